# The runtime as one pair of files: it builds without a warning, and programs run with it.
# Uses $COROC; writes only below a temporary folder.
. tests/check.sh

strict='-std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'

"${COROC:?}" runtime -o "$folder" || fail 'coroc runtime fails'
for cc in gcc clang; do
    # The flags are separate words.
    # shellcheck disable=SC2086
    $cc $strict -O2 -c "$folder/coro.c" -o "$folder/coro.o" || fail "$cc does not build coro.c"
    for program in examples/two_tasks examples/shared_loop tests/golden/value/formats; do
        name=${program##*/}
        "$COROC" "$program.coro" -o "$folder/$name.c" &&
            $cc $strict -I"$folder" "$folder/$name.c" "$folder/coro.o" -lm -o "$folder/$name" &&
            "$folder/$name" >"$folder/out" || fail "$cc: $name does not build and run"
        cmp -s "$folder/out" "$program.out" || fail "$cc: $name prints something else"
    done
done

passed

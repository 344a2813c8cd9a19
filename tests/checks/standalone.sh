# A program as one file of C: examples and programs of several modules build with gcc and clang without a
# warning and print what they print elsewhere; names of the runtime and of the system are names like
# others. Uses $COROC; writes only below a temporary folder.
# shellcheck disable=SC2086
. tests/check.sh

strict='-std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'
CORO_CLOCK=virtual
export CORO_CLOCK

libraries= # that the program needs

# builds COMMAND...: makes $folder/program of $folder/program.c.
builds() {
    "$@" "$folder/program.c" $libraries -lm -o "$folder/program" 2>"$folder/said" || {
        fail "$*: does not build:"
        head -20 "$folder/said"
        return 1
    }
}

# ---- examples and programs of modules ----

# Some fail, and are expected to.
runs() { # runs STEM COMMAND...
    stem=$1
    shift
    libraries=$(cat "$stem.flags" 2>/dev/null)
    builds "$@" || return
    input=/dev/null
    [ ! -e "$stem.in" ] || input=$stem.in
    "$folder/program" <"$input" >"$folder/out" 2>/dev/null
    cmp -s "$folder/out" "$stem.out" || fail "$stem by $1 prints something else"
}

# Each by one of the compilers, in turn; or by both.
turn=gcc
for out in examples/*.out tests/golden/module/*.out tests/golden/extern/functions.out; do
    stem=${out%.out}
    "$COROC" --standalone -w "$stem.coro" -o "$folder/program.c" || fail "$stem does not compile"
    [ $turn = clang ] && [ -z "$FULL" ] || runs "$stem" gcc -Wjump-misses-init $strict
    [ $turn = gcc ] && [ -z "$FULL" ] || runs "$stem" clang $strict
    [ $turn = gcc ] && turn=clang || turn=gcc
done

# The compiler's own language, other features of the system, and optimization.
"$COROC" --standalone examples/bank.coro -o "$folder/program.c"
runs examples/bank cc
runs examples/bank gcc -D_GNU_SOURCE -O2 -Wall -Werror
runs examples/bank clang -D_GNU_SOURCE=1 -O2 -Wall -Werror
"$COROC" -g --standalone examples/bank.coro -o "$folder/program.c"
runs examples/bank gcc $strict
grep -q '^#line 1 "coro.c"$' "$folder/program.c" || fail 'the lines of the runtime are those of the program'

# ---- what lies beside the program ----

# A program with all that may be called by a word, for each word that there is in the runtime or the
# system: as a fn, a struct, a coroutine, an enum and a variable.
words() {
    "$COROC" runtime -o "$folder/runtime" && cc -c "$folder/runtime/coro.c" -o "$folder/coro.o"
    {
        nm "$folder/coro.o" | sed -n 's/.* [a-zA-Z] \([a-z_0-9]*\).*/\1/p'
        sed -n 's/.*\(struct\|enum\) \([a-z_0-9]*\) {.*/\2/p; s/^typedef .* \([a-z_0-9]*\);/\1/p' \
            "$folder/runtime/coro.c"
        grep -o '"[a-zA-Z_0-9]*"' compiler/c_system.def compiler/c_functions.def | sed 's/.*"\(.*\)"/\1/'
    } | grep -v '^coro_\|^_\|^main$\|^throw$' | sort -u
}

words >"$folder/used"
[ "$(wc -l <"$folder/used")" -gt 1500 ] || fail 'there are too few words'
for item in 'fn &(n: int) -> int { return n + 1; }' 'struct & { x: int }' \
    'coro &(n: int) yields int { yield n; }' 'enum & { &, other }' 'var &: int = 1;' \
    'message &(n: int) -> int; on &(n) { return n; }'; do
    {
        sed "s/.*/$item/" "$folder/used"
        echo 'fn main() {}'
    } >"$folder/program.coro"
    "$COROC" --standalone -w "$folder/program.coro" -o "$folder/program.c" >"$folder/said" 2>&1 || {
        fail "'$item' does not compile for all words:"
        head -5 "$folder/said"
    }
    builds gcc -w
done

passed

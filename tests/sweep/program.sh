# Sweeps one program, given by its path: at each resumption in it the coroutine is dropped, then thrown
# into, and each allocation fails. Uses $COROC, $BUILD and $CORO_SWEEP_MOST; sanitized.
set -u

program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

"${COROC:?}" -q "$program" -o "$folder/a.c" 2>/dev/null && grep -q '^main(' "$folder/a.c" || exit 0
${SWEEP_CC:-gcc} -std=c11 -g -fsanitize=address,undefined -fno-sanitize-recover=all -I "$BUILD/include" \
    "$folder/a.c" "$BUILD/sweep/libsweep.a" -Wl,--wrap=main,--wrap=malloc,--wrap=free -lm \
    -o "$folder/a" || exit 1

# Each line of x.args is an argument.
set --
[ ! -e "${program%.coro}.args" ] || while IFS= read -r line; do
    set -- "$@" "$line"
done <"${program%.coro}.args"
input=/dev/null
[ ! -e "${program%.coro}.in" ] || input=${program%.coro}.in

for harm in drop throw allocation; do
    CORO_SWEEP=$harm "$folder/a" "$@" <"$input" >"$folder/told" || {
        echo "sweep: $program:"
        head -c 4000 "$folder/told"
        failed=1
    }
    tail -n 1 "$folder/told" >>"$folder/runs"
done
[ -z "${CORO_SWEEP_TELL:-}" ] || echo "$program: $(paste -s -d' ' "$folder/runs")"
exit $failed

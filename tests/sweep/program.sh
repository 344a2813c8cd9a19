# Sweeps one program, given by its path (.coro, or .c as if generated): at each resumption in it the
# coroutine is dropped, or thrown into, or its time is over, or its task cancels another; and each allocation
# fails. With FULL=yes at all of them, but of more than 2000 at that many, evenly spread; else at a few. Uses
# $COROC, $BUILD.
set -u

program=$1
export CORO_CLOCK=virtual
export UBSAN_OPTIONS=exitcode=86
if [ -n "${FULL:-}" ]; then
    export CORO_SWEEP_MOST=2000 ASAN_OPTIONS=detect_leaks=1:exitcode=86
else # what is held at the end is counted, which is cheaper
    export CORO_SWEEP_MOST=24 ASAN_OPTIONS=detect_leaks=0:exitcode=86
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

case $program in
*.c) source=$program ;;
*)
    source=$folder/a.c
    "${COROC:?}" -q "$program" -o "$source" 2>/dev/null
    case $? in
    0) grep -q '^main(' "$source" || exit 0 ;;
    1) exit 0 ;;
    *)
        echo "sweep: $program: coroc failed"
        exit 1
        ;;
    esac
    ;;
esac

# modules FOLDER WHERE FILE...: what the C in the files includes, from the sources in FOLDER, is translated too,
# WHERE it is looked for. ("part" is no longer asked for when the function has called itself.)
modules() {
    for part in $(shift 2; sed -n 's/^#include "\(.*\)\.h"$/\1/p' "$@"); do
        [ -e "$1/$part.coro" ] && [ ! -e "$2/$part.c" ] || continue
        mkdir -p "$(dirname "$2/$part")"
        "$COROC" -w "$1/$part.coro" -o "$2/$part.c" || exit 1
        sources="$sources $2/$part.c -iquote $(dirname "$2/$part") -iquote $(dirname "$1/$part")"
        modules "$(dirname "$1/$part")" "$(dirname "$2/$part")" "$2/$part.h" "$2/$part.c"
    done
}

sources=$source
case $program in
*.coro)
    sources="$sources -iquote $(dirname "$program")"
    modules "$(dirname "$program")" "$folder" "$source"
    ;;
esac

# What x.flags names.
for word in $(cat "${program%.*}.flags" 2>/dev/null); do
    case $word in
    -*) sources="$sources $word" ;;
    *) sources="$sources $(dirname "$program")/$word" ;;
    esac
done

# The sources are separate words.
# shellcheck disable=SC2086
gcc -std=c11 -D_DEFAULT_SOURCE -g -fsanitize=address,undefined -fno-sanitize-recover=all -DCORO_SWEEP \
    -I "$BUILD/include" $sources "$BUILD/sweep/libsweep.a" \
    -Wl,--wrap=main,--wrap=malloc,--wrap=free -lm -o "$folder/a" || exit 1

# Each line of x.args is an argument.
set --
[ ! -e "${program%.*}.args" ] || while IFS= read -r line; do
    set -- "$@" "$line"
done <"${program%.*}.args"
input=/dev/null
[ ! -e "${program%.*}.in" ] || input=${program%.*}.in

for harm in drop throw time cancel allocation; do
    CORO_SWEEP=$harm "$folder/a" "$@" <"$input" >"$folder/told" || {
        echo "sweep: $program:"
        head -c 8000 "$folder/told"
        failed=1
    }
    tail -n 1 "$folder/told" >>"$folder/runs"
done
[ -z "${CORO_SWEEP_TELL:-}" ] || echo "$program: $(paste -s -d' ' "$folder/runs")"
exit $failed

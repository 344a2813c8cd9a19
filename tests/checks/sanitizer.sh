# The sanitizers are on wherever tests rely on them: each must tell of a coroutine that is wrong.
. tests/check.sh

# misses WHERE TEXT: unless the output has this text.
misses() {
    grep -q "$2" "$folder/out" || {
        fail "$1 does not tell '$2':"
        cat "$folder/out"
    }
}

# Golden programs: the wrong coroutine runs in the place of main.
clang -g -fsanitize=address,undefined -fno-sanitize-recover=all -Dmain=__wrap_main \
    -I "$BUILD/include" -c tests/checks/wrong.c -o "$folder/wrong.o" || exit 1
echo 'fn main() { print(7); }' >"$folder/right.coro"
echo 7 >"$folder/right.out"
export LDFLAGS="$folder/wrong.o -Wl,--wrap=main $BUILD/sanitized/libcoro.a"
golden() {
    "$BUILD/sanitized/coroc" test -q --sanitize --cc=clang "$folder" >"$folder/out" 2>&1
}
unset ASAN_OPTIONS UBSAN_OPTIONS
golden || misses 'the right golden program' '1 passed'
for fault in leak:LeakSanitizer use:heap-use-after-free undefined:'signed integer overflow'; do
    CORO_WRONG=${fault%%:*} golden
    misses "a golden program's ${fault%%:*}" "${fault#*:}"
    misses "a golden program's ${fault%%:*}" '1 failed'
done
unset LDFLAGS

# Sweeps: there it is right only while no harm is done. What is left at the end is counted, or found
# by the sanitizer in the full ones.
for full in '' yes; do
    [ "$full" ] && status=86 || status=87
    FULL=$full sh tests/sweep/program.sh tests/checks/wrong.c >"$folder/out" 2>&1 &&
        fail "the${full:+ full} sweep of what is wrong passes"
    misses "the${full:+ full} sweep of drops" "drop at 2: status $status"
    misses 'the sweep of drops' '1 allocations are left'
    misses 'the sweep of throws' 'heap-use-after-free'
    misses 'the sweep of allocations' 'allocation at 1: '
done

passed

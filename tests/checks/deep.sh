# Chains and recursions a million deep, in a C stack of 256 KiB.
. tests/check.sh

export CORO_CLOCK=virtual

# run NAME: its output and status, or 255 if it does not compile.
run() {
    CC=${CC:-gcc} CFLAGS="$flags" "${COROC:?}" build -q "tests/deep/$1.coro" -o "$folder/$1" || return 255
    (ulimit -s 256 && exec "$folder/$1") >"$folder/out" 2>"$folder/err"
}

for flags in -O0 ${FULL:+-O2}; do
    for name in recursion objects tasks; do
        run $name && diff "tests/deep/$name.out" "$folder/out" || {
            fail "$name with $flags fails:"
            head -n 20 "$folder/err"
        }
    done
    run too_deep 2>/dev/null # where the shell tells of the signal
    [ $? -eq 134 ] && grep -q 'panic: too deep$' "$folder/err" || {
        fail "too_deep with $flags does not tell so:"
        head -n 20 "$folder/err"
    }
done

passed

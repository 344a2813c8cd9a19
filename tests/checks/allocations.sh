# Sending a message allocates nothing: a program that sends a thousand times more asks for memory as often.
. tests/check.sh

"${COROC:?}" tests/checks/allocations.coro -o "$folder/program.c" &&
    ${CC:-cc} -std=c11 -O1 -DCORO_PLAIN_MALLOC -iquote runtime "$folder/program.c" runtime/*.c \
        tests/checks/allocations.c -Wl,--wrap=malloc -lm -o "$folder/program" || exit 1

count() {
    CORO_CLOCK=virtual "$folder/program" "$1" 2>&1 >/dev/null
}

few=$(count 5)
many=$(count 5000)
[ -n "$few" ] && [ "$few" -gt 0 ] && [ "$few" = "$many" ] ||
    fail "'$few' for few messages, '$many' for many"
passed

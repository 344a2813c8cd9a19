# The one entry of the runtime that other threads may use, under the thread sanitizer.
. tests/check.sh

gcc -std=c11 -O1 -g -fsanitize=thread -fno-sanitize-recover=all -iquote runtime \
    $(pkg-config --cflags check) tests/unit/post_test.c runtime/*.c \
    $(pkg-config --libs check) -lm -o "$folder/posts" || exit 1
TSAN_OPTIONS=halt_on_error=1 "$folder/posts" >"$folder/told" 2>&1 || {
    fail 'a race:'
    cat "$folder/told"
}
passed

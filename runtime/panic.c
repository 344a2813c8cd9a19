/* The end of a program that has gone wrong. Nothing here allocates: memory may just have
 * run out. */
#include "shuffle.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define CORO_PANIC(id, text) const char coro_panic_##id[] = text;
#include "errors.def"

void
coro_panic_string(coro_string text, const struct coro_code *code, int line)
{
    fflush(stdout);
    if (code)
        fprintf(stderr, "%s:%d: ", code->file, coro_line_of(code, line));
    fputs("panic: ", stderr);
    fwrite(text.bytes, 1, text.len, stderr);
    fputc('\n', stderr);
    coro_print_chain(stderr);
    coro_shuffle_tell();
    fflush(stderr);
    abort();
}

void
coro_panic(const char *text, const struct coro_code *code, int line)
{
    coro_panic_string((coro_string){text, (uint32_t)strlen(text), 0}, code, line);
}

void
coro_panic_memory(void)
{
    coro_panic(coro_panic_OUT_OF_MEMORY, NULL, 0);
}

void
coro_panic_numbers(const char *format, const struct coro_code *code, int line,
                   int64_t first, int64_t second, int64_t third)
{
    char text[160];
    snprintf(text, sizeof text, format, first, second, third);
    coro_panic(text, code, line);
}

void
coro_panic_division(const struct coro_code *code, int line)
{
    coro_panic(coro_panic_DIVISION, code, line);
}

void
coro_panic_none(const struct coro_code *code, int line)
{
    coro_panic(coro_panic_NONE, code, line);
}

/* First comes coro.h, then the program, and last what the program does not see of the
 * runtime: so the macros of the system's headers mean nothing in the program. */
#include "standalone.h"

#include "runtime_text.h"

/* What the runtime asks of the first header of the system. */
static const char features[] = "#if defined __linux__ && !defined _GNU_SOURCE\n"
                               "#define _GNU_SOURCE\n"
                               "#endif\n\n";

/* Around what is not the program's: nobody minds what the program does not use of it, nor
 * that its variables have names that something has there. */
static const char quiet[] = "#ifdef __GNUC__\n"
                            "#pragma GCC diagnostic push\n"
                            "#pragma GCC diagnostic ignored \"-Wunused-function\"\n"
                            "#pragma GCC diagnostic ignored \"-Wunused-const-variable\"\n"
                            "#pragma GCC diagnostic ignored \"-Wshadow\"\n"
                            "#endif\n\n";
static const char loud[] = "#ifdef __GNUC__\n"
                           "#pragma GCC diagnostic pop\n"
                           "#endif\n\n";

bool
standalone_print(struct parts *imported, struct parts *program, bool debug_lines,
                 FILE *out)
{
    fputs("/* A program by coroc, with the runtime: cc FILE.c -lm */\n", out);
    fputs(features, out);
    fputs(quiet, out);
    fputs("/* ======== coro.h ======== */\n\n", out);
    fwrite(runtime_text_coro_h, 1, runtime_size_coro_h, out);
    fputc('\n', out);
    if (!parts_print(imported, false, out))
        return false;
    fputs(loud, out);
    if (!parts_print(imported, true, out) || !parts_print(program, true, out))
        return false;
    if (debug_lines) /* the program's lines are those of its source */
        fputs("#line 1 \"coro.c\"\n", out);
    fputs(quiet, out);
    fwrite(runtime_text_coro_c, 1, runtime_size_coro_c, out);
    fputs(loud, out);
    return true;
}

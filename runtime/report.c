/* What is told on standard error: errors that nobody asked for, and the chain of
 * coroutines. */
#include "drive.h"

void
coro_report_error(const struct coro_error *error)
{
    fflush(stdout);
    coro_error_print(error, stderr);
}

void
coro_print_place(FILE *out, const struct coro_code *code, int line)
{
    fprintf(out, "    in %s at %s:%d\n", code->name, code->file,
            coro_line_of(code, line));
}

void
coro_print_frames(FILE *out, const struct coro_frame *frame)
{
    for (; frame; frame = frame->parent)
        coro_print_place(out, frame->kind->code, coro_state_of(frame)->line);
}

/* The innermost frame runs: its line is not that of its state, but the panic's or that
 * where it resumes another, which stands above already if it is the resumer. */
static void
print_driven(FILE *out, const struct coro_frame *leaf, const struct coro_code *resumer)
{
    if (leaf->kind->code != resumer)
        fprintf(out, "    in %s\n", leaf->kind->code->name);
    coro_print_frames(out, leaf->parent);
}

void
coro_print_chain(FILE *out)
{
    const struct coro_code *resumer = NULL;
    const struct coro_driver *d;

    for (d = coro_running; d; d = d->outer) {
        if (d->leaf)
            print_driven(out, d->leaf, resumer);
        if (d->code)
            coro_print_place(out, d->code, d->line);
        resumer = d->code;
    }
}

/* What is told on standard error: errors that nobody asked for, and the chain of
 * coroutines. */
#include <inttypes.h>

#include "drive.h"

void
coro_report_error(const struct coro_error *error)
{
    fflush(stdout);
    coro_error_print(error, stderr);
}

void
coro_print_place(FILE *out, const char *how, const struct coro_code *code, int line)
{
    fprintf(out, "    %s %s at %s:%d\n", how, code->name, code->file,
            coro_line_of(code, line));
}

/* ---- chains: of a long one the first and the last places are shown ---- */

/* A chain is walked twice: first to count its places (out is NULL), then to print them.
 */
struct listing {
    FILE *out;
    int64_t total, number;
};

/* Is the next place one to be printed? Says instead how many are left out, once. */
static bool
shows_next(struct listing *listing)
{
    int64_t number = listing->number++;
    int64_t left_out = listing->total - 2 * CHAIN_ENDS;

    if (!listing->out)
        return false;
    if (left_out <= 0 || number < CHAIN_ENDS || number >= CHAIN_ENDS + left_out)
        return true;
    if (number == CHAIN_ENDS)
        fprintf(listing->out, "    … %" PRId64 " more …\n", left_out);
    return false;
}

static void
list_place(struct listing *listing, const struct coro_code *code, int line)
{
    if (shows_next(listing))
        coro_print_place(listing->out, "in", code, line);
}

static void
list_frames(struct listing *listing, const struct coro_frame *frame)
{
    for (; frame; frame = frame->parent)
        list_place(listing, frame->kind->code, coro_state_of(frame)->line);
}

void
coro_print_frames(FILE *out, const struct coro_frame *frame)
{
    struct listing listing = {0};

    list_frames(&listing, frame);
    listing = (struct listing){.out = out, .total = listing.number};
    list_frames(&listing, frame);
}

/* The innermost frame runs: its line is not that of its state, but the panic's or that
 * where it resumes another, which stands above already if it is the resumer. */
static void
list_driven(struct listing *listing, const struct coro_frame *leaf,
            const struct coro_code *resumer)
{
    if (leaf->kind->code != resumer && shows_next(listing))
        fprintf(listing->out, "    in %s\n", leaf->kind->code->name);
    list_frames(listing, leaf->parent);
}

void
coro_print_driven(FILE *out, const struct coro_driver *d)
{
    struct listing listing = {0};

    list_driven(&listing, d->leaf, NULL);
    listing = (struct listing){.out = out, .total = listing.number};
    list_driven(&listing, d->leaf, NULL);
}

static void
list_running(struct listing *listing)
{
    const struct coro_code *resumer = NULL;
    const struct coro_driver *d;

    for (d = coro_running; d; d = d->outer) {
        if (d->leaf)
            list_driven(listing, d->leaf, resumer);
        if (d->code)
            list_place(listing, d->code, d->line);
        resumer = d->code;
    }
}

void
coro_print_chain(FILE *out)
{
    struct listing listing = {0};

    list_running(&listing);
    listing = (struct listing){.out = out, .total = listing.number};
    list_running(&listing);
}

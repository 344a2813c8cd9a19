/* Errors: a message, a number, where it was thrown first, and the chain of callers it has
 * left. */
#include <string.h>

#include "leaks.h"
#include "text.h"

/* As a count of references: a constant, which is never changed. */
#define IMMORTAL UINT32_MAX

enum {
    CHAIN_MOST = 2 * CHAIN_ENDS,
    CHAIN_FIRST = 4, /* room grows from this by doubling */
};

struct place {
    const struct coro_code *code;
    int line;
};

struct coro_error {
    uint32_t refs;
    int room;       /* in chain */
    int64_t passed; /* callers; past CHAIN_ENDS the last share their places in turn */
    coro_string message;
    int64_t code;
    struct place thrown; /* its code is NULL until then */
    struct place *chain;
};

static struct coro_error out_of_memory = {
    .refs = IMMORTAL,
    .message = CORO_TEXT("out of memory"),
};

struct coro_error *
coro_out_of_memory(void)
{
    return &out_of_memory;
}

struct coro_error *
coro_error_new(coro_string message, int64_t code_number)
{
    struct coro_error *error = coro_allocate(sizeof *error);
    if (!error)
        coro_panic_memory();
    *error = (struct coro_error){.refs = 1, .message = message, .code = code_number};
    coro_leaf_was_born(CORO_ERRORS);
    return error;
}

struct coro_error *
coro_error_retain(struct coro_error *error)
{
    if (error && error->refs != IMMORTAL)
        error->refs++;
    return error;
}

void
coro_error_release(struct coro_error *error)
{
    if (!error || error->refs == IMMORTAL || --error->refs > 0)
        return;
    coro_leaf_was_released(CORO_ERRORS);
    coro_string_release(error->message);
    if (error->chain)
        coro_release_memory(error->chain, (size_t)error->room * sizeof(struct place));
    coro_release_memory(error, sizeof *error);
}

coro_string
coro_error_message(const struct coro_error *error)
{
    return coro_string_retain(error->message);
}

int64_t
coro_error_code(const struct coro_error *error)
{
    return error->code;
}

bool
coro_error_equal(const struct coro_error *left, const struct coro_error *right)
{
    if (!left || !right)
        return left == right;
    return left->code == right->code && coro_string_equal(left->message, right->message);
}

struct coro_error *
coro_throw(struct coro_error *error, const struct coro_code *code, int line)
{
    if (error->refs != IMMORTAL && !error->thrown.code)
        error->thrown = (struct place){code, line};
    return error;
}

/* ---- the chain ---- */

static bool
grow_chain(struct coro_error *error)
{
    int room = error->room ? error->room * 2 : CHAIN_FIRST;
    size_t size = (size_t)error->room * sizeof(struct place);
    struct place *chain =
        coro_enlarge(error->chain, size, size, (size_t)room * sizeof *chain);
    if (!chain)
        return false;
    error->chain = chain;
    error->room = room;
    return true;
}

/* Where the caller with this number has its place. */
static struct place *
caller(const struct coro_error *error, int64_t number)
{
    int64_t at = number < CHAIN_ENDS ? number : CHAIN_ENDS + number % CHAIN_ENDS;
    return &error->chain[at];
}

/* Without memory for it the caller goes untold. */
void
coro_error_pass(struct coro_error *error, const struct coro_code *code, int line)
{
    if (error->refs == IMMORTAL || !code)
        return; /* a C host has no place */
    if (error->passed == error->room && error->room < CHAIN_MOST && !grow_chain(error))
        return;
    *caller(error, error->passed++) = (struct place){code, line};
}

struct coro_error *
coro_error_reach(struct coro_error *error, const struct coro_code *code, int line)
{
    if (!error->thrown.code)
        return coro_throw(error, code, line);
    coro_error_pass(error, code, line);
    return error;
}

/* Without memory for a chain of its own the copy begins a new one. */
static void
copy_chain(struct coro_error *copy, const struct coro_error *error)
{
    size_t size = (size_t)error->room * sizeof(struct place);
    struct place *chain = error->chain ? coro_allocate(size) : NULL;
    if (!chain)
        return;
    memcpy(chain, error->chain, size);
    copy->chain = chain;
    copy->room = error->room;
    copy->passed = error->passed;
}

struct coro_error *
coro_error_copy(struct coro_error *error)
{
    struct coro_error *copy;
    if (error->refs == IMMORTAL || !(copy = coro_allocate(sizeof *copy)))
        return coro_error_retain(error);
    *copy = (struct coro_error){
        .refs = 1,
        .message = coro_string_retain(error->message),
        .code = error->code,
        .thrown = error->thrown,
    };
    coro_leaf_was_born(CORO_ERRORS);
    copy_chain(copy, error);
    return copy;
}

static void
print_callers(const struct coro_error *error, int64_t from, int64_t to, FILE *out)
{
    for (; from < to; from++) {
        struct place *place = caller(error, from);
        coro_print_place(out, "in", place->code, place->line);
    }
}

void
coro_error_print(const struct coro_error *error, FILE *out)
{
    int64_t callers = error->passed;
    int64_t first = callers > CHAIN_MOST ? CHAIN_ENDS : callers;
    int64_t last = callers > CHAIN_MOST ? callers - CHAIN_ENDS : callers;
    if (error->thrown.code)
        fprintf(out, "%s:%d: ", error->thrown.code->file,
                coro_line_of(error->thrown.code, error->thrown.line));
    fputs("error: ", out);
    fwrite(error->message.bytes, 1, error->message.len, out);
    fputc('\n', out);
    print_callers(error, 0, first, out);
    if (first < last)
        fprintf(out, "    … %" PRId64 " more …\n", last - first);
    print_callers(error, last, callers, out);
}

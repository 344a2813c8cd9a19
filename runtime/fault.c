/* The runtime's own errors, from one table of texts. */
#include "internal.h"

#include <string.h>

static const coro_string faults[] = {
#define CORO_FAULT(id, text) [CORO_FAULT_##id] = CORO_TEXT(text),
#include "errors.def"
};

struct coro_error *
coro_fault(enum coro_fault fault, const struct coro_code *code, int line)
{
    if (fault == CORO_FAULT_OUT_OF_MEMORY)
        return coro_out_of_memory();
    return coro_throw(coro_error_new(faults[fault], 0), code, line);
}

struct coro_error *
coro_fault_of(enum coro_fault fault, const char *message, const struct coro_code *code,
              int line)
{
    coro_string name = {message, (uint32_t)strlen(message), 0};
    coro_string text = coro_string_add(faults[fault], name);

    return coro_throw(coro_error_new(text, 0), code, line);
}

void
coro_deliver(struct coro_error *thrown, struct coro_error **error,
             const struct coro_code *code, int line)
{
    if (!error)
        coro_panic_string(coro_error_message(thrown), code, line);
    *error = thrown;
}

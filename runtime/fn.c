/* Fns as values: by their addresses, which all have one form. */
#include "show.h"

#include <string.h>

static struct coro_named_function *named_functions;

static bool
is_known_function(const struct coro_named_function *function)
{
    const struct coro_named_function *known = named_functions;

    while (known && known != function)
        known = known->next;
    return known != NULL;
}

void
coro_name_functions(struct coro_named_function *functions, int count)
{
    if (count == 0 || is_known_function(functions))
        return;
    for (int i = 0; i < count; i++) {
        functions[i].next = named_functions;
        named_functions = &functions[i];
    }
}

static bool
equal_function(const struct coro_type *type, const void *left, const void *right)
{
    return memcmp(left, right, type->size) == 0;
}

/* One that nobody has told of has no name. */
static const char *
name_of_function(coro_function *function)
{
    for (const struct coro_named_function *known = named_functions; known;
         known = known->next)
        if (known->function == function)
            return known->name;
    return "?";
}

static void
show_function(const struct coro_type *type, const void *value, bool repr,
              struct coro_writer *out)
{
    coro_function *function;

    (void)repr;
    memcpy(&function, value, type->size);
    coro_write_text(out, "<fn ");
    coro_write_text(out, name_of_function(function));
    coro_write_byte(out, '>');
}

const struct coro_type coro_type_fn = {
    .name = "fn",
    .size = sizeof(coro_function *),
    .equal = equal_function,
    .show = show_function,
};

const struct coro_type coro_type_maybe_fn = {
    .size = sizeof(coro_function *),
    .equal = equal_function,
    .show = coro_reference_maybe_show,
    .element = &coro_type_fn,
};

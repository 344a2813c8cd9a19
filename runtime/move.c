/* Moving and replacing values whose type is told by a description. */
#include <string.h>

#include "internal.h"

void *
coro_move_out(void *to, void *place, size_t size)
{
    memcpy(to, place, size);
    memset(place, 0, size);
    return to;
}

/* The old value is released when the new one is in place, since its release may run code
 * that looks. */
void
coro_assign(const struct coro_type *type, void *place, void *value)
{
    unsigned char *left = place, *right = value;

    for (size_t i = 0; i < type->size; i++) {
        unsigned char byte = left[i];
        left[i] = right[i];
        right[i] = byte;
    }
    coro_release(type, value);
}

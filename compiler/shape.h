/* How much room values take in C on the reference machine: 64 bits, each basic type
 * aligned to its own size. */
#ifndef SHAPE_H
#define SHAPE_H

#include "ast.h"

struct shape {
    uint32_t size, align;
};

/* What nothing has been put into. */
#define SHAPE_EMPTY ((struct shape){0, 1})

enum {
    /* Bytes of one value, and of all that a body holds: it may lie on a C stack. */
    SHAPE_LARGEST = 1 << 20,
    SHAPE_FRAME_HEAD = 24, /* struct coro_frame */
    SHAPE_FRAME_ALIGN = 8,
    SHAPE_OBJECT = 16,   /* struct coro_object */
    SHAPE_SLEEP = 56,    /* struct coro_sleep */
    SHAPE_SELECT = 32,   /* struct coro_select */
    SHAPE_ARM = 40,      /* struct coro_arm */
    SHAPE_WITHIN = 104,  /* struct coro_within */
    SHAPE_GROUP = 48,    /* struct coro_group */
    SHAPE_TRANSFER = 32, /* struct coro_transfer */
    SHAPE_ASKING = 48,   /* struct coro_asking */
    SHAPE_REQUEST = 24,  /* struct coro_request */
    SHAPE_POINTER = 8,
    SHAPE_ENUM = 4,
    SHAPE_STRING = 16, /* coro_string */
};

/* The fields of structs in it have their types, and none holds itself. */
struct shape shape_of_type(const struct type *type);

/* Adds a part behind the others as C does in a struct; gives its offset. What would be
 * larger than 4 GiB stays at that. */
uint32_t shape_add(struct shape *whole, struct shape part);
/* Makes room for a part over the others as C does in a union. */
void shape_overlay(struct shape *whole, struct shape part);
/* The whole with its padding behind. */
struct shape shape_padded(struct shape whole);

#endif

/* What has been made and not yet released, where CORO_LEAKS asks for it. */
#ifndef CORO_LEAKS_H
#define CORO_LEAKS_H

#include "internal.h"

/* What is told by its number only. */
enum coro_leaf { CORO_STRINGS, CORO_ERRORS, CORO_LEAVES };

/* Slow: where they are asked for, or nobody knows yet. */
void coro_leaks_add(enum coro_holders kind, const void *object,
                    const struct coro_code *code, int line);
void coro_leaks_remove(const void *object);
void coro_leaks_count(enum coro_leaf leaf, int difference);

/* Nothing is told at the end. */
void coro_leaks_forget(void);

/* `code` is NULL where the place is not known, or not yet. */
static inline void
coro_was_born(enum coro_holders kind, const void *object, const struct coro_code *code,
              int line)
{
    if (coro_leaks != CORO_LEAKS_OFF)
        coro_leaks_add(kind, object, code, line);
}

/* Nobody refers to it any more. */
static inline void
coro_was_released(const void *object)
{
    if (coro_leaks == CORO_LEAKS_ON)
        coro_leaks_remove(object);
}

static inline void
coro_leaf_was_born(enum coro_leaf leaf)
{
    if (coro_leaks != CORO_LEAKS_OFF)
        coro_leaks_count(leaf, 1);
}

static inline void
coro_leaf_was_released(enum coro_leaf leaf)
{
    if (coro_leaks == CORO_LEAKS_ON)
        coro_leaks_count(leaf, -1);
}

#endif

/* How the values of each type are shown: the show functions of the types in value.c. */
#ifndef CORO_SHOW_H
#define CORO_SHOW_H

#include "text.h"

#define CORO_SHOW(name)                                                                  \
    void coro_show_##name(const struct coro_type *type, const void *value, bool repr,    \
                          struct coro_writer *out)

CORO_SHOW(bool);
CORO_SHOW(i8);
CORO_SHOW(i16);
CORO_SHOW(i32);
CORO_SHOW(i64);
CORO_SHOW(u8);
CORO_SHOW(u16);
CORO_SHOW(u32);
CORO_SHOW(u64);
CORO_SHOW(f32);
CORO_SHOW(f64);
CORO_SHOW(duration);
CORO_SHOW(string);
CORO_SHOW(error);
CORO_SHOW(coro);
CORO_SHOW(task);
CORO_SHOW(loop);
CORO_SHOW(chan);

#endif

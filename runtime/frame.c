/* Frames of their own, for callees that recurse. */
#include "internal.h"

struct coro_frame *
coro_frame_new(const struct coro_kind *kind)
{
    return coro_allocate(kind->size);
}

void
coro_frame_free(struct coro_frame *frame)
{
    coro_release_memory(frame, frame->kind->size);
}

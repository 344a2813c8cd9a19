/* Frames of their own, for callees that recurse. */
#include "internal.h"

struct coro_frame *
coro_frame_new(const struct coro_kind *kind)
{
    struct coro_frame *frame = coro_allocate(kind->size);

    if (frame)
        coro_frame_start(frame, kind);
    return frame;
}

void
coro_frame_free(struct coro_frame *frame)
{
    coro_release_memory(frame, frame->kind->size);
}

/* Frames that their consumer holds and steps itself: how they end. */
#include "drive.h"

/* As coro_frame.at: it holds nothing any more. */
#define AT_END UINT32_MAX

static void
release_result(struct coro_frame *frame)
{
    const struct coro_kind *kind = frame->kind;

    if (kind->result)
        coro_release(kind->result, (char *)frame + kind->result_offset);
}

void
coro_frame_ended(struct coro_frame *frame, enum coro_way way, struct coro_error *thrown,
                 struct coro_error **error, const struct coro_code *code, int line)
{
    frame->at = AT_END;
    if (way == CORO_ON) {
        release_result(frame);
    } else if (way == CORO_ERROR) {
        coro_error_pass(thrown, code, line);
        coro_deliver(thrown, error, code, line);
    }
}

void
coro_frame_drop(struct coro_frame *frame)
{
    struct coro_driver d = {.leaf = frame, .way = CORO_DROP, .outer = coro_running};

    if (frame->at == AT_END)
        return;
    coro_running = &d;
    coro_drive(&d);
    coro_running = d.outer;
}

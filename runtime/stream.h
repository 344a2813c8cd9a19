/* Streams, for those who drive and hold them. */
#ifndef CORO_STREAM_H
#define CORO_STREAM_H

#include "task.h"

/* What a yield to whoever asked is, under the loop. */
extern const struct coro_message coro_message_yield;

/* How much room for values its objects have behind the frame. */
size_t coro_stream_room(const struct coro_kind *kind);

/* Whether it stands at a message or a turn, not at a yield to who asks. */
bool coro_stream_is_inside(const struct coro_task *stream);
/* It begins or goes on with what it was asked for, unless it is dropped up to a scope. */
void coro_stream_resume(struct coro_task *stream, struct coro_driver *d, bool is_dropped);
/* It has been left by who asked while it ran, and has now come to a suspension. */
void coro_stream_pause(struct coro_task *stream);
/* Its code has ended in this way, under the loop. Moves `error`. */
void coro_stream_leave(struct coro_task *stream, enum coro_way way,
                       struct coro_error *error);
/* It is to be dropped where it stands, its code not running: takes back what it waits
 * for, and tells who asked that it has ended. */
void coro_stream_stop(struct coro_task *stream);
/* No loop's guest any more. */
void coro_stream_forsake(struct coro_task *stream);

#endif

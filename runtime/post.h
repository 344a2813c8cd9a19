/* Posts, for the loop. */
#ifndef CORO_POST_H
#define CORO_POST_H

#include "task.h"

static inline bool
coro_posts_are_there(struct coro_loop *loop)
{
    return atomic_load_explicit(&loop->posts, memory_order_relaxed) != NULL;
}

/* What posts ring when the loop sleeps; false without file descriptors. */
bool coro_loop_make_bell(struct coro_loop *loop);
/* Runs those that are there, the oldest first. */
void coro_posts_run(struct coro_loop *loop);
/* From now on, posts ring. False: there is one already, and they do not. */
bool coro_posts_doze(struct coro_loop *loop);
void coro_posts_awake(struct coro_loop *loop);
/* Until there is one, or so much time has passed; INT64_MAX is for ever. The loop
 * has a bell. */
void coro_posts_wait(struct coro_loop *loop, int64_t ns);
/* The loop ends. */
void coro_posts_end(struct coro_loop *loop);

#endif

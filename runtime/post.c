/* Posts: what other threads, signals and interrupts ask of a loop's thread, and how they
 * wake it. The list of posts is pushed by compare and swap and taken as a whole, so
 * nobody ever waits for another.
 *
 * Who posts puts the post on the list and then looks whether the loop is asleep; the loop
 * says that it is and then looks at the list. So one of them sees the other. */
#define _GNU_SOURCE /* ppoll */

#include "post.h"

#include "clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

/* ---- from anywhere ---- */

static void
push(struct coro_loop *loop, struct coro_post *post)
{
    struct coro_post *first = atomic_load(&loop->posts);

    do
        post->next = first;
    while (!atomic_compare_exchange_weak(&loop->posts, &first, post));
}

/* A pipe that is full wakes as well. */
static void
ring(const struct coro_loop *loop)
{
    int kept = errno;

    if (write(loop->bell[1], "", 1) < 0)
        errno = kept;
}

void
coro_post(struct coro_loop *loop, struct coro_post *post)
{
    if (atomic_exchange(&post->waits, true))
        return;
    push(loop, post);
    if (atomic_exchange(&loop->asleep, false))
        ring(loop);
}

/* ---- the bell ---- */

bool
coro_loop_make_bell(struct coro_loop *loop)
{
    if (loop->has_bell)
        return true;
    if (pipe(loop->bell) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        fcntl(loop->bell[i], F_SETFL, O_NONBLOCK);
        fcntl(loop->bell[i], F_SETFD, FD_CLOEXEC);
    }
    loop->has_bell = true;
    return true;
}

bool
coro_loop_listen(struct coro_loop *loop)
{
    if (!coro_loop_make_bell(loop))
        return false;
    loop->listeners++;
    return true;
}

void
coro_loop_unlisten(struct coro_loop *loop)
{
    loop->listeners--;
}

int
coro_loop_fd(const struct coro_loop *loop)
{
    return loop->has_bell ? loop->bell[0] : -1;
}

void
coro_posts_end(struct coro_loop *loop)
{
    for (int i = 0; loop->has_bell && i < 2; i++)
        close(loop->bell[i]);
}

/* ---- in the loop's thread ---- */

/* The other way round: the oldest first. */
static struct coro_post *
reversed(struct coro_post *post)
{
    struct coro_post *before = NULL;

    while (post) {
        struct coro_post *next = post->next;
        post->next = before;
        before = post;
        post = next;
    }
    return before;
}

/* A post that runs may be posted again, and may be gone when it has run. */
void
coro_posts_run(struct coro_loop *loop)
{
    struct coro_post *post = reversed(atomic_exchange(&loop->posts, NULL));

    while (post) {
        struct coro_post *next = post->next;
        atomic_store(&post->waits, false);
        post->run(post);
        post = next;
    }
}

bool
coro_posts_doze(struct coro_loop *loop)
{
    if (!loop->has_bell)
        return true;
    atomic_store(&loop->asleep, true);
    if (!atomic_load(&loop->posts))
        return true;
    coro_posts_awake(loop);
    return false;
}

void
coro_posts_awake(struct coro_loop *loop)
{
    char rung[16];

    if (!loop->has_bell)
        return;
    atomic_store(&loop->asleep, false);
    while (read(loop->bell[0], rung, sizeof rung) > 0)
        ;
}

void
coro_posts_wait(struct coro_loop *loop, int64_t ns)
{
    struct pollfd bell = {.fd = loop->bell[0], .events = POLLIN};
    struct timespec time = {.tv_sec = ns / CORO_NS_PER_S, .tv_nsec = ns % CORO_NS_PER_S};

    if (!coro_posts_doze(loop))
        return;
    ppoll(&bell, 1, ns == INT64_MAX ? NULL : &time, NULL);
    coro_posts_awake(loop);
}

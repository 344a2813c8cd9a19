/* The signal posts to the loop, which shows its tasks between two turns. If there is none
 * to do it, or the last signal has not been served yet, the signal does what it does
 * without us: it ends the process. */
#define _POSIX_C_SOURCE 200809L /* sigaction */

#include "quit.h"

#include "post.h"

#include <signal.h>

static CORO_ATOMIC(struct coro_loop *) watched;
static atomic_flag is_installed = ATOMIC_FLAG_INIT;

static void
show_tasks(struct coro_post *post)
{
    (void)post;
    coro_dump();
}

static struct coro_post dump_request = {.run = show_tasks};

static void
handle_quit(int number)
{
    struct coro_loop *loop = atomic_load(&watched);

    if (loop && !atomic_load(&dump_request.waits)) {
        coro_post(loop, &dump_request);
        return;
    }
    signal(number, SIG_DFL);
    raise(number);
}

/* Once; not if somebody else handles the signal or wants to have it ignored. */
static void
install_handler(void)
{
    struct sigaction action = {.sa_handler = handle_quit, .sa_flags = SA_RESTART}, old;

    if (!atomic_flag_test_and_set(&is_installed) && sigaction(SIGQUIT, NULL, &old) == 0 &&
        old.sa_handler == SIG_DFL)
        sigaction(SIGQUIT, &action, NULL);
}

void
coro_quit_watch(struct coro_loop *loop)
{
    struct coro_loop *none = NULL;

    if (atomic_compare_exchange_strong(&watched, &none, loop))
        install_handler();
}

void
coro_quit_forget(struct coro_loop *loop)
{
    struct coro_loop *one = loop;

    atomic_compare_exchange_strong(&watched, &one, NULL);
}

/* sleep: parked until a time has passed. */
#include "clock.h"
#include "task.h"

static enum coro_answer
handle_sleep(struct coro_sender *sender, void *message)
{
    struct coro_sleep *sleep = message;
    struct coro_loop *loop = sender->loop;

    if (sleep->duration <= 0)
        return CORO_REPLIED;
    sleep->timer.sender = sender;
    coro_timer_set(loop, &sleep->timer,
                   coro_clock_after(coro_loop_now(loop), sleep->duration));
    return CORO_LATER;
}

static void
withdraw_sleep(struct coro_sender *sender, void *message)
{
    struct coro_sleep *sleep = message;

    coro_timer_withdraw(sender->loop, &sleep->timer);
}

const struct coro_message coro_message_sleep = {
    .name = "sleep", .handle = handle_sleep, .withdraw = withdraw_sleep};

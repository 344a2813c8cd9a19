/* sleep: parked until a time has passed. */
#include "clock.h"
#include "task.h"

static enum coro_answer
handle_sleep(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_sleep *sleep = sent;
    struct coro_loop *loop = coro_sender_task(sender)->sender.loop;

    (void)message;
    if (sleep->duration <= 0)
        return CORO_REPLIED;
    sleep->timer.sender = sender;
    coro_timer_set(loop, &sleep->timer,
                   coro_clock_after(coro_loop_now(loop), sleep->duration));
    return CORO_LATER;
}

static void
withdraw_sleep(struct coro_sender *sender, void *sent)
{
    struct coro_sleep *sleep = sent;

    coro_timer_withdraw(coro_sender_task(sender)->sender.loop, &sleep->timer);
}

const struct coro_message coro_message_sleep = {
    .name = "sleep", .handle = handle_sleep, .withdraw = withdraw_sleep};

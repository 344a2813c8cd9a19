/* select: several messages at once. The first answer wins, and the others are taken back.
 * Each arm stands in for its task with the handler of its message. */
#include "message.h"

static struct coro_arm *
arms_of(struct coro_select *select)
{
    return (struct coro_arm *)(select + 1);
}

static bool
is_undecided(const struct coro_select *select)
{
    return select->won == select->count;
}

static void *
arm_message(const struct coro_select *select, const struct coro_frame *leaf, int arm)
{
    return (char *)leaf + select->arms[arm].offset;
}

/* ---- taking back ---- */

static void
withdraw_arm(struct coro_select *select, const struct coro_frame *leaf, int arm)
{
    select->arms[arm].message->withdraw(&arms_of(select)[arm].sender,
                                        arm_message(select, leaf, arm));
}

static void
withdraw_others(struct coro_select *select, const struct coro_frame *leaf, int winner)
{
    for (int i = 0; i < select->sent; i++)
        if (i != winner)
            withdraw_arm(select, leaf, i);
    select->sent = 0;
}

static void
undo_arm(struct coro_select *select, const struct coro_frame *leaf, int arm)
{
    const struct coro_message *message = select->arms[arm].message;

    if (message->undo)
        message->undo(message, &arms_of(select)[arm].sender,
                      arm_message(select, leaf, arm));
}

/* ---- answers ---- */

static void
win(struct coro_select *select, const struct coro_frame *leaf, int arm)
{
    select->won = arm;
    withdraw_others(select, leaf, arm);
}

/* An answer that comes while another arm is being sent wakes nobody: the select's own
 * handler sees it. */
static void
answer_select(struct coro_arm *arm, enum coro_answer answer)
{
    struct coro_task *task = arm->task;
    const struct coro_frame *leaf = task->object.leaf;
    struct coro_select *select =
        (struct coro_select *)((char *)leaf + coro_state_of(leaf)->offset);

    if (!is_undecided(select))
        return;
    select->answer = answer;
    win(select, leaf, (int)(arm - arms_of(select)));
    if (coro_is_parked(task))
        coro_wake(task, answer);
}

/* The arm that has been sent is too late: one before it was answered meanwhile. */
static void
drop_late(struct coro_select *select, const struct coro_frame *leaf, int arm,
          enum coro_answer answer)
{
    const struct coro_message *message = select->arms[arm].message;

    if (answer == CORO_LATER)
        withdraw_arm(select, leaf, arm);
    else if (answer == CORO_REFUSED)
        coro_error_release(message->error(arm_message(select, leaf, arm)));
    else
        undo_arm(select, leaf, arm);
}

/* ---- sending ---- */

static enum coro_answer
send_arm(struct coro_select *select, struct coro_task *task, int arm)
{
    const struct coro_message *message = select->arms[arm].message;
    struct coro_arm *standing = &arms_of(select)[arm];

    *standing = (struct coro_arm){.answer = answer_select, .task = task};
    return message->handle(message, &standing->sender,
                           arm_message(select, task->object.leaf, arm));
}

/* The first arm that is answered at once; or none: `won` is their number. */
static enum coro_answer
send_arms(struct coro_select *select, struct coro_task *task)
{
    const struct coro_frame *leaf = task->object.leaf;

    select->won = select->count;
    for (int i = 0; i < select->count; i++) {
        enum coro_answer answer;

        select->sent = i;
        answer = send_arm(select, task, i);
        if (!is_undecided(select)) {
            drop_late(select, leaf, i, answer);
            return select->answer;
        }
        if (answer != CORO_LATER) {
            win(select, leaf, i);
            return answer;
        }
    }
    select->sent = select->count;
    return CORO_LATER;
}

static enum coro_answer
handle_select(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_select *select = sent;
    struct coro_task *task = coro_sender_task(sender);
    enum coro_answer answer = send_arms(select, task);

    (void)message;
    if (answer != CORO_LATER || !select->has_else)
        return answer;
    withdraw_others(select, task->object.leaf, select->count);
    return CORO_REPLIED;
}

static void
withdraw_select(struct coro_sender *sender, void *sent)
{
    struct coro_select *select = sent;

    withdraw_others(select, coro_sender_task(sender)->object.leaf, select->count);
}

static void
undo_select(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_select *select = sent;

    (void)message;
    if (!is_undecided(select))
        undo_arm(select, coro_sender_task(sender)->object.leaf, select->won);
}

static struct coro_error *
error_of_select(void *sent)
{
    struct coro_select *select = sent;
    const struct coro_frame *leaf = arms_of(select)[select->won].task->object.leaf;

    return select->arms[select->won].message->error(
        arm_message(select, leaf, select->won));
}

const struct coro_message coro_message_select = {.name = "select",
                                                 .handle = handle_select,
                                                 .withdraw = withdraw_select,
                                                 .undo = undo_select,
                                                 .error = error_of_select};

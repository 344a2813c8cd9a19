/* The report of tasks that nothing can ever wake. */
#include "channel.h"
#include "drive.h"
#include "leaks.h"
#include "task.h"

#include <stdlib.h>

enum { EXIT_DEADLOCK = 3 };

static const char *
task_name(const struct coro_task *task)
{
    return coro_kind_of(&task->object)->code->name;
}

/* ---- tasks ---- */

/* Tells a channel by a number, once it has been met. */
static void
report_message(const struct coro_frame *leaf, const struct coro_state *state,
               int *channels)
{
    const struct coro_message *message = state->message;
    const void *sent = (const char *)leaf + state->offset;

    fprintf(stderr, " %s", state->waits);
    if (message->awaits)
        fprintf(stderr, " for task '%s'", task_name(message->awaits(sent)));
    if (message->chan) {
        struct coro_chan *chan = message->chan(sent);
        if (!chan->number)
            chan->number = ++*channels;
        fprintf(stderr, ", channel %d", chan->number);
    }
}

/* What the task has sent: its message, and if that is a select, one of its arms. NULL
 * behind the last. */
static const struct coro_state *
awaited_state(const struct coro_frame *leaf, int index)
{
    const struct coro_state *state = coro_state_of(leaf);
    const struct coro_select *select =
        (const struct coro_select *)((const char *)leaf + state->offset);

    if (index == 0)
        return state;
    if (state->message != &coro_message_select || index > select->count)
        return NULL;
    return &select->arms[index - 1];
}

static void
report_task(const struct coro_task *task, int *channels)
{
    const struct coro_frame *leaf = task->object.leaf;
    const struct coro_state *state;

    fprintf(stderr, "  task '%s' waits:", task_name(task));
    for (int i = 0; (state = awaited_state(leaf, i)); i++) {
        if (i > 0)
            fprintf(stderr, i == 1 ? ":" : ";");
        report_message(leaf, state, channels);
    }
    fprintf(stderr, "\n");
    coro_print_frames(stderr, leaf);
}

/* ---- channels ---- */

static void
report_side(const char *words, struct coro_node *side)
{
    struct coro_node *node = side;

    if (!side)
        return;
    fprintf(stderr, "; %s:", words);
    do {
        struct coro_sender *sender = coro_transfer_of(node)->sender;
        fprintf(stderr, " '%s'", task_name(coro_sender_task(sender)));
        node = node->next;
    } while (node != side);
}

static void
report_channel(struct coro_chan *chan)
{
    fprintf(stderr, "  channel %d of %s:%d: %" PRId64 " of %" PRId64 " values",
            chan->number, chan->code->file, coro_line_of(chan->code, chan->line),
            chan->len, chan->capacity);
    report_side("to get", chan->getters);
    report_side("to put", chan->putters);
    fprintf(stderr, "\n");
    chan->number = 0;
}

/* Once each, in the order in which tasks have told them. */
static void
report_channels_of(const struct coro_task *task)
{
    const struct coro_frame *leaf = task->object.leaf;
    const struct coro_state *state;

    for (int i = 0; (state = awaited_state(leaf, i)); i++) {
        struct coro_chan *chan = NULL;

        if (state->message->chan)
            chan = state->message->chan((const char *)leaf + state->offset);
        if (chan && chan->number)
            report_channel(chan);
    }
}

/* Nothing is ready, so each task that has not ended is parked. */
void
coro_deadlock(const struct coro_loop *loop)
{
    struct coro_node *node = loop->all;
    int channels = 0;

    fflush(stdout);
    fprintf(stderr, "deadlock: nothing can run any more\n");
    do {
        report_task(coro_task_listed(node), &channels);
        node = node->next;
    } while (node != loop->all);
    do {
        report_channels_of(coro_task_listed(node));
        node = node->next;
    } while (node != loop->all);
    coro_leaks_forget(); /* the tasks hold all that they have */
    exit(EXIT_DEADLOCK);
}

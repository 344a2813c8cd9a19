/* What the tasks of loops do and wait for, as a table on standard error. */
#include "channel.h"
#include "drive.h"
#include "message.h"

static const char *
task_name(const struct coro_task *task)
{
    return coro_kind_of(&task->object)->code->name;
}

/* "task 'worker'" */
static void
tell_name(const struct coro_task *task)
{
    fprintf(stderr, "%s '%s'", task->object.stream ? "stream" : "task", task_name(task));
}

/* ---- tasks, and streams that they ask ---- */

/* Tells a channel by a number, once it has been met. */
static void
report_message(const struct coro_frame *leaf, const struct coro_state *state,
               int *channels)
{
    const struct coro_message *message = state->message;
    const void *sent = (const char *)leaf + state->offset;

    fprintf(stderr, " %s", state->waits);
    if (message->awaits) {
        fprintf(stderr, " for ");
        tell_name(message->awaits(sent));
    }
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
report_awaited(const struct coro_task *task, int *channels)
{
    const struct coro_frame *leaf = task->object.leaf;
    const struct coro_state *state;

    fprintf(stderr, " waits:");
    for (int i = 0; (state = awaited_state(leaf, i)); i++) {
        if (i > 0)
            fprintf(stderr, i == 1 ? ":" : ";");
        report_message(leaf, state, channels);
    }
}

static void
report_task(const struct coro_task *task, int *channels)
{
    const struct coro_places *places = &task->sender.loop->places;
    const struct coro_place *place = coro_place_at(places, task->object.place);
    bool rests = coro_is_parked(task) || task->object.held;
    const struct coro_driver *d = rests ? NULL : coro_running_in(&task->object);

    fprintf(stderr, "  ");
    tell_name(task);
    if (coro_is_parked(task))
        report_awaited(task, channels);
    else
        fprintf(stderr, rests ? " ends after its children" : d ? " runs" : " is ready");
    fprintf(stderr, "\n");
    if (d)
        coro_print_driven(stderr, d);
    else
        coro_print_frames(stderr, task->object.leaf);
    if (place)
        coro_print_place(stderr, "made in", place->code, place->line);
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
report_channels_of(const struct coro_task *task, int *channels)
{
    const struct coro_frame *leaf = task->object.leaf;
    const struct coro_state *state;

    (void)channels;
    if (!coro_is_parked(task))
        return;
    for (int i = 0; (state = awaited_state(leaf, i)); i++) {
        struct coro_chan *chan = NULL;

        if (state->message->chan)
            chan = state->message->chan((const char *)leaf + state->offset);
        if (chan && chan->number)
            report_channel(chan);
    }
}

/* ---- loops ---- */

/* A stream may also stand where nobody asks it. */
static bool
is_told(const struct coro_task *task)
{
    if (!task->object.stream)
        return true;
    return coro_is_parked(task) ? coro_stream_is_inside(task) : task->asking != NULL;
}

static void
report_all(struct coro_node *ring,
           void (*report)(const struct coro_task *task, int *channels), int *channels)
{
    struct coro_node *node = ring;

    if (!ring)
        return;
    do {
        const struct coro_task *task = coro_task_listed(node);
        if (is_told(task))
            report(task, channels);
        node = node->next;
    } while (node != ring);
}

void
coro_dump_loop(const struct coro_loop *loop)
{
    int channels = 0;

    report_all(loop->all, report_task, &channels);
    report_all(loop->guests, report_task, &channels);
    report_all(loop->all, report_channels_of, &channels);
    report_all(loop->guests, report_channels_of, &channels);
}

static int
task_count(const struct coro_loop *loop)
{
    struct coro_node *node = loop->all;
    int count = 0;

    if (!node)
        return 0;
    do
        count++;
    while ((node = node->next) != loop->all);
    return count;
}

void
coro_dump(void)
{
    const struct coro_loop *loop;

    fflush(stdout);
    if (!coro_loops)
        fprintf(stderr, "no loop\n");
    for (loop = coro_loops; loop; loop = loop->older) {
        int count = task_count(loop);
        fprintf(stderr, "a loop with %d task%s\n", count, count == 1 ? "" : "s");
        coro_dump_loop(loop);
    }
    fflush(stderr);
}

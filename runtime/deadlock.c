/* The report of tasks that nothing can ever wake. */
#include "drive.h"
#include "task.h"

#include <stdlib.h>

enum { EXIT_DEADLOCK = 3 };

static const char *
task_name(const struct coro_task *task)
{
    return coro_kind_of(&task->object)->code->name;
}

static void
report(const struct coro_task *task)
{
    const struct coro_frame *leaf = task->object.leaf;
    const struct coro_state *state = coro_state_of(leaf);
    const struct coro_message *message = state->message;
    const char *frame = (const char *)leaf;

    fprintf(stderr, "  task '%s' waits: %s", task_name(task), state->waits);
    if (message->awaits)
        fprintf(stderr, " for task '%s'",
                task_name(message->awaits(frame + state->offset)));
    fprintf(stderr, "\n");
    coro_print_frames(stderr, leaf);
}

/* Nothing is ready, so each task that has not ended is parked. */
void
coro_deadlock(const struct coro_loop *loop)
{
    struct coro_node *node = loop->all;

    fflush(stdout);
    fprintf(stderr, "deadlock: nothing can run any more\n");
    do {
        report(coro_task_listed(node));
        node = node->next;
    } while (node != loop->all);
    exit(EXIT_DEADLOCK);
}

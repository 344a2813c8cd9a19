/* spawn: new tasks are queued behind the one that asked for them. */
#include "task.h"

static enum coro_answer
handle_spawn(struct coro_sender *sender, void *message)
{
    struct coro_task *first = *(struct coro_task **)message;
    struct coro_node *node = &first->sender.node;

    while (node) {
        struct coro_node *next = node->next;
        coro_task_enter(coro_task_queued(node), sender->loop);
        node = next;
    }
    return CORO_REPLIED;
}

const struct coro_message coro_message_spawn = {.name = "spawn", .handle = handle_spawn};

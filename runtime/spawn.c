/* spawn: new tasks are queued behind the one that asked for them. */
#include "drive.h"
#include "task.h"

static enum coro_answer
handle_spawn(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_task *first = *(struct coro_task **)sent;
    struct coro_node *node = &first->sender.node;
    const struct coro_frame *leaf = coro_sender_task(sender)->object.leaf;

    (void)message;
    while (node) {
        struct coro_node *next = node->next;
        coro_task_enter(coro_task_queued(node), sender->loop, leaf->kind->code,
                        coro_state_of(leaf)->line);
        node = next;
    }
    return CORO_REPLIED;
}

const struct coro_message coro_message_spawn = {.name = "spawn", .handle = handle_spawn};

/* Tasks: their life under a loop's care, and what may be asked of them. */
#include "task.h"

#include "message.h"

struct coro_task *
coro_task_give(struct coro_object *object, struct coro_error **error,
               const struct coro_code *code, int line)
{
    enum coro_fault fault;

    if (object && object->status == CORO_NEW && !object->driven) {
        struct coro_task *task = (struct coro_task *)object;
        object->driven = CORO_BY_LOOP;
        if (coro_leaks == CORO_LEAKS_ON)
            coro_leaks_place(object, code, line);
        task->sender.node.next = NULL;
        return task;
    }
    if (!object)
        fault = CORO_FAULT_OUT_OF_MEMORY;
    else
        fault = object->driven == CORO_BY_LOOP ? CORO_FAULT_GIVEN : CORO_FAULT_STARTED;
    coro_object_release(object);
    coro_deliver(coro_fault(fault, code, line), error, code, line);
    return NULL;
}

/* A task that waits to be spawned is in no queue yet: its node links the chain. */
void
coro_task_chain(struct coro_task *task, struct coro_task *next)
{
    task->sender.node.next = &next->sender.node;
}

void
coro_task_enter(struct coro_task *task, struct coro_loop *loop,
                const struct coro_code *code, int line)
{
    task->object.place = coro_place_number(&loop->places, code, line);
    coro_task_retain(task);
    task->sender.loop = loop;
    coro_ring_push(&loop->all, &task->all);
    coro_ring_push(&loop->ready, &task->sender.node);
}

static void
trace(struct coro_task *task)
{
    task->object.seen = true;
    coro_print("{k}\n", task);
}

/* An answer may withdraw other waiters, so they stay in a ring, whose first is not one of
 * them. */
static void
wake_all(struct coro_node *waiters)
{
    struct coro_node end;

    if (!waiters)
        return;
    coro_ring_push(&waiters, &end);
    while (end.next != &end) {
        struct coro_node *waiter = end.next;
        coro_ring_unlink(waiter);
        coro_answer(coro_sender_of(waiter), CORO_REPLIED);
    }
}

void
coro_task_leave(struct coro_task *task, enum coro_way way, struct coro_error *error)
{
    struct coro_loop *loop = task->sender.loop;
    struct coro_node *waiters = task->waiters;

    if (task->object.stream) {
        coro_stream_leave(task, way, error);
        return;
    }
    coro_ring_remove(&loop->ready, &task->sender.node);
    coro_ring_remove(&loop->all, &task->all);
    task->object.status = coro_status_of(way) & 7U;
    task->error = error;
    if (loop->trace)
        trace(task);
    wake_all(waiters);
    coro_task_release(task);
}

void
coro_task_dispose(struct coro_task *task)
{
    struct coro_error *error = coro_task_failure(task);

    if (task->object.stream)
        coro_stream_forsake(task);
    else if (!task->sender.loop &&
             task->waiters) /* never spawned: only its group waits */
        coro_answer(coro_sender_of(task->waiters), CORO_REPLIED);
    if (error && !task->object.seen)
        coro_report_error(error);
    coro_error_release(error);
}

struct coro_task *
coro_task_retain(struct coro_task *task)
{
    return (struct coro_task *)coro_object_retain((struct coro_object *)task);
}

void
coro_task_release(struct coro_task *task)
{
    coro_object_release((struct coro_object *)task);
}

bool
coro_task_done(const struct coro_task *task)
{
    return coro_done(&task->object);
}

bool
coro_task_cancelled(const struct coro_task *task)
{
    return task->object.status == CORO_CANCELLED;
}

coro_string
coro_task_status(const struct coro_task *task)
{
    static const coro_string names[] = {
        [CORO_NEW] = CORO_TEXT("NEW"),
        [CORO_RUNNING] = CORO_TEXT("RUNNING"),
        [CORO_FINISHED] = CORO_TEXT("FINISHED"),
        [CORO_FAILED] = CORO_TEXT("ERROR"),
        [CORO_CANCELLED] = CORO_TEXT("CANCELLED"),
    };

    return names[task->object.status];
}

bool
coro_task_result(const struct coro_task *task, void *result)
{
    return coro_result(&task->object, result);
}

struct coro_error *
coro_task_failure(const struct coro_task *task)
{
    return task->object.status == CORO_FAILED ? task->error : NULL;
}

struct coro_error *
coro_task_error(struct coro_task *task)
{
    struct coro_error *error = coro_task_failure(task);

    task->object.seen |= error != NULL;
    return coro_error_retain(error);
}

struct coro_error *
coro_task_error_copy(struct coro_task *task, const struct coro_code *code, int line)
{
    struct coro_error *shared = coro_task_error(task), *error;

    if (!shared)
        return NULL;
    error = coro_error_copy(shared);
    coro_error_release(shared);
    coro_error_pass(error, code, line);
    return error;
}

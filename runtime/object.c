/* Coroutine objects: how they are made, held and released. */
#include "task.h"

#include "drive.h"
#include "leaks.h"
#include "stream.h"

#include <string.h>

static size_t
head_size(bool task)
{
    return task ? sizeof(struct coro_task) : sizeof(struct coro_object);
}

struct coro_frame *
coro_root(const struct coro_object *object)
{
    return (struct coro_frame *)((char *)object + head_size(object->task));
}

static bool
has_task_head(const struct coro_kind *kind)
{
    return kind->task || kind->stream;
}

static size_t
size_of_object(const struct coro_kind *kind, bool task)
{
    return head_size(task) + kind->size + (task ? coro_stream_room(kind) : 0);
}

static void
begin(struct coro_object *object, const struct coro_kind *kind, bool task)
{
    *object = (struct coro_object){
        .refs = 1, .status = CORO_NEW, .task = task, .stream = task && kind->stream};
    object->leaf = coro_root(object);
    coro_frame_start(object->leaf, kind);
}

struct coro_object *
coro_object_new(const struct coro_kind *kind)
{
    bool task = has_task_head(kind);
    struct coro_object *object = coro_allocate(size_of_object(kind, task));

    if (!object)
        return NULL;
    begin(object, kind, task);
    coro_was_born(CORO_COROUTINES, object, NULL, 0);
    if (task) {
        struct coro_task *head = (struct coro_task *)object;
        head->sender.loop = NULL;
        head->waiters = NULL;
    }
    return object;
}

void
coro_object_begin(struct coro_object *object, const struct coro_kind *kind)
{
    begin(object, kind, false);
}

/* Closes it where it stands and releases its result: it holds nothing then. */
static void
dispose(struct coro_object *object)
{
    const void *result;

    if (!coro_done(object))
        coro_drop(object);
    result = coro_result_of(object);
    if (result)
        coro_release(coro_kind_of(object)->result, (void *)result);
    if (object->task)
        coro_task_dispose((struct coro_task *)object);
}

void
coro_object_end(struct coro_object *object)
{
    dispose(object);
}

void
coro_object_dispose(struct coro_object *object)
{
    dispose(object);
    coro_release_memory(object, size_of_object(coro_kind_of(object), object->task));
}

void *
coro_object_link(const struct coro_object *object)
{
    return &coro_root(object)->parent;
}

void
coro_object_free(struct coro_object *object)
{
    if (object->driven == CORO_BY_CONSUMER)
        return; /* its code still runs: its driver will see */
    coro_dispose(CORO_COROUTINES, object);
}

const struct coro_kind *
coro_kind_of(const struct coro_object *object)
{
    return coro_root(object)->kind;
}

const void *
coro_result_of(const struct coro_object *object)
{
    const struct coro_frame *root = coro_root(object);

    if (object->status != CORO_FINISHED || !root->kind->result)
        return NULL;
    return (const char *)root + root->kind->result_offset;
}

bool
coro_result(const struct coro_object *object, void *result)
{
    const void *kept = coro_result_of(object);

    if (kept && result) {
        const struct coro_type *type = coro_kind_of(object)->result;
        memcpy(result, kept, type->size);
        coro_retain(type, result);
    }
    return object->status == CORO_FINISHED;
}

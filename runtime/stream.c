/* Streams: generators that talk to the loop. A stream that is asked for a value stands in
 * the queue like a task until it has one; who asks is parked, and may go away meanwhile.
 * Then the stream pauses where it is, and what it has sent stays sent: the answer is
 * there for it when it is asked again. */
#include "stream.h"

#include "group.h"
#include "message.h"
#include "scope.h"

#include <string.h>

static struct coro_task *
stream_of(struct coro_node *guest)
{
    return coro_task_listed(guest);
}

/* ---- values ---- */

size_t
coro_stream_room(const struct coro_kind *kind)
{
    size_t yields = kind->stream && kind->yields ? kind->yields->size : 0;
    size_t receives = kind->stream && kind->receives ? kind->receives->size : 0;

    return yields > receives ? yields : receives;
}

static void *
room_of(const struct coro_task *stream)
{
    return (char *)coro_root(&stream->object) + coro_kind_of(&stream->object)->size;
}

static void *
reply_of(struct coro_asking *asking)
{
    return asking + 1;
}

static void *
value_in_reply(struct coro_asking *asking)
{
    return (char *)reply_of(asking) + (asking->flagged ? asking->gives->offset : 0);
}

/* The value in the reply is there. */
static void
mark_given(struct coro_asking *asking)
{
    asking->given = true;
    if (asking->flagged)
        *(bool *)reply_of(asking) = true;
}

static void
give_value_to(struct coro_asking *asking, const struct coro_kind *kind, const void *value)
{
    mark_given(asking);
    if (kind->yields)
        memcpy(value_in_reply(asking), value, kind->yields->size);
}

/* Moves what is sent; what it lay in is empty then. */
static void
take_sent(struct coro_asking *asking, void *to, size_t size)
{
    memcpy(to, asking->sent, size);
    memset(asking->sent, 0, size);
}

static struct coro_error *
take_thrown(struct coro_asking *asking)
{
    struct coro_error *thrown;

    take_sent(asking, &thrown, sizeof thrown);
    return thrown;
}

/* ---- where a stream stands ---- */

bool
coro_stream_is_inside(const struct coro_task *stream)
{
    const struct coro_frame *leaf = stream->object.leaf;

    return stream->object.status == CORO_RUNNING &&
           (coro_state_of(leaf)->message || leaf->kind->task);
}

static bool
is_queued(const struct coro_task *stream)
{
    return (stream->asking || stream->object.marked) && !coro_is_parked(stream);
}

/* What it stands in belongs to its loop, and to itself as a task. */
static bool
is_bound(const struct coro_task *stream)
{
    struct coro_scope_walk walk = coro_scopes_of(stream);

    return coro_stream_is_inside(stream) ||
           (stream->object.scoped && coro_scope_next(&walk));
}

/* Nobody asks any more: who drives it otherwise would miss what it waits for or keeps. */
static void
come_to_rest(struct coro_task *stream)
{
    bool is_held = is_bound(stream) || stream->object.kept;

    stream->object.driven = is_held ? CORO_BY_LOOP : CORO_BY_NOBODY;
}

void
coro_stream_forsake(struct coro_task *stream)
{
    if (stream->sender.loop)
        coro_ring_remove(&stream->sender.loop->guests, &stream->all);
    stream->sender.loop = NULL;
}

static void
become_guest(struct coro_task *stream, struct coro_loop *loop)
{
    if (stream->sender.loop == loop)
        return;
    coro_stream_forsake(stream);
    stream->sender.loop = loop;
    coro_ring_push(&loop->guests, &stream->all);
}

/* ---- asking ---- */

static enum coro_answer
refuse_asking(struct coro_asking *asking, struct coro_error *error)
{
    asking->error = error;
    return CORO_REFUSED;
}

/* A generator that does not talk is asked as `next` would ask it. A panic in it tells who
 * asks; an error is passed on by who asks. */
static enum coro_answer
ask_generator(struct coro_asking *asking, const struct coro_frame *leaf)
{
    struct coro_object *object = asking->stream;
    struct coro_driver d = {.outer = coro_running,
                            .code = leaf->kind->code,
                            .line = coro_state_of(leaf)->line};
    void *out = value_in_reply(asking);
    bool given;

    coro_running = &d;
    if (asking->throws) {
        given =
            coro_throw_into(object, take_thrown(asking), out, &asking->error, NULL, 0);
    } else if (asking->sent) {
        given = coro_send(object, asking->sent, out, &asking->error, NULL, 0);
        memset(asking->sent, 0, coro_kind_of(object)->receives->size);
    } else {
        given = coro_next(object, out, &asking->error, NULL, 0);
    }
    coro_running = d.outer;
    if (given)
        mark_given(asking);
    return asking->error ? CORO_REFUSED : CORO_REPLIED;
}

/* Why it cannot be asked now; NULL if it can. */
static struct coro_error *
obstacle(const struct coro_asking *asking, const struct coro_task *stream,
         const struct coro_loop *loop)
{
    const struct coro_object *object = &stream->object;
    bool sends = asking->sent && !asking->throws;

    if (object->driven && object->driven != CORO_BY_LOOP)
        return coro_fault_driven(object, NULL, 0);
    if (stream->asking || object->marked)
        return coro_fault(CORO_FAULT_RUNNING, NULL, 0);
    if (sends && object->status == CORO_NEW)
        return coro_fault(CORO_FAULT_SEND_FIRST, NULL, 0);
    if (sends && (coro_stream_is_inside(stream) || object->kept))
        return coro_fault(CORO_FAULT_RUNNING, NULL, 0);
    if (is_bound(stream) && stream->sender.loop != loop)
        return coro_fault(CORO_FAULT_RUNNING, NULL, 0);
    return NULL;
}

/* What it waits for is taken back, or its answer forgotten. */
static void
take_sent_back(struct coro_task *stream)
{
    const struct coro_frame *leaf = stream->object.leaf;

    if (coro_stream_is_inside(stream) && coro_is_parked(stream))
        coro_message_of(leaf)->withdraw(&stream->sender, coro_sent(leaf));
    else if (coro_stream_is_inside(stream))
        coro_message_forget(stream, leaf);
    stream->object.answer = CORO_WITHDRAWN;
}

static void
drop_kept(struct coro_task *stream)
{
    const struct coro_type *yields = coro_kind_of(&stream->object)->yields;

    if (stream->object.kept && yields)
        coro_release(yields, room_of(stream));
    stream->object.kept = false;
}

/* A value is there already. */
static enum coro_answer
give_kept(struct coro_asking *asking, struct coro_task *stream)
{
    give_value_to(asking, coro_kind_of(&stream->object), room_of(stream));
    stream->object.kept = false;
    come_to_rest(stream);
    return CORO_REPLIED;
}

/* It has not begun, or has ended: it ends, and the error is thrown back. */
static enum coro_answer
throw_back(struct coro_asking *asking, struct coro_task *stream)
{
    if (!coro_done(&stream->object))
        coro_drop(&stream->object);
    return refuse_asking(asking, take_thrown(asking));
}

static enum coro_answer
ask_stream(struct coro_asking *asking, struct coro_task *stream, struct coro_loop *loop)
{
    struct coro_object *object = &stream->object;
    struct coro_error *error;

    if (coro_done(object))
        return asking->throws ? throw_back(asking, stream) : CORO_REPLIED;
    error = obstacle(asking, stream, loop);
    if (error)
        return refuse_asking(asking, error);
    if (asking->throws && object->status == CORO_NEW)
        return throw_back(asking, stream);
    if (object->kept && !asking->throws)
        return give_kept(asking, stream);
    drop_kept(stream);
    if (asking->throws)
        take_sent_back(stream);
    else
        asking->begun = coro_stream_is_inside(stream);
    become_guest(stream, loop);
    stream->asking = asking;
    object->driven = CORO_BY_LOOP;
    if (!coro_stream_is_inside(stream))
        object->answer = CORO_REPLIED;
    if (!coro_is_parked(stream))
        coro_ring_push(&loop->ready, &stream->sender.node);
    return CORO_LATER;
}

static enum coro_answer
handle_asking(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_asking *asking = sent;
    const struct coro_task *task = coro_sender_task(sender);

    asking->sender = sender;
    asking->throws = message == &coro_message_throw;
    memset(reply_of(asking), 0, asking->gives->size);
    if (!asking->stream->stream)
        return ask_generator(asking, task->object.leaf);
    return ask_stream(asking, (struct coro_task *)asking->stream, task->sender.loop);
}

/* ---- the stream's turns ---- */

/* Its first one since it was asked. */
static void
begin_asked(struct coro_task *stream, struct coro_asking *asking, struct coro_driver *d)
{
    if (asking->throws) {
        d->error = coro_error_reach(take_thrown(asking), d->leaf->kind->code,
                                    coro_state_of(d->leaf)->line);
        d->way = CORO_ERROR;
    } else if (asking->sent) {
        take_sent(asking, room_of(stream), coro_kind_of(&stream->object)->receives->size);
        d->in = room_of(stream);
    } else if (stream->object.status == CORO_RUNNING) {
        coro_resume_by_next(d);
    }
}

void
coro_stream_resume(struct coro_task *stream, struct coro_driver *d, bool is_dropped)
{
    bool begins = stream->asking && !stream->asking->begun;

    d->in = NULL;
    d->out = room_of(stream);
    if (begins)
        stream->asking->begun = true;
    if (begins && !is_dropped)
        begin_asked(stream, stream->asking, d);
}

/* The value lies in the stream's room. */
static enum coro_answer
handle_yield(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_task *stream = coro_sender_task(sender);
    struct coro_asking *asking = stream->asking;

    (void)message;
    (void)sent;
    stream->asking = NULL;
    stream->object.kept = !asking;
    come_to_rest(stream);
    if (asking) {
        give_value_to(asking, coro_kind_of(&stream->object), room_of(stream));
        coro_answer_sender(asking->sender, CORO_REPLIED);
    }
    return CORO_LATER;
}

/* A scope ends that it stands in: it goes on there when it is asked. */
static void
withdraw_yield(struct coro_sender *sender, void *sent)
{
    (void)sender;
    (void)sent;
}

const struct coro_message coro_message_yield = {
    .name = "yield", .handle = handle_yield, .withdraw = withdraw_yield};

/* It was held because who asked went away in its turn. */
static void
stop_holding(struct coro_task *stream)
{
    if (!stream->object.marked)
        return;
    stream->object.marked = false;
    coro_object_release(&stream->object);
}

/* Nobody can have asked it meanwhile. */
void
coro_stream_pause(struct coro_task *stream)
{
    come_to_rest(stream);
    stop_holding(stream);
}

void
coro_stream_leave(struct coro_task *stream, enum coro_way way, struct coro_error *error)
{
    struct coro_asking *asking = stream->asking;

    coro_ring_remove(&stream->sender.loop->ready, &stream->sender.node);
    coro_stream_forsake(stream);
    stream->object.status = coro_status_of(way) & 7U;
    stream->object.driven = CORO_BY_NOBODY;
    stream->error = asking ? NULL : error;
    if (asking) {
        asking->error = error;
        coro_answer_sender(asking->sender, error ? CORO_REFUSED : CORO_REPLIED);
    }
    stop_holding(stream);
}

/* ---- who asked goes away ---- */

/* If the stream has its turn, or its message is just being handled, it is held until it
 * comes to a suspension. */
static void
withdraw_asking(struct coro_sender *sender, void *sent)
{
    struct coro_asking *asking = sent;
    struct coro_task *stream = (struct coro_task *)asking->stream;

    (void)sender;
    stream->asking = NULL;
    if (coro_is_parked(stream))
        return;
    if (coro_running_in(&stream->object)) {
        coro_object_retain(&stream->object);
        stream->object.marked = true;
        return;
    }
    coro_ring_remove(&stream->sender.loop->ready, &stream->sender.node);
    come_to_rest(stream);
}

/* To who has asked since, and has its stream still to wait for; false if nobody has. */
static bool
give_next(struct coro_task *stream, const void *value)
{
    struct coro_asking *asking = stream->asking;

    if (asking->begun || asking->sent)
        return false;
    coro_ring_remove(&stream->sender.loop->ready, &stream->sender.node);
    stream->asking = NULL;
    come_to_rest(stream);
    give_value_to(asking, coro_kind_of(&stream->object), value);
    coro_answer_sender(asking->sender, CORO_REPLIED);
    return true;
}

/* Nobody drives it, or asks for another value. */
static bool
rests_at_yield(const struct coro_task *stream)
{
    bool has_driver = stream->object.driven == CORO_BY_CONSUMER ||
                      stream->object.driven == CORO_BY_CALLER || stream->object.marked;

    return !has_driver && !stream->object.kept && !coro_stream_is_inside(stream);
}

/* Back to the stream, if it still stands where it gave the value. */
static bool
give_back(struct coro_asking *asking)
{
    struct coro_object *object = asking->stream;
    struct coro_task *stream = (struct coro_task *)object;
    const struct coro_kind *kind = coro_kind_of(object);

    if (!object->stream || coro_done(object))
        return false;
    if (object->driven == CORO_BY_LOOP && stream->asking)
        return give_next(stream, value_in_reply(asking));
    if (!rests_at_yield(stream))
        return false;
    if (kind->yields)
        memcpy(room_of(stream), value_in_reply(asking), kind->yields->size);
    object->kept = true;
    come_to_rest(stream);
    return true;
}

static void
undo_asking(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_asking *asking = sent;

    (void)message;
    (void)sender;
    if (asking->given && !give_back(asking))
        coro_release(asking->gives, reply_of(asking));
}

/* ---- dropping ---- */

void
coro_stream_stop(struct coro_task *stream)
{
    struct coro_asking *asking = stream->asking;

    if (coro_done(&stream->object) || stream->object.driven != CORO_BY_LOOP)
        return;
    if (is_queued(stream))
        coro_ring_remove(&stream->sender.loop->ready, &stream->sender.node);
    take_sent_back(stream);
    drop_kept(stream);
    if (stream->object.scoped)
        coro_abandon_children(stream);
    stream->asking = NULL;
    stream->object.driven = CORO_BY_NOBODY;
    if (asking)
        coro_answer_sender(asking->sender, CORO_REPLIED);
    stop_holding(stream);
}

void
coro_guests_leave(struct coro_loop *loop)
{
    while (loop->guests) {
        struct coro_task *stream = stream_of(loop->guests);

        coro_object_retain(&stream->object);
        if (stream->object.driven == CORO_BY_LOOP)
            coro_drop(&stream->object);
        coro_stream_forsake(stream);
        coro_object_release(&stream->object);
    }
}

/* ---- the messages ---- */

static struct coro_error *
error_of_asking(void *sent)
{
    return ((struct coro_asking *)sent)->error;
}

static const struct coro_task *
asked(const void *sent)
{
    return (const struct coro_task *)((const struct coro_asking *)sent)->stream;
}

#define ASKING(name_)                                                                    \
    {                                                                                    \
        .name = name_, .handle = handle_asking, .withdraw = withdraw_asking,             \
        .undo = undo_asking, .error = error_of_asking, .awaits = asked                   \
    }

const struct coro_message coro_message_next = ASKING("next");
const struct coro_message coro_message_send = ASKING("send");
const struct coro_message coro_message_throw = ASKING("throw");

/* Channels: values that were put and not got yet, and those who wait on either side,
 * first come, first served. A value always lies in one place: in its putter's message, in
 * the channel, or in its getter's message. */
#include "channel.h"

#include "leaks.h"
#include "message.h"
#include "text.h"

#include <string.h>

/* ---- values ---- */

/* Moves a value; what it lay in is empty then. Most values take a word. */
static inline void
move_value(const struct coro_chan *chan, void *to, void *from)
{
    if (chan->is_word)
        memcpy(to, from, sizeof(void *));
    else
        memcpy(to, from, chan->element->size);
    if (chan->is_owned)
        memset(from, 0, chan->element->size);
}

/* What is put lies behind its transfer. */
static void *
put_value(struct coro_transfer *put)
{
    return put + 1;
}

/* So does what is got, as an optional. */
static void *
got_value(struct coro_transfer *get)
{
    return get + 1;
}

static inline void
give_value(const struct coro_chan *chan, struct coro_transfer *get, void *value)
{
    if (chan->inside > 0)
        *(bool *)got_value(get) = true;
    move_value(chan, (char *)got_value(get) + chan->inside, value);
}

/* There are no more values, which coro_got tells. */
static void
give_none(const struct coro_chan *chan, struct coro_transfer *get)
{
    memset(got_value(get), 0, chan->inside + chan->element->size);
    get->sender = NULL;
}

/* ---- the ring of values ---- */

static void *
value_at(const struct coro_chan *chan, int64_t index)
{
    int64_t at = chan->first + index;

    if (at >= chan->room)
        at -= chan->room;
    return (char *)chan->items + (size_t)at * chan->element->size;
}

static size_t
values_size(const struct coro_chan *chan, int64_t count)
{
    return (size_t)count * chan->element->size;
}

static void
free_ring(const struct coro_chan *chan)
{
    if (chan->items)
        coro_release_memory(chan->items, values_size(chan, chan->room));
}

/* The values move to the beginning of a larger block; false without memory. */
static bool
grow_ring(struct coro_chan *chan)
{
    int64_t room = chan->room ? chan->room * 2 : 4;
    int64_t ahead = chan->room - chan->first;
    char *items = coro_allocate(values_size(chan, room));

    if (!items)
        return false;
    if (ahead > chan->len)
        ahead = chan->len;
    if (chan->len > 0) {
        memcpy(items, value_at(chan, 0), values_size(chan, ahead));
        memcpy(items + values_size(chan, ahead), chan->items,
               values_size(chan, chan->len - ahead));
    }
    free_ring(chan);
    chan->items = items;
    chan->room = room;
    chan->first = 0;
    return true;
}

static bool
has_room(struct coro_chan *chan)
{
    return chan->len < chan->room || grow_ring(chan);
}

static void
push_last(struct coro_chan *chan, void *value)
{
    move_value(chan, value_at(chan, chan->len), value);
    chan->len++;
}

static void
push_first(struct coro_chan *chan, void *value)
{
    chan->first = (chan->first > 0 ? chan->first : chan->room) - 1;
    move_value(chan, value_at(chan, 0), value);
    chan->len++;
}

static void *
pop_first(struct coro_chan *chan)
{
    void *value = value_at(chan, 0);

    chan->first = chan->first + 1 < chan->room ? chan->first + 1 : 0;
    chan->len--;
    return value;
}

/* ---- partners ---- */

/* The first who waits on that side, and does not any more; NULL if nobody does. */
static inline struct coro_transfer *
take_waiter(struct coro_node **side)
{
    struct coro_node *node = *side;

    if (!node)
        return NULL;
    coro_ring_remove(side, node);
    return coro_transfer_of(node);
}

/* A select does not meet itself. */
CORO_RARE static struct coro_transfer *
take_other(struct coro_node **side, const struct coro_task *task)
{
    struct coro_node *node = *side;

    do {
        if (coro_sender_task(coro_transfer_of(node)->sender) != task) {
            coro_ring_remove(side, node);
            return coro_transfer_of(node);
        }
        node = node->next;
    } while (node != *side);
    return NULL;
}

/* The same for a partner of what is sent now. */
static inline struct coro_transfer *
take_partner(struct coro_node **side, struct coro_sender *sender)
{
    if (!*side)
        return NULL;
    return sender->loop ? take_waiter(side) : take_other(side, coro_sender_task(sender));
}

static inline void
hand_over(const struct coro_chan *chan, struct coro_transfer *get, void *value)
{
    give_value(chan, get, value);
    coro_answer_sender(get->sender, CORO_REPLIED);
}

static inline enum coro_answer
wait_on(struct coro_node **side, struct coro_transfer *transfer)
{
    coro_park_sender(transfer->sender);
    coro_ring_push(side, &transfer->node);
    return CORO_LATER;
}

/* ---- get ---- */

/* A putter's value comes behind the others, as one was taken. */
static enum coro_answer
get_from_ring(struct coro_chan *chan, struct coro_transfer *get)
{
    struct coro_transfer *put;

    give_value(chan, get, pop_first(chan));
    put = take_partner(&chan->putters, get->sender);
    if (put) {
        push_last(chan, put_value(put));
        coro_answer_sender(put->sender, CORO_REPLIED);
    }
    return CORO_REPLIED;
}

CORO_RARE static enum coro_answer
get_end(struct coro_chan *chan, struct coro_transfer *get)
{
    give_none(chan, get);
    return CORO_REPLIED;
}

static enum coro_answer
handle_get(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_transfer *get = sent, *put;
    struct coro_chan *chan = get->chan;

    (void)message;
    get->sender = sender;
    if (chan->len > 0)
        return get_from_ring(chan, get);
    put = take_partner(&chan->putters, sender);
    if (put) {
        give_value(chan, get, put_value(put));
        coro_answer_sender(put->sender, CORO_REPLIED);
        return CORO_REPLIED;
    }
    return chan->closed ? get_end(chan, get) : wait_on(&chan->getters, get);
}

static void
withdraw_get(struct coro_sender *sender, void *sent)
{
    struct coro_transfer *get = sent;

    (void)sender;
    coro_ring_remove(&get->chan->getters, &get->node);
}

/* The value goes to the next in line, or back to where it came from. */
static void
undo_get(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_transfer *get = sent, *next;
    struct coro_chan *chan = get->chan;
    void *value = (char *)got_value(get) + chan->inside;

    (void)message;
    (void)sender;
    if (!coro_got(get))
        return;
    next = take_waiter(&chan->getters);
    if (next)
        hand_over(chan, next, value);
    else if (has_room(chan))
        push_first(chan, value);
    else
        coro_panic(coro_panic_OUT_OF_MEMORY, chan->code, chan->line);
}

/* ---- put ---- */

static enum coro_answer
put_into_ring(struct coro_chan *chan, struct coro_transfer *put)
{
    if (!has_room(chan))
        return CORO_REFUSED;
    push_last(chan, put_value(put));
    return CORO_REPLIED;
}

static enum coro_answer
handle_put(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_transfer *put = sent, *get;
    struct coro_chan *chan = put->chan;

    (void)message;
    put->sender = sender;
    if (chan->closed)
        return CORO_REFUSED;
    get = take_partner(&chan->getters, sender);
    if (get) {
        hand_over(chan, get, put_value(put));
        return CORO_REPLIED;
    }
    return chan->len < chan->capacity ? put_into_ring(chan, put)
                                      : wait_on(&chan->putters, put);
}

static void
withdraw_put(struct coro_sender *sender, void *sent)
{
    struct coro_transfer *put = sent;

    (void)sender;
    coro_ring_remove(&put->chan->putters, &put->node);
}

static struct coro_error *
error_of_put(void *sent)
{
    struct coro_transfer *put = sent;

    return put->chan->closed ? coro_fault(CORO_FAULT_CLOSED, NULL, 0)
                             : coro_out_of_memory();
}

/* ---- the messages ---- */

static struct coro_chan *
chan_of(const void *sent)
{
    return ((const struct coro_transfer *)sent)->chan;
}

const struct coro_message coro_message_get = {.name = "get",
                                              .handle = handle_get,
                                              .withdraw = withdraw_get,
                                              .undo = undo_get,
                                              .chan = chan_of};
const struct coro_message coro_message_put = {.name = "put",
                                              .handle = handle_put,
                                              .withdraw = withdraw_put,
                                              .error = error_of_put,
                                              .chan = chan_of};

/* ---- channels as values ---- */

struct coro_chan *
coro_chan_new(const struct coro_type *element, const struct coro_type *optional,
              int64_t capacity, const struct coro_code *code, int line)
{
    struct coro_chan *chan;

    if (capacity < 0)
        coro_panic_numbers(coro_panic_CAPACITY, code, line, capacity, 0, 0);
    chan = coro_allocate(sizeof *chan);
    if (!chan)
        coro_panic(coro_panic_OUT_OF_MEMORY, code, line);
    *chan = (struct coro_chan){.refs = 1,
                               .is_word = element->size == sizeof(void *),
                               .is_owned = element->release != NULL,
                               .element = element,
                               .inside = optional == element ? 0 : optional->offset,
                               .capacity = capacity,
                               .code = code,
                               .line = line};
    coro_was_born(CORO_CHANNELS, chan, code, line);
    return chan;
}

struct coro_chan *
coro_chan_retain(struct coro_chan *chan)
{
    if (chan)
        chan->refs++;
    return chan;
}

void
coro_chan_release(struct coro_chan *chan)
{
    if (chan && --chan->refs == 0)
        coro_dispose(CORO_CHANNELS, chan);
}

/* Who waits on a channel holds it, so nobody does. */
void
coro_chan_dispose(struct coro_chan *chan)
{
    while (chan->len > 0)
        coro_release(chan->element, pop_first(chan));
    free_ring(chan);
    coro_release_memory(chan, sizeof *chan);
}

void
coro_chan_close(struct coro_chan *chan)
{
    struct coro_transfer *waiter;

    chan->closed = true;
    while ((waiter = take_waiter(&chan->getters))) {
        struct coro_sender *sender = waiter->sender;
        give_none(chan, waiter);
        coro_answer_sender(sender, CORO_REPLIED);
    }
    while ((waiter = take_waiter(&chan->putters)))
        coro_answer_sender(waiter->sender, CORO_REFUSED);
}

bool
coro_chan_closed(const struct coro_chan *chan)
{
    return chan->closed;
}

int64_t
coro_chan_len(const struct coro_chan *chan)
{
    return chan->len;
}

int64_t
coro_chan_capacity(const struct coro_chan *chan)
{
    return chan->capacity;
}

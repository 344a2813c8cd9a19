/* Releasing objects that hold others.
 *
 * They may hold each other in chains of any length. While the C stack has room, and up to
 * a depth, each is released within the one that held it. What comes deeper waits until
 * that one is done, and then goes before all that waited already: so the order is that of
 * nesting, at any depth. */
#include "leaks.h"
#include "stack.h"

#include <assert.h>
#include <string.h>

enum { NESTED_RELEASES = 64 };

/* An object that waits, and in the low bits, which its alignment leaves free, its kind;
 * 0 for none. */
typedef uintptr_t waiting;

#define KIND_MASK ((uintptr_t)7)

static_assert(CORO_HOLDERS <= KIND_MASK, "a kind takes three bits");
static_assert(sizeof(waiting) == sizeof(void *), "a link takes the room of a pointer");

static CORO_THREAD struct {
    int depth;
    waiting first;
    waiting latest; /* of what the release under way has added; none: it goes first */
} releases;

static void *
object_of(waiting one)
{
    return (void *)(one & ~KIND_MASK);
}

static enum coro_holders
kind_of(waiting one)
{
    return (enum coro_holders)(one & KIND_MASK);
}

static void
dispose_of(enum coro_holders kind, void *object)
{
    switch (kind) {
    case CORO_LISTS:
        coro_list_dispose(object);
        break;
    case CORO_MAPS:
        coro_map_dispose(object);
        break;
    case CORO_CHANNELS:
        coro_chan_dispose(object);
        break;
    case CORO_COROUTINES:
        coro_object_dispose(object);
        break;
    case CORO_INSTANCES:
        coro_instance_dispose(object);
        break;
    case CORO_LOOPS:
    case CORO_HOLDERS:
        break;
    }
}

/* Where the next one is noted: instead of the count, which nobody needs any more. */
static void *
link_of(waiting one)
{
    return kind_of(one) == CORO_COROUTINES ? coro_object_link(object_of(one))
                                           : object_of(one);
}

static waiting
next_of(waiting one)
{
    waiting next;

    memcpy(&next, link_of(one), sizeof next);
    return next;
}

static void
set_next(waiting one, waiting next)
{
    memcpy(link_of(one), &next, sizeof next);
}

static void
add(waiting one)
{
    set_next(one, releases.latest ? next_of(releases.latest) : releases.first);
    if (releases.latest)
        set_next(releases.latest, one);
    else
        releases.first = one;
    releases.latest = one;
}

static void
dispose_first(void)
{
    waiting first = releases.first;

    releases.first = next_of(first);
    releases.latest = 0;
    set_next(first, 0);
    dispose_of(kind_of(first), object_of(first));
}

void
coro_dispose(enum coro_holders kind, void *object)
{
    bool is_deep = releases.depth == NESTED_RELEASES;

    coro_was_released(object);
    if (is_deep || (releases.depth > 0 && coro_stack_is_low())) {
        add((uintptr_t)object | kind);
        return;
    }
    releases.depth++;
    dispose_of(kind, object);
    while (releases.first)
        dispose_first();
    releases.depth--;
}

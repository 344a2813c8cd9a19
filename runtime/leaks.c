/* The report of CORO_LEAKS=1: what a program still holds when it ends.
 *
 * Each object is in a table from its birth to its release. Its type is found by itself;
 * the table knows what the object is and where it was made. */
#include "leaks.h"

#include "channel.h"
#include "drive.h"
#include "environment.h"
#include "map.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct birth {
    const void *object; /* NULL: an empty slot */
    const struct coro_code *code;
    int line;
    enum coro_holders kind;
};

CORO_THREAD int coro_leaks;

/* Open addressing: what is displaced stands behind, without a gap. */
static CORO_THREAD struct {
    struct birth *births;
    size_t room, count; /* the room is a power of two */
    int64_t leaves[CORO_LEAVES];
} held;

enum { FIRST_ROOM = 1024 };

/* ---- the table ---- */

static size_t
home_of(const void *object)
{
    return (size_t)((uintptr_t)object / 16 * UINT64_C(0x9e3779b97f4a7c15) >> 20) &
           (held.room - 1);
}

/* Its slot, or the one where it would be added. */
static struct birth *
birth_of(const void *object)
{
    size_t at = home_of(object);

    while (held.births[at].object && held.births[at].object != object)
        at = (at + 1) & (held.room - 1);
    return &held.births[at];
}

static bool
grow(void)
{
    struct birth *old = held.births;
    size_t old_room = held.room, room = old_room ? 2 * old_room : FIRST_ROOM;
    struct birth *births = calloc(room, sizeof *births);

    if (!births)
        return false;
    held.births = births;
    held.room = room;
    for (size_t i = 0; i < old_room; i++)
        if (old[i].object)
            *birth_of(old[i].object) = old[i];
    free(old);
    return true;
}

static void report(void);

/* What was made so far is not known, so the question comes before the first object. */
static bool
is_asked_for(void)
{
    if (coro_leaks == CORO_LEAKS_UNKNOWN) {
        bool asked = coro_environment_says("CORO_LEAKS", "1") && atexit(report) == 0;
        coro_leaks = asked ? CORO_LEAKS_ON : CORO_LEAKS_OFF;
    }
    return coro_leaks == CORO_LEAKS_ON;
}

void
coro_leaks_add(enum coro_holders kind, const void *object, const struct coro_code *code,
               int line)
{
    if (!is_asked_for())
        return;
    if (held.count * 2 >= held.room && !grow()) {
        fputs("leaks: out of memory\n", stderr);
        coro_leaks_forget();
        return;
    }
    *birth_of(object) = (struct birth){object, code, line, kind};
    held.count++;
}

/* What was displaced by it moves up. */
void
coro_leaks_remove(const void *object)
{
    size_t mask = held.room - 1, gap, at;

    if (held.count == 0 || !birth_of(object)->object)
        return;
    gap = at = (size_t)(birth_of(object) - held.births);
    while (held.births[at = (at + 1) & mask].object) {
        size_t home = home_of(held.births[at].object);

        if (((at - home) & mask) < ((at - gap) & mask))
            continue;
        held.births[gap] = held.births[at];
        gap = at;
    }
    held.births[gap].object = NULL;
    held.count--;
}

void
coro_leaks_count(enum coro_leaf leaf, int difference)
{
    if (is_asked_for())
        held.leaves[leaf] += difference;
}

void
coro_leaks_place(const void *object, const struct coro_code *code, int line)
{
    struct birth *birth = held.count > 0 ? birth_of(object) : NULL;

    if (!birth || !birth->object || birth->code)
        return;
    birth->code = code;
    birth->line = line;
}

void
coro_leaks_forget(void)
{
    coro_leaks = CORO_LEAKS_OFF;
    free(held.births);
    held.births = NULL;
    held.room = held.count = 0;
}

/* ---- what they are ---- */

static void
write_type(struct coro_writer *out, const struct coro_type *type)
{
    if (type->name) {
        coro_write_text(out, type->name);
    } else if (type->key) {
        coro_write_text(out, "map[");
        write_type(out, type->key);
        coro_write_text(out, ", ");
        write_type(out, type->element);
        coro_write_byte(out, ']');
    } else if (type->show == coro_list_type_show) {
        coro_write_text(out, "list[");
        write_type(out, type->element);
        coro_write_byte(out, ']');
    } else if (type->element) {
        write_type(out, type->element);
        coro_write_byte(out, '?');
    }
}

static void
write_coroutine(struct coro_writer *out, const struct coro_object *object)
{
    bool is_task = object->driven == CORO_BY_LOOP && !object->stream;

    coro_write_text(out, is_task ? "task " : object->stream ? "stream " : "coro ");
    coro_write_text(out, coro_kind_of(object)->code->name);
}

static void
write_birth(struct coro_writer *out, const struct birth *birth)
{
    const struct coro_list *list = birth->object;
    const struct coro_chan *chan = birth->object;

    switch (birth->kind) {
    case CORO_LISTS:
        coro_write_text(out, "list[");
        write_type(out, list->element);
        coro_write_byte(out, ']');
        break;
    case CORO_MAPS:
        write_type(out, ((const struct coro_map *)birth->object)->type);
        break;
    case CORO_CHANNELS:
        coro_write_text(out, "chan[");
        write_type(out, chan->element);
        coro_write_byte(out, ']');
        break;
    case CORO_COROUTINES:
        write_coroutine(out, birth->object);
        break;
    case CORO_INSTANCES:
        write_type(out, ((const struct coro_instance *)birth->object)->type);
        break;
    case CORO_LOOPS:
        coro_write_text(out, "loop");
        break;
    case CORO_HOLDERS:
        break;
    }
}

/* ---- the report ---- */

/* Objects of one type that were made in one place. */
struct leak {
    coro_string type;
    const struct coro_code *code;
    int line; /* of the file; 0 without a place */
    int64_t count;
};

static int
compare_places(const struct leak *a, const struct leak *b)
{
    int order;

    if (!a->code || !b->code)
        return (a->code != NULL) - (b->code != NULL);
    order = strcmp(a->code->file, b->code->file);
    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    return order ? order : strcmp(a->code->name, b->code->name);
}

static int
compare_leaks(const void *left, const void *right)
{
    const struct leak *a = left, *b = right;
    int order = coro_string_compare(a->type, b->type);

    return order ? order : compare_places(a, b);
}

static struct leak
leak_of(const struct birth *birth)
{
    struct leak leak = {.code = birth->code, .count = 1};
    struct coro_writer out;

    if (birth->code)
        leak.line = coro_line_of(birth->code, birth->line);
    coro_writer_begin(&out, NULL);
    write_birth(&out, birth);
    leak.type = coro_writer_string(&out);
    return leak;
}

/* Equal ones become one. */
static size_t
join(struct leak *leaks, size_t count)
{
    size_t joined = 0;

    qsort(leaks, count, sizeof *leaks, compare_leaks);
    for (size_t i = 0; i < count; i++) {
        if (joined == 0 || compare_leaks(&leaks[joined - 1], &leaks[i]) != 0) {
            leaks[joined++] = leaks[i];
            continue;
        }
        leaks[joined - 1].count++;
        coro_string_release(leaks[i].type);
    }
    return joined;
}

static void
print_leak(const struct leak *leak)
{
    fprintf(stderr, "  %" PRId64 " %s", leak->count, leak->type.bytes);
    if (leak->code)
        fprintf(stderr, ", made in %s at %s:%d", leak->code->name, leak->code->file,
                leak->line);
    fputc('\n', stderr);
}

static void
print_objects(void)
{
    struct leak *leaks = malloc((held.count + 1) * sizeof *leaks);
    size_t count = 0;

    if (!leaks) {
        fputs("  out of memory\n", stderr);
        return;
    }
    for (size_t i = 0; i < held.room; i++)
        if (held.births[i].object)
            leaks[count++] = leak_of(&held.births[i]);
    count = join(leaks, count);
    for (size_t i = 0; i < count; i++) {
        print_leak(&leaks[i]);
        coro_string_release(leaks[i].type);
    }
    free(leaks);
}

static void
print_leaves(enum coro_leaf leaf, const char *name)
{
    int64_t count = held.leaves[leaf];

    if (count > 0)
        fprintf(stderr, "  %" PRId64 " %s%s\n", count, name, count > 1 ? "s" : "");
}

static void
report(void)
{
    bool is_any = held.count > 0;

    if (coro_leaks != CORO_LEAKS_ON)
        return;
    coro_leaks = CORO_LEAKS_OFF; /* its own strings do not count */
    for (int i = 0; i < CORO_LEAVES; i++)
        is_any |= held.leaves[i] > 0;
    if (is_any) {
        fflush(stdout);
        fputs("leaks: still held at the end\n", stderr);
        print_objects();
        print_leaves(CORO_STRINGS, "string");
        print_leaves(CORO_ERRORS, "error");
    }
    coro_leaks_forget();
}

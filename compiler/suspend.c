/* Facts about coroutines, found by fixed points over the bodies of a module; those of
 * modules that it imports are known.
 *
 * One walk over every body notes what it does by itself (it sends a message, it suspends,
 * an error may leave it) and what it inherits from the coroutines that it drives by name;
 * then each fact spreads along those edges. All of it takes time in proportion to the
 * module.
 *
 * `throws` says whether an error can come out of a coroutine by itself. An error that a
 * consumer throws into it by g.throw(e) does not count: what it does not catch leaves
 * through that very g.throw(e), which may throw in any case, and never through a next. */
#include "flow.h"
#include "graph.h"
#include "passes.h"
#include "room.h"
#include "walk.h"

/* A frame counts as several for every so many bytes. */
enum { MOST_FRAMES_IN_PLACE = 256, BYTES_OF_ONE = 256 };

/* A place where a named coroutine is resumed, and its error with it. */
struct drive {
    const struct decl *from, *to;
    const struct variable *variable; /* the let that holds the generator; NULL: a call */
    bool caught;
    bool *may_throw; /* the fact at that place */
};

VEC(drives, struct drive);

struct gather {
    struct arena *arena;
    const struct module *module;
    struct decl *decl;                           /* whose body is being walked */
    bool *talks, *suspends, *throws, *recursive; /* by decl.number */
    uint64_t *rooms;                             /* the same: bytes of its variables */
    int *frame_weights; /* the same: frames that one consists of, those in it included */
    struct graph delegations; /* `yield from f()` */
    struct graph frames;      /* whose frame may lie in whose: that and `for x in f()` */
    struct graph errors;      /* whose error may leave whom */
    struct drives drives;
};

/* Of another module: its facts are known. */
static bool
is_foreign(const struct gather *gather, const struct decl *decl)
{
    return decl->module != gather->module;
}

static void
connect(struct gather *gather, struct graph *graph, const struct decl *to)
{
    struct edge edge = {gather->decl->number, to->number};

    vec_push(gather->arena, &graph->edges, edge);
}

static void
connect_frame(struct gather *gather, const struct decl *to)
{
    int *weight = &gather->frame_weights[gather->decl->number];

    if (!is_foreign(gather, to))
        connect(gather, &gather->frames, to);
    else if (!to->apart && *weight <= MOST_FRAMES_IN_PLACE)
        *weight += to->weight;
}

static void
note_talk(struct gather *gather)
{
    gather->talks[gather->decl->number] = true;
}

static void
note_suspension(struct gather *gather)
{
    gather->suspends[gather->decl->number] = true;
}

/* An error may arise at `site`. */
static void
note_error(struct gather *gather, const struct site *site)
{
    if (!site->caught)
        gather->throws[gather->decl->number] = true;
}

static bool
is_value_type(const struct type *type)
{
    return type && type->kind != TYPE_VOID && type->kind != TYPE_POISON;
}

/* A second next finds such a coroutine at a yield that wants a value, and throws. */
static bool
needs_send(const struct decl *coroutine)
{
    return is_value_type(coroutine->receives) &&
           coroutine->receives->kind != TYPE_OPTIONAL;
}

/* A resumption of `generator`, whose error, if it has one, comes out here. */
static void
note_drive(struct gather *gather, const struct expr *generator, bool *may_throw,
           const struct site *site)
{
    struct decl *to = known_coroutine(generator);
    const struct variable *variable =
        generator->kind == EXPR_NAME ? generator->name.variable : NULL;
    struct drive drive = {gather->decl, to, variable, site->caught, may_throw};

    if (to && !(variable && needs_send(to))) {
        vec_push(gather->arena, &gather->drives, drive);
        return;
    }
    *may_throw = true;
    note_error(gather, site);
}

/* ---- expressions ---- */

static void
note_surely_throwing(struct gather *gather, struct expr *expr, const struct site *site)
{
    expr->may_throw = true;
    note_error(gather, site);
}

/* Closing a generator throws only if another coroutine is delegating to it. */
static void
note_close(struct gather *gather, struct expr *call, const struct site *site)
{
    if (!known_coroutine(driven_generator(call)))
        note_surely_throwing(gather, call, site);
}

/* A coroutine value may have started already, or be scheduled; a fresh one not. */
static void
note_schedule(struct gather *gather, struct expr *call, const struct site *site)
{
    if (call->call.args.count && !called_coroutine(call->call.args.at[0].value))
        note_surely_throwing(gather, call, site);
}

static void
note_builtin(struct gather *gather, struct expr *call, const struct site *site)
{
    switch (call->call.builtin) {
    case BUILTIN_NEXT:
        if (driven_generator(call))
            note_drive(gather, driven_generator(call), &call->may_throw, site);
        break;
    case BUILTIN_CORO_CLOSE:
        note_close(gather, call, site);
        break;
    case BUILTIN_LOOP_SCHEDULE:
        note_schedule(gather, call, site);
        break;
    case BUILTIN_CORO_SEND:
    case BUILTIN_CORO_THROW:
    case BUILTIN_LOOP_RUN_UNTIL_COMPLETE:
    case BUILTIN_LOOP_RUN_UNTIL_EMPTY:
        note_surely_throwing(gather, call, site);
        break;
    default:
        break;
    }
}

static void
note_call(struct gather *gather, struct expr *call, const struct site *site)
{
    switch (call->call.target) {
    case CALL_FN:
        if (call->call.decl->throws)
            note_surely_throwing(gather, call, site);
        break;
    case CALL_BUILTIN:
    case CALL_MEMBER:
        note_builtin(gather, call, site);
        break;
    default:
        break;
    }
}

/* A yield raises what the consumer throws in; of its own a message fails, where no loop
 * listens. */
static void
note_yield(struct gather *gather, struct expr *yield, const struct site *site)
{
    yield->may_throw = true;
    if (yield->operand.how != YIELD_VALUE)
        note_talk(gather);
    if (yield->operand.how == YIELD_MESSAGE)
        note_error(gather, site);
}

static void
note_request(struct gather *gather, struct expr *expr, const struct site *site)
{
    note_talk(gather);
    note_surely_throwing(gather, expr, site);
}

static void
inherit(struct gather *gather, const struct decl *to, const struct site *site)
{
    int number = gather->decl->number;

    gather->talks[number] |= to->talks;
    gather->suspends[number] |= to->suspends;
    gather->throws[number] |= to->throws && !site->caught;
}

static void
note_call_from(struct gather *gather, const struct decl *to, const struct site *site)
{
    connect_frame(gather, to);
    if (is_foreign(gather, to)) {
        inherit(gather, to, site);
    } else {
        connect(gather, &gather->delegations, to);
        if (!site->caught)
            connect(gather, &gather->errors, to);
    }
    if (decl_is_generator(gather->decl) && !decl_is_generator(to))
        note_talk(gather);
}

static void
note_yield_from(struct gather *gather, struct expr *expr, const struct site *site)
{
    const struct expr *source = expr->operand.operand;

    expr->may_throw = true;
    gather->decl->delegates = true;
    if (called_coroutine(source)) {
        note_call_from(gather, called_coroutine(source), site);
        return;
    }
    note_suspension(gather);
    note_error(gather, site);
    if (expr_talks(expr))
        note_talk(gather);
}

/* The one that uses this name drives or asks the generator, and keeps no hold of it. */
static bool
is_driven_here(const struct expr *name, const struct site *site)
{
    const struct expr *parent = site->parent;

    if (!parent)
        return site->stmt && site->stmt->kind == STMT_FOR_IN &&
               site->stmt->loop.sequence == name;
    return parent->kind == EXPR_FIELD || parent->kind == EXPR_YIELD_FROM ||
           is_call_of(parent, BUILTIN_NEXT);
}

static void
note_name(struct expr *name, const struct site *site)
{
    struct variable *variable = name->name.variable;

    if (variable && variable->known && !is_driven_here(name, site))
        variable->shared = true;
}

static void
gather_expr(void *data, struct expr *expr, const struct site *site)
{
    struct gather *gather = data;

    gather->rooms[gather->decl->number] += room_of_sent(expr);
    switch (expr->kind) {
    case EXPR_NAME:
        note_name(expr, site);
        break;
    case EXPR_CALL:
        note_call(gather, expr, site);
        break;
    case EXPR_YIELD:
        note_suspension(gather);
        note_yield(gather, expr, site);
        break;
    case EXPR_WAIT:
    case EXPR_SPAWN:
        note_suspension(gather);
        note_request(gather, expr, site);
        break;
    case EXPR_YIELD_FROM:
        note_yield_from(gather, expr, site);
        break;
    default:
        break;
    }
}

/* ---- statements ---- */

static void
note_let(struct stmt *stmt)
{
    if (stmt->let.variable->kind == VARIABLE_LET)
        stmt->let.variable->known = called_coroutine(stmt->let.value);
}

static void
note_for(struct gather *gather, struct stmt *loop, const struct site *site)
{
    struct expr *sequence = loop->loop.sequence;

    if (!sequence->type || sequence->type->kind != TYPE_CORO)
        return;
    if (called_coroutine(sequence))
        connect_frame(gather, called_coroutine(sequence));
    note_drive(gather, sequence, &loop->loop.may_throw, site);
}

static void
gather_stmt(void *data, struct stmt *stmt, const struct site *site)
{
    struct gather *gather = data;

    gather->rooms[gather->decl->number] += room_of_stmt(stmt);
    if (stmt_suspension(stmt)) {
        note_suspension(gather);
        note_talk(gather);
    }
    switch (stmt->kind) {
    case STMT_LET:
        note_let(stmt);
        break;
    case STMT_FOR_IN:
        note_for(gather, stmt, site);
        break;
    case STMT_THROW:
    case STMT_SPAWN:
    case STMT_LET_SPAWN:
    case STMT_FOR_FROM:
    case STMT_SELECT:
    case STMT_GROUP:
    case STMT_WITHIN:
        note_error(gather, site);
        break;
    default:
        break;
    }
}

/* ---- the fixed points ---- */

/* A drive's error is that of its coroutine, if nobody else can have the generator in use.
 */
static void
connect_drives(struct gather *gather)
{
    for (int i = 0; i < gather->drives.count; i++) {
        struct drive drive = gather->drives.at[i];
        struct edge edge = {drive.from->number, drive.to->number};
        bool foreign = is_foreign(gather, drive.to);

        if ((drive.variable && drive.variable->shared) || (foreign && drive.to->throws))
            *drive.may_throw = true;
        if (drive.caught)
            continue;
        if (*drive.may_throw)
            gather->throws[edge.from] = true;
        if (!foreign)
            vec_push(gather->arena, &gather->errors.edges, edge);
    }
}

/* Coroutines that each hold the one before twice would have frames beyond all bounds, and
 * large ones would lie on the C stack. */
static void
weigh_frames(struct gather *gather)
{
    for (int n = 0; n < gather->frames.count; n++) {
        uint64_t more = gather->rooms[n] / BYTES_OF_ONE;
        int *weight = &gather->frame_weights[n];
        if (*weight <= MOST_FRAMES_IN_PLACE)
            *weight = more < MOST_FRAMES_IN_PLACE ? *weight + (int)more
                                                  : MOST_FRAMES_IN_PLACE + 1;
    }
    graph_weigh(gather->arena, &gather->frames, gather->recursive, MOST_FRAMES_IN_PLACE,
                gather->frame_weights);
}

/* A recursive coroutine counts as suspending, even if it never does: it must not become a
 * C function, whose depth the C stack would bound. */
static void
find_circles(struct gather *gather)
{
    graph_circles(gather->arena, &gather->frames, gather->recursive);
    for (int n = 0; n < gather->frames.count; n++)
        if (gather->recursive[n])
            gather->suspends[n] = true;
}

static void
spread(struct gather *gather)
{
    find_circles(gather);
    weigh_frames(gather);
    graph_inherit(gather->arena, &gather->delegations, gather->talks);
    graph_inherit(gather->arena, &gather->delegations, gather->suspends);
    graph_inherit(gather->arena, &gather->errors, gather->throws);
    for (int i = 0; i < gather->drives.count; i++) {
        struct drive drive = gather->drives.at[i];

        if (!is_foreign(gather, drive.to) && gather->throws[drive.to->number])
            *drive.may_throw = true;
    }
}

static void
write_facts(const struct gather *gather, const struct module *module, struct decl *decl)
{
    if (decl == module->main && !gather->throws[decl->number])
        decl->throws = false; /* it may, but does not */
    if (decl->kind != DECL_CORO)
        return;
    decl->talks = gather->talks[decl->number];
    decl->recursive = gather->recursive[decl->number];
    decl->weight = gather->frame_weights[decl->number];
    decl->apart = decl->recursive || decl->weight > MOST_FRAMES_IN_PLACE;
    decl->suspends = gather->suspends[decl->number];
    decl->throws = gather->throws[decl->number];
}

/* ---- the pass ---- */

static void
number_decls(struct module *module)
{
    for (int i = 0; i < module->decls.count; i++) {
        module->decls.at[i]->number = i;
        if (module->decls.at[i]->kind == DECL_ON)
            module->decls.at[i]->throws = true;
    }
    if (module->main && module->main->kind == DECL_FN)
        module->main->throws = true;
}

static struct gather
gather_new(struct arena *arena, const struct module *module)
{
    struct gather gather = {.arena = arena, .module = module};
    int count = module->decls.count;
    size_t size = (size_t)count * sizeof(bool);

    gather.talks = arena_alloc(arena, size);
    gather.suspends = arena_alloc(arena, size);
    gather.throws = arena_alloc(arena, size);
    gather.recursive = arena_alloc(arena, size);
    gather.rooms = arena_alloc(arena, (size_t)count * sizeof *gather.rooms);
    gather.frame_weights = arena_alloc(arena, (size_t)count * sizeof(int));
    for (int n = 0; n < count; n++)
        gather.frame_weights[n] = 1;
    gather.delegations.count = gather.frames.count = gather.errors.count = count;
    return gather;
}

static void
gather_bodies(struct gather *gather, const struct module *module)
{
    struct visitor visitor = {
        .stmt = gather_stmt, .expr = gather_expr, .data = gather, .arena = gather->arena};

    for (int i = 0; i < module->decls.count; i++) {
        gather->decl = module->decls.at[i];
        gather->rooms[i] = room_of_head(gather->decl);
        if (gather->decl->body)
            walk(&visitor, gather->decl->body);
    }
}

void
suspend(struct context *context, struct module *module)
{
    struct gather gather = gather_new(context->arena, module);

    number_decls(module);
    gather_bodies(&gather, module);
    connect_drives(&gather);
    spread(&gather);
    for (int i = 0; i < module->decls.count; i++)
        write_facts(&gather, module, module->decls.at[i]);
}

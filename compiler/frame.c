/* The frame of each coroutine: its result, its parameters, and the variables that cross a
 * suspension, scope by scope. Scopes that follow each other share space; what lies
 * directly in a scope comes before the scopes inside it. Offsets are those that C itself
 * gives. */
#include "c_names.h"
#include "passes.h"
#include "shape.h"

/* A coroutine whose frame waits for those it holds, and how far its variables have been
 * seen. */
struct waiting {
    struct core_function *function;
    int next;
};

VEC(waitings, struct waiting);

struct framing {
    struct context *context;
    struct arena *arena;
    struct core_module *core;
    struct shapes *shapes;
    struct waitings waiting;
};

/* ---- which members, and in which scope ---- */

static void gather(struct framing *framing, struct core_layout *layout,
                   const struct core_stmts *stmts);

static void
add_member(struct framing *framing, struct core_layout *layout,
           struct core_variable *variable)
{
    if (variable->crosses)
        vec_push(framing->arena, &layout->members, variable);
}

/* A scope alone has nobody to share with: its members are its parent's. */
static void
join_lone_scope(struct framing *framing, struct core_layout *layout)
{
    const struct core_layout *lone;

    if (layout->scopes.count != 1)
        return;
    lone = layout->scopes.at[0];
    for (int i = 0; i < lone->members.count; i++)
        vec_push(framing->arena, &layout->members, lone->members.at[i]);
    layout->scopes = lone->scopes;
}

/* A scope without members of its own gives way to those inside it, if any. */
static void
add_scope(struct framing *framing, struct core_layout *parent, struct core_layout *scope)
{
    if (scope->members.count > 0) {
        vec_push(framing->arena, &parent->scopes, scope);
        return;
    }
    for (int i = 0; i < scope->scopes.count; i++)
        vec_push(framing->arena, &parent->scopes, scope->scopes.at[i]);
}

/* A block's statements, and a variable that begins with it (or NULL). */
static void
gather_scope(struct framing *framing, struct core_layout *parent,
             struct core_variable *first, const struct core_stmts *stmts,
             struct span span)
{
    struct core_layout *scope = parent;

    if (!framing->context->spread)
        scope = NEW(framing->arena, struct core_layout);
    if (first)
        add_member(framing, scope, first);
    gather(framing, scope, stmts);
    if (scope == parent)
        return;
    scope->span = span;
    join_lone_scope(framing, scope);
    add_scope(framing, parent, scope);
}

static void
gather_if(struct framing *framing, struct core_layout *layout,
          const struct core_stmt *stmt)
{
    for (; stmt && stmt->kind == CORE_IF; stmt = stmt->otherwise)
        gather_scope(framing, layout, NULL, &stmt->then->stmts, stmt->then->span);
    if (stmt)
        gather_scope(framing, layout, NULL, &stmt->stmts, stmt->span);
}

static void
gather_stmt(struct framing *framing, struct core_layout *layout,
            const struct core_stmt *stmt)
{
    if (stmt->kind == CORE_DECLARE || stmt->kind == CORE_BIND)
        add_member(framing, layout, stmt->variable);
    if (!stmt->suspends)
        return;
    switch (stmt->kind) {
    case CORE_BLOCK:
        gather_scope(framing, layout, NULL, &stmt->stmts, stmt->span);
        break;
    case CORE_HOLD:
        gather(framing, layout, &stmt->stmts);
        break;
    case CORE_IF:
        gather_if(framing, layout, stmt);
        break;
    case CORE_LOOP:
        gather_scope(framing, layout, NULL, &stmt->then->stmts, stmt->span);
        break;
    case CORE_TRY:
        gather_scope(framing, layout, NULL, &stmt->stmts, stmt->span);
        gather_scope(framing, layout, stmt->variable, &stmt->handler->stmts, stmt->span);
        break;
    default:
        break;
    }
}

/* A HOLD is no scope. It is mostly the last statement of its list, nested so without
 * limit: there a loop goes on with its statements. */
static void
gather(struct framing *framing, struct core_layout *layout,
       const struct core_stmts *stmts)
{
    int last = stmts->count - 1;

    for (int i = 0; i <= last; i++) {
        const struct core_stmt *stmt = stmts->at[i];

        if (i == last && stmt->kind == CORE_HOLD && stmt->suspends) {
            stmts = &stmt->stmts;
            last = stmts->count - 1;
            i = -1;
        } else {
            gather_stmt(framing, layout, stmt);
        }
    }
}

static void
gather_function(struct framing *framing, struct core_function *function)
{
    struct core_layout *layout = function->layout;

    if (function->result)
        add_member(framing, layout, function->result);
    for (int i = 0; i < function->parameters.count; i++)
        add_member(framing, layout, function->parameters.at[i]);
    gather(framing, layout, &function->body->stmts);
    layout->span = function->body->span;
    join_lone_scope(framing, layout);
}

/* ---- in which order, and where ---- */

/* What the scopes inside take together. */
static struct shape
shared_space(const struct core_layout *layout)
{
    struct shape shared = SHAPE_EMPTY;

    for (int i = 0; i < layout->scopes.count; i++) {
        const struct core_layout *scope = layout->scopes.at[i];
        shape_overlay(&shared, (struct shape){scope->size, scope->align});
    }
    return shape_padded(shared);
}

/* What the members take behind `before`, with the inner scopes behind them. */
static struct shape
measure(const struct framing *framing, const struct core_variables *members,
        struct shape before, struct shape shared)
{
    for (int i = 0; i < members->count; i++)
        shape_add(&before, shape_of_variable(framing->shapes, members->at[i]));
    shape_add(&before, shared);
    return shape_padded(before);
}

/* The members, those of the largest alignment first, otherwise as they were. */
static struct core_variables
by_alignment(const struct framing *framing, const struct core_variables *members)
{
    struct core_variables sorted = {0};

    for (uint32_t align = SHAPE_FRAME_ALIGN; align > 0; align /= 2) {
        for (int i = 0; i < members->count; i++) {
            struct core_variable *member = members->at[i];
            if (shape_of_variable(framing->shapes, member).align == align)
                vec_push(framing->arena, &sorted, member);
        }
    }
    return sorted;
}

/* What the members take without padding between them. */
static uint32_t
tight_size(const struct framing *framing, const struct core_variables *members,
           struct shape before, struct shape shared)
{
    shared.align = before.align = 1;
    for (int i = 0; i < members->count; i++) {
        struct shape shape = shape_of_variable(framing->shapes, members->at[i]);
        shape.align = 1;
        shape_add(&before, shape);
    }
    shape_add(&before, shared);
    return before.size;
}

/* The order of the source stays, unless the other saves room. */
static struct shape
arrange_members(const struct framing *framing, struct core_variables *members,
                struct shape before, struct shape shared)
{
    struct shape whole = measure(framing, members, before, shared), whole_sorted;
    struct core_variables sorted;

    if (whole.size - tight_size(framing, members, before, shared) < whole.align)
        return whole;
    sorted = by_alignment(framing, members);
    whole_sorted = measure(framing, &sorted, before, shared);
    if (whole_sorted.size >= whole.size)
        return whole;
    *members = sorted;
    return whole_sorted;
}

static void
arrange(const struct framing *framing, struct core_layout *layout, struct shape before)
{
    struct shape whole;

    for (int i = 0; i < layout->scopes.count; i++)
        arrange(framing, layout->scopes.at[i], SHAPE_EMPTY);
    whole = arrange_members(framing, &layout->members, before, shared_space(layout));
    layout->size = whole.size;
    layout->align = whole.align;
}

/* Finds the offsets of what lies in the layout, whose own is known. */
static void
place(const struct framing *framing, struct core_layout *layout, struct shape before)
{
    uint32_t shared;

    for (int i = 0; i < layout->members.count; i++) {
        struct core_variable *member = layout->members.at[i];
        struct shape shape = shape_of_variable(framing->shapes, member);

        member->size = shape.size;
        member->offset = layout->offset + shape_add(&before, shape);
    }
    shared = layout->offset + shape_add(&before, shared_space(layout));
    for (int i = 0; i < layout->scopes.count; i++) {
        layout->scopes.at[i]->offset = shared;
        place(framing, layout->scopes.at[i], SHAPE_EMPTY);
    }
}

static void
lay_out(struct framing *framing, struct core_function *function)
{
    const struct shape head = {SHAPE_FRAME_HEAD, SHAPE_FRAME_ALIGN};

    gather_function(framing, function);
    arrange(framing, function->layout, head);
    place(framing, function->layout, head);
    function->frame_size = function->layout->size;
}

/* ---- frames in frames ---- */

/* A layout marks a coroutine as met. */
static void
meet(struct framing *framing, struct core_function *function)
{
    if (function->layout)
        return;
    function->layout = NEW(framing->arena, struct core_layout);
    vec_push(framing->arena, &framing->waiting, ((struct waiting){function, 0}));
}

static bool
holds_frame(const struct core_variable *variable)
{
    return variable->crosses && (variable->content == CORE_FRAME_IN_PLACE ||
                                 variable->content == CORE_OBJECT_IN_PLACE);
}

/* A coroutine after those whose frames it holds. They nest without limit, but never in a
 * circle: what may call itself is held by a pointer. */
static void
frame_function(struct framing *framing, struct core_function *function)
{
    meet(framing, function);
    while (framing->waiting.count > 0) {
        struct waiting *top = &framing->waiting.at[framing->waiting.count - 1];
        struct core_function *waiting = top->function;

        if (top->next < waiting->variables.count) {
            const struct core_variable *variable = waiting->variables.at[top->next++];
            if (holds_frame(variable))
                meet(framing, variable->callee);
        } else {
            framing->waiting.count--;
            lay_out(framing, waiting);
            vec_push(framing->arena, &framing->core->frame_order, waiting);
        }
    }
}

void
frame(struct context *context, struct core_module *core)
{
    struct framing framing = {
        .context = context,
        .arena = context->arena,
        .core = core,
        .shapes = shapes_new(context->arena, core->module),
    };

    core->c_names = c_names_new(context, core);
    for (int i = 0; i < core->functions.count; i++)
        if (core->functions.at[i]->is_coroutine)
            frame_function(&framing, core->functions.at[i]);
}

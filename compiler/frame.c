/* The frame of each coroutine: its result, its parameters, and the variables that cross a
 * suspension, scope by scope. Scopes that follow each other share space; what lies
 * directly in a scope comes before the scopes inside it. Offsets are those that C itself
 * gives. */
#include "c_names.h"
#include "passes.h"
#include "shape.h"
#include "tour.h"

/* A coroutine whose frame waits for those it holds, and how far its variables have been
 * seen. */
struct waiting {
    struct core_function *function;
    int next;
};

VEC(waitings, struct waiting);
VEC(layouts, struct core_layout *);

struct framing {
    struct context *context;
    struct arena *arena;
    struct core_module *core;
    struct waitings waiting;
    struct tour tour;
    struct layouts scopes; /* around the statement under way, the function's first */
    /* Of the block about to be entered: */
    struct span span;
    struct core_variable *caught; /* begins with it; or NULL */
};

/* ---- which members, and in which scope ---- */

static void
add_member(struct framing *framing, struct core_variable *variable)
{
    struct core_layout *scope = framing->scopes.at[framing->scopes.count - 1];

    if (variable->crosses)
        vec_push(framing->arena, &scope->members, variable);
}

/* With spread, all scopes are the function's. */
static void
open_scope(struct framing *framing)
{
    struct core_layout *scope = framing->scopes.at[framing->scopes.count - 1];

    if (!framing->context->spread) {
        scope = NEW(framing->arena, struct core_layout);
        scope->span = framing->span;
    }
    vec_push(framing->arena, &framing->scopes, scope);
    if (framing->caught)
        add_member(framing, framing->caught);
    framing->caught = NULL;
}

/* A scope alone has nobody to share with: its members are those of the scope around. */
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
close_scope(struct framing *framing)
{
    struct core_layout *scope = framing->scopes.at[--framing->scopes.count];
    struct core_layout *outer = framing->scopes.at[framing->scopes.count - 1];

    if (scope == outer)
        return;
    join_lone_scope(framing, scope);
    if (scope->members.count > 0)
        vec_push(framing->arena, &outer->scopes, scope);
    for (int i = 0; scope->members.count == 0 && i < scope->scopes.count; i++)
        vec_push(framing->arena, &outer->scopes, scope->scopes.at[i]);
}

static void
enter_stmt(void *data, struct core_stmt *stmt)
{
    if (stmt->kind == CORE_DECLARE || stmt->kind == CORE_BIND)
        add_member(data, stmt->variable);
    else if (stmt->kind == CORE_BLOCK)
        open_scope(data);
}

/* What does not suspend declares no member inside. */
static bool
is_worth_entering(void *data, struct core_stmt *stmt, int index, struct core_stmt *part)
{
    struct framing *framing = data;
    bool is_handler = part == stmt->handler;

    (void)index;
    if (!part->suspends)
        return part->kind == CORE_DECLARE || part->kind == CORE_BIND;
    framing->span = is_handler || stmt->kind == CORE_LOOP ? stmt->span : part->span;
    if (is_handler)
        framing->caught = stmt->variable;
    return true;
}

static void
leave_stmt(void *data, struct core_stmt *stmt)
{
    if (stmt->kind == CORE_BLOCK)
        close_scope(data);
}

static void
gather_members(struct framing *framing, struct core_function *function)
{
    vec_push(framing->arena, &framing->scopes, function->layout);
    if (function->result)
        add_member(framing, function->result);
    for (int i = 0; i < function->parameters.count; i++)
        add_member(framing, function->parameters.at[i]);
    framing->span = function->body->span;
    tour(&framing->tour, function->body);
    framing->scopes.count = 0;
    function->layout->span = function->body->span;
    join_lone_scope(framing, function->layout);
}

/* ---- in which order, and where ---- */

static uint32_t
size_of_head(const struct core_message *message)
{
    if (message->decl)
        return SHAPE_REQUEST;
    if (message->arms > 0)
        return SHAPE_SELECT + (uint32_t)message->arms * SHAPE_ARM;
    return message->c_size;
}

/* Behind its head a message has what it is sent with, then its reply; or its reply, then
 * what is put. */
static struct shape
shape_of_message(const struct core_message *message)
{
    struct shape whole = {size_of_head(message), 8};
    const struct decl *decl = message->decl;

    for (int i = 0; decl && i < decl->params.count; i++)
        shape_add(&whole, shape_of_type(decl->params.at[i]->type));
    if (message->replies)
        shape_add(&whole, shape_of_type(message->replies));
    if (message->puts)
        shape_add(&whole, shape_of_type(message->puts));
    return shape_padded(whole);
}

/* A callee's frame has its size by now. */
static struct shape
shape_of_variable(const struct core_variable *variable)
{
    switch (variable->content) {
    case CORE_VALUE:
        break;
    case CORE_MESSAGE:
    case CORE_SCOPE:
        return shape_of_message(variable->message);
    case CORE_POINTER:
    case CORE_FRAME_POINTER:
        return (struct shape){SHAPE_POINTER, SHAPE_POINTER};
    case CORE_FRAME_IN_PLACE:
        return (struct shape){variable->callee->frame_size, SHAPE_FRAME_ALIGN};
    case CORE_OBJECT_IN_PLACE: {
        struct shape whole = {SHAPE_OBJECT, 8};
        shape_add(&whole,
                  (struct shape){variable->callee->frame_size, SHAPE_FRAME_ALIGN});
        return whole;
    }
    }
    return shape_of_type(variable->type);
}

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
measure(const struct core_variables *members, struct shape before, struct shape shared)
{
    for (int i = 0; i < members->count; i++)
        shape_add(&before, shape_of_variable(members->at[i]));
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
            if (shape_of_variable(member).align == align)
                vec_push(framing->arena, &sorted, member);
        }
    }
    return sorted;
}

/* What the members take without padding between them. */
static uint32_t
tight_size(const struct core_variables *members, struct shape before, struct shape shared)
{
    shared.align = before.align = 1;
    for (int i = 0; i < members->count; i++) {
        struct shape shape = shape_of_variable(members->at[i]);
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
    struct shape whole = measure(members, before, shared), whole_sorted;
    struct core_variables sorted;

    if (whole.size - tight_size(members, before, shared) < whole.align)
        return whole;
    sorted = by_alignment(framing, members);
    whole_sorted = measure(&sorted, before, shared);
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

static bool
message_is_sized_by_c(const struct core_message *message)
{
    const struct decl *decl = message->decl;

    for (int i = 0; decl && i < decl->params.count; i++)
        if (type_holds_c(decl->params.at[i]->type))
            return true;
    return (message->puts && type_holds_c(message->puts)) ||
           (message->replies && type_holds_c(message->replies));
}

static bool
is_sized_by_c(const struct core_variable *variable)
{
    switch (variable->content) {
    case CORE_VALUE:
        return type_holds_c(variable->type);
    case CORE_MESSAGE:
        return message_is_sized_by_c(variable->message);
    case CORE_FRAME_IN_PLACE:
    case CORE_OBJECT_IN_PLACE:
        return variable->callee->is_sized_by_c;
    case CORE_POINTER:
    case CORE_FRAME_POINTER:
    case CORE_SCOPE:
        break;
    }
    return false;
}

/* Finds the offsets of what lies in the layout, whose own is known, or not if it lies
 * `behind` what only C knows the size of. True if such a thing is in it. */
static bool
place(struct core_layout *layout, struct shape before, bool behind)
{
    uint32_t shared;
    bool is_any;

    for (int i = 0; i < layout->members.count; i++) {
        struct core_variable *member = layout->members.at[i];
        struct shape shape = shape_of_variable(member);

        member->size = shape.size;
        member->offset = layout->offset + shape_add(&before, shape);
        member->is_sized_by_c = is_sized_by_c(member);
        member->is_behind_c = behind;
        behind |= member->is_sized_by_c;
    }
    is_any = behind;
    shared = layout->offset + shape_add(&before, shared_space(layout));
    for (int i = 0; i < layout->scopes.count; i++) {
        layout->scopes.at[i]->offset = shared;
        is_any |= place(layout->scopes.at[i], SHAPE_EMPTY, behind);
    }
    return is_any;
}

static void
lay_out(struct framing *framing, struct core_function *function)
{
    const struct shape head = {SHAPE_FRAME_HEAD, SHAPE_FRAME_ALIGN};

    gather_members(framing, function);
    arrange(framing, function->layout, head);
    function->is_sized_by_c = place(function->layout, head, false);
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
        .tour = {.arena = context->arena,
                 .data = &framing,
                 .enter = enter_stmt,
                 .part = is_worth_entering,
                 .leave = leave_stmt},
    };

    core->c_names = c_names_new(context, core);
    for (int i = 0; i < core->functions.count; i++)
        if (core->functions.at[i]->is_coroutine)
            frame_function(&framing, core->functions.at[i]);
}

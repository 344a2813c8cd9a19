/* Loops: while, ranges, lists, strings, arrays, maps, generators. */
#include "lowering.h"

static bool
is_true(const struct expr *expr)
{
    return expr->kind == EXPR_BOOL && expr->integer.value;
}

void
append_exit_unless(struct lowering *l, struct core_expr *condition)
{
    struct core_stmt *test = append(l, CORE_IF);
    test->value =
        core_operation(l->arena, "!", plain_type(l, TYPE_BOOL), condition, NULL);
    struct scope_mark leave = scope_begin(l);
    append(l, CORE_BREAK);
    test->then = scope_take(l, leave);
}

/* while let: each turn binds what the condition gives, until it gives none. */
static void
lower_while_let(struct lowering *l, struct stmt *stmt)
{
    struct core_stmt *loop = append(l, CORE_LOOP);
    struct scope_mark turn = scope_begin(l);
    struct opening opening = lower_opening(l, stmt->branch.condition);
    if (turn.block->stmts.count == 0)
        loop->value = opening.has;
    else
        append_exit_unless(l, opening.has);
    lower_opened(l, stmt->branch.opened, opening);
    lower_block(l, stmt->branch.then);
    loop->then = scope_take(l, turn);
}

/* A condition that takes statements is tested at the head of the body. */
static void
lower_while_in_steps(struct lowering *l, struct stmt *stmt, struct scope_mark steps,
                     struct core_expr *condition)
{
    bool holds = holds_anything(steps.block);
    struct core_variable *test = temporary(l, plain_type(l, TYPE_BOOL));
    if (holds)
        init(l, test, condition);
    struct core_stmt *block = scope_take(l, steps);
    struct core_stmt *loop = append(l, CORE_LOOP);
    struct scope_mark turn = scope_begin(l);
    if (holds) {
        declare(l, test);
        block->is_statement = true;
        vec_push(l->arena, l->out, block);
        append_exit_unless(l, core_variable(l->arena, test));
    } else {
        scope_dissolve(l, block);
        append_exit_unless(l, condition);
    }
    lower_block(l, stmt->branch.then);
    loop->then = scope_take(l, turn);
}

void
lower_while(struct lowering *l, struct stmt *stmt)
{
    if (stmt->branch.opened) {
        lower_while_let(l, stmt);
        return;
    }
    struct scope_mark mark = scope_begin(l);
    struct core_expr *condition = lower_expr(l, stmt->branch.condition).expr;
    if (mark.block->stmts.count > 0) {
        lower_while_in_steps(l, stmt, mark, condition);
        return;
    }
    scope_dissolve(l, scope_take(l, mark));
    struct core_stmt *loop = append(l, CORE_LOOP);
    loop->value = is_true(stmt->branch.condition) ? NULL : condition;
    loop->then = lower_block_apart(l, stmt->branch.then);
}

/* ---- ranges ---- */

struct core_variable *
loop_variable(struct lowering *l, struct variable *variable)
{
    struct core_variable *core = local(l, variable);
    if (core->name[0] == '_' && core->name[1] == 0)
        core->name = "turn";
    return core;
}

/* An expression whose value cannot change while the loop runs. */
static bool
is_constant(const struct core_expr *expr, const struct expr *source)
{
    if (expr->kind == CORE_INTEGER)
        return true;
    return source->kind == EXPR_NAME && source->name.variable &&
           source->name.variable->kind != VARIABLE_MODULE &&
           !source->name.variable->assigned;
}

static uint64_t
largest(const struct type *type)
{
    int bits = type_bits(type) - (type_is_signed(type) ? 1 : 0);
    return bits == 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
}

static struct core_expr *
loop_bound(struct lowering *l, struct stmt *stmt)
{
    struct core_expr *high = lower_expr(l, stmt->loop.high).expr;
    if (is_constant(high, stmt->loop.high))
        return high;
    struct core_variable *end =
        core_variable_new(l->arena, CORE_VALUE, high->type, "end");
    bind(l, end, high);
    return core_variable(l->arena, end);
}

/* ++i, where i is known to be below its bound. */
static struct core_stmt *
step_up(struct lowering *l, struct core_variable *index)
{
    struct core_stmt *step = core_stmt(l->arena, CORE_EVAL, l->span);
    step->value =
        core_operation(l->arena, "++", index->type, core_variable(l->arena, index), NULL);
    return step;
}

static void
count_up(struct core_stmt *loop, struct core_variable *index, struct core_expr *low)
{
    loop->counted.index = index;
    loop->counted.low = low;
}

/* The variable's values are known to be below the upper bound, and not negative. */
static void
note_range(const struct stmt *stmt, struct core_variable *index,
           const struct core_expr *low, const struct core_expr *high)
{
    bool known = low->kind == CORE_INTEGER && high->kind == CORE_INTEGER;
    if (known && low->integer <= INT64_MAX && high->integer < INT64_MAX)
        index->below = high->integer + (stmt->loop.inclusive ? 1 : 0);
}

/* a..=b up to the type's largest value: `more` ends the loop, since i cannot pass b. */
static void
lower_inclusive(struct lowering *l, struct core_stmt *loop, struct core_variable *index,
                struct core_expr *low, struct core_expr *high)
{
    const struct type *test = plain_type(l, TYPE_BOOL);
    struct core_variable *more = core_variable_new(l->arena, CORE_VALUE, test, "more");
    if (low->kind != CORE_INTEGER)
        low = core_variable(l->arena, bind_temporary(l, index->type, low));
    bind(l, more, core_operation(l->arena, "<=", test, low, high));
    count_up(loop, index, low);
    loop->value = core_variable(l->arena, more);
    loop->step = core_stmt(l->arena, CORE_ASSIGN, l->span);
    loop->step->place = core_variable(l->arena, more);
    loop->step->value =
        core_call(l->arena, arithmetic_function(l, "up", index->type), test, CORE_ACTS,
                  address_of(l, core_variable(l->arena, index)), high, NULL);
}

void
lower_for_range(struct lowering *l, struct stmt *stmt)
{
    struct scope_mark mark = scope_begin(l);
    struct core_variable *index = loop_variable(l, stmt->loop.variable);
    enum core_effect later = expr_effect(stmt->loop.high);
    struct core_expr *low = value_stabilize(l, lower_expr(l, stmt->loop.low), later).expr;
    struct core_expr *high = loop_bound(l, stmt);
    note_range(stmt, index, low, high);
    struct core_stmt *loop = core_stmt(l->arena, CORE_LOOP, stmt->span);
    bool may_overflow =
        high->kind != CORE_INTEGER || high->integer == largest(index->type);
    if (stmt->loop.inclusive && may_overflow) {
        lower_inclusive(l, loop, index, low, high);
    } else {
        count_up(loop, index, low);
        loop->value = core_operation(l->arena, stmt->loop.inclusive ? "<=" : "<",
                                     plain_type(l, TYPE_BOOL),
                                     core_variable(l->arena, index), high);
        loop->step = step_up(l, index);
    }
    declare(l, index);
    vec_push(l->arena, l->out, loop);
    loop->then = lower_block_apart(l, stmt->loop.body);
    scope_end(l, mark, false);
}

/* ---- lists, strings, arrays ---- */

/* In a variable of its own, unless it is one that never changes. */
struct core_expr *
lower_walked(struct lowering *l, struct expr *sequence)
{
    struct value value = lower_expr(l, sequence);
    bool stable = sequence->kind == EXPR_NAME && value.expr->kind == CORE_VARIABLE &&
                  !sequence->name.variable->assigned && !value.expr->variable->is_module;
    if (stable || value.ownership == HELD)
        return value.expr;
    if (value.ownership == BORROWED)
        value = (struct value){value_own(l, value), FRESH};
    return value_borrow(l, value);
}

static struct core_expr *
walked_length(struct lowering *l, struct core_expr *sequence)
{
    const struct type *integer = plain_type(l, TYPE_I64);
    bool bytes = sequence->type->kind == TYPE_STRING;
    if (sequence->type->kind == TYPE_ARRAY)
        return core_integer(l->arena, integer, sequence->type->count);
    return core_call(l->arena, bytes ? "coro_string_len" : "coro_list_len", integer,
                     CORE_READS, sequence, NULL);
}

/* The index never leaves the sequence, but a list may get shorter. */
static struct core_expr *
walked_item(struct lowering *l, struct core_expr *sequence, const struct type *type,
            struct core_expr *index, struct span span)
{
    if (sequence->type->kind == TYPE_STRING)
        return core_call(l->arena, "coro_string_at", type, CORE_PURE, sequence, index,
                         here(l, span), NULL);
    if (sequence->type->kind == TYPE_ARRAY)
        return core_expr(l->arena, CORE_AT, type, CORE_PURE, sequence, index, NULL);
    struct core_expr *element =
        core_expr(l->arena, CORE_ELEMENT, type, CORE_READS, sequence, index, NULL);
    element->span = span;
    return element;
}

static void
lower_for_items(struct lowering *l, struct stmt *stmt)
{
    bool is_array = stmt->loop.sequence->type->kind == TYPE_ARRAY;
    struct core_expr *sequence =
        is_array ? walked_array(l, stmt) : lower_walked(l, stmt->loop.sequence);
    const struct type *integer = plain_type(l, TYPE_I64);
    struct core_variable *at = core_variable_new(l->arena, CORE_VALUE, integer, "at");
    struct core_variable *item = loop_variable(l, stmt->loop.variable);
    declare(l, at);
    struct core_stmt *loop = append(l, CORE_LOOP);
    count_up(loop, at, core_integer(l->arena, integer, 0));
    loop->value = core_operation(l->arena, "<", plain_type(l, TYPE_BOOL),
                                 core_variable(l->arena, at), walked_length(l, sequence));
    loop->step = step_up(l, at);
    struct scope_mark turn = scope_begin(l);
    struct core_expr *element =
        walked_item(l, sequence, item->type, core_variable(l->arena, at), stmt->span);
    bind(l, item, value_own(l, value_borrowed(element)));
    hold_owned(l, item);
    lower_block(l, stmt->loop.body);
    loop->then = scope_take(l, turn);
}

/* ---- maps ---- */

/* A name for a part of the entry at hand: coro_map_PART of the map and the place. */
static void
bind_part(struct lowering *l, struct variable *variable, const char *part,
          struct core_expr *map, struct core_variable *at)
{
    if (is_blank(variable))
        return;
    struct core_variable *core = local(l, variable);
    struct core_expr *place = core_expr(l->arena, CORE_POINTED, core->type, CORE_READS,
                                        core_call(l->arena, part, NULL, CORE_READS, map,
                                                  core_variable(l->arena, at), NULL),
                                        NULL);
    bind(l, core, value_own(l, value_borrowed(place)));
    hold_owned(l, core);
}

static void
lower_for_entries(struct lowering *l, struct stmt *stmt)
{
    const struct type *integer = plain_type(l, TYPE_I64);
    struct core_expr *map = lower_walked(l, stmt->loop.sequence);
    struct core_variable *changes =
        core_variable_new(l->arena, CORE_VALUE, integer, "changes");
    struct core_variable *at = core_variable_new(l->arena, CORE_VALUE, integer, "at");
    bind(l, changes,
         core_call(l->arena, "coro_map_changes", integer, CORE_READS, map, NULL));
    declare(l, at);
    struct core_stmt *loop = append(l, CORE_LOOP);
    count_up(loop, at, core_integer(l->arena, integer, 0));
    loop->value = core_call(l->arena, "coro_map_walk", plain_type(l, TYPE_BOOL),
                            CORE_ACTS, map, address_of(l, core_variable(l->arena, at)),
                            core_variable(l->arena, changes), here(l, stmt->span), NULL);
    loop->step = step_up(l, at);
    struct scope_mark turn = scope_begin(l);
    bind_part(l, stmt->loop.variable, "coro_map_key", map, at);
    if (stmt->loop.second)
        bind_part(l, stmt->loop.second, "coro_map_value", map, at);
    lower_block(l, stmt->loop.body);
    loop->then = scope_take(l, turn);
}

/* ---- generators ---- */

/* What a loop walks: the step to call for the next value, NULL for an object's coro_next.
 */
struct walked_generator {
    struct core_expr *head;
    struct core_expr *step;
};

/* A generator made here lies in our frame, or on the C stack. What only yields is its
 * frame alone; what delegates needs an object, which knows the innermost frame. */
static struct walked_generator
generator_in_place(struct lowering *l, struct expr *call)
{
    const struct decl *decl = call->call.decl;
    struct core_function *callee = decl->core;
    struct core_variable *generator = core_variable_new(
        l->arena, decl->delegates ? CORE_OBJECT_IN_PLACE : CORE_FRAME_IN_PLACE, NULL,
        callee->name);
    struct walked_generator walked = {0};
    struct exprs operands = {0};
    taken_over_operands(l, call, &operands);
    struct core_expr *start = lower_object(l, call, lower_in_order(l, &operands, NULL));
    generator->callee = callee;
    callee->has_start = true;
    bind(l, generator, start);
    struct core_stmt *end = core_stmt(l->arena, CORE_END_IN_PLACE, l->span);
    end->variable = generator;
    hold_with(l, end);
    walked.head = core_expr(l->arena, CORE_HEAD_OF, call->type, CORE_PURE,
                            core_variable(l->arena, generator), NULL);
    if (!decl->delegates)
        walked.step = core_function_expr(l->arena, CORE_STEP, callee, NULL);
    return walked;
}

static struct walked_generator
walked_generator(struct lowering *l, struct expr *sequence)
{
    if (is_coroutine_call(sequence) && !sequence->call.decl->apart)
        return generator_in_place(l, sequence);
    return (struct walked_generator){.head = lower_walked(l, sequence)};
}

/* Whether there is a next value, which is then in `item`. */
static struct core_expr *
next_item(struct lowering *l, const struct walked_generator *walked,
          struct core_variable *item, const struct stmt *stmt)
{
    struct core_expr *next =
        core_call(l->arena, walked->step ? "coro_frame_next" : "coro_next",
                  plain_type(l, TYPE_BOOL), CORE_ACTS, walked->head, NULL);
    if (walked->step)
        core_add_operand(l->arena, next, walked->step);
    core_add_operand(l->arena, next, address_of(l, core_variable(l->arena, item)));
    core_add_operand(l->arena, next, error_slot(l, stmt->loop.may_throw));
    core_add_operand(l->arena, next, here(l, stmt->span));
    return next;
}

static void
lower_for_generator(struct lowering *l, struct stmt *stmt)
{
    struct walked_generator walked = walked_generator(l, stmt->loop.sequence);
    struct core_variable *item = loop_variable(l, stmt->loop.variable);
    declare(l, item);
    struct core_stmt *loop = append(l, CORE_LOOP);
    loop->variable = item;
    loop->value = next_item(l, &walked, item, stmt);
    struct scope_mark turn = scope_begin(l);
    hold_owned(l, item);
    lower_block(l, stmt->loop.body);
    loop->then = scope_take(l, turn);
    if (stmt->loop.may_throw && l->can_throw)
        append_check(l);
}

void
lower_for_in(struct lowering *l, struct stmt *stmt)
{
    struct scope_mark mark = scope_begin(l);
    if (stmt->loop.sequence->type->kind == TYPE_CORO)
        lower_for_generator(l, stmt);
    else if (stmt->loop.sequence->type->kind == TYPE_MAP)
        lower_for_entries(l, stmt);
    else
        lower_for_items(l, stmt);
    scope_end(l, mark, false);
}

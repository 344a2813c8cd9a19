/* Statements that give variables and places their values, and release them. */
#include <string.h>

#include "core_walk.h"
#include "emitting.h"

/* ---- evaluation ---- */

/* A function of C may do nothing else, and C compilers know that of some. */
static bool
may_only_give(const struct core_expr *expr)
{
    return expr->kind == CORE_CALL_C && expr->is_external &&
           expr->type->kind != TYPE_VOID;
}

/* In parts that stand alone without a warning. */
static void
put_effect(struct emitting *e, const struct core_expr *expr)
{
    if (is_given_by_c(expr))
        expr = expr->operands.at[0];
    if (may_only_give(expr)) {
        c_put(&e->writer, "(void)");
        put_value(e, expr);
        return;
    }
    switch (expr->kind) {
    case CORE_CALL_C:
    case CORE_CALL_FN:
    case CORE_CALL_VALUE:
    case CORE_CLASS:
    case CORE_NEW:
        put_value(e, expr);
        break;
    case CORE_ELEMENT:
    case CORE_POINTED:
        put_address(e, expr);
        break;
    case CORE_OPERATION:
        if (strcmp(expr->text, "++") == 0) {
            put_value(e, expr->operands.at[0]);
            c_put(&e->writer, "++");
            break;
        }
        /* fall through */
    default:
        c_put(&e->writer, "(void)");
        put_expr(e, expr, LEVEL_UNARY);
        break;
    }
}

static void
emit_eval(struct emitting *e, const struct core_expr *expr)
{
    put_effect(e, expr);
    c_line(&e->writer, ";");
}

static void
emit_if_it_acts(struct emitting *e, const struct core_expr *expr)
{
    if (expr->effect == CORE_ACTS)
        emit_eval(e, expr);
}

/* ---- declarations ---- */

static void
put_first_value(struct emitting *e, const struct core_variable *variable)
{
    switch (variable->content) {
    case CORE_VALUE:
        c_put(&e->writer, " = ");
        put_empty(e, variable->type);
        break;
    case CORE_POINTER:
    case CORE_FRAME_POINTER:
        c_put(&e->writer, " = NULL");
        break;
    case CORE_MESSAGE:
    case CORE_SCOPE:
    case CORE_FRAME_IN_PLACE:
    case CORE_OBJECT_IN_PLACE:
        break; /* C sees no value go lost */
    }
}

static void
emit_declaration(struct emitting *e, const struct core_variable *variable)
{
    c_declaration(&e->writer);
    put_variable_declarator(e, variable);
    put_first_value(e, variable);
    c_line(&e->writer, ";");
}

/* Arrays may be large: one is not cleared whenever a coroutine goes on, but where it
 * begins. */
static bool
is_cleared_late(const struct core_variable *variable)
{
    return variable->content == CORE_VALUE && type_holds_array(variable->type);
}

void
emit_tops(struct emitting *e, const struct braces *braces)
{
    for (int i = 0; i < braces->tops.count; i++) {
        const struct core_variable *variable = braces->tops.at[i];

        if (!is_cleared_late(variable)) {
            emit_declaration(e, variable);
            continue;
        }
        c_declaration(&e->writer);
        put_variable_declarator(e, variable);
        c_line(&e->writer, ";");
    }
}

static void
emit_cleared(struct emitting *e, const struct core_variable *variable)
{
    put_variable(e, variable);
    c_putf(&e->writer, " = (%s){0}", c_type_word(e, variable->type));
    c_line(&e->writer, ";");
}

/* Of a DECLARE. */
static void
emit_beginning(struct emitting *e, const struct core_variable *variable, bool declares)
{
    if (declares)
        emit_declaration(e, variable);
    else if (is_local(e->plan, variable) && is_cleared_late(variable))
        emit_cleared(e, variable);
}

static bool
is_declared_here(const struct emitting *e, const struct core_variable *variable)
{
    return is_local(e->plan, variable) && !e->plan->hoisted[variable->number];
}

/* ---- births ---- */

static void
begin_object(struct emitting *e, const struct core_variable *variable)
{
    struct core_function *callee = variable->callee;
    struct presence *presence = presence_of(e, callee);
    struct c_writer *w = &e->writer;

    presence->is_told |= !presence->begun;
    c_open(w, "coro_object_begin(");
    put_variable_address(e, variable);
    c_put(w, ".object");
    c_comma(w);
    c_putf(w, "&%s_kind", callee->c_name);
    c_close(w, ");");
    c_end(w);
}

static void
begin_in_place(struct emitting *e, const struct core_variable *variable,
               const struct core_expr *start)
{
    struct core_function *callee = variable->callee;
    struct presence *presence = presence_of(e, callee);
    struct c_writer *w = &e->writer;

    presence->is_started |= !presence->begun;
    if (variable->content == CORE_OBJECT_IN_PLACE)
        begin_object(e, variable);
    c_putf(w, "%s_start", callee->c_name);
    c_open(w, "(");
    put_variable_address(e, variable);
    if (variable->content == CORE_OBJECT_IN_PLACE)
        c_put(w, ".frame");
    put_more_arguments(e, &start->operands);
    c_close(w, ");");
    c_end(w);
}

/* A number that C gives is converted by being stored. */
const struct core_expr *
as_stored(const struct core_expr *value)
{
    return is_given_by_c(value) && !type_is_address(value->type) ? value->operands.at[0]
                                                                 : value;
}

void
put_birth(struct emitting *e, const struct core_variable *variable,
          const struct core_expr *value, bool declares)
{
    struct c_writer *w = &e->writer;

    if (declares)
        put_variable_declarator(e, variable);
    else
        put_variable(e, variable);
    c_equals(w);
    if (variable->content == CORE_FRAME_POINTER)
        c_putf(w, "(struct %s *)", variable->callee->c_name);
    value = as_stored(value);
    if (declares)
        put_initializer(e, value);
    else
        put_value(e, value);
}

static void
emit_birth(struct emitting *e, const struct core_variable *variable,
           const struct core_expr *value, bool declares)
{
    if (!is_needed(e->plan, variable)) {
        emit_if_it_acts(e, value);
        return;
    }
    if (declares)
        c_declaration(&e->writer);
    if (value->kind != CORE_NEW) {
        put_birth(e, variable, value, declares);
        c_line(&e->writer, ";");
        return;
    }
    if (declares)
        emit_declaration(e, variable);
    begin_in_place(e, variable, value);
}

/* ---- assignment ---- */

static void
put_assigned(struct emitting *e, const struct core_expr *place,
             const struct core_expr *value)
{
    put_expr(e, place, LEVEL_UNARY);
    c_equals(&e->writer);
    put_value(e, as_stored(value));
}

static void
put_replaced(struct emitting *e, const struct core_expr *place,
             const struct core_expr *value)
{
    const char *handle = handle_word(place->type);
    struct c_writer *w = &e->writer;

    if (handle) {
        c_putf(w, "coro_%s_assign", handle);
        c_open(w, "(");
        put_address(e, place);
        c_comma(w);
        put_value(e, value);
    } else {
        c_open(w, "coro_assign(");
        put_description(e, place->type);
        c_comma(w);
        put_address(e, place);
        c_comma(w);
        put_address(e, value);
    }
    c_close(w, ")");
}

/* What finding a place may do: its indexes are checked. */
static void
emit_checks(struct emitting *e, const struct core_expr *place)
{
    if (!core_is_inside(place))
        return;
    emit_checks(e, place->operands.at[0]);
    if (place->kind == CORE_AT)
        emit_if_it_acts(e, place->operands.at[1]);
}

/* C compilers warn where a place is assigned to itself, and where what leads there is
 * used for nothing else. */
static void
emit_unchanged(struct emitting *e, const struct core_expr *place)
{
    if (place->kind != CORE_VARIABLE)
        emit_eval(e, place);
}

static void
emit_assign(struct emitting *e, const struct core_expr *place,
            const struct core_expr *value)
{
    if (!is_needed(e->plan, core_place_variable(place))) {
        emit_if_it_acts(e, value);
        emit_checks(e, place);
        return;
    }
    if (core_is_same(place, value)) {
        emit_unchanged(e, place);
        return;
    }
    if (type_is_owned(place->type))
        put_replaced(e, place, value);
    else
        put_assigned(e, place, value);
    c_line(&e->writer, ";");
}

/* ---- releases ---- */

static void
emit_release(struct emitting *e, const struct core_variable *variable)
{
    const char *handle = handle_word(variable->type);
    struct c_writer *w = &e->writer;

    if (handle) {
        c_putf(w, "coro_%s_release(", handle);
        put_variable(e, variable);
    } else {
        c_put(w, "coro_release(");
        put_description(e, variable->type);
        c_put(w, ", ");
        put_variable_address(e, variable);
    }
    c_line(w, ");");
}

static void
emit_end_in_place(struct emitting *e, const struct core_variable *variable)
{
    bool is_object = variable->content == CORE_OBJECT_IN_PLACE;

    c_put(&e->writer, is_object ? "coro_object_end(" : "coro_frame_drop(");
    put_variable_address(e, variable);
    c_line(&e->writer, is_object ? ".object);" : ".frame);");
}

static void
emit_free_frame(struct emitting *e, const struct core_variable *variable)
{
    c_put(&e->writer, "coro_frame_free((struct coro_frame *)");
    put_variable(e, variable);
    c_line(&e->writer, ");");
}

/* ---- any of these ---- */

void
emit_value_stmt(struct emitting *e, const struct core_stmt *stmt)
{
    bool declares = is_declared_here(e, stmt->variable);

    switch (stmt->kind) {
    case CORE_DECLARE:
        if (!(stmt->plan && stmt->plan->silent))
            emit_beginning(e, stmt->variable, declares);
        break;
    case CORE_BIND:
        emit_birth(e, stmt->variable, stmt->value, declares);
        break;
    case CORE_INIT:
        emit_birth(e, stmt->variable, stmt->value,
                   declares && stmt->plan && stmt->plan->gives_birth);
        break;
    case CORE_ASSIGN:
        emit_assign(e, stmt->place, stmt->value);
        break;
    case CORE_EVAL:
        emit_eval(e, stmt->value);
        break;
    case CORE_RELEASE:
        emit_release(e, stmt->variable);
        break;
    case CORE_END_IN_PLACE:
        emit_end_in_place(e, stmt->variable);
        break;
    case CORE_FREE_FRAME:
        emit_free_frame(e, stmt->variable);
        break;
    case CORE_RELEASE_ARGUMENTS:
        emit_sent_released(e, stmt->variable);
        break;
    default:
        break;
    }
}

void
put_step(struct emitting *e, const struct core_stmt *step)
{
    if (step->kind == CORE_ASSIGN)
        put_assigned(e, step->place, step->value);
    else
        put_effect(e, step->value);
}

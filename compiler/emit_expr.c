/* Expressions. Those that lean on long chains were cut by lower: depth is bounded. */
#include <string.h>

#include "core_walk.h"
#include "emitting.h"

/* ---- variables ---- */

/* A throwing fn has its result's address; arrays come by theirs. */
static bool
is_by_address(const struct emitting *e, const struct core_variable *variable)
{
    if (variable->is_result)
        return e->function->throws;
    return variable->borrowed && type_holds_array(variable->type);
}

static void
put_variable_at(struct emitting *e, const struct core_variable *variable,
                enum level level)
{
    bool in_parentheses = is_by_address(e, variable) && level > LEVEL_UNARY;

    if (variable->is_module)
        *tally_of(e->used, variable) = 1;
    if (variable->is_result)
        e->uses_result = true;
    if (variable->crosses) {
        e->uses_frame = true;
        c_put(&e->writer, "f->");
    } else if (is_by_address(e, variable)) {
        c_put(&e->writer, in_parentheses ? "(*" : "*");
    }
    c_put(&e->writer, variable->c_name);
    if (in_parentheses)
        c_put_char(&e->writer, ')');
}

void
put_variable(struct emitting *e, const struct core_variable *variable)
{
    put_variable_at(e, variable, LEVEL_POSTFIX);
}

void
put_result(struct emitting *e)
{
    put_variable_at(e, e->function->result, LEVEL_UNARY);
}

void
put_variable_address(struct emitting *e, const struct core_variable *variable)
{
    if (is_by_address(e, variable)) {
        e->uses_result |= variable->is_result;
        c_put(&e->writer, variable->c_name);
        return;
    }
    c_put_char(&e->writer, '&');
    put_variable_at(e, variable, LEVEL_UNARY);
}

/* ---- members ---- */

static void put_element_pointer(struct emitting *e, const struct core_expr *expr);

bool
is_behind_pointer(const struct core_expr *element)
{
    return element->operands.at[0]->type->kind == TYPE_PTR;
}

/* What the runtime tells the address of. */
static bool
is_element(const struct core_expr *expr)
{
    return (expr->kind == CORE_ELEMENT && !is_behind_pointer(expr)) ||
           expr->kind == CORE_POINTED;
}

/* A pointer that has its type in C. */
static bool
is_pointer(const struct core_expr *place)
{
    return place->kind == CORE_POINTED && place->operands.at[0]->kind == CORE_VARIABLE;
}

void
put_member(struct emitting *e, const struct core_expr *object, const char *name)
{
    bool leads = object->type && type_leads(object->type);

    if (is_pointer(object) && !leads) {
        put_variable(e, object->operands.at[0]->variable);
        c_put(&e->writer, "->");
    } else if (is_element(object) && !leads) {
        c_put_char(&e->writer, '(');
        put_element_pointer(e, object);
        c_put(&e->writer, ")->");
    } else if (object->kind == CORE_VARIABLE && is_by_address(e, object->variable)) {
        put_variable_address(e, object->variable);
        c_put(&e->writer, "->");
    } else {
        put_expr(e, object, LEVEL_POSTFIX);
        c_put(&e->writer, leads ? "->" : ".");
    }
    c_put(&e->writer, name);
}

static void
put_opened(struct emitting *e, const struct core_expr *expr, enum level level)
{
    const struct core_expr *optional = expr->operands.at[0];

    if (is_flagged(optional->type))
        put_member(e, optional, "value");
    else
        put_expr(e, optional, level);
}

static void
put_field(struct emitting *e, const struct core_expr *expr)
{
    const struct core_expr *object = expr->operands.at[0];
    const struct decl *decl = object->type ? type_fields(object->type) : NULL;

    if (expr->of) {
        put_member(e, object, c_payload_name(e->scratch, expr->of->name));
        c_putf(&e->writer, ".%s", c_field_name(e->scratch, expr->text));
        return;
    }
    put_member(e, object, decl ? c_field(e->scratch, decl, expr->text) : expr->text);
}

/* "a.at[i]" */
static void
put_at(struct emitting *e, const struct core_expr *expr)
{
    const struct core_expr *index = expr->operands.at[1];

    if (index->kind == CORE_CAST) /* any integer will do */
        index = index->operands.at[0];
    put_member(e, expr->operands.at[0], "at");
    c_open(&e->writer, "[");
    put_expr(e, index, LEVEL_COMMA);
    c_close(&e->writer, "]");
}

/* ---- places ---- */

static void
put_element_address(struct emitting *e, const struct core_expr *expr)
{
    if (expr->kind == CORE_POINTED) {
        put_value(e, expr->operands.at[0]);
        return;
    }
    c_open(&e->writer, "coro_list_at(");
    put_value(e, expr->operands.at[0]);
    c_comma(&e->writer);
    put_value(e, expr->operands.at[1]);
    c_comma(&e->writer);
    put_place(e, expr->span);
    c_close(&e->writer, ")");
}

/* "(int64_t *)coro_list_at(…)". */
static void
put_element_pointer(struct emitting *e, const struct core_expr *expr)
{
    if (!is_pointer(expr)) {
        c_put_char(&e->writer, '(');
        put_declarator(e, c_type_word(e, expr->type), "*)");
    }
    put_element_address(e, expr);
}

static void
put_element(struct emitting *e, const struct core_expr *expr)
{
    c_put_char(&e->writer, '*');
    put_element_pointer(e, expr);
}

/* Something in memory; so are compound literals. */
static void
put_behind_pointer(struct emitting *e, const struct core_expr *expr)
{
    put_expr(e, expr->operands.at[0], LEVEL_POSTFIX);
    c_put_char(&e->writer, '[');
    put_value(e, expr->operands.at[1]);
    c_put_char(&e->writer, ']');
}

/* Or a part of one. */
static bool
is_compound_literal(const struct core_expr *expr)
{
    while (core_is_inside(expr))
        expr = expr->operands.at[0];
    return expr->kind == CORE_STRUCT || expr->kind == CORE_ARRAY ||
           (expr->kind == CORE_SOME && is_flagged(expr->type));
}

static bool
is_place(const struct core_expr *expr)
{
    return core_place_variable(expr) || core_place_holder(expr) ||
           is_compound_literal(expr);
}

void
note_literal(struct emitting *e)
{
    e->literals_in_turns |= e->suspending_loops > 0;
}

/* An array of one, where the value has no place of its own. */
static void
put_array_of_one(struct emitting *e, const struct core_expr *expr)
{
    put_array_word(e, expr->type);
    c_open(&e->writer, "{");
    put_value(e, expr);
    c_close(&e->writer, "}");
}

void
put_address(struct emitting *e, const struct core_expr *expr)
{
    while (expr->kind == CORE_OPENED && !is_flagged(expr->operands.at[0]->type))
        expr = expr->operands.at[0];
    if (!is_place(expr)) {
        put_array_of_one(e, expr);
    } else if (is_element(expr)) {
        put_element_address(e, expr);
    } else if (expr->kind == CORE_VARIABLE) {
        put_variable_address(e, expr->variable);
    } else {
        if (is_compound_literal(expr))
            note_literal(e);
        c_put_char(&e->writer, '&');
        put_expr(e, expr, LEVEL_UNARY);
    }
}

void
put_place(struct emitting *e, struct span span)
{
    uint32_t line = source_line(e->context->source, span.lo);

    presence_of(e, e->function)->has_code = true;
    c_putf(&e->writer, "&%s_code, %d", e->function->c_name,
           (int)line - (int)e->first_line);
}

/* ---- calls ---- */

void
put_argument(struct emitting *e, const struct core_expr *argument)
{
    if (argument->type && type_holds_array(argument->type))
        put_address(e, argument);
    else
        put_value(e, argument);
}

void
put_more_arguments(struct emitting *e, const struct core_exprs *arguments)
{
    for (int i = 0; i < arguments->count; i++) {
        c_comma(&e->writer);
        put_argument(e, arguments->at[i]);
    }
}

void
put_arguments(struct emitting *e, const struct core_exprs *arguments)
{
    c_open(&e->writer, "(");
    for (int i = 0; i < arguments->count; i++) {
        if (i > 0)
            c_comma(&e->writer);
        put_argument(e, arguments->at[i]);
    }
    c_close(&e->writer, ")");
}

bool
is_given_by_c(const struct core_expr *expr)
{
    const struct core_expr *given = expr->kind == CORE_CAST ? expr->operands.at[0] : expr;

    return given != expr && ((given->kind == CORE_CALL_C && given->is_external) ||
                             given->kind == CORE_C_CONSTANT);
}

static bool
is_variadic(const char *function)
{
    return strcmp(function, "coro_print") == 0 || strcmp(function, "coro_format") == 0;
}

/* From C to C, without a cast to what the program calls it. */
static void
put_as_given(struct emitting *e, const struct core_expr *expr)
{
    put_value(e, is_given_by_c(expr) ? expr->operands.at[0] : expr);
}

static void
put_call_c(struct emitting *e, const struct core_expr *expr)
{
    c_put(&e->writer, expr->text);
    c_open(&e->writer, "(");
    for (int i = 0; i < expr->operands.count; i++) {
        if (i > 0)
            c_comma(&e->writer);
        if (expr->is_external)
            put_as_given(e, expr->operands.at[i]);
        else if (i > 0 && is_variadic(expr->text))
            put_exact(e, expr->operands.at[i]);
        else
            put_value(e, expr->operands.at[i]);
    }
    c_close(&e->writer, ")");
}

static void
put_call_of(struct emitting *e, const struct core_expr *expr, const char *behind)
{
    c_put(&e->writer, expr->function->c_name);
    c_put(&e->writer, behind);
    put_arguments(e, &expr->operands);
}

static void
put_function_call(struct emitting *e, const struct core_expr *expr)
{
    struct presence *presence = presence_of(e, expr->function);

    presence->is_called |= !presence->begun;
    put_call_of(e, expr, "");
}

static void
put_new(struct emitting *e, const struct core_expr *expr)
{
    struct presence *presence = presence_of(e, expr->function);

    presence->is_made |= !presence->begun;
    put_call_of(e, expr, "_new");
}

static void
put_kind(struct emitting *e, const struct core_function *function)
{
    struct presence *presence = presence_of(e, function);

    presence->is_told |= !presence->begun;
    c_putf(&e->writer, "&%s_kind", function->c_name);
}

/* ---- taking values out ---- */

static void
put_move(struct emitting *e, const struct core_expr *expr)
{
    const struct core_variable *variable = expr->operands.at[0]->variable;
    const char *handle = handle_word(expr->type);

    if (handle)
        c_putf(&e->writer, "coro_%s_take(", handle);
    else
        c_putf(&e->writer, "coro_take(%s, ", c_type_word(e, expr->type));
    put_variable_address(e, variable);
    c_put_char(&e->writer, ')');
}

static void
put_result_of(struct emitting *e, const struct core_expr *expr)
{
    const struct core_variable *frame = expr->operands.at[0]->variable;

    put_variable(e, frame);
    c_putf(&e->writer, "%s%s", frame->content == CORE_FRAME_POINTER ? "->" : ".",
           frame->callee->result->c_name);
}

static void
put_head_of(struct emitting *e, const struct core_variable *variable)
{
    put_variable_address(e, variable);
    c_put(&e->writer, variable->content == CORE_OBJECT_IN_PLACE ? ".object" : ".frame");
}

static void
put_items(struct emitting *e, const struct core_expr *expr)
{
    put_array_word(e, expr->type);
    c_open(&e->writer, "{");
    put_parts(e, &expr->operands);
    c_close(&e->writer, "}");
}

static void
put_error_slot(struct emitting *e)
{
    e->exits->uses_error = true;
    c_putf(&e->writer, "&%s", e->exits->error);
}

/* ---- any expression ---- */

static void
put_cast(struct emitting *e, const struct core_expr *expr)
{
    c_putf(&e->writer, "(%s)", c_type_word(e, expr->type));
    put_expr(e, expr->operands.at[0], LEVEL_UNARY);
}

/* An operation on what is smaller than int may be an int to the C compiler, in spite of
 * its cast: one that it has computed. */
static bool
is_cast_as_whole(const struct core_expr *expr)
{
    return is_promoted(expr->type) && (expr->operands.at[1]->kind == CORE_OPERATION ||
                                       expr->operands.at[2]->kind == CORE_OPERATION);
}

static void
put_choice(struct emitting *e, const struct core_expr *expr)
{
    put_expr(e, expr->operands.at[0], LEVEL_OR);
    c_put_char(&e->writer, ' ');
    c_may_break(&e->writer);
    c_put(&e->writer, "? ");
    put_expr(e, expr->operands.at[1], LEVEL_CHOICE);
    c_put_char(&e->writer, ' ');
    c_may_break(&e->writer);
    c_put(&e->writer, ": ");
    put_expr(e, expr->operands.at[2], LEVEL_CHOICE);
}

static void
put_cast_choice(struct emitting *e, const struct core_expr *expr)
{
    c_putf(&e->writer, "(%s)", c_type_word(e, expr->type));
    c_open(&e->writer, "(");
    put_choice(e, expr);
    c_close(&e->writer, ")");
}

static enum level
level_of(const struct core_expr *expr)
{
    switch (expr->kind) {
    case CORE_CHOICE:
        return is_cast_as_whole(expr) ? LEVEL_UNARY : LEVEL_CHOICE;
    case CORE_ELEMENT:
        return is_behind_pointer(expr) ? LEVEL_POSTFIX : LEVEL_UNARY;
    case CORE_POINTED:
    case CORE_CAST:
    case CORE_C_CAST:
    case CORE_ADDRESS:
        return LEVEL_UNARY;
    default:
        return LEVEL_POSTFIX;
    }
}

static void
put_in_parentheses(struct emitting *e, const struct core_expr *expr)
{
    c_open(&e->writer, "(");
    put_expr(e, expr, LEVEL_COMMA);
    c_close(&e->writer, ")");
}

static void
put_node(struct emitting *e, const struct core_expr *expr, enum level level)
{
    switch (expr->kind) {
    case CORE_VARIABLE:
        put_variable_at(e, expr->variable, level);
        break;
    case CORE_INTEGER:
        put_integer(e, expr, expr->type, false);
        break;
    case CORE_FLOATING:
        put_floating(e, expr->floating, expr->type);
        break;
    case CORE_STRING:
        put_string(e, expr, "coro_text(");
        break;
    case CORE_NONE:
        put_none(e, expr->type);
        break;
    case CORE_SOME:
        put_some(e, expr, level);
        break;
    case CORE_HAS:
        put_optional_test(e, expr->operands.at[0], false, level);
        break;
    case CORE_OPENED:
        put_opened(e, expr, level);
        break;
    case CORE_CALL_C:
        put_call_c(e, expr);
        break;
    case CORE_CALL_FN:
        put_function_call(e, expr);
        break;
    case CORE_FUNCTION:
        put_function(e, expr->function);
        break;
    case CORE_CALL_VALUE:
        put_value_call(e, expr);
        break;
    case CORE_NEW:
        put_new(e, expr);
        break;
    case CORE_KIND:
        put_kind(e, expr->function);
        break;
    case CORE_OPERATION:
        put_operation(e, expr, level);
        break;
    case CORE_CHOICE:
        if (is_cast_as_whole(expr))
            put_cast_choice(e, expr);
        else
            put_choice(e, expr);
        break;
    case CORE_CAST:
        put_cast(e, expr);
        break;
    case CORE_C_CAST:
        c_putf(&e->writer, "(%s)", expr->text);
        put_expr(e, expr->operands.at[0], LEVEL_UNARY);
        break;
    case CORE_C_CONSTANT:
        c_put(&e->writer, expr->text);
        break;
    case CORE_FIELD:
        put_field(e, expr);
        break;
    case CORE_STRUCT:
        put_struct(e, expr);
        break;
    case CORE_CLASS:
        put_object(e, expr);
        break;
    case CORE_ARRAY:
        put_array(e, expr);
        break;
    case CORE_AT:
        put_at(e, expr);
        break;
    case CORE_ELEMENT:
        if (is_behind_pointer(expr))
            put_behind_pointer(e, expr);
        else
            put_element(e, expr);
        break;
    case CORE_POINTED:
        put_element(e, expr);
        break;
    case CORE_ITEMS:
        put_items(e, expr);
        break;
    case CORE_ADDRESS:
        put_address(e, expr->operands.at[0]);
        break;
    case CORE_TYPE:
        put_description(e, expr->type);
        break;
    case CORE_NULL:
        c_put(&e->writer, "NULL");
        break;
    case CORE_TEXT:
        put_text(e, expr->text, strlen(expr->text));
        break;
    case CORE_PLACE:
        put_place(e, expr->span);
        break;
    case CORE_ERROR_SLOT:
        put_error_slot(e);
        break;
    case CORE_RESULT_OF:
        put_result_of(e, expr);
        break;
    case CORE_COPY:
        put_copy(e, expr);
        break;
    case CORE_MOVE:
        put_move(e, expr);
        break;
    case CORE_STEP:
        c_putf(&e->writer, "%s_step", expr->function->c_name);
        break;
    case CORE_HEAD_OF:
        put_head_of(e, expr->operands.at[0]->variable);
        break;
    }
}

void
put_expr(struct emitting *e, const struct core_expr *expr, enum level level)
{
    if (level_of(expr) < level)
        put_in_parentheses(e, expr);
    else
        put_node(e, expr, level);
}

void
put_value(struct emitting *e, const struct core_expr *expr)
{
    put_expr(e, expr, LEVEL_ASSIGN);
}

/* Whether C gives the expression the type it stands for. */
static bool
is_exact(const struct core_expr *expr)
{
    if (expr->kind == CORE_INTEGER)
        return false;
    if (expr->kind != CORE_OPERATION)
        return true;
    for (int i = 0; i < expr->operands.count; i++)
        if (is_exact(expr->operands.at[i]))
            return true;
    return false;
}

static bool
is_wide(const struct type *type)
{
    return type->kind == TYPE_I64 || type->kind == TYPE_U64 ||
           type->kind == TYPE_DURATION;
}

void
put_exact(struct emitting *e, const struct core_expr *expr)
{
    if (expr->kind == CORE_INTEGER) {
        put_integer(e, expr, expr->type, true);
    } else if (!expr->type || !is_wide(expr->type) || is_exact(expr)) {
        put_value(e, expr);
    } else {
        c_putf(&e->writer, "(%s)", c_type_word(e, expr->type));
        put_expr(e, expr, LEVEL_UNARY);
    }
}

#include "core_make.h"

#include <stdarg.h>

void
core_add_operand(struct arena *arena, struct core_expr *expr, struct core_expr *operand)
{
    vec_push(arena, &expr->operands, operand);
    if (operand->effect > expr->effect)
        expr->effect = operand->effect;
    if (operand->depth >= expr->depth)
        expr->depth = (operand->depth + 1) & 0xffff;
}

static struct core_expr *
expr_alone(struct arena *arena, enum core_expr_kind kind, const struct type *type,
           enum core_effect effect)
{
    struct core_expr *expr = NEW(arena, struct core_expr);
    expr->kind = kind;
    expr->type = type;
    expr->effect = effect;
    return expr;
}

static void
add_operands(struct arena *arena, struct core_expr *expr, va_list operands)
{
    struct core_expr *operand;
    while ((operand = va_arg(operands, struct core_expr *)))
        core_add_operand(arena, expr, operand);
}

struct core_expr *
core_expr(struct arena *arena, enum core_expr_kind kind, const struct type *type,
          enum core_effect effect, ...)
{
    struct core_expr *expr = expr_alone(arena, kind, type, effect);
    va_list operands;
    va_start(operands, effect);
    add_operands(arena, expr, operands);
    va_end(operands);
    return expr;
}

struct core_expr *
core_variable(struct arena *arena, struct core_variable *variable)
{
    bool may_change =
        (variable->is_module && !variable->is_constant) || variable->is_lent;
    enum core_effect effect = may_change ? CORE_READS : CORE_PURE;
    struct core_expr *expr = expr_alone(arena, CORE_VARIABLE, variable->type, effect);
    expr->variable = variable;
    return expr;
}

struct core_expr *
core_integer(struct arena *arena, const struct type *type, uint64_t value)
{
    struct core_expr *expr = expr_alone(arena, CORE_INTEGER, type, CORE_PURE);
    expr->integer = value;
    return expr;
}

struct core_expr *
core_case(struct arena *arena, const struct type *type, int number)
{
    struct core_expr *expr = core_integer(arena, type, (uint64_t)number);
    if (!type_is_plain_enum(type))
        expr->kind = CORE_STRUCT;
    return expr;
}

struct core_expr *
core_text(struct arena *arena, const char *text)
{
    struct core_expr *expr = expr_alone(arena, CORE_TEXT, NULL, CORE_PURE);
    expr->text = text;
    return expr;
}

struct core_expr *
core_place(struct arena *arena, struct span span)
{
    struct core_expr *expr = expr_alone(arena, CORE_PLACE, NULL, CORE_PURE);
    expr->span = span;
    return expr;
}

struct core_expr *
core_call(struct arena *arena, const char *name, const struct type *type,
          enum core_effect effect, ...)
{
    struct core_expr *expr = expr_alone(arena, CORE_CALL_C, type, effect);
    expr->text = name;
    va_list operands;
    va_start(operands, effect);
    add_operands(arena, expr, operands);
    va_end(operands);
    return expr;
}

struct core_expr *
core_operation(struct arena *arena, const char *operator_, const struct type *type,
               struct core_expr *left, struct core_expr *right)
{
    struct core_expr *expr =
        core_expr(arena, CORE_OPERATION, type, CORE_PURE, left, right, NULL);
    expr->text = operator_;
    return expr;
}

struct core_expr *
core_element(struct arena *arena, const struct type *type, struct core_expr *object,
             struct core_expr *index, struct span span)
{
    enum core_effect effect = object->type->kind == TYPE_PTR ? CORE_READS : CORE_ACTS;
    struct core_expr *element =
        core_expr(arena, CORE_ELEMENT, type, effect, object, index, NULL);
    element->span = span;
    return element;
}

struct core_expr *
core_field(struct arena *arena, const char *name, const struct type *type,
           struct core_expr *object)
{
    bool is_of_class = object->type && type_leads(object->type);
    struct core_expr *expr = core_expr(
        arena, CORE_FIELD, type, is_of_class ? CORE_READS : CORE_PURE, object, NULL);
    expr->text = name;
    return expr;
}

struct core_expr *
core_function_expr(struct arena *arena, enum core_expr_kind kind,
                   struct core_function *function, const struct type *type)
{
    struct core_expr *expr = expr_alone(arena, kind, type, CORE_PURE);
    expr->function = function;
    return expr;
}

struct core_stmt *
core_stmt(struct arena *arena, enum core_stmt_kind kind, struct span span)
{
    struct core_stmt *stmt = NEW(arena, struct core_stmt);
    stmt->kind = kind;
    stmt->span = span;
    return stmt;
}

struct core_variable *
core_variable_new(struct arena *arena, enum core_content content, const struct type *type,
                  const char *name)
{
    struct core_variable *variable = NEW(arena, struct core_variable);
    variable->content = content;
    variable->type = type;
    variable->name = name;
    return variable;
}

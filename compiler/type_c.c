#include "type_c.h"

#include <string.h>

#include "declare.h"
#include "passing.h"

/* ---- types ---- */

/* What stands in C for a type that it has not. */
static const char *
counterpart(const struct typer *typer, const struct type *type)
{
    type = type_opened(type);
    switch ((int)type->kind) {
    case TYPE_STRING:
        return "a string passes to a 'cstring', or to a 'ptr[u8]' and its length";
    case TYPE_LIST:
        if (type_is_c(type->element))
            return arena_printf(typer->arena, "a list passes to a 'ptr[%s]'",
                                str(typer, type->element));
        return NULL;
    case TYPE_DURATION:
        return "a duration passes as an int of nanoseconds: 'd as int'";
    case TYPE_STRUCT:
        return "a struct that C has is declared in the extern";
    default:
        return type_is_number(type) || type->kind == TYPE_BOOL
                   ? "only a pointer may be none: ptr[T]?, cstring?"
                   : NULL;
    }
}

bool
require_c(struct typer *typer, const struct type *type, struct span span)
{
    if (is_poison(type) || type_is_c(type))
        return !is_poison(type);
    struct diag *diag = diag_error(typer->diags, DIAG_C_TYPE, span,
                                   "C has no type like '%s'", str(typer, type));
    const char *help = counterpart(typer, type);
    if (help)
        diag_help(typer->diags, diag, "%s", help);
    return false;
}

/* ---- items ---- */

/* A pointer in memory that C has made may be NULL, whatever is meant by it. */
static void
check_field(struct typer *typer, struct variable *field)
{
    const struct type *type = field->type;
    bool is_of_c = require_c(typer, type, field->typex->span);
    if (!is_of_c)
        field->type = basic(typer, TYPE_POISON);
    if (!is_of_c || type->kind == TYPE_OPTIONAL || !type_is_address(type))
        return;
    struct diag *diag = diag_error(typer->diags, DIAG_C_TYPE, field->typex->span,
                                   "a pointer in a struct of C may be NULL");
    diag_help(typer->diags, diag, type->kind == TYPE_FN ? "write '(%s)?'" : "write '%s?'",
              str(typer, type));
    field->type = type_optional(typer->types, type);
}

void
check_c_item(struct typer *typer, const struct decl *decl)
{
    const struct variables *params = &decl->params;
    for (int i = 0; decl->kind == DECL_STRUCT && i < params->count; i++)
        check_field(typer, params->at[i]);
    if (decl->kind == DECL_C_CONST)
        require_c(typer, decl->type, decl->typex->span);
    if (decl->kind != DECL_C_FN)
        return;
    scope_open(typer->scopes);
    for (int i = 0; i < params->count; i++) {
        if (params->at[i]->type->kind != TYPE_LOOP) /* as coro.h has it */
            require_c(typer, params->at[i]->type, params->at[i]->typex->span);
        declare_variable(typer, params->at[i]);
    }
    scope_close(typer->scopes);
    if (!is_void(decl->returns))
        require_c(typer, decl->returns, decl->returns_x->span);
}

/* ---- arguments ---- */

const struct type *
asked_by_c(const struct typer *typer, const struct expr *argument, const struct type *to)
{
    const struct type *target = type_opened(to);
    if (argument->kind == EXPR_LIST && target->kind == TYPE_PTR)
        return is_void(target->element) ? NULL : type_list(typer->types, target->element);
    return to;
}

void
require_text(struct typer *typer, const struct expr *literal)
{
    if (memchr(literal->string.bytes, 0, literal->string.size))
        diag_error(typer->diags, DIAG_C_TEXT, literal->span,
                   "C would read this string only up to its NUL");
}

bool
pass_to_c(struct expr *argument, const struct type *to)
{
    enum passing way = passing(argument, to);
    if (passes_place(way))
        argument->name.variable->assigned = argument->name.variable->lent = true;
    return way != PASSES_NOT;
}

const char *
c_help(const struct expr *expr, const struct type *to)
{
    const struct type *from = expr->type;
    if (to->kind == TYPE_CSTRING && from->kind == TYPE_STRING)
        return "a string passes to C only as an argument";
    if (to->kind == TYPE_CSTRING && type_opened(from)->kind == TYPE_STRING)
        return "a string that may be none passes to a 'cstring?'";
    if (to->kind != TYPE_PTR)
        return NULL;
    if (from == to->element)
        return expr->kind == EXPR_NAME && expr->name.variable
                   ? "only of a 'var' the address passes to C, which may write there"
                   : "only of a variable the address passes to C: "
                     "give it a name with 'var'";
    if (from->kind == TYPE_LIST && from->element == to->element)
        return "a list passes to C only as an argument";
    if (from->kind == TYPE_STRING && to->element->kind == TYPE_U8)
        return "a string passes to C only as an argument";
    return NULL;
}

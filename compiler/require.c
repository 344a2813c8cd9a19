#include "require.h"

#include "convert.h"
#include "flow.h"

static void
note_no_result(struct typer *typer, struct diag *diag, const struct expr *call)
{
    if (call->kind == EXPR_CALL && call->call.decl)
        diag_note(typer->diags, diag, call->call.decl->name_span,
                  "'%s' is declared here, without '->'", call->call.decl->name);
}

static void
report_no_value(struct typer *typer, const struct expr *expr)
{
    struct diag *diag;
    if (expr->kind == EXPR_YIELD) {
        diag = diag_error(typer->diags, DIAG_NO_VALUE, expr->span,
                          "this 'yield' has no value");
        if (expr->operand.how != YIELD_MESSAGE)
            diag_help(typer->diags, diag,
                      "it has one in a coroutine that 'receives' something");
        else
            note_no_result(typer, diag, expr->operand.operand);
        return;
    }
    diag = diag_error(typer->diags, DIAG_NO_VALUE, expr->span, "'%s' gives no value",
                      quote(typer, expr));
    note_no_result(typer, diag, expr);
}

void
require_value(struct typer *typer, struct expr *expr)
{
    if (!is_void(expr->type))
        return;
    report_no_value(typer, expr);
    poison(typer, expr);
}

void
require_type(struct typer *typer, struct expr *expr)
{
    if (expr->type->kind != TYPE_NONE)
        return;
    struct diag *diag = diag_error(typer->diags, DIAG_NEEDS_TYPE, expr->span,
                                   "the type of this 'none' is not known");
    diag_help(typer->diags, diag, "give it one: let x: int? = none;");
    poison(typer, expr);
}

/* Reports "`where` must be `wanted`, found …" and poisons. */
static struct diag *
report(struct typer *typer, enum diag_code code, struct expr *expr, const char *where,
       const char *wanted)
{
    struct diag *diag =
        diag_error(typer->diags, code, expr->span, "%s must be %s, found '%s'", where,
                   wanted, str(typer, expr->type));
    poison(typer, expr);
    return diag;
}

/* The same of '!x', whatever type x has. */
static const char *
negation_help(const struct typer *typer, const struct expr *expr)
{
    const struct type *type = expr->type;
    const char *text = quote_operand(typer, expr);
    if (expr->kind == EXPR_INT)
        return expr->integer.value ? "write 'false'" : "write 'true'";
    if (type_is_number(type))
        return arena_printf(typer->arena, "write '%s == 0'", text);
    if (type->kind == TYPE_OPTIONAL)
        return arena_printf(typer->arena, "write '%s == none'", text);
    if (type->kind == TYPE_STRING || type->kind == TYPE_LIST)
        return arena_printf(typer->arena, "write '%s.len == 0'", text);
    return NULL;
}

const char *
bool_help(const struct typer *typer, const struct expr *expr)
{
    const struct type *type = expr->type;
    if (type->kind == TYPE_FN)
        return type->returns->kind == TYPE_BOOL ? call_help(typer, expr) : NULL;
    if (expr->kind == EXPR_INT)
        return expr->integer.value ? "write 'true'" : "write 'false'";
    if (type_is_number(type))
        return arena_printf(typer->arena, "write '%s != 0'", quote_operand(typer, expr));
    if (type->kind == TYPE_OPTIONAL)
        return arena_printf(typer->arena,
                            "write '%s != none', or open it with 'if let' or 'while let'",
                            quote_operand(typer, expr));
    if (type->kind == TYPE_STRING || type->kind == TYPE_LIST)
        return arena_printf(typer->arena, "write '%s.len > 0'",
                            quote_operand(typer, expr));
    return NULL;
}

static void
report_no_bool(struct typer *typer, struct expr *expr, const char *where,
               const char *help)
{
    struct diag *diag = report(typer, DIAG_NOT_BOOL, expr, where, "'bool'");
    if (help)
        diag_help(typer->diags, diag, "%s", help);
}

void
require_bool(struct typer *typer, struct expr *expr, const char *where)
{
    if (!is_poison(expr->type) && expr->type->kind != TYPE_BOOL)
        report_no_bool(typer, expr, where, bool_help(typer, expr));
}

void
require_negatable(struct typer *typer, struct expr *operand)
{
    if (!is_poison(operand->type) && operand->type->kind != TYPE_BOOL)
        report_no_bool(typer, operand, "the operand of '!'",
                       negation_help(typer, operand));
}

void
require_optional(struct typer *typer, struct expr *expr, const char *where)
{
    require_type(typer, expr);
    if (is_poison(expr->type) || expr->type->kind == TYPE_OPTIONAL)
        return;
    struct diag *diag = report(typer, DIAG_NOT_OPTIONAL, expr, where, "an optional");
    diag_help(typer->diags, diag, "it is never none");
}

/* What was meant by driving something that is no coroutine. */
static const char *
coroutine_help(const struct typer *typer, const struct expr *expr, bool as_task)
{
    if (expr->kind == EXPR_CALL && expr->call.target == CALL_FN)
        return arena_printf(typer->arena,
                            "'%s' is a fn, which runs when it is called; a coroutine is "
                            "declared by 'coro'",
                            expr->call.decl->name);
    switch (expr->type->kind) {
    case TYPE_TASK:
        return "a task runs by itself; 'wait t' gives its result";
    case TYPE_LIST:
    case TYPE_STRING:
        return as_task ? NULL : "walk it: for x in … { }";
    default:
        return NULL;
    }
}

void
require_coroutine(struct typer *typer, struct expr *expr, const char *where, bool as_task)
{
    if (is_poison(expr->type) || expr->type->kind == TYPE_CORO ||
        expr->type->kind == TYPE_STREAM)
        return;
    const char *help = coroutine_help(typer, expr, as_task);
    struct diag *diag = report(typer, DIAG_NOT_COROUTINE, expr, where, "a coroutine");
    if (help)
        diag_help(typer->diags, diag, "%s", help);
}

void
require_no_stream(struct typer *typer, struct expr *expr, const char *how,
                  const char *help)
{
    const struct decl *called = called_coroutine(expr);
    if (expr->type->kind != TYPE_STREAM)
        return;
    struct diag *diag = diag_error(typer->diags, DIAG_STREAM, expr->span,
                                   "%s cannot drive '%s': a stream talks to the loop",
                                   how, str(typer, expr->type));
    if (called)
        diag_note(typer->diags, diag, called->talk.hi ? called->talk : called->name_span,
                  "'%s' talks to it here", called->name);
    diag_help(typer->diags, diag, "%s", help);
    poison(typer, expr);
}

void
require_task(struct typer *typer, struct expr *expr, const char *where)
{
    if (is_poison(expr->type) || expr->type->kind == TYPE_TASK)
        return;
    bool is_coroutine = expr->type->kind == TYPE_CORO;
    struct diag *diag = report(typer, DIAG_NOT_TASK, expr, where, "a task");
    if (is_coroutine)
        diag_help(typer->diags, diag,
                  "'spawn' makes a task of a coroutine; 'yield from' runs it in place");
}

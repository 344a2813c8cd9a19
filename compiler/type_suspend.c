#include "type_suspend.h"

#include "convert.h"
#include "flow.h"
#include "require.h"

static bool
is_in_coroutine(const struct typer *typer)
{
    return typer->item && typer->item->kind == DECL_CORO;
}

const struct type *
yield_asked(const struct typer *typer)
{
    if (!is_in_coroutine(typer) || is_void(typer->item->yields))
        return NULL;
    return typer->item->yields;
}

/* ---- yield ---- */

static void
type_bare_yield(struct typer *typer, struct expr *expr)
{
    const struct decl *item = typer->item;
    if (is_poison(item->yields)) {
        poison(typer, expr);
        return;
    }
    if (!is_void(item->yields)) {
        struct diag *diag =
            diag_error(typer->diags, DIAG_YIELD, expr->span,
                       "a 'yield' without a value in a coroutine that yields '%s'",
                       str(typer, item->yields));
        diag_note(typer->diags, diag, item->yields_x->span, "declared here");
        poison(typer, expr);
        return;
    }
    expr->operand.how = is_void(item->receives) ? YIELD_TURN : YIELD_VALUE;
    expr->type = item->receives;
}

static void
report_unexpected_value(struct typer *typer, struct expr *expr)
{
    const struct decl *item = typer->item;
    const struct expr *operand = expr->operand.operand;
    struct diag *diag = diag_error(typer->diags, DIAG_YIELD, operand->span,
                                   "coroutine '%s' yields no values", item->name);
    if (operand->type->kind == TYPE_CORO)
        diag_help(typer->diags, diag, "'yield from' runs a coroutine: 'yield from %s'",
                  quote(typer, operand));
    else if (operand->type->kind == TYPE_TASK)
        diag_help(typer->diags, diag, "write 'wait %s'", quote_operand(typer, operand));
    else if (!is_void(operand->type) && operand->type->kind != TYPE_NONE)
        diag_help(typer->diags, diag, "declare it with 'yields %s'",
                  str(typer, operand->type));
    diag_note(typer->diags, diag, item->name_span, "'%s' is declared here", item->name);
}

/* yield v, v being no message. */
static void
type_yield_value(struct typer *typer, struct expr *expr)
{
    const struct decl *item = typer->item;
    poison(typer, expr);
    if (is_poison(expr->operand.operand->type) || is_poison(item->yields))
        return;
    if (is_void(item->yields)) {
        report_unexpected_value(typer, expr);
        return;
    }
    require_value(typer, expr->operand.operand);
    struct diag *diag = convert(typer, &expr->operand.operand, item->yields);
    if (diag)
        diag_note(typer->diags, diag, item->yields_x->span, "what '%s' yields",
                  item->name);
    expr->operand.how = YIELD_VALUE;
    expr->type = item->receives;
}

void
type_yield(struct typer *typer, struct expr *expr)
{
    const struct expr *operand = expr->operand.operand;
    if (!typer->item)
        diag_error(typer->diags, DIAG_NOT_CONSTANT, expr->span,
                   "'yield' stands in a coroutine");
    if (operand && is_message(operand))
        expr->operand.how = YIELD_MESSAGE;
    if (!is_in_coroutine(typer)) {
        poison(typer, expr);
    } else if (!operand) {
        type_bare_yield(typer, expr);
    } else if (is_message(operand)) {
        expr->type = operand->type;
    } else {
        type_yield_value(typer, expr);
    }
}

/* ---- yield from ---- */

/* "yields 'int'", "yields nothing" */
static const char *
clause_str(const struct typer *typer, const char *word, const struct type *type)
{
    if (is_void(type))
        return arena_printf(typer->arena, "%s nothing", word);
    return arena_printf(typer->arena, "%s '%s'", word, str(typer, type));
}

static void
require_same_channel(struct typer *typer, const struct expr *operand, const char *word,
                     const struct type *theirs, const struct type *ours)
{
    if (theirs == ours || is_poison(ours))
        return;
    struct diag *diag =
        diag_error(typer->diags, DIAG_YIELD_FROM, operand->span,
                   "this coroutine %s, but '%s' %s", clause_str(typer, word, theirs),
                   typer->item->name, clause_str(typer, word, ours));
    diag_note(typer->diags, diag, typer->item->name_span, "'%s' is declared here",
              typer->item->name);
}

void
type_yield_from(struct typer *typer, struct expr *expr)
{
    struct expr *operand = expr->operand.operand;
    require_coroutine(typer, operand, "what 'yield from' runs", false);
    poison(typer, expr);
    const struct type *type = operand->type;
    if (is_poison(type))
        return;
    expr->type = type->returns;
    if (!is_in_coroutine(typer) || (is_void(type->yields) && is_void(type->receives)))
        return;
    require_same_channel(typer, operand, "yields", type->yields, typer->item->yields);
    require_same_channel(typer, operand, "receives", type->receives,
                         typer->item->receives);
}

/* ---- tasks ---- */

void
type_wait(struct typer *typer, struct expr *expr)
{
    struct expr *operand = expr->operand.operand;
    require_task(typer, operand, "what 'wait' waits for");
    expr->type = is_poison(operand->type) ? operand->type : operand->type->returns;
}

const struct type *
spawned_type(struct typer *typer, struct expr *coroutine)
{
    require_coroutine(typer, coroutine, "what 'spawn' starts", true);
    if (is_poison(coroutine->type))
        return coroutine->type;
    return type_task(typer->types, coroutine->type->returns);
}

void
type_spawn(struct typer *typer, struct expr *expr)
{
    expr->type = spawned_type(typer, expr->operand.operand);
}

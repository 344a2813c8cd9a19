/* Words that suspend, and how generators and tasks may be driven. */
#include "check.h"
#include "flow.h"

/* ---- where no word may suspend ---- */

static void
suspends_in_defer(struct checker *checker, const char *word, struct span span)
{
    struct diags *diags = checker->context->diags;
    struct diag *diag = diag_error(diags, DIAG_DEFER_SUSPENDS, span,
                                   "'%s' suspends, and a defer must not", word);

    diag_help(diags, diag,
              "what cleans up runs at once, also in a coroutine that is dropped");
}

/* What the fn would have to be; `expr` is what suspends, or NULL for a statement. */
static const char *
coro_help(const struct checker *checker, const struct expr *expr)
{
    struct arena *arena = checker->context->arena;
    const struct expr *value =
        expr && expr->kind == EXPR_YIELD && expr->operand.how != YIELD_MESSAGE
            ? expr->operand.operand
            : NULL;

    if (value && value->type && value->type->kind > TYPE_NONE)
        return arena_printf(arena, "declare it as 'coro %s' that 'yields %s'",
                            checker->decl->name, type_str(arena, value->type));
    return arena_printf(arena, "declare it as 'coro %s'", checker->decl->name);
}

static void
suspends_in_fn(struct checker *checker, const char *word, struct span span,
               const struct expr *expr)
{
    struct diags *diags = checker->context->diags;
    struct first_fault *fault = &checker->suspension;
    const char *name = checker->decl->name;

    if (!check_is_first(checker, fault, span))
        return;
    fault->diag =
        diag_error(diags, DIAG_SUSPEND_IN_FN, span,
                   "'%s' suspends, and 'fn %s' runs straight through", word, name);
    diag_note(diags, fault->diag, checker->decl->name_span, "'%s' is declared here",
              name);
    diag_help(diags, fault->diag, "%s", coro_help(checker, expr));
}

static void
suspends_in_handler(struct checker *checker, const char *word, struct span span)
{
    struct diags *diags = checker->context->diags;
    struct first_fault *fault = &checker->suspension;

    if (!check_is_first(checker, fault, span))
        return;
    fault->diag =
        diag_error(diags, DIAG_SUSPEND_IN_FN, span,
                   "'%s' suspends, and 'on %s' runs straight through: the loop waits",
                   word, checker->decl->name);
    diag_help(diags, fault->diag, "a handler replies at once, by returning");
}

static void
check_word(struct checker *checker, const char *word, struct span span,
           const struct expr *expr, const struct site *site)
{
    if (site->defer)
        suspends_in_defer(checker, word, span);
    else if (checker->decl->kind == DECL_FN)
        suspends_in_fn(checker, word, span, expr);
    else if (checker->decl->kind == DECL_ON)
        suspends_in_handler(checker, word, span);
}

/* ---- how coroutines are driven ---- */

static void
check_loop_call(struct checker *checker, const struct expr *expr)
{
    struct diags *diags = checker->context->diags;
    struct diag *diag;

    if (checker->decl->kind != DECL_CORO || !is_call_of(expr, BUILTIN_LOOP))
        return;
    diag = diag_error(diags, DIAG_LOOP_IN_CORO, expr->span,
                      "a coroutine can't make a loop: it runs on one");
    diag_help(diags, diag, "'spawn' starts a task on the loop that runs this one");
}

static void
check_task(struct checker *checker, const struct expr *coroutine)
{
    struct diags *diags = checker->context->diags;
    struct diag *diag;

    if (!type_is_generator(coroutine->type))
        return;
    diag = diag_error(diags, DIAG_TASK_GENERATOR, coroutine->span,
                      "a task has no consumer, and this generator %s",
                      type_consumer_str(checker->context->arena, coroutine->type));
    diag_help(diags, diag, "drive it with %s or 'yield from'",
              coroutine->type->kind == TYPE_STREAM ? "'for … from'" : "'for', 'next'");
}

static void
check_tasks(struct checker *checker, const struct exprs *coroutines)
{
    for (int i = 0; i < coroutines->count; i++)
        check_task(checker, coroutines->at[i]);
}

static void
check_for(struct checker *checker, const struct expr *sequence)
{
    struct context *context = checker->context;
    const struct type *type = sequence->type;
    struct diag *diag;

    if (!type_is_generator(type) || type->receives->kind == TYPE_VOID ||
        type->yields->kind == TYPE_VOID) /* told when it was typed */
        return;
    diag = diag_error(context->diags, DIAG_FOR_RECEIVES, sequence->span,
                      "'for' has nothing to send, and this generator receives '%s'",
                      type_str(context->arena, type->receives));
    diag_help(context->diags, diag, "drive it with 'next' and 'send'%s",
              type->kind == TYPE_STREAM ? " behind 'yield'" : "");
}

/* ---- every node ---- */

void
check_suspension_stmt(struct checker *checker, const struct stmt *stmt,
                      const struct site *site)
{
    if (stmt_suspension(stmt))
        check_word(checker, stmt_suspension(stmt), stmt->span, NULL, site);
    if (stmt->kind == STMT_SPAWN || stmt->kind == STMT_LET_SPAWN)
        check_tasks(checker, &stmt->spawn.calls);
    if (stmt->kind == STMT_FOR_IN || stmt->kind == STMT_FOR_FROM)
        check_for(checker, stmt->loop.sequence);
}

void
check_suspension_expr(struct checker *checker, const struct expr *expr,
                      const struct site *site)
{
    if (expr_suspension(expr))
        check_word(checker, expr_suspension(expr), expr->span, expr, site);
    if (expr->kind == EXPR_SPAWN)
        check_task(checker, expr->operand.operand);
    check_loop_call(checker, expr);
}

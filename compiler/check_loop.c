/* The warning about a loop that keeps all other tasks from running: `while true` in a
 * coroutine without a suspension and without a way out. */
#include "check.h"
#include "flow.h"

static struct met_loop *
innermost(struct checker *checker, const struct site *site)
{
    return site->loop_number < 0 ? NULL : &checker->loops.at[site->loop_number];
}

static bool
is_loop(const struct stmt *stmt)
{
    return stmt->kind == STMT_WHILE || stmt->kind == STMT_FOR_IN ||
           stmt->kind == STMT_FOR_RANGE || stmt->kind == STMT_FOR_FROM;
}

void
check_loop_stmt(struct checker *checker, const struct stmt *stmt, const struct site *site)
{
    struct met_loop *around = innermost(checker, site);

    if (around && stmt->kind == STMT_BREAK)
        around->breaks = true;
    if (around && (stmt->kind == STMT_RETURN || stmt->kind == STMT_THROW ||
                   stmt->kind == STMT_POISON || stmt_suspension(stmt)))
        around->leaves = true;
    if (around && stmt->kind == STMT_FOR_IN && stmt->loop.may_throw)
        around->leaves = true;
    if (is_loop(stmt)) {
        struct met_loop loop = {.stmt = stmt, .outer = site->loop_number};

        vec_push(checker->context->arena, &checker->loops, loop);
    }
}

void
check_loop_expr(struct checker *checker, const struct expr *expr, const struct site *site)
{
    struct met_loop *around = innermost(checker, site);

    if (around && (expr_suspension(expr) || expr->may_throw ||
                   expr->kind == EXPR_POISON || is_call_of(expr, BUILTIN_PANIC)))
        around->leaves = true;
}

static void
warn_endless(struct checker *checker, const struct stmt *loop)
{
    struct diags *diags = checker->context->diags;
    struct span head = {loop->span.lo, loop->branch.condition->span.hi};
    struct diag *diag =
        diag_warning(diags, DIAG_ENDLESS_LOOP, head,
                     "this loop never ends and never suspends: nothing else can run");

    diag_help(diags, diag, "give the others a turn by 'yield'");
}

/* Inner loops come after outer ones, so going backwards each is complete when it is met.
 */
void
check_loops(struct checker *checker)
{
    for (int i = checker->loops.count - 1; i >= 0; i--) {
        const struct met_loop *loop = &checker->loops.at[i];

        if (loop->leaves && loop->outer >= 0)
            checker->loops.at[loop->outer].leaves = true;
        if (checker->decl->kind == DECL_CORO && stmt_is_endless(loop->stmt) &&
            !loop->leaves && !loop->breaks)
            warn_endless(checker, loop->stmt);
    }
}

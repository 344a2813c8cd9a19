/* Errors that would leave where none may: a fn that is not marked `throws`, and a defer.
 */
#include "check.h"
#include "flow.h"

static void
leaves_defer(struct checker *checker, struct span span, const char *what)
{
    struct diags *diags = checker->context->diags;
    struct diag *diag = diag_error(diags, DIAG_DEFER_THROWS, span,
                                   "%s, and no error may leave a defer", what);

    diag_help(diags, diag, "catch it by a 'try' inside the defer");
}

static void
leaves_fn(struct checker *checker, struct span span, const char *what)
{
    struct diags *diags = checker->context->diags;
    struct first_fault *fault = &checker->error;
    const char *name = checker->decl->name;

    if (!check_is_first(checker, fault, span))
        return;
    fault->diag = diag_error(diags, DIAG_UNCAUGHT, span,
                             "%s, and 'fn %s' is not marked 'throws'", what, name);
    diag_help(diags, fault->diag, "mark '%s' with 'throws', or put this in a 'try'",
              name);
}

/* An error may arise at `site`: `what` says how. */
static void
check_error(struct checker *checker, struct span span, const char *what,
            const struct site *site)
{
    if (site->caught)
        return;
    if (site->defer)
        leaves_defer(checker, span, what);
    else if (checker->decl->kind == DECL_FN && !checker->decl->throws)
        leaves_fn(checker, span, what);
}

void
check_error_stmt(struct checker *checker, const struct stmt *stmt,
                 const struct site *site)
{
    if (stmt->kind == STMT_THROW)
        check_error(checker, stmt->span, "this throws", site);
    else if (loop_lets_error_out(stmt))
        check_error(checker, stmt->loop.sequence->span, "this generator may throw", site);
}

/* A suspension is no error of this kind: where it may not throw it may not stand at all.
 */
void
check_error_expr(struct checker *checker, const struct expr *expr,
                 const struct site *site)
{
    struct arena *arena = checker->context->arena;
    const char *name;

    if (expr->kind != EXPR_CALL || !expr_lets_error_out(expr))
        return;
    name = expr->call.target == CALL_FN ? expr->call.decl->name
                                        : builtin_str(expr->call.builtin);
    check_error(checker, expr->span, arena_printf(arena, "'%s' may throw", name), site);
}

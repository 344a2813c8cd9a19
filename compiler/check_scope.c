/* Warnings about a `within` whose time cannot run out, and a group that has no children.
 */
#include "check.h"
#include "flow.h"

/* What a text has in it, or may have where it holds an error. */
struct search {
    bool suspends, spawns;
};

static void
search_stmt(void *data, struct stmt *stmt, const struct site *site)
{
    struct search *search = data;
    bool is_poison = stmt->kind == STMT_POISON;

    (void)site;
    search->spawns |=
        stmt->kind == STMT_SPAWN || stmt->kind == STMT_LET_SPAWN || is_poison;
    search->suspends |= (stmt_suspension(stmt) && stmt->kind != STMT_WITHIN) || is_poison;
}

static void
search_expr(void *data, struct expr *expr, const struct site *site)
{
    struct search *search = data;
    bool is_poison = expr->kind == EXPR_POISON;

    (void)site;
    search->spawns |= expr->kind == EXPR_SPAWN || is_poison;
    search->suspends |= expr_suspension(expr) || is_poison;
}

static struct search
search_text(struct checker *checker, struct stmt *text)
{
    struct search search = {false, false};
    struct visitor visitor = {.stmt = search_stmt,
                              .expr = search_expr,
                              .data = &search,
                              .arena = checker->context->arena};

    walk(&visitor, text);
    return search;
}

static void
warn_idle(struct checker *checker, const struct stmt *within)
{
    struct diags *diags = checker->context->diags;
    struct span head = {within->span.lo, within->within.limit->span.hi};
    struct diag *diag =
        diag_warning(diags, DIAG_IDLE_LIMIT, head,
                     "nothing in this 'within' suspends: its time never runs out");

    diag_help(diags, diag, "only what waits is ended by a limit");
}

static void
warn_childless(struct checker *checker, const struct stmt *group)
{
    struct diags *diags = checker->context->diags;
    struct span word = {group->span.lo, group->body->span.lo};
    struct diag *diag =
        diag_warning(diags, DIAG_EMPTY_GROUP, word,
                     "no task is spawned in this group: it waits for nothing");

    diag_help(diags, diag, "only a 'spawn' in its own text makes a child of it");
}

void
check_scope(struct checker *checker, const struct stmt *stmt)
{
    if (stmt->kind == STMT_WITHIN && !search_text(checker, stmt->within.body).suspends)
        warn_idle(checker, stmt);
    if (stmt->kind == STMT_GROUP && !search_text(checker, stmt->body).spawns)
        warn_childless(checker, stmt);
}

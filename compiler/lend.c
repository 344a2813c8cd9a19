/* Variables that are only a name for what another variable holds longer, itself or by way
 * of lists and objects. */
#include "eliding.h"

#include <string.h>

struct lending {
    struct eliding *eliding;
    struct core_visitor visitor; /* of the statements in which what is lent is used */
    bool is_quiet;
};

/* Keeps its value for as long as it is known. */
static bool
is_steady(const struct eliding *eliding, const struct core_variable *variable)
{
    const struct variable_facts *facts = facts_of(eliding, variable);

    if (facts->moves > 0)
        return false;
    if (variable->is_parameter)
        return facts->writes == 0;
    return facts->writes == 1 && (facts->hold || facts->borrows);
}

/* The variable that keeps what lies at `place`, or NULL. */
static struct core_variable *
keeper(const struct eliding *eliding, const struct core_expr *place)
{
    struct core_variable *variable = core_place_variable(place);

    return variable && !variable->is_module && is_steady(eliding, variable) ? variable
                                                                            : NULL;
}

/* ---- items of lists, fields of objects ---- */

static void
check_quiet(void *data, struct core_stmt *stmt)
{
    struct lending *lending = data;

    lending->is_quiet = lending->is_quiet && is_quiet(stmt);
}

/* While these statements run, lists, maps and objects stay as they are. */
static bool
are_quiet(struct lending *lending, const struct core_stmts *stmts)
{
    lending->is_quiet = true;
    for (int i = 0; i < stmts->count && lending->is_quiet; i++)
        core_walk(&lending->visitor, stmts->at[i]);
    return lending->is_quiet;
}

/* A list or map that is made here, to be walked through and nothing else. */
static bool
is_private(const struct eliding *eliding, const struct core_expr *list)
{
    const struct variable_facts *facts =
        list->kind == CORE_VARIABLE ? facts_of(eliding, list->variable) : NULL;

    return facts && facts->is_made_here && facts->writes == 1 &&
           facts->reads == facts->walks;
}

/* ---- */

/* Whose value a variable that is bound to it and used in `scope` may share, or NULL. */
static struct core_variable *
lender_of(struct lending *lending, const struct core_expr *value,
          const struct core_stmts *scope)
{
    const struct core_expr *holder = core_place_holder(value), *root = value;
    struct core_variable *lender;

    for (const struct core_expr *next = holder; next; next = core_place_holder(root))
        root = next;
    lender = keeper(lending->eliding, root);
    if (lender && holder && !is_private(lending->eliding, holder) &&
        !are_quiet(lending, scope))
        return NULL;
    return lender;
}

/* A copy bound to a variable that is held next, which never has another value. */
static bool
binds_copy(const struct eliding *eliding, const struct core_stmt *bind,
           const struct core_stmt *hold)
{
    const struct variable_facts *facts;

    if (bind->kind != CORE_BIND || !copied(bind->value))
        return false;
    facts = facts_of(eliding, bind->variable);
    return releases(hold, bind->variable) && facts->writes == 1 && facts->moves == 0;
}

static void
note_borrower(const struct eliding *eliding, const struct core_variable *lender,
              const struct core_variable *borrower)
{
    struct variable_facts *facts = facts_of(eliding, borrower);

    facts->borrows = true;
    facts->next_borrower = facts_of(eliding, lender)->borrower;
    facts_of(eliding, lender)->borrower = borrower;
}

static void
lend_in_list(struct lending *lending, struct core_stmts *stmts)
{
    struct eliding *eliding = lending->eliding;

    for (int i = 0; i + 1 < stmts->count; i++) {
        struct core_stmt *bind = stmts->at[i];
        struct core_variable *lender = NULL;

        if (binds_copy(eliding, bind, stmts->at[i + 1]))
            lender = lender_of(lending, copied(bind->value), &stmts->at[i + 1]->stmts);
        if (!lender)
            continue;
        note_borrower(eliding, lender, bind->variable);
        bind->value = copied(bind->value);
        unwrap(eliding, stmts, i + 1);
    }
}

static void
lend_in(void *data, struct core_stmt *stmt)
{
    if (stmt->kind == CORE_BLOCK || stmt->kind == CORE_HOLD || stmt->kind == CORE_TRY)
        lend_in_list(data, &stmt->stmts);
}

void
lend(struct eliding *eliding)
{
    struct lending lending = {.eliding = eliding};
    struct core_visitor visitor = {
        .visit = lend_in, .data = &lending, .arena = eliding->scratch};

    lending.visitor = (struct core_visitor){
        .visit = check_quiet, .data = &lending, .arena = eliding->scratch};
    core_walk(&visitor, eliding->function->body);
}

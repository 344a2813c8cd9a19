/* Variables that are only a name for what another variable holds longer. */
#include "eliding.h"

#include <string.h>

struct lending {
    struct eliding *eliding;
    struct core_visitor visitor; /* of the statements in which an item is used */
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

/* ---- items of lists ---- */

/* Values through which a call cannot reach a list or map, nor run what a user wrote. */
static bool
is_harmless(const struct core_expr *operand)
{
    switch (operand->kind) {
    case CORE_PLACE:
    case CORE_TEXT:
    case CORE_TYPE:
    case CORE_NULL:
        return true;
    default:
        return operand->type &&
               (!type_is_owned(operand->type) || operand->type->kind == TYPE_STRING);
    }
}

static bool
is_quiet_call(const struct core_expr *call)
{
    if (call->effect != CORE_ACTS || looks_into(call) ||
        strcmp(call->text, "coro_print") == 0)
        return true;
    for (int i = 0; i < call->operands.count; i++)
        if (!is_harmless(call->operands.at[i]))
            return false;
    return true;
}

/* Nothing in it changes a list or map, or runs what a user wrote. */
static bool
is_quiet_node(const struct core_expr *expr)
{
    switch (expr->kind) {
    case CORE_CALL_C:
        return is_quiet_call(expr);
    case CORE_VARIABLE:
    case CORE_INTEGER:
    case CORE_FLOATING:
    case CORE_STRING:
    case CORE_NONE:
    case CORE_SOME:
    case CORE_HAS:
    case CORE_OPENED:
    case CORE_OPERATION:
    case CORE_CHOICE:
    case CORE_CAST:
    case CORE_FIELD:
    case CORE_STRUCT:
    case CORE_ELEMENT:
    case CORE_POINTED:
    case CORE_ITEMS:
    case CORE_ADDRESS:
    case CORE_TYPE:
    case CORE_NULL:
    case CORE_TEXT:
    case CORE_PLACE:
    case CORE_COPY:
    case CORE_MOVE:
        return true;
    default:
        return false;
    }
}

static bool
is_quiet(const struct core_expr *expr)
{
    for (; expr; expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL) {
        if (!is_quiet_node(expr))
            return false;
        for (int i = 1; i < expr->operands.count; i++)
            if (!is_quiet(expr->operands.at[i]))
                return false;
    }
    return true;
}

static void
check_quiet(void *data, struct core_stmt *stmt)
{
    struct lending *lending = data;
    bool quiet = is_quiet(stmt->value);

    switch (stmt->kind) {
    case CORE_ASSIGN:
        quiet = quiet && core_place_variable(stmt->place) &&
                !type_may_run_defers(stmt->place->type);
        break;
    case CORE_RELEASE:
        quiet = quiet && !type_may_run_defers(stmt->variable->type);
        break;
    case CORE_SUSPEND:
    case CORE_END_IN_PLACE:
    case CORE_FREE_FRAME:
    case CORE_RELEASE_ARGUMENTS:
        quiet = false;
        break;
    default:
        break;
    }
    lending->is_quiet = lending->is_quiet && quiet;
}

/* While these statements run, lists and maps stay as they are. */
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

/* The list or map that `place` lies in an element of, or NULL. */
static const struct core_expr *
list_around(const struct core_expr *place)
{
    while (place->kind == CORE_FIELD || place->kind == CORE_OPENED)
        place = place->operands.at[0];
    return place->kind == CORE_ELEMENT || place->kind == CORE_POINTED
               ? container_of(place)
               : NULL;
}

/* ---- */

/* Whose value a variable that is bound to it and used in `scope` may share, or NULL. */
static struct core_variable *
lender_of(struct lending *lending, const struct core_expr *value,
          const struct core_stmts *scope)
{
    const struct core_expr *list = list_around(value);
    struct core_variable *lender = keeper(lending->eliding, list ? list : value);

    if (lender && list && !is_private(lending->eliding, list) &&
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

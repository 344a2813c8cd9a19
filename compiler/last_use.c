/* A copy of a variable that is used no more takes its value instead. */
#include "eliding.h"
#include "liveness.h"

struct last_uses {
    struct eliding *eliding;
    struct core_variables reads; /* of the statement under way */
    const struct bits *live;     /* behind it */
};

/* How often the statement reads it. */
static int
reads(const struct last_uses *uses, const struct core_variable *variable)
{
    int count = 0;

    for (int i = 0; i < uses->reads.count; i++)
        count += uses->reads.at[i] == variable;
    return count;
}

/* Somebody who borrows its value will need it, or does so in this statement. */
static bool
is_lent(const struct last_uses *uses, const struct core_variable *variable)
{
    const struct core_variable *borrower = facts_of(uses->eliding, variable)->borrower;

    for (; borrower; borrower = facts_of(uses->eliding, borrower)->next_borrower)
        if (bits_has(uses->live, borrower->number) || reads(uses, borrower) > 0 ||
            is_lent(uses, borrower))
            return true;
    return false;
}

static bool
is_movable(const struct last_uses *uses, const struct core_variable *variable)
{
    const struct variable_facts *facts;

    if (variable->is_module || type_may_run_defers(variable->type))
        return false;
    facts = facts_of(uses->eliding, variable);
    return facts->hold && !facts->lends && !facts->borrows &&
           !bits_has(uses->live, variable->number) && reads(uses, variable) == 1 &&
           !is_lent(uses, variable);
}

/* C may pass over operands of these behind the first. */
static bool
is_conditional(const struct core_expr *expr)
{
    if (expr->kind == CORE_CHOICE)
        return true;
    return expr->kind == CORE_OPERATION &&
           (expr->text[0] == expr->text[1] &&
            (expr->text[0] == '&' || expr->text[0] == '|'));
}

/* copy x becomes move x, and copy x! becomes (move x)!. */
static void
move_copy(const struct last_uses *uses, struct core_expr *copy,
          const struct core_stmt *stmt)
{
    struct core_expr *original = copied(copy);
    bool is_opened = original->kind == CORE_OPENED;
    const struct core_expr *kept = is_opened ? original->operands.at[0] : original;

    if (kept->kind != CORE_VARIABLE || !is_movable(uses, kept->variable))
        return;
    note_move(uses->eliding, kept->variable, stmt);
    copy->kind = is_opened ? CORE_OPENED : CORE_MOVE;
    if (is_opened) {
        original->kind = CORE_MOVE;
        original->type = kept->type;
    }
}

static void
move_copies(const struct last_uses *uses, struct core_expr *expr,
            const struct core_stmt *stmt)
{
    for (; expr; expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL) {
        if (copied(expr))
            move_copy(uses, expr, stmt);
        for (int i = 1; i < expr->operands.count && !is_conditional(expr); i++)
            move_copies(uses, expr->operands.at[i], stmt);
    }
}

static void
move_in_stmt(void *data, const struct core_stmt *stmt, const struct bits *live)
{
    struct last_uses *uses = data;

    uses->live = live;
    uses->reads.count = 0;
    if (core_replaced(stmt))
        core_expr_reads(uses->eliding->scratch, stmt->value, &uses->reads);
    else
        core_stmt_reads(uses->eliding->scratch, stmt, &uses->reads);
    if (uses->reads.count == 0)
        return;
    move_copies(uses, stmt->value, stmt);
    if (stmt->kind != CORE_SUSPEND)
        return;
    for (int i = 0; i < stmt->suspend.arguments.count; i++)
        move_copies(uses, stmt->suspend.arguments.at[i], stmt);
}

static bool
any(const struct core_stmt *loop)
{
    (void)loop;
    return true;
}

void
find_last_uses(struct eliding *eliding)
{
    struct last_uses uses = {.eliding = eliding};
    struct liveness client = {
        .arena = eliding->scratch,
        .at = move_in_stmt,
        .wants = any,
        .data = &uses,
    };

    liveness(&client, eliding->function);
}

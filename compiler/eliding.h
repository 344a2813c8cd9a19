/* What the files of the pass `elide` share.
 *
 *   elide.c     the pass; facts of each variable
 *   lend.c      variables that need no copy of their own: what they copy outlives them
 *   quiet.c     what lets all lists and objects be
 *   last_use.c  a copy of what is not used any more is the value itself
 *   unhold.c    what is moved in every way has nothing to release */
#ifndef ELIDING_H
#define ELIDING_H

#include "core_walk.h"

/* Of one variable of the function. */
struct variable_facts {
    struct core_stmt *hold; /* which releases it, or NULL */
    int writes;             /* places where it may get a value */
    int moves;              /* places where its value is taken out */
    bool moved_early;       /* one of them does not leave the function */
    int reads,
        walks; /* uses of its value; those as a list or map that is walked through */
    bool is_made_here; /* it begins with a new list or map that nobody else knows */
    bool lends;        /* something that is no variable uses its value without a copy */
    bool borrows;      /* its value is another one's */
    /* the variables whose value is its own, and the next one that borrows from the same
     */
    const struct core_variable *borrower, *next_borrower;
};

struct eliding {
    struct arena *arena;   /* of the tree */
    struct arena *scratch; /* cleared before each function */
    struct core_function *function;
    struct core_visitor visitor;
    struct variable_facts *facts; /* by number */
    bool copies;                  /* something is copied at all */
    bool moves;                   /* something is moved */
};

struct variable_facts *facts_of(const struct eliding *eliding,
                                const struct core_variable *variable);

/* The value of `variable` is taken out of it by `stmt`. */
void note_move(struct eliding *eliding, const struct core_variable *variable,
               const struct core_stmt *stmt);

/* What the expression is a counted copy of, or NULL. */
struct core_expr *copied(const struct core_expr *expr);

/* A call that looks into the list or map that is its first operand, and changes nothing.
 */
bool looks_into(const struct core_expr *call);

/* What a field, the inside of an optional, or an element lies in. */
const struct core_expr *container_of(const struct core_expr *place);

/* Is this a HOLD that just releases `variable`? */
bool releases(const struct core_stmt *hold, const struct core_variable *variable);

/* Puts the statements of the HOLD at `index` of the list, which is the last, in its
 * place. */
void unwrap(struct eliding *eliding, struct core_stmts *stmts, int index);

/* Does it let all lists and objects be, its parts apart? And which functions do? That is
 * known only while the module's references are elided. */
bool is_quiet(const struct core_stmt *stmt);
void find_quiet_functions(struct arena *arena, const struct core_module *core);
void forget_quiet_functions(const struct core_module *core);

void lend(struct eliding *eliding);
void find_last_uses(struct eliding *eliding);
void unhold(struct eliding *eliding);

#endif

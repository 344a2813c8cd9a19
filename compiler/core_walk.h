/* Walking over core trees: what every pass over them shares. */
#ifndef CORE_WALK_H
#define CORE_WALK_H

#include "core.h"

/* The parts of a statement in the order of the source: its statements, then what runs
 * when they are done (cleanup, handler, step). NULL behind the last. */
struct core_stmt *core_part(const struct core_stmt *stmt, int index);

/* A statement on the walk's way from the root, and which of its parts comes next. */
struct core_site {
    struct core_stmt *stmt;
    int next;
};

VEC(core_sites, struct core_site);

/* Visits a statement and all below it, each before its parts. Needs no C stack, so that
 * neither the holds of a long block nor a chain of else if, each nested in the one
 * before, can overflow it. Keep a visitor from tree to tree for its room. */
struct core_visitor {
    void (*visit)(void *data, struct core_stmt *stmt);
    void *data;
    struct arena *arena;
    struct core_sites path; /* from the root to the visited statement's parent */
};

void core_walk(struct core_visitor *visitor, struct core_stmt *root);

/* The variable that begins at a statement itself (of a TRY, in its handler), or NULL. */
struct core_variable *core_begun(const struct core_stmt *stmt);

/* Append the variables of the function whose values an expression, or a statement itself
 * without its parts, needs: those it reads, and those whose address it takes. */
void core_expr_reads(struct arena *arena, const struct core_expr *expr,
                     struct core_variables *out);
void core_stmt_reads(struct arena *arena, const struct core_stmt *stmt,
                     struct core_variables *out);

/* The variable whose value a statement replaces as a whole, or NULL. */
struct core_variable *core_replaced(const struct core_stmt *stmt);

/* Numbers the function's variables, in the order in which they are met, and lists them;
 * nothing if that has been done. The visitor lends its room. */
void core_number(struct core_visitor *visitor, struct core_function *function);

/* Do both read the same, of which nothing acts? Of calls that is never known. */
bool core_is_same(const struct core_expr *left, const struct core_expr *right);

/* Is this FIELD one of an object? */
bool core_is_of_class(const struct core_expr *field);

/* Is it a part of operands[0], which lies inside of that: a field of a struct, an element
 * of an array, what is in an optional? */
bool core_is_inside(const struct core_expr *place);

/* The variable that a place lies in, or NULL where it lies elsewhere (in a list or an
 * object). */
struct core_variable *core_place_variable(const struct core_expr *place);

/* The list or map that a place is an element of, or the object that it is a field of, or
 * that it is part of such; NULL where it lies elsewhere. */
struct core_expr *core_place_holder(const struct core_expr *place);

/* Is this a HOLD of the text of a group or within? */
bool core_is_scope(const struct core_stmt *stmt);

/* The variables in which lies what a SUSPEND waits with: its message, and those of a
 * select's arms; NULL behind the last. */
struct core_variable *core_sent(const struct core_stmt *suspend, int index);

/* What gets a value when it goes on, in the same way: `received`, and those of the arms.
 * NULL may also stand between others: `count` is how many there are. */
struct core_variable *core_received(const struct core_stmt *suspend, int index);
int core_received_count(const struct core_stmt *suspend);

/* A SUSPEND behind whose label stands an assignment of what it receives. */
bool core_stores_received(const struct core_stmt *suspend);

#endif

/* The parts of the pass `check`, a file each. Every part sees each node of each body
 * once. */
#ifndef CHECK_H
#define CHECK_H

#include "passes.h"
#include "walk.h"

/* A loop of the body being checked, for the warning about one that never suspends. */
struct met_loop {
    const struct stmt *stmt;
    int outer;   /* the number of the loop around it, or -1 */
    bool breaks; /* a break means it */
    bool leaves; /* it suspends, returns, or may throw */
};

VEC(met_loops, struct met_loop);

/* The first fault of a kind in an item; the next ones become its notes. */
struct first_fault {
    struct diag *diag;
    int notes;
};

struct checker {
    struct context *context;
    const struct module *module;
    const struct decl *decl;       /* whose body is being checked */
    struct first_fault suspension; /* in a fn */
    struct first_fault error;      /* that leaves a fn */
    struct met_loops loops;
    uint64_t room; /* that the body takes, in bytes */
};

/* Words that suspend, and how generators and tasks may be driven. */
void check_suspension_stmt(struct checker *checker, const struct stmt *stmt,
                           const struct site *site);
void check_suspension_expr(struct checker *checker, const struct expr *expr,
                           const struct site *site);

/* Errors that would leave a fn, and what a defer may do. */
void check_error_stmt(struct checker *checker, const struct stmt *stmt,
                      const struct site *site);
void check_error_expr(struct checker *checker, const struct expr *expr,
                      const struct site *site);

/* Where control goes: break and continue, the end of a body, code that is not reached. */
void check_jump(struct checker *checker, const struct stmt *stmt,
                const struct site *site);
void check_end(struct checker *checker);

/* Warnings about what has no effect. */
void check_use_stmt(struct checker *checker, const struct stmt *stmt);
void check_use_decl(struct checker *checker);

/* Keys that are written twice. */
void check_map_expr(struct checker *checker, const struct expr *expr);

/* Warnings about a `within` that never runs out and a group without children. */
void check_scope(struct checker *checker, const struct stmt *stmt);

/* The warning about a loop that keeps the others from running. */
void check_loop_stmt(struct checker *checker, const struct stmt *stmt,
                     const struct site *site);
void check_loop_expr(struct checker *checker, const struct expr *expr,
                     const struct site *site);
void check_loops(struct checker *checker);

/* One mistake often shows at many places (a `fn` that should be a `coro`): the first is
 * the error, the next few are its notes. True if this is the first, to be reported by the
 * caller. */
bool check_is_first(struct checker *checker, struct first_fault *fault, struct span span);

#endif

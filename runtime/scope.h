/* Scopes of a task's code that may end it there: `within`, whose time runs out, and
 * `group`, of which a child fails. */
#ifndef CORO_SCOPE_H
#define CORO_SCOPE_H

#include "task.h"

/* A scope begins or ends in the frame that runs. */
void coro_scope_begin(struct coro_driver *d, struct coro_scope *scope, bool is_group);
void coro_scope_end(struct coro_driver *d, const struct coro_scope *scope);

/* The task whose turn it is, to stand in a scope; NULL with d->error where none is. */
struct coro_task *coro_scope_task(struct coro_driver *d, const char *word,
                                  const struct coro_code *code, int line);

/* A walk over the scopes in which a suspended task stands, the innermost first. */
struct coro_scope_walk {
    const struct coro_frame *frame;
    uint32_t next; /* in the frame */
};

struct coro_scope_walk coro_scopes_of(const struct coro_task *task);
/* NULL behind the last. */
struct coro_scope *coro_scope_next(struct coro_scope_walk *walk);

/* What runs in the outermost scope that is due ends. False: none is due, or an end is
 * under way already. */
bool coro_scope_cut(struct coro_task *task);
/* The scope up to which the task is to be dropped; NULL: none. */
struct coro_scope *coro_scope_ending(const struct coro_task *task);
/* The task has run up to a suspension. True: it comes too late for that, and is dropped
 * in its next turn. */
bool coro_scope_overtakes(struct coro_task *task);

#endif

/* What a single node says about suspension and errors: the questions that suspend, check
 * and lower ask alike. */
#ifndef FLOW_H
#define FLOW_H

#include "ast.h"

/* The word by which the node itself, not its parts, suspends; NULL if it does not. */
const char *expr_suspension(const struct expr *expr);
const char *stmt_suspension(const struct stmt *stmt);

/* The node itself makes its coroutine one that talks to the loop; of a statement, every
 * word by which it suspends does. */
bool expr_talks(const struct expr *expr);

/* The named coroutine that a call makes a value of, or NULL for any other expression. */
struct decl *called_coroutine(const struct expr *expr);

/* The named coroutine that a generator expression certainly is one of: a call of it, or a
 * let bound to one; or NULL. */
struct decl *known_coroutine(const struct expr *generator);

/* The generator that a call of next or of a generator's member drives or asks; or NULL.
 */
struct expr *driven_generator(const struct expr *call);

/* It is a message: a request to the loop. */
bool is_message(const struct expr *expr);
/* One that the language gives. */
bool is_message_builtin(enum builtin builtin);

/* It is a coroutine, with `yields` or `receives`: it has a consumer. */
bool decl_is_generator(const struct decl *decl);
bool type_is_generator(const struct type *type);

/* It is a coroutine without either: only a loop or another coroutine runs it. */
bool type_is_plain_coroutine(const struct type *type);

/* It is a call of this builtin function or member. */
bool is_call_of(const struct expr *expr, enum builtin builtin);

/* It is a call that changes the array which it is a member of. */
bool changes_array(const struct expr *expr);

/* An error may come out of the node itself that a fn must declare or catch: any but the
 * misuse of a generator or loop that the compiler sees nothing of (see may_throw). */
bool expr_lets_error_out(const struct expr *expr);
bool loop_lets_error_out(const struct stmt *loop);

/* `while true`. */
bool stmt_is_endless(const struct stmt *stmt);

#endif

/* How much room a body takes for its variables and for values on their way, at most: on
 * the C stack, or in a frame. */
#ifndef ROOM_H
#define ROOM_H

#include "walk.h"

/* What a single statement or expression adds, in bytes. */
uint64_t room_of_stmt(const struct stmt *stmt);
uint64_t room_of_expr(const struct expr *expr, const struct site *site);
uint64_t room_of_sent(const struct expr *expr);

/* Of a fn's or coroutine's parameters and result. */
uint64_t room_of_head(const struct decl *decl);

#endif

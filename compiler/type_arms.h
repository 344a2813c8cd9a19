/* The arms of a `match` together. */
#ifndef TYPE_ARMS_H
#define TYPE_ARMS_H

#include "typer.h"

/* Reports patterns and arms that are never reached, and values of `type` that no arm
 * takes. The arms' patterns are typed. */
void check_arms(struct typer *typer, struct stmt *stmt, const struct type *type);

#endif

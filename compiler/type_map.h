/* Typing maps. */
#ifndef TYPE_MAP_H
#define TYPE_MAP_H

#include "typer.h"

/* Whether a type may be a map's key; reported if not. Takes poison. */
bool require_key(struct typer *typer, const struct type *key, struct span span);

/* {key: value, …} */
void type_map_literal(struct typer *typer, struct expr *expr, const struct type *asked);

#endif

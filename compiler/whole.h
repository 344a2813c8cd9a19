/* Places as the source writes them: what each is a part of. */
#ifndef WHOLE_H
#define WHOLE_H

#include "ast.h"

/* The next part towards the beginning of a place: of `a.b[i]!.c` first `a.b[i]!`. NULL
 * where the place begins. */
const struct expr *place_whole(const struct expr *place);

/* Typed: where the part begins whose value all of the place lies in. What lists, maps and
 * objects hold lies elsewhere. */
const struct expr *place_root(const struct expr *place);

#endif

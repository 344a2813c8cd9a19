/* What `match` takes apart, and its patterns. */
#ifndef TYPE_MATCH_H
#define TYPE_MATCH_H

#include "typer.h"

/* Types what is matched, and gives its type; poison, reported, for one that cannot be
 * matched. */
const struct type *type_scrutinee(struct typer *typer, struct expr *scrutinee);

/* Types the patterns of an arm, and declares what they bind in the scope at hand. */
void type_patterns(struct typer *typer, struct arm *arm, const struct type *type);

#endif

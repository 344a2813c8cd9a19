/* select. */
#ifndef TYPE_SELECT_H
#define TYPE_SELECT_H

#include "typer.h"

void type_select(struct typer *typer, struct stmt *stmt);

#endif

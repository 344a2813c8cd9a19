/* Structs: their fields' types, and that no struct contains itself. */
#ifndef TYPE_STRUCT_H
#define TYPE_STRUCT_H

#include "typer.h"

/* Types the fields of all structs of a module. A field that would make its struct
 * infinite is poison. */
void type_structs(struct typer *typer, const struct module *module);

#endif

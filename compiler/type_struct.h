/* Structs, classes and enums: what they hold, and that none needs itself. */
#ifndef TYPE_STRUCT_H
#define TYPE_STRUCT_H

#include "typer.h"

/* Types the fields of all structs and classes of a module, and the payloads of its enums.
 * A field that would make the whole infinite, or of whose class no object could ever be
 * made, is poison. */
void type_structs(struct typer *typer, const struct module *module);

#endif

/* How the C of a module includes what an extern names. */
#ifndef FIND_HEADER_H
#define FIND_HEADER_H

#include "passes.h"

/* Sets whether it lies beside the module, and so belongs to the program: then C looks for
 * it there, else among the headers of the system. Reports what is no name of a header. */
void find_header(const struct context *context, struct decl *external);

#endif

/* coroc --standalone: a program as one file of C, with all that it imports and the
 * runtime. */
#ifndef STANDALONE_H
#define STANDALONE_H

#include "parts.h"

/* Prints the file: the modules that the program imports, the program, and around them the
 * runtime. False if that failed; that has been said then. */
bool standalone_print(struct parts *imported, struct parts *program, bool debug_lines,
                      FILE *out);

#endif

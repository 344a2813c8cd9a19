/* The C of the modules that a program imports, held until there is a place for it. */
#ifndef PARTS_H
#define PARTS_H

#include "compile.h"

struct part {
    const char *name; /* "shapes.c" */
    bool is_source;   /* to be compiled: no header */
    FILE *file;       /* writes the text */
    char *text;
    size_t size;
};

VEC(part_list, struct part *);

struct parts {
    struct arena *arena;
    struct part_list list;
};

/* As compile_request.open takes it; `data` is the parts. */
FILE *parts_open(void *data, const char *stem, enum stage stage);

/* Prints the headers or what is to be compiled, one behind the other, each below its
 * name. False as below. */
bool parts_print(struct parts *parts, bool sources, FILE *out);

/* Writes all into a folder, and adds the paths of those to compile. False if that failed;
 * that has been said then. */
bool parts_write(struct parts *parts, const char *folder, struct words *sources);

/* Ends them, written or not. */
void parts_end(struct parts *parts);

#endif

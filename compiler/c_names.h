/* What the things of a program are called in C: as in the source, unless that is taken. A
 * trailing _ tells a name from words of C, and from what is generated for others
 * (`worker_step`, `struct worker_object`, `WORKER_END` for `worker`); a number, counted
 * for each name in its function, tells what is declared again.
 *
 * Whether a name is taken depends on it without the _ that it has, and so does not on
 * other names that get one: different names stay different.
 *
 * The items of a module without a main begin with its stem, but those that it exports. */
#ifndef C_NAMES_H
#define C_NAMES_H

#include "core.h"
#include "passes.h"

struct c_names;

/* Names every function and every variable of the module and of each function (their
 * c_name), every struct and class, and every enum with its cases. Modules that it imports
 * have been named before. */
struct c_names *c_names_new(struct context *context, struct core_module *core);

/* The tag of a struct, class or enum, and of what is sent of a message. */
const char *c_struct_name(const struct decl *decl);

/* The modules that are imported, directly or not. */
const struct modules *c_foreign_of(const struct c_names *names);

/* A constant of a module that has a header. */
const char *c_constant_name(const struct decl *decl);

/* What the function that makes objects of a class calls the object, the place that it is
 * called from, and the values of the fields. */
struct c_maker {
    const char *instance, *code, *line;
    const char **fields;
};

const struct c_maker *c_maker_of(const struct decl *decl);

/* The constant that is a case of an enum: COLOUR_DARK_RED; and the member of a value that
 * is what the case holds, by its name in the source. */
const char *c_case_name(const struct decl *decl, int number);
const char *c_payload_name(struct arena *arena, const char *name);

/* A field, by its name in the source. */
/* Of a struct or class. */
const char *c_field(struct arena *arena, const struct decl *decl, const char *name);
const char *c_field_name(struct arena *arena, const char *name);

/* What the names of the state and of the label are made of where `stmt` suspends: "yield"
 * of WORKER_YIELD_1 and yield_1. */
const char *c_state_word(const struct core_stmt *stmt);

#endif

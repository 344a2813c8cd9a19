/* What names mean: those of values in expressions, and those of written types. */
#ifndef RESOLVE_H
#define RESOLVE_H

#include "typer.h"

/* A type's name that the language gives. */
struct type_word {
    const char *spelling;
    enum type_kind kind;
};

/* Binds the words of the language, in the scope at hand. */
void bind_words(struct typer *typer);

/* shapes.area, where shapes is a module, becomes one EXPR_NAME. False, and nothing is
 * done, of any other expression. */
bool name_through_module(struct typer *typer, struct expr *field);

/* The same of what can be nothing else. False if there is no such module; that was told
 * then. */
bool must_be_through_module(struct typer *typer, struct expr *field);

/* The module of that name. NULL if there is none; that was told then. */
const struct module *resolve_module(struct typer *typer, const char *name,
                                    struct span span);

/* Says that a module has no item of that name. */
void report_unknown_item(struct typer *typer, const struct module *module,
                         const char *name, struct span span);

/* What an EXPR_NAME means, or NULL. */
const struct binding *find_name(const struct typer *typer, const struct expr *name);

/* The same; `called` tells that it stands before a '('. Reports a name
 * that means nothing and is then NULL. */
const struct binding *resolve_name(struct typer *typer, const struct expr *name,
                                   bool called);

/* Types an EXPR_NAME that stands for a value: a variable or a constant. */
void type_name(struct typer *typer, struct expr *name);

/* The type that a text means; poison, reported, where it means none. Only value types:
 * `void` is none. */
const struct type *resolve_type(struct typer *typer, const struct typex *typex);

/* Says that there are no values of a type of C without fields. */
struct diag *report_opaque(struct typer *typer, struct span span,
                           const struct type *type);

/* The same of a bare name, as `as` takes it. */
const struct type *resolve_type_name(struct typer *typer, const char *name,
                                     struct span span);

/* "a variable", "a fn", … */
const char *binding_str(const struct binding *binding);

#endif

/* What the files of the type pass share: the state of one run, and small words for
 * reporting. */
#ifndef TYPER_H
#define TYPER_H

#include "firmness.h"
#include "passes.h"
#include "scope.h"
#include "tally.h"

/* A node of a chain such as a + b + c, met on the way down its left side. */
struct link {
    struct expr *expr;
    enum firmness left; /* of its left operand */
};

VEC(links, struct link);

struct typer {
    struct context *context;
    struct arena *arena;
    struct diags *diags;
    struct types *types;
    struct scopes *scopes;
    struct module *module;        /* the one at hand */
    const char **builtin_names;   /* interned, by enum builtin */
    struct decl *item;            /* the fn or coroutine at hand; NULL in initialisers */
    struct decls *constants;      /* takes the constants that an initialiser mentions */
    const struct variable *birth; /* the variable whose first value is at hand, or NULL */
    const struct expr *target;  /* of the assignment at hand while it is typed, or NULL */
    const struct expr *message; /* the operand of the yield at hand: where a message may
                                   stand; or NULL */
    bool in_fields;             /* of structs: how large these are is not known yet */
    bool has_holes;             /* parts of this item are not understood, */
    bool module_has_holes;
    /* Names that may have been declared in what was skipped: here, in the module. */
    struct tally *lost_names, *module_lost_names;
    struct tally *told_names;  /* that are unknown in this item, which was told */
    struct decls enums;        /* of the module */
    struct tally *taken;       /* the fns that are values in the module: 1 */
    struct tally *enum_places; /* there, from 1, of the first that has a case of a name */
    struct links chain;        /* a stack, for chains within chains */
};

/* The basic type of a kind. */
const struct type *basic(const struct typer *typer, enum type_kind kind);

const char *str(const struct typer *typer, const struct type *type);

bool is_poison(const struct type *type);
bool is_void(const struct type *type);
bool is_underscore(const char *name);

/* May it have been declared in text that was skipped? */
bool is_lost(const struct typer *typer, const char *name);

/* Makes an expression poison: an error in it has been reported. */
void poison(const struct typer *typer, struct expr *expr);

/* The text of an expression as it stands in the source, for a help such as "write 'x as
 * int'"; "…" where it is long. */
const char *quote(const struct typer *typer, const struct expr *expr);

/* The same, in parentheses where it is an operation. */
const char *quote_operand(const struct typer *typer, const struct expr *expr);

/* Notes that a part of the text is not understood, so that no name counts as unused. */
void note_hole(struct typer *typer);

#endif

/* Spelling help: the nearest word that could stand where a wrong one does. */
#ifndef SUGGEST_H
#define SUGGEST_H

#include "typer.h"

/* What is looked through: words, and where each is declared (an empty span for a word of
 * the language). */
struct candidate {
    const char *word;
    struct span span;
};

VEC(candidates, struct candidate);

/* Adds a help that names the nearest candidate, and a note where it is declared; false if
 * none is near. */
bool suggest(struct typer *typer, struct diag *diag, const char *wrong,
             const struct candidates *candidates);

/* The same among all names in sight that fit. */
bool suggest_binding(struct typer *typer, struct diag *diag, const char *wrong,
                     bool (*fits)(const struct binding *binding));

/* Where a user's name is declared; an empty span for a word of the language. */
struct span binding_span(const struct binding *binding);

#endif

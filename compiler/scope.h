/* Nested scopes over interned names. Finding a name costs one look into a hash table,
 * whatever the depth: the table holds the innermost binding of each name, and closing a
 * scope uncovers what it hid. */
#ifndef SCOPE_H
#define SCOPE_H

#include "ast.h"

struct type_word; /* a type's name that the language gives: resolve_type.h */

/* What a name means: a variable, an item, or a word of the language, which may be a
 * function and a type at once. */
struct binding {
    const char *name;
    struct variable *variable;
    struct decl *decl;
    enum builtin builtin;
    const struct type_word *type_word;
    int depth;  /* of its scope */
    int hidden; /* place of the binding that this one hides, or -1 */
};

struct scopes;

struct scopes *scopes_new(struct arena *arena);

void scope_open(struct scopes *scopes);

/* Ends the innermost scope. */
void scope_close(struct scopes *scopes);

/* Ends the innermost scope and counts its variables as used: for a text with holes, where
 * nobody knows what is read. */
void scope_close_used(struct scopes *scopes);

/* Binds a name in the innermost scope; the name `_` is not bound. False if that scope has
 * the name already: then the new binding replaces the older one, which is given back. */
bool scope_bind(struct scopes *scopes, struct binding binding, struct binding *older);

/* The innermost binding of a name, or NULL. It lasts until the next one is bound. */
const struct binding *scope_find(const struct scopes *scopes, const char *name);

/* The binding that `binding` hides, or NULL. */
const struct binding *scope_hidden(const struct scopes *scopes,
                                   const struct binding *binding);

/* The last variable of that name whose scope has ended, or NULL. */
const struct variable *scope_ended(const struct scopes *scopes, const char *name);

/* Every binding in sight, hidden ones included. */
const struct binding *scope_all(const struct scopes *scopes, int *count);

#endif

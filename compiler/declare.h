/* Binding a program's own names, each once in its scope. */
#ifndef DECLARE_H
#define DECLARE_H

#include "typer.h"

/* Binds a name in the innermost scope, and reports one that is there already. */
void declare_variable(struct typer *typer, struct variable *variable);

/* The same of a module's items, which other modules may see; an import they do not. */
void declare_module_variable(struct typer *typer, struct variable *variable);
void declare_import(struct typer *typer, struct decl *import);
void declare_item(struct typer *typer, const char *name, struct decl *decl);

/* Reports a name that is `_`, where there must be one: `what` is it of? */
void require_name(struct typer *typer, const char *name, struct span span,
                  const char *what);

/* Ends the innermost scope; in a text with holes its variables count as used. */
void end_scope(struct typer *typer);

#endif

/* Typing statements: scopes, and what each statement asks of its expressions. */
#ifndef TYPE_STMT_H
#define TYPE_STMT_H

#include "typer.h"

/* Types the body of a fn or coroutine, whose parameters are bound. */
void type_stmt(struct typer *typer, struct stmt *stmt);

/* Gives a variable its type, from a written one if there is one, else from its value,
 * which is typed and converted. The variable is not bound yet. */
void type_variable(struct typer *typer, struct variable *variable, struct expr **value);

#endif

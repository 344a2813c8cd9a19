/* Calls, in three steps, so that typing the arguments stays with whoever types
 * expressions: what is called and which argument goes where; what each argument is asked;
 * what comes out. */
#ifndef TYPE_CALL_H
#define TYPE_CALL_H

#include "signature.h"

/* What a call calls. */
struct callee {
    const char *name;  /* NULL: nothing that can be called, which has been reported */
    struct decl *decl; /* a fn, coroutine, struct or enum, */
    const struct variables *params;    /* and what its arguments go to; or else */
    const struct signature *signature; /* a function or member of the language, and its */
    const struct type *receiver;       /* receiver's type (void for functions); or else */
    const struct type *fn;             /* a value of this type */
};

/* Step one. The object of a callee such as x.f is typed already. */
struct callee bind_call(struct typer *typer, struct expr *call);

/* Step two: the type asked of an argument, or NULL; and a note behind an error in
 * converting it. */
const struct type *argument_asked(const struct typer *typer, const struct callee *callee,
                                  const struct argument *argument);
void note_parameter(struct typer *typer, const struct callee *callee,
                    const struct argument *argument, struct diag *diag);

/* Step three: gives the call its type, its arguments being typed and converted. */
void finish_call(struct typer *typer, struct expr *call, const struct callee *callee);

#endif

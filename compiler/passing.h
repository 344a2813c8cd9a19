/* How arguments pass to functions of C that are not values of the type asked for. */
#ifndef PASSING_H
#define PASSING_H

#include "ast.h"

enum passing {
    PASSES_NOT,      /* but it may be converted */
    PASSES_TEXT,     /* a string to a cstring: its bytes and the NUL behind them */
    PASSES_BYTES,    /* a string to a ptr[u8]: its bytes */
    PASSES_ITEMS,    /* a list[T] to a ptr[T]: its elements */
    PASSES_ELEMENTS, /* an array[T, N] in a variable to a ptr[T]: where they lie */
    PASSES_ADDRESS,  /* a variable of type T to a ptr[T]: where it lies */
};

/* C gets the place of a variable, and may write there. */
bool passes_place(enum passing how);

enum passing passing(const struct expr *argument, const struct type *to);

#endif

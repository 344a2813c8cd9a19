/* The types of the language's own functions and members, as a table. */
#ifndef SIGNATURE_H
#define SIGNATURE_H

#include "typer.h"

/* A type in the table; several depend on the receiver or on the argument. */
enum shape {
    SHAPE_VOID,
    SHAPE_ANY, /* whatever can be printed */
    SHAPE_BOOL,
    SHAPE_INT,
    SHAPE_STRING,
    SHAPE_DURATION,
    SHAPE_ERROR,
    SHAPE_LOOP,
    SHAPE_MAYBE_INT,
    SHAPE_MAYBE_FLOAT,
    SHAPE_MAYBE_STRING,
    SHAPE_MAYBE_ERROR,
    SHAPE_STRINGS, /* list[string] */
    SHAPE_BYTES,   /* list[u8] */
    SHAPE_ELEMENT, /* T of list[T], V of map[K, V] */
    SHAPE_KEY,     /* K of map[K, V] */
    SHAPE_MAYBE_ELEMENT,
    SHAPE_KEYS,     /* list[K] */
    SHAPE_ELEMENTS, /* list[V] */
    SHAPE_SAME,     /* the receiver's own */
    SHAPE_SENT,     /* S of coro[Y, S, R] */
    SHAPE_YIELDED, /* Y?, or bool where nothing is yielded; of the receiver or argument */
    SHAPE_MAYBE_RESULT, /* R?, of a coroutine or task */
    SHAPE_GENERATOR,    /* any coro[…] */
    SHAPE_COROUTINE,    /* coro[void, void, R] */
    SHAPE_TASK,         /* task[R], R being the argument's */
};

enum { MANY = 1 << 30 };

struct signature {
    enum builtin builtin;
    enum type_kind receiver; /* TYPE_VOID: a function */
    bool is_property;
    int least, most; /* arguments */
    enum shape gives;
    enum shape takes[2];
};

/* Of a function of the language. */
const struct signature *function_signature(enum builtin builtin);

/* Of a member of that name; NULL if the receiver's type has none. */
const struct signature *member_signature(const struct typer *typer,
                                         const struct type *receiver, const char *name);

/* All members of a receiver's type, one after the other: the first of them, and how many.
 */
const struct signature *all_members(const struct type *receiver, int *count);

/* The type that a shape stands for. `subject` is the receiver, or the first argument's
 * type for what depends on it. NULL for shapes that many types have. */
const struct type *shape_type(const struct typer *typer, enum shape shape,
                              const struct type *subject);

#endif

/* What emit must know of a function before it writes it: where each way out of a
 * statement leads, and where C declares what lies in no frame.
 *
 * Ways out. A body goes on, or is being left by a way: an error, a drop, return, break,
 * continue. What a way meets first, on its way outwards, is a rung: the cleanup of a HOLD
 * (all ways), the handler of a TRY (errors), the end of a loop's body (break, continue),
 * the end of the function. A way leads to a rung by a jump, or by falling where nothing
 * lies between. Behind its cleanup a HOLD sends each way that came on to the next rung.
 *
 * Which way it is stands in the variable `way`, where it matters. In a fn and in a
 * defer's text an error is told by the error variable alone. */
#ifndef PLAN_H
#define PLAN_H

#include "core.h"

/* In the order of the runtime's enum coro_way. */
enum way { WAY_ON, WAY_ERROR, WAY_DROP, WAY_RETURN, WAY_BREAK, WAY_CONTINUE, WAY_COUNT };

/* Sets of ways. */
typedef unsigned ways;
#define WAY(way) (1u << (way))

/* A pair of braces in C. */
struct braces {
    struct braces *outer;
    uint32_t
        last_suspension; /* number of the last statement inside that suspends; 0: none */
    int open_labels;     /* while planning: labels to come to which something jumps */
    int depth;
    struct core_variables tops; /* declared at its top, empty, whatever comes */
    bool declares;              /* something directly in it, so that it must be there */
};

enum rung_kind {
    RUNG_END,   /* of the function, or of a defer's text */
    RUNG_HOLD,  /* the cleanup of a HOLD */
    RUNG_CATCH, /* the handler of a TRY */
    RUNG_LOOP,  /* the end of a loop's body */
};

struct leave {
    struct rung *to;
    bool jumps;    /* or falls */
    bool keeps_on; /* to go on from there as if nothing were left does the same */
};

struct rung {
    enum rung_kind kind;
    const struct core_stmt *stmt; /* HOLD, TRY, LOOP; NULL at the end */
    bool by_way;                  /* errors too are told by `way` */
    bool has_label;               /* something jumps to it */
    bool is_reached;              /* END: by falling */
    ways asks;                    /* that must be told to it */
    bool changes;  /* HOLD of a group or within: behind its cleanup the way may be another
                    */
    int number;    /* for its label */
    ways arrivals; /* that may come */
    ways told;     /* of those, the ones that `way` tells */
    struct rung *outer; /* the next rung outwards */
    struct rung
        *next; /* what falling out of its statement leads to; NULL: another statement */
    struct braces *braces;   /* around its label */
    bool as_next[WAY_COUNT]; /* HOLD: leaving it in this way is the same as falling out of
                                it */
    struct leave *leaves;    /* HOLD: where what came goes on, by way */
};

/* The end of an if whose else has no braces, since these would nest too deep. */
struct ending {
    int number; /* for its label */
    bool has_label;
    struct braces *braces;
};

struct plan {
    struct rung *rung;  /* HOLD, TRY, LOOP */
    struct leave leave; /* BREAK, CONTINUE, RETURN, THROW, CHECK; SUSPEND: by an error */
    struct leave drop;  /* SUSPEND: by a drop */
    struct braces *braces;  /* BLOCK, or NULL; TRY: around its statements */
    bool leaves_early;      /* BLOCK of one statement: before it declares a variable */
    bool leaves_held_early; /* the same, from inside a HOLD of its own */
    bool needs_words; /* HOLD of a defer: its text is left inside by ways of its own */
    bool is_braced;   /* emit has opened braces for it */
    struct ending *ending; /* IF, or NULL */
    bool owns_ending;      /* the outermost of those that share it */
    bool jumps_to_ending;  /* at the end of `then`; or, with a detour, of all before */
    int detour;  /* IF: for the label of its else, past that jump; 0: there is none */
    bool silent; /* DECLARE: the next statement gives the variable its value */
    bool gives_birth; /* the statement before was such a DECLARE */
};

struct function_plan {
    struct core_function *function;
    struct braces *braces; /* the function's own */
    struct rung *end;
    struct leave start[2]; /* of a coroutine before its first turn: by an error, a drop */
    bool *needed;          /* by variable: it is read to some purpose */
    bool *hoisted;         /* by variable: declared at the top of braces around */
};

struct function_plan *plan_function(struct arena *arena, struct core_function *function);

/* Whether a variable is there at all. */
bool is_needed(const struct function_plan *plan, const struct core_variable *variable);
/* Whether it is one of C's own. */
bool is_local(const struct function_plan *plan, const struct core_variable *variable);

/* The variable that a HOLD's cleanup is about; of several the first; or NULL. */
const struct core_variable *undone(const struct core_stmt *cleanup);

#endif

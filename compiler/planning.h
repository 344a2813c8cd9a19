/* What the files that plan a function share.
 *
 *   plan.c    the two tours over the body, and what lies around each statement
 *   survey.c  the first: numbers, braces, reads
 *   needed.c  which variables are read to any purpose
 *   exits.c   ways out
 *   chains.c  else if
 *   locals.c  where C declares variables */
#ifndef PLANNING_H
#define PLANNING_H

#include "plan.h"
#include "tour.h"

/* A statement around the place that planning has reached. */
struct site {
    struct core_stmt *stmt;
    int part;              /* the one under way */
    bool falls;            /* its end is reached; of an IF: by one of its parts */
    bool handler_falls;    /* of a TRY */
    bool by_way;           /* as outside of it */
    struct rung *next;     /* what falling out of it leads to */
    struct ending *ending; /* the same, for ifs without braces; or NULL */
    int wordy;             /* as outside of it */
    int chain;             /* else ifs before it */
    bool chain_falls;      /* the end of one of their parts is reached */
};

VEC(sites, struct site);

/* A BLOCK of one statement's temporaries on the survey's way. */
struct statement {
    struct core_stmt *block;
    int holds;                /* of its own around */
    bool leaves, leaves_held; /* so far */
};

VEC(statements, struct statement);

struct store;
VEC(rungs, struct rung *);

struct planning {
    struct arena *arena;
    struct function_plan *function;
    struct sites sites;
    struct rungs rungs;    /* each before those around it */
    struct rung *rung;     /* the innermost around */
    struct rung *next;     /* what falling out of the part about to be entered leads to */
    struct ending *ending; /* the same: of an if without braces; or NULL */
    struct braces *braces; /* the innermost around */
    int chain;             /* else ifs before the one about to be entered */
    bool chain_falls;      /* the end of one of their parts is reached */
    bool by_way;           /* of rungs made here */
    bool at_head;          /* of a coroutine: only HOLDs of parameters so far */
    bool falls;            /* of the statement just left */
    uint32_t number;       /* of statements so far */
    int wordy; /* statements so far that may need words for how they are left */
    int catches, defers, endings, detours, others; /* so far, for their labels */
    int *labels;                                   /* by variable: HOLDs of it so far */
    struct core_variables reads;                   /* of one statement */
    struct store **stores; /* by variable: of stores that are perhaps not needed */
    struct core_variables waiting; /* needed; what is stored in them is not noted yet */
    struct statements statements;  /* of the survey: those of temporaries around */
};

struct plan *plan_of(struct planning *planning, struct core_stmt *stmt);
struct braces *braces_new(struct planning *planning);

void survey(struct planning *planning, struct core_stmt *body);

/* Notes what a statement reads; find_needed then tells which variables matter. */
void note_reads(struct planning *planning, const struct core_stmt *stmt);
void find_needed(struct planning *planning);

/* ---- exits ---- */

struct rung *rung_begin(struct planning *planning, enum rung_kind kind,
                        const struct core_stmt *stmt);
/* What comes now lies outside of the innermost rung. */
void rung_end(struct planning *planning);
/* What a way meets first. */
struct rung *rung_of(const struct planning *planning, enum way way);
/* Leaves by `way` from a place from where falling leads to `next`. */
struct leave leave_by(struct planning *planning, enum way way, struct rung *next);
/* The ways out that a HOLD sends on behind its cleanup. */
void leave_hold(struct planning *planning, struct rung *rung);
/* A label for what a HOLD undoes. */
void number_hold(struct planning *planning, struct rung *rung,
                 const struct core_stmt *hold);
/* The rungs at which the variable `way` is needed. */
void find_told(const struct planning *planning);
/* The cleanup of a HOLD releases a parameter. */
bool holds_parameter(const struct core_stmt *stmt);

/* ---- else if ---- */

void begin_if(struct planning *planning, struct core_stmt *stmt);
/* The part before is done. */
void begin_otherwise(struct planning *planning, struct core_stmt *stmt,
                     const struct site *site);
void end_if(const struct core_stmt *stmt);

/* ---- locals ---- */

/* Decides where the variables are declared that begin at part `index` of a list, or in
 * the head of a loop or handler. */
void place_locals(struct planning *planning, struct core_stmt *stmt, int index);
bool wants_braces(const struct planning *planning, const struct core_stmt *statement);

#endif

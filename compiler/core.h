/* The core tree: what is left of a program when every suspension is a statement of its
 * own, the order of evaluation is written out, releases are placed and sugar is gone. It
 * is close to C, but its variables are not yet members of frames or C locals (frame
 * decides), its ways out are not yet labels (emit makes the ladder), and its scopes are
 * explicit.
 *
 * lower makes it; live and frame add the members marked so; emit only reads. All in the
 * arena. */
#ifndef CORE_H
#define CORE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "ast.h"
#include "source.h"
#include "type.h"
#include "vec.h"

struct core_expr;
struct core_stmt;
struct core_function;

VEC(core_exprs, struct core_expr *);
VEC(core_stmts, struct core_stmt *);
VEC(core_variables, struct core_variable *);
VEC(core_functions, struct core_function *);

/* Numbers of suspensions, both ends included. */
struct core_range {
    int first, last;
};

VEC(core_ranges, struct core_range);

/* ---- messages ---- */

/* How the sender comes by the reply. */
enum core_reply {
    CORE_NO_REPLY,
    CORE_REPLY_INSIDE,  /* it lies in what was sent */
    CORE_REPLY_OF_WAIT, /* coro_wait_end gives it, and may throw */
};

/* A kind of message to the loop. */
struct core_message {
    const char *name;  /* "sleep"; the source's */
    const char *word;  /* the same without _, for names of states and labels */
    struct decl *decl; /* the program's; NULL: the runtime's */
    /* The runtime's: its struct in C, or the macro that makes it of the types below; and
     * what the arguments are called in it. NULL: a task is sent as it is. */
    const char *c_struct;
    uint32_t c_size; /* of its head, on the reference machine */
    const char *const *arguments;
    const struct type *replies; /* REPLY_INSIDE: the type of `reply` */
    const struct type *puts; /* into a channel or stream: the type of `value`; or NULL */
    bool points;             /* its head points to that value, by `asking.sent` */
    int arms;                /* a select's; else 0 */
    enum core_reply reply;
};

/* ---- variables ---- */

/* What lies in a variable, and so its type in C. */
enum core_content {
    CORE_VALUE,   /* a value of `type` */
    CORE_POINTER, /* where such a value lies, for the rest of the statement */
    CORE_MESSAGE, /* what is sent to the loop: a `message`, from its sending to its reply
                   */
    CORE_SCOPE,   /* the record of a group or within; `message` tells its struct */
    /* the frame of `callee`, called by yield from or stepped by a loop */
    CORE_FRAME_IN_PLACE,
    CORE_FRAME_POINTER,   /* a pointer to a frame of `callee` made by coro_frame_new */
    CORE_OBJECT_IN_PLACE, /* struct { struct coro_object object; struct CALLEE frame; } */
};

struct core_variable {
    enum core_content content;
    const struct type *type;      /* VALUE, POINTER */
    struct core_function *callee; /* FRAME, OBJECT */
    const struct core_message *message;
    /* the source's, or a telling one for a temporary ("line", "left") */
    const char *name;
    bool is_named;  /* by the source */
    bool is_module; /* a module's variable: at file level in C, never in a frame */
    const struct decl *decl; /* the same: its declaration */
    bool is_parameter;
    bool is_result;   /* a coroutine's or fn's result: see core_function */
    bool borrowed;    /* a fn's parameter that its caller holds: nothing to release */
    bool is_lent;     /* C is given its address */
    bool is_constant; /* a constant that has a name in C: a module's, never written */
    struct constant *constant;          /* of a module variable: its initial value */
    const struct core_expr *only_value; /* the one it ever has, if lower knows; or NULL */
    uint64_t below; /* of a loop's: its values are 0 to one less; 0: not known */
    /* live: */
    int number; /* 1… in its function: see core_function.variables */
    /* lives across a suspension (or must lie in the frame anyway): a member */
    bool crosses;
    bool read;                      /* its value is used somewhere */
    struct core_ranges suspensions; /* across which it lives; the last range first */
    /* frame: */
    const char *c_name; /* unique in its function; of a member, of the local otherwise */
    uint32_t offset;    /* of a member, as laid out on the reference machine (64 bit) */
    uint32_t size;
    bool is_sized_by_c, is_behind_c; /* then only C knows the size, or the offset */
};

/* ---- expressions: neither suspend nor fail; C may evaluate parts in any order ---- */

enum core_expr_kind {
    CORE_VARIABLE,
    CORE_INTEGER, /* of an integer type, bool or duration: value; of an enum: a case */
    CORE_FLOATING,
    CORE_STRING, /* a literal coro_string */
    CORE_NONE,   /* the empty optional of `type` */
    CORE_SOME,   /* operands[0] as an optional of `type` */
    CORE_HAS,    /* is the optional operands[0] not none? */
    /* what lies in the optional operands[0], which is not none; a place if it is */
    CORE_OPENED,
    /* text(operands...): a function of the runtime, of generated C or, if is_external, of
       an extern */
    CORE_CALL_C,
    CORE_C_CONSTANT, /* text, of an extern */
    CORE_C_CAST,     /* operands[0] as `text`, a type of C */
    CORE_CALL_FN,    /* function(operands..., result address if it throws and returns) */
    CORE_FUNCTION,   /* the fn `function` as a value */
    CORE_CALL_VALUE, /* calls the fn operands[0] with the other operands */
    /* FUNCTION_new(operands...): a coroutine object; moves; NULL without memory. As the
       value of a BIND of an OBJECT_IN_PLACE or FRAME_IN_PLACE: begins it there */
    CORE_NEW,
    CORE_KIND, /* & of the coro_kind of `function` */
    CORE_STEP, /* the step of `function` */
    /* a C operator, text, on one or two operands; the result is cast to `type` if C would
       promote it */
    CORE_OPERATION,
    CORE_CHOICE, /* operands[1] if operands[0] is true, else operands[2] */
    CORE_CAST,   /* operands[0] as `type` by a C cast that cannot overflow */
    /* member `text` of the struct operands[0], or of what the enum operands[0] holds in
       case `of`; a place if that is one. Of the object operands[0] of a class: always a
       place */
    CORE_FIELD,
    /* a struct of `type` from one operand a field, in the fields' order; or an enum of
       case `integer` from what that holds */
    CORE_STRUCT,
    CORE_CLASS, /* a new object: the same, of the class `type`, and a PLACE */
    /* element operands[1], which is in range, of the array operands[0]; a place if that
       is one */
    CORE_AT,
    CORE_ARRAY, /* an array of `type` from its elements; without any, all are zero */
    /* item operands[1] of the list operands[0] (coro_list_at), or of what the ptr
       operands[0] leads to: a place */
    CORE_ELEMENT,
    /* what lies where operands[0] says, a CALL_C or a POINTER variable: a place */
    CORE_POINTED,
    CORE_ITEMS,   /* operands as a C array of `type`, for coro_list_of and coro_map_of */
    CORE_ADDRESS, /* & of the place operands[0] */
    CORE_TYPE,    /* & of the runtime's description of `type` */
    CORE_NULL,    /* a null pointer */
    CORE_TEXT,    /* `text` as a C string literal (a format) */
    /* two arguments: the code of this function, and the line of `span` in it */
    CORE_PLACE,
    CORE_ERROR_SLOT, /* &d->error, or the address of the fn's error */
    CORE_RESULT_OF,  /* the member `result` of the frame in the variable operands[0] */
    CORE_COPY,       /* operands[0], counted once more: a value of its own */
    /* takes the value out of the variable operands[0], leaving it empty (zero) */
    CORE_MOVE,
    /* the struct coro_object * or struct coro_frame * of an OBJECT_IN_PLACE or
       FRAME_IN_PLACE variable operands[0] */
    CORE_HEAD_OF,
};

/* What evaluating an expression may meet. */
enum core_effect {
    CORE_PURE, /* nothing: constants, locals */
    /* what others may write: module variables, objects, elements of lists and maps */
    CORE_READS,
    CORE_ACTS, /* it may write, print, panic or allocate */
};

struct core_expr {
    enum core_expr_kind kind;
    enum core_effect effect : 8;
    unsigned depth : 16;     /* of nesting, that C compilers limit */
    bool is_character : 1;   /* INTEGER: written as one in the source */
    bool is_external : 1;    /* CALL_C */
    const struct type *type; /* void or NULL where it has none */
    struct core_exprs operands;
    union {
        struct core_variable *variable;
        uint64_t integer;
        double floating;
        struct {
            const char *bytes;
            uint32_t size;
        } string;
        struct {
            const char *text;
            const struct enum_case *of; /* FIELD, or NULL */
        };
        struct core_function *function;
        struct span span; /* PLACE, ELEMENT: for its line */
    };
};

/* ---- statements ---- */

enum core_stmt_kind {
    CORE_BLOCK,   /* a scope: stmts; what is declared directly in it ends with it */
    CORE_DECLARE, /* variable begins, without a value */
    CORE_BIND,    /* variable begins with value */
    CORE_INIT,    /* variable (declared, empty) gets value: nothing to release */
    CORE_ASSIGN, /* place = value; if owned, what was there is released after the store */
    CORE_EVAL,   /* value, for its effect */
    CORE_RELEASE, /* releases the value in variable */
    /* coro_object_end of an OBJECT_IN_PLACE variable, coro_frame_drop of a FRAME_IN_PLACE
       that a loop stepped */
    CORE_END_IN_PLACE,
    CORE_FREE_FRAME, /* coro_frame_free of a FRAME_POINTER variable (may be NULL) */
    /* The SCOPE variable begins: a within with the limit `value`, a group without; a
       CHECK follows. Behind that comes a HOLD of its text, whose cleanup may change the
       way: */
    CORE_BEGIN_SCOPE,
    CORE_END_SCOPE,         /* a within is left; a group by SUSPEND_CHILDREN */
    CORE_RELEASE_ARGUMENTS, /* those in the MESSAGE variable that has been sent */
    /* leaves by an error if there is one. value, if not NULL, is a CALL_FN that gives the
       error; else the statement before has filled the error slot */
    CORE_CHECK,
    CORE_THROW, /* leaves by the error value (owned) */
    CORE_IF,    /* value, then, otherwise (or NULL) */
    /* while (value) { step on continue }: value NULL is true; step NULL or a stmt. Where
       value is true it has filled variable, if that is not NULL (declared) */
    CORE_LOOP,
    CORE_HOLD, /* stmts, then `cleanup` in whatever way they are left */
    /* stmts; an error that leaves them goes to variable (owned), then handler */
    CORE_TRY,
    CORE_BREAK,
    CORE_CONTINUE,
    CORE_RETURN, /* value or NULL: owned, kept as the result */
    CORE_SUSPEND,
};

/* One of the messages of a select. */
struct core_arm {
    const struct core_message *sends;
    struct core_variable *message;
    struct core_variable *received; /* or NULL */
    int arguments; /* how many of the suspension's, behind those of the arms before */
    const char *waits;
    struct span span;
};

VEC(core_arms, struct core_arm);

enum core_suspend_kind {
    CORE_SUSPEND_TURN, /* yield; in a plain coroutine */
    /* value (or NULL) moved to the consumer; received, if not NULL, is declared before
       and gets what was sent (the empty optional for next) */
    CORE_SUSPEND_YIELD,
    /* message: a MESSAGE variable, where the arguments are stored (moved), or a VALUE of
       task type (further tasks to spawn are chained before); received gets the reply, of
       a select the number of the arm that has won */
    CORE_SUSPEND_SEND,
    /* message: FRAME_IN_PLACE or FRAME_POINTER; arguments are moved by CALLEE_start */
    CORE_SUSPEND_CALL,
    /* message: a VALUE variable of coro type; received gets the result; may throw */
    CORE_SUSPEND_DELEGATE,
    /* message: the SCOPE variable of a group that is left, once and again until its
       children have ended */
    CORE_SUSPEND_CHILDREN,
};

/* There are very many: what only some kinds have shares room. */
struct core_stmt {
    enum core_stmt_kind kind;
    bool is_defer; /* HOLD: cleanup is a defer's text, with ways and errors of its own */
    bool is_rest;  /* BLOCK: of patterns that need no test, to be told by a comment */
    bool is_statement; /* BLOCK: holds one statement's temporaries; no braces in C */
    bool suspends;     /* live: contains a SUSPEND */
    struct span span;  /* of the source statement it comes from */
    uint32_t number; /* emit: in its function, from 1, each statement before its parts */
    struct plan *plan; /* emit: how it is left and where its C declarations go; or NULL */
    struct core_variable *variable;
    struct core_expr *value;
    union {
        struct core_expr *place; /* ASSIGN */
        struct {
            struct core_stmts stmts; /* BLOCK, HOLD, TRY */
            union {
                struct core_stmt *cleanup; /* HOLD */
                struct core_stmt *handler; /* TRY: a BLOCK in which variable begins */
            };
        };
        struct {
            struct core_stmt *then; /* IF, LOOP: a BLOCK */
            union {
                /* IF: a BLOCK, or an IF written as else if */
                struct core_stmt *otherwise;
                struct core_stmt *step; /* LOOP */
            };
            /* LOOP that counts: for (index = low..., value...) is printed as a C for */
            struct {
                struct core_variable *index; /* NULL: not counted */
                struct core_expr *low;       /* begins at */
            } counted;
        };
        struct {
            enum core_suspend_kind how;
            int number;                       /* 1… in the function, in source order */
            const struct core_message *sends; /* SEND */
            struct core_variable *message;
            struct core_variable *received; /* or NULL */
            struct core_exprs arguments;    /* SEND, CALL */
            struct core_arms arms;          /* SEND of a select */
            bool has_else;                  /* the same */
            /* for reports: "yield", "yield from rest", "wait", "sleep" */
            const char *waits;
        } suspend;
    };
};

/* ---- functions and the module ---- */

struct core_function {
    struct decl *decl; /* FN, CORO or ON */
    const char *name;  /* the source's */
    bool is_coroutine;
    bool throws; /* fn: gives a struct coro_error * in C */
    bool used;   /* reachable from main, or the module has none */
    struct core_variables parameters;
    struct core_variable *result; /* NULL: void */
    struct core_stmt *body;       /* a BLOCK; parameters are held by HOLDs in it */
    int suspension_count;
    struct core_stmts suspensions; /* by number - 1 */
    bool has_object;               /* CALLEE_new is called somewhere (spawn, values) */
    bool has_start; /* CALLEE_start is called by a caller that holds the frame */
    /* elide: */
    bool is_quiet; /* a fn: while it runs all lists and objects stay as they are */
    /* live: */
    /* by number - 1: parameters, result, then as they begin */
    struct core_variables variables;
    /* frame: */
    const char *c_name; /* the source's, or with _ where it clashes */
    /* what the constants of a coroutine's states begin with: "WORKER" */
    const char *c_states;
    struct core_layout *layout;
    uint32_t frame_size; /* on the reference machine */
    bool is_sized_by_c;  /* then only C knows it */
};

/* A frame's members behind its head: variables, then scopes of which one at a time is
 * alive. */
struct core_layout {
    struct core_variables members;
    struct {
        struct core_layout **at;
        int count, capacity;
    } scopes;         /* share space */
    struct span span; /* of the scope in source, for its comment */
    uint32_t offset, size, align;
};

struct core_module {
    struct module *module;
    struct core_functions functions; /* in source order */
    struct core_variables variables; /* of the module, in source order */
    struct core_function *main;      /* or NULL */
    /* frame: */
    struct c_names *c_names; /* of what has no c_name of its own: c_names.h */
    /* coroutines, each after those whose frames it holds */
    struct core_functions frame_order;
};

#endif

/* The tree of one module: as written (parse), then bound and typed in place (type), then
 * with facts (suspend). Members under "typed:" and "facts:" are empty before those
 * passes. Every node lives in the compilation's arena. */
#ifndef AST_H
#define AST_H

#include <stdbool.h>
#include <stdint.h>

#include "source.h"
#include "type.h"
#include "vec.h"

struct expr;
struct stmt;
struct decl;
struct c_names;
struct items;
struct module;
struct tally;
struct typex;
struct variable;
struct core_variable;
struct core_function;
struct enum_case;
struct tally;

VEC(exprs, struct expr *);
VEC(stmts, struct stmt *);
VEC(decls, struct decl *);
VEC(typexes, struct typex *);
VEC(variables, struct variable *);
VEC(modules, struct module *);

enum operator{
#define OPERATOR(id, spelling, level) OPERATOR_##id,
#include "operator.def"
#undef OPERATOR
};

enum builtin {
    BUILTIN_NOT_ONE,
#define BUILTIN(id, spelling) BUILTIN_##id,
#include "builtin.def"
#undef BUILTIN
    BUILTIN_COUNT,
};

/* The operator's or builtin's spelling in source. */
const char *operator_str(enum operator operator_);
int operator_level(enum operator operator_);
const char *builtin_str(enum builtin builtin);

/* ---- written types ---- */

enum typex_kind {
    TYPEX_POISON,
    TYPEX_NAME,  /* name, qualifier.name */
    TYPEX_APPLY, /* name[args]: list, chan, map, coro, stream, task, or a user's name */
    TYPEX_ARRAY, /* array[args[0], size] */
    TYPEX_OPTIONAL, /* args[0]? */
    TYPEX_FN,       /* fn(args) -> result */
};

struct typex {
    enum typex_kind kind;
    struct span span;
    const char *qualifier; /* or NULL */
    const char *name;
    struct typexes args;
    struct typex *result;
    struct expr *size;
};

/* ---- variables: everything that has a name and a value at run time ---- */

enum variable_kind {
    VARIABLE_LET,
    VARIABLE_VAR,
    VARIABLE_PARAMETER,
    VARIABLE_LOOP,      /* of a for */
    VARIABLE_OPENED,    /* of an if let or while let */
    VARIABLE_CAUGHT,    /* of a catch */
    VARIABLE_BOUND,     /* of a pattern */
    VARIABLE_MODULE,    /* a module's var */
    VARIABLE_TEMPORARY, /* made by lower */
};

struct variable {
    enum variable_kind kind;
    const char *name;    /* interned; "_" binds nothing and may be repeated */
    struct span span;    /* of the name */
    struct typex *typex; /* or NULL */
    /* typed: */
    const struct type *type;
    bool used;     /* read somewhere */
    bool assigned; /* written after its birth */
    bool lent;     /* C is given its address, and may write there */
    /* facts: */
    struct decl *known; /* a let bound to a call of this named coroutine, else NULL */
    bool shared;        /* of a known one: others get hold of it, and may drive it */
    struct core_variable *core; /* lower: what it became */
};

/* ---- expressions ---- */

enum expr_kind {
    EXPR_POISON,
    EXPR_NAME,
    EXPR_INT,
    EXPR_FLOAT,
    EXPR_DURATION,
    EXPR_CHAR, /* typed: becomes an EXPR_INT of type u8 or what is asked */
    EXPR_BOOL,
    EXPR_NONE,
    EXPR_STRING,
    EXPR_FSTRING,
    EXPR_LIST,
    EXPR_MAP,
    EXPR_UNARY, /* - ! ~ ; a '-' before an integer literal is folded into it by type */
    EXPR_BINARY,
    EXPR_CAST, /* x as T */
    EXPR_CALL,
    EXPR_MAKE, /* list[T](…), map[K, V](), chan[T](n), array[T, N]() */
    EXPR_INDEX,
    EXPR_SLICE,
    EXPR_FIELD,
    EXPR_UNWRAP, /* x! */
    EXPR_WAIT,
    EXPR_SPAWN, /* of one; several are statements */
    EXPR_YIELD, /* yield, yield v, yield message */
    EXPR_YIELD_FROM,
    EXPR_CASE,    /* made by type of E.RED: a case of an enum */
    EXPR_CONVERT, /* made by type: operand converted implicitly to this node's type */
};

/* What a call calls. */
enum call_target {
    CALL_UNRESOLVED,
    CALL_FN,     /* decl */
    CALL_C,      /* decl: a C_FN */
    CALL_VALUE,  /* callee: a value of a fn's type */
    CALL_CORO,   /* decl: makes a coroutine value; nothing runs yet */
    CALL_STRUCT, /* decl: makes a struct; argument i goes to field args[i].index */
    CALL_CLASS,  /* decl: makes an object; as before */
    CALL_CASE, /* decl: makes an enum's value, of the case that callee names; as before */
    CALL_MESSAGE, /* decl: what a yield sends to the loop */
    CALL_BUILTIN, /* builtin: a function (print …) */
    CALL_MEMBER,  /* builtin: a member; the receiver is callee->field.object */
};

/* What a yield does; found by type. */
enum yield_kind {
    YIELD_UNRESOLVED,
    YIELD_TURN,    /* bare, in a coroutine that neither yields nor receives */
    YIELD_VALUE,   /* to the consumer; operand NULL if the coroutine only receives */
    YIELD_MESSAGE, /* to the loop: operand is a message (flow.h) */
};

struct argument {
    const char *name; /* or NULL: by position */
    struct span name_span;
    struct expr *value;
    int index; /* typed: of the parameter or field it goes to */
};

VEC(arguments, struct argument);

/* A piece of an f-string: either text, or a value with its format. */
struct fpart {
    struct expr *value; /* NULL: text */
    /* the text with escapes resolved, or the format behind ':' ("" if none) */
    const char *text;
    uint32_t size;
    struct span span;
};

VEC(fparts, struct fpart);

struct map_entry {
    struct expr *key, *value;
};

VEC(map_entries, struct map_entry);

struct expr {
    enum expr_kind kind;
    bool parenthesized;
    /* facts: */
    /* itself, not its operands: calls, next, send, throw, wait, yield, ...; out of memory
     * does not count. check sees to it that a fn without `throws` and a defer let none
     * out, except misuse of a generator (already driven, not yet started) that cannot be
     * seen: there that is a panic */
    bool may_throw;
    uint8_t effect; /* lower: 1 + enum core_effect once it is known */
    struct span span;
    /* typed: */
    const struct type *type; /* void where it has no value */
    union {
        struct {
            const char *name;
            /* typed: shapes of shapes.area, which was a FIELD before; or NULL */
            const struct module *module;
            struct span name_span;     /* then: of area */
            struct variable *variable; /* typed: one of these three */
            struct decl *decl;         /* a const, fn, coro, struct, class, message */
            enum builtin builtin;
        } name;
        struct {
            uint64_t value;    /* typed: two's complement, its sign extended to 64 bits */
            bool is_character; /* INT: typed, it was a CHAR */
        } integer;             /* INT, CHAR, BOOL (0, 1) and DURATION (nanoseconds) */
        double floating;
        struct {
            const char *bytes;
            uint32_t size;
        } string; /* escapes resolved */
        struct fparts fstring;
        struct exprs list;
        struct map_entries map;
        struct {
            char operator_; /* '-' '!' '~' */
            struct expr *operand;
        } unary;
        struct {
            enum operator operator_;
            struct span operator_span;
            struct expr *left, *right;
        } binary;
        struct {
            struct expr *operand;
            const char *name; /* of the type */
            struct span name_span;
        } cast;
        struct {
            struct expr *callee;
            struct arguments args;
            struct span close; /* the ')' */
            /* typed: */
            enum call_target target;
            enum builtin builtin;
            struct decl *decl;
        } call;
        struct {
            struct typex *typex;
            struct arguments args;
        } make;
        struct {
            struct expr *object, *index;
        } index;
        struct {
            struct expr *object, *low, *high; /* ends may be NULL */
            bool inclusive;
        } slice;
        struct {
            struct expr *object;
            const char *name;
            struct span name_span;
            /* typed: */
            int index;            /* of a field */
            enum builtin builtin; /* of a property or method; else BUILTIN_NOT_ONE */
        } field;
        struct {
            struct decl *decl;             /* the enum */
            const struct enum_case *named; /* one of its cases */
        } enum_case;
        struct {
            struct expr *operand; /* NULL in a bare yield */
            enum yield_kind how;  /* typed, of EXPR_YIELD */
        } operand;                /* UNWRAP, WAIT, SPAWN, YIELD, YIELD_FROM, CONVERT */
    };
};

/* ---- statements ---- */

enum stmt_kind {
    STMT_POISON,
    STMT_EXPR,
    STMT_LET,       /* let and var */
    STMT_LET_SPAWN, /* let a, b = spawn f(), g(); */
    STMT_SPAWN,     /* spawn f(), g(); of two or more */
    STMT_ASSIGN,
    STMT_BLOCK,
    STMT_IF,
    STMT_WHILE,
    STMT_FOR_IN,
    STMT_FOR_RANGE,
    STMT_FOR_FROM,
    STMT_MATCH,
    STMT_SELECT,
    STMT_DEFER,
    STMT_TRY,
    STMT_GROUP,
    STMT_WITHIN,
    STMT_CANCEL,
    STMT_BREAK,
    STMT_CONTINUE,
    STMT_RETURN,
    STMT_THROW,
};

/* Literal, range of literals, name, or name with bindings. */
struct pattern {
    struct span span;
    struct expr *low, *high; /* literals; high only of a range */
    bool inclusive;
    const char *qualifier, *name;
    struct variables bindings;
    /* typed: */
    bool is_poison;              /* an error in it has been reported */
    const struct enum_case *of;  /* the case that it names, or NULL */
    const struct constant *text; /* the string that it is, or NULL */
    /* what else it is, both included: integers, durations, bool; the number of a case */
    uint64_t first, last;
};

VEC(patterns, struct pattern *);

/* An arm of match or select. */
struct arm {
    struct span span;
    bool is_else;
    bool is_lost;              /* skipped behind a syntax error: nothing else is known */
    struct patterns patterns;  /* match */
    struct variable *variable; /* select: v = …, or NULL */
    struct expr *request;      /* select */
    struct stmt *body;
};

VEC(arms, struct arm *);

struct stmt {
    enum stmt_kind kind;
    struct span span;
    bool unended; /* EXPR: told that its ';' is missing; it may be meant as a result */
    union {
        struct expr *expr; /* EXPR, CANCEL, RETURN (or NULL), THROW */
        struct {
            struct variable *variable;
            struct expr *value;
        } let;
        struct {
            struct variables variables; /* none in STMT_SPAWN */
            struct exprs calls;
        } spawn;
        struct {
            struct expr *target, *value;
            bool compound; /* += and its like: operator_ */
            enum operator operator_;
            struct span operator_span;
        } assign;
        struct stmts block;
        struct {
            struct variable *opened; /* if let / while let, or NULL */
            struct expr *condition;
            struct stmt *then;      /* the body of while, too */
            struct stmt *otherwise; /* a block, an if, or NULL */
        } branch;                   /* IF, WHILE */
        struct {
            struct variable *variable, *second; /* second: for k, v in; or NULL */
            struct expr *low, *high;            /* RANGE */
            bool inclusive;                     /* RANGE */
            struct expr *sequence;              /* IN, FROM */
            struct stmt *body;
            bool may_throw; /* facts, of IN over a generator */
        } loop;
        struct {
            struct expr *scrutinee; /* NULL in select */
            struct arms arms;
            bool is_exhaustive; /* typed: its patterns leave nothing to an else */
        } match;                /* MATCH, SELECT */
        struct stmt *body;      /* DEFER, GROUP */
        struct {
            struct stmt *body;
            struct variable *caught;
            struct stmt *handler;
        } try_;
        struct {
            struct expr *limit;
            struct stmt *body, *otherwise;
        } within;
    };
};

/* ---- items ---- */

enum decl_kind {
    DECL_POISON,
    DECL_IMPORT,
    DECL_CONST,
    DECL_VAR,
    DECL_STRUCT,
    DECL_CLASS,
    DECL_ENUM,
    DECL_FN,
    DECL_CORO,
    DECL_MESSAGE,
    DECL_ON,
    DECL_EXTERN,
    DECL_C_FN, /* in an EXTERN */
    DECL_C_CONST,
};

/* A constant's value, folded by type. */
struct constant {
    const struct type *type;
    uint64_t integer; /* integers (two's complement), bool, duration; enum: the case */
    double floating;
    const char *bytes; /* string */
    uint32_t size;
    bool is_none; /* of an optional */
    /* struct: one a field; enum: the payload of the case; array: one an element, */
    struct constant **fields;
    bool is_filled;              /* or just one for all */
    const struct decl *function; /* fn */
};

struct enum_case {
    const char *name;
    struct span span; /* of the name */
    struct variables payload;
    int number; /* among the cases */
    int first;  /* of its payload, among that of all cases */
};

VEC(enum_cases, struct enum_case *);

struct decl {
    enum decl_kind kind;
    struct span span; /* the whole item */
    struct span head; /* its first line: up to the body */
    const char *name;
    struct span name_span;
    struct module *module; /* in which it stands */
    bool exported;
    /* FN CORO MESSAGE; the fields of STRUCT and CLASS; names of ON; the payloads of an
     * ENUM's cases, one case after the other */
    struct variables params;
    struct typex *returns_x;             /* FN CORO MESSAGE; or NULL */
    struct typex *yields_x, *receives_x; /* CORO; or NULL */
    /* FN: marked, facts: or main; CORO, ON facts: an error may leave it */
    bool throws;
    struct stmt *body;         /* FN CORO ON; a block */
    struct variable *variable; /* VAR */
    struct typex *typex;       /* CONST */
    struct expr *value;        /* CONST, VAR */
    struct enum_cases cases;   /* ENUM */
    struct tally *case_places; /* typed, of ENUM: by name, from 1 */
    struct decls items;        /* EXTERN */
    struct decl *external;     /* the EXTERN in which it stands, or NULL: */
    bool is_beside;            /* load, of EXTERN: its header belongs to the program */
    bool is_tag;               /* STRUCT: C calls it "struct NAME" */
    bool is_opaque;            /* STRUCT: nothing but its name is known */
    const char *alias;         /* IMPORT … as; or NULL */
    const char *qualifier;     /* ON m.name: m; or NULL */
    struct span qualifier_span;
    const char *path;        /* IMPORT, EXTERN */
    uint32_t path_size;      /* the same: it may hold NULs */
    struct module *imported; /* load, of IMPORT: what it means, or NULL: that was told */
    /* typed: */
    /* STRUCT, CLASS and ENUM: itself; FN: as a value;
     * CORO: what a call gives; CONST */
    const struct type *type;
    const struct type *yields, *receives, *returns; /* void where missing */
    struct decl *message;                           /* ON: whose handler it is */
    struct decl *handler;                           /* MESSAGE: its ON, or NULL */
    struct constant *constant;                      /* CONST, VAR */
    uint32_t size, align; /* STRUCT: in C, once somebody has asked; else align is 0 */
    bool sizes; /* CONST: it sizes an array somewhere, so that its value is known early */
    bool used;
    int number; /* facts: its place among the module's items, for tables */
    /* facts, of CORO: */
    /* sends messages or bare yields as a task: with yields/receives a stream */
    bool talks;
    struct span talk; /* of a stream, once it is typed: where it first does */
    bool suspends;    /* has a suspension at all, its own or of what it delegates to */
    bool delegates;   /* has a yield from */
    bool recursive;   /* may delegate to itself */
    bool apart;       /* its frame is never placed in a caller's: recursive, or huge */
    int weight;       /* frames that its frame consists of */
    struct core_function *core;  /* lower: of FN, CORO and ON, what it became */
    struct core_variable *named; /* lower: of a CONST that holds an array */
};

struct module {
    struct source *source;
    struct decls decls;   /* in source order */
    struct spans lost;    /* text between them that was skipped behind a syntax error */
    struct decl *main;    /* the fn or coro main, or NULL */
    struct decls exports; /* those marked so */
    /* load: */
    const char *stem; /* interned: "shapes" of "lib/shapes.coro" */
    struct modules imports;
    struct decl *importer; /* the import that loaded it; NULL of what was asked for */
    bool is_open;          /* something that it imports is being loaded */
    /* its path from the folder of the first root, "net/http.coro"; NULL if no import that
       leads to it from there tells it, but a folder for imports */
    const char *place;
    /* typed: */
    struct items *items; /* what others see of it */
    struct decls taken;  /* fns, also of others, that are values in it; each once */
    /* frame: */
    struct c_names *c_names; /* what its things are called in C */
    struct tally
        *c_marks; /* by bare name of an item in C: the most _ behind one, and one more */
};

/* What is compiled, and all that it imports. */
struct program {
    struct modules roots;   /* what was asked for */
    struct modules modules; /* each behind those that it imports */
};

/* Has fields: a struct or class. */
bool decl_is_record(const struct decl *decl);
/* A constant, also one of C. */
bool decl_is_constant(const struct decl *decl);
/* It declares a type: a struct, class or enum. */
bool decl_is_type(const struct decl *decl);

/* ---- making nodes ---- */

struct expr *expr_new(struct arena *arena, enum expr_kind kind, struct span span);

/* Is it of use as a statement? It calls, suspends or spawns. */
bool expr_acts(const struct expr *expr);

struct stmt *stmt_new(struct arena *arena, enum stmt_kind kind, struct span span);
struct decl *decl_new(struct arena *arena, enum decl_kind kind, struct span span);
struct typex *typex_new(struct arena *arena, enum typex_kind kind, struct span span);
struct variable *variable_new(struct arena *arena, enum variable_kind kind,
                              const char *name, struct span span);

#endif

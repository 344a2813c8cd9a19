/* Types: interned, so that equal types are the same pointer. */
#ifndef TYPE_H
#define TYPE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "vec.h"

struct decl;

enum type_kind {
    TYPE_POISON, /* of an erroneous part: whoever meets it says nothing */
    TYPE_VOID,
    TYPE_NONE, /* of a `none` that nobody has asked a type of */
    TYPE_BOOL,
    TYPE_I8,
    TYPE_I16,
    TYPE_I32,
    TYPE_I64, /* int */
    TYPE_U8,
    TYPE_U16,
    TYPE_U32,
    TYPE_U64,
    TYPE_F32,
    TYPE_F64, /* float */
    TYPE_STRING,
    TYPE_DURATION,
    TYPE_ERROR,   /* the language's `error` */
    TYPE_CSTRING, /* C's const char * */
    TYPE_LOOP,
    TYPE_STRUCT,   /* decl */
    TYPE_ENUM,     /* decl */
    TYPE_CLASS,    /* decl */
    TYPE_OPTIONAL, /* element; never of void, none or another optional */
    TYPE_LIST,     /* element */
    TYPE_MAP,      /* key, element */
    TYPE_CHAN,     /* element */
    TYPE_ARRAY,    /* element, count */
    TYPE_CORO,     /* yields, receives, returns; void where unused */
    TYPE_STREAM,   /* the same */
    TYPE_TASK,     /* returns; void for `task` */
    TYPE_FN,       /* takes, returns; void where it gives nothing */
    TYPE_PTR,      /* element: C's T * */
};

struct type {
    enum type_kind kind;
    const struct type *key, *element;
    uint64_t count; /* at least 1 */
    const struct type *yields, *receives, *returns;
    const struct type *const *takes;
    int take_count;
    struct decl *decl;
    int number; /* in order of making: stable within a compilation, for tables by type */
    int depth;  /* of brackets in its name */
};

struct types;

struct types *types_new(struct arena *arena);

/* The one type of a kind that has no parts. */
const struct type *type_basic(struct types *types, enum type_kind kind);
const struct type *type_struct(struct types *types, struct decl *decl);
const struct type *type_enum(struct types *types, struct decl *decl);
const struct type *type_class(struct types *types, struct decl *decl);
/* Tells that values of a struct's or enum's type, or objects of a class, hold one of the
 * field's type; once a field. */
void type_struct_field(struct types *types, const struct type *type,
                       const struct type *field);
/* T?; an optional, void, none or poison is its own. */
const struct type *type_optional(struct types *types, const struct type *element);
const struct type *type_list(struct types *types, const struct type *element);
const struct type *type_map(struct types *types, const struct type *key,
                            const struct type *element);
const struct type *type_chan(struct types *types, const struct type *element);
const struct type *type_array(struct types *types, const struct type *element,
                              uint64_t count);
const struct type *type_coro(struct types *types, const struct type *yields,
                             const struct type *receives, const struct type *returns);
const struct type *type_stream(struct types *types, const struct type *yields,
                               const struct type *receives, const struct type *returns);
const struct type *type_task(struct types *types, const struct type *returns);

/* fn(takes…) -> returns */
const struct type *type_fn(struct types *types, const struct type *const *takes,
                           int take_count, const struct type *returns);

/* ptr[T] */
const struct type *type_ptr(struct types *types, const struct type *element);

/* As a user writes it: "int", "list[Point?]", "coro[int, string]". */
const char *type_str(struct arena *arena, const struct type *type);
/* What a generator needs a consumer for: "yields 'int'", or "receives 'int'". */
const char *type_consumer_str(struct arena *arena, const struct type *type);

bool type_is_integer(const struct type *type);
bool type_is_signed(const struct type *type); /* of an integer */
int type_bits(const struct type *type);       /* of an integer or float: 8 16 32 64 */
bool type_is_float(const struct type *type);
bool type_is_number(const struct type *type); /* integer or float */

bool type_is_plain_enum(const struct type *type); /* whose cases hold nothing */

bool type_has_order(const struct type *type); /* takes <: number, duration or string */

/* May be the key of a map: an integer, bool, string, duration or plain enum. */
bool type_is_key(const struct type *type);

/* Has fields, which its declaration tells: a struct or class. */
bool type_is_record(const struct type *type);

/* Fields that are named behind a value of the type lie elsewhere: of a class, or ptr. */
bool type_leads(const struct type *type);

/* What declares these fields, or NULL. */
const struct decl *type_fields(const struct type *type);
/* The number of the field of that interned name; -1: there is none. */
int type_field_index(const struct type *type, const char *name);

/* Its optional needs no flag, since it has an empty value in C: a reference, string or
 * address. */
bool type_has_empty(const struct type *type);

/* What lies in an optional; any other type is its own. Takes NULL. */
const struct type *type_opened(const struct type *type);

bool type_is_fn(const struct type *type); /* a fn, or an optional one */

/* A plain pointer in C: a fn, cstring or ptr, or an optional one. */
bool type_is_address(const struct type *type);

/* One that C has, too: a number, bool, ptr or cstring, a fn of such, or what an extern
 * declares. */
bool type_is_c(const struct type *type);

/* A struct of C of which nothing but the name is known. */
bool type_is_opaque(const struct type *type);

/* A pointer to a counted object in C: error, loop, list, map, chan, class, coro, stream,
 * task. */
bool type_is_reference(const struct type *type);

/* Has something to release: references, strings, and structs, enums, arrays and optionals
 * with
 * such. */
bool type_is_owned(const struct type *type);

/* Releasing one can run user code (a defer): holds a coroutine, task or loop somewhere.
 */
bool type_may_run_defers(const struct type *type);

/* Is an array, or a struct or optional with one. */
bool type_holds_array(const struct type *type);

/* Values of it lie in a struct of C, or hold one: only C knows their size. */
bool type_holds_c(const struct type *type);

/* There is a value that array[T, N]() may begin with: 0, false, "", none … */
bool type_has_zero(const struct type *type);

/* The same, and it is all zeros in C. */
bool type_is_zero_in_c(const struct type *type);

#endif

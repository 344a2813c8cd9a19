/* The Coro runtime: everything that generated C calls, and what a C host may use.
 *
 * Values: coro_string is two words by value; lists, errors, objects of classes, coroutine
 * objects, tasks and loops are pointers to counted objects. Unless a function says
 * otherwise it borrows its arguments and gives its result to the caller, who releases it.
 * "Moves" means that the callee takes the value over.
 *
 * Places: whatever can panic or throw takes the code it was called from and a line that
 * counts from that code's first line. A throwing function has an `error` argument: where
 * it puts the error, which the caller then owns; with NULL an error is a panic. *error is
 * NULL at the call.
 *
 * Nothing here is shared between threads. */
#ifndef CORO_H
#define CORO_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Around the declarations of a header. Frames have structs without names, which are C11's
 * and only an extension to C++. */
#ifdef __cplusplus
#include <atomic>
#define CORO_ATOMIC(type) std::atomic<type>
#define CORO_BEGIN_DECLS                                                                 \
    extern "C" {                                                                         \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wpedantic\"")
#define CORO_END_DECLS                                                                   \
    _Pragma("GCC diagnostic pop")                                                        \
    }
#else
#include <stdatomic.h>
#define CORO_ATOMIC(type) _Atomic(type)
#define CORO_BEGIN_DECLS
#define CORO_END_DECLS
#endif

CORO_BEGIN_DECLS

#ifdef __GNUC__
#define CORO_NORETURN __attribute__((noreturn))
#else
#define CORO_NORETURN
#endif

/* Stands in generated C above loops that turns enter by goto, with compound literals
 * inside. Where gcc finds that such a loop is never entered from above, it takes its
 * literals for those of the turn before, and warns. */
#if defined __GNUC__ && __GNUC__ >= 12
#define CORO_LITERALS_IN_TURNS _Pragma("GCC diagnostic ignored \"-Wdangling-pointer\"")
#else
#define CORO_LITERALS_IN_TURNS
#endif

#ifdef __cplusplus
#define CORO_THREAD thread_local
#else
#define CORO_THREAD _Thread_local
#endif

/* ---- places ---- */

/* A function or coroutine of the source. */
struct coro_code {
    const char *name;
    const char *file;
    int line; /* of its first line */
};

/* Prints "file:line: panic: text" and the chain of running coroutines to standard error,
 * after flushing standard output; ends the program by abort (status 134). */
CORO_NORETURN void coro_panic(const char *text, const struct coro_code *code, int line);
/* The panic of `!` on none. */
CORO_NORETURN void coro_panic_none(const struct coro_code *code, int line);

/* ---- strings: immutable bytes, by value ---- */

/* Bytes are NUL-terminated. Zeroed, it is the empty optional. */
typedef struct coro_string {
    const char *bytes;
    uint32_t len;
    uint32_t counted; /* 1: the bytes are preceded by a reference count; 0: a literal */
} coro_string;

/* A literal, as a value and as a static initializer. */
#define CORO_TEXT(literal)                                                               \
    {                                                                                    \
        literal, sizeof(literal) - 1, 0                                                  \
    }
#define coro_text(literal) ((coro_string)CORO_TEXT(literal))

/* A copy of `len` bytes; more than 4 GiB is out of memory, and that a panic. */
coro_string coro_string_new(const char *bytes, size_t len);
coro_string coro_string_retain(coro_string string); /* gives its argument */
void coro_string_release(coro_string string);       /* also of none */

/* coro_panic with all its bytes. */
CORO_NORETURN void coro_panic_string(coro_string text, const struct coro_code *code,
                                     int line);

static inline int64_t
coro_string_len(coro_string string)
{
    return string.len;
}

coro_string coro_string_add(coro_string left, coro_string right);
bool coro_string_equal(coro_string left, coro_string right);  /* none equals none */
int coro_string_compare(coro_string left, coro_string right); /* by bytes: < 0, 0, > 0 */
uint8_t coro_string_at(coro_string string, int64_t index, const struct coro_code *code,
                       int line);
/* The bytes [low, high); a panic unless 0 <= low <= high <= len. */
coro_string coro_string_slice(coro_string string, int64_t low, int64_t high,
                              const struct coro_code *code, int line);
bool coro_string_contains(coro_string string, coro_string part);
bool coro_string_starts_with(coro_string string, coro_string prefix);
bool coro_string_ends_with(coro_string string, coro_string suffix);
coro_string coro_string_strip(coro_string string); /* white space at both ends */
/* Every `from`, from left to right; an empty one lies before each character and at the
 * end. */
coro_string coro_string_replace(coro_string string, coro_string from, coro_string to);
int64_t coro_string_count(coro_string string, coro_string part); /* what replace finds */
coro_string coro_string_upper(coro_string string);               /* of a to z */
coro_string coro_string_lower(coro_string string);               /* of A to Z */
coro_string coro_string_repeat(coro_string string, int64_t times); /* "" for < 1 */

/* ---- optionals: a struct with a flag; references and strings use NULL ---- */

#define CORO_MAYBE(tag, type)                                                            \
    struct tag {                                                                         \
        bool some;                                                                       \
        type value;                                                                      \
    }
CORO_MAYBE(coro_maybe_bool, bool);
CORO_MAYBE(coro_maybe_i8, int8_t);
CORO_MAYBE(coro_maybe_i16, int16_t);
CORO_MAYBE(coro_maybe_i32, int32_t);
CORO_MAYBE(coro_maybe_i64, int64_t);
CORO_MAYBE(coro_maybe_u8, uint8_t);
CORO_MAYBE(coro_maybe_u16, uint16_t);
CORO_MAYBE(coro_maybe_u32, uint32_t);
CORO_MAYBE(coro_maybe_u64, uint64_t);
CORO_MAYBE(coro_maybe_f32, float);
CORO_MAYBE(coro_maybe_f64, double);
CORO_MAYBE(coro_maybe_duration, int64_t);

/* The first place; in linear time. An empty part is found at 0. */
struct coro_maybe_i64 coro_string_find(coro_string string, coro_string part);
/* The first one from an index on, a panic unless 0 <= from <= len; and the last one. */
struct coro_maybe_i64 coro_string_find_from(coro_string string, coro_string part,
                                            int64_t from, const struct coro_code *code,
                                            int line);
struct coro_maybe_i64 coro_string_find_last(coro_string string, coro_string part);
/* The whole string must be the number, without spaces or underscores: a sign and decimal
 * digits, none if it does not fit; a sign and digits with perhaps a point and an
 * exponent, inf or nan, rounded to the nearest (so inf if too large). */
struct coro_maybe_i64 coro_string_to_int(coro_string string);
struct coro_maybe_f64 coro_string_to_float(coro_string string);

/* ---- types: what the runtime must know of a value to hold, compare and show it ---- */

struct coro_writer; /* text under construction: text.h */
struct coro_type;

struct coro_field {
    const char *name;
    const struct coro_type *type;
    size_t offset;
};

/* A case of an enum, and what it holds. */
struct coro_case {
    const char *name;
    const struct coro_field *fields; /* NULL: nothing */
    int field_count;
};

/* A fn as a value, whatever it takes and gives. */
typedef void coro_function(void);

/* A fn whose address the program takes, for the showing of it. */
struct coro_named_function {
    const char *name;
    coro_function *function;
    struct coro_named_function *next; /* of all that are known: coro_name_functions */
};

struct coro_type {
    const char *name; /* NULL where its parts tell it: of lists, maps, optionals */
    size_t size;
    void (*retain)(const struct coro_type *type, void *value);  /* NULL: plain bytes */
    void (*release)(const struct coro_type *type, void *value); /* NULL: plain bytes */
    bool (*equal)(const struct coro_type *type, const void *left, const void *right);
    int (*compare)(const struct coro_type *type, const void *left, const void *right);
    void (*show)(const struct coro_type *type, const void *value, bool repr,
                 struct coro_writer *out);
    const struct coro_type *element; /* of a list, array or optional; a map's values */
    const struct coro_type *key;     /* of a map */
    size_t offset;                   /* of an optional's value behind its flag */
    const struct coro_field *fields; /* of a struct; of a class those with something to
                                        release */
    int field_count;
    const struct coro_case
        *cases;         /* of an enum, by the number that its values begin with */
    size_t tag_size;    /* of that number */
    size_t object_size; /* of a class */
};

extern const struct coro_type coro_type_bool, coro_type_i8, coro_type_i16, coro_type_i32,
    coro_type_i64, coro_type_u8, coro_type_u16, coro_type_u32, coro_type_u64,
    coro_type_f32, coro_type_f64, coro_type_duration, coro_type_string, coro_type_error,
    coro_type_coro, coro_type_task, coro_type_loop, coro_type_chan,
    coro_type_fn,      /* of all types of fns */
    coro_type_cstring, /* const char * */
    coro_type_ptr;     /* any pointer of C */

/* Tells the names of fns, by which they are shown from then on. */
void coro_name_functions(struct coro_named_function *functions, int count);

void coro_struct_retain(const struct coro_type *type, void *value);
void coro_struct_release(const struct coro_type *type, void *value);
bool coro_struct_equal(const struct coro_type *type, const void *left, const void *right);
void coro_struct_show(const struct coro_type *type, const void *value, bool repr,
                      struct coro_writer *out);
void coro_enum_retain(const struct coro_type *type, void *value);
void coro_enum_release(const struct coro_type *type, void *value);
bool coro_enum_equal(const struct coro_type *type, const void *left, const void *right);
void coro_enum_show(const struct coro_type *type, const void *value, bool repr,
                    struct coro_writer *out);
void coro_maybe_retain(const struct coro_type *type, void *value);
void coro_maybe_release(const struct coro_type *type, void *value);
bool coro_maybe_equal(const struct coro_type *type, const void *left, const void *right);
void coro_maybe_show(const struct coro_type *type, const void *value, bool repr,
                     struct coro_writer *out);
void coro_reference_maybe_show(const struct coro_type *type, const void *value, bool repr,
                               struct coro_writer *out);
void coro_array_retain(const struct coro_type *type, void *value);
void coro_array_release(const struct coro_type *type, void *value);
bool coro_array_equal(const struct coro_type *type, const void *left, const void *right);
void coro_array_show(const struct coro_type *type, const void *value, bool repr,
                     struct coro_writer *out);
void coro_list_type_retain(const struct coro_type *type, void *value);
void coro_list_type_release(const struct coro_type *type, void *value);
bool coro_list_type_equal(const struct coro_type *type, const void *left,
                          const void *right);
void coro_list_type_show(const struct coro_type *type, const void *value, bool repr,
                         struct coro_writer *out);

void coro_map_type_retain(const struct coro_type *type, void *value);
void coro_map_type_release(const struct coro_type *type, void *value);
bool coro_map_type_equal(const struct coro_type *type, const void *left,
                         const void *right);
void coro_map_type_show(const struct coro_type *type, const void *value, bool repr,
                        struct coro_writer *out);
void coro_instance_type_retain(const struct coro_type *type, void *value);
void coro_instance_type_release(const struct coro_type *type, void *value);
bool coro_instance_type_equal(const struct coro_type *type, const void *left,
                              const void *right);
void coro_instance_type_show(const struct coro_type *type, const void *value, bool repr,
                             struct coro_writer *out);

/* Initializers of generated types. OWNED: it has something to release. */
#define CORO_STRUCT(name_, struct_, fields_)                                             \
    {                                                                                    \
        .name = name_, .size = sizeof(struct_), .equal = coro_struct_equal,              \
        .show = coro_struct_show, .fields = fields_,                                     \
        .field_count = (int)(sizeof(fields_) / sizeof((fields_)[0]))                     \
    }
#define CORO_STRUCT_OWNED(name_, struct_, fields_)                                       \
    {                                                                                    \
        .name = name_, .size = sizeof(struct_), .retain = coro_struct_retain,            \
        .release = coro_struct_release, .equal = coro_struct_equal,                      \
        .show = coro_struct_show, .fields = fields_,                                     \
        .field_count = (int)(sizeof(fields_) / sizeof((fields_)[0]))                     \
    }
/* An enum whose cases hold nothing; and one that is a struct, with the case as `tag`. */
#define CORO_ENUM(name_, enum_, cases_)                                                  \
    {                                                                                    \
        .name = name_, .size = sizeof(enum_), .equal = coro_enum_equal,                  \
        .show = coro_enum_show, .cases = cases_, .tag_size = sizeof(enum_)               \
    }
#define CORO_TAGGED(name_, struct_, cases_)                                              \
    {                                                                                    \
        .name = name_, .size = sizeof(struct_), .equal = coro_enum_equal,                \
        .show = coro_enum_show, .cases = cases_,                                         \
        .tag_size = sizeof(((struct_ *)NULL)->tag)                                       \
    }
#define CORO_TAGGED_OWNED(name_, struct_, cases_)                                        \
    {                                                                                    \
        .name = name_, .size = sizeof(struct_), .retain = coro_enum_retain,              \
        .release = coro_enum_release, .equal = coro_enum_equal, .show = coro_enum_show,  \
        .cases = cases_, .tag_size = sizeof(((struct_ *)NULL)->tag)                      \
    }
/* `struct_` is struct { ELEMENT at[N]; }. */
#define CORO_ARRAY(struct_, element_)                                                    \
    {                                                                                    \
        .size = sizeof(struct_), .equal = coro_array_equal, .show = coro_array_show,     \
        .element = element_                                                              \
    }
#define CORO_ARRAY_OWNED(struct_, element_)                                              \
    {                                                                                    \
        .size = sizeof(struct_), .retain = coro_array_retain,                            \
        .release = coro_array_release, .equal = coro_array_equal,                        \
        .show = coro_array_show, .element = element_                                     \
    }
/* An optional with a flag, `struct_` from CORO_MAYBE. */
#define CORO_OPTIONAL(struct_, element_)                                                 \
    {                                                                                    \
        .size = sizeof(struct_), .equal = coro_maybe_equal, .show = coro_maybe_show,     \
        .element = element_, .offset = offsetof(struct_, value)                          \
    }
#define CORO_OPTIONAL_OWNED(struct_, element_)                                           \
    {                                                                                    \
        .size = sizeof(struct_), .retain = coro_maybe_retain,                            \
        .release = coro_maybe_release, .equal = coro_maybe_equal,                        \
        .show = coro_maybe_show, .element = element_, .offset = offsetof(struct_, value) \
    }
#define CORO_LIST(element_)                                                              \
    {                                                                                    \
        .size = sizeof(struct coro_list *), .retain = coro_list_type_retain,             \
        .release = coro_list_type_release, .equal = coro_list_type_equal,                \
        .show = coro_list_type_show, .element = element_                                 \
    }
/* An optional list: NULL when empty. */
#define CORO_OPTIONAL_LIST(list_)                                                        \
    {                                                                                    \
        .size = sizeof(struct coro_list *), .retain = coro_list_type_retain,             \
        .release = coro_list_type_release, .equal = coro_list_type_equal,                \
        .show = coro_reference_maybe_show, .element = list_                              \
    }
/* The same of maps. */
#define CORO_MAP(key_, element_)                                                         \
    {                                                                                    \
        .size = sizeof(struct coro_map *), .retain = coro_map_type_retain,               \
        .release = coro_map_type_release, .equal = coro_map_type_equal,                  \
        .show = coro_map_type_show, .element = element_, .key = key_                     \
    }
#define CORO_OPTIONAL_MAP(map_)                                                          \
    {                                                                                    \
        .size = sizeof(struct coro_map *), .retain = coro_map_type_retain,               \
        .release = coro_map_type_release, .equal = coro_map_type_equal,                  \
        .show = coro_reference_maybe_show, .element = map_                               \
    }

/* A class, whose values are pointers to struct_. OWNING: objects have something to
 * release. */
#define CORO_CLASS(name_, struct_)                                                       \
    {                                                                                    \
        .name = name_, .size = sizeof(struct_ *), .retain = coro_instance_type_retain,   \
        .release = coro_instance_type_release, .equal = coro_instance_type_equal,        \
        .show = coro_instance_type_show, .object_size = sizeof(struct_)                  \
    }
#define CORO_CLASS_OWNING(name_, struct_, fields_)                                       \
    {                                                                                    \
        .name = name_, .size = sizeof(struct_ *), .retain = coro_instance_type_retain,   \
        .release = coro_instance_type_release, .equal = coro_instance_type_equal,        \
        .show = coro_instance_type_show, .fields = fields_,                              \
        .field_count = (int)(sizeof(fields_) / sizeof((fields_)[0])),                    \
        .object_size = sizeof(struct_)                                                   \
    }
/* Its optional: NULL when empty. */
#define CORO_OPTIONAL_CLASS(class_)                                                      \
    {                                                                                    \
        .size = sizeof(struct coro_instance *), .retain = coro_instance_type_retain,     \
        .release = coro_instance_type_release, .equal = coro_instance_type_equal,        \
        .show = coro_reference_maybe_show, .element = class_                             \
    }

/* Optionals that are NULL when empty: of strings, fns and references (coro_type_X's
 * functions take NULL; only the showing of none is new). */
extern const struct coro_type coro_type_maybe_string, coro_type_maybe_error,
    coro_type_maybe_coro, coro_type_maybe_task, coro_type_maybe_loop,
    coro_type_maybe_chan, coro_type_maybe_fn, coro_type_maybe_cstring,
    coro_type_maybe_ptr;
extern const struct coro_type coro_type_maybe_bool, coro_type_maybe_i8,
    coro_type_maybe_i16, coro_type_maybe_i32, coro_type_maybe_i64, coro_type_maybe_u8,
    coro_type_maybe_u16, coro_type_maybe_u32, coro_type_maybe_u64, coro_type_maybe_f32,
    coro_type_maybe_f64, coro_type_maybe_duration;
/* Lists of what has no generated type. */
extern const struct coro_type coro_type_list_string;

/* A value through its type. Plain types do nothing in retain and release. */
void coro_retain(const struct coro_type *type, void *value);
void coro_release(const struct coro_type *type, void *value);
bool coro_equal(const struct coro_type *type, const void *left, const void *right);

/* ---- objects of classes ---- */

/* What each begins with. Functions take an object by `void *`, and the place of one as
 * the address of a pointer to its struct. */
struct coro_instance {
    uint32_t refs;
    const struct coro_type *type;
};

/* A new object, whose fields the caller fills in. */
void *coro_instance_new(const struct coro_type *type, const struct coro_code *code,
                        int line);
/* Nobody refers to it any more. */
void coro_instance_free(struct coro_instance *instance);

static inline void *
coro_instance_retain(void *object) /* also of NULL */
{
    if (object)
        ((struct coro_instance *)object)->refs++;
    return object;
}

static inline void
coro_instance_release(void *object) /* also of NULL */
{
    struct coro_instance *instance = (struct coro_instance *)object;
    if (instance && --instance->refs == 0)
        coro_instance_free(instance);
}

/* As for the others, below. */
void *coro_instance_take(void *place);
void coro_instance_assign(void *place, void *object);

/* ---- lists ---- */

struct coro_list {
    uint32_t refs;
    const struct coro_type *element;
    int64_t len, capacity;
    void *items;
};

static inline int64_t
coro_list_len(const struct coro_list *list)
{
    return list->len;
}

/* Where they lie until the list next changes. Of NULL, or without any: maybe NULL. */
static inline void *
coro_list_items(const struct coro_list *list)
{
    return list ? list->items : NULL;
}

struct coro_list *coro_list_new(const struct coro_type *element,
                                const struct coro_code *code, int line);
/* Moves `count` items in. */
struct coro_list *coro_list_of(const struct coro_type *element, int64_t count,
                               const void *items, const struct coro_code *code, int line);
struct coro_list *coro_list_retain(struct coro_list *list); /* also of NULL */
void coro_list_release(struct coro_list *list);             /* also of NULL */
/* Where an item lies, until the list next changes. A panic if out of range. */
void *coro_list_at(const struct coro_list *list, int64_t index,
                   const struct coro_code *code, int line);
void coro_list_push(struct coro_list *list, const void *item); /* moves it in */
/* Moves the last item out to *item. A panic if empty. */
void coro_list_pop(struct coro_list *list, void *item, const struct coro_code *code,
                   int line);
void coro_list_insert(struct coro_list *list, int64_t index, const void *item,
                      const struct coro_code *code, int line); /* moves it in */
void coro_list_remove(struct coro_list *list, int64_t index, void *item,
                      const struct coro_code *code, int line); /* moves it out */
void coro_list_clear(struct coro_list *list);
bool coro_list_contains(const struct coro_list *list, const void *item);
struct coro_maybe_i64 coro_list_index_of(const struct coro_list *list, const void *item);
/* Copies the items of `other`, which may be the same list. */
void coro_list_extend(struct coro_list *list, const struct coro_list *other);
struct coro_list *coro_list_copy(const struct coro_list *list,
                                 const struct coro_code *code, int line);
/* Empty for < 1 times. */
struct coro_list *coro_list_repeat(const struct coro_list *list, int64_t times,
                                   const struct coro_code *code, int line);
void coro_list_sort(struct coro_list *list); /* stable, O(n log n), NaN last */
void coro_list_reverse(struct coro_list *list);
struct coro_list *coro_list_slice(const struct coro_list *list, int64_t low, int64_t high,
                                  const struct coro_code *code, int line);
/* One piece more than there are separators; an empty separator is a panic. */
struct coro_list *coro_string_split(coro_string string, coro_string separator,
                                    const struct coro_code *code, int line);
coro_string coro_string_join(coro_string between, const struct coro_list *strings);
/* What lies between white space; lines without their ends, \n or \r\n; the characters of
 * UTF-8, a byte that belongs to none alone; bytes, and a string of such. */
struct coro_list *coro_string_words(coro_string string, const struct coro_code *code,
                                    int line);
struct coro_list *coro_string_lines(coro_string string, const struct coro_code *code,
                                    int line);
struct coro_list *coro_string_chars(coro_string string, const struct coro_code *code,
                                    int line);
struct coro_list *coro_string_to_bytes(coro_string string, const struct coro_code *code,
                                       int line);
coro_string coro_list_to_string(const struct coro_list *bytes);

/* ---- maps ---- */

/* Keys are strings, or what C can pass as an int64_t (u64: the same bits): each function
 * comes for both. Entries keep the order in which their keys came. What lies at a key
 * stays there until the keys of the map change. */
struct coro_map;

struct coro_map *coro_map_new(const struct coro_type *type /* of the map */,
                              const struct coro_code *code, int line);
/* Moves `count` keys and values in; of equal keys the last one's value counts. */
struct coro_map *coro_map_of(const struct coro_type *type, int64_t count, void *keys,
                             void *values, const struct coro_code *code, int line);
struct coro_map *coro_map_copy(const struct coro_map *map, const struct coro_code *code,
                               int line);
struct coro_map *coro_map_retain(struct coro_map *map); /* also of NULL */
void coro_map_release(struct coro_map *map);            /* also of NULL */
int64_t coro_map_len(const struct coro_map *map);
/* Where the value lies. A panic if there is none. */
void *coro_map_at_string(const struct coro_map *map, coro_string key,
                         const struct coro_code *code, int line);
void *coro_map_at_int(const struct coro_map *map, int64_t key,
                      const struct coro_code *code, int line);
/* Where the value lies, or is to be put: a new one is empty (all zero). */
void *coro_map_place_string(struct coro_map *map, coro_string key);
void *coro_map_place_int(struct coro_map *map, int64_t key);
bool coro_map_has_string(const struct coro_map *map, coro_string key);
bool coro_map_has_int(const struct coro_map *map, int64_t key);
/* Copies the value (retained) to *value; false if there is none. */
bool coro_map_get_string(const struct coro_map *map, coro_string key, void *value);
bool coro_map_get_int(const struct coro_map *map, int64_t key, void *value);
/* Moves the value out to *value; false if there is none. */
bool coro_map_remove_string(struct coro_map *map, coro_string key, void *value);
bool coro_map_remove_int(struct coro_map *map, int64_t key, void *value);
void coro_map_clear(struct coro_map *map);
/* Copies the entries of `other`, which may be the same map. */
void coro_map_extend(struct coro_map *map, struct coro_map *other);
struct coro_list *coro_map_keys(const struct coro_map *map, const struct coro_code *code,
                                int line);
struct coro_list *coro_map_values(const struct coro_map *map,
                                  const struct coro_code *code, int line);
/* for (int64_t at = 0; coro_map_walk(map, &at, changes, …); at++) walks the entries,
 * while no key comes or goes, which is a panic: `changes` is what coro_map_changes gave
 * before. coro_map_key and coro_map_value tell where the parts of the entry lie. */
int64_t coro_map_changes(const struct coro_map *map);
bool coro_map_walk(const struct coro_map *map, int64_t *at, int64_t changes,
                   const struct coro_code *code, int line);
void *coro_map_key(const struct coro_map *map, int64_t at);
void *coro_map_value(const struct coro_map *map, int64_t at);

/* ---- arrays: structs with one member, the elements ---- */

CORO_NORETURN void coro_panic_index(int64_t index, int64_t len,
                                    const struct coro_code *code, int line);

/* The index, if it is one of an array of that many elements; else a panic. */
static inline int64_t
coro_index(int64_t index, int64_t len, const struct coro_code *code, int line)
{
    if (index < 0 || index >= len)
        coro_panic_index(index, len, code, line);
    return index;
}

/* Makes copies of *element of all elements. */
void coro_array_fill(const struct coro_type *type, void *array, const void *element);
bool coro_array_contains(const struct coro_type *type, const void *array,
                         const void *item);
void coro_array_sort(const struct coro_type *type, void *array); /* as coro_list_sort */
void coro_array_reverse(const struct coro_type *type, void *array);
/* Of what a pointer of C leads to; how far, only the program knows. */
struct coro_list *coro_ptr_slice(const struct coro_type *element, const void *items,
                                 int64_t low, int64_t high, const struct coro_code *code,
                                 int line);
struct coro_list *coro_array_slice(const struct coro_type *type, const void *array,
                                   int64_t low, int64_t high,
                                   const struct coro_code *code, int line);

/* ---- errors ---- */

struct coro_error;

/* Moves the message. */
struct coro_error *coro_error_new(coro_string message, int64_t code_number);
struct coro_error *coro_error_retain(struct coro_error *error); /* also of NULL */
void coro_error_release(struct coro_error *error);              /* also of NULL */
coro_string coro_error_message(const struct coro_error *error); /* the caller's own */
int64_t coro_error_code(const struct coro_error *error);
bool coro_error_equal(const struct coro_error *left, const struct coro_error *right);

/* Notes the place if the error has none yet, and gives the error. Moves. */
struct coro_error *coro_throw(struct coro_error *error, const struct coro_code *code,
                              int line);
struct coro_error *coro_out_of_memory(void); /* a constant */

/* Appends "in CODE at file:line" to the chain of callers that an error has left. */
void coro_error_pass(struct coro_error *error, const struct coro_code *code, int line);

/* What a throwing fn gave to its caller at this place: the same, its chain longer by the
 * caller if it is an error. */
static inline struct coro_error *
coro_pass(struct coro_error *error, const struct coro_code *code, int line)
{
    if (error)
        coro_error_pass(error, code, line);
    return error;
}

/* ---- text ---- */

/* Formats end in '}' and begin with '{': a letter for the argument's type, then maybe !r
 * for repr, then maybe ':' and a format of f-strings. {{ and }} are braces. The letters:
 * - s: coro_string
 * - i: int64_t
 * - u: uint64_t
 * - f: double
 * - g: float (as double)
 * - b: bool
 * - t: duration
 * - e: struct coro_error *
 * - c: struct coro_object *
 * - k: struct coro_task *
 * - 0: nothing: a NUL byte
 * - v: const struct coro_type *, const void *: any value */
coro_string coro_format(const char *format, ...);
/* The same to standard output. */
void coro_print(const char *format, ...);
/* Without its end, \n or \r\n; none at the end of the input. Flushes standard output. */
coro_string coro_read_line(void);

/* ---- arithmetic that wraps, divides safely, shifts modulo the width ---- */

#include "coro_arithmetic.h"

/* ---- coroutines ---- */

struct coro_driver;
struct coro_frame;
struct coro_object;
struct coro_task;
struct coro_loop;
struct coro_chan;

/* What a step tells its driver. */
enum coro_step {
    CORO_TURN,    /* for the others under the loop; a consumer has nothing to take */
    CORO_YIELDED, /* to the consumer: d->out is filled */
    CORO_SENT,    /* a message lies where the state's entry says */
    CORO_CALLED,  /* d->leaf is the frame to go on with */
    CORO_ENDED,   /* d->way tells how: CORO_ON, CORO_ERROR or CORO_DROP */
};

/* How a body goes on, or why it is being left. The first three come from drivers; the
 * others live only between a statement and the end of the scope that it leaves. */
enum coro_way {
    CORO_ON,
    CORO_ERROR, /* the driver's error */
    CORO_DROP,  /* closed, cancelled or out of time: no catch sees it */
    CORO_RETURN,
    CORO_BREAK,
    CORO_CONTINUE,
};

/* ---- messages to the loop ---- */

/* A member of a circular list (ring.h). */
struct coro_node {
    struct coro_node *next, *previous;
};

/* To whom a reply goes: a part of a task, or an arm of its select. */
struct coro_sender {
    struct coro_loop *loop; /* the task's; NULL of an arm */
    /* Of a task in its loop's queue; of a parked one and of an arm, for the handler. */
    struct coro_node node;
};

enum coro_answer {
    CORO_REPLIED,   /* what is told lies in the message */
    CORO_REFUSED,   /* the error is thrown into the sender */
    CORO_LATER,     /* by coro_answer, until when the sender is parked */
    CORO_WITHDRAWN, /* no answer will come; never told by a handler */
};

struct coro_request;

/* A kind of message. What is sent lies at `sent`, in the sender's frame, until the sender
 * goes on. */
struct coro_message {
    const char *name;
    /* Serves it. The sender stands in its loop's queue again already: whoever is woken
     * now comes after it. */
    enum coro_answer (*handle)(const struct coro_message *message,
                               struct coro_sender *sender, void *sent);
    /* Takes back what waits for its answer. NULL: never waits. */
    void (*withdraw)(struct coro_sender *sender, void *sent);
    /* The reply will not be seen: the sender is dropped. NULL: nothing is held. */
    void (*undo)(const struct coro_message *message, struct coro_sender *sender,
                 void *sent);
    /* What it was refused with, once: owned. NULL: never is. */
    struct coro_error *(*error)(void *sent);
    /* The task whose end the message waits for, the channel on which it waits, told in a
     * deadlock. NULL: none. */
    const struct coro_task *(*awaits)(const void *sent);
    struct coro_chan *(*chan)(const void *sent);
    /* Of a program's message: its handler in the program, which gives an error or NULL;
     * or NULL. */
    struct coro_error *(*on)(struct coro_request *request);
    const struct coro_type *reply; /* NULL: none */
    size_t reply_offset;           /* in what is sent */
};

extern const struct coro_message coro_message_spawn; /* struct coro_task *: of a chain */
extern const struct coro_message coro_message_wait;  /* struct coro_task * */
extern const struct coro_message coro_message_sleep; /* struct coro_sleep */
/* struct coro_transfer; behind it what is got, an optional, or what is put */
extern const struct coro_message coro_message_get, coro_message_put;
/* struct coro_asking; behind it the reply, an optional or a bool */
extern const struct coro_message coro_message_next, coro_message_send, coro_message_throw;

/* For handlers. The answer will come later: from now on sender->node is the handler's. */
void coro_park(struct coro_sender *sender);
/* The answer that was to come later: wakes the sender. */
void coro_answer(struct coro_sender *sender, enum coro_answer answer);

/* A node of the loop's timers. */
struct coro_timer {
    int64_t deadline; /* on the loop's clock */
    uint64_t order;   /* among equal deadlines */
    struct coro_sender *sender;
    struct coro_timer *child, *sibling, *previous; /* a pairing heap */
};

/* ---- select ---- */

struct coro_state;

/* What stands in for a task: it is answered in its place. */
struct coro_arm {
    struct coro_sender sender;
    void (*answer)(struct coro_arm *arm, enum coro_answer answer);
    struct coro_task *task;
};

struct coro_select {
    const struct coro_state *arms; /* what they send */
    int count;
    bool has_else; /* it does not wait */
    int won;       /* the arm that is answered; `count`: none */
    int sent;      /* how many wait for their answer */
    enum coro_answer answer;
};

/* What is sent: struct coro_select, and behind it an arm each. */
#define CORO_SELECT(count)                                                               \
    struct {                                                                             \
        struct coro_select head;                                                         \
        struct coro_arm arms[count];                                                     \
    }

extern const struct coro_message coro_message_select;

/* ---- scopes that may end what runs in them ---- */

enum coro_scope_end {
    CORO_SCOPE_OPEN,
    CORO_SCOPE_DUE,    /* what runs in it ends, unless it does not wait any more */
    CORO_SCOPE_ENDING, /* it is being dropped, or will be at its next resumption */
};

/* The head of the record of a `within` or `group`, in the frame of the code that stands
 * in it. */
struct coro_scope {
    uint32_t outer; /* the next one of this frame, by its place in it; 0: there is none */
    uint8_t end;    /* enum coro_scope_end */
    bool is_group;
};

struct coro_within {
    struct coro_scope scope;
    bool stands; /* its arm stands in the queue for the task, which still waits */
    bool ran_out;
    struct coro_arm arm; /* answered by the timer; then comes its turn */
    struct coro_timer timer;
};

/* d->error where no loop runs the coroutine. */
void coro_within_begin(struct coro_driver *d, struct coro_within *within, int64_t limit,
                       const struct coro_code *code, int line);
/* What is in it is left in this way; gives the way to go on. */
enum coro_way coro_within_end(struct coro_driver *d, struct coro_within *within,
                              enum coro_way way);

struct coro_group {
    struct coro_scope scope;
    bool is_left; /* in this way, while children are waited for: */
    bool waits;   /* by coro_message_group */
    enum coro_way way;
    union {
        struct coro_error *error;       /* CORO_ERROR: owned */
        const struct coro_scope *until; /* CORO_DROP: as the driver's */
    };
    struct coro_task *owner;    /* whose code stands in it */
    struct coro_node *children; /* that have not ended, the oldest first */
    struct coro_task *failed;   /* one of them, held, whose error ends the group */
};

/* d->error where no loop runs the coroutine. */
void coro_group_begin(struct coro_driver *d, struct coro_group *group,
                      const struct coro_code *code, int line);
/* coro_task_give; the task is a child of the group. */
struct coro_task *coro_group_give(struct coro_group *group, struct coro_object *object,
                                  struct coro_error **error, const struct coro_code *code,
                                  int line);
/* What is in it is left in this way, or has been, and children were waited for. True:
 * some have not ended, and are to be waited for by coro_message_group. Else *way is the
 * way to go on. */
bool coro_group_leave(struct coro_driver *d, struct coro_group *group, enum coro_way *way,
                      const struct coro_code *code, int line);

extern const struct coro_message coro_message_group; /* struct coro_group */

/* ---- messages of programs ---- */

struct coro_later;

/* The head of what is sent; the arguments and the reply follow. */
struct coro_request {
    struct coro_sender *sender; /* who waits for the answer; NULL: nobody */
    union {
        struct coro_later *later; /* or NULL */
        struct coro_error *error; /* CORO_REFUSED: owned */
    };
    enum coro_answer answer;
};

enum coro_answer coro_request_handle(const struct coro_message *message,
                                     struct coro_sender *sender, void *sent);
void coro_request_withdraw(struct coro_sender *sender, void *sent);
void coro_request_undo(const struct coro_message *message, struct coro_sender *sender,
                       void *sent);
struct coro_error *coro_request_error(void *sent);

/* An initializer's first part. */
#define CORO_REQUEST(name_)                                                              \
    .name = name_, .handle = coro_request_handle, .withdraw = coro_request_withdraw,     \
    .undo = coro_request_undo, .error = coro_request_error

/* A handler in C of the messages of one kind that reach one loop; the host's memory, as
 * long as it is registered. It comes before the program's own, and before those that were
 * registered earlier.
 *
 * `handle` borrows the arguments. It answers by coro_request_reply, which may be left out
 * for a message without a reply, by coro_request_throw, or later: then it calls
 * coro_later. */
struct coro_handler {
    const struct coro_message *message;
    void (*handle)(struct coro_handler *handler, struct coro_request *request);
    struct coro_handler *next;
};

void coro_loop_handle(struct coro_loop *loop, struct coro_handler *handler);
void coro_loop_unhandle(struct coro_loop *loop, struct coro_handler *handler);

/* The reply lies in what was sent: moved there. */
void coro_request_reply(struct coro_request *request);
/* Moves the error. */
void coro_request_throw(struct coro_request *request, struct coro_error *error);

/* The host's hold of a request whose answer comes later; the host's memory, until the
 * answer or the withdrawal. */
struct coro_later {
    struct coro_request
        *request; /* NULL: answered, or withdrawn: nobody waits any more */
    /* Nobody waits any more, since the sender was cancelled or went another way; NULL: is
     * not told. What is done here must not resume anything. */
    void (*withdrawn)(struct coro_later *later);
};

/* In `handle`: sets later->request. */
void coro_later(struct coro_later *later, struct coro_request *request);

/* The same with its types, for the message whose struct is `tag`; the header that
 * coroc writes has it for each message:
 *
 *     struct TAG_handler           its `handle` is handed what was sent, as it is
 *     TAG_register(loop, handler)  its `handle` is set
 *     TAG_reply(sent, value)       moves the value; without one where there is none
 *     TAG_waiting(later)           what was sent and waits there; NULL: nothing */
#define CORO_HANDLER(tag)                                                                \
    struct tag##_handler {                                                               \
        struct coro_handler handler;                                                     \
        void (*handle)(struct tag##_handler * handler, struct tag *sent);                \
    };                                                                                   \
                                                                                         \
    static inline void tag##_call(struct coro_handler *handler,                          \
                                  struct coro_request *request)                          \
    {                                                                                    \
        struct tag##_handler *typed = (struct tag##_handler *)handler;                   \
        typed->handle(typed, (struct tag *)request);                                     \
    }                                                                                    \
                                                                                         \
    static inline void tag##_register(struct coro_loop *loop,                            \
                                      struct tag##_handler *handler)                     \
    {                                                                                    \
        handler->handler.message = &tag##_message;                                       \
        handler->handler.handle = tag##_call;                                            \
        coro_loop_handle(loop, &handler->handler);                                       \
    }                                                                                    \
                                                                                         \
    static inline struct tag *tag##_waiting(const struct coro_later *later)              \
    {                                                                                    \
        return (struct tag *)later->request;                                             \
    }
#define CORO_REPLY(tag, type)                                                            \
    static inline void tag##_reply(struct tag *sent, type value)                         \
    {                                                                                    \
        sent->reply = value;                                                             \
        coro_request_reply(&sent->request);                                              \
    }
#define CORO_REPLY_WITHOUT_VALUE(tag)                                                    \
    static inline void tag##_reply(struct tag *sent)                                     \
    {                                                                                    \
        coro_request_reply(&sent->request);                                              \
    }

/* ---- from other threads, signals and interrupts ---- */

/* What a loop's thread is asked to do; the host's memory, until it has been done. */
struct coro_post {
    void (*run)(struct coro_post *post); /* in the loop's thread, between two turns */
    struct coro_post *next;
    CORO_ATOMIC(bool) waits;
};

/* Of all functions here the only one that may be called from any thread and from a signal
 * handler: it takes no lock and allocates nothing. The loop, woken if it sleeps, runs the
 * post before its next turn; posts of one thread in their order. Nothing happens if the
 * post waits for that already. */
void coro_post(struct coro_loop *loop, struct coro_post *post);

/* From now on posts may come. A loop that listens waits for them where nothing else can
 * happen, instead of telling a deadlock. Counted; false without file descriptors. */
bool coro_loop_listen(struct coro_loop *loop);
void coro_loop_unlisten(struct coro_loop *loop);

/* A place where a coroutine stands suspended. */
struct coro_state {
    int line;          /* counts from the code's first line */
    const char *waits; /* "yield", "yield from rest", "wait", "sleep" … */
    const struct coro_message *message; /* NULL: a yield or a call */
    size_t offset;                      /* of the message in the frame */
};

/* What all frames of one coroutine have in common. */
struct coro_kind {
    const struct coro_code *code;
    enum coro_step (*step)(struct coro_driver *d, struct coro_frame *frame);
    const struct coro_state *states;  /* by coro_frame.at; START and END included */
    size_t size;                      /* of the frame */
    const struct coro_type *receives; /* NULL: nothing */
    bool receives_optional;           /* next may stand for send(none) */
    bool task;                        /* neither yields nor receives: may become a task */
    bool stream;                      /* it does, and talks to the loop */
    const struct coro_type *yields;   /* of a stream; NULL: nothing */
    const struct coro_type *result;   /* NULL: none */
    size_t result_offset; /* where the frame leaves it when it ends by CORO_ON */
};

/* The head of every frame; the innermost one is what is resumed. */
struct coro_frame {
    const struct coro_kind *kind;
    struct coro_frame *parent; /* who called us by yield from; NULL at the root */
    uint32_t at;               /* the state; 0 is START */
    uint32_t scope; /* the innermost of its scopes, by its place in it; 0: none */
};

/* One resumption, on the C stack of whoever resumes. */
struct coro_driver {
    struct coro_frame *leaf;
    enum coro_way way; /* on entry to a step: how to go on; after ENDED: how it ended */
    const struct coro_scope *until; /* CORO_DROP: goes on behind this one; NULL: ends */
    struct coro_error *error;       /* owned, with CORO_ERROR; else NULL */
    void *out;                      /* where a yield moves its value */
    const void *in; /* the value sent, moved out by the yield; NULL with next */
    struct coro_object *object;   /* who is being driven */
    struct coro_driver *outer;    /* who drives whoever called us */
    const struct coro_code *code; /* whoever called us, for panics; may be NULL */
    int line;
};

/* The innermost resumption under way in this thread. */
extern CORO_THREAD struct coro_driver *coro_running;

/* Tests may make any resumption a way out. */
#ifdef CORO_SWEEP
void coro_sweep(struct coro_driver *d);
#else
static inline void
coro_sweep(struct coro_driver *d)
{
    (void)d;
}
#endif

enum coro_status { CORO_NEW, CORO_RUNNING, CORO_FINISHED, CORO_FAILED, CORO_CANCELLED };

enum coro_driven {
    CORO_BY_NOBODY,
    /* its code runs: next, send, throw, close or its release called it */
    CORO_BY_CONSUMER,
    CORO_BY_CALLER, /* another coroutine delegates to it */
    /* it is a task, or about to become one; or a stream that was asked and has not given
     * what was asked for */
    CORO_BY_LOOP,
};

/* A coroutine object: this head, for a kind that the loop may run the rest of struct
 * coro_task, then its root frame; behind that a stream has room for what it yields or
 * receives. */
struct coro_object {
    uint32_t refs;
    uint16_t place;      /* of a task: where it was made, as its loop knows; 0: unknown */
    unsigned status : 3; /* enum coro_status; CORO_RUNNING: started, not ended */
    unsigned driven : 2; /* enum coro_driven: by whom */
    unsigned answer : 2; /* enum coro_answer to the last message; CORO_LATER: parked */
    unsigned task : 1;   /* its head is a whole struct coro_task; never of one in place */
    unsigned marked : 1; /* a task to be dropped when the loop comes to it; a stream that
                            pauses at its next suspension */
    unsigned scoped : 1; /* has stood in a scope */
    unsigned late : 1;   /* perhaps in one that is not open any more */
    unsigned held : 1;   /* marked, and in no queue until its children have ended */
    unsigned seen : 1;   /* somebody has learnt of the error that it ended with */
    unsigned stream : 1; /* its head is one, and it is asked by messages */
    unsigned kept : 1;   /* a stream: a value that nobody has taken lies in its room */
    struct coro_frame *leaf; /* stale while its code runs and while it is delegated to */
};

/* A new object whose root frame's head is set; NULL if memory runs out. coro_root gives
 * the frame, whose arguments the caller fills in. */
struct coro_object *coro_object_new(const struct coro_kind *kind);

/* Does the environment ask for a report of leaks (CORO_LEAKS=1)? Known once something has
 * been made. */
enum { CORO_LEAKS_UNKNOWN, CORO_LEAKS_OFF, CORO_LEAKS_ON };
extern CORO_THREAD int coro_leaks;
/* Where an object was made, unless that is known already. */
void coro_leaks_place(const void *object, const struct coro_code *code, int line);

/* What coro_object_new gave, unless memory ran out: then NULL with *error set, or a
 * panic. */
static inline struct coro_object *
coro_object_made(struct coro_object *object, struct coro_error **error,
                 const struct coro_code *code, int line)
{
    if (!object && !error)
        coro_panic("out of memory", code, line);
    if (!object)
        *error = coro_out_of_memory();
    else if (coro_leaks == CORO_LEAKS_ON)
        coro_leaks_place(object, code, line);
    return object;
}

struct coro_frame *coro_root(const struct coro_object *object);

static inline struct coro_object *
coro_object_retain(struct coro_object *object) /* also of NULL */
{
    if (object)
        object->refs++;
    return object;
}

/* Closes and frees what nobody refers to any more. */
void coro_object_free(struct coro_object *object);

/* The last reference closes it. Also of NULL. */
static inline void
coro_object_release(struct coro_object *object)
{
    if (object && --object->refs == 0)
        coro_object_free(object);
}

/* Makes an object of the room before a frame that lies elsewhere (in a frame, on a C
 * stack): `object` is followed at once by its root frame, whose head this sets.
 * coro_object_end closes it and releases its result; call it once. */
void coro_object_begin(struct coro_object *object, const struct coro_kind *kind);
void coro_object_end(struct coro_object *object);

/* Resume up to the next yield: true if it yielded (the value is then moved to *out, if
 * the coroutine yields), false if it ended, had ended, or an error came. */
bool coro_next(struct coro_object *object, void *out, struct coro_error **error,
               const struct coro_code *code, int line);
/* Moves *in. */
bool coro_send(struct coro_object *object, const void *in, void *out,
               struct coro_error **error, const struct coro_code *code, int line);
/* Moves `thrown`. */
bool coro_throw_into(struct coro_object *object, struct coro_error *thrown, void *out,
                     struct coro_error **error, const struct coro_code *code, int line);
/* Drops it where it stands; nothing if it has ended. Throws only "already driven";
 * closing what runs is a panic. */
void coro_close(struct coro_object *object, struct coro_error **error,
                const struct coro_code *code, int line);
static inline bool
coro_done(const struct coro_object *object)
{
    return object->status > CORO_RUNNING;
}

/* Copies the result (retained) to *result; false if it has not returned. `result` may be
 * NULL for a kind without one. */
bool coro_result(const struct coro_object *object, void *result);

/* Steps d->leaf, its callees and its callers until something is yielded or sent or the
 * root ends. The only driving loop. */
enum coro_step coro_drive(struct coro_driver *d);

/* In a step: goes on with `child`, whose frame has been started; the caller has set its
 * own state and returns the result. When the child has ended the caller is stepped with
 * d->way as it ended. */
static inline enum coro_step
coro_call(struct coro_driver *d, struct coro_frame *caller, struct coro_frame *child)
{
    child->parent = caller;
    d->leaf = child;
    d->way = CORO_ON;
    return CORO_CALLED;
}

/* The same with an object (yield from a value). At its resume label, in every way, the
 * caller calls coro_delegate_end, which gives the way to go on and, with CORO_ON, the
 * result (retained) in *result, or sets d->error. */
enum coro_step coro_delegate(struct coro_driver *d, struct coro_frame *caller,
                             struct coro_object *object, const struct coro_code *code,
                             int line);
enum coro_way coro_delegate_end(struct coro_driver *d, struct coro_object *object,
                                enum coro_way way, void *result,
                                const struct coro_code *code, int line);
/* In a step: the end. Leaves `way` (CORO_RETURN counts as CORO_ON) in d->way. */
static inline enum coro_step
coro_end(struct coro_driver *d, struct coro_frame *frame, enum coro_way way)
{
    (void)frame;
    d->way = way == CORO_RETURN ? CORO_ON : way;
    return CORO_ENDED;
}

/* Room for a frame of its own, not started yet, for a recursive callee; NULL if memory
 * runs out. It holds nothing when it has ended; then it is freed. */
struct coro_frame *coro_frame_new(const struct coro_kind *kind);
void coro_frame_free(struct coro_frame *frame);
/* Sets the head of a frame at its start. */
static inline void
coro_frame_start(struct coro_frame *frame, const struct coro_kind *kind)
{
    frame->kind = kind;
    frame->parent = NULL;
    frame->at = 0;
    frame->scope = 0;
}

/* ---- frames that their consumer holds ---- */

/* Of a coroutine that only yields, made where it is consumed: nobody else can know of it
 * and it calls nobody, so that it needs no object. Its step is called by name, for C
 * compilers to merge it with the consumer's loop. */

/* Its code has ended in this way; moves `thrown`, which is passed on. */
void coro_frame_ended(struct coro_frame *frame, enum coro_way way,
                      struct coro_error *thrown, struct coro_error **error,
                      const struct coro_code *code, int line);

/* As coro_next, up to the first time that it gives false. */
static inline bool
coro_frame_next(struct coro_frame *frame,
                enum coro_step (*step)(struct coro_driver *d, struct coro_frame *frame),
                void *out, struct coro_error **error, const struct coro_code *code,
                int line)
{
    struct coro_driver *outer = coro_running;
    struct coro_driver d = {frame, CORO_ON, NULL,  NULL, out,
                            NULL,  NULL,    outer, code, line};
    enum coro_step told;

    coro_sweep(&d);
    coro_running = &d;
    told = step(&d, frame);
    coro_running = outer;
    if (told == CORO_YIELDED)
        return true;
    coro_frame_ended(frame, d.way, d.error, error, code, line);
    return false;
}

/* Drops it where it stands; nothing if it has ended. */
void coro_frame_drop(struct coro_frame *frame);

/* ---- tasks and the loop ---- */

/* Makes an object (moved) ready to be sent by coro_message_spawn or scheduled: NULL with
 * *error set if object is NULL (out of memory), has started, or was given before. The
 * result is the same object, and owned as it was. */
struct coro_task *coro_task_give(struct coro_object *object, struct coro_error **error,
                                 const struct coro_code *code, int line);
/* Chains `next` behind `task` in one spawn request. */
void coro_task_chain(struct coro_task *task, struct coro_task *next);
struct coro_task *coro_task_retain(struct coro_task *task); /* also of NULL */
void coro_task_release(struct coro_task *task);             /* also of NULL */

/* At the resume label of a wait that goes on: CORO_ON with the result (retained) in
 * *result, which may be NULL; or CORO_ERROR with d->error. */
enum coro_way coro_wait_end(struct coro_driver *d, struct coro_task *waited, void *result,
                            const struct coro_code *code, int line);

bool coro_task_done(const struct coro_task *task);
bool coro_task_cancelled(const struct coro_task *task);
coro_string coro_task_status(const struct coro_task *task);
bool coro_task_result(const struct coro_task *task, void *result); /* as coro_result */
struct coro_error *coro_task_error(struct coro_task *task);        /* retained, or NULL */
bool coro_task_cancel(struct coro_task *task); /* marks it; true if that had an effect */

struct coro_sleep {
    int64_t duration; /* in ns */
    struct coro_timer timer;
};

/* What a task puts into a channel or gets from it. */
struct coro_transfer {
    struct coro_chan *chan;
    struct coro_sender *sender;
    struct coro_node node; /* among those who wait on the channel */
};

/* What is sent, with what is put or got. */
#define CORO_PUT(type)                                                                   \
    struct {                                                                             \
        struct coro_transfer transfer;                                                   \
        type value;                                                                      \
    }
#define CORO_GET(type)                                                                   \
    struct {                                                                             \
        struct coro_transfer transfer;                                                   \
        type reply;                                                                      \
    }

/* What a stream is asked for. */
struct coro_asking {
    struct coro_object *stream;
    const struct coro_type *gives; /* the type of the reply, */
    bool flagged;                  /* which begins with a flag */
    bool throws;                   /* what is sent is thrown */
    bool begun;                    /* the stream has taken what is sent */
    bool given;                    /* the reply has a value: the stream has not ended */
    void *sent;                    /* or NULL */
    struct coro_sender *sender;
    struct coro_error *error; /* CORO_REFUSED: owned */
};

/* What is sent, with its reply; and with what the stream receives, or is thrown into it.
 */
#define CORO_ASK(type)                                                                   \
    struct {                                                                             \
        struct coro_asking asking;                                                       \
        type reply;                                                                      \
    }
#define CORO_ASK_WITH(type, sent)                                                        \
    struct {                                                                             \
        struct coro_asking asking;                                                       \
        type reply;                                                                      \
        sent value;                                                                      \
    }

static inline struct coro_asking
coro_ask(struct coro_object *stream, const struct coro_type *gives, bool flagged)
{
    struct coro_asking asking = {stream, gives, flagged, false, false,
                                 false,  NULL,  NULL,    NULL};
    return asking;
}

/* Of one that has been answered. */
static inline bool
coro_was_given(const struct coro_asking *asking)
{
    return asking->given;
}

/* Of a get that has been answered: there is a value, the channel has not come to its end.
 */
static inline bool
coro_got(const struct coro_transfer *get)
{
    return get->sender != NULL;
}

/* Panics without memory, and of a negative capacity. `optional` is the type of what is
 * got. */
struct coro_chan *coro_chan_new(const struct coro_type *element,
                                const struct coro_type *optional, int64_t capacity,
                                const struct coro_code *code, int line);
struct coro_chan *coro_chan_retain(struct coro_chan *chan); /* also of NULL */
void coro_chan_release(struct coro_chan *chan);             /* also of NULL */
/* Wakes those who wait: getters by none, putters by an error. */
void coro_chan_close(struct coro_chan *chan);
bool coro_chan_closed(const struct coro_chan *chan);
int64_t coro_chan_len(const struct coro_chan *chan); /* values that nobody has got yet */
int64_t coro_chan_capacity(const struct coro_chan *chan);

/* Panics without memory. */
struct coro_loop *coro_loop_new(const struct coro_code *code, int line);
struct coro_loop *coro_loop_retain(struct coro_loop *loop); /* also of NULL */
void coro_loop_release(struct coro_loop *loop); /* the last one cancels what it holds */
void coro_loop_set_trace(struct coro_loop *loop, bool trace);
bool coro_loop_trace(const struct coro_loop *loop);
/* Queues a new task (object is moved); the result is the caller's handle, NULL with
 * *error set. */
struct coro_task *coro_loop_schedule(struct coro_loop *loop, struct coro_object *object,
                                     struct coro_error **error,
                                     const struct coro_code *code, int line);
struct coro_task *coro_loop_run_until_complete(struct coro_loop *loop,
                                               struct coro_object *object,
                                               struct coro_error **error,
                                               const struct coro_code *code, int line);
void coro_loop_run_until_empty(struct coro_loop *loop, struct coro_error **error,
                               const struct coro_code *code, int line);

/* For a host with a loop of its own: each returns as soon as nothing is left to do at
 * once. One turn, if a task can have one; all turns. True: there are tasks left. */
bool coro_loop_turn(struct coro_loop *loop, struct coro_error **error,
                    const struct coro_code *code, int line);
bool coro_loop_run_until_idle(struct coro_loop *loop, struct coro_error **error,
                              const struct coro_code *code, int line);
/* When it is to be run again at the latest, in ns from now; INT64_MAX: there is no timer.
 * And what becomes readable when a post wants to be run; -1: it has never listened. */
int64_t coro_loop_timeout(struct coro_loop *loop);
int coro_loop_fd(const struct coro_loop *loop);

/* Shows on standard error what each task of this thread's loops does, what it waits for,
 * and where it was made; and the channels that are waited for. In the loop's thread only.
 * A program whose main is in Coro does so at SIGQUIT. */
void coro_dump(void);

/* The clock of the loop that runs now, or of the program: ns since it began. */
int64_t coro_now(void);

/* ---- moving and replacing what is owned ---- */

/* take moves a value out of *place and leaves it empty; assign moves one in, then
 * releases what was there. */
static inline coro_string
coro_string_take(coro_string *place)
{
    coro_string value = *place;
    place->bytes = NULL;
    place->len = place->counted = 0;
    return value;
}

static inline void
coro_string_assign(coro_string *place, coro_string value)
{
    coro_string old = *place;
    *place = value;
    coro_string_release(old);
}

#define CORO_REFERENCE(name)                                                             \
    static inline struct coro_##name *coro_##name##_take(struct coro_##name **place)     \
    {                                                                                    \
        struct coro_##name *value = *place;                                              \
        *place = NULL;                                                                   \
        return value;                                                                    \
    }                                                                                    \
                                                                                         \
    static inline void coro_##name##_assign(struct coro_##name **place,                  \
                                            struct coro_##name *value)                   \
    {                                                                                    \
        struct coro_##name *old = *place;                                                \
        *place = value;                                                                  \
        coro_##name##_release(old);                                                      \
    }

CORO_REFERENCE(list)
CORO_REFERENCE(map)
CORO_REFERENCE(error)
CORO_REFERENCE(object)
CORO_REFERENCE(task)
CORO_REFERENCE(loop)
CORO_REFERENCE(chan)
#undef CORO_REFERENCE

/* The same for structs and their optionals. *value is left without a value. */
void coro_assign(const struct coro_type *type, void *place, void *value);
#define coro_take(type, place)                                                           \
    (*(type *)coro_move_out(CORO_ROOM(type), place, sizeof(type)))
/* {0} for a struct that begins with a struct is one more pair of braces to some
 * compilers. */
#define CORO_ROOM(type)                                                                  \
    &(union {                                                                            \
        char none;                                                                       \
        type value;                                                                      \
    })                                                                                   \
    {                                                                                    \
        0                                                                                \
    }
/* Moves `size` bytes from `place` to `to`, which it gives, and leaves zeros. */
void *coro_move_out(void *to, void *place, size_t size);

/* ---- comparisons that are always true or always false ---- */

/* What C compilers would warn of, written in the source: x == x, u >= 0. */
static inline int
coro_order(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

static inline int
coro_order_u64(uint64_t left, uint64_t right)
{
    return (left > right) - (left < right);
}

static inline bool
coro_same(const void *left, const void *right)
{
    return left == right;
}

static inline bool
coro_same_function(coro_function *left, coro_function *right)
{
    return left == right;
}

/* ---- ways that are never taken ---- */

/* False, which C compilers cannot know: without it they would warn of a function that
 * calls itself for ever. */
bool coro_never(void);

/* ---- the program ---- */

/* What main's args holds. */
struct coro_list *coro_arguments(int argc, char **argv);
/* coro main: runs it on a loop of its own, then cancels what is left. Moves `object`. The
 * exit status: its result (if it has one), or 1 with the error printed. */
int coro_run_main(struct coro_object *object);
/* fn main: prints and releases an error that left it; its exit status. */
int coro_main_failed(struct coro_error *error);
/* Flushes standard output; gives `status`, or 1 with a message if what was printed could
 * not all be written. coro_run_main and coro_main_failed have done it. */
int coro_finish(int status);

CORO_END_DECLS

#endif

#include "signature.h"

static const struct signature table[] = {
#define FUNCTION(id, least, most, gives, first, second)                                  \
    {BUILTIN_##id,                                                                       \
     TYPE_VOID,                                                                          \
     false,                                                                              \
     least,                                                                              \
     most,                                                                               \
     SHAPE_##gives,                                                                      \
     {SHAPE_##first, SHAPE_##second}},
#define METHOD(id, receiver, gives, first, second)                                       \
    {BUILTIN_##id,                                                                       \
     TYPE_##receiver,                                                                    \
     false,                                                                              \
     (SHAPE_##first != SHAPE_VOID) + (SHAPE_##second != SHAPE_VOID),                     \
     (SHAPE_##first != SHAPE_VOID) + (SHAPE_##second != SHAPE_VOID),                     \
     SHAPE_##gives,                                                                      \
     {SHAPE_##first, SHAPE_##second}},
#define PROPERTY(id, receiver, gives)                                                    \
    {BUILTIN_##id, TYPE_##receiver, true, 0, 0, SHAPE_##gives, {SHAPE_VOID, SHAPE_VOID}},
#include "signature.def"
#undef FUNCTION
#undef METHOD
#undef PROPERTY
};

enum { ROWS = sizeof table / sizeof *table };

const struct signature *
function_signature(enum builtin builtin)
{
    const struct signature *row = table;
    while (row->builtin != builtin)
        row++;
    return row;
}

const struct signature *
all_members(const struct type *receiver, int *count)
{
    int first = 0, end;
    while (first < ROWS && table[first].receiver != receiver->kind)
        first++;
    for (end = first; end < ROWS && table[end].receiver == receiver->kind; end++)
        continue;
    *count = end - first;
    return &table[first];
}

const struct signature *
member_signature(const struct typer *typer, const struct type *receiver, const char *name)
{
    int count;
    const struct signature *members = all_members(receiver, &count);
    for (int i = 0; i < count; i++) {
        if (typer->builtin_names[members[i].builtin] == name)
            return &members[i];
    }
    return NULL;
}

/* ---- shapes ---- */

static const struct type *
maybe(const struct typer *typer, const struct type *type)
{
    return type_optional(typer->types, type);
}

const struct type *
shape_type(const struct typer *typer, enum shape shape, const struct type *subject)
{
    switch (shape) {
    case SHAPE_VOID:
        return basic(typer, TYPE_VOID);
    case SHAPE_BOOL:
        return basic(typer, TYPE_BOOL);
    case SHAPE_INT:
        return basic(typer, TYPE_I64);
    case SHAPE_STRING:
        return basic(typer, TYPE_STRING);
    case SHAPE_DURATION:
        return basic(typer, TYPE_DURATION);
    case SHAPE_ERROR:
        return basic(typer, TYPE_ERROR);
    case SHAPE_LOOP:
        return basic(typer, TYPE_LOOP);
    case SHAPE_MAYBE_INT:
        return maybe(typer, basic(typer, TYPE_I64));
    case SHAPE_MAYBE_FLOAT:
        return maybe(typer, basic(typer, TYPE_F64));
    case SHAPE_MAYBE_STRING:
        return maybe(typer, basic(typer, TYPE_STRING));
    case SHAPE_MAYBE_ERROR:
        return maybe(typer, basic(typer, TYPE_ERROR));
    case SHAPE_STRINGS:
        return type_list(typer->types, basic(typer, TYPE_STRING));
    case SHAPE_BYTES:
        return type_list(typer->types, basic(typer, TYPE_U8));
    case SHAPE_ELEMENT:
        return subject->element;
    case SHAPE_KEY:
        return subject->key;
    case SHAPE_MAYBE_ELEMENT:
        return maybe(typer, subject->element);
    case SHAPE_KEYS:
        return type_list(typer->types, subject->key);
    case SHAPE_ELEMENTS:
        return type_list(typer->types, subject->element);
    case SHAPE_SAME:
        return subject;
    case SHAPE_SENT:
        return subject->receives;
    case SHAPE_YIELDED:
        return is_void(subject->yields) ? basic(typer, TYPE_BOOL)
                                        : maybe(typer, subject->yields);
    case SHAPE_MAYBE_RESULT:
        return maybe(typer, subject->returns);
    case SHAPE_TASK:
        return type_task(typer->types, subject->returns);
    case SHAPE_ANY:
    case SHAPE_GENERATOR:
    case SHAPE_COROUTINE:
        break;
    }
    return NULL;
}

/* Written types. Only types are looked for, so a variable named `task` does not hide the
 * type. */
#include <string.h>

#include "foreign.h"
#include "items.h"
#include "resolve.h"
#include "suggest.h"
#include "type_array.h"
#include "type_c.h"
#include "type_map.h"

static const struct type_word type_words[] = {
#define TYPE_WORD(spelling, kind) {spelling, kind},
#include "type_word.def"
#undef TYPE_WORD
};

/* Behind it the builtins are members. */
enum { LAST_FUNCTION = BUILTIN_SLEEP };

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static const struct type_word *
find_word(const char *spelling)
{
    for (int i = 0; i < COUNT(type_words); i++) {
        if (strcmp(type_words[i].spelling, spelling) == 0)
            return &type_words[i];
    }
    return NULL;
}

void
bind_words(struct typer *typer)
{
    struct binding older;
    for (int i = BUILTIN_NOT_ONE + 1; i <= LAST_FUNCTION; i++) {
        const char *name = typer->builtin_names[i];
        struct binding binding = {
            .name = name, .builtin = (enum builtin)i, .type_word = find_word(name)};
        scope_bind(typer->scopes, binding, &older);
    }
    for (int i = 0; i < COUNT(type_words); i++) {
        const char *spelling = type_words[i].spelling;
        struct binding binding = {.type_word = &type_words[i]};
        binding.name = name_of_text(typer->context->names, spelling);
        if (!scope_find(typer->scopes, binding.name))
            scope_bind(typer->scopes, binding, &older);
    }
}

/* ---- names of types ---- */

static struct span
name_span(const struct typex *typex)
{
    return (struct span){typex->span.hi - (uint32_t)strlen(typex->name), typex->span.hi};
}

/* Of a name in a module, what stands before its '.'. */
static struct span
qualifier_span(const struct typex *typex)
{
    return (struct span){typex->span.lo,
                         typex->span.lo + (uint32_t)strlen(typex->qualifier)};
}

static bool
is_type(const struct binding *binding)
{
    if (binding->type_word)
        return true;
    if (!binding->decl)
        return false;
    switch (binding->decl->kind) {
    case DECL_IMPORT:
    case DECL_CONST:
    case DECL_FN:
    case DECL_CORO:
    case DECL_MESSAGE:
    case DECL_VAR:
    case DECL_C_FN:
    case DECL_C_CONST:
        return false;
    default:
        return true; /* a struct or enum, or of later work */
    }
}

static void
report_unknown_type(struct typer *typer, const char *name, struct span span)
{
    const char *help = foreign_type(name);
    struct diag *diag =
        diag_error(typer->diags, DIAG_UNKNOWN_TYPE, span, "no type named '%s'", name);
    if (help)
        diag_help(typer->diags, diag, "%s", help);
    else
        suggest_binding(typer, diag, name, is_type);
}

static void
report_no_type(struct typer *typer, const char *name, struct span span,
               const struct binding *binding)
{
    struct span declared = binding_span(binding);
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_A_TYPE, span,
                                   "'%s' is %s, not a type", name, binding_str(binding));
    if (declared.hi > 0)
        diag_note(typer->diags, diag, declared, "'%s' is declared here", name);
    if (binding->decl && binding->decl->kind == DECL_CORO)
        diag_help(typer->diags, diag, "a call of it has a type such as coro[int]");
}

/* The innermost type of that name; NULL, reported, if there is none. */
static const struct binding *
find_type(struct typer *typer, const char *name, struct span span)
{
    const struct binding *first = scope_find(typer->scopes, name);
    for (const struct binding *binding = first; binding;
         binding = scope_hidden(typer->scopes, binding)) {
        if (is_type(binding))
            return binding;
    }
    if (first)
        report_no_type(typer, name, span, first);
    else if (!is_lost(typer, name))
        report_unknown_type(typer, name, span);
    return NULL;
}

static const struct type *
report_bare_stream(struct typer *typer, struct span span)
{
    struct diag *diag = diag_error(typer->diags, DIAG_TYPE_ARGUMENTS, span,
                                   "'stream' does not tell what it yields");
    diag_help(typer->diags, diag, "write stream[Y], stream[Y, S] or stream[Y, S, R]");
    return basic(typer, TYPE_POISON);
}

static const struct type *
word_type(struct typer *typer, const struct type_word *word, struct span span)
{
    if (word->kind == TYPE_TASK)
        return type_task(typer->types, basic(typer, TYPE_VOID));
    if (word->kind == TYPE_PTR) {
        struct diag *diag = diag_error(typer->diags, DIAG_TYPE_ARGUMENTS, span,
                                       "'ptr' does not tell what it points to");
        diag_help(typer->diags, diag, "write ptr[T]");
        return basic(typer, TYPE_POISON);
    }
    if (word->kind == TYPE_STREAM)
        return report_bare_stream(typer, span);
    return basic(typer, word->kind);
}

/* A type of another module; NULL, reported, if it has none of that name. */
static const struct binding *
find_type_through(struct typer *typer, const struct typex *typex)
{
    const struct module *module =
        resolve_module(typer, typex->qualifier, qualifier_span(typex));
    const struct binding *binding;
    if (!module)
        return NULL;
    binding = items_find(module->items, typex->name);
    if (binding && is_type(binding))
        return binding;
    if (binding)
        report_no_type(typer, typex->name, name_span(typex), binding);
    else if (!items_may_have(module->items, typex->name))
        report_unknown_item(typer, module, typex->name, name_span(typex));
    return NULL;
}

/* The type that was found, `void` included. */
static const struct type *
type_of_binding(struct typer *typer, const struct binding *binding, struct span span)
{
    if (!binding)
        return basic(typer, TYPE_POISON);
    if (binding->type_word)
        return word_type(typer, binding->type_word, span);
    binding->decl->used = true;
    if (binding->decl->kind == DECL_STRUCT)
        return type_struct(typer->types, binding->decl);
    if (binding->decl->kind == DECL_ENUM)
        return type_enum(typer->types, binding->decl);
    if (binding->decl->kind == DECL_CLASS)
        return type_class(typer->types, binding->decl);
    return basic(typer, TYPE_POISON); /* of later work: reported where it is declared */
}

static const struct type *
type_of_name(struct typer *typer, const char *name, struct span span)
{
    return type_of_binding(typer, find_type(typer, name, span), span);
}

static const struct type *
not_void(struct typer *typer, const struct type *type, struct span span)
{
    if (!is_void(type))
        return type;
    struct diag *diag =
        diag_error(typer->diags, DIAG_NOT_A_TYPE, span, "'void' is no type of a value");
    diag_help(typer->diags, diag,
              "it stands only in coro[…]; elsewhere leave the type out");
    return basic(typer, TYPE_POISON);
}

struct diag *
report_opaque(struct typer *typer, struct span span, const struct type *type)
{
    return diag_error(typer->diags, DIAG_C_TYPE, span,
                      "only the name of '%s' is known, and no value", str(typer, type));
}

/* Of which there are values. */
static const struct type *
not_opaque(struct typer *typer, const struct type *type, struct span span)
{
    if (!type_is_opaque(type))
        return type;
    diag_help(typer->diags, report_opaque(typer, span, type), "write ptr[%s]",
              str(typer, type));
    return basic(typer, TYPE_POISON);
}

const struct type *
resolve_type_name(struct typer *typer, const char *name, struct span span)
{
    return not_opaque(typer, not_void(typer, type_of_name(typer, name, span), span),
                      span);
}

/* ---- name[…] ---- */

static const struct type *
report_arguments(struct typer *typer, const struct typex *typex, const char *usage)
{
    struct diag *diag = diag_error(typer->diags, DIAG_TYPE_ARGUMENTS, typex->span,
                                   "'%s' does not take %d type argument%s", typex->name,
                                   typex->args.count, typex->args.count == 1 ? "" : "s");
    if (usage)
        diag_help(typer->diags, diag, "write %s", usage);
    return basic(typer, TYPE_POISON);
}

/* An argument of coro[…], where `void` is a type. */
static const struct type *
channel(struct typer *typer, const struct typex *coro, int index)
{
    if (index >= coro->args.count)
        return basic(typer, TYPE_VOID);
    const struct typex *typex = coro->args.at[index];
    if (typex->kind == TYPEX_NAME && !typex->qualifier)
        return type_of_name(typer, typex->name, typex->span);
    return resolve_type(typer, typex);
}

static const struct type *
resolve_map(struct typer *typer, const struct typex *typex)
{
    const struct typex *key_x = typex->args.at[0];
    const struct type *key = resolve_type(typer, key_x);
    const struct type *element = resolve_type(typer, typex->args.at[1]);
    if (!require_key(typer, key, key_x->span))
        return basic(typer, TYPE_POISON);
    return type_map(typer->types, key, element);
}

static const struct type *resolve_named(struct typer *typer, const struct typex *typex);

/* It may be known by its name only, or not at all: void. */
static const struct type *
resolve_pointed(struct typer *typer, const struct typex *typex)
{
    if (typex->kind == TYPEX_OPTIONAL)
        return resolve_type(typer, typex);
    if (typex->kind == TYPEX_NAME && !typex->qualifier)
        return type_of_name(typer, typex->name, typex->span);
    return resolve_named(typer, typex);
}

static const struct type *
resolve_ptr(struct typer *typer, const struct typex *typex)
{
    const struct typex *element_x = typex->args.at[0];
    const struct type *element = resolve_pointed(typer, element_x);
    if (!is_void(element) && !require_c(typer, element, element_x->span))
        return basic(typer, TYPE_POISON);
    return type_ptr(typer->types, element);
}

static const struct type *
resolve_coro(struct typer *typer, const struct typex *typex)
{
    if (typex->args.count > 3)
        return report_arguments(typer, typex, "coro[Y], coro[Y, S] or coro[Y, S, R]");
    const struct type *yields = channel(typer, typex, 0);
    const struct type *receives = channel(typer, typex, 1);
    return type_coro(typer->types, yields, receives, channel(typer, typex, 2));
}

/* The same of a generator. */
static const struct type *
resolve_stream(struct typer *typer, const struct typex *typex)
{
    if (typex->args.count > 3)
        return report_arguments(typer, typex,
                                "stream[Y], stream[Y, S] or stream[Y, S, R]");
    const struct type *yields = channel(typer, typex, 0);
    const struct type *receives = channel(typer, typex, 1);
    const struct type *returns = channel(typer, typex, 2);
    if (!is_void(yields) || !is_void(receives))
        return type_stream(typer->types, yields, receives, returns);
    struct diag *diag = diag_error(typer->diags, DIAG_TYPE_ARGUMENTS, typex->span,
                                   "a stream yields or receives something, or both");
    diag_help(typer->diags, diag, "what does neither is a 'coro[void, void, R]'");
    return basic(typer, TYPE_POISON);
}

static const struct type *
resolve_applied(struct typer *typer, const struct typex *typex)
{
    int count = typex->args.count;
    if (strcmp(typex->name, "list") == 0) {
        if (count != 1)
            return report_arguments(typer, typex, "list[T]");
        return type_list(typer->types, resolve_type(typer, typex->args.at[0]));
    }
    if (strcmp(typex->name, "chan") == 0)
        return type_chan(typer->types, resolve_type(typer, typex->args.at[0]));
    if (strcmp(typex->name, "map") == 0)
        return resolve_map(typer, typex);
    if (strcmp(typex->name, "coro") == 0)
        return resolve_coro(typer, typex);
    const struct binding *binding = find_type(typer, typex->name, typex->span);
    if (!binding)
        return basic(typer, TYPE_POISON);
    if (binding->type_word && binding->type_word->kind == TYPE_TASK) {
        if (count != 1)
            return report_arguments(typer, typex, "task[R] or task");
        return type_task(typer->types, resolve_type(typer, typex->args.at[0]));
    }
    if (binding->type_word && binding->type_word->kind == TYPE_PTR)
        return count == 1 ? resolve_ptr(typer, typex)
                          : report_arguments(typer, typex, "ptr[T]");
    if (binding->type_word && binding->type_word->kind == TYPE_STREAM)
        return resolve_stream(typer, typex);
    if (binding->decl && !decl_is_record(binding->decl) &&
        binding->decl->kind != DECL_ENUM)
        return basic(typer, TYPE_POISON);
    return report_arguments(typer, typex, NULL);
}

static const struct type *
resolve_fn(struct typer *typer, const struct typex *typex)
{
    int count = typex->args.count;
    const struct type **takes =
        arena_alloc(typer->arena, ((size_t)count + 1) * sizeof *takes);
    for (int i = 0; i < count; i++)
        takes[i] = resolve_type(typer, typex->args.at[i]);
    const struct type *returns =
        typex->result ? resolve_type(typer, typex->result) : basic(typer, TYPE_VOID);
    return type_fn(typer->types, takes, count, returns);
}

static const struct type *
resolve_sized(struct typer *typer, const struct typex *typex)
{
    const struct type *type =
        resolve_array(typer, typex, resolve_type(typer, typex->args.at[0]));
    return typer->in_fields ? type : require_size(typer, type, typex->span);
}

/* Any but an optional, also one without values. */
static const struct type *
resolve_named(struct typer *typer, const struct typex *typex)
{
    switch (typex->kind) {
    case TYPEX_NAME:
        if (typex->qualifier)
            return type_of_binding(typer, find_type_through(typer, typex), typex->span);
        return not_void(typer, type_of_name(typer, typex->name, typex->span),
                        typex->span);
    case TYPEX_APPLY:
        return resolve_applied(typer, typex);
    case TYPEX_ARRAY:
        return resolve_sized(typer, typex);
    case TYPEX_FN:
        return resolve_fn(typer, typex);
    case TYPEX_POISON:
    case TYPEX_OPTIONAL:
        note_hole(typer);
        break;
    }
    return basic(typer, TYPE_POISON);
}

const struct type *
resolve_type(struct typer *typer, const struct typex *typex)
{
    bool is_optional = typex->kind == TYPEX_OPTIONAL;
    while (typex->kind == TYPEX_OPTIONAL)
        typex = typex->args.at[0];
    const struct type *type = not_opaque(typer, resolve_named(typer, typex), typex->span);
    return is_optional ? type_optional(typer->types, type) : type;
}

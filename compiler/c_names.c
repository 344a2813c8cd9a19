#include "c_names.h"

#include <ctype.h>
#include <string.h>

#include "c_foreign.h"
#include "c_word.h"
#include "tally.h"

/* What an item is, and so what is generated for it. */
enum kind {
    COROUTINE = 1,
    STRUCT = 2,
    FN = 4,
    VARIABLE = 8,
    ENUM = 16,
    MESSAGE = 32,
    CLASS = 64,
    EXPORTED = 128, /* a coroutine, or a message */
};

/* What is generated for an item: its name with this behind. */
struct form {
    const char *behind;
    unsigned kinds; /* whose */
    bool is_tag;
};

static const struct form forms[] = {
    {"_at", COROUTINE, true},
    {"_object", COROUTINE, true},
    {"_step", COROUTINE, false},
    {"_start", COROUTINE, false},
    {"_new", COROUTINE | CLASS, false},
    {"_kind", COROUTINE, false},
    {"_states", COROUTINE, false},
    {"_code", COROUTINE | FN, false},
    {"_type", STRUCT | CLASS | ENUM, false},
    {"_fields", STRUCT | CLASS | ENUM, false},
    {"_tag", ENUM, true},
    {"_cases", ENUM, false},
    {"_retain", STRUCT | ENUM, false},
    {"_message", MESSAGE, false},
    {"_handle", MESSAGE, false},
    {"_on", MESSAGE, false},
    {"_handler", MESSAGE, true},
    {"_call", MESSAGE, false},
    {"_register", MESSAGE, false},
    {"_reply", MESSAGE, false},
    {"_waiting", MESSAGE, false},
    {"_begin", EXPORTED, false},
    {"_next", EXPORTED, false},
    {"_send", EXPORTED, false},
    {"_schedule", EXPORTED, false},
    {"_result", EXPORTED, false},
    {"_end", EXPORTED, false},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Coroutines for which something of the library would be generated: va_start, SEEK_END.
 */
static const char *const unlucky[] = {"VA", "SEEK"};

/* A word that functions call variables by. */
struct local {
    const char *word;
    const struct core_function *function; /* the last one that has such a variable */
    int times;                            /* that function has declared it so far */
};

VEC(locals, struct local);

struct c_names {
    struct context *context;
    struct arena *arena;
    const struct module *module;
    const char *stem; /* what its items' names begin with, and a _; or NULL */
    struct c_foreign *foreign;
    struct tally *kinds;     /* of the bare names of items */
    struct tally *capitals;  /* bare names of coroutines, in capitals */
    struct tally *states;    /* what constants of states begin with */
    struct tally *items;     /* what functions and module variables are called in C */
    struct tally *constants; /* of enums' cases */
    const char **structs;    /* tags, also of messages, and public constants; by item */
    const char ***cases;     /* constants, by the numbers of the declaration and case */
    struct c_maker *makers;  /* of classes: by the number of the declaration */
    struct locals locals;
    struct tally *by_name, *by_word; /* places in locals, + 1 */
};

static const char *
interned(const struct c_names *names, const char *word)
{
    return name_of_text(names->context->names, word);
}

static const char *
first_part(struct arena *arena, const char *word, size_t size)
{
    return c_bare(arena, arena_copy(arena, word, size));
}

/* ---- what is generated for items ---- */

static bool
is_generated(const struct c_names *names, const char *word, bool is_tag)
{
    const char *last = strrchr(word, '_'), *item;

    for (size_t i = 0; last && i < COUNT(forms); i++) {
        if (forms[i].is_tag != is_tag || strcmp(forms[i].behind, last) != 0)
            continue;
        item = first_part(names->arena, word, (size_t)(last - word));
        return (unsigned)tally_get(names->kinds, interned(names, item)) & forms[i].kinds;
    }
    return false;
}

/* The size of what is before _START, _END or _WORD_1 at the end of a word; else 0. */
static size_t
size_before_state(const char *word)
{
    const char *last = strrchr(word, '_');
    size_t size = last ? (size_t)(last - word) : 0;

    if (size == 0 || strcmp(last, "_START") == 0 || strcmp(last, "_END") == 0)
        return size;
    if (last[1 + strspn(last + 1, "0123456789")] != '\0')
        return 0;
    while (size > 0 && word[size - 1] != '_')
        size--;
    return size > 0 ? size - 1 : 0;
}

static bool
is_state(const struct c_names *names, const char *word)
{
    size_t size = size_before_state(word);

    return size > 0 &&
           tally_get(names->capitals,
                     interned(names, first_part(names->arena, word, size))) > 0;
}

/* A constant of some enum, of states or of the source. */
static bool
is_constant(const struct c_names *names, const char *word)
{
    return tally_get(names->constants, interned(names, word)) > 0 ||
           is_state(names, word);
}

static const char *
in_capitals(struct arena *arena, const char *word)
{
    char *copy = arena_copy(arena, word, strlen(word));

    for (char *at = copy; *at; at++)
        *at = (char)toupper((unsigned char)*at);
    return copy;
}

/* ---- items ---- */

/* The header declares it. */
static bool
is_public(const struct c_names *names, const struct decl *decl)
{
    return names->stem || decl->exported;
}

/* Of a module that may be imported all begins with its stem, but what it exports. */
static const char *
base_name(const struct c_names *names, const struct decl *decl)
{
    if (!names->stem || decl->exported)
        return decl->name;
    return arena_printf(names->arena, "%s_%s", names->stem, decl->name);
}

static void
add_item(struct c_names *names, const char *name, enum kind kind)
{
    const char *bare = interned(names, c_bare(names->arena, name));

    *tally_of(names->kinds, bare) |= (int)kind;
    if (kind == COROUTINE)
        *tally_of(names->capitals, interned(names, in_capitals(names->arena, bare))) = 1;
}

/* Its handler is a fn. */
static void
add_message(struct c_names *names, const char *name)
{
    add_item(names, name, MESSAGE);
    add_item(names, arena_printf(names->arena, "%s_on", name), FN);
}

static void
add_items(struct c_names *names, const struct decls *decls)
{
    for (int i = 0; i < decls->count; i++) {
        const struct decl *decl = decls->at[i];

        if (decl->kind == DECL_CORO)
            add_item(names, base_name(names, decl), COROUTINE);
        else if (decl->kind == DECL_FN)
            add_item(names, base_name(names, decl), FN);
        else if (decl->kind == DECL_STRUCT)
            add_item(names, base_name(names, decl), STRUCT);
        else if (decl->kind == DECL_ENUM)
            add_item(names, base_name(names, decl), ENUM);
        else if (decl->kind == DECL_CLASS)
            add_item(names, base_name(names, decl), CLASS);
        else if (decl->kind == DECL_VAR || decl->named ||
                 (decl->kind == DECL_CONST && is_public(names, decl)))
            add_item(names, base_name(names, decl), VARIABLE);
        else if (decl->kind == DECL_MESSAGE)
            add_message(names, base_name(names, decl));
        if (decl->exported && (decl->kind == DECL_CORO || decl->kind == DECL_MESSAGE))
            add_item(names, base_name(names, decl), EXPORTED);
    }
}

/* What externs declare is called by its name alone: variables give way. A tag is no such
 * name. */
static void
add_externals(struct c_names *names, const struct decls *decls)
{
    for (int i = 0; i < decls->count; i++)
        if (decls->at[i]->external && !decls->at[i]->is_tag)
            add_item(names, decls->at[i]->name, VARIABLE);
}

/* What is generated for exported items of others is taken, too, and what they declare of
 * C. */
static void
add_foreign_items(struct c_names *names)
{
    const struct modules *modules = c_foreign_modules(names->foreign);

    for (int i = 0; i < modules->count; i++) {
        add_items(names, &modules->at[i]->exports);
        add_externals(names, &modules->at[i]->decls);
    }
}

/* array_u8_16 is the tag of a type, array_string_4_retain a function. */
static bool
is_of_array(const char *word, bool is_tag)
{
    static const char prefix[] = "array_", suffix[] = "_retain";
    size_t size = strlen(word), end = sizeof suffix - 1;

    if (strncmp(word, prefix, sizeof prefix - 1) != 0)
        return false;
    return is_tag ? isdigit((unsigned char)word[size - 1])
                  : size > end && strcmp(word + size - end, suffix) == 0;
}

static bool
is_taken(const struct c_names *names, const char *bare, enum c_use use)
{
    if (is_of_array(bare, use == C_MEMBER))
        return true;
    if (c_word_is_taken(bare, use) || is_generated(names, bare, use == C_MEMBER))
        return true;
    return use != C_MEMBER && is_constant(names, bare);
}

/* Of a standalone file, a name beside the module; or one is generated for an item of that
 * name. */
static bool
is_beside(const struct c_names *names, const char *bare)
{
    const struct tally *beside = names->context->beside;

    if (!beside)
        return false;
    if (tally_get(beside, interned(names, bare)) > 0)
        return true;
    for (size_t i = 0; i < COUNT(forms); i++) {
        const char *form = arena_printf(names->arena, "%s%s", bare, forms[i].behind);
        if (tally_get(beside, interned(names, form)) > 0)
            return true;
    }
    return false;
}

/* How many _ a name takes behind it. */
static int
marks_of(const struct c_names *names, const char *bare, bool taken)
{
    int marks = c_foreign_marks(names->foreign, bare);

    return taken && marks == 0 ? 1 : marks;
}

static const char *
with_marks(const struct c_names *names, const char *name, int marks)
{
    for (; marks > 0; marks--)
        name = arena_printf(names->arena, "%s_", name);
    return name;
}

/* Others that import the module must know of the name. */
static const char *
noted(const struct c_names *names, const char *name)
{
    const char *bare = interned(names, c_bare(names->arena, name));
    int *most = tally_of(names->module->c_marks, bare);
    int marks = (int)(strlen(name) - strlen(bare)) + 1;

    if (*most < marks)
        *most = marks;
    return name;
}

static const char *
item_name(const struct c_names *names, const char *name, enum c_use use)
{
    const char *bare = c_bare(names->arena, name);
    bool taken = is_taken(names, bare, use) || is_beside(names, bare);
    int marks = marks_of(names, bare, taken);

    return noted(names, with_marks(names, name, marks));
}

static bool
is_unlucky(struct arena *arena, const char *name)
{
    const char *capitals = in_capitals(arena, c_bare(arena, name));

    for (size_t i = 0; i < COUNT(unlucky); i++)
        if (strcmp(capitals, unlucky[i]) == 0)
            return true;
    return false;
}

/* Coroutines whose names differ in case alone get different constants. */
static const char *
states_prefix(struct c_names *names, const char *name)
{
    const char *prefix = interned(names, in_capitals(names->arena, name));

    while (tally_get(names->states, prefix) > 0)
        prefix = interned(names, arena_printf(names->arena, "%s_", prefix));
    *tally_of(names->states, prefix) = 1;
    return prefix;
}

static void
name_function(struct c_names *names, struct core_function *function)
{
    enum c_use use = function->is_coroutine ? C_MEMBER : C_FILE;

    const char *base;

    if (function->decl->kind == DECL_ON) {
        const char *tag = c_struct_name(function->decl->message);
        function->c_name = arena_printf(names->arena, "%s_on", tag);
        return;
    }
    base = base_name(names, function->decl);
    function->c_name = item_name(names, base, use);
    if (!function->is_coroutine)
        return;
    if (function->c_name == base && is_unlucky(names->arena, base))
        function->c_name = noted(names, with_marks(names, base, 1));
    function->c_states = states_prefix(names, function->c_name);
}

static void
name_structs(struct c_names *names, const struct decls *decls)
{
    names->structs =
        arena_alloc(names->arena, (size_t)decls->count * sizeof *names->structs);
    for (int i = 0; i < decls->count; i++)
        if (decl_is_type(decls->at[i]) || decls->at[i]->kind == DECL_MESSAGE)
            names->structs[i] =
                item_name(names, base_name(names, decls->at[i]), C_MEMBER);
        else if (decls->at[i]->kind == DECL_CONST && is_public(names, decls->at[i]))
            names->structs[i] = item_name(names, base_name(names, decls->at[i]), C_FILE);
}

/* ---- cases of enums ---- */

/* What would be C's own or a state gets a word before it. */
static const char *
free_constant(const struct c_names *names, const char *word)
{
    while (c_word_is_taken(word, C_FILE) || is_state(names, word) ||
           is_beside(names, word) || c_foreign_marks(names->foreign, word) > 0)
        word = arena_printf(names->arena, "CASE_%s", word);
    return interned(names, word);
}

/* A name of nothing but _ has no word of its own. */
static const char *
constant_word(const struct c_names *names, const char *name)
{
    const char *word = c_constant_word(names->arena, name);

    return *word ? word : "CASE";
}

/* What is there already gets a number behind it: a _ there is kept for names of the
 * source that are constants, too. */
static const char *
case_name(struct c_names *names, const char *prefix, const char *name)
{
    const char *word = free_constant(
        names, arena_printf(names->arena, "%s_%s", prefix, constant_word(names, name)));
    const char *unique = word;

    while (tally_get(names->constants, unique) > 0) {
        int times = ++*tally_of(names->constants, word);
        unique = free_constant(names, arena_printf(names->arena, "%s_%d", word, times));
    }
    *tally_of(names->constants, unique) = 1;
    return noted(names, unique);
}

static void
name_enum(struct c_names *names, const struct decl *decl)
{
    const char *prefix = constant_word(names, base_name(names, decl));
    size_t size = (size_t)decl->cases.count * sizeof **names->cases;
    const char **cases = arena_alloc(names->arena, size);

    for (int i = 0; i < decl->cases.count; i++)
        cases[i] = case_name(names, prefix, decl->cases.at[i]->name);
    names->cases[decl->number] = cases;
}

static void
name_enums(struct c_names *names, const struct decls *decls)
{
    names->cases = arena_alloc(names->arena, (size_t)decls->count * sizeof *names->cases);
    for (int i = 0; i < decls->count; i++)
        if (decls->at[i]->kind == DECL_ENUM)
            name_enum(names, decls->at[i]);
}

static void
name_items(struct c_names *names, struct core_module *core)
{
    for (int i = 0; i < core->variables.count; i++) {
        struct core_variable *variable = core->variables.at[i];

        variable->c_name = names->structs[variable->decl->number];
        if (!variable->c_name)
            variable->c_name = item_name(names, base_name(names, variable->decl), C_FILE);
        *tally_of(names->items, interned(names, variable->c_name)) = 1;
    }
    for (int i = 0; i < core->functions.count; i++) {
        struct core_function *function = core->functions.at[i];

        name_function(names, function);
        if (!function->is_coroutine)
            *tally_of(names->items, interned(names, function->c_name)) = 1;
    }
}

/* ---- variables of functions ---- */

static bool
is_taken_for_local(const struct c_names *names, const char *bare)
{
    return tally_get(names->kinds, interned(names, bare)) & (FN | VARIABLE) ||
           is_taken(names, bare, C_VARIABLE);
}

static int
place_of_word(struct c_names *names, const char *word)
{
    int *place = tally_of(names->by_word, word);

    if (*place == 0) {
        vec_push(names->arena, &names->locals, ((struct local){.word = word}));
        *place = names->locals.count;
    }
    return *place;
}

/* The name itself, or where it means something else already, with a _ behind; and no word
 * that hides an item, which may have got one, too. */
static const char *
free_word(struct c_names *names, const char *name)
{
    const char *bare = c_bare(names->arena, name);
    int marks = marks_of(names, bare, is_taken_for_local(names, bare));
    const char *word = interned(names, with_marks(names, name, marks));

    while (tally_get(names->items, word))
        word = interned(names, with_marks(names, word, 1));
    return word;
}

/* What variables of that name are called. Most names come again and again. */
static struct local *
local_of(struct c_names *names, const char *name)
{
    int *place = tally_of(names->by_name, name);

    if (*place == 0)
        *place = place_of_word(names, free_word(names, name));
    return &names->locals.at[*place - 1];
}

static bool
is_declared(const struct local *local, const struct core_function *function)
{
    return local->function == function && local->times > 0;
}

static int
declare(struct local *local, const struct core_function *function)
{
    local->times = is_declared(local, function) ? local->times + 1 : 1;
    local->function = function;
    return local->times;
}

static const char *
local_name(struct c_names *names, const struct core_function *function, const char *name)
{
    struct local *local = local_of(names, name);
    int times = declare(local, function);

    while (times > 1) {
        const char *word =
            free_word(names, arena_printf(names->arena, "%s_%d", local->word, times));
        int place = place_of_word(names, word);
        struct local *numbered = &names->locals.at[place - 1];

        if (!is_declared(numbered, function)) {
            declare(numbered, function);
            return word;
        }
        local = local_of(names, name); /* the others may have moved */
        times = declare(local, function);
    }
    return local->word;
}

static void
name_some(struct c_names *names, const struct core_function *function, bool is_named)
{
    for (int i = 0; i < function->variables.count; i++) {
        struct core_variable *variable = function->variables.at[i];

        if (variable->is_named == is_named && variable != function->result)
            variable->c_name = local_name(names, function, variable->name);
    }
}

/* What the source names keeps its name before what it does not; the result comes last. */
static void
name_variables(struct c_names *names, const struct core_function *function)
{
    name_some(names, function, true);
    name_some(names, function, false);
    if (function->result)
        function->result->c_name = local_name(names, function, function->result->name);
}

/* ---- functions that make objects ---- */

static void
name_maker(struct c_names *names, const struct decl *decl, struct c_maker *maker)
{
    const struct core_function *function = NEW(names->arena, struct core_function);
    size_t count = (size_t)decl->params.count + 1;

    maker->instance = local_name(names, function, "instance");
    maker->code = local_name(names, function, "code");
    maker->line = local_name(names, function, "line");
    maker->fields = arena_alloc(names->arena, count * sizeof *maker->fields);
    for (int i = 0; i < decl->params.count; i++)
        maker->fields[i] = local_name(names, function, decl->params.at[i]->name);
}

static void
name_makers(struct c_names *names, const struct decls *decls)
{
    names->makers =
        arena_alloc(names->arena, (size_t)decls->count * sizeof *names->makers);
    for (int i = 0; i < decls->count; i++)
        if (decls->at[i]->kind == DECL_CLASS)
            name_maker(names, decls->at[i], &names->makers[i]);
}

/* ---- the interface ---- */

struct c_names *
c_names_new(struct context *context, struct core_module *core)
{
    struct c_names *names = NEW(context->arena, struct c_names);
    struct module *module = core->module;

    names->context = context;
    names->arena = context->arena;
    names->module = module;
    names->stem = module->main ? NULL : c_stem(context->arena, module);
    names->foreign = c_foreign_new(context->arena, context->names, module);
    module->c_names = names;
    module->c_marks = tally_new(context->arena);
    names->kinds = tally_new(names->arena);
    names->capitals = tally_new(names->arena);
    names->states = tally_new(names->arena);
    names->items = tally_new(names->arena);
    names->constants = tally_new(names->arena);
    names->by_name = tally_new(names->arena);
    names->by_word = tally_new(names->arena);
    add_items(names, &module->decls);
    add_externals(names, &module->decls);
    add_foreign_items(names);
    name_enums(names, &module->decls);
    name_structs(names, &module->decls);
    name_items(names, core);
    name_makers(names, &module->decls);
    for (int i = 0; i < core->functions.count; i++)
        name_variables(names, core->functions.at[i]);
    return names;
}

const char *
c_struct_name(const struct decl *decl)
{
    return decl->module->c_names->structs[decl->number];
}

const struct modules *
c_foreign_of(const struct c_names *names)
{
    return c_foreign_modules(names->foreign);
}

const struct c_maker *
c_maker_of(const struct decl *decl)
{
    return &decl->module->c_names->makers[decl->number];
}

const char *
c_constant_name(const struct decl *decl)
{
    return c_struct_name(decl);
}

const char *
c_case_name(const struct decl *decl, int number)
{
    return decl->module->c_names->cases[decl->number][number];
}

const char *
c_payload_name(struct arena *arena, const char *name)
{
    const char *bare = c_bare(arena, name);
    bool taken = c_word_is_taken(bare, C_MEMBER) || strcmp(bare, "tag") == 0;

    return taken ? arena_printf(arena, "%s_", name) : name;
}

const char *
c_field_name(struct arena *arena, const char *name)
{
    bool taken = c_word_is_taken(c_bare(arena, name), C_MEMBER);

    return taken ? arena_printf(arena, "%s_", name) : name;
}

const char *
c_field(struct arena *arena, const struct decl *decl, const char *name)
{
    return decl->external ? name : c_field_name(arena, name);
}

const char *
c_state_word(const struct core_stmt *stmt)
{
    switch (stmt->suspend.how) {
    case CORE_SUSPEND_TURN:
        return strcmp(stmt->suspend.waits, "cancel") == 0 ? "cancel" : "yield";
    case CORE_SUSPEND_YIELD:
        break;
    case CORE_SUSPEND_SEND:
    case CORE_SUSPEND_CHILDREN:
        return stmt->suspend.sends->word;
    case CORE_SUSPEND_CALL:
    case CORE_SUSPEND_DELEGATE:
        return "from";
    }
    return "yield";
}

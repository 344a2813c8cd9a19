#include "c_foreign.h"

#include <ctype.h>
#include <string.h>

#include "c_names.h"
#include "c_word.h"
#include "tally.h"

struct c_foreign {
    struct arena *arena;
    struct names *names;
    struct modules modules;
    struct tally *places;   /* by module: its place there, from 1 */
    struct tally *stems;    /* the same, by what its names begin with */
    struct tally *exported; /* by bare name: as in module.c_marks */
};

const char *
c_stem(struct arena *arena, const struct module *module)
{
    char *stem = arena_copy(arena, module->stem, strlen(module->stem));

    for (char *at = stem; *at; at++)
        if (!isalnum((unsigned char)*at))
            *at = '_';
    return isdigit((unsigned char)*stem) ? arena_printf(arena, "m%s", stem) : stem;
}

static const char *
interned(const struct c_foreign *foreign, const char *word, size_t size)
{
    return name_intern(foreign->names, word, size);
}

/* ---- which modules ---- */

static void
add_stem(struct c_foreign *foreign, const char *stem)
{
    *tally_of(foreign->stems, interned(foreign, stem, strlen(stem))) =
        foreign->modules.count;
}

/* A name in C that does not begin with its module's stem. */
static void
add_name(struct c_foreign *foreign, const struct module *module, const char *name)
{
    const char *bare = c_bare(foreign->arena, name);
    int *marks;

    bare = interned(foreign, bare, strlen(bare));
    marks = tally_of(foreign->exported, bare);
    if (*marks < tally_get(module->c_marks, bare))
        *marks = tally_get(module->c_marks, bare);
}

static void
add_exported(struct c_foreign *foreign, const struct module *module)
{
    for (int i = 0; i < module->exports.count; i++) {
        const struct decl *decl = module->exports.at[i];

        add_name(foreign, module, decl->name);
        for (int k = 0; k < decl->cases.count; k++)
            add_name(foreign, module, c_case_name(decl, k));
    }
}

/* Constants of enums begin with the stem in capitals. */
static void
add_module(struct c_foreign *foreign, struct module *module)
{
    const char *stem = c_stem(foreign->arena, module);
    char *capitals = arena_copy(foreign->arena, stem, strlen(stem));

    if (tally_get(foreign->places, module) > 0)
        return;
    for (char *at = capitals; *at; at++)
        *at = (char)toupper((unsigned char)*at);
    vec_push(foreign->arena, &foreign->modules, module);
    *tally_of(foreign->places, module) = foreign->modules.count;
    add_stem(foreign, stem);
    add_stem(foreign, capitals);
    add_exported(foreign, module);
}

static void
add_imports(struct c_foreign *foreign, const struct module *module)
{
    for (int i = 0; i < module->imports.count; i++)
        add_module(foreign, module->imports.at[i]);
}

struct c_foreign *
c_foreign_new(struct arena *arena, struct names *names, const struct module *module)
{
    struct c_foreign *foreign = NEW(arena, struct c_foreign);

    foreign->arena = arena;
    foreign->names = names;
    foreign->places = tally_new(arena);
    foreign->stems = tally_new(arena);
    foreign->exported = tally_new(arena);
    add_imports(foreign, module);
    for (int i = 0; i < foreign->modules.count; i++)
        add_imports(foreign, foreign->modules.at[i]);
    return foreign;
}

const struct modules *
c_foreign_modules(const struct c_foreign *foreign)
{
    return &foreign->modules;
}

/* ---- which names ---- */

/* What the module calls something by the first part of the word, or the whole, which ends
 * here. What is generated for an item begins with its name and a _. */
static int
marks_of_part(const struct c_foreign *foreign, const struct module *module,
              const char *word, const char *end)
{
    int marks = tally_get(module->c_marks, interned(foreign, word, (size_t)(end - word)));

    return *end && marks > 0 ? 1 : marks;
}

/* Of a word that begins with the stem before this '_'. */
static int
marks_behind_stem(const struct c_foreign *foreign, const char *word, const char *end)
{
    int place = tally_get(foreign->stems, interned(foreign, word, (size_t)(end - word)));
    int most = 0;

    while (place > 0 && *end) {
        int marks;

        end++;
        end += strcspn(end, "_");
        marks = marks_of_part(foreign, foreign->modules.at[place - 1], word, end);
        if (marks > most)
            most = marks;
    }
    return most;
}

int
c_foreign_marks(const struct c_foreign *foreign, const char *bare)
{
    int most = 0;

    if (foreign->modules.count == 0)
        return 0;
    most = tally_get(foreign->exported, interned(foreign, bare, strlen(bare)));
    for (const char *at = strchr(bare, '_'); at; at = strchr(at + 1, '_')) {
        int marks = marks_behind_stem(foreign, bare, at);
        if (marks > most)
            most = marks;
    }
    return most;
}

#include "stems.h"

#include <ctype.h>
#include <string.h>

#include "tally.h"

VEC(export_list, const struct decl *);

struct stems {
    struct context *context;
    struct modules met;    /* breadth first */
    struct tally *places;  /* by module: its place there, from 1 */
    struct tally *by_stem; /* the same, by stem */
    struct export_list exports;
    struct tally *by_export; /* by name: its place there, from 1 */
};

/* Files whose names differ in case alone are the same in some systems. */
static const char *
folded(const struct context *context, const char *stem)
{
    char *copy = arena_copy(context->arena, stem, strlen(stem));

    for (char *at = copy; *at; at++)
        *at = isalnum((unsigned char)*at) ? (char)tolower((unsigned char)*at) : '_';
    return name_of_text(context->names, copy);
}

/* The import at which to tell it: a root has none. */
static void
report(const struct stems *stems, const struct module *first, const struct module *second)
{
    struct diags *diags = stems->context->diags;
    const struct module *told = second->importer ? second : first;
    const struct module *other = told == second ? first : second;
    struct diag *diag;

    if (!told->importer)
        return;
    diag = diag_error(diags, DIAG_SAME_STEM, told->importer->name_span,
                      "%s and %s would be called the same in C", told->source->path,
                      other->source->path);
    if (other->importer)
        diag_note(diags, diag, other->importer->name_span, "%s is imported here",
                  other->source->path);
    diag_help(diags, diag, "give one of the files another name");
}

static void
meet(struct stems *stems, struct module *module)
{
    int *place = tally_of(stems->places, module);

    if (*place > 0)
        return;
    vec_push(stems->context->arena, &stems->met, module);
    *place = stems->met.count;
    place = tally_of(stems->by_stem, folded(stems->context, module->stem));
    if (*place > 0)
        report(stems, stems->met.at[*place - 1], module);
    else
        *place = stems->met.count;
}

/* ---- a.coro and a_b.coro ---- */

/* Whether `from` imports the other, directly or not: then its names keep clear of it. */
static bool
knows(struct arena *arena, const struct module *from, const struct module *other)
{
    struct tally *met = tally_new(arena);
    struct modules waiting = {0};

    for (int next = 0; from; from = next < waiting.count ? waiting.at[next++] : NULL) {
        if (from == other)
            return true;
        if ((*tally_of(met, from))++ > 0)
            continue;
        for (int i = 0; i < from->imports.count; i++)
            vec_push(arena, &waiting, from->imports.at[i]);
    }
    return false;
}

/* What is generated for an item begins with its name and a _. */
static bool
may_be_equal(const char *a, const char *b)
{
    size_t a_size = strlen(a), b_size = strlen(b);
    size_t size = a_size < b_size ? a_size : b_size;
    const char *longer = a_size < b_size ? b : a;

    return strncmp(a, b, size) == 0 && (longer[size] == '\0' || longer[size] == '_');
}

/* An item that would be called `rest` in C behind the module's stem, or NULL. */
static const struct decl *
item_called(const struct module *module, const char *rest)
{
    for (int i = 0; i < module->decls.count; i++) {
        const struct decl *decl = module->decls.at[i];

        if (decl->name && decl->kind != DECL_IMPORT && !decl->exported &&
            may_be_equal(decl->name, rest))
            return decl;
    }
    return NULL;
}

static void
report_items(const struct stems *stems, const struct decl *first,
             const struct decl *second)
{
    struct diags *diags = stems->context->diags;
    struct diag *diag =
        diag_error(diags, DIAG_SAME_STEM, second->name_span,
                   "'%s' here and '%s' in %s may be called the same in C", second->name,
                   first->name, first->module->source->path);

    diag_note(diags, diag, first->name_span, "'%s' is declared here", first->name);
    diag_help(diags, diag, "give one of them another name");
}

/* The stem of the second is that of the first, a _ and `rest`. */
static void
compare_items(const struct stems *stems, const struct module *first,
              const struct module *second, const char *rest)
{
    struct arena *arena = stems->context->arena;
    size_t size = strlen(rest);

    if (knows(arena, first, second) || knows(arena, second, first))
        return;
    for (int i = 0; i < first->decls.count; i++) {
        const struct decl *decl = first->decls.at[i], *other;
        bool begins = decl->name && decl->kind != DECL_IMPORT && !decl->exported &&
                      strncmp(decl->name, rest, size) == 0 && decl->name[size] == '_';

        other = begins ? item_called(second, decl->name + size + 1) : NULL;
        if (other)
            report_items(stems, decl, other);
    }
}

static void
check_beginnings(const struct stems *stems, const struct module *module)
{
    const char *stem = folded(stems->context, module->stem);

    for (const char *at = strchr(stem, '_'); at; at = strchr(at + 1, '_')) {
        const char *beginning =
            name_intern(stems->context->names, stem, (size_t)(at - stem));
        int place = tally_get(stems->by_stem, beginning);

        if (place > 0)
            compare_items(stems, stems->met.at[place - 1], module, at + 1);
    }
}

/* ---- what is exported ---- */

/* Exported items are called in C as in the source. */
static void
report_export(const struct stems *stems, const struct decl *export,
              const struct decl *other)
{
    struct diags *diags = stems->context->diags;
    struct diag *diag = diag_error(
        diags, DIAG_EXPORT, export->name_span, "'%s' would be called in C as '%s' in %s",
        export->name, other->name, other->module->source->path);

    diag_note(diags, diag, other->name_span, "'%s' is declared here", other->name);
}

/* Items of modules whose names behind the stem are the exported one. */
static void
compare_export(struct stems *stems, const struct decl *export)
{
    const char *name = export->name;

    for (const char *at = strchr(name, '_'); at; at = strchr(at + 1, '_')) {
        const char *stem = name_intern(stems->context->names, name, (size_t)(at - name));
        int place = tally_get(stems->by_stem, stem);
        const struct module *module = place > 0 ? stems->met.at[place - 1] : NULL;
        const struct decl *item =
            module && !module->main ? item_called(module, at + 1) : NULL;

        if (item)
            report_export(stems, export, item);
    }
}

static void
check_exports(struct stems *stems, const struct module *module)
{
    for (int i = 0; i < module->exports.count; i++) {
        const struct decl *export = module->exports.at[i];
        int *place = tally_of(stems->by_export, export->name);

        if (*place > 0 && stems->exports.at[*place - 1]->module != module) {
            report_export(stems, export, stems->exports.at[*place - 1]);
        } else if (*place == 0) {
            vec_push(stems->context->arena, &stems->exports, export);
            *place = stems->exports.count;
        }
        compare_export(stems, export);
    }
}

/* ---- all of them ---- */

void
check_stems(struct context *context, struct module *root)
{
    struct stems stems = {
        .context = context,
        .places = tally_new(context->arena),
        .by_stem = tally_new(context->arena),
        .by_export = tally_new(context->arena),
    };

    meet(&stems, root);
    for (int i = 0; i < stems.met.count; i++) {
        const struct modules *imports = &stems.met.at[i]->imports;

        for (int k = 0; k < imports->count; k++)
            meet(&stems, imports->at[k]);
    }
    for (int i = 0; i < stems.met.count; i++) {
        check_beginnings(&stems, stems.met.at[i]);
        check_exports(&stems, stems.met.at[i]);
    }
}

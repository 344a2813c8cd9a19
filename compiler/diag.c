/* Collecting diagnostics, and printing them in order. */
#include "diag.h"

#include <stdlib.h>
#include <string.h>

#include "snippet.h"
#include "spell.h"
#include "vec.h"

/* The table of known diagnostics lies in the arena and is never freed piece by piece. */
#define uthash_malloc(size) arena_alloc(diags->arena, (size))
#define uthash_free(table, size) ((void)(table))
#include <uthash.h>

/* With so many errors, help is no longer looked for: a file of nonsense must not take
 * long. */
#define MOST_SUGGESTIONS 200

struct note {
    struct span span;
    const char *text;
};

VEC(notes, struct note);

/* Padding would spoil the hash: all members are 32 bits. */
struct key {
    uint32_t code, lo, hi;
};

struct diag {
    UT_hash_handle hh;
    struct key key;
    struct diag *same_key; /* the next one of the same key, with another text */
    enum diag_code code;
    const struct source *source;
    struct span span;
    bool is_error;
    int number; /* in order of reporting */
    const char *text;
    const char *help;
    struct notes notes;
};

VEC(diag_list, struct diag *);

struct diags {
    struct arena *arena;
    const struct sources *sources;
    struct diag_style style;
    struct diag_list list;
    struct diag *known;
    int errors;
};

struct colors {
    const char *place, *error, *warning, *note, *help, *off;
};

static const struct colors colored = {
    "\033[1m", "\033[1;31m", "\033[1;35m", "\033[1;36m", "\033[1;32m", "\033[0m",
};
static const struct colors plain = {"", "", "", "", "", ""};

static const char *const numbers[] = {
#define CODE(id, number, title, text, wrong, right) number,
#include "diag_codes.def"
#undef CODE
};

struct diags *
diags_new(struct arena *arena, const struct sources *sources)
{
    struct diags *diags = NEW(arena, struct diags);

    diags->arena = arena;
    diags->sources = sources;
    return diags;
}

void
diags_configure(struct diags *diags, struct diag_style style)
{
    diags->style = style;
}

/* A diagnostic equal to this one that was reported before, or NULL; remembers this one.
 */
static struct diag *
known_before(struct diags *diags, struct diag *diag)
{
    struct diag *first, *same;

    HASH_FIND(hh, diags->known, &diag->key, sizeof diag->key, first);
    for (same = first; same; same = same->same_key)
        if (strcmp(same->text, diag->text) == 0)
            return same;
    if (first) {
        diag->same_key = first->same_key;
        first->same_key = diag;
    } else {
        HASH_ADD(hh, diags->known, key, sizeof diag->key, diag);
    }
    return NULL;
}

static struct diag *
report(struct diags *diags, enum diag_code code, struct span span, bool is_error,
       const char *text)
{
    struct diag *diag = NEW(diags->arena, struct diag), *same;

    diag->key = (struct key){(uint32_t)code, span.lo, span.hi};
    diag->code = code;
    diag->source = sources_find(diags->sources, span.lo);
    diag->span = span;
    diag->is_error = is_error;
    diag->text = text;
    same = known_before(diags, diag);
    if (same)
        return same;
    diag->number = diags->list.count;
    diags->errors += is_error;
    vec_push(diags->arena, &diags->list, diag);
    return diag;
}

struct diag *
diag_error(struct diags *diags, enum diag_code code, struct span span, const char *format,
           ...)
{
    va_list arguments;
    const char *text;

    va_start(arguments, format);
    text = arena_vprintf(diags->arena, format, arguments);
    va_end(arguments);
    return report(diags, code, span, true, text);
}

static enum diag_level
level_of(const struct diag_style *style, enum diag_code code)
{
    if (style->no_warnings)
        return DIAG_OFF;
    if (style->levels[code] == DIAG_WARN && style->warnings_as_errors)
        return DIAG_FAIL;
    return style->levels[code];
}

struct diag *
diag_warning(struct diags *diags, enum diag_code code, struct span span,
             const char *format, ...)
{
    enum diag_level level = level_of(&diags->style, code);
    va_list arguments;
    const char *text;

    if (level == DIAG_OFF || sources_find(diags->sources, span.lo)->is_hushed)
        return NEW(diags->arena, struct diag); /* takes notes, is never printed */
    va_start(arguments, format);
    text = arena_vprintf(diags->arena, format, arguments);
    va_end(arguments);
    return report(diags, code, span, level == DIAG_FAIL, text);
}

void
diag_note(struct diags *diags, struct diag *diag, struct span span, const char *format,
          ...)
{
    struct note note = {.span = span};
    va_list arguments;

    va_start(arguments, format);
    note.text = arena_vprintf(diags->arena, format, arguments);
    va_end(arguments);
    for (int i = 0; i < diag->notes.count; i++)
        if (diag->notes.at[i].span.lo == span.lo &&
            strcmp(diag->notes.at[i].text, note.text) == 0)
            return; /* of a repeated diagnostic */
    vec_push(diags->arena, &diag->notes, note);
}

void
diag_help(struct diags *diags, struct diag *diag, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    diag->help = arena_vprintf(diags->arena, format, arguments);
    va_end(arguments);
}

void
diag_suggest(struct diags *diags, struct diag *diag, const char *wrong,
             const char *const *candidates, int count)
{
    const char *nearest;

    if (diags->list.count > MOST_SUGGESTIONS)
        return;
    nearest = spell_nearest(wrong, candidates, count);
    if (nearest)
        diag_help(diags, diag, "did you mean '%s'?", nearest);
}

int
diag_error_count(const struct diags *diags)
{
    return diags->errors;
}

/* ---- printing ---- */

static int
compare(const void *a, const void *b)
{
    const struct diag *first = *(struct diag *const *)a;
    const struct diag *second = *(struct diag *const *)b;

    if (first->source->rank != second->source->rank)
        return first->source->rank < second->source->rank ? -1 : 1;
    if (first->span.lo != second->span.lo)
        return first->span.lo < second->span.lo ? -1 : 1;
    return first->number < second->number ? -1 : 1;
}

static void
print_place(const struct source *source, struct span span, const struct colors *colors,
            FILE *out)
{
    struct place place = source_place(source, span.lo);

    fprintf(out, "%s%s:%u:%u:%s ", colors->place, source->path, (unsigned)place.line,
            (unsigned)place.column, colors->off);
}

static void
print_diag(const struct diags *diags, const struct diag *diag,
           const struct colors *colors, FILE *out)
{
    const char *color = diag->is_error ? colors->error : colors->warning;
    struct snippet_style style = {color, colors->off, colors->help, colors->off};

    print_place(diag->source, diag->span, colors, out);
    fprintf(out, "%s%s:%s %s [%s]\n", color, diag->is_error ? "error" : "warning",
            colors->off, diag->text, numbers[diag->code]);
    snippet_print(diag->source, diag->span, diag->help, style, out);
    for (int i = 0; i < diag->notes.count; i++) {
        struct span span = diag->notes.at[i].span;

        print_place(sources_find(diags->sources, span.lo), span, colors, out);
        fprintf(out, "%snote:%s %s\n", colors->note, colors->off, diag->notes.at[i].text);
    }
}

void
diags_print(const struct diags *diags, FILE *out)
{
    size_t count = (size_t)diags->list.count;
    struct diag **sorted = arena_alloc(diags->arena, count * sizeof *sorted + 1);
    int most = diags->style.max_errors, errors = 0;

    if (count) {
        memcpy(sorted, diags->list.at, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, compare);
    }
    for (size_t i = 0; i < count && !(most && errors >= most); i++) {
        print_diag(diags, sorted[i], diags->style.color ? &colored : &plain, out);
        errors += sorted[i]->is_error;
    }
    if (errors < diags->errors)
        fprintf(out, "%d more %s; --max-errors=0 shows all\n", diags->errors - errors,
                diags->errors - errors == 1 ? "error" : "errors");
}

#include "type_arms.h"

#include <inttypes.h>

#include "cover.h"
#include "integer.h"

enum { MOST_NAMED = 5 };

/* All patterns of a match. */
struct gathered {
    struct patterns patterns;
    const struct arm *otherwise; /* the first else, or NULL */
    bool has_holes;              /* some patterns are not known */
};

/* ---- numbers in order ---- */

static bool
is_signed(const struct type *type)
{
    return type->kind == TYPE_DURATION || type_is_signed(type);
}

/* Numbers of 64 bits in the order of the type's values; and back. */
static uint64_t
ordered(const struct type *type, uint64_t value)
{
    return is_signed(type) ? value ^ UINT64_C(1) << 63 : value;
}

static struct stretch
all_of(const struct type *type)
{
    switch (type->kind) {
    case TYPE_BOOL:
        return (struct stretch){0, 1};
    case TYPE_ENUM:
        return (struct stretch){0, (uint64_t)type->decl->cases.count - 1};
    default:
        return (struct stretch){ordered(type, integer_least(type)),
                                ordered(type, integer_greatest(type))};
    }
}

/* ---- patterns that never match ---- */

static void
report_taken(struct typer *typer, const struct pattern *pattern,
             const struct pattern *before, bool takes_all)
{
    struct diag *diag = diag_error(typer->diags, DIAG_NEVER_MATCHES, pattern->span,
                                   "this never matches: all of it is taken before");
    diag_note(typer->diags, diag, before->span,
              takes_all ? "by this" : "by this and others");
}

/* ---- what no arm takes ---- */

static struct diag *
report_missing(struct typer *typer, const struct stmt *stmt, const char *what)
{
    struct span head = {stmt->span.lo, stmt->match.scrutinee->span.hi};
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_EXHAUSTIVE, head,
                                   "this 'match' has no arm for %s", what);
    diag_help(typer->diags, diag, "add what is missing, or 'else => …'");
    return diag;
}

static const char *
value_str(const struct type *type, uint64_t number)
{
    if (type->kind == TYPE_BOOL)
        return number ? "true" : "false";
    return type->decl->cases.at[number]->name;
}

/* "'RED', 'GREEN' and 3 others" */
static const char *
name_missing(const struct typer *typer, const struct type *type,
             const struct stretches *holes)
{
    const char *text = "";
    uint64_t total = 0, named = 0;
    for (int i = 0; i < holes->count; i++)
        total += holes->at[i].last - holes->at[i].first + 1;
    uint64_t most = total > MOST_NAMED ? MOST_NAMED : total;
    for (int i = 0; i < holes->count; i++)
        for (uint64_t number = holes->at[i].first;
             number <= holes->at[i].last && named < most; number++, named++) {
            const char *before = named == 0                            ? ""
                                 : named + 1 == total && total == most ? " and "
                                                                       : ", ";
            text = arena_printf(typer->arena, "%s%s'%s'", text, before,
                                value_str(type, number));
        }
    if (total > most)
        text = arena_printf(typer->arena, "%s and %" PRIu64 " other%s", text,
                            total - most, total - most == 1 ? "" : "s");
    return text;
}

/* Of the missing numbers the one nearest to 0, from 0 up if there is one. */
static uint64_t
example(const struct type *type, const struct stretches *holes)
{
    uint64_t zero = ordered(type, 0);
    for (int i = 0; i < holes->count; i++)
        if (holes->at[i].last >= zero)
            return holes->at[i].first > zero ? holes->at[i].first : zero;
    return holes->at[holes->count - 1].last;
}

static const char *
name_example(const struct typer *typer, const struct type *type,
             const struct stretches *holes)
{
    uint64_t value = ordered(type, example(type, holes));
    if (type->kind == TYPE_DURATION)
        return "other durations";
    if (is_signed(type))
        return arena_printf(typer->arena, "other values of '%s', such as %" PRId64,
                            str(typer, type), (int64_t)value);
    return arena_printf(typer->arena, "other values of '%s', such as %" PRIu64,
                        str(typer, type), value);
}

/* ---- numbers: integers, durations, bool, cases ---- */

static void
check_numbers(struct typer *typer, struct stmt *stmt, const struct type *type,
              const struct gathered *gathered)
{
    const struct patterns *patterns = &gathered->patterns;
    struct stretches stretches = {0}, holes = {0};
    struct owners owners = {0};
    for (int i = 0; i < patterns->count; i++)
        vec_push(typer->arena, &stretches,
                 ((struct stretch){ordered(type, patterns->at[i]->first),
                                   ordered(type, patterns->at[i]->last)}));
    cover(typer->arena, &stretches, all_of(type), &owners, &holes);
    for (int i = 0; i < patterns->count; i++)
        if (owners.at[i] >= 0)
            report_taken(typer, patterns->at[i], patterns->at[owners.at[i]],
                         stretches.at[owners.at[i]].last >= stretches.at[i].last);
    stmt->match.is_exhaustive = !gathered->has_holes && holes.count == 0;
    if (gathered->otherwise || gathered->has_holes || holes.count == 0)
        return;
    bool have_names = type->kind == TYPE_BOOL || type->kind == TYPE_ENUM;
    report_missing(typer, stmt,
                   have_names ? name_missing(typer, type, &holes)
                              : name_example(typer, type, &holes));
}

/* ---- strings ---- */

static void
check_strings(struct typer *typer, const struct stmt *stmt,
              const struct gathered *gathered)
{
    const struct patterns *patterns = &gathered->patterns;
    struct tally *places = tally_new(typer->arena);
    for (int i = 0; i < patterns->count; i++) {
        const struct constant *text = patterns->at[i]->text;
        int *place =
            tally_of(places, name_intern(typer->context->names, text->bytes, text->size));
        if (*place > 0)
            report_taken(typer, patterns->at[i], patterns->at[*place - 1], true);
        else
            *place = i + 1;
    }
    if (!gathered->otherwise && !gathered->has_holes)
        report_missing(typer, stmt, "other strings");
}

/* ---- else ---- */

/* The else of an exhaustive match, which gathering has noted. */
static void
warn_of_else(struct typer *typer, const struct stmt *stmt, const struct arm *otherwise)
{
    struct span word = {otherwise->span.lo, otherwise->span.lo + 4};
    struct diag *diag =
        diag_warning(typer->diags, DIAG_UNREACHABLE, word, "this is never reached");
    diag_note(typer->diags, diag, stmt->match.scrutinee->span,
              "the arms before take every value of '%s'",
              str(typer, stmt->match.scrutinee->type));
}

static void
report_behind_else(struct typer *typer, const struct arm *arm,
                   const struct arm *otherwise)
{
    struct span head =
        arm->is_else ? (struct span){arm->span.lo, arm->span.lo + 4}
                     : (struct span){arm->patterns.at[0]->span.lo,
                                     arm->patterns.at[arm->patterns.count - 1]->span.hi};
    struct diag *diag =
        diag_error(typer->diags, DIAG_NEVER_MATCHES, head,
                   "this is never reached: 'else' takes all that is left");
    diag_note(typer->diags, diag,
              (struct span){otherwise->span.lo, otherwise->span.lo + 4},
              "'else' stands here, and belongs at the end");
}

/* ---- the arms ---- */

static void
gather_patterns(struct typer *typer, const struct arm *arm, struct gathered *gathered)
{
    for (int i = 0; i < arm->patterns.count; i++)
        if (arm->patterns.at[i]->is_poison)
            gathered->has_holes = true;
        else
            vec_push(typer->arena, &gathered->patterns, arm->patterns.at[i]);
}

static struct gathered
gather(struct typer *typer, const struct stmt *stmt)
{
    struct gathered gathered = {0};
    for (int i = 0; i < stmt->match.arms.count; i++) {
        const struct arm *arm = stmt->match.arms.at[i];
        if (arm->is_lost)
            gathered.has_holes = true;
        else if (gathered.otherwise)
            report_behind_else(typer, arm, gathered.otherwise);
        else if (arm->is_else)
            gathered.otherwise = arm;
        else
            gather_patterns(typer, arm, &gathered);
    }
    return gathered;
}

void
check_arms(struct typer *typer, struct stmt *stmt, const struct type *type)
{
    struct gathered gathered = gather(typer, stmt);
    if (is_poison(type))
        return;
    if (type->kind == TYPE_STRING)
        check_strings(typer, stmt, &gathered);
    else
        check_numbers(typer, stmt, type, &gathered);
    if (stmt->match.is_exhaustive && gathered.otherwise)
        warn_of_else(typer, stmt, gathered.otherwise);
}

#include "arguments.h"

#include "suggest.h"

void
note_declaration(struct typer *typer, struct diag *diag, const char *name,
                 struct span span)
{
    diag_note(typer->diags, diag, span, "'%s' is declared here", name);
}

/* ---- counts ---- */

static const char *
count_str(const struct typer *typer, int least, int most)
{
    if (least == most)
        return arena_printf(typer->arena, "%d argument%s", most, most == 1 ? "" : "s");
    return arena_printf(typer->arena, "%d or %d arguments", least, most);
}

static struct diag *
report_count(struct typer *typer, const struct expr *call, const char *name, int least,
             int most)
{
    const struct arguments *args = &call->call.args;
    struct span span = args->count > most ? args->at[most].value->span : call->call.close;
    return diag_error(typer->diags, DIAG_ARGUMENT_COUNT, span, "'%s' takes %s, found %d",
                      name, count_str(typer, least, most), args->count);
}

/* Numbers the arguments by their places. */
static void
number(struct arguments *args, int most)
{
    for (int i = 0; i < args->count; i++)
        args->at[i].index = i < most ? i : -1;
}

/* Names are for fields. False if there are any: the arguments are not looked at then. */
static bool
refuse_names(struct typer *typer, const struct arguments *args, const char *name)
{
    for (int i = 0; i < args->count; i++) {
        if (!args->at[i].name)
            continue;
        struct diag *diag =
            diag_error(typer->diags, DIAG_ARGUMENT_NAME, args->at[i].name_span,
                       "the arguments of '%s' go by position, not by name", name);
        diag_help(typer->diags, diag,
                  "only the fields of a struct or class may be named");
        return false;
    }
    return true;
}

void
arrange_builtins(struct typer *typer, struct expr *call,
                 const struct signature *signature, const char *name)
{
    struct arguments *args = &call->call.args;
    bool are_unnamed = refuse_names(typer, args, name);
    number(args, are_unnamed ? signature->most : 0);
    if (!are_unnamed)
        return;
    if (args->count < signature->least || args->count > signature->most)
        report_count(typer, call, name, signature->least, signature->most);
}

void
arrange_values(struct typer *typer, struct expr *call, const char *name, int count)
{
    struct arguments *args = &call->call.args;
    bool are_unnamed = refuse_names(typer, args, name);
    number(args, are_unnamed ? count : 0);
    if (are_unnamed && args->count != count)
        report_count(typer, call, name, count, count);
}

/* ---- names ---- */

static void
report_field(struct typer *typer, const struct argument *argument,
             const struct taker *taker)
{
    struct candidates candidates = {0};
    for (int i = 0; i < taker->params->count; i++)
        vec_push(
            typer->arena, &candidates,
            ((struct candidate){taker->params->at[i]->name, taker->params->at[i]->span}));
    struct diag *diag =
        diag_error(typer->diags, DIAG_ARGUMENT_NAME, argument->name_span,
                   "'%s' has no field named '%s'", taker->name, argument->name);
    suggest(typer, diag, argument->name, &candidates);
}

/* The field of that name. Names mostly come in the order of the fields, so the search
 * begins where the last one ended. */
static int
find_field(const struct taker *taker, const char *name, int begin)
{
    int count = taker->params->count;
    for (int i = 0; i < count; i++) {
        int at = (begin + i) % count;
        if (taker->params->at[at]->name == name)
            return at;
    }
    return -1;
}

static void
report_missing(struct typer *typer, const struct expr *call, const struct taker *taker,
               const bool *given)
{
    for (int i = 0; i < taker->params->count; i++) {
        if (given[i])
            continue;
        struct diag *diag =
            diag_error(typer->diags, DIAG_ARGUMENT_COUNT, call->call.close,
                       "the field '%s' of '%s' has no value here",
                       taker->params->at[i]->name, taker->name);
        note_declaration(typer, diag, taker->params->at[i]->name,
                         taker->params->at[i]->span);
        return;
    }
}

/* All arguments have names. */
static void
arrange_names(struct typer *typer, struct expr *call, const struct taker *taker)
{
    struct arguments *args = &call->call.args;
    bool *given = arena_alloc(typer->arena, (size_t)taker->params->count + 1);
    bool are_right = true;
    for (int i = 0, next = 0; i < args->count; i++) {
        struct argument *argument = &args->at[i];
        argument->index = find_field(taker, argument->name, next);
        if (argument->index < 0) {
            report_field(typer, argument, taker);
            are_right = false;
        } else if (given[argument->index]) {
            diag_error(typer->diags, DIAG_ARGUMENT_NAME, argument->name_span,
                       "the field '%s' is given twice", argument->name);
            are_right = false;
        } else {
            given[argument->index] = true;
            next = argument->index + 1;
        }
    }
    if (are_right && !taker->is_of_c)
        report_missing(typer, call, taker, given);
}

static int
count_names(const struct arguments *args)
{
    int count = 0;
    for (int i = 0; i < args->count; i++)
        count += args->at[i].name != NULL;
    return count;
}

/* Names the parameters from `first` on, if they are few. */
static void
help_to_missing(struct typer *typer, struct diag *diag, const struct variables *params,
                int first)
{
    enum { MOST = 3 };
    int last = params->count - 1;
    const char *names = arena_printf(typer->arena, "'%s'", params->at[first]->name);
    if (last - first >= MOST)
        return;
    for (int i = first + 1; i <= last; i++)
        names = arena_printf(typer->arena, "%s%s '%s'", names, i == last ? " and" : ",",
                             params->at[i]->name);
    diag_help(typer->diags, diag, "%s %s missing", names, first == last ? "is" : "are");
}

static void
arrange_positions(struct typer *typer, struct expr *call, const struct taker *taker)
{
    struct arguments *args = &call->call.args;
    int count = taker->params->count;
    number(args, count);
    if (args->count == count)
        return;
    struct diag *diag = report_count(typer, call, taker->name, count, count);
    note_declaration(typer, diag, taker->name, taker->span);
    if (args->count < count)
        help_to_missing(typer, diag, taker->params, args->count);
}

void
arrange_items(struct typer *typer, struct expr *call, const struct taker *taker)
{
    struct arguments *args = &call->call.args;
    int names = count_names(args);
    if (!taker->has_fields) {
        number(args, 0);
        if (refuse_names(typer, args, taker->name))
            arrange_positions(typer, call, taker);
    } else if (taker->is_of_c && names < args->count) {
        number(args, 0);
        struct diag *diag = diag_error(
            typer->diags, DIAG_ARGUMENT_NAME, call->span,
            "the fields of '%s' go by name: C has an order of its own", taker->name);
        note_declaration(typer, diag, taker->name, taker->span);
    } else if (names && names < args->count) {
        number(args, 0);
        diag_error(typer->diags, DIAG_ARGUMENT_NAME, call->span,
                   "of the fields of '%s' either all have names here or none",
                   taker->name);
    } else if (names || taker->is_of_c) {
        arrange_names(typer, call, taker);
    } else {
        arrange_positions(typer, call, taker);
    }
}

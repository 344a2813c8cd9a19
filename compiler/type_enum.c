#include "type_enum.h"

#include "declare.h"
#include "resolve.h"
#include "suggest.h"

/* ---- declarations ---- */

/* Names of cases are known behind the enum's own, and those of payloads in their case. */
static void
declare_case(struct typer *typer, const struct enum_case *enum_case)
{
    require_name(typer, enum_case->name, enum_case->span, "a case");
    declare_variable(typer, variable_new(typer->arena, VARIABLE_LET, enum_case->name,
                                         enum_case->span));
}

static void
type_payload(struct typer *typer, const struct decl *decl,
             const struct enum_case *enum_case)
{
    scope_open(typer->scopes);
    for (int i = 0; i < enum_case->payload.count; i++) {
        struct variable *field = enum_case->payload.at[i];
        field->type = resolve_type(typer, field->typex);
        type_struct_field(typer->types, decl->type, field->type);
        require_name(typer, field->name, field->span, "a field");
        declare_variable(typer, field);
    }
    scope_close(typer->scopes);
}

/* Of cases with one name the first counts, and of enums with a case of that name. */
static void
note_first(struct tally *tally, const char *name, int place)
{
    int *first = tally_of(tally, name);
    if (*first == 0)
        *first = place;
}

void
type_cases(struct typer *typer, struct decl *decl)
{
    type_enum(typer->types, decl);
    decl->case_places = tally_new(typer->arena);
    vec_push(typer->arena, &typer->enums, decl);
    scope_open(typer->scopes);
    for (int i = 0; i < decl->cases.count; i++) {
        const struct enum_case *enum_case = decl->cases.at[i];
        declare_case(typer, enum_case);
        type_payload(typer, decl, enum_case);
        note_first(decl->case_places, enum_case->name, i + 1);
        note_first(typer->enum_places, enum_case->name, typer->enums.count);
    }
    scope_close(typer->scopes);
}

/* ---- names of cases ---- */

const struct enum_case *
find_case(const struct decl *decl, const char *name)
{
    int place = tally_get(decl->case_places, name);
    return place > 0 ? decl->cases.at[place - 1] : NULL;
}

void
report_no_case(struct typer *typer, struct span span, const struct decl *decl,
               const char *name)
{
    struct candidates candidates = {0};
    for (int i = 0; i < decl->cases.count; i++)
        vec_push(typer->arena, &candidates,
                 ((struct candidate){decl->cases.at[i]->name, decl->cases.at[i]->span}));
    struct diag *diag = diag_error(typer->diags, DIAG_UNKNOWN_MEMBER, span,
                                   "enum '%s' has no case '%s'", decl->name, name);
    suggest(typer, diag, name, &candidates);
}

/* The enum that a name means, or NULL. */
static struct decl *
named_enum(const struct typer *typer, const struct expr *expr)
{
    if (expr->kind != EXPR_NAME)
        return NULL;
    const struct binding *binding = find_name(typer, expr);
    bool is_enum = binding && binding->decl && binding->decl->kind == DECL_ENUM;
    return is_enum ? binding->decl : NULL;
}

bool
bind_case(struct typer *typer, struct expr *expr)
{
    struct decl *decl =
        expr->kind == EXPR_FIELD ? named_enum(typer, expr->field.object) : NULL;
    if (!decl)
        return false;
    decl->used = true;
    const struct enum_case *named = find_case(decl, expr->field.name);
    if (named) {
        expr->kind = EXPR_CASE;
        expr->enum_case.decl = decl;
        expr->enum_case.named = named;
    } else {
        report_no_case(typer, expr->field.name_span, decl, expr->field.name);
        expr->kind = EXPR_POISON;
        poison(typer, expr);
    }
    return true;
}

void
type_case(struct typer *typer, struct expr *expr)
{
    const struct enum_case *named = expr->enum_case.named;
    expr->type = expr->enum_case.decl->type;
    if (!named->payload.count)
        return;
    struct diag *diag = diag_error(
        typer->diags, DIAG_ARGUMENT_COUNT, expr->span, "'%s' takes %d argument%s",
        quote(typer, expr), named->payload.count, named->payload.count == 1 ? "" : "s");
    diag_help(typer->diags, diag, "write '%s(…)'", quote(typer, expr));
    diag_note(typer->diags, diag, named->span, "'%s' is declared here", named->name);
    poison(typer, expr);
}

/* ---- helps ---- */

void
help_to_cases(struct typer *typer, struct diag *diag, const struct decl *decl)
{
    const struct enum_case *first = decl->cases.at[0];
    diag_help(typer->diags, diag, "a value is one of its cases, such as '%s.%s%s'",
              decl->name, first->name, first->payload.count ? "(…)" : "");
}

const char *
case_of_that_name(const struct typer *typer, const char *name)
{
    int place = tally_get(typer->enum_places, name);
    if (place == 0)
        return NULL;
    return arena_printf(typer->arena, "%s.%s", typer->enums.at[place - 1]->name, name);
}

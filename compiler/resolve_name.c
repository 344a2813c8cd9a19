/* Names of values, and what to say of one that means nothing. */
#include "foreign.h"
#include "items.h"
#include "resolve.h"
#include "suggest.h"
#include "tally.h"
#include "type_enum.h"

static const char *
item_str(const struct decl *decl)
{
    switch (decl->kind) {
    case DECL_IMPORT:
        return "a module";
    case DECL_CONST:
        return "a constant";
    case DECL_STRUCT:
        return "a struct";
    case DECL_ENUM:
        return "an enum";
    case DECL_CLASS:
        return "a class";
    case DECL_FN:
        return "a fn";
    case DECL_CORO:
        return "a coroutine";
    case DECL_MESSAGE:
        return "a message";
    case DECL_C_FN:
        return "a fn of C";
    case DECL_C_CONST:
        return "a constant of C";
    default:
        return "an item";
    }
}

const char *
binding_str(const struct binding *binding)
{
    if (binding->variable)
        return "a variable";
    if (binding->decl)
        return item_str(binding->decl);
    return binding->type_word ? "a type" : "a function";
}

/* ---- unknown names ---- */

/* A variable of that name exists, but not here: it is being born, or its block has ended.
 */
static bool
note_absent(struct typer *typer, struct diag *diag, const char *name)
{
    const struct variable *birth = typer->birth;
    if (birth && birth->name == name) {
        diag_note(typer->diags, diag, birth->span,
                  "this '%s' is known only after its ';'", name);
        return true;
    }
    const struct variable *ended = scope_ended(typer->scopes, name);
    if (!ended || !typer->item || ended->span.lo < typer->item->span.lo)
        return false;
    diag_note(typer->diags, diag, ended->span, "this '%s' is known only in its own block",
              name);
    return true;
}

static bool
is_value(const struct binding *binding)
{
    return binding->variable || (binding->decl && decl_is_constant(binding->decl));
}

static bool
is_callable(const struct binding *binding)
{
    return binding->decl
               ? !decl_is_constant(binding->decl) && binding->decl->kind != DECL_ENUM
               : !binding->variable && binding->builtin;
}

static void
report_unknown(struct typer *typer, const struct expr *expr, bool called)
{
    const char *name = expr->name.name;
    const char *help = foreign_name(name);
    ++*tally_of(typer->told_names, name);
    if (is_underscore(name)) {
        diag_help(typer->diags,
                  diag_error(typer->diags, DIAG_UNKNOWN_NAME, expr->span,
                             "'_' is not a variable: it binds nothing"),
                  "a value is dropped by 'let _ = …;'");
        return;
    }
    struct diag *diag =
        diag_error(typer->diags, DIAG_UNKNOWN_NAME, expr->span, "no %s named '%s' here",
                   called ? "function or coroutine" : "variable", name);
    if (note_absent(typer, diag, name))
        return;
    const char *of_enum = case_of_that_name(typer, name);
    if (help)
        diag_help(typer->diags, diag, "%s", help);
    else if (of_enum)
        diag_help(typer->diags, diag, "write '%s'", of_enum);
    else if (!suggest_binding(typer, diag, name, called ? is_callable : is_value) &&
             typer->target == expr)
        diag_help(typer->diags, diag, "a variable is declared: var %s = …;", name);
}

const struct binding *
find_name(const struct typer *typer, const struct expr *name)
{
    if (name->name.module)
        return items_find(name->name.module->items, name->name.name);
    return scope_find(typer->scopes, name->name.name);
}

static bool
may_be_lost(const struct typer *typer, const struct expr *name)
{
    if (name->name.module)
        return items_may_have(name->name.module->items, name->name.name);
    return is_lost(typer, name->name.name);
}

const struct binding *
resolve_name(struct typer *typer, const struct expr *name, bool called)
{
    const struct binding *binding = find_name(typer, name);
    if (!binding && !name->name.module && tally_get(typer->told_names, name->name.name))
        return NULL;
    if (binding && binding->decl)
        binding->decl->used = true;
    if (binding)
        return binding;
    if (may_be_lost(typer, name))
        note_hole(typer);
    else if (name->name.module)
        report_unknown_item(typer, name->name.module, name->name.name,
                            name->name.name_span);
    else
        report_unknown(typer, name, called);
    return NULL;
}

/* ---- names as values ---- */

static void
report_assigned_item(struct typer *typer, const struct expr *expr,
                     const struct binding *binding)
{
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, expr->span,
                                   "'%s' is %s and cannot be assigned", expr->name.name,
                                   binding_str(binding));
    if (binding->decl)
        diag_note(typer->diags, diag, binding->decl->name_span, "'%s' is declared here",
                  expr->name.name);
}

/* An item or a word of the language that is no value. */
static void
report_no_value(struct typer *typer, const struct expr *expr,
                const struct binding *binding)
{
    const char *name = expr->name.name;
    if (typer->target == expr) {
        report_assigned_item(typer, expr, binding);
        return;
    }
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_A_VALUE, expr->span,
                                   "'%s' is %s, not a value", name, binding_str(binding));
    if (binding->decl && binding->decl->kind == DECL_IMPORT)
        diag_help(typer->diags, diag, "its items are used as %s.name", name);
    else if (binding->decl && binding->decl->kind == DECL_ENUM)
        help_to_cases(typer, diag, binding->decl);
    else if (binding->decl && binding->decl->kind == DECL_MESSAGE)
        diag_help(typer->diags, diag, "send it: yield %s(…)", quote(typer, expr));
    else if (!binding->type_word || binding->builtin)
        diag_help(typer->diags, diag, "call it: %s(…)", quote(typer, expr));
    if (binding->decl)
        diag_note(typer->diags, diag, binding->decl->name_span, "'%s' is declared here",
                  name);
}

/* A fn as a value. It does not tell whether it throws, so one that may is none. */
static void
note_taken(struct typer *typer, struct decl *decl)
{
    int *taken = tally_of(typer->taken, decl);
    if (*taken == 0)
        vec_push(typer->arena, &typer->module->taken, decl);
    *taken = 1;
}

static void
type_fn_name(struct typer *typer, struct expr *expr, const struct binding *binding)
{
    struct decl *decl = binding->decl;
    bool is_main = decl->name == name_intern(typer->context->names, "main", 4);
    if (typer->target == expr) {
        report_assigned_item(typer, expr, binding);
    } else if (decl->throws || is_main) {
        struct diag *diag =
            diag_error(typer->diags, DIAG_THROWING_VALUE, expr->span,
                       "'%s' may throw, and a fn that may is no value", decl->name);
        diag_help(typer->diags, diag, "name a fn that catches its errors");
        diag_note(typer->diags, diag, decl->name_span, "'%s' is declared here",
                  decl->name);
    } else {
        expr->type = decl->type;
        note_taken(typer, decl);
    }
}

/* C computes its value. */
static void
type_c_constant(struct typer *typer, struct expr *expr, const struct decl *decl)
{
    if (!typer->constants) {
        expr->type = decl->type;
        return;
    }
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_CONSTANT, expr->span,
                                   "the value of '%s' is known only to C", decl->name);
    diag_note(typer->diags, diag, decl->name_span, "'%s' is declared here", decl->name);
}

static void
type_item_name(struct typer *typer, struct expr *expr, const struct binding *binding)
{
    struct decl *decl = binding->decl;
    expr->name.decl = decl;
    poison(typer, expr);
    switch (decl->kind) {
    case DECL_CONST:
        expr->type = decl->type;
        if (typer->constants && decl->module == typer->module)
            vec_push(typer->arena, typer->constants, decl);
        break;
    case DECL_IMPORT:
    case DECL_STRUCT:
    case DECL_ENUM:
    case DECL_CLASS:
    case DECL_CORO:
    case DECL_MESSAGE:
    case DECL_C_FN:
        report_no_value(typer, expr, binding);
        break;
    case DECL_C_CONST:
        type_c_constant(typer, expr, decl);
        break;
    case DECL_FN:
        type_fn_name(typer, expr, binding);
        break;
    default:
        break; /* of later work: reported where it is declared */
    }
}

static void
type_variable_name(struct typer *typer, struct expr *expr, struct variable *variable)
{
    expr->name.variable = variable;
    variable->used = true;
    expr->type = variable->type;
    if (!typer->constants)
        return;
    diag_error(typer->diags, DIAG_NOT_CONSTANT, expr->span,
               "'%s' is a variable and not constant", variable->name);
    poison(typer, expr); /* its type may not be known yet */
}

void
type_name(struct typer *typer, struct expr *expr)
{
    const struct binding *binding = resolve_name(typer, expr, false);
    if (!binding) {
        poison(typer, expr);
    } else if (binding->variable) {
        type_variable_name(typer, expr, binding->variable);
    } else if (binding->decl) {
        type_item_name(typer, expr, binding);
    } else {
        report_no_value(typer, expr, binding);
        poison(typer, expr);
    }
}

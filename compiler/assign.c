#include "assign.h"

#include "walk.h"
#include "whole.h"

/* The field of an object, which is not part of what refers to the object. */
static bool
is_of_class(const struct expr *expr)
{
    return expr->kind == EXPR_FIELD && type_leads(expr->field.object->type);
}

struct variable *
assigned_variable(const struct typer *typer, const struct expr *target)
{
    for (const struct expr *inner; (inner = place_whole(target)) != NULL; target = inner)
        continue;
    if (target->kind != EXPR_NAME)
        return NULL;
    const struct binding *binding = scope_find(typer->scopes, target->name.name);
    return binding ? binding->variable : NULL;
}

bool
may_be_place(const struct expr *target)
{
    switch (target->kind) {
    case EXPR_POISON:
    case EXPR_NAME:
    case EXPR_FIELD:
    case EXPR_INDEX:
    case EXPR_UNWRAP:
        return true;
    default:
        return false;
    }
}

struct mention {
    const struct variable *variable;
    bool is_found;
};

static void
look_at(void *data, struct expr *expr, const struct site *site)
{
    struct mention *mention = data;
    (void)site;
    if (expr->kind == EXPR_NAME && expr->name.variable == mention->variable)
        mention->is_found = true;
}

static bool
mentions(const struct typer *typer, struct expr *index, const struct variable *variable)
{
    struct mention mention = {.variable = variable};
    struct visitor visitor = {.expr = look_at, .data = &mention, .arena = typer->arena};
    if (index->kind != EXPR_INT)
        walk_expr(&visitor, index);
    return mention.is_found;
}

/* An element of an array lies in it; that of a list or map elsewhere, and so does a field
 * of an object. */
bool
target_reads(const struct typer *typer, const struct expr *target,
             const struct variable *root)
{
    for (const struct expr *inner; (inner = place_whole(target)) != NULL;
         target = inner) {
        if (is_of_class(target) ||
            (target->kind == EXPR_INDEX && (inner->type->kind != TYPE_ARRAY ||
                                            mentions(typer, target->index.index, root))))
            return true;
    }
    return false;
}

/* ---- the errors ---- */

static const char *
variable_cure(const struct typer *typer, const struct variable *variable)
{
    switch (variable->kind) {
    case VARIABLE_LET:
        return "declare it with 'var'";
    case VARIABLE_LOOP:
        return "the loop gives it its values; an element is assigned by its index";
    default:
        return arena_printf(typer->arena, "copy it: 'var %s = %s;'", variable->name,
                            variable->name);
    }
}

static const char *
variable_word(const struct variable *variable)
{
    switch (variable->kind) {
    case VARIABLE_PARAMETER:
        return "a parameter";
    case VARIABLE_LOOP:
        return "a loop's variable";
    default:
        return "a 'let'";
    }
}

static void
report_variable(struct typer *typer, const struct expr *target, const struct expr *root,
                const char *member)
{
    const struct variable *variable = root->name.variable;
    struct diag *diag =
        member           ? diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, target->span,
                                      "'%s' would change '%s', which is %s", member, variable->name,
                                      variable_word(variable))
        : target == root ? diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, target->span,
                                      "'%s' is %s and cannot be assigned", variable->name,
                                      variable_word(variable))
                         : diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, target->span,
                                      "'%s' is %s, so what it holds cannot be assigned",
                                      variable->name, variable_word(variable));
    diag_help(typer->diags, diag, "%s", variable_cure(typer, variable));
    diag_note(typer->diags, diag, variable->span, "'%s' is declared here",
              variable->name);
}

static void
require_name(struct typer *typer, const struct expr *target, const struct expr *root,
             const char *member)
{
    struct variable *variable = root->name.variable;
    if (root->name.decl) {
        struct diag *diag = diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, target->span,
                                       "'%s' is a constant and cannot be %s",
                                       root->name.name, member ? "changed" : "assigned");
        diag_note(typer->diags, diag, root->name.decl->name_span, "'%s' is declared here",
                  root->name.name);
    } else if (variable->kind == VARIABLE_VAR || variable->kind == VARIABLE_MODULE) {
        variable->assigned = true;
    } else {
        report_variable(typer, target, root, member);
    }
}

static void
report_string_element(struct typer *typer, const struct expr *target)
{
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, target->span,
                                   "the bytes of a string cannot be assigned");
    diag_help(typer->diags, diag,
              "join a new string of slices: s[..i] + \"x\" + s[i + 1..]");
}

void
report_no_place(struct typer *typer, const struct expr *target)
{
    struct diag *diag =
        diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, target->span,
                   "only a variable, a field or an element can be assigned");
    if (target->kind == EXPR_BINARY && target->binary.operator_ == OPERATOR_MULTIPLY &&
        target->binary.left->kind == EXPR_NAME) /* char *text = … */
        diag_help(typer->diags, diag,
                  "there are no pointers; a variable is declared with 'let' or 'var'");
}

static void
report_place(struct typer *typer, const struct expr *target, const struct expr *root,
             const char *member)
{
    if (member)
        diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, target->span,
                   "'%s' would change a copy, which is then lost", member);
    else if (root->kind == EXPR_FIELD)
        diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, target->span,
                   "'%s' cannot be assigned", root->field.name);
    else if (target == root)
        report_no_place(typer, target);
    else
        diag_error(typer->diags, DIAG_NOT_ASSIGNABLE, target->span,
                   "'%s' is a copy, so what it holds cannot be assigned",
                   quote(typer, root));
}

/* ---- the rule ---- */

/* A field of a struct is assignable where the struct is, an element of an array where
 * that is, what lies in an optional where that is; a field of an object always. */
static bool
leads_inwards(const struct expr *expr)
{
    return expr->kind == EXPR_UNWRAP ||
           (expr->kind == EXPR_INDEX && expr->index.object->type->kind == TYPE_ARRAY) ||
           (expr->kind == EXPR_FIELD && expr->field.builtin == BUILTIN_NOT_ONE &&
            !is_of_class(expr));
}

/* To be assigned, or else changed by its member. */
static void
require_fit(struct typer *typer, const struct expr *target, const char *member)
{
    const struct expr *root = target;
    while (leads_inwards(root))
        root = place_whole(root);
    if (is_poison(target->type) || is_poison(root->type))
        return;
    if (root->kind == EXPR_NAME)
        require_name(typer, target, root, member);
    else if (root->kind == EXPR_INDEX && root->index.object->type->kind == TYPE_STRING)
        report_string_element(typer, target);
    else if (root->kind != EXPR_INDEX && !is_of_class(root) &&
             !(root->kind == EXPR_FIELD && root->field.builtin == BUILTIN_LOOP_TRACE))
        report_place(typer, target, root, member);
}

void
require_assignable(struct typer *typer, const struct expr *target)
{
    require_fit(typer, target, NULL);
}

void
require_changeable(struct typer *typer, const struct expr *place, const char *name)
{
    require_fit(typer, place, name);
}

#include "member.h"

#include "convert.h"
#include "foreign.h"
#include "suggest.h"
#include "type_enum.h"

/* ---- members that are not there ---- */

static struct candidates
members_of(struct typer *typer, const struct type *type)
{
    struct candidates candidates = {0};
    int count;
    const struct signature *members = all_members(type, &count);
    for (int i = 0; i < count; i++) {
        struct candidate member = {typer->builtin_names[members[i].builtin], {0, 0}};
        vec_push(typer->arena, &candidates, member);
    }
    const struct decl *decl = type_fields(type);
    for (int i = 0; decl && i < decl->params.count; i++) {
        struct candidate field = {decl->params.at[i]->name, decl->params.at[i]->span};
        vec_push(typer->arena, &candidates, field);
    }
    return candidates;
}

/* c.RED, or s.r of what a case holds. */
static const char *
enum_help(struct typer *typer, const struct expr *expr)
{
    const struct decl *decl = expr->field.object->type->decl;
    const struct enum_case *named = find_case(decl, expr->field.name);
    if (named && !named->payload.count)
        return arena_printf(typer->arena, "write '%s == %s.%s'",
                            quote_operand(typer, expr->field.object), decl->name,
                            named->name);
    return decl->params.count ? "what a case holds is bound by 'match'" : NULL;
}

static void
report_absent(struct typer *typer, const struct expr *expr)
{
    const struct type *type = expr->field.object->type;
    const char *name = expr->field.name;
    struct diag *diag =
        diag_error(typer->diags, DIAG_UNKNOWN_MEMBER, expr->field.name_span,
                   "'%s' has no member '%s'", str(typer, type), name);
    if (type->kind == TYPE_OPTIONAL && (member_signature(typer, type->element, name) ||
                                        type_field_index(type->element, name) >= 0)) {
        diag_help(typer->diags, diag, "open it first: '%s!.%s', or 'if let'",
                  quote_operand(typer, expr->field.object), name);
        return;
    }
    const char *help = type->kind == TYPE_ENUM ? enum_help(typer, expr)
                       : type->kind == TYPE_CSTRING
                           ? string_help(typer, expr->field.object)
                           : foreign_member(type, name);
    if (help) {
        diag_help(typer->diags, diag, "%s", help);
        return;
    }
    struct candidates candidates = members_of(typer, type);
    suggest(typer, diag, name, &candidates);
}

/* A member of a type that has it in general, but not this one. */
static bool
is_void_of(struct typer *typer, const struct expr *expr, const struct signature *member)
{
    const struct type *type = expr->field.object->type;
    const char *why;
    if (member->gives == SHAPE_MAYBE_RESULT && is_void(type->returns))
        why = "it returns nothing";
    else if (member->takes[0] == SHAPE_SENT && is_void(type->receives))
        why = "it receives nothing";
    else
        return false;
    diag_error(typer->diags, DIAG_UNKNOWN_MEMBER, expr->field.name_span,
               "'%s' has no '%s': %s", str(typer, type), expr->field.name, why);
    return true;
}

/* ---- fields and properties ---- */

static void
report_not_called(struct typer *typer, const struct expr *expr)
{
    struct diag *diag =
        diag_error(typer->diags, DIAG_NOT_A_VALUE, expr->field.name_span,
                   "'%s' is a function of '%s', not a value", expr->field.name,
                   str(typer, expr->field.object->type));
    diag_help(typer->diags, diag, "call it: '.%s(…)'", expr->field.name);
}

static void
type_property(struct typer *typer, struct expr *expr)
{
    const struct type *type = expr->field.object->type;
    const struct signature *member = member_signature(typer, type, expr->field.name);
    poison(typer, expr);
    if (!member) {
        report_absent(typer, expr);
    } else if (!member->is_property) {
        report_not_called(typer, expr);
    } else if (!is_void_of(typer, expr, member)) {
        expr->field.builtin = member->builtin;
        expr->type = shape_type(typer, member->gives, type);
    }
}

void
type_field(struct typer *typer, struct expr *expr)
{
    const struct type *type = expr->field.object->type;
    int index = type_field_index(type, expr->field.name);
    if (is_poison(type)) {
        poison(typer, expr);
    } else if (index >= 0) {
        expr->field.index = index;
        expr->type = type_fields(type)->params.at[index]->type;
    } else {
        type_property(typer, expr);
    }
}

bool
has_fn_field(const struct type *type, const char *name)
{
    int index = type_field_index(type, name);
    return index >= 0 &&
           type_opened(type_fields(type)->params.at[index]->type)->kind == TYPE_FN;
}

/* ---- methods ---- */

/* Something behind the dot that is there, but cannot be called. */
static void
report_called(struct typer *typer, const struct expr *expr, const char *what)
{
    struct diag *diag =
        diag_error(typer->diags, DIAG_NOT_CALLABLE, expr->field.name_span,
                   "'%s' is %s of '%s' and cannot be called", expr->field.name, what,
                   str(typer, expr->field.object->type));
    diag_help(typer->diags, diag, "leave out the parentheses");
}

/* A method that only lists or arrays of some elements have. */
static bool
is_misfit(struct typer *typer, const struct expr *expr, const struct signature *member)
{
    const struct type *type = expr->field.object->type, *element = type->element;
    bool sorts =
        member->builtin == BUILTIN_LIST_SORT || member->builtin == BUILTIN_ARRAY_SORT;
    const char *why;
    if (sorts && !type_has_order(element))
        why = "cannot be sorted: '<' does not take them";
    else if (member->builtin == BUILTIN_LIST_TO_STRING && element->kind != TYPE_U8)
        why = "is no string: the bytes of one are 'u8'";
    else
        return false;
    diag_error(typer->diags, DIAG_OPERANDS, expr->field.name_span, "%s of '%s' %s",
               type->kind == TYPE_LIST ? "a list" : "an array", str(typer, element), why);
    return true;
}

const struct signature *
find_method(struct typer *typer, const struct expr *expr)
{
    const struct type *type = expr->field.object->type;
    const struct signature *member = member_signature(typer, type, expr->field.name);
    if (is_poison(type))
        return NULL;
    if (type_field_index(type, expr->field.name) >= 0) {
        report_called(typer, expr, "a field");
    } else if (!member) {
        report_absent(typer, expr);
    } else if (member->is_property) {
        report_called(typer, expr, "a property");
    } else if (!is_misfit(typer, expr, member) && !is_void_of(typer, expr, member)) {
        return member;
    }
    return NULL;
}

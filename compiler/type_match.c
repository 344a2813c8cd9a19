#include "type_match.h"

#include <ctype.h>
#include <string.h>

#include "convert.h"
#include "declare.h"
#include "integer.h"
#include "items.h"
#include "resolve.h"
#include "suggest.h"
#include "type_enum.h"
#include "type_expr.h"

/* ---- what is matched ---- */

static bool
is_range_type(const struct type *type)
{
    return type_is_integer(type) || type->kind == TYPE_DURATION;
}

static bool
is_matchable(const struct type *type)
{
    return is_range_type(type) || type->kind == TYPE_BOOL || type->kind == TYPE_STRING ||
           type->kind == TYPE_ENUM || is_poison(type);
}

const struct type *
type_scrutinee(struct typer *typer, struct expr *scrutinee)
{
    type_value(typer, scrutinee, NULL);
    const struct type *type = scrutinee->type;
    if (is_matchable(type))
        return type;
    struct diag *diag =
        diag_error(typer->diags, DIAG_NOT_MATCHABLE, scrutinee->span,
                   "'match' takes integers, strings, durations, bool and enums, not '%s'",
                   str(typer, type));
    if (type->kind == TYPE_OPTIONAL)
        diag_help(typer->diags, diag, "open it first: 'if let x = %s { match x { … } }'",
                  quote(typer, scrutinee));
    else if (type_is_float(type))
        diag_help(typer->diags, diag, "compare it by 'if'");
    return basic(typer, TYPE_POISON);
}

/* ---- patterns in general ---- */

static const char *
pattern_str(const struct typer *typer, const struct pattern *pattern)
{
    const struct expr written = {.kind = EXPR_NAME, .span = pattern->span};
    return quote(typer, &written);
}

static struct diag *
report(struct typer *typer, struct pattern *pattern, const char *text)
{
    pattern->is_poison = true;
    return diag_error(typer->diags, DIAG_PATTERN, pattern->span, "%s", text);
}

static void
report_type(struct typer *typer, struct pattern *pattern, struct span span,
            const struct type *found, const struct type *wanted)
{
    pattern->is_poison = true;
    diag_error(typer->diags, DIAG_MISMATCH, span, "expected '%s', found '%s'",
               str(typer, wanted), str(typer, found));
}

/* ---- literals ---- */

static const char *
literal_help(const struct expr *literal, const struct type *type)
{
    bool is_text = literal->kind == EXPR_STRING;
    if (is_text && literal->string.size == 1 && type_is_integer(type))
        return "a byte is written in single quotes: 'a'";
    if (literal->kind == EXPR_INT && type->kind == TYPE_DURATION)
        return "a duration has a unit: 5s, 250ms";
    if (type->kind == TYPE_STRING)
        return "a text is written in double quotes: \"a\"";
    return NULL;
}

/* A bound of a range, or the only value. */
static void
type_literal(struct typer *typer, struct pattern *pattern, struct expr *literal,
             const struct type *type)
{
    type_value(typer, literal, type);
    if (is_poison(type) || literal->type == type)
        return;
    pattern->is_poison = true;
    if (is_poison(literal->type))
        return;
    const char *help = literal_help(literal, type);
    struct diag *diag = report_mismatch(
        typer, literal, arena_printf(typer->arena, "'%s'", str(typer, type)));
    if (help)
        diag_help(typer->diags, diag, "%s", help);
}

static void
note_text(struct typer *typer, struct pattern *pattern, const struct expr *literal)
{
    struct constant *text = NEW(typer->arena, struct constant);
    text->type = literal->type;
    text->bytes = literal->string.bytes;
    text->size = literal->string.size;
    pattern->text = text;
}

static void
type_range(struct typer *typer, struct pattern *pattern, const struct type *type)
{
    type_literal(typer, pattern, pattern->high, type);
    if (pattern->is_poison || is_poison(type))
        return;
    if (!is_range_type(type)) {
        report(typer, pattern, "a range is of integers or durations");
        return;
    }
    uint64_t low = pattern->low->integer.value, high = pattern->high->integer.value;
    int order = integer_compare(type, low, high);
    if (order > 0 || (order == 0 && !pattern->inclusive)) {
        report(typer, pattern, "this range is empty");
        return;
    }
    pattern->first = low;
    pattern->last = pattern->inclusive ? high : high - 1;
}

static void
type_literal_pattern(struct typer *typer, struct pattern *pattern,
                     const struct type *type)
{
    type_literal(typer, pattern, pattern->low, type);
    if (pattern->high)
        type_range(typer, pattern, type);
    else if (pattern->is_poison || is_poison(type))
        return;
    else if (type->kind == TYPE_STRING)
        note_text(typer, pattern, pattern->low);
    else
        pattern->first = pattern->last = pattern->low->integer.value;
}

/* ---- names of constants ---- */

static bool
is_constant(const struct binding *binding)
{
    return binding->decl && binding->decl->kind == DECL_CONST;
}

/* What other languages write for `else`. */
static bool
means_else(const char *name)
{
    return is_underscore(name) || strcmp(name, "default") == 0;
}

static void
report_no_constant(struct typer *typer, struct pattern *pattern,
                   const struct binding *binding)
{
    struct diag *diag;
    if (means_else(pattern->name)) {
        diag = report(typer, pattern,
                      arena_printf(typer->arena, "'%s' is no pattern", pattern->name));
        diag_help(typer->diags, diag, "write 'else => …'");
        return;
    }
    pattern->is_poison = true;
    if (binding) {
        diag =
            diag_error(typer->diags, DIAG_PATTERN, pattern->span,
                       "'%s' is %s, and no pattern", pattern->name, binding_str(binding));
        if (binding->decl && binding->decl->kind == DECL_C_CONST)
            diag_help(typer->diags, diag,
                      "its value is known only to C: it is compared by 'if'");
        if (binding->variable)
            diag_help(typer->diags, diag,
                      "a pattern is a literal, a constant or the case "
                      "of an enum; variables are compared by 'if'");
        return;
    }
    diag = diag_error(typer->diags, DIAG_UNKNOWN_NAME, pattern->span,
                      "no constant named '%s' here", pattern->name);
    const char *of_enum = case_of_that_name(typer, pattern->name);
    if (of_enum)
        diag_help(typer->diags, diag, "'%s' is of another type", of_enum);
    else if (islower((unsigned char)pattern->name[0]))
        diag_help(typer->diags, diag,
                  "a pattern gives no name to a value; 'else' takes what is left");
    else
        suggest_binding(typer, diag, pattern->name, is_constant);
}

/* The value that a constant gives the pattern. */
static void
take_constant(struct typer *typer, struct pattern *pattern, const struct decl *decl,
              const struct type *type)
{
    const struct constant *constant = decl->constant;
    if (!convertible(decl->type, type) || type->kind == TYPE_POISON) {
        report_type(typer, pattern, pattern->span, decl->type, type);
    } else if (!constant || is_poison(decl->type)) {
        pattern->is_poison = true; /* reported there */
    } else if (type->kind == TYPE_STRING) {
        pattern->text = constant;
    } else if (type->kind == TYPE_ENUM &&
               type->decl->cases.at[constant->integer]->payload.count) {
        report(typer, pattern,
               arena_printf(typer->arena, "'%s' is a case that holds something",
                            decl->name));
    } else {
        pattern->first = pattern->last = constant->integer;
    }
}

static void
type_constant_pattern(struct typer *typer, struct pattern *pattern,
                      const struct type *type)
{
    const struct binding *binding = scope_find(typer->scopes, pattern->name);
    if (!binding && is_lost(typer, pattern->name)) {
        pattern->is_poison = true;
        note_hole(typer);
    } else if (!binding && type->kind == TYPE_ENUM) {
        pattern->is_poison = true;
        if (means_else(pattern->name))
            report_no_constant(typer, pattern, NULL);
        else
            report_no_case(typer, pattern->span, type->decl, pattern->name);
    } else if (!binding || !is_constant(binding)) {
        report_no_constant(typer, pattern, binding);
    } else {
        binding->decl->used = true;
        take_constant(typer, pattern, binding->decl, type);
    }
}

/* ---- names of cases ---- */

static bool
is_enum(const struct binding *binding)
{
    return binding->decl && binding->decl->kind == DECL_ENUM;
}

/* The enum that stands before the '.' of E.RED; NULL, reported, for anything else. */
static struct decl *
qualifying_enum(struct typer *typer, struct pattern *pattern)
{
    const struct binding *binding = scope_find(typer->scopes, pattern->qualifier);
    pattern->is_poison = true;
    if (!binding && is_lost(typer, pattern->qualifier))
        return NULL;
    if (binding && binding->decl && binding->decl->kind == DECL_POISON)
        return NULL;
    if (binding && is_enum(binding)) {
        pattern->is_poison = false;
        binding->decl->used = true;
        return binding->decl;
    }
    struct diag *diag = diag_error(typer->diags, DIAG_UNKNOWN_NAME, pattern->span,
                                   "no enum named '%s' here", pattern->qualifier);
    suggest_binding(typer, diag, pattern->qualifier, is_enum);
    return NULL;
}

/* The case that a pattern names, if it names one. */
static const struct enum_case *
named_case(struct typer *typer, struct pattern *pattern, const struct type *type)
{
    if (!pattern->qualifier)
        return type->kind == TYPE_ENUM ? find_case(type->decl, pattern->name) : NULL;
    struct decl *decl = qualifying_enum(typer, pattern);
    if (!decl)
        return NULL;
    if (!is_poison(type) && decl->type != type) {
        report_type(typer, pattern, pattern->span, decl->type, type);
        return NULL;
    }
    const struct enum_case *named = find_case(decl, pattern->name);
    pattern->is_poison = !named;
    if (!named)
        report_no_case(typer, pattern->span, decl, pattern->name);
    return named;
}

/* As many names as the case holds values, or none at all. */
static void
check_bindings(struct typer *typer, struct pattern *pattern, const struct enum_case *of)
{
    int count = pattern->bindings.count, held = of->payload.count;
    if (count == 0 || count == held)
        return;
    pattern->is_poison = true;
    struct diag *diag;
    if (held == 0)
        diag = diag_error(typer->diags, DIAG_PATTERN, pattern->span,
                          "'%s' holds nothing to bind", of->name);
    else
        diag = diag_error(typer->diags, DIAG_PATTERN, pattern->span,
                          "'%s' holds %d value%s, found %d name%s", of->name, held,
                          held == 1 ? "" : "s", count, count == 1 ? "" : "s");
    diag_note(typer->diags, diag, of->span, "'%s' is declared here", of->name);
}

static void
refuse_binding_constant(struct typer *typer, struct pattern *pattern)
{
    if (pattern->bindings.count && !pattern->is_poison)
        report(typer, pattern,
               arena_printf(typer->arena, "'%s' holds nothing to bind", pattern->name));
}

/* The module that stands before the '.' of m.LIMIT, or NULL. */
static const struct module *
qualifying_module(const struct typer *typer, const struct pattern *pattern)
{
    const struct binding *binding =
        pattern->qualifier ? scope_find(typer->scopes, pattern->qualifier) : NULL;
    bool is_module = binding && binding->decl && binding->decl->kind == DECL_IMPORT;
    if (!is_module)
        return NULL;
    binding->decl->used = true;
    return binding->decl->imported;
}

static void
type_item_pattern(struct typer *typer, struct pattern *pattern,
                  const struct module *module, const struct type *type)
{
    const struct binding *binding = items_find(module->items, pattern->name);
    if (binding && is_constant(binding)) {
        binding->decl->used = true;
        take_constant(typer, pattern, binding->decl, type);
        refuse_binding_constant(typer, pattern);
        return;
    }
    pattern->is_poison = true;
    if (binding)
        report_no_constant(typer, pattern, binding);
    else if (!items_may_have(module->items, pattern->name))
        report_unknown_item(typer, module, pattern->name, pattern->span);
}

static void
type_name_pattern(struct typer *typer, struct pattern *pattern, const struct type *type)
{
    const struct module *module = qualifying_module(typer, pattern);
    if (module) {
        type_item_pattern(typer, pattern, module, type);
        return;
    }
    const struct enum_case *of = named_case(typer, pattern, type);
    if (of) {
        pattern->of = of;
        pattern->first = pattern->last = (uint64_t)of->number;
        check_bindings(typer, pattern, of);
    } else if (!pattern->qualifier && !is_poison(type)) {
        type_constant_pattern(typer, pattern, type);
        refuse_binding_constant(typer, pattern);
    }
}

/* ---- what patterns bind ---- */

/* By another pattern of the arm, which has been refused. */
static bool
is_declared(const struct typer *typer, const struct variable *variable,
            const struct arm *arm)
{
    const struct binding *binding = scope_find(typer->scopes, variable->name);
    return arm->patterns.count > 1 && binding && binding->variable &&
           binding->variable->span.lo >= arm->span.lo;
}

static void
declare_bindings(struct typer *typer, const struct pattern *pattern,
                 const struct arm *arm)
{
    for (int i = 0; i < pattern->bindings.count; i++) {
        struct variable *variable = pattern->bindings.at[i];
        variable->kind = VARIABLE_BOUND;
        variable->type = pattern->of && !pattern->is_poison
                             ? pattern->of->payload.at[i]->type
                             : basic(typer, TYPE_POISON);
        if (!is_declared(typer, variable, arm))
            declare_variable(typer, variable);
    }
}

/* What a name would mean that only one of several patterns binds, nobody knows. */
static void
refuse_bindings(struct typer *typer, struct pattern *pattern)
{
    for (int i = 0; i < pattern->bindings.count; i++) {
        const struct variable *variable = pattern->bindings.at[i];
        if (is_underscore(variable->name))
            continue;
        struct diag *diag = diag_error(
            typer->diags, DIAG_PATTERN, variable->span,
            "'%s' cannot be bound in an arm of several patterns", variable->name);
        diag_help(typer->diags, diag, "give '%s' an arm of its own, or write '_'",
                  pattern_str(typer, pattern));
        pattern->is_poison = true;
        return;
    }
}

void
type_patterns(struct typer *typer, struct arm *arm, const struct type *type)
{
    for (int i = 0; i < arm->patterns.count; i++) {
        struct pattern *pattern = arm->patterns.at[i];
        if (pattern->low)
            type_literal_pattern(typer, pattern, type);
        else
            type_name_pattern(typer, pattern, type);
        if (arm->patterns.count > 1)
            refuse_bindings(typer, pattern);
        declare_bindings(typer, pattern, arm);
    }
}

#include "type_array.h"

#include <inttypes.h>

#include "resolve.h"
#include "shape.h"
#include "suggest.h"
#include "sure_index.h"

/* ---- the size in a type ---- */

static void
report_size_name(struct typer *typer, const struct expr *size,
                 const struct binding *binding)
{
    struct diag *diag =
        diag_error(typer->diags, DIAG_ARRAY_SIZE, size->span,
                   "the size of an array is a literal or a constant, and '%s' is %s",
                   size->name.name, binding_str(binding));
    struct span declared = binding_span(binding);
    if (declared.hi > 0)
        diag_note(typer->diags, diag, declared, "'%s' is declared here", size->name.name);
}

/* The constant that a size names; NULL, reported, if it is none. */
static const struct constant *
size_constant(struct typer *typer, const struct expr *size)
{
    const struct binding *binding = resolve_name(typer, size, false);
    if (!binding)
        return NULL;
    if (!binding->decl || binding->decl->kind != DECL_CONST) {
        report_size_name(typer, size, binding);
        return NULL;
    }
    const struct constant *constant = binding->decl->constant;
    if (!constant || type_is_integer(constant->type))
        return constant; /* NULL: an error has been reported where it is declared */
    struct diag *diag =
        diag_error(typer->diags, DIAG_ARRAY_SIZE, size->span,
                   "the size of an array must be an integer, and '%s' has type '%s'",
                   size->name.name, str(typer, constant->type));
    diag_note(typer->diags, diag, binding->decl->name_span, "'%s' is declared here",
              size->name.name);
    return NULL;
}

static bool
is_positive(const struct type *type, uint64_t value)
{
    return value > 0 && (!type_is_signed(type) || value <= INT64_MAX);
}

static bool
require_positive(struct typer *typer, const struct expr *size, const struct type *type,
                 uint64_t value)
{
    if (is_positive(type, value))
        return true;
    const char *found =
        value == 0 ? "0" : arena_printf(typer->arena, "%" PRId64, (int64_t)value);
    diag_error(typer->diags, DIAG_ARRAY_SIZE, size->span,
               "an array has at least 1 element, found %s", found);
    return false;
}

/* 0 if there is none. */
static uint64_t
size_of(struct typer *typer, struct expr *size)
{
    const struct type *integer = basic(typer, TYPE_U64);
    const struct constant *constant;
    if (size->kind == EXPR_FIELD && !must_be_through_module(typer, size))
        return 0;
    switch (size->kind) {
    case EXPR_INT:
        return require_positive(typer, size, integer, size->integer.value)
                   ? size->integer.value
                   : 0;
    case EXPR_NAME:
        constant = size_constant(typer, size);
        if (!constant ||
            !require_positive(typer, size, constant->type, constant->integer))
            return 0;
        return constant->integer;
    default:
        note_hole(typer);
        return 0;
    }
}

const struct type *
resolve_array(struct typer *typer, const struct typex *typex, const struct type *element)
{
    uint64_t count = size_of(typer, typex->size);
    return count > 0 ? type_array(typer->types, element, count)
                     : basic(typer, TYPE_POISON);
}

const struct type *
require_size(struct typer *typer, const struct type *type, struct span span)
{
    if (is_poison(type))
        return type;
    uint32_t bytes = shape_of_type(type).size;
    if (bytes <= SHAPE_LARGEST)
        return type;
    const char *takes = bytes == UINT32_MAX
                            ? ""
                            : arena_printf(typer->arena, "%" PRIu32 " bytes, ", bytes);
    struct diag *diag = diag_error(typer->diags, DIAG_VALUE_SIZE, span,
                                   "a value of type '%s' takes %smore than %d bytes",
                                   str(typer, type), takes, SHAPE_LARGEST);
    if (type->kind == TYPE_ARRAY)
        diag_help(typer->diags, diag, "a list holds its elements elsewhere: 'list[%s]'",
                  str(typer, type->element));
    return basic(typer, TYPE_POISON);
}

/* ---- values ---- */

void
require_count(struct typer *typer, struct expr *literal, const struct type *asked)
{
    uint64_t found = (uint64_t)literal->list.count;
    if (found == asked->count)
        return;
    bool is_missing = found < asked->count;
    struct span span = is_missing ? literal->span : literal->list.at[asked->count]->span;
    struct diag *diag =
        diag_error(typer->diags, DIAG_ELEMENT_COUNT, span,
                   "'%s' has %" PRIu64 " element%s, found %" PRIu64, str(typer, asked),
                   asked->count, asked->count == 1 ? "" : "s", found);
    if (is_missing && found == 0 && type_has_zero(asked))
        diag_help(typer->diags, diag, "write '%s()' for zeros", str(typer, asked));
    poison(typer, literal);
}

/* What keeps a type from having a zero value: itself, or what it holds. */
static const struct type *
without_zero(const struct type *type)
{
    for (;;) {
        const struct type *inside = NULL;
        if (type->kind == TYPE_ARRAY)
            inside = type->element;
        for (int i = 0; type->kind == TYPE_STRUCT && !inside; i++) {
            const struct type *field = type->decl->params.at[i]->type;
            inside = type_has_zero(field) ? NULL : field;
        }
        if (!inside)
            return type;
        type = inside;
    }
}

void
type_zero_array(struct typer *typer, struct expr *expr)
{
    const struct type *element = expr->type->element;
    if (type_has_zero(element))
        return;
    const struct type *inside = without_zero(element);
    struct diag *diag =
        inside == element
            ? diag_error(typer->diags, DIAG_NO_ZERO, expr->span,
                         "'%s' has no zero value to begin with", str(typer, element))
            : diag_error(typer->diags, DIAG_NO_ZERO, expr->span,
                         "'%s' has no zero value to begin with: it holds '%s'",
                         str(typer, element), str(typer, inside));
    diag_help(typer->diags, diag, "list the elements: [a, b, …], or take '%s?'",
              str(typer, element));
    poison(typer, expr);
}

void
check_array_index(struct typer *typer, const struct expr *expr)
{
    const struct type *array = expr->index.object->type;
    uint64_t number;
    if (array->kind != TYPE_ARRAY || is_poison(expr->index.index->type) ||
        !index_number(expr->index.index, &number) || number < array->count)
        return;
    report_index(typer, expr, number);
}

void
report_index(struct typer *typer, const struct expr *expr, uint64_t number)
{
    const struct type *array = expr->index.object->type;
    struct diag *diag = diag_error(
        typer->diags, DIAG_INDEX_RANGE, expr->index.index->span,
        "index %" PRId64 " is out of range: '%s' has %" PRIu64 " element%s",
        (int64_t)number, str(typer, array), array->count, array->count == 1 ? "" : "s");
    if ((int64_t)number < 0)
        diag_help(typer->diags, diag, "no index counts from the end: write '%s.len - …'",
                  quote_operand(typer, expr->index.object));
}

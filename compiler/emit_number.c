/* Literals: numbers, texts, constants of any type. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "c_foreign.h"
#include "c_literal.h"
#include "emitting.h"

/* ---- integers ---- */

/* The value, whose bits are those of a type of this width. */
static int64_t
signed_value(uint64_t bits, int width)
{
    uint64_t sign = UINT64_C(1) << (width - 1);

    bits &= sign | (sign - 1);
    return (int64_t)((bits ^ sign) - sign);
}

int64_t
integer_value(const struct core_expr *expr)
{
    const struct type *type = expr->type;
    bool narrow = type_is_integer(type) && type_is_signed(type);

    return narrow ? signed_value(expr->integer, type_bits(type)) : (int64_t)expr->integer;
}

static void
put_signed(struct emitting *e, int64_t value, bool exact)
{
    struct c_writer *w = &e->writer;

    if (value == INT64_MIN) {
        c_put(w, "INT64_MIN");
        return;
    }
    if (!exact && value == INT32_MIN) {
        c_put(w, "INT32_MIN");
        return;
    }
    if (!exact && value > INT32_MIN && value <= INT32_MAX) {
        c_put_integer(w, value);
        return;
    }
    c_put(w, "INT64_C(");
    c_put_integer(w, value);
    c_put_char(w, ')');
}

static void
put_unsigned(struct emitting *e, uint64_t value, bool exact)
{
    if (!exact && value <= INT32_MAX)
        c_put_integer(&e->writer, (int64_t)value);
    else if (!exact && value <= UINT32_MAX)
        c_putf(&e->writer, "UINT32_C(%" PRIu64 ")", value);
    else
        c_putf(&e->writer, "UINT64_C(%" PRIu64 ")", value);
}

static void
put_integer_value(struct emitting *e, const struct type *type, uint64_t bits, bool exact)
{
    switch ((int)type->kind) {
    case TYPE_ENUM:
        c_put(&e->writer, c_case_name(type->decl, (int)bits));
        break;
    case TYPE_BOOL:
        c_put(&e->writer, bits ? "true" : "false");
        break;
    case TYPE_U8:
    case TYPE_U16:
    case TYPE_U32:
    case TYPE_U64:
        put_unsigned(e, bits, exact && type->kind == TYPE_U64);
        break;
    case TYPE_I8:
    case TYPE_I16:
    case TYPE_I32:
        put_signed(e, signed_value(bits, type_bits(type)), false);
        break;
    default:
        put_signed(e, (int64_t)bits, exact);
        break;
    }
}

void
put_integer(struct emitting *e, const struct core_expr *expr, const struct type *type,
            bool exact)
{
    if (expr->is_character && !exact && expr->integer < 0x80)
        c_put_constant(&e->writer, (unsigned char)expr->integer);
    else
        put_integer_value(e, type, (uint64_t)integer_value(expr), exact);
}

/* ---- floats ---- */

static bool
reads_back(const char *text, double value, bool is_single)
{
    return is_single ? strtof(text, NULL) == (float)value : strtod(text, NULL) == value;
}

/* The shortest text that reads back as the value. */
void
put_floating(struct emitting *e, double value, const struct type *type)
{
    bool is_single = type->kind == TYPE_F32;
    struct c_writer *w = &e->writer;
    char text[40];

    if (isnan(value) || isinf(value)) {
        const char *word = isnan(value) ? "NAN" : value < 0 ? "-INFINITY" : "INFINITY";
        c_putf(w, is_single ? "%s" : "(double)%s", word);
        return;
    }
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (reads_back(text, value, is_single))
            break;
    }
    if (strchr(text, 'e') && fabs(value) >= 1 && fabs(value) < 1e16)
        snprintf(text, sizeof text, "%.0f", value); /* 10 and not 1e+01 */
    c_put(w, text);
    if (!strpbrk(text, ".e"))
        c_put(w, ".0");
    if (is_single)
        c_put_char(w, 'f');
}

/* ---- texts ---- */

/* Those that come together in one file of C are told from each other by their modules. */
void
put_text_name(struct emitting *e, int number)
{
    bool is_one_of_many = e->context->beside && is_library(e);

    c_put(&e->writer, "coro_text_");
    if (e->in_header || is_one_of_many)
        c_putf(&e->writer, "%s_", c_stem(e->scratch, e->core->module));
    if (!e->in_header && is_one_of_many)
        c_put(&e->writer, "c_");
    c_putf(&e->writer, "%d", number);
}

void
put_text(struct emitting *e, const char *bytes, size_t size)
{
    if (size <= C_LONGEST_LITERAL) {
        c_put_literal(&e->writer, bytes, size);
        return;
    }
    vec_push(e->arena, &e->long_texts, ((struct c_text){bytes, size}));
    put_text_name(e, e->long_texts.count);
}

void
put_string(struct emitting *e, const struct core_expr *expr, const char *macro)
{
    c_put(&e->writer, macro);
    put_text(e, expr->string.bytes, expr->string.size);
    c_put_char(&e->writer, ')');
}

/* ---- any type ---- */

bool
is_braced(struct emitting *e, const struct type *type)
{
    return is_flagged(type) || type->kind == TYPE_STRUCT || type->kind == TYPE_ARRAY ||
           (type->kind == TYPE_ENUM && !type_is_plain_enum(type)) ||
           strcmp(c_type_word(e, type), "coro_string") == 0;
}

void
put_empty(struct emitting *e, const struct type *type)
{
    const char *text = "0";

    if (type_is_plain_enum(type))
        text = c_case_name(type->decl, 0);
    else if (type_is_float(type))
        text = type->kind == TYPE_F32 ? "0.0f" : "0.0";
    else if (type->kind == TYPE_BOOL)
        text = "false";
    else if (is_braced(e, type))
        text = "{0}";
    else if (handle_word(type) || type_is_address(type))
        text = "NULL";
    c_put(&e->writer, text);
}

/* All zero, within an initializer: some compilers want each brace on the way to the first
 * number, and know {0} at the outermost only. */
void
put_zero(struct emitting *e, const struct type *type)
{
    if (type->kind == TYPE_ARRAY) {
        c_put(&e->writer, "{{");
        put_zero(e, type->element);
        c_put(&e->writer, "}}");
    } else if (type->kind == TYPE_STRUCT && type->decl->params.count > 0) {
        const struct variable *first = type->decl->params.at[0];

        c_putf(&e->writer, "{.%s = ", c_field(e->arena, type->decl, first->name));
        put_zero(e, first->type);
        c_put_char(&e->writer, '}');
    } else {
        put_empty(e, type);
    }
}

static bool
is_zero(const struct constant *constant)
{
    const struct type *type = constant->type;

    if (type->kind == TYPE_OPTIONAL)
        return constant->is_none;
    if (type->kind == TYPE_STRUCT) {
        for (int i = 0; i < type->decl->params.count; i++)
            if (!is_zero(constant->fields[i]))
                return false;
        return true;
    }
    return type_is_float(type)
               ? constant->floating == 0 && !signbit(constant->floating)
               : constant->integer == 0 && !constant->function && !constant->bytes;
}

static void
put_fields(struct emitting *e, const struct type *type, const struct constant *constant)
{
    const struct variables *fields = &type->decl->params;
    bool is_any = false;

    c_open(&e->writer, "{");
    for (int i = 0; i < fields->count; i++) {
        if (type->decl->external && is_zero(constant->fields[i]))
            continue;
        if (is_any)
            c_comma(&e->writer);
        is_any = true;
        if (type->decl->external)
            c_putf(&e->writer, ".%s = ", fields->at[i]->name);
        put_constant(e, constant->fields[i]);
    }
    c_close(&e->writer, is_any ? "}" : "0}");
}

/* The elements of an array, which stand in braces of their own. */
static void
put_elements(struct emitting *e, const struct type *type, const struct constant *constant)
{
    if (constant->is_filled && type_is_zero_in_c(type)) {
        put_zero(e, type);
        return;
    }
    c_open(&e->writer, "{{");
    for (uint64_t i = 0; i < type->count; i++) {
        if (i > 0)
            c_comma(&e->writer);
        put_constant(e, constant->fields[constant->is_filled ? 0 : i]);
    }
    c_close(&e->writer, "}}");
}

static void
put_plain_constant(struct emitting *e, const struct type *type,
                   const struct constant *constant)
{
    if (type_is_float(type)) {
        put_floating(e, constant->floating, type);
    } else if (type->kind == TYPE_CSTRING) {
        put_text(e, constant->bytes, constant->size);
    } else if (type->kind == TYPE_STRING) {
        c_put(&e->writer, "CORO_TEXT(");
        put_text(e, constant->bytes, constant->size);
        c_put_char(&e->writer, ')');
    } else if (type->kind == TYPE_STRUCT) {
        put_fields(e, type, constant);
    } else if (type->kind == TYPE_ENUM && !type_is_plain_enum(type)) {
        put_case_constant(e, type->decl, constant);
    } else if (type->kind == TYPE_FN) {
        put_function(e, constant->function->core);
    } else if (type->kind == TYPE_ARRAY) {
        put_elements(e, type, constant);
    } else {
        put_integer_value(e, type, constant->integer, false);
    }
}

/* As a static initializer. What an optional holds stands in the optional's constant. */
void
put_constant(struct emitting *e, const struct constant *constant)
{
    const struct type *type = constant->type;

    if (type->kind == TYPE_OPTIONAL && constant->is_none) {
        put_empty(e, type);
    } else if (is_flagged(type)) {
        c_put(&e->writer, "{true, ");
        put_plain_constant(e, type->element, constant);
        c_put_char(&e->writer, '}');
    } else {
        put_plain_constant(e, type_opened(type), constant);
    }
}

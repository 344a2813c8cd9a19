#include "convert.h"

#include "flow.h"
#include "require.h"
#include "type_c.h"

static bool
integer_widens(const struct type *from, const struct type *to)
{
    if (type_is_signed(from) == type_is_signed(to))
        return type_bits(from) < type_bits(to);
    return type_is_signed(to) && type_bits(from) < type_bits(to);
}

bool
convertible(const struct type *from, const struct type *to)
{
    if (from == to || is_poison(from) || is_poison(to))
        return true;
    if (type_is_integer(from) && type_is_integer(to))
        return integer_widens(from, to);
    if (from->kind == TYPE_F32 && to->kind == TYPE_F64)
        return true;
    if (from->kind == TYPE_PTR && to->kind == TYPE_PTR)
        return is_void(from->element) || is_void(to->element);
    if (from->kind == TYPE_TASK && to->kind == TYPE_TASK)
        return is_void(to->returns);
    if (from->kind == TYPE_CORO && to->kind == TYPE_STREAM)
        return from->yields == to->yields && from->receives == to->receives &&
               from->returns == to->returns && type_is_generator(from);
    if (to->kind == TYPE_OPTIONAL)
        return from->kind == TYPE_NONE ||
               (from->kind != TYPE_OPTIONAL && convertible(from, to->element));
    return false;
}

const struct type *
common_type(const struct type *a, const struct type *b)
{
    if (convertible(a, b))
        return is_poison(a) ? a : b;
    return convertible(b, a) ? a : NULL;
}

/* ---- the errors ---- */

static const char *
number_help(struct typer *typer, const struct expr *expr, const struct type *to)
{
    const struct type *from = expr->type;
    if (type_is_number(from) && to->kind == TYPE_DURATION)
        return "a duration has a unit: 5s, 250ms; or write x * 1s";
    if (expr->kind == EXPR_STRING && to->kind == TYPE_U8 && expr->string.size == 1)
        return "a byte is written in single quotes: 'a'";
    if (expr->kind == EXPR_STRING)
        return NULL;
    if (from->kind == TYPE_STRING && to->kind == TYPE_I64)
        return arena_printf(typer->arena, "'%s.to_int()' gives an int?",
                            quote_operand(typer, expr));
    if (from->kind == TYPE_STRING && to->kind == TYPE_F64)
        return arena_printf(typer->arena, "'%s.to_float()' gives a float?",
                            quote_operand(typer, expr));
    bool is_counted = from->kind == TYPE_BOOL || type_is_plain_enum(from);
    if (type_is_number(from) || (is_counted && type_is_integer(to)) ||
        (from->kind == TYPE_DURATION && type_is_number(to)))
        return arena_printf(typer->arena, "write '%s as %s'", quote_operand(typer, expr),
                            str(typer, to));
    return NULL;
}

/* How a value becomes a string. A byte has two texts. */
const char *
string_help(struct typer *typer, const struct expr *expr)
{
    const char *text = quote(typer, expr);
    if (text[0] == '\'')
        return "a string is written in '\"'";
    if (expr->type->kind == TYPE_CSTRING)
        return arena_printf(typer->arena, "make a string of it: 'str(%s)'", text);
    if (expr->type->kind == TYPE_U8)
        return arena_printf(
            typer->arena, "write f\"{%s:c}\" for the character, 'str(%s)' for the number",
            text, text);
    return arena_printf(typer->arena, "write 'str(%s)'", text);
}

/* A value of a coroutine or task was expected to be what it returns. */
static const char *
result_help(struct typer *typer, const struct expr *expr, const struct type *to)
{
    const struct type *from = expr->type;
    if (!convertible(from->returns, to) || is_void(from->returns))
        return NULL;
    if (from->kind == TYPE_TASK)
        return arena_printf(typer->arena, "write 'wait %s'", quote_operand(typer, expr));
    return arena_printf(typer->arena,
                        "a call of a coroutine only makes it: write 'yield from %s'",
                        quote(typer, expr));
}

const char *
call_help(const struct typer *typer, const struct expr *fn)
{
    if (is_void(fn->type->returns))
        return NULL;
    return arena_printf(typer->arena, "call it: '%s(%s)'", quote_operand(typer, fn),
                        fn->type->take_count ? "…" : "");
}

/* A fn was expected, and here is a call of it. */
static const char *
fn_help(struct typer *typer, const struct expr *expr, const struct type *to)
{
    if (expr->kind != EXPR_CALL || expr->call.target != CALL_FN ||
        expr->call.decl->type != to)
        return NULL;
    return arena_printf(typer->arena, "without a call it is the fn itself: '%s'",
                        expr->call.decl->name);
}

/* How the value could be made one of type `to`; NULL if that is not plain. */
static const char *
mismatch_help(struct typer *typer, const struct expr *expr, const struct type *to)
{
    const struct type *from = expr->type;
    if (from->kind == TYPE_NONE)
        return arena_printf(typer->arena, "only an optional such as '%s' can be none",
                            str(typer, type_optional(typer->types, to)));
    if (from->kind == TYPE_OPTIONAL && convertible(from->element, to))
        return arena_printf(typer->arena, "open it: '%s ?? …', 'if let' or '%s!'",
                            quote_operand(typer, expr), quote_operand(typer, expr));
    if (from->kind == TYPE_CORO || from->kind == TYPE_STREAM || from->kind == TYPE_TASK)
        return result_help(typer, expr, to);
    if (from->kind == TYPE_FN)
        return convertible(from->returns, to) ? call_help(typer, expr) : NULL;
    to = type_opened(to);
    if (to->kind == TYPE_FN)
        return fn_help(typer, expr, to);
    if (to->kind == TYPE_LIST && from->kind == TYPE_ARRAY && to->element == from->element)
        return arena_printf(typer->arena, "a slice of it is a list: '%s[..]'",
                            quote_operand(typer, expr));
    if (to->kind == TYPE_ARRAY && expr->kind == EXPR_NAME && from->kind == TYPE_LIST &&
        to->element == from->element)
        return arena_printf(
            typer->arena, "a literal makes an array where one is asked: 'let %s: %s = …'",
            expr->name.name, str(typer, to));
    if (to->kind == TYPE_CSTRING || to->kind == TYPE_PTR)
        return c_help(expr, to);
    if (to->kind == TYPE_BOOL)
        return bool_help(typer, expr);
    if (to->kind == TYPE_STRING)
        return string_help(typer, expr);
    if (to->kind == TYPE_ERROR && from->kind == TYPE_STRING)
        return arena_printf(typer->arena, "write 'error(%s)'", quote(typer, expr));
    if (type_is_number(to) || to->kind == TYPE_DURATION)
        return number_help(typer, expr, to);
    return NULL;
}

static struct diag *
report(struct typer *typer, struct expr *expr, const char *wanted)
{
    return diag_error(typer->diags, DIAG_MISMATCH, expr->span, "expected %s, found '%s'",
                      wanted, str(typer, expr->type));
}

struct diag *
report_mismatch(struct typer *typer, struct expr *expr, const char *wanted)
{
    struct diag *diag = report(typer, expr, wanted);
    poison(typer, expr);
    return diag;
}

/* ---- the conversion nodes ---- */

static void
wrap(struct typer *typer, struct expr **slot, const struct type *to)
{
    struct expr *node = expr_new(typer->arena, EXPR_CONVERT, (*slot)->span);
    node->parenthesized = (*slot)->parenthesized;
    node->operand.operand = *slot;
    node->type = to;
    *slot = node;
}

struct diag *
convert(struct typer *typer, struct expr **slot, const struct type *to)
{
    struct expr *expr = *slot;
    if (expr->type == to || is_poison(expr->type) || is_poison(to))
        return NULL;
    if (!convertible(expr->type, to)) {
        const char *help = mismatch_help(typer, expr, to);
        struct diag *diag =
            report(typer, expr, arena_printf(typer->arena, "'%s'", str(typer, to)));
        if (help)
            diag_help(typer->diags, diag, "%s", help);
        poison(typer, expr);
        return diag;
    }
    if (expr->type->kind == TYPE_NONE) {
        expr->type = to;
        return NULL;
    }
    if (to->kind == TYPE_OPTIONAL && to->element != expr->type)
        wrap(typer, slot, to->element);
    wrap(typer, slot, to);
    return NULL;
}

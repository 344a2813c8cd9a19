/* print, write, str, repr and f-strings become one call with a format: pieces of text,
 * and values with their type's letter. What is nested (print(repr(x), f"{y}")) is
 * flattened, so no text is made only to be printed. */
#include <stdio.h>
#include <string.h>

#include "lowering.h"

/* One walk serves twice: first it lists the operands, then it takes their values in the
 * same order. */
struct format_walk {
    struct lowering *l;
    struct exprs *operands;     /* listing */
    const struct value *values; /* taking: the next one */
    struct core_expr *call;
    char *text; /* the format so far */
    size_t size, capacity;
};

static bool
is_call_of(const struct expr *expr, enum builtin builtin)
{
    return expr->kind == EXPR_CALL && expr->call.target == CALL_BUILTIN &&
           expr->call.builtin == builtin;
}

static void
add_bytes(struct format_walk *walk, const char *bytes, size_t size)
{
    if (walk->operands)
        return;
    if (walk->size + size + 1 > walk->capacity) {
        walk->capacity = 2 * (walk->size + size) + 32;
        char *larger = arena_alloc(walk->l->arena, walk->capacity);
        if (walk->size > 0)
            memcpy(larger, walk->text, walk->size);
        walk->text = larger;
    }
    memcpy(walk->text + walk->size, bytes, size);
    walk->size += size;
}

static void
add_text(struct format_walk *walk, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] == 0) {
            add_bytes(walk, "{0}", 3);
            continue;
        }
        add_bytes(walk, bytes + i, 1);
        if (bytes[i] == '{' || bytes[i] == '}')
            add_bytes(walk, bytes + i, 1);
    }
}

/* The letter by which a value of this type is passed. */
static char
type_letter(const struct type *type)
{
    if (type_is_integer(type))
        return type_is_signed(type) ? 'i' : 'u';
    switch ((int)type->kind) {
    case TYPE_BOOL:
        return 'b';
    case TYPE_F32:
        return 'g';
    case TYPE_F64:
        return 'f';
    case TYPE_STRING:
        return 's';
    case TYPE_DURATION:
        return 't';
    case TYPE_ERROR:
        return 'e';
    case TYPE_CORO:
    case TYPE_STREAM:
        return 'c';
    case TYPE_TASK:
        return 'k';
    default:
        return 'v';
    }
}

static void
add_value_operand(struct format_walk *walk, struct core_expr *expr, char letter)
{
    struct lowering *l = walk->l;
    if (letter == 'i')
        expr = cast_to(l, expr, plain_type(l, TYPE_I64));
    else if (letter == 'u')
        expr = cast_to(l, expr, plain_type(l, TYPE_U64));
    else if (letter == 'g')
        expr = cast_to(l, expr, plain_type(l, TYPE_F64));
    if (letter == 'v') {
        core_add_operand(l->arena, walk->call, type_of(l, expr->type));
        bool is_place = expr->kind == CORE_VARIABLE || expr->kind == CORE_FIELD ||
                        expr->kind == CORE_ELEMENT || expr->kind == CORE_POINTED ||
                        expr->kind == CORE_AT;
        if (!is_place)
            expr = core_variable(l->arena, bind_temporary(l, expr->type, expr));
        expr = address_of(l, expr);
    }
    core_add_operand(l->arena, walk->call, expr);
}

static void
add_value(struct format_walk *walk, struct expr *expr, bool repr, const char *format)
{
    if (walk->operands) {
        vec_push(walk->l->arena, walk->operands, expr);
        return;
    }
    char letter = type_letter(expr->type);
    add_bytes(walk, "{", 1);
    add_bytes(walk, &letter, 1);
    if (repr)
        add_bytes(walk, "!r", 2);
    if (format && *format) {
        add_bytes(walk, ":", 1);
        add_bytes(walk, format, strlen(format));
    }
    add_bytes(walk, "}", 1);
    add_value_operand(walk, value_borrow(walk->l, *walk->values), letter);
    walk->values++;
}

static void add_fstring(struct format_walk *walk, const struct expr *expr);

/* What is shown without a format of its own. */
static void
add_piece(struct format_walk *walk, struct expr *expr)
{
    if (expr->kind == EXPR_STRING)
        add_text(walk, expr->string.bytes, expr->string.size);
    else if (expr->kind == EXPR_FSTRING)
        add_fstring(walk, expr);
    else if (is_call_of(expr, BUILTIN_STR))
        add_piece(walk, expr->call.args.at[0].value);
    else if (is_call_of(expr, BUILTIN_REPR))
        add_value(walk, expr->call.args.at[0].value, true, NULL);
    else
        add_value(walk, expr, false, NULL);
}

static void
add_fstring(struct format_walk *walk, const struct expr *expr)
{
    for (int i = 0; i < expr->fstring.count; i++) {
        const struct fpart *part = &expr->fstring.at[i];
        if (!part->value)
            add_text(walk, part->text, part->size);
        else if (part->size > 0)
            add_value(walk, part->value, false, part->text);
        else
            add_piece(walk, part->value);
    }
}

static void
walk_format(struct format_walk *walk, struct expr *expr)
{
    bool prints = is_call_of(expr, BUILTIN_PRINT);
    if (!prints && !is_call_of(expr, BUILTIN_WRITE)) {
        add_piece(walk, expr);
        return;
    }
    for (int i = 0; i < expr->call.args.count; i++) {
        if (prints && i > 0)
            add_text(walk, " ", 1);
        add_piece(walk, expr->call.args.at[i].value);
    }
    if (prints)
        add_text(walk, "\n", 1);
}

void
format_operands(struct lowering *l, struct expr *expr, struct exprs *operands)
{
    struct format_walk walk = {.l = l, .operands = operands};
    walk_format(&walk, expr);
}

struct value
lower_format(struct lowering *l, struct expr *expr, const struct value *operands)
{
    bool prints = is_call_of(expr, BUILTIN_PRINT) || is_call_of(expr, BUILTIN_WRITE);
    struct core_expr *format = core_text(l->arena, "");
    struct core_expr *call =
        core_call(l->arena, prints ? "coro_print" : "coro_format", expr->type,
                  prints ? CORE_ACTS : CORE_PURE, format, NULL);
    struct format_walk walk = {.l = l, .values = operands, .call = call};
    add_bytes(&walk, "", 0);
    walk_format(&walk, expr);
    add_bytes(&walk, "", 1);
    format->text = walk.text;
    return prints ? value_borrowed(call) : value_fresh(call);
}

/* Operators: parentheses where C needs them or its compilers ask for them, and other
 * words for what they would warn of in a legal program (x == x, u >= 0). */
#include <string.h>

#include "core_walk.h"
#include "emitting.h"

struct operator_row {
    const char *text;
    enum level level;
    enum level left, right; /* operands that bind less take parentheses */
};

/* Comparisons, shifts and bits take no operators beside them without parentheses. */
static const struct operator_row binary_rows[] = {
    {",", LEVEL_COMMA, LEVEL_ASSIGN, LEVEL_ASSIGN},
    {"||", LEVEL_OR, LEVEL_OR, LEVEL_BIT_OR},
    {"&&", LEVEL_AND, LEVEL_AND, LEVEL_BIT_OR},
    {"|", LEVEL_BIT_OR, LEVEL_UNARY, LEVEL_UNARY},
    {"^", LEVEL_BIT_XOR, LEVEL_UNARY, LEVEL_UNARY},
    {"&", LEVEL_BIT_AND, LEVEL_UNARY, LEVEL_UNARY},
    {"==", LEVEL_EQUAL, LEVEL_SHIFT, LEVEL_SHIFT},
    {"!=", LEVEL_EQUAL, LEVEL_SHIFT, LEVEL_SHIFT},
    {"<", LEVEL_ORDER, LEVEL_SHIFT, LEVEL_SHIFT},
    {"<=", LEVEL_ORDER, LEVEL_SHIFT, LEVEL_SHIFT},
    {">", LEVEL_ORDER, LEVEL_SHIFT, LEVEL_SHIFT},
    {">=", LEVEL_ORDER, LEVEL_SHIFT, LEVEL_SHIFT},
    {"+", LEVEL_SUM, LEVEL_SUM, LEVEL_PRODUCT},
    {"-", LEVEL_SUM, LEVEL_SUM, LEVEL_PRODUCT},
    {"*", LEVEL_PRODUCT, LEVEL_PRODUCT, LEVEL_UNARY},
    {"/", LEVEL_PRODUCT, LEVEL_PRODUCT, LEVEL_UNARY},
    {"%", LEVEL_PRODUCT, LEVEL_PRODUCT, LEVEL_UNARY},
};

static const struct operator_row *
binary_row(const char *text)
{
    for (size_t i = 0; i < sizeof binary_rows / sizeof *binary_rows; i++)
        if (strcmp(binary_rows[i].text, text) == 0)
            return &binary_rows[i];
    return NULL;
}

bool
is_promoted(const struct type *type)
{
    return type_is_integer(type) && type_bits(type) < 32;
}

/* ---- operands ---- */

/* "!a == b" and "a || b && c" are asked to be told apart from what one may have meant. */
static enum level
operand_level(const struct operator_row *row, const struct core_expr *operand,
              bool is_left)
{
    enum level level = is_left ? row->left : row->right;

    if (row->level == LEVEL_OR && is_operation(operand, "&&"))
        return LEVEL_POSTFIX;
    if (level == LEVEL_SHIFT && is_operation(operand, "!"))
        return LEVEL_POSTFIX;
    if (level == LEVEL_UNARY && is_operation(operand, row->text) && is_left &&
        !is_promoted(operand->type))
        return row->level;
    return level;
}

static void
put_binary(struct emitting *e, const struct operator_row *row,
           const struct core_expr *expr)
{
    const struct core_expr *left = expr->operands.at[0], *right = expr->operands.at[1];
    struct c_writer *w = &e->writer;

    put_expr(e, left, operand_level(row, left, true));
    if (row->level == LEVEL_COMMA) {
        c_comma(w);
    } else {
        c_put_char(w, ' ');
        c_put(w, row->text);
        c_put_char(w, ' ');
        if (row->level == LEVEL_OR || row->level == LEVEL_AND)
            c_may_break_link(w);
        else
            c_may_break(w);
    }
    put_expr(e, right, operand_level(row, right, false));
}

/* ---- comparisons ---- */

/* As calls, which C compilers do not look into. */
static void
put_quiet_comparison(struct emitting *e, const struct operator_row *row,
                     const struct core_expr *expr)
{
    const struct core_expr *left = expr->operands.at[0], *right = expr->operands.at[1];
    struct c_writer *w = &e->writer;

    c_open(w, left->type->kind == TYPE_U64 ? "coro_order_u64(" : "coro_order(");
    put_value(e, left);
    c_comma(w);
    put_value(e, right);
    c_close(w, ")");
    c_putf(w, " %s 0", row->text);
}

static bool
is_same_handle(const struct core_expr *left, const struct core_expr *right)
{
    return left->type && handle_word(left->type) && core_is_same(left, right);
}

/* Two fns of which a C compiler may know whether they are the same. */
static bool
are_known_functions(const struct core_expr *left, const struct core_expr *right)
{
    return left->type && type_is_fn(left->type) &&
           (core_is_same(left, right) ||
            (left->kind == CORE_FUNCTION && right->kind == CORE_FUNCTION));
}

static void
put_known_functions(struct emitting *e, const struct operator_row *row,
                    const struct core_expr *expr)
{
    struct c_writer *w = &e->writer;

    c_open(w, "coro_same_function((coro_function *)");
    put_expr(e, expr->operands.at[0], LEVEL_UNARY);
    c_comma(w);
    c_put(w, "(coro_function *)");
    put_expr(e, expr->operands.at[1], LEVEL_UNARY);
    c_close(w, row->text[0] == '=' ? ") == true" : ") == false");
}

static void
put_comparison(struct emitting *e, const struct operator_row *row,
               const struct core_expr *expr)
{
    const struct core_expr *left = expr->operands.at[0], *right = expr->operands.at[1];

    if (are_known_functions(left, right)) {
        put_known_functions(e, row, expr);
        return;
    }

    if (answer_is_known(expr)) {
        put_quiet_comparison(e, row, expr);
        return;
    }
    if (!is_same_handle(left, right)) {
        put_binary(e, row, expr);
        return;
    }
    c_putf(&e->writer, "coro_same(");
    put_value(e, left);
    c_comma(&e->writer);
    put_value(e, right);
    c_put(&e->writer, row->text[0] == '=' ? ") == true" : ") == false");
}

/* ---- optionals ---- */

void
put_optional_test(struct emitting *e, const struct core_expr *optional, bool empty,
                  enum level level)
{
    struct c_writer *w = &e->writer;
    bool flagged = is_flagged(optional->type);
    bool in_parentheses = flagged ? empty && level > LEVEL_UNARY : level > LEVEL_EQUAL;

    if (in_parentheses)
        c_open(w, "(");
    if (flagged && empty)
        c_put_char(w, '!');
    if (flagged)
        put_member(e, optional, "some");
    else if (optional->type->element->kind == TYPE_STRING)
        put_member(e, optional, "bytes");
    else
        put_expr(e, optional, LEVEL_POSTFIX);
    if (!flagged)
        c_put(w, empty ? " == NULL" : " != NULL");
    if (in_parentheses)
        c_close(w, ")");
}

/* ---- any operation ---- */

/* A minus does not stand before another: floats' literals have their sign. */
static void
put_unary(struct emitting *e, const struct core_expr *expr)
{
    const struct core_expr *operand = expr->operands.at[0];
    bool twice = expr->text[0] == '-' && is_operation(operand, "-");

    c_put(&e->writer, expr->text);
    put_expr(e, operand, twice ? LEVEL_POSTFIX : LEVEL_UNARY);
}

/* The second one as a call. */
static void
put_overlap(struct emitting *e, const struct operator_row *row,
            const struct core_expr *expr)
{
    const struct core_expr *second = expr->operands.at[1];

    put_expr(e, expr->operands.at[0], operand_level(row, expr->operands.at[0], true));
    c_putf(&e->writer, " %s ", row->text);
    c_may_break(&e->writer);
    put_quiet_comparison(e, binary_row(second->text), second);
}

static void
put_two(struct emitting *e, const struct operator_row *row, const struct core_expr *expr)
{
    if (overlap_is_known(expr))
        put_overlap(e, row, expr);
    else if (is_comparison(row->text))
        put_comparison(e, row, expr);
    else
        put_binary(e, row, expr);
}

static void
put_bare_operation(struct emitting *e, const struct core_expr *expr, enum level level)
{
    const struct operator_row *row =
        expr->operands.count == 2 ? binary_row(expr->text) : NULL;
    bool in_parentheses = row ? row->level < level : level > LEVEL_UNARY;

    if (in_parentheses)
        c_open(&e->writer, "(");
    if (row)
        put_two(e, row, expr);
    else
        put_unary(e, expr);
    if (in_parentheses)
        c_close(&e->writer, ")");
}

void
put_operation(struct emitting *e, const struct core_expr *expr, enum level level)
{
    const struct core_expr *operand = expr->operands.at[0];

    if (is_operation(expr, "!") && operand->kind == CORE_HAS) {
        put_optional_test(e, operand->operands.at[0], true, level);
    } else if (is_promoted(expr->type) && !is_operation(expr, "++")) {
        bool in_parentheses = level > LEVEL_UNARY;
        if (in_parentheses)
            c_open(&e->writer, "(");
        c_putf(&e->writer, "(%s)", c_type_word(e, expr->type));
        put_bare_operation(e, expr, LEVEL_UNARY);
        if (in_parentheses)
            c_close(&e->writer, ")");
    } else {
        put_bare_operation(e, expr, level);
    }
}

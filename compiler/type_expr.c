/* What stands around an expression asks a type of it on the way down; on the way up each
 * node gets its type from its operands. Chains have no limit, so their left sides are
 * walked with a stack of our own; all other nesting the parser has limited. */
#include "type_expr.h"

#include "convert.h"
#include "format_spec.h"
#include "member.h"
#include "number_literal.h"
#include "require.h"
#include "resolve.h"
#include "type_array.h"
#include "type_c.h"
#include "type_call.h"
#include "type_enum.h"
#include "type_map.h"
#include "type_operator.h"
#include "type_suspend.h"

static void type_node(struct typer *typer, struct expr *expr, const struct type *asked);

/* ---- the ways to type an operand ---- */

void
type_expr(struct typer *typer, struct expr *expr, const struct type *asked)
{
    if (!expr->type)
        type_node(typer, expr, asked);
}

/* A value; a `none` may still lack its type. */
static void
type_operand(struct typer *typer, struct expr *expr, const struct type *asked)
{
    type_expr(typer, expr, asked);
    require_value(typer, expr);
}

void
type_value(struct typer *typer, struct expr *expr, const struct type *asked)
{
    type_operand(typer, expr, asked);
    require_type(typer, expr);
}

struct diag *
type_as(struct typer *typer, struct expr **slot, const struct type *to)
{
    type_operand(typer, *slot, to);
    return convert(typer, slot, to);
}

void
type_condition(struct typer *typer, struct expr *expr, const char *where)
{
    type_value(typer, expr, NULL);
    require_bool(typer, expr, where);
}

const struct type *
type_pair(struct typer *typer, struct expr **left, struct expr **right)
{
    bool is_right_first = firmness(*left) < firmness(*right);
    struct expr *first = is_right_first ? *right : *left;
    struct expr *second = is_right_first ? *left : *right;
    type_value(typer, first, NULL);
    type_value(typer, second, first->type);
    const struct type *common = common_type((*left)->type, (*right)->type);
    if (common) {
        convert(typer, left, common);
        convert(typer, right, common);
    }
    return common;
}

/* ---- chains of operators: a + b + c, x as int as u8 ---- */

/* Where a node continues its chain; NULL at the chain's end. */
static struct expr **
left_side(struct expr *expr)
{
    if (expr->kind == EXPR_CAST)
        return &expr->cast.operand;
    if (expr->kind == EXPR_BINARY && expr->binary.operator_ != OPERATOR_ELSE)
        return &expr->binary.left;
    return NULL;
}

/* Notes each node of the chain on the stack, the top one first, with the firmness of its
 * left side. */
static void
note_chain(struct typer *typer, struct expr *top)
{
    int base = typer->chain.count;
    struct expr *end = top;
    for (struct expr **left; (left = left_side(end)) != NULL; end = *left)
        vec_push(typer->arena, &typer->chain, ((struct link){.expr = end}));
    enum firmness below = firmness(end);
    for (int i = typer->chain.count - 1; i >= base; i--) {
        struct link *link = &typer->chain.at[i];
        link->left = below;
        below = firmness_above(link->expr, below);
    }
}

/* What the left operand is asked, `asked` being asked of the whole. Where the right one
 * is firmer, it is typed first and asks. */
static const struct type *
asked_of_left(struct typer *typer, struct link link, const struct type *asked)
{
    struct expr *expr = link.expr;
    if (expr->kind == EXPR_CAST)
        return asked_by_cast(typer, expr->cast.operand);
    if (!operands_decide(expr))
        asked = NULL;
    if (link.left == FIRM || is_shift(expr) || link.left >= firmness(expr->binary.right))
        return asked;
    type_operand(typer, expr->binary.right, asked);
    return asked_beside(expr, expr->binary.right->type);
}

static void
finish_operator(struct typer *typer, struct expr *expr)
{
    if (expr->kind == EXPR_CAST) {
        require_type(typer, expr->cast.operand);
        type_cast(typer, expr);
        return;
    }
    type_operand(typer, expr->binary.right, asked_beside(expr, expr->binary.left->type));
    type_binary(typer, expr);
}

static void
type_chain(struct typer *typer, struct expr *top, const struct type *asked)
{
    int base = typer->chain.count;
    note_chain(typer, top);
    int end = typer->chain.count;
    if (asked && type_opened(asked)->kind == TYPE_CSTRING)
        asked = NULL; /* no operator gives one */
    for (int i = base; i < end; i++)
        asked = asked_of_left(typer, typer->chain.at[i], asked);
    type_operand(typer, *left_side(typer->chain.at[end - 1].expr), asked);
    for (int i = end - 1; i >= base; i--) {
        require_value(typer, *left_side(typer->chain.at[i].expr));
        finish_operator(typer, typer->chain.at[i].expr);
    }
    typer->chain.count = base;
}

/* a ?? b ?? c, which groups to the right: each left side asks what lies in it of the
 * rest. */
static void
type_else_chain(struct typer *typer, struct expr *top, const struct type *asked)
{
    int base = typer->chain.count;
    struct expr *rest = top;
    while (rest->kind == EXPR_BINARY && rest->binary.operator_ == OPERATOR_ELSE) {
        vec_push(typer->arena, &typer->chain, ((struct link){.expr = rest}));
        struct expr *left = rest->binary.left;
        type_operand(typer, left, asked ? type_optional(typer->types, asked) : NULL);
        if (!is_poison(left->type))
            asked = left->type;
        rest = rest->binary.right;
    }
    type_operand(typer, rest, asked);
    while (typer->chain.count > base)
        type_binary(typer, typer->chain.at[--typer->chain.count].expr);
}

/* ---- chains of postfixes: x.y[i](z)! ---- */

/* Where a node continues its chain; NULL at the chain's end. */
static struct expr *
object_of(const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_CALL:
        return expr->call.callee;
    case EXPR_INDEX:
        return expr->index.object;
    case EXPR_SLICE:
        return expr->slice.object;
    case EXPR_FIELD:
        return expr->field.object;
    case EXPR_UNWRAP:
        return expr->operand.operand;
    default:
        return NULL;
    }
}

/* An argument of a fn of C. */
static void
type_for_c(struct typer *typer, const struct callee *callee, struct argument *argument,
           const struct type *to)
{
    type_operand(typer, argument->value, asked_by_c(typer, argument->value, to));
    if (!pass_to_c(argument->value, to))
        note_parameter(typer, callee, argument, convert(typer, &argument->value, to));
}

static void
type_call(struct typer *typer, struct expr *expr)
{
    struct arguments *args = &expr->call.args;
    struct callee callee = bind_call(typer, expr);
    for (int i = 0; i < args->count; i++) {
        const struct type *asked = argument_asked(typer, &callee, &args->at[i]);
        if (asked && expr->call.target == CALL_C)
            type_for_c(typer, &callee, &args->at[i], asked);
        else if (asked)
            note_parameter(typer, &callee, &args->at[i],
                           type_as(typer, &args->at[i].value, asked));
        else if (callee.name)
            type_value(typer, args->at[i].value, NULL);
        else
            type_expr(typer, args->at[i].value, basic(typer, TYPE_POISON));
    }
    finish_call(typer, expr, &callee);
}

/* What lies in a list, array, string or map; poison, reported, for a type that nothing
 * lies in. */
static const struct type *
element_of(struct typer *typer, const struct expr *object)
{
    const struct type *type = object->type;
    if (type->kind == TYPE_LIST || type->kind == TYPE_ARRAY || type->kind == TYPE_MAP)
        return type->element;
    if (type->kind == TYPE_PTR && !is_void(type->element) &&
        !type_is_opaque(type->element))
        return type->element;
    if (type->kind == TYPE_STRING)
        return basic(typer, TYPE_U8);
    if (is_poison(type))
        return type;
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_INDEXABLE, object->span,
                                   "'%s' has no elements", str(typer, type));
    if (type->kind == TYPE_OPTIONAL)
        diag_help(typer->diags, diag, "open it first: '%s!', or 'if let'",
                  quote_operand(typer, object));
    return basic(typer, TYPE_POISON);
}

static void
type_index(struct typer *typer, struct expr *expr)
{
    const struct type *object = expr->index.object->type;
    const struct type *key = object->key;
    expr->type = element_of(typer, expr->index.object);
    if (object->kind != TYPE_MAP)
        key = basic(typer, is_poison(expr->type) ? TYPE_POISON : TYPE_I64);
    type_as(typer, &expr->index.index, key);
    check_array_index(typer, expr);
}

static void
report_map_slice(struct typer *typer, struct expr *expr)
{
    struct diag *diag =
        diag_error(typer->diags, DIAG_NOT_INDEXABLE, expr->span, "'%s' has no slices",
                   str(typer, expr->slice.object->type));
    diag_help(typer->diags, diag, "its keys come as a list: '%s.keys()'",
              quote_operand(typer, expr->slice.object));
    poison(typer, expr->slice.object);
}

/* Of what a pointer leads to nobody knows the length. */
static void
report_endless_slice(struct typer *typer, const struct expr *expr)
{
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_INDEXABLE, expr->span,
                                   "where this slice ends is not known");
    diag_help(typer->diags, diag, "write '%s[..n]'",
              quote_operand(typer, expr->slice.object));
}

static const struct type *
slice_bound(const struct typer *typer, const struct type *element)
{
    return basic(typer, is_poison(element) ? TYPE_POISON : TYPE_I64);
}

/* A part of an array is a list, since its length is known only when the program runs. */
static void
type_slice(struct typer *typer, struct expr *expr)
{
    if (expr->slice.object->type->kind == TYPE_MAP)
        report_map_slice(typer, expr);
    const struct type *object = expr->slice.object->type;
    const struct type *element = element_of(typer, expr->slice.object);
    if (expr->slice.low)
        type_as(typer, &expr->slice.low, slice_bound(typer, element));
    if (expr->slice.high)
        type_as(typer, &expr->slice.high, slice_bound(typer, element));
    expr->type = element;
    if (is_poison(element))
        return;
    if (object->kind == TYPE_PTR && !expr->slice.high)
        report_endless_slice(typer, expr);
    expr->type = object->kind == TYPE_ARRAY || object->kind == TYPE_PTR
                     ? type_list(typer->types, element)
                     : object;
}

static void
type_unwrap(struct typer *typer, struct expr *expr)
{
    struct expr *operand = expr->operand.operand;
    require_optional(typer, operand, "the operand of '!'");
    expr->type = type_opened(operand->type);
}

/* A node whose object is typed. */
static void
type_postfix(struct typer *typer, struct expr *expr)
{
    if (expr->kind == EXPR_CALL) {
        type_call(typer, expr);
        return;
    }
    require_value(typer, object_of(expr));
    switch (expr->kind) {
    case EXPR_INDEX:
        type_index(typer, expr);
        break;
    case EXPR_SLICE:
        type_slice(typer, expr);
        break;
    case EXPR_FIELD:
        type_field(typer, expr);
        break;
    default:
        type_unwrap(typer, expr);
    }
}

/* Is it the f of f(…) or x.f(…)? The call types it. */
static bool
is_callee(const struct expr *expr, const struct expr *parent)
{
    return parent && parent->kind == EXPR_CALL && parent->call.callee == expr &&
           (expr->kind == EXPR_NAME || expr->kind == EXPR_FIELD ||
            expr->kind == EXPR_CASE);
}

static void
type_postfixes(struct typer *typer, struct expr *top)
{
    int base = typer->chain.count;
    struct expr *end = top;
    for (struct expr *object; (object = object_of(end)) != NULL; end = object)
        vec_push(typer->arena, &typer->chain, ((struct link){.expr = end}));
    if (name_through_module(typer, typer->chain.at[typer->chain.count - 1].expr))
        end = typer->chain.at[--typer->chain.count].expr;
    int i = typer->chain.count - 1;
    if (i >= base && bind_case(typer, typer->chain.at[i].expr))
        end = typer->chain.at[i--].expr;
    if (!is_callee(end, i >= base ? typer->chain.at[i].expr : NULL))
        type_operand(typer, end, NULL);
    for (; i >= base; i--) {
        struct expr *expr = typer->chain.at[i].expr;
        if (!is_callee(expr, i > base ? typer->chain.at[i - 1].expr : NULL))
            type_postfix(typer, expr);
        else
            require_value(typer, expr->field.object);
    }
    typer->chain.count = base;
}

/* ---- list literals ---- */

enum { DEEPEST_TYPE = 200 };

/* The firmness of each element, and a bit for each that is there. */
static unsigned char *
note_elements(struct typer *typer, const struct exprs *elements, unsigned *levels)
{
    unsigned char *notes = arena_alloc(typer->arena, (size_t)elements->count);
    for (int i = 0; i < elements->count; i++) {
        notes[i] = (unsigned char)firmness(elements->at[i]);
        *levels |= 1U << notes[i];
    }
    return notes;
}

/* Of two elements that have no common type, the later one is told. */
static void
report_odd_element(struct typer *typer, const struct expr *a, const struct expr *b,
                   const char *word)
{
    const struct expr *later = a->span.lo > b->span.lo ? a : b;
    const struct expr *other = later == a ? b : a;
    struct diag *diag =
        diag_error(typer->diags, DIAG_MISMATCH, later->span,
                   "expected '%s' as the other %s, found '%s'", str(typer, other->type),
                   word, str(typer, later->type));
    if (type_is_number(later->type) && type_is_number(other->type))
        diag_help(typer->diags, diag, "write '%s as %s'", quote_operand(typer, later),
                  str(typer, other->type));
}

/* What is known of the elements, keys or values that were looked at. */
struct elements {
    const char *word; /* what they are */
    const struct type *common;
    const struct expr *setter; /* the element that has this type */
    bool has_odd;
};

/* One more element; the first that has no common type with the others is told. */
static void
join_element(struct typer *typer, struct elements *elements, struct expr *element)
{
    const struct type *both =
        elements->common ? common_type(elements->common, element->type) : element->type;
    if (!both) {
        if (!elements->has_odd)
            report_odd_element(typer, elements->setter, element, elements->word);
        elements->has_odd = true;
        poison(typer, element);
        return;
    }
    if (both != elements->common)
        elements->setter = element;
    elements->common = both;
}

/* The firmest are typed first. */
const struct type *
infer_common(struct typer *typer, const struct exprs *list, const char *word)
{
    struct elements elements = {.word = word};
    unsigned levels = 0;
    const unsigned char *notes = note_elements(typer, list, &levels);
    for (int level = FIRM; level >= FIRMNESS_NONE; level--) {
        if (!(levels & 1U << level))
            continue;
        for (int i = 0; i < list->count; i++) {
            if (notes[i] != level)
                continue;
            const struct type *asked = elements.common;
            if (level == FIRMNESS_NONE && asked)
                asked = type_optional(typer->types, asked);
            type_value(typer, list->at[i], asked);
            join_element(typer, &elements, list->at[i]);
        }
    }
    return elements.common;
}

static void
type_elements(struct typer *typer, struct expr *expr, const struct type *element)
{
    for (int i = 0; i < expr->list.count; i++)
        type_as(typer, &expr->list.at[i], element);
}

void
report_empty_literal(struct typer *typer, struct expr *expr, const struct type *asked,
                     const char *word, const char *help)
{
    struct diag *diag;
    if (asked && !is_poison(asked)) {
        diag_error(typer->diags, DIAG_MISMATCH, expr->span,
                   "expected '%s', found an empty %s", str(typer, asked), word);
    } else {
        diag = diag_error(typer->diags, DIAG_NEEDS_TYPE, expr->span,
                          "the type of this empty %s is not known", word);
        diag_help(typer->diags, diag, "%s", help);
    }
    poison(typer, expr);
}

void
check_depth(struct typer *typer, struct expr *expr, const char *word)
{
    if (expr->type->depth <= DEEPEST_TYPE)
        return;
    diag_error(typer->diags, DIAG_NESTING, expr->span,
               "the type of this %s nests deeper than %d", word, DEEPEST_TYPE);
    poison(typer, expr);
}

static void
type_list_literal(struct typer *typer, struct expr *expr, const struct type *asked)
{
    const struct type *element;
    asked = type_opened(asked);
    if (asked && asked->kind == TYPE_ARRAY) {
        expr->type = asked;
        type_elements(typer, expr, asked->element);
        require_count(typer, expr, asked);
        return;
    }
    if (asked && asked->kind == TYPE_LIST)
        element = asked->element;
    else if (asked && is_poison(asked) && !expr->list.count)
        element = asked;
    else if (expr->list.count)
        element = infer_common(typer, &expr->list, "elements");
    else
        element = NULL;
    if (!element) {
        report_empty_literal(typer, expr, asked, "list",
                             "write list[T](), T being the type of its elements");
        return;
    }
    type_elements(typer, expr, element);
    expr->type = type_list(typer->types, element);
    check_depth(typer, expr, "list");
}

/* ---- the rest ---- */

/* C can have a literal for good. */
static void
type_string(struct typer *typer, struct expr *expr, const struct type *asked)
{
    expr->type = type_opened(asked);
    if (!expr->type || expr->type->kind != TYPE_CSTRING)
        expr->type = basic(typer, TYPE_STRING);
    else
        require_text(typer, expr);
}

/* Of the format in {value:format}. */
static struct span
format_span(const struct fpart *part)
{
    uint32_t end = part->span.hi - 1;
    return (struct span){end - part->size, end};
}

static void
type_fstring(struct typer *typer, struct expr *expr)
{
    for (int i = 0; i < expr->fstring.count; i++) {
        const struct fpart *part = &expr->fstring.at[i];
        const char *wrong = NULL;
        if (!part->value)
            continue;
        type_value(typer, part->value, NULL);
        if (!is_poison(part->value->type))
            wrong =
                format_misfit(typer->arena, part->text, part->size, part->value->type);
        if (wrong)
            diag_error(typer->diags, DIAG_FORMAT, format_span(part), "%s", wrong);
    }
    expr->type = basic(typer, TYPE_STRING);
}

static void
type_prefix(struct typer *typer, struct expr *expr, const struct type *asked)
{
    if (is_negative(expr)) {
        type_negative(typer, expr, asked);
        return;
    }
    type_value(typer, expr->unary.operand, expr->unary.operator_ == '!' ? NULL : asked);
    type_unary(typer, expr);
}

static void
type_none(struct typer *typer, struct expr *expr, const struct type *asked)
{
    bool takes = asked && (asked->kind == TYPE_OPTIONAL || is_poison(asked));
    expr->type = takes ? asked : basic(typer, TYPE_NONE);
}

/* chan[T](capacity) */
static void
type_capacity(struct typer *typer, const struct expr *expr)
{
    const struct arguments *args = &expr->make.args;
    if (args->count == 1) {
        type_as(typer, &args->at[0].value, basic(typer, TYPE_I64));
        return;
    }
    for (int i = 0; i < args->count; i++)
        type_value(typer, args->at[i].value, NULL);
    struct diag *diag = diag_error(typer->diags, DIAG_ARGUMENT_COUNT, expr->span,
                                   "'%s' is made with its capacity, found %d arguments",
                                   str(typer, expr->type), args->count);
    diag_help(typer->diags, diag, "write %s(0), which meets hand to hand",
              str(typer, expr->type));
}

/* list[T](), map[K, V](), array[T, N]() */
static void
type_make(struct typer *typer, struct expr *expr)
{
    const struct arguments *args = &expr->make.args;
    const struct type *type = resolve_type(typer, expr->make.typex);
    expr->type = type;
    if (type->kind == TYPE_CHAN) {
        type_capacity(typer, expr);
        return;
    }
    for (int i = 0; i < args->count; i++)
        type_value(typer, args->at[i].value, NULL);
    if (type->kind == TYPE_ARRAY)
        type_zero_array(typer, expr);
    bool is_map = type->kind == TYPE_MAP, is_list = type->kind == TYPE_LIST;
    if (!(is_map || is_list || type->kind == TYPE_ARRAY) || !args->count)
        return;
    struct diag *diag =
        diag_error(typer->diags, DIAG_ARGUMENT_COUNT, args->at[0].value->span,
                   "'%s()' takes no arguments, found %d", str(typer, type), args->count);
    diag_help(typer->diags, diag,
              is_map    ? "a map with entries is written {key: value}"
              : is_list ? "a list with elements is written [a, b]"
                        : "an array with elements is written [a, b]");
}

static void
type_suspension(struct typer *typer, struct expr *expr)
{
    struct expr *operand = expr->operand.operand;
    const struct expr *outer = typer->message;
    bool is_yield = expr->kind == EXPR_YIELD;
    if (is_yield && operand)
        typer->message = operand;
    if (operand)
        type_expr(typer, operand, is_yield ? yield_asked(typer) : NULL);
    switch (expr->kind) {
    case EXPR_YIELD:
        type_yield(typer, expr);
        break;
    case EXPR_YIELD_FROM:
        type_yield_from(typer, expr);
        break;
    case EXPR_WAIT:
        type_wait(typer, expr);
        break;
    default:
        type_spawn(typer, expr);
    }
    typer->message = outer;
}

static void
type_node(struct typer *typer, struct expr *expr, const struct type *asked)
{
    switch (expr->kind) {
    case EXPR_CASE:
        type_case(typer, expr);
        break;
    case EXPR_POISON:
    case EXPR_CONVERT:
        note_hole(typer);
        poison(typer, expr);
        break;
    case EXPR_NAME:
        type_name(typer, expr);
        break;
    case EXPR_INT:
        type_integer(typer, expr, asked);
        break;
    case EXPR_FLOAT:
        type_float(typer, expr, asked);
        break;
    case EXPR_DURATION:
        type_duration(typer, expr);
        break;
    case EXPR_CHAR:
        type_char(typer, expr, asked);
        break;
    case EXPR_BOOL:
        expr->type = basic(typer, TYPE_BOOL);
        break;
    case EXPR_NONE:
        type_none(typer, expr, asked);
        break;
    case EXPR_STRING:
        type_string(typer, expr, asked);
        break;
    case EXPR_FSTRING:
        type_fstring(typer, expr);
        break;
    case EXPR_LIST:
        type_list_literal(typer, expr, asked);
        break;
    case EXPR_MAP:
        type_map_literal(typer, expr, asked);
        break;
    case EXPR_UNARY:
        type_prefix(typer, expr, asked);
        break;
    case EXPR_BINARY:
        if (expr->binary.operator_ == OPERATOR_ELSE)
            type_else_chain(typer, expr, asked);
        else
            type_chain(typer, expr, asked);
        break;
    case EXPR_CAST:
        type_chain(typer, expr, asked);
        break;
    case EXPR_CALL:
    case EXPR_INDEX:
    case EXPR_SLICE:
    case EXPR_FIELD:
    case EXPR_UNWRAP:
        type_postfixes(typer, expr);
        break;
    case EXPR_MAKE:
        type_make(typer, expr);
        break;
    case EXPR_WAIT:
    case EXPR_SPAWN:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        type_suspension(typer, expr);
        break;
    }
}

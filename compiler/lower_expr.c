/* Expressions: operands in the order of evaluation, then the node itself.
 *
 * Chains (a + b + …, x.y.z, f()()) lean to their first operand and may be of any length,
 * so that way down is a loop; the others nest, which the parser bounds. */
#include "flow.h"
#include "lowering.h"

/* C expressions deeper than this go into a temporary: C compilers promise little more
 * than 60. */
enum { DEPTH_LIMIT = 40 };

bool
is_coroutine_call(const struct expr *expr)
{
    return expr->kind == EXPR_CALL && expr->call.target == CALL_CORO;
}

static bool
is_format(const struct expr *expr)
{
    if (expr->kind == EXPR_FSTRING)
        return true;
    if (expr->kind != EXPR_CALL || expr->call.target != CALL_BUILTIN)
        return false;
    enum builtin builtin = expr->call.builtin;
    return builtin == BUILTIN_PRINT || builtin == BUILTIN_WRITE ||
           builtin == BUILTIN_STR || builtin == BUILTIN_REPR;
}

static struct expr *
call_first_operand(const struct expr *call)
{
    if (call->call.target == CALL_MEMBER && !changes_array(call))
        return call->call.callee->field.object;
    return call->call.target == CALL_VALUE ? call->call.callee : NULL;
}

struct expr *
first_operand(struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_UNARY:
        return expr->unary.operand;
    case EXPR_BINARY:
        return expr->binary.left;
    case EXPR_CAST:
        return expr->cast.operand;
    case EXPR_CALL:
        return call_first_operand(expr);
    case EXPR_INDEX:
        return expr->index.object;
    case EXPR_SLICE:
        return expr->slice.object;
    case EXPR_FIELD:
        return expr->field.object;
    case EXPR_SPAWN:
        return is_coroutine_call(expr->operand.operand) ? NULL : expr->operand.operand;
    case EXPR_UNWRAP:
    case EXPR_WAIT:
    case EXPR_CONVERT:
        return expr->operand.operand;
    case EXPR_POISON:
    case EXPR_NAME:
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_DURATION:
    case EXPR_CHAR:
    case EXPR_BOOL:
    case EXPR_NONE:
    case EXPR_STRING:
    case EXPR_FSTRING:
    case EXPR_LIST:
    case EXPR_MAP:
    case EXPR_MAKE:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
    case EXPR_CASE:
        break;
    }
    return NULL;
}

void
taken_over_operands(struct lowering *l, struct expr *operand, struct exprs *operands)
{
    if (!is_coroutine_call(operand)) {
        vec_push(l->scratch, operands, operand);
        return;
    }
    const struct arguments *args = &operand->call.args;
    for (int i = 0; i < args->count; i++)
        vec_push(l->scratch, operands, args->at[i].value);
}

static bool
takes_coroutine_over(const struct expr *call)
{
    return call->call.target == CALL_MEMBER &&
           (call->call.builtin == BUILTIN_LOOP_SCHEDULE ||
            call->call.builtin == BUILTIN_LOOP_RUN_UNTIL_COMPLETE);
}

static void
add_arguments(struct lowering *l, const struct expr *call, struct exprs *operands)
{
    const struct arguments *args = &call->call.args;
    for (int i = 0; i < args->count; i++)
        if (takes_coroutine_over(call))
            taken_over_operands(l, args->at[i].value, operands);
        else if (!passes_variable(call, i))
            vec_push(l->scratch, operands, args->at[i].value);
}

static void
add_yield_operand(struct lowering *l, const struct expr *expr, struct exprs *operands)
{
    struct expr *operand = expr->operand.operand;
    if (expr->operand.how == YIELD_MESSAGE)
        evaluated_operands(l, operand, operands);
    else if (operand)
        vec_push(l->scratch, operands, operand);
}

static bool
is_short_circuit(const struct expr *expr)
{
    return expr->kind == EXPR_BINARY && (expr->binary.operator_ == OPERATOR_AND ||
                                         expr->binary.operator_ == OPERATOR_OR ||
                                         expr->binary.operator_ == OPERATOR_ELSE);
}

void
evaluated_operands(struct lowering *l, struct expr *expr, struct exprs *operands)
{
    struct expr *first = first_operand(expr);
    if (first)
        vec_push(l->scratch, operands, first);
    if (is_format(expr)) {
        format_operands(l, expr, operands);
        return;
    }
    switch ((int)expr->kind) {
    case EXPR_BINARY:
        if (!is_short_circuit(expr))
            vec_push(l->scratch, operands, expr->binary.right);
        break;
    case EXPR_CALL:
        add_arguments(l, expr, operands);
        break;
    case EXPR_INDEX:
        vec_push(l->scratch, operands, expr->index.index);
        break;
    case EXPR_SLICE:
        if (expr->slice.low)
            vec_push(l->scratch, operands, expr->slice.low);
        if (expr->slice.high)
            vec_push(l->scratch, operands, expr->slice.high);
        break;
    case EXPR_LIST:
        for (int i = 0; i < expr->list.count; i++)
            vec_push(l->scratch, operands, expr->list.at[i]);
        break;
    case EXPR_MAP:
        for (int i = 0; i < expr->map.count; i++) {
            vec_push(l->scratch, operands, expr->map.at[i].key);
            vec_push(l->scratch, operands, expr->map.at[i].value);
        }
        break;
    case EXPR_MAKE:
        for (int i = 0; i < expr->make.args.count; i++)
            vec_push(l->scratch, operands, expr->make.args.at[i].value);
        break;
    case EXPR_YIELD:
        add_yield_operand(l, expr, operands);
        break;
    case EXPR_YIELD_FROM:
        taken_over_operands(l, expr->operand.operand, operands);
        break;
    case EXPR_SPAWN:
        if (!first)
            taken_over_operands(l, expr->operand.operand, operands);
        break;
    }
}

/* ---- leaves ---- */

static struct core_expr *
literal_string(struct lowering *l, const struct type *type, const char *bytes,
               uint32_t size)
{
    if (type->kind == TYPE_CSTRING) {
        struct core_expr *text = core_text(l->arena, bytes);
        text->type = type;
        return text;
    }
    struct core_expr *expr =
        core_expr(l->arena, CORE_STRING, plain_type(l, TYPE_STRING), CORE_PURE, NULL);
    expr->string.bytes = bytes;
    expr->string.size = size;
    return expr;
}

static struct core_expr *
literal_floating(struct lowering *l, const struct type *type, double value)
{
    struct core_expr *expr = core_expr(l->arena, CORE_FLOATING, type, CORE_PURE, NULL);
    expr->floating = value;
    return expr;
}

static struct core_expr *
constant_struct(struct lowering *l, const struct constant *constant)
{
    struct core_expr *expr =
        core_expr(l->arena, CORE_STRUCT, constant->type, CORE_PURE, NULL);
    for (int i = 0; i < constant->type->decl->params.count; i++)
        core_add_operand(l->arena, expr, lower_constant(l, constant->fields[i]));
    return expr;
}

static struct core_expr *
constant_case(struct lowering *l, const struct constant *constant)
{
    const struct type *type = constant->type;
    struct core_expr *expr = core_case(l->arena, type, (int)constant->integer);
    int count = type->decl->cases.at[constant->integer]->payload.count;
    for (int i = 0; i < count; i++)
        core_add_operand(l->arena, expr, lower_constant(l, constant->fields[i]));
    return expr;
}

static struct core_expr *
constant_plain(struct lowering *l, const struct constant *constant,
               const struct type *type)
{
    if (type->kind == TYPE_STRING || type->kind == TYPE_CSTRING)
        return literal_string(l, type, constant->bytes, constant->size);
    if (type->kind == TYPE_FN)
        return core_function_expr(l->arena, CORE_FUNCTION, constant->function->core,
                                  type);
    if (type_is_float(type))
        return literal_floating(l, type, constant->floating);
    return core_integer(l->arena, type, constant->integer);
}

struct core_expr *
lower_constant(struct lowering *l, const struct constant *constant)
{
    const struct type *type = constant->type;
    if (type->kind == TYPE_STRUCT)
        return constant_struct(l, constant);
    if (type->kind == TYPE_ENUM)
        return constant_case(l, constant);
    if (type->kind != TYPE_OPTIONAL)
        return constant_plain(l, constant, type);
    if (constant->is_none)
        return core_expr(l->arena, CORE_NONE, type, CORE_PURE, NULL);
    struct constant inner = *constant;
    inner.type = type->element;
    return core_expr(l->arena, CORE_SOME, type, CORE_PURE, lower_constant(l, &inner),
                     NULL);
}

static struct core_expr *
lower_name(struct lowering *l, struct expr *expr)
{
    if (expr->name.variable)
        return core_variable(l->arena, local(l, expr->name.variable));
    if (expr->name.decl->kind == DECL_FN)
        return core_function_expr(l->arena, CORE_FUNCTION, expr->name.decl->core,
                                  expr->type);
    if (expr->name.decl->kind == DECL_C_CONST)
        return lower_c_constant(l, expr);
    if (expr->name.decl->named)
        return core_variable(l->arena, expr->name.decl->named);
    return lower_constant(l, expr->name.decl->constant);
}

static struct value
lower_list(struct lowering *l, struct expr *expr, const struct value *operands)
{
    const struct type *element = expr->type->element;
    if (expr->kind == EXPR_MAKE || expr->list.count == 0)
        return value_fresh(core_call(l->arena, "coro_list_new", expr->type, CORE_PURE,
                                     type_of(l, element), here(l, expr->span), NULL));
    int count = expr->list.count;
    struct core_expr *items = core_expr(l->arena, CORE_ITEMS, element, CORE_PURE, NULL);
    for (int i = 0; i < count; i++)
        core_add_operand(l->arena, items, value_own(l, operands[i]));
    return value_fresh(
        core_call(l->arena, "coro_list_of", expr->type, CORE_PURE, type_of(l, element),
                  core_integer(l->arena, plain_type(l, TYPE_I64), (uint64_t)count), items,
                  here(l, expr->span), NULL));
}

static struct value
lower_array_index(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *array = array_in_place(l, operands[0]);
    struct core_expr *element = array_element(l, expr, array, operands[1].expr);
    return value_borrowed(place_with_one_check(l, element));
}

static struct value
lower_index(struct lowering *l, struct expr *expr, const struct value *operands)
{
    if (expr->index.object->type->kind == TYPE_ARRAY)
        return lower_array_index(l, expr, operands);
    struct core_expr *object = value_borrow(l, operands[0]);
    if (object->type->kind == TYPE_MAP)
        return value_borrowed(map_entry(l, "at", object, value_borrow(l, operands[1]),
                                        here(l, expr->span)));
    struct core_expr *index = operands[1].expr;
    if (object->type->kind == TYPE_STRING)
        return value_borrowed(core_call(l->arena, "coro_string_at", expr->type, CORE_ACTS,
                                        object, index, here(l, expr->span), NULL));
    return value_borrowed(core_element(l->arena, expr->type, object, index, expr->span));
}

static struct core_expr *
length_of(struct lowering *l, struct core_expr *object)
{
    const char *function =
        object->type->kind == TYPE_STRING ? "coro_string_len" : "coro_list_len";
    const struct type *integer = plain_type(l, TYPE_I64);
    if (object->type->kind == TYPE_ARRAY)
        return core_integer(l->arena, integer, object->type->count);
    return core_call(l->arena, function, integer, CORE_READS, object, NULL);
}

static const char *
slice_function(const struct type *type)
{
    return type->kind == TYPE_STRING  ? "coro_string_slice"
           : type->kind == TYPE_ARRAY ? "coro_array_slice"
           : type->kind == TYPE_PTR   ? "coro_ptr_slice"
                                      : "coro_list_slice";
}

static struct value
lower_slice(struct lowering *l, struct expr *expr, const struct value *operands)
{
    const struct type *integer = plain_type(l, TYPE_I64);
    int next = 1;
    bool is_array = expr->slice.object->type->kind == TYPE_ARRAY;
    struct core_expr *object =
        is_array ? array_in_place(l, operands[0]) : value_borrow(l, operands[0]);
    if (!expr->slice.high && !is_array)
        object = value_in_variable(l, value_borrowed(object));
    struct core_expr *low =
        expr->slice.low ? operands[next++].expr : core_integer(l->arena, integer, 0);
    struct core_expr *high =
        expr->slice.high ? operands[next].expr : length_of(l, object);
    const char *function = slice_function(object->type);
    if (expr->slice.high && expr->slice.inclusive)
        high = core_call(l->arena, "coro_add", integer, CORE_PURE, high,
                         core_integer(l->arena, integer, 1), NULL);
    if (is_array)
        return value_fresh(core_call(l->arena, function, expr->type, CORE_ACTS,
                                     type_of(l, object->type), address_of(l, object), low,
                                     high, here(l, expr->span), NULL));
    if (object->type->kind == TYPE_PTR)
        return value_fresh(core_call(l->arena, function, expr->type, CORE_ACTS,
                                     type_of(l, expr->type->element), object, low, high,
                                     here(l, expr->span), NULL));
    return value_fresh(core_call(l->arena, function, expr->type, CORE_ACTS, object, low,
                                 high, here(l, expr->span), NULL));
}

/* All its fields stand there, in order, and making it does nothing else. */
static bool
is_plain_struct(const struct core_expr *expr)
{
    return expr->kind == CORE_STRUCT && expr->effect == CORE_PURE &&
           !expr->type->decl->external;
}

/* Of a struct that is made where it stands, as constants are, only the field is needed.
 */
static struct value
lower_field(struct lowering *l, struct expr *expr, const struct value *operands,
            struct core_variable *into)
{
    if (expr->field.builtin)
        return lower_property(l, expr, operands, into);
    struct core_expr *object = value_borrow(l, operands[0]);
    if (is_plain_struct(object))
        return value_borrowed(object->operands.at[expr->field.index]);
    return value_borrowed(core_field(l->arena, expr->field.name, expr->type, object));
}

static struct core_expr *
literal_integer(struct lowering *l, const struct expr *expr)
{
    struct core_expr *literal = core_integer(l->arena, expr->type, expr->integer.value);
    literal->is_character = expr->kind == EXPR_INT && expr->integer.is_character;
    return literal;
}

/* ---- any node ---- */

static struct value
lower_node(struct lowering *l, struct expr *expr, const struct value *operands,
           struct core_variable *into)
{
    switch (expr->kind) {
    case EXPR_NAME:
        return value_borrowed(lower_name(l, expr));
    case EXPR_INT:
    case EXPR_CHAR:
    case EXPR_BOOL:
    case EXPR_DURATION:
        return value_borrowed(literal_integer(l, expr));
    case EXPR_FLOAT:
        return value_borrowed(literal_floating(l, expr->type, expr->floating));
    case EXPR_NONE:
        return value_borrowed(
            core_expr(l->arena, CORE_NONE, expr->type, CORE_PURE, NULL));
    case EXPR_STRING:
        return value_borrowed(
            literal_string(l, expr->type, expr->string.bytes, expr->string.size));
    case EXPR_FSTRING:
        return lower_format(l, expr, operands);
    case EXPR_LIST:
        return expr->type->kind == TYPE_ARRAY ? lower_array(l, expr, operands)
                                              : lower_list(l, expr, operands);
    case EXPR_MAP:
        return lower_map(l, expr, operands);
    case EXPR_MAKE:
        if (expr->type->kind == TYPE_CHAN)
            return lower_chan(l, expr, operands);
        if (expr->type->kind == TYPE_ARRAY)
            return zero_array(l, expr->type, into);
        return expr->type->kind == TYPE_MAP ? lower_map(l, expr, operands)
                                            : lower_list(l, expr, operands);
    case EXPR_UNARY:
        return lower_unary(l, expr, operands);
    case EXPR_BINARY:
        return lower_binary(l, expr, operands);
    case EXPR_CAST:
        return lower_cast(l, expr, operands);
    case EXPR_CALL:
        if (is_format(expr))
            return lower_format(l, expr, operands);
        return changes_array(expr) ? lower_array_change(l, expr)
                                   : lower_call(l, expr, operands, into);
    case EXPR_INDEX:
        return lower_index(l, expr, operands);
    case EXPR_SLICE:
        return lower_slice(l, expr, operands);
    case EXPR_FIELD:
        return lower_field(l, expr, operands, into);
    case EXPR_UNWRAP:
        return lower_unwrap(l, expr, operands);
    case EXPR_WAIT:
        return lower_wait(l, expr, operands, into);
    case EXPR_SPAWN:
        return lower_spawn(l, expr, operands);
    case EXPR_YIELD:
        return lower_yield(l, expr, operands, into);
    case EXPR_YIELD_FROM:
        return lower_yield_from(l, expr, operands, into);
    case EXPR_CASE:
        return value_fresh(
            core_case(l->arena, expr->type, expr->enum_case.named->number));
    case EXPR_CONVERT:
        return lower_convert(l, expr, operands);
    case EXPR_POISON:
        break;
    }
    return value_borrowed(core_integer(l->arena, expr->type, 0));
}

/* A deep C expression is cut: the value goes into a temporary. */
static struct value
shallow(struct lowering *l, struct value value)
{
    if (!value.expr || value.expr->depth <= DEPTH_LIMIT || value.ownership == HELD)
        return value;
    bool owned = type_is_owned(value.expr->type);
    if (owned && value.ownership == BORROWED)
        return value_stabilize(l, value, CORE_ACTS);
    struct core_variable *copy = bind_temporary(l, value.expr->type, value.expr);
    return (struct value){core_variable(l->arena, copy), value.ownership};
}

/* For each operand, what happens between its evaluation and the use of them all. */
static enum core_effect *
effects_after(struct lowering *l, const struct exprs *operands)
{
    size_t size = (size_t)(operands->count + 1) * sizeof(enum core_effect);
    enum core_effect *after = arena_alloc(l->scratch, size);
    for (int i = operands->count - 1; i > 0; i--) {
        enum core_effect effect = expr_effect(operands->at[i]);
        after[i - 1] = effect > after[i] ? effect : after[i];
    }
    return after;
}

struct value *
lower_in_order(struct lowering *l, const struct exprs *operands,
               const struct value *first)
{
    enum core_effect *after = effects_after(l, operands);
    struct value *values =
        arena_alloc(l->scratch, (size_t)(operands->count + 1) * sizeof(struct value));
    for (int i = 0; i < operands->count; i++) {
        struct value value = i == 0 && first ? *first : lower_expr(l, operands->at[i]);
        values[i] = value_stabilize(l, value, after[i]);
    }
    return values;
}

/* a && b, a || b. Where b takes statements: test = a; if (test) { ...; test = b; }. */
static struct value
lower_logic(struct lowering *l, struct expr *expr, struct value left)
{
    struct core_variable *test = temporary(l, expr->type);
    struct scope_mark mark = scope_begin(l);
    struct core_expr *right = lower_expr(l, expr->binary.right).expr;
    bool in_steps = mark.block->stmts.count > 0;
    if (in_steps)
        append_assign(l, core_variable(l->arena, test), right);
    struct core_stmt *steps = scope_take(l, mark);
    const char *operator_ = operator_str(expr->binary.operator_);
    if (!in_steps)
        return shallow(l, value_borrowed(core_operation(l->arena, operator_, expr->type,
                                                        left.expr, right)));
    bind(l, test, left.expr);
    struct core_expr *condition = core_variable(l->arena, test);
    if (expr->binary.operator_ == OPERATOR_OR)
        condition = core_operation(l->arena, "!", expr->type, condition, NULL);
    struct core_stmt *branch = append(l, CORE_IF);
    branch->value = condition;
    branch->then = steps;
    return value_borrowed(core_variable(l->arena, test));
}

/* A variable, or a field of one, that nothing changes meanwhile. */
static bool
is_steady(const struct core_expr *expr)
{
    return expr->effect == CORE_PURE &&
           (expr->kind == CORE_VARIABLE || expr->kind == CORE_FIELD);
}

/* The optional on the left of a ??, as what can be looked at twice. */
static struct core_expr *
asked_optional(struct lowering *l, struct value left)
{
    if (left.ownership != FRESH)
        return is_steady(left.expr) ? left.expr : value_in_variable(l, left);
    if (left.expr->kind == CORE_VARIABLE)
        return left.expr;
    return core_variable(l->arena, bind_temporary(l, left.expr->type, left.expr));
}

/* a ?? b: what is in a, else b. */
static struct value
lower_else(struct lowering *l, struct expr *expr, struct value left,
           struct core_variable *into)
{
    enum ownership ownership = left.ownership == FRESH ? FRESH : BORROWED;
    /* Somebody holds what is in a; a literal needs nobody to hold it. */
    bool lends_itself =
        !type_is_owned(expr->type) ||
        (ownership == BORROWED && expr->binary.right->kind == EXPR_STRING);
    bool goes_into = into && into->type == expr->type && !lends_itself;
    struct core_variable *result = goes_into ? into : temporary(l, expr->type);
    struct core_expr *optional = asked_optional(l, left), *inside = optional;
    if (expr->type->kind != TYPE_OPTIONAL)
        inside = core_expr(l->arena, CORE_OPENED, expr->type, CORE_PURE, optional, NULL);
    if (!lends_itself)
        inside = value_own(l, (struct value){inside, ownership});
    struct scope_mark none = scope_begin(l);
    struct core_expr *instead = value_own(l, lower_expr(l, expr->binary.right));
    if (lends_itself && none.block->stmts.count == 0) {
        scope_take(l, none);
        /* Counts as reading, to be evaluated before what acts or suspends: its value
         * takes less room than what it is chosen from. */
        return value_borrowed(core_expr(l->arena, CORE_CHOICE, expr->type, CORE_READS,
                                        has(l, optional), inside, instead, NULL));
    }
    init(l, result, instead);
    struct core_stmt *otherwise = scope_take(l, none);
    if (!goes_into)
        declare(l, result);
    struct core_stmt *branch = append(l, CORE_IF);
    branch->value = has(l, optional);
    struct scope_mark some = scope_begin(l);
    init(l, result, inside);
    branch->then = scope_take(l, some);
    branch->otherwise = otherwise;
    struct core_expr *found = core_variable(l->arena, result);
    return lends_itself ? value_borrowed(found) : value_fresh(found);
}

/* Is the right operand of a ?? one itself, of the same type? */
static bool
is_else_chain(const struct expr *right, const struct type *type)
{
    return right->kind == EXPR_BINARY && right->binary.operator_ == OPERATOR_ELSE &&
           right->type == type;
}

/* if (no `maybe`) { variable = expr; } */
static void
append_instead(struct lowering *l, struct core_variable *maybe,
               struct core_variable *variable, struct expr *expr)
{
    struct core_expr *some = has(l, core_variable(l->arena, maybe));
    struct core_stmt *branch = append(l, CORE_IF);
    branch->value = core_operation(l->arena, "!", plain_type(l, TYPE_BOOL), some, NULL);
    struct scope_mark mark = scope_begin(l);
    init(l, variable, value_own(l, lower_expr(l, expr)));
    branch->then = scope_take(l, mark);
}

/* a ?? b ?? … ?? z, of any length: what is found is kept in one optional, and each
 * operand is asked only while there is none. */
static struct value
lower_else_chain(struct lowering *l, struct expr *expr, struct value left)
{
    const struct type *type = expr->type;
    struct core_variable *maybe = temporary(l, type_optional(l->context->types, type));
    bind(l, maybe, value_own(l, left));
    for (; is_else_chain(expr->binary.right, type); expr = expr->binary.right)
        append_instead(l, maybe, maybe, expr->binary.right->binary.left);
    if (type->kind == TYPE_OPTIONAL) {
        append_instead(l, maybe, maybe, expr->binary.right);
        return value_fresh(core_variable(l->arena, maybe));
    }
    struct core_expr *optional = core_variable(l->arena, maybe);
    struct core_variable *result = temporary(l, type);
    declare(l, result);
    append_instead(l, maybe, result, expr->binary.right);
    struct core_stmt *branch = l->out->at[l->out->count - 1];
    struct scope_mark some = scope_begin(l);
    init(l, result, core_expr(l->arena, CORE_OPENED, type, CORE_PURE, optional, NULL));
    branch->otherwise = scope_take(l, some);
    return value_fresh(core_variable(l->arena, result));
}

/* A node whose first operand, if it has one, is `first`. */
static struct value
lower_from_first(struct lowering *l, struct expr *expr, struct value first,
                 struct core_variable *into)
{
    if (is_short_circuit(expr)) {
        if (expr->binary.operator_ != OPERATOR_ELSE)
            return lower_logic(l, expr, first); /* C keeps the order, too */
        struct value left = value_stabilize(l, first, expr_effect(expr->binary.right));
        return is_else_chain(expr->binary.right, expr->type)
                   ? lower_else_chain(l, expr, left)
                   : lower_else(l, expr, left, into);
    }
    struct exprs operands = {0};
    evaluated_operands(l, expr, &operands);
    struct value *values =
        lower_in_order(l, &operands, first_operand(expr) ? &first : NULL);
    return shallow(l, lower_node(l, expr, values, into));
}

struct value
lower_expr_into(struct lowering *l, struct expr *expr, struct core_variable *into)
{
    struct exprs chain = {0};
    struct expr *node = expr;
    for (struct expr *first; (first = first_operand(node)); node = first)
        vec_push(l->scratch, &chain, node);
    struct value value =
        lower_from_first(l, node, (struct value){0}, chain.count == 0 ? into : NULL);
    while (chain.count > 0) {
        struct expr *next = chain.at[--chain.count];
        value = lower_from_first(l, next, value, chain.count == 0 ? into : NULL);
    }
    return value;
}

struct value
lower_expr(struct lowering *l, struct expr *expr)
{
    return lower_expr_into(l, expr, NULL);
}

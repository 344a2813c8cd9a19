/* Builtin functions, members and properties: most are a call of the runtime, as the
 * tables say. */
#include <ctype.h>
#include <string.h>

#include "lowering.h"

/* ---- what is just a call ---- */

struct plain_call {
    enum builtin builtin;
    const char *function;
    bool place;
};

static const struct plain_call plain_calls[] = {
    {BUILTIN_NOW, "coro_now", false},
    {BUILTIN_LOOP, "coro_loop_new", true},
    {BUILTIN_READ_LINE, "coro_read_line", false},
    {BUILTIN_STRING_LEN, "coro_string_len", false},
    {BUILTIN_STRING_FIND, "coro_string_find", false},
    {BUILTIN_STRING_FIND_FROM, "coro_string_find_from", true},
    {BUILTIN_STRING_FIND_LAST, "coro_string_find_last", false},
    {BUILTIN_STRING_CONTAINS, "coro_string_contains", false},
    {BUILTIN_STRING_COUNT, "coro_string_count", false},
    {BUILTIN_STRING_SPLIT, "coro_string_split", true},
    {BUILTIN_STRING_JOIN, "coro_string_join", false},
    {BUILTIN_STRING_STRIP, "coro_string_strip", false},
    {BUILTIN_STRING_STARTS_WITH, "coro_string_starts_with", false},
    {BUILTIN_STRING_ENDS_WITH, "coro_string_ends_with", false},
    {BUILTIN_STRING_REPLACE, "coro_string_replace", false},
    {BUILTIN_STRING_REPEAT, "coro_string_repeat", false},
    {BUILTIN_STRING_UPPER, "coro_string_upper", false},
    {BUILTIN_STRING_LOWER, "coro_string_lower", false},
    {BUILTIN_STRING_WORDS, "coro_string_words", true},
    {BUILTIN_STRING_LINES, "coro_string_lines", true},
    {BUILTIN_STRING_CHARS, "coro_string_chars", true},
    {BUILTIN_STRING_TO_BYTES, "coro_string_to_bytes", true},
    {BUILTIN_STRING_TO_INT, "coro_string_to_int", false},
    {BUILTIN_STRING_TO_FLOAT, "coro_string_to_float", false},
    {BUILTIN_LIST_LEN, "coro_list_len", false},
    {BUILTIN_LIST_CLEAR, "coro_list_clear", false},
    {BUILTIN_LIST_EXTEND, "coro_list_extend", false},
    {BUILTIN_LIST_COPY, "coro_list_copy", true},
    {BUILTIN_LIST_REPEAT, "coro_list_repeat", true},
    {BUILTIN_LIST_TO_STRING, "coro_list_to_string", false},
    {BUILTIN_LIST_SORT, "coro_list_sort", false},
    {BUILTIN_LIST_REVERSE, "coro_list_reverse", false},
    {BUILTIN_MAP_LEN, "coro_map_len", false},
    {BUILTIN_MAP_CLEAR, "coro_map_clear", false},
    {BUILTIN_MAP_KEYS, "coro_map_keys", true},
    {BUILTIN_MAP_VALUES, "coro_map_values", true},
    {BUILTIN_MAP_EXTEND, "coro_map_extend", false},
    {BUILTIN_MAP_COPY, "coro_map_copy", true},
    {BUILTIN_CHAN_CLOSE, "coro_chan_close", false},
    {BUILTIN_CHAN_CLOSED, "coro_chan_closed", false},
    {BUILTIN_CHAN_LEN, "coro_chan_len", false},
    {BUILTIN_CHAN_CAPACITY, "coro_chan_capacity", false},
    {BUILTIN_ERROR_MESSAGE, "coro_error_message", false},
    {BUILTIN_ERROR_CODE, "coro_error_code", false},
    {BUILTIN_CORO_DONE, "coro_done", false},
    {BUILTIN_TASK_DONE, "coro_task_done", false},
    {BUILTIN_TASK_CANCELLED, "coro_task_cancelled", false},
    {BUILTIN_TASK_STATUS, "coro_task_status", false},
    {BUILTIN_TASK_ERROR, "coro_task_error", false},
    {BUILTIN_TASK_CANCEL, "coro_task_cancel", false},
    {BUILTIN_LOOP_TRACE, "coro_loop_trace", false},
};

static const struct plain_call *
plain_call(enum builtin builtin)
{
    for (size_t i = 0; i < sizeof plain_calls / sizeof *plain_calls; i++)
        if (plain_calls[i].builtin == builtin)
            return &plain_calls[i];
    return NULL;
}

static struct value
lower_plain_call(struct lowering *l, struct expr *expr, const struct plain_call *plain,
                 const struct value *operands, int count)
{
    struct core_expr *call = core_call(l->arena, plain->function, expr->type,
                                       (enum core_effect)(expr->effect - 1), NULL);
    for (int i = 0; i < count; i++)
        core_add_operand(l->arena, call, value_borrow(l, operands[i]));
    if (plain->place)
        core_add_operand(l->arena, call, here(l, expr->span));
    return value_fresh(call);
}

/* ---- lists: items go in and out by address ---- */

static struct core_expr *
item_address(struct lowering *l, struct core_expr *item)
{
    if (item->kind != CORE_VARIABLE)
        item = core_variable(l->arena, bind_temporary(l, item->type, item));
    return address_of(l, item);
}

static struct value
lower_list_in(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *list = value_borrow(l, operands[0]);
    if (expr->call.builtin == BUILTIN_LIST_PUSH)
        return value_borrowed(core_call(l->arena, "coro_list_push", expr->type, CORE_ACTS,
                                        list, item_address(l, value_own(l, operands[1])),
                                        NULL));
    return value_borrowed(core_call(
        l->arena, "coro_list_insert", expr->type, CORE_ACTS, list, operands[1].expr,
        item_address(l, value_own(l, operands[2])), here(l, expr->span), NULL));
}

static struct value
lower_list_out(struct lowering *l, struct expr *expr, const struct value *operands,
               struct core_variable *into)
{
    struct core_expr *list = value_borrow(l, operands[0]);
    struct core_variable *item = result_variable(l, expr->type, into);
    bool pops = expr->call.builtin == BUILTIN_LIST_POP;
    struct core_expr *call =
        core_call(l->arena, pops ? "coro_list_pop" : "coro_list_remove",
                  plain_type(l, TYPE_VOID), CORE_ACTS, list, NULL);
    if (!pops)
        core_add_operand(l->arena, call, operands[1].expr);
    core_add_operand(l->arena, call, address_of(l, core_variable(l->arena, item)));
    core_add_operand(l->arena, call, here(l, expr->span));
    append_eval(l, call);
    return value_fresh(core_variable(l->arena, item));
}

static struct value
lower_list_search(struct lowering *l, struct expr *expr, const char *function,
                  const struct value *operands)
{
    struct core_expr *list = value_borrow(l, operands[0]);
    struct core_expr *item = item_address(l, value_borrow(l, operands[1]));
    return value_borrowed(
        core_call(l->arena, function, expr->type, CORE_READS, list, item, NULL));
}

/* ---- arrays ---- */

static struct value
lower_array_contains(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *array = array_in_place(l, operands[0]);
    struct core_expr *item = item_address(l, value_borrow(l, operands[1]));
    return value_borrowed(core_call(l->arena, "coro_array_contains", expr->type,
                                    CORE_READS, type_of(l, array->type),
                                    address_of(l, array), item, NULL));
}

/* The array is evaluated all the same. */
static struct value
lower_array_length(struct lowering *l, struct expr *expr, const struct value *operands)
{
    uint64_t count = expr->field.object->type->count;
    value_drop(l, operands[0]);
    return value_borrowed(core_integer(l->arena, expr->type, count));
}

/* ---- generators: next, send, throw; close; result ---- */

/* The call of `function` that resumes operands[0], with what is sent or thrown, if any.
 */
static struct value
lower_resume(struct lowering *l, struct expr *expr, const char *function,
             const struct value *operands, struct core_expr *sent,
             struct core_variable *into)
{
    struct core_expr *object = value_lend(l, operands[0]);
    const struct type *yields = object->type->yields;
    struct core_expr *call =
        core_call(l->arena, function, plain_type(l, TYPE_BOOL), CORE_ACTS, object, NULL);
    if (sent)
        core_add_operand(l->arena, call, sent);
    struct core_expr *out = core_expr(l->arena, CORE_NULL, NULL, CORE_PURE, NULL);
    struct core_variable *result = NULL;
    if (yields->kind != TYPE_VOID) {
        result = maybe_begin(l, yields, into, &out);
        out = address_of(l, out);
    }
    core_add_operand(l->arena, call, out);
    core_add_operand(l->arena, call, error_slot(l, expr->may_throw));
    core_add_operand(l->arena, call, here(l, expr->span));
    if (result) {
        maybe_end(l, result, yields, call);
    } else {
        result = store_result(l, call, into);
    }
    if (expr->may_throw && l->can_throw)
        append_check(l);
    return value_fresh(core_variable(l->arena, result));
}

static struct value
lower_send(struct lowering *l, struct expr *expr, const struct value *operands,
           struct core_variable *into)
{
    struct core_expr *sent = item_address(l, value_own(l, operands[1]));
    return lower_resume(l, expr, "coro_send", operands, sent, into);
}

/* Closing throws only where somebody else drives the generator, which is seldom known: no
 * fn must say that it `throws` for it, but where an error can go it goes. */
static struct value
lower_close(struct lowering *l, struct expr *expr, const struct value *operands)
{
    append_eval(l, core_call(l->arena, "coro_close", expr->type, CORE_ACTS,
                             value_lend(l, operands[0]), error_slot(l, true),
                             here(l, expr->span), NULL));
    if (l->can_throw)
        append_check(l);
    return (struct value){0};
}

static struct value
lower_result(struct lowering *l, const char *function, const struct value *operands,
             struct core_variable *into)
{
    struct core_expr *object = value_borrow(l, operands[0]);
    const struct type *returns = object->type->returns;
    struct core_expr *inside;
    struct core_variable *result = maybe_begin(l, returns, into, &inside);
    maybe_end(l, result, returns,
              core_call(l->arena, function, plain_type(l, TYPE_BOOL), CORE_READS, object,
                        address_of(l, inside), NULL));
    return value_fresh(core_variable(l->arena, result));
}

/* ---- the loop ---- */

static struct value
lower_loop_call(struct lowering *l, struct expr *expr, const char *function,
                const struct value *operands, struct core_variable *into)
{
    bool gives = expr->type->kind != TYPE_VOID;
    struct core_expr *call = core_call(l->arena, function, expr->type, CORE_ACTS,
                                       value_lend(l, operands[0]), NULL);
    if (gives)
        core_add_operand(l->arena, call,
                         lower_given(l, expr->call.args.at[0].value, operands + 1));
    core_add_operand(l->arena, call, error_slot(l, expr->may_throw));
    core_add_operand(l->arena, call, here(l, expr->span));
    if (gives) {
        call = core_variable(l->arena, store_result(l, call, into));
    } else {
        append_eval(l, call);
    }
    if (expr->may_throw && l->can_throw)
        append_check(l);
    return gives ? value_fresh(call) : (struct value){0};
}

/* ---- assert, panic, error ---- */

const char *
source_text(struct lowering *l, struct span span)
{
    size_t size = span.hi - span.lo, kept = 0;
    char *text = arena_copy(l->arena, source_at(l->context->source, span.lo), size);
    for (size_t i = 0; i < size; i++) {
        bool space = isspace((unsigned char)text[i]) || text[i] == 0;
        if (space && kept > 0 && text[kept - 1] == ' ')
            continue;
        text[kept++] = space ? ' ' : text[i];
    }
    text[kept] = 0;
    return text;
}

static struct core_expr *
panic_call(struct lowering *l, const char *name, struct core_expr *text, struct span span)
{
    return core_call(l->arena, name, plain_type(l, TYPE_VOID), CORE_ACTS, text,
                     here(l, span), NULL);
}

static struct value
lower_assert(struct lowering *l, struct expr *expr, const struct value *operands)
{
    const char *text = arena_printf(l->arena, "assertion failed: %s",
                                    source_text(l, expr->call.args.at[0].value->span));
    struct core_stmt *test = append(l, CORE_IF);
    test->value =
        core_operation(l->arena, "!", plain_type(l, TYPE_BOOL), operands[0].expr, NULL);
    struct scope_mark failed = scope_begin(l);
    append_eval(l, panic_call(l, "coro_panic", core_text(l->arena, text), expr->span));
    test->then = scope_take(l, failed);
    return (struct value){0};
}

static struct value
lower_panic(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *text = value_borrow(l, operands[0]);
    bool is_text =
        text->kind == CORE_STRING && strlen(text->string.bytes) == text->string.size;

    if (is_text)
        text = core_text(l->arena, text->string.bytes);
    return value_borrowed(
        panic_call(l, is_text ? "coro_panic" : "coro_panic_string", text, expr->span));
}

static struct value
lower_error(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *code = expr->call.args.count > 1
                                 ? operands[1].expr
                                 : core_integer(l->arena, plain_type(l, TYPE_I64), 0);
    return value_fresh(core_call(l->arena, "coro_error_new", expr->type, CORE_PURE,
                                 value_own(l, operands[0]), code, NULL));
}

/* ---- by builtin ---- */

struct value
lower_builtin(struct lowering *l, struct expr *expr, const struct value *operands,
              struct core_variable *into)
{
    const struct plain_call *plain = plain_call(expr->call.builtin);
    expr_effect(expr);
    if (plain)
        return lower_plain_call(l, expr, plain, operands, expr->call.args.count);
    switch ((int)expr->call.builtin) {
    case BUILTIN_NEXT:
        return lower_resume(l, expr, "coro_next", operands, NULL, into);
    case BUILTIN_ASSERT:
        return lower_assert(l, expr, operands);
    case BUILTIN_PANIC:
        return lower_panic(l, expr, operands);
    case BUILTIN_ERROR:
        return lower_error(l, expr, operands);
    default:
        return (struct value){0};
    }
}

struct value
lower_member(struct lowering *l, struct expr *expr, const struct value *operands,
             struct core_variable *into)
{
    const struct plain_call *plain = plain_call(expr->call.builtin);
    expr_effect(expr);
    if (plain)
        return lower_plain_call(l, expr, plain, operands, expr->call.args.count + 1);
    switch ((int)expr->call.builtin) {
    case BUILTIN_LIST_PUSH:
    case BUILTIN_LIST_INSERT:
        return lower_list_in(l, expr, operands);
    case BUILTIN_LIST_POP:
    case BUILTIN_LIST_REMOVE:
        return lower_list_out(l, expr, operands, into);
    case BUILTIN_ARRAY_CONTAINS:
        return lower_array_contains(l, expr, operands);
    case BUILTIN_LIST_CONTAINS:
        return lower_list_search(l, expr, "coro_list_contains", operands);
    case BUILTIN_LIST_INDEX_OF:
        return lower_list_search(l, expr, "coro_list_index_of", operands);
    case BUILTIN_MAP_GET:
    case BUILTIN_MAP_HAS:
    case BUILTIN_MAP_REMOVE:
        return lower_map_member(l, expr, operands, into);
    case BUILTIN_CORO_SEND:
        return lower_send(l, expr, operands, into);
    case BUILTIN_CORO_THROW:
        return lower_resume(l, expr, "coro_throw_into", operands,
                            value_own(l, operands[1]), into);
    case BUILTIN_CORO_CLOSE:
        return lower_close(l, expr, operands);
    case BUILTIN_LOOP_SCHEDULE:
        return lower_loop_call(l, expr, "coro_loop_schedule", operands, into);
    case BUILTIN_LOOP_RUN_UNTIL_COMPLETE:
        return lower_loop_call(l, expr, "coro_loop_run_until_complete", operands, into);
    case BUILTIN_LOOP_RUN_UNTIL_EMPTY:
        return lower_loop_call(l, expr, "coro_loop_run_until_empty", operands, into);
    default:
        return (struct value){0};
    }
}

struct value
lower_property(struct lowering *l, struct expr *expr, const struct value *operands,
               struct core_variable *into)
{
    const struct plain_call *plain = plain_call(expr->field.builtin);
    expr_effect(expr);
    if (plain)
        return lower_plain_call(l, expr, plain, operands, 1);
    if (expr->field.builtin == BUILTIN_ARRAY_LEN)
        return lower_array_length(l, expr, operands);
    bool of_task = expr->field.builtin == BUILTIN_TASK_RESULT;
    return lower_result(l, of_task ? "coro_task_result" : "coro_result", operands, into);
}

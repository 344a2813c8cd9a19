/* for … from: a message for each turn, whose reply is bound, until the channel or stream
 * has come to its end. */
#include "lowering.h"

static bool
is_stream(const struct expr *sequence)
{
    return sequence->type->kind == TYPE_STREAM;
}

/* Whether the source has not come to its end, which a value that is none is not. */
static struct core_expr *
has_got(struct lowering *l, const struct expr *sequence, struct core_variable *message)
{
    struct core_expr *head =
        core_field(l->arena, is_stream(sequence) ? "asking" : "transfer", NULL,
                   core_variable(l->arena, message));
    return core_call(l->arena, is_stream(sequence) ? "coro_was_given" : "coro_got",
                     plain_type(l, TYPE_BOOL), CORE_READS, address_of(l, head), NULL);
}

/* Fills `received`, and tells whether there was something. What is sent lives no longer
 * than that. */
static struct core_expr *
get_next(struct lowering *l, struct core_expr *source, const struct expr *sequence,
         struct core_variable *received)
{
    struct request request = is_stream(sequence) ? request_of_next(l, source, sequence)
                                                 : request_of_get(l, source, sequence);
    struct core_variable *more =
        core_variable_new(l->arena, CORE_VALUE, plain_type(l, TYPE_BOOL), "more");
    declare(l, more);
    struct scope_mark mark = scope_begin(l);
    struct core_variable *message = declare_message(l, request.sends);
    append_send(l, &request, message, received);
    init(l, more, has_got(l, sequence, message));
    scope_end(l, mark, true);
    return core_variable(l->arena, more);
}

static void
bind_item(struct lowering *l, struct variable *variable, struct core_variable *received)
{
    struct core_variable *item = loop_variable(l, variable);
    struct core_expr *value = core_variable(l->arena, received);
    if (received->type != item->type)
        value = core_expr(l->arena, CORE_OPENED, item->type, CORE_PURE, value, NULL);
    bind(l, item, value);
    hold_owned(l, item);
}

void
lower_for_from(struct lowering *l, struct stmt *stmt)
{
    struct scope_mark mark = scope_begin(l);
    struct core_expr *source = lower_walked(l, stmt->loop.sequence);
    const struct type *type = stmt->loop.sequence->type;
    struct core_stmt *loop = append(l, CORE_LOOP);
    struct scope_mark turn = scope_begin(l);
    struct core_variable *received = temporary(
        l, type_optional(l->context->types,
                         type->kind == TYPE_STREAM ? type->yields : type->element));
    declare(l, received);
    append_exit_unless(l, get_next(l, source, stmt->loop.sequence, received));
    bind_item(l, stmt->loop.variable, received);
    lower_block(l, stmt->loop.body);
    loop->then = scope_take(l, turn);
    scope_end(l, mark, false);
}

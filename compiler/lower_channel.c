/* Channels: how they are made, get, put, and for … from. */
#include "lowering.h"

struct value
lower_chan(struct lowering *l, struct expr *expr, const struct value *operands)
{
    const struct type *element = expr->type->element;
    const struct type *optional = type_optional(l->context->types, element);
    return value_fresh(core_call(l->arena, "coro_chan_new", expr->type, CORE_ACTS,
                                 type_of(l, element), type_of(l, optional),
                                 operands[0].expr, here(l, expr->span), NULL));
}

/* ---- get and put ---- */

static const char *const transfer_arguments[] = {"transfer.chan", "value"};

static const struct core_message *
channel_message(struct lowering *l, const struct type *chan, bool puts)
{
    struct core_message *message = NEW(l->arena, struct core_message);
    message->name = message->word = puts ? "put" : "get";
    message->c_struct = "coro_transfer";
    message->arguments = transfer_arguments;
    message->puts = puts ? chan->element : NULL;
    if (!puts) {
        message->reply = CORE_REPLY_INSIDE;
        message->replies = type_optional(l->context->types, chan->element);
    }
    return message;
}

enum { LONGEST_RECEIVER = 24 };

/* "jobs.get", where the channel has a short name. */
static const char *
waits_for(struct lowering *l, const struct expr *chan, const char *name)
{
    uint32_t size = chan->span.hi - chan->span.lo;
    if ((chan->kind != EXPR_NAME && chan->kind != EXPR_FIELD) || size > LONGEST_RECEIVER)
        return name;
    return arena_printf(l->arena, "%s.%s", source_text(l, chan->span), name);
}

static struct request
get_from(struct lowering *l, struct core_expr *chan, const struct expr *source)
{
    struct request request = {.sends = channel_message(l, chan->type, false),
                              .waits = waits_for(l, source, "get")};
    vec_push(l->arena, &request.arguments, chan);
    return request;
}

static struct request
put_into(struct lowering *l, struct core_expr *chan, const struct expr *source,
         struct value value)
{
    struct request request = {.sends = channel_message(l, chan->type, true),
                              .waits = waits_for(l, source, "put")};
    vec_push(l->arena, &request.arguments, chan);
    vec_push(l->arena, &request.arguments, value_own(l, value));
    return request;
}

/* c.get(), c.put(v): who waits holds the channel. */
struct request
lower_transfer(struct lowering *l, struct expr *call, const struct value *operands)
{
    const struct expr *source = call->call.callee->field.object;
    struct core_expr *chan = value_in_variable(l, operands[0]);
    if (call->call.builtin == BUILTIN_CHAN_PUT)
        return put_into(l, chan, source, operands[1]);
    return get_from(l, chan, source);
}

/* ---- for … from ---- */

/* Whether the channel has not come to its end, which a value that is none is not. */
static struct core_expr *
has_got(struct lowering *l, struct core_variable *get)
{
    struct core_expr *transfer =
        core_field(l->arena, "transfer", NULL, core_variable(l->arena, get));
    return core_call(l->arena, "coro_got", plain_type(l, TYPE_BOOL), CORE_READS,
                     address_of(l, transfer), NULL);
}

/* Fills `received`, and tells whether there was something. What is sent lives no longer
 * than that. */
static struct core_expr *
get_next(struct lowering *l, struct core_expr *chan, const struct expr *sequence,
         struct core_variable *received)
{
    struct request request = get_from(l, chan, sequence);
    struct core_variable *more =
        core_variable_new(l->arena, CORE_VALUE, plain_type(l, TYPE_BOOL), "more");
    declare(l, more);
    struct scope_mark mark = scope_begin(l);
    struct core_variable *get = declare_message(l, request.sends);
    append_send(l, &request, get, received);
    init(l, more, has_got(l, get));
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
    if (type_is_owned(item->type))
        hold(l, item);
}

void
lower_for_from(struct lowering *l, struct stmt *stmt)
{
    struct scope_mark mark = scope_begin(l);
    struct core_expr *chan = lower_walked(l, stmt->loop.sequence);
    struct core_stmt *loop = append(l, CORE_LOOP);
    struct scope_mark turn = scope_begin(l);
    struct core_variable *received =
        temporary(l, type_optional(l->context->types, chan->type->element));
    declare(l, received);
    append_exit_unless(l, get_next(l, chan, stmt->loop.sequence, received));
    bind_item(l, stmt->loop.variable, received);
    lower_block(l, stmt->loop.body);
    loop->then = scope_take(l, turn);
    scope_end(l, mark, false);
}

/* Channels: how they are made, get and put. */
#include "lowering.h"
#include "shape.h"

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
    message->c_struct = puts ? "CORO_PUT" : "CORO_GET";
    message->c_size = SHAPE_TRANSFER;
    message->arguments = transfer_arguments;
    message->puts = puts ? chan->element : NULL;
    if (!puts) {
        message->reply = CORE_REPLY_INSIDE;
        message->replies = type_optional(l->context->types, chan->element);
    }
    return message;
}

enum { LONGEST_RECEIVER = 24 };

const char *
waits_for(struct lowering *l, const struct expr *receiver, const char *name)
{
    uint32_t size = receiver->span.hi - receiver->span.lo;
    if ((receiver->kind != EXPR_NAME && receiver->kind != EXPR_FIELD) ||
        size > LONGEST_RECEIVER)
        return name;
    return arena_printf(l->arena, "%s.%s", source_text(l, receiver->span), name);
}

struct request
request_of_get(struct lowering *l, struct core_expr *chan, const struct expr *source)
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
    return request_of_get(l, chan, source);
}

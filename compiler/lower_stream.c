/* Streams: how they are asked for a value. */
#include "lowering.h"
#include "shape.h"

static const char *const asking_arguments[] = {"asking", "value"};

/* A Y?, or without yields whether it is still alive. */
static const struct type *
reply_type(struct lowering *l, const struct type *stream)
{
    return stream->yields->kind == TYPE_VOID
               ? plain_type(l, TYPE_BOOL)
               : type_optional(l->context->types, stream->yields);
}

/* `puts`: what is sent or thrown, or NULL. */
static const struct core_message *
stream_message(struct lowering *l, const struct type *stream, const char *name,
               const struct type *puts)
{
    struct core_message *message = NEW(l->arena, struct core_message);
    message->name = message->word = name;
    message->c_struct = puts ? "CORO_ASK_WITH" : "CORO_ASK";
    message->c_size = SHAPE_ASKING;
    message->arguments = asking_arguments;
    message->puts = puts;
    message->points = puts != NULL;
    message->reply = CORE_REPLY_INSIDE;
    message->replies = reply_type(l, stream);
    return message;
}

/* Whether the reply begins with a flag that tells if there is a value. Else what is
 * yielded has an empty value, or is the reply as a whole. */
static struct core_expr *
flagged(struct lowering *l, const struct type *yields)
{
    bool is_flagged = yields->kind != TYPE_OPTIONAL && !type_has_empty(yields);
    return core_integer(l->arena, plain_type(l, TYPE_BOOL), is_flagged);
}

static struct request
ask(struct lowering *l, struct core_expr *stream, const struct expr *source,
    const struct core_message *sends)
{
    struct request request = {.sends = sends, .waits = waits_for(l, source, sends->name)};
    struct core_expr *asking =
        core_call(l->arena, "coro_ask", NULL, CORE_PURE, stream,
                  type_of(l, sends->replies), flagged(l, stream->type->yields), NULL);
    vec_push(l->arena, &request.arguments, asking);
    return request;
}

struct request
request_of_next(struct lowering *l, struct core_expr *stream, const struct expr *source)
{
    return ask(l, stream, source, stream_message(l, stream->type, "next", NULL));
}

/* s.next(), s.send(v), s.throw(e): who waits holds the stream. */
struct request
lower_asking(struct lowering *l, struct expr *call, const struct value *operands)
{
    const struct expr *source = call->call.callee->field.object;
    struct core_expr *stream = value_in_variable(l, operands[0]);
    struct request request;
    if (call->call.builtin == BUILTIN_STREAM_NEXT)
        return request_of_next(l, stream, source);
    if (call->call.builtin == BUILTIN_STREAM_SEND)
        request = ask(l, stream, source,
                      stream_message(l, stream->type, "send", stream->type->receives));
    else
        request =
            ask(l, stream, source,
                stream_message(l, stream->type, "throw", plain_type(l, TYPE_ERROR)));
    vec_push(l->arena, &request.arguments, value_own(l, operands[1]));
    return request;
}

/* Messages to the loop: what is sent, and how the reply comes. Those of channels are in
 * lower_channel.c. */
#include <string.h>

#include "lowering.h"
#include "shape.h"

static const char *const sleep_arguments[] = {"duration"};

static const struct core_message sleep = {.name = "sleep",
                                          .word = "sleep",
                                          .c_struct = "coro_sleep",
                                          .c_size = SHAPE_SLEEP,
                                          .arguments = sleep_arguments};

/* States of coroutines are told apart by words without _. */
static const char *
word_of(struct lowering *l, const char *name)
{
    char *word = arena_copy(l->arena, name, strlen(name)), *to = word;
    for (const char *from = name; *from; from++)
        if (*from != '_')
            *to++ = *from;
    *to = '\0';
    return to > word ? word : "message";
}

static const struct core_message *
program_message(struct lowering *l, struct decl *decl)
{
    struct core_message *message = NEW(l->arena, struct core_message);
    message->name = decl->name;
    message->word = word_of(l, decl->name);
    message->decl = decl;
    if (decl->returns->kind != TYPE_VOID) {
        message->reply = CORE_REPLY_INSIDE;
        message->replies = decl->returns;
    }
    return message;
}

/* ---- sending ---- */

/* What the message holds and releases at the end of the statement. */
static bool
holds_owned(const struct core_message *sends)
{
    if (sends->puts)
        return type_is_owned(sends->puts);
    for (int i = 0; sends->decl && i < sends->decl->params.count; i++)
        if (type_is_owned(sends->decl->params.at[i]->type))
            return true;
    return false;
}

struct core_variable *
declare_message(struct lowering *l, const struct core_message *sends)
{
    struct core_variable *message =
        core_variable_new(l->arena, CORE_MESSAGE, NULL, sends->name);
    message->message = sends;
    declare(l, message);
    if (holds_owned(sends)) {
        struct core_stmt *release = core_stmt(l->arena, CORE_RELEASE_ARGUMENTS, l->span);
        release->variable = message;
        hold_with(l, release);
    }
    return message;
}

static bool
is_asking(const struct expr *call)
{
    return call->call.callee->field.object->type->kind == TYPE_STREAM;
}

struct request
lower_request(struct lowering *l, struct expr *call, const struct value *operands)
{
    struct request request = {.sends = &sleep, .waits = "sleep"};
    if (call->call.target == CALL_MEMBER)
        return is_asking(call) ? lower_asking(l, call, operands)
                               : lower_transfer(l, call, operands);
    if (call->call.target == CALL_MESSAGE) {
        request.sends = program_message(l, call->call.decl);
        request.waits = request.sends->name;
    }
    lower_arguments_owned(l, call, operands, &request.arguments);
    return request;
}

struct value
lower_message(struct lowering *l, struct expr *yield, const struct value *operands,
              struct core_variable *into)
{
    struct request request = lower_request(l, yield->operand.operand, operands);
    struct core_variable *received = received_variable(l, yield->type, into);
    struct core_variable *message = declare_message(l, request.sends);
    append_send(l, &request, message, received);
    return received_value(l, received);
}

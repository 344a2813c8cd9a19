/* Messages of programs: who handles them, and how they are answered. */
#include "drive.h"
#include "task.h"

#include <string.h>

/* ---- handlers in C ---- */

static struct coro_handler **
handlers_of(struct coro_loop *loop, const struct coro_message *message)
{
    uintptr_t number = (uintptr_t)message / sizeof *message;

    return &loop->handlers[number % CORO_HANDLER_LISTS];
}

void
coro_loop_handle(struct coro_loop *loop, struct coro_handler *handler)
{
    struct coro_handler **first = handlers_of(loop, handler->message);

    handler->next = *first;
    *first = handler;
}

void
coro_loop_unhandle(struct coro_loop *loop, struct coro_handler *handler)
{
    struct coro_handler **place = handlers_of(loop, handler->message);

    while (*place && *place != handler)
        place = &(*place)->next;
    if (*place)
        *place = handler->next;
}

static struct coro_handler *
find_handler(struct coro_loop *loop, const struct coro_message *message)
{
    struct coro_handler *handler = *handlers_of(loop, message);

    while (handler && handler->message != message)
        handler = handler->next;
    return handler;
}

/* ---- answers ---- */

/* Who answered first has answered. */
static bool
is_open(const struct coro_request *request)
{
    return request->answer == CORO_LATER;
}

/* Nobody waits any more. */
static void
let_go(struct coro_request *request)
{
    if (request->later)
        request->later->request = NULL;
    request->later = NULL;
}

static void
answer(struct coro_request *request, enum coro_answer how)
{
    struct coro_sender *sender = request->sender;

    request->answer = how;
    request->sender = NULL;
    if (sender)
        coro_answer(sender, how);
}

void
coro_request_reply(struct coro_request *request)
{
    if (!is_open(request))
        return;
    let_go(request);
    answer(request, CORO_REPLIED);
}

void
coro_request_throw(struct coro_request *request, struct coro_error *error)
{
    if (!is_open(request)) {
        coro_error_release(error);
        return;
    }
    let_go(request);
    request->error = error;
    answer(request, CORO_REFUSED);
}

void
coro_later(struct coro_later *later, struct coro_request *request)
{
    later->request = request;
    request->later = later;
}

/* ---- sending ---- */

static void
refuse_request(struct coro_request *request, enum coro_fault fault,
               const struct coro_message *message)
{
    coro_request_throw(request, coro_fault_of(fault, message->name, NULL, 0));
}

static void
call_handler(struct coro_handler *handler, const struct coro_message *message,
             struct coro_request *request)
{
    handler->handle(handler, request);
    if (!is_open(request) || request->later)
        return;
    if (message->reply)
        refuse_request(request, CORO_FAULT_NO_REPLY, message);
    else
        coro_request_reply(request);
}

/* A panic in the handler tells the sender. */
static struct coro_error *
run_on(const struct coro_message *message, const struct coro_frame *leaf,
       struct coro_request *request)
{
    struct coro_driver d = {.outer = coro_running,
                            .code = leaf->kind->code,
                            .line = coro_state_of(leaf)->line};
    struct coro_error *error;

    coro_running = &d;
    error = message->on(request);
    coro_running = d.outer;
    return error;
}

static void
call_on(const struct coro_message *message, const struct coro_frame *leaf,
        struct coro_request *request)
{
    struct coro_error *error = run_on(message, leaf, request);

    if (error)
        coro_request_throw(request, error);
    else
        coro_request_reply(request);
}

enum coro_answer
coro_request_handle(const struct coro_message *message, struct coro_sender *sender,
                    void *sent)
{
    struct coro_request *request = sent;
    const struct coro_task *task = coro_sender_task(sender);
    struct coro_handler *handler = find_handler(task->sender.loop, message);

    *request = (struct coro_request){.answer = CORO_LATER};
    if (handler)
        call_handler(handler, message, request);
    else if (message->on)
        call_on(message, task->object.leaf, request);
    else
        refuse_request(request, CORO_FAULT_UNKNOWN_MESSAGE, message);
    if (is_open(request))
        request->sender = sender;
    return request->answer;
}

void
coro_request_withdraw(struct coro_sender *sender, void *sent)
{
    struct coro_request *request = sent;
    struct coro_later *later = request->later;

    (void)sender;
    let_go(request);
    request->sender = NULL;
    if (later && later->withdrawn)
        later->withdrawn(later);
}

void
coro_request_undo(const struct coro_message *message, struct coro_sender *sender,
                  void *sent)
{
    (void)sender;
    if (message->reply)
        coro_release(message->reply, (char *)sent + message->reply_offset);
}

struct coro_error *
coro_request_error(void *sent)
{
    return ((struct coro_request *)sent)->error;
}

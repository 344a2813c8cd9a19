/* Tasks that send one message and note its answer, as coroc would make them of
 *
 *     message twice(text: string) -> string;
 *
 *     coro sends(name: string, text: string) {
 *         try { note(name, yield twice(text)); } catch e { note(name, e); }
 *     }
 */
#ifndef SENDS_H
#define SENDS_H

#include "script.h"

struct twice {
    struct coro_request request;
    coro_string text;
    coro_string reply;
};

/* A message like it; one without a reply. */
#define TWICE(name_)                                                                     \
    CORO_REQUEST(name_), .reply = &coro_type_string,                                     \
                         .reply_offset = offsetof(struct twice, reply)

static const struct coro_message unhandled = {TWICE("unhandled")};

struct sends {
    struct coro_frame frame;
    const char *name;
    struct twice twice;
};

enum { SENDS_START, SENDS_IT };

static const struct coro_code sends_code = {"sends", "sends.coro", 10};

static inline void
sends_note_reply(struct sends *f)
{
    if (!f->frame.kind->states[SENDS_IT].message->reply) {
        note("%s", f->name);
        return;
    }
    note("%s=%s", f->name, f->twice.reply.bytes);
    coro_string_release(f->twice.reply);
}

static inline enum coro_way
sends_resume(struct coro_driver *d, struct sends *f)
{
    switch (d->way) {
    case CORO_ON:
        sends_note_reply(f);
        break;
    case CORO_ERROR:
        note_error(f->name, d->error);
        d->error = NULL;
        break;
    default:
        note("%s:drop", f->name);
        return CORO_DROP;
    }
    return CORO_ON;
}

static inline enum coro_step
sends_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct sends *f = (struct sends *)frame;
    enum coro_way way = d->way;

    if (frame->at == SENDS_START && way == CORO_ON) {
        frame->at = SENDS_IT;
        return CORO_SENT;
    }
    if (frame->at == SENDS_IT)
        way = sends_resume(d, f);
    coro_string_release(f->twice.text);
    return coro_end(d, frame, way);
}

#define SENDS_STATES(message)                                                            \
    {                                                                                    \
        [SENDS_START] = {0, "start", NULL, 0},                                           \
        [SENDS_IT] = {1, "twice", &(message), offsetof(struct sends, twice)},            \
    }
#define SENDS_KIND(states_)                                                              \
    {                                                                                    \
        .code = &sends_code, .step = sends_step, .states = states_,                      \
        .size = sizeof(struct sends), .task = true                                       \
    }

static const struct coro_state unhandled_states[] = SENDS_STATES(unhandled);
static const struct coro_kind unhandled_kind = SENDS_KIND(unhandled_states);

static inline struct coro_task *
sends_new(struct coro_loop *loop, const char *name, const struct coro_kind *kind,
          const char *text)
{
    struct coro_object *object = coro_object_new(kind);
    struct sends *f = (struct sends *)coro_root(object);

    f->name = name;
    f->twice.text = coro_string_new(text, strlen(text));
    return coro_loop_schedule(loop, object, NULL, &here, 0);
}

/* Moves the reply in. */
static inline void
reply(struct coro_request *request, const char *text)
{
    ((struct twice *)request)->reply = coro_string_new(text, strlen(text));
    coro_request_reply(request);
}

#endif

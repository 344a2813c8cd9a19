/* Coroutines that act out a table, and notes of what they did, for the tests of the
 * runtime. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "internal.h"

#include <check.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- notes: what has happened, as words ---- */

static char noted[4096];

static inline void
note(const char *format, ...)
{
    size_t len = strlen(noted);
    va_list arguments;

    if (len > 0 && len + 1 < sizeof noted)
        noted[len++] = ' ';
    va_start(arguments, format);
    vsnprintf(noted + len, sizeof noted - len, format, arguments);
    va_end(arguments);
}

#define assert_noted(text)                                                               \
    do {                                                                                 \
        ck_assert_str_eq(noted, text);                                                   \
        noted[0] = '\0';                                                                 \
    } while (0)

/* ---- errors ---- */

static const struct coro_code here = {"test", "test.coro", 1};

static inline struct coro_error *
boom(void)
{
    return coro_throw(coro_error_new(coro_text("boom"), 0), &here, 0);
}

/* Notes the message and releases the error. */
static inline void
note_error(const char *who, struct coro_error *error)
{
    coro_string message = coro_error_message(error);

    note("%s(%s)", who, message.bytes);
    coro_string_release(message);
    coro_error_release(error);
}

#define assert_error(error, text)                                                        \
    do {                                                                                 \
        ck_assert_ptr_nonnull(error);                                                    \
        coro_string message_ = coro_error_message(error);                                \
        ck_assert_str_eq(message_.bytes, text);                                          \
        coro_string_release(message_);                                                   \
        coro_error_release(error);                                                       \
        (error) = NULL;                                                                  \
    } while (0)

/* ---- scripts ---- */

enum verb {
    VERB_RETURN,
    VERB_SAY,
    VERB_DO,
    VERB_YIELD,
    VERB_THROW,
    VERB_SLEEP,
    VERB_SPAWN,
    VERB_WAIT,
    VERB_FROM,
};

struct action {
    enum verb verb;
    const char *text;
    int64_t number;
    void *object; /* struct coro_object ** or struct coro_task ** */
    void (*call)(void);
};

/* The words of a script, which ends with a return. */
#define RETURN(result)                                                                   \
    {                                                                                    \
        .verb = VERB_RETURN, .number = result                                            \
    }
#define SAY(words)                                                                       \
    {                                                                                    \
        .verb = VERB_SAY, .text = words                                                  \
    }
#define DO(function)                                                                     \
    {                                                                                    \
        .verb = VERB_DO, .call = function                                                \
    }
#define YIELD(value)                                                                     \
    {                                                                                    \
        .verb = VERB_YIELD, .number = value                                              \
    }
#define THROW                                                                            \
    {                                                                                    \
        .verb = VERB_THROW                                                               \
    }
#define SLEEP(duration)                                                                  \
    {                                                                                    \
        .verb = VERB_SLEEP, .number = duration                                           \
    }
#define SPAWN(task) /* the first of a chain, owned by the test */                        \
    {                                                                                    \
        .verb = VERB_SPAWN, .object = &(task)                                            \
    }
#define WAIT(task) /* and notes its result */                                            \
    {                                                                                    \
        .verb = VERB_WAIT, .object = &(task)                                             \
    }
#define FROM(coroutine) /* and notes its result */                                       \
    {                                                                                    \
        .verb = VERB_FROM, .object = &(coroutine)                                        \
    }

struct script {
    struct coro_frame frame;
    const char *name;
    const struct action *action; /* under way */
    struct coro_object *holds;   /* owned, or NULL */
    int64_t result;
    bool catches; /* notes errors and goes on with the next action */
    union {
        struct coro_task *task;
        struct coro_object *from;
        struct coro_sleep sleep;
    } message;
};

enum script_at {
    SCRIPT_START,
    SCRIPT_YIELD,
    SCRIPT_SLEEP,
    SCRIPT_SPAWN,
    SCRIPT_WAIT,
    SCRIPT_FROM,
    SCRIPT_END
};

static const struct coro_code script_code = {"script", "script.coro", 10};

/* Starts what suspends; CORO_ENDED: it does not. */
static inline enum coro_step
script_act(struct coro_driver *d, struct script *f, enum coro_way *way)
{
    const struct action *a = f->action;

    switch (a->verb) {
    case VERB_RETURN:
        break;
    case VERB_SAY:
        note("%s%s", f->name, a->text);
        break;
    case VERB_DO:
        a->call();
        break;
    case VERB_THROW:
        d->error = coro_throw(coro_error_new(coro_text("boom"), 7), &script_code, 6);
        *way = CORO_ERROR;
        break;
    case VERB_YIELD:
        if (d->out)
            *(int64_t *)d->out = a->number;
        f->frame.at = SCRIPT_YIELD;
        return d->out ? CORO_YIELDED : CORO_TURN;
    case VERB_SLEEP:
        f->message.sleep.duration = a->number;
        f->frame.at = SCRIPT_SLEEP;
        return CORO_SENT;
    case VERB_SPAWN:
        f->message.task = *(struct coro_task **)a->object;
        f->frame.at = SCRIPT_SPAWN;
        return CORO_SENT;
    case VERB_WAIT:
        f->message.task = coro_task_retain(*(struct coro_task **)a->object);
        f->frame.at = SCRIPT_WAIT;
        return CORO_SENT;
    case VERB_FROM:
        f->message.from = coro_object_retain(*(struct coro_object **)a->object);
        f->frame.at = SCRIPT_FROM;
        return coro_delegate(d, &f->frame, f->message.from, &script_code, 5);
    }
    return CORO_ENDED;
}

static inline void
script_note_received(const struct coro_driver *d, const struct script *f)
{
    if (!f->frame.kind->receives)
        ck_assert_ptr_null(d->in);
    else if (d->in)
        note("%s<%d", f->name, (int)*(const int64_t *)d->in);
    else
        note("%s<none", f->name);
}

/* The resume labels. */
static inline enum coro_way
script_resume(struct coro_driver *d, struct script *f, enum coro_way way)
{
    int64_t result = 0;

    switch ((enum script_at)f->frame.at) {
    case SCRIPT_START:
    case SCRIPT_SLEEP:
    case SCRIPT_SPAWN:
    case SCRIPT_END:
        break;
    case SCRIPT_YIELD:
        if (way == CORO_ON)
            script_note_received(d, f);
        break;
    case SCRIPT_WAIT:
        if (way == CORO_ON)
            way = coro_wait_end(d, f->message.task, &result, &script_code, 4);
        if (way == CORO_ON)
            note("%s=%d", f->name, (int)result);
        coro_task_release(f->message.task);
        break;
    case SCRIPT_FROM:
        way = coro_delegate_end(d, f->message.from, way, &result, &script_code, 5);
        if (way == CORO_ON)
            note("%s=%d", f->name, (int)result);
        coro_object_release(f->message.from);
        break;
    }
    return way;
}

static inline enum coro_way
script_catch(struct coro_driver *d, const struct script *f, enum coro_way way)
{
    if (way != CORO_ERROR || !f->catches)
        return way;
    note_error(f->name, d->error);
    d->error = NULL;
    return CORO_ON;
}

static inline const char *
script_ending(enum coro_way way)
{
    return way == CORO_ON ? "end" : way == CORO_ERROR ? "error" : "drop";
}

static inline enum coro_step
script_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct script *f = (struct script *)frame;
    bool started = frame->at != SCRIPT_START;
    enum coro_way way = d->way;

    if (started) {
        way = script_catch(d, f, script_resume(d, f, way));
        f->action++;
    }
    while (way == CORO_ON && f->action->verb != VERB_RETURN) {
        enum coro_step step = script_act(d, f, &way);
        if (step != CORO_ENDED)
            return step;
        way = script_catch(d, f, way);
        f->action++;
        started = true;
    }
    if (way == CORO_ON)
        f->result = f->action->number;
    if (started || way == CORO_ON)
        note("%s:%s", f->name, script_ending(way));
    coro_object_release(f->holds);
    frame->at = SCRIPT_END;
    return coro_end(d, frame, way);
}

static const struct coro_state script_states[] = {
    [SCRIPT_START] = {0, "start", NULL, 0},
    [SCRIPT_YIELD] = {1, "yield", NULL, 0},
    [SCRIPT_SLEEP] = {2, "sleep", &coro_message_sleep, offsetof(struct script, message)},
    [SCRIPT_SPAWN] = {3, "spawn", &coro_message_spawn, offsetof(struct script, message)},
    [SCRIPT_WAIT] = {4, "wait", &coro_message_wait, offsetof(struct script, message)},
    [SCRIPT_FROM] = {5, "yield from", NULL, 0},
    [SCRIPT_END] = {9, "end", NULL, 0},
};

#define SCRIPT_KIND                                                                      \
    .code = &script_code, .step = script_step, .states = script_states,                  \
    .size = sizeof(struct script), .result = &coro_type_i64,                             \
    .result_offset = offsetof(struct script, result)

static const struct coro_kind task_kind = {SCRIPT_KIND, .task = true};
static const struct coro_kind yielding_kind = {SCRIPT_KIND};
static const struct coro_kind receiving_kind = {SCRIPT_KIND, .receives = &coro_type_i64};
static const struct coro_kind optional_kind = {SCRIPT_KIND, .receives = &coro_type_i64,
                                               .receives_optional = true};

static inline struct script *
script_of(const struct coro_object *object)
{
    return (struct script *)coro_root(object);
}

static inline void
script_start(struct script *f, const char *name, const struct action *actions)
{
    f->name = name;
    f->action = actions;
    f->holds = NULL;
    f->catches = false;
}

static inline void
script_begin(struct coro_object *object, const char *name, const struct action *actions)
{
    script_start(script_of(object), name, actions);
}

static inline struct coro_object *
script_new(const struct coro_kind *kind, const char *name, const struct action *actions)
{
    struct coro_object *object = coro_object_new(kind);

    ck_assert_ptr_nonnull(object);
    script_begin(object, name, actions);
    return object;
}

/* ---- a small stack ---- */

enum { SMALL_STACK = 256 * 1024 };

/* Calls the function in a thread with a stack of 256 KiB. */
static inline void
on_small_stack(void *(*function)(void *))
{
    pthread_attr_t attributes;
    pthread_t thread;

    ck_assert_int_eq(pthread_attr_init(&attributes), 0);
    ck_assert_int_eq(pthread_attr_setstacksize(&attributes, SMALL_STACK), 0);
    ck_assert_int_eq(pthread_create(&thread, &attributes, function, NULL), 0);
    ck_assert_int_eq(pthread_join(thread, NULL), 0);
    pthread_attr_destroy(&attributes);
}

/* ---- the run of a suite ---- */

static inline int
run_suite(const char *name, TCase *tests)
{
    Suite *suite = suite_create(name);

    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif

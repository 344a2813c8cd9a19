/* Generated from suspensions.coro by coroc. */
#include "coro.h"

enum Job_tag {
    JOB_PAUSE,
    JOB_SAY,
    JOB_BOTH,
    JOB_NONE,
};

struct Job {
    enum Job_tag tag;
    union {
        struct { int64_t d; } pause;
        struct {
            coro_string text;
            int64_t times;
        } say;
        struct { struct coro_list *jobs; } both;
    };
};

static const struct coro_type Job_type;
static const struct coro_type coro_type_list_Job = CORO_LIST(&Job_type);

static const struct coro_field Job_fields[] = {
    {"d", &coro_type_duration, offsetof(struct Job, pause.d)},
    {"text", &coro_type_string, offsetof(struct Job, say.text)},
    {"times", &coro_type_i64, offsetof(struct Job, say.times)},
    {"jobs", &coro_type_list_Job, offsetof(struct Job, both.jobs)},
};
static const struct coro_case Job_cases[] = {
    {"pause", Job_fields, 1},
    {"say", Job_fields + 1, 2},
    {"both", Job_fields + 3, 1},
    {"none_", NULL, 0},
};
static const struct coro_type Job_type = CORO_TAGGED_OWNED("Job", struct Job, Job_cases);

static struct Job
Job_retain(struct Job value)
{
    coro_retain(&Job_type, &value);
    return value;
}

struct fetch {
    struct coro_frame frame;
    struct Job result;
    int64_t n;
};

struct perform {
    struct coro_frame frame;
    int64_t result;
    struct Job job;
    union {
        struct { /* pause(d) */
            int64_t d_;
            struct coro_sleep sleep;
        };
        struct { /* say(text, times) */
            coro_string text;
            int64_t times;
            int64_t i;
        };
        struct { /* both(jobs) */
            struct coro_list *jobs;
            int64_t sum;
            int64_t at;
            struct Job job_2;
            struct perform *perform;
        };
    };
};

struct echo {
    struct coro_frame frame;
    coro_string result;
};

struct main {
    struct coro_frame frame;
    struct coro_object *g;
    struct coro_task *t;
    int64_t n;
    struct fetch fetch;
    struct perform *perform;
};

static enum coro_step fetch_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step perform_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step echo_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

/* coro fetch(n: int) -> Job */
enum fetch_at {
    FETCH_START,
    FETCH_YIELD_1,
};

static const struct coro_code fetch_code = {"fetch", "suspensions.coro", 4};

static const struct coro_state fetch_states[] = {
    {0, "start", NULL, 0},
    {1, "yield", NULL, 0},
};

static const struct coro_kind fetch_kind = {
    .code = &fetch_code,
    .step = fetch_step,
    .states = fetch_states,
    .size = sizeof(struct fetch),
    .task = true,
    .result = &Job_type,
    .result_offset = offsetof(struct fetch, result),
};

static void
fetch_start(struct fetch *f, int64_t n)
{
    coro_frame_start(&f->frame, &fetch_kind);
    f->n = n;
}

static enum coro_step
fetch_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct fetch *f = (struct fetch *)frame;
    enum coro_way way = d->way;

    switch ((enum fetch_at)frame->at) {
    case FETCH_START:
        break;
    case FETCH_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    frame->at = FETCH_YIELD_1;
    return CORO_TURN; /* yield; */
yield_1:
    if (way != CORO_ON)
        goto leave;
    if (f->n == 0) {
        f->result = (struct Job){
            .tag = JOB_SAY,
            .say = {.text = coro_string_add(coro_text("a"), coro_text("b")), .times = 2},
        };
    } else if (f->n == 1) {
        f->result = (struct Job){.tag = JOB_PAUSE, .pause = {.d = 50000000}};
    } else if (f->n == 2) {
        f->result = (struct Job){
            .tag = JOB_BOTH,
            .both = {
                .jobs = coro_list_of(&Job_type, 3, (struct Job[]){
                    {
                        .tag = JOB_SAY,
                        .say = {
                            .text = coro_string_add(coro_text("x"), coro_text("y")),
                            .times = 1,
                        },
                    },
                    {.tag = JOB_NONE},
                    {.tag = JOB_PAUSE, .pause = {.d = 10000000}},
                }, &fetch_code, 5),
            },
        };
    } else {
        f->result = (struct Job){.tag = JOB_NONE};
    }
leave:
    return coro_end(d, frame, way);
}

/* coro perform(job: Job) -> int */
enum perform_at {
    PERFORM_START,
    PERFORM_SLEEP_1,
    PERFORM_YIELD_2,
    PERFORM_FROM_3,
};

static const struct coro_code perform_code = {"perform", "suspensions.coro", 14};

static const struct coro_state perform_states[] = {
    {0, "start", NULL, 0},
    {3, "sleep", &coro_message_sleep, offsetof(struct perform, sleep)},
    {10, "yield", NULL, 0},
    {17, "yield from perform", NULL, 0},
};

static const struct coro_kind perform_kind = {
    .code = &perform_code,
    .step = perform_step,
    .states = perform_states,
    .size = sizeof(struct perform),
    .task = true,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct perform, result),
};

static void
perform_start(struct perform *f, struct Job job)
{
    coro_frame_start(&f->frame, &perform_kind);
    f->job = job;
}

static struct coro_object *
perform_new(struct Job job)
{
    struct coro_object *object = coro_object_new(&perform_kind);
    struct perform *f;

    if (!object) {
        coro_release(&Job_type, &job);
        return NULL;
    }
    f = (struct perform *)coro_root(object);
    f->job = job;
    return object;
}

static enum coro_step
perform_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct perform *f = (struct perform *)frame;
    enum coro_way way = d->way;
    int64_t value = 0;

    switch ((enum perform_at)frame->at) {
    case PERFORM_START:
        break;
    case PERFORM_SLEEP_1:
        goto sleep_1;
    case PERFORM_YIELD_2:
        goto yield_2;
    case PERFORM_FROM_3:
        goto from_3;
    }
    if (way != CORO_ON)
        goto leave_job;

    if (f->job.tag == JOB_PAUSE) {
        f->d_ = f->job.pause.d;
        f->sleep.duration = f->d_;
        frame->at = PERFORM_SLEEP_1;
        return CORO_SENT; /* yield sleep(d); */
sleep_1:
        if (way != CORO_ON)
            goto leave_job;
        coro_print("slept {t}\n", f->d_);
        f->result = 1;
    } else if (f->job.tag == JOB_SAY) {
        f->text = f->job.say.text;
        f->times = f->job.say.times;
        for (f->i = 0; f->i < f->times; f->i++) {
            frame->at = PERFORM_YIELD_2;
            return CORO_TURN; /* yield; */
yield_2:
            if (way != CORO_ON)
                goto defer_1;
            coro_print("{s} {i}\n", f->text, f->i);
        }
        f->result = f->times;
defer_1:
        coro_print("said {s}\n", f->text);
    } else if (f->job.tag == JOB_BOTH) {
        f->jobs = f->job.both.jobs;
        f->sum = 0;
        for (f->at = 0; f->at < coro_list_len(f->jobs); f->at++) {
            f->job_2 = Job_retain(*(struct Job *)coro_list_at(f->jobs, f->at,
                                                              &perform_code, 17));
            f->perform = (struct perform *)coro_frame_new(&perform_kind);
            if (!f->perform) {
                d->error = coro_throw(coro_out_of_memory(), &perform_code, 17);
                way = CORO_ERROR;
                goto leave_job_2;
            }
            perform_start(f->perform, coro_take(struct Job, &f->job_2));
            frame->at = PERFORM_FROM_3;
            return coro_call(d, frame, &f->perform->frame); /* sum += yield from pe ... */
from_3:
            if (way != CORO_ON)
                goto leave_perform;
            value = f->perform->result;
            f->sum = coro_add(f->sum, value);
leave_perform:
            coro_frame_free((struct coro_frame *)f->perform);
leave_job_2:
            coro_release(&Job_type, &f->job_2);
            if (way != CORO_ON)
                goto leave_job;
        }
        f->result = f->sum;
    } else { /* none_ */
        f->result = 0;
    }
leave_job:
    coro_release(&Job_type, &f->job);
    return coro_end(d, frame, way);
}

/* coro echo() yields string receives int -> string */
enum echo_at {
    ECHO_START,
    ECHO_YIELD_1,
    ECHO_YIELD_2,
    ECHO_YIELD_3,
    ECHO_YIELD_4,
};

static const struct coro_code echo_code = {"echo", "suspensions.coro", 38};

static const struct coro_state echo_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
    {5, "yield", NULL, 0},
    {6, "yield", NULL, 0},
    {6, "yield", NULL, 0},
};

static const struct coro_kind echo_kind = {
    .code = &echo_code,
    .step = echo_step,
    .states = echo_states,
    .size = sizeof(struct echo),
    .receives = &coro_type_i64,
    .result = &coro_type_string,
    .result_offset = offsetof(struct echo, result),
};

static struct coro_object *
echo_new(void)
{
    return coro_object_new(&echo_kind);
}

static enum coro_step
echo_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct echo *f = (struct echo *)frame;
    enum coro_way way = d->way;
    int64_t value = 0;
    int64_t more = 0;
    int64_t value_2 = 0;

    switch ((enum echo_at)frame->at) {
    case ECHO_START:
        break;
    case ECHO_YIELD_1:
        goto yield_1;
    case ECHO_YIELD_2:
        goto yield_2;
    case ECHO_YIELD_3:
        goto yield_3;
    case ECHO_YIELD_4:
        goto yield_4;
    }
    if (way != CORO_ON)
        goto leave;

    while (true) {
        *(coro_string *)d->out = coro_text("number?");
        frame->at = ECHO_YIELD_1;
        return CORO_YIELDED; /* match yield "number?" { */
yield_1:
        if (way != CORO_ON)
            goto leave;
        value = *(const int64_t *)d->in;
        if (value == 0) {
            f->result = coro_text("zero");
            goto leave;
        } else if (value >= 1 && value < 10) {
            *(coro_string *)d->out = coro_text("and?");
            frame->at = ECHO_YIELD_2;
            return CORO_YIELDED; /* let more = yield "and?"; */
yield_2:
            if (way != CORO_ON)
                goto leave;
            more = *(const int64_t *)d->in;
            *(coro_string *)d->out = coro_format("{i}?", more);
            frame->at = ECHO_YIELD_3;
            return CORO_YIELDED; /* match yield f"{more}?" { 7 => print("seven"); e ... */
yield_3:
            if (way != CORO_ON)
                goto leave;
            value_2 = *(const int64_t *)d->in;
            if (value_2 == 7) {
                coro_print("seven\n");
            } else {
                *(coro_string *)d->out = coro_text("else");
                frame->at = ECHO_YIELD_4;
                return CORO_YIELDED; /* yield "else"; */
yield_4:
                if (way != CORO_ON)
                    goto leave;
            }
        } else {
            coro_print("large\n");
        }
    }
leave:
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_FROM_1,
    MAIN_FROM_2,
    MAIN_YIELD_3,
    MAIN_SPAWN_4,
    MAIN_YIELD_5,
    MAIN_YIELD_6,
    MAIN_CANCEL_7,
};

static const struct coro_code main_code = {"main", "suspensions.coro", 51};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {2, "yield from fetch", NULL, 0},
    {2, "yield from perform", NULL, 0},
    {5, "yield", NULL, 0},
    {15, "spawn", &coro_message_spawn, offsetof(struct main, t)},
    {16, "yield", NULL, 0},
    {17, "yield", NULL, 0},
    {18, "cancel", NULL, 0},
};

static const struct coro_kind main_kind = {
    .code = &main_code,
    .step = main_step,
    .states = main_states,
    .size = sizeof(struct main),
    .task = true,
};

static struct coro_object *
main_new(void)
{
    return coro_object_new(&main_kind);
}

static enum coro_step
main_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct main *f = (struct main *)frame;
    enum coro_way way = d->way;
    struct Job job = {0};
    int64_t value = 0;

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_FROM_1:
        goto from_1;
    case MAIN_FROM_2:
        goto from_2;
    case MAIN_YIELD_3:
        goto yield_3;
    case MAIN_SPAWN_4:
        goto spawn_4;
    case MAIN_YIELD_5:
        goto yield_5;
    case MAIN_YIELD_6:
        goto yield_6;
    case MAIN_CANCEL_7:
        goto cancel_7;
    }
    if (way != CORO_ON)
        goto leave;

    for (f->n = 0; f->n < 4; f->n++) {
        fetch_start(&f->fetch, f->n);
        frame->at = MAIN_FROM_1;
        return coro_call(d, frame, &f->fetch.frame); /* match yield from perform(yi ... */
from_1:
        if (way != CORO_ON)
            goto leave;
        job = f->fetch.result;
        f->perform = (struct perform *)coro_frame_new(&perform_kind);
        if (!f->perform) {
            coro_release(&Job_type, &job);
            d->error = coro_throw(coro_out_of_memory(), &main_code, 2);
            way = CORO_ERROR;
            goto leave;
        }
        perform_start(f->perform, job);
        frame->at = MAIN_FROM_2;
        return coro_call(d, frame, &f->perform->frame); /* match yield from perform ... */
from_2:
        if (way != CORO_ON)
            goto leave_perform;
        value = f->perform->result;
        if (value == 0) {
            coro_print("{i} nothing\n", f->n);
        } else if (value == 1) {
            frame->at = MAIN_YIELD_3;
            return CORO_TURN; /* yield; */
yield_3:
            if (way != CORO_ON)
                goto leave_perform;
            coro_print("{i} one\n", f->n);
        } else {
            coro_print("{i} more\n", f->n);
        }
leave_perform:
        coro_frame_free((struct coro_frame *)f->perform);
        if (way != CORO_ON)
            goto leave;
    }
    f->g = coro_object_made(echo_new(), &d->error, &main_code, 11);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    {
        int64_t value_3 = 0;
        coro_string maybe_3 = {0};
        int64_t value_4 = 0;
        coro_string maybe_4 = {0};
        int64_t value_5 = 0;
        coro_string maybe_5 = {0};
        int64_t value_6 = 0;
        coro_string maybe_6 = {0};
        int64_t value_7 = 0;
        coro_string maybe_7 = {0};
        coro_string maybe = {0};

        coro_next(f->g, &maybe, &d->error, &main_code, 12);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_g;
        }
        int64_t value_2 = 5;
        coro_string maybe_2 = {0};
        coro_send(f->g, &value_2, &maybe_2, &d->error, &main_code, 12);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_maybe;
        }
        value_3 = 2;
        maybe_3 = (coro_string){0};
        coro_send(f->g, &value_3, &maybe_3, &d->error, &main_code, 12);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_maybe_2;
        }
        value_4 = 7;
        maybe_4 = (coro_string){0};
        coro_send(f->g, &value_4, &maybe_4, &d->error, &main_code, 12);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_maybe_3;
        }
        value_5 = 3;
        maybe_5 = (coro_string){0};
        coro_send(f->g, &value_5, &maybe_5, &d->error, &main_code, 12);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_maybe_4;
        }
        value_6 = 3;
        maybe_6 = (coro_string){0};
        coro_send(f->g, &value_6, &maybe_6, &d->error, &main_code, 12);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_maybe_5;
        }
        value_7 = 4;
        maybe_7 = (coro_string){0};
        coro_send(f->g, &value_7, &maybe_7, &d->error, &main_code, 12);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_maybe_6;
        }
        coro_print("{v} {v} {v} {v} {v} {v} {v}\n", &coro_type_maybe_string, &maybe,
                   &coro_type_maybe_string, &maybe_2, &coro_type_maybe_string, &maybe_3,
                   &coro_type_maybe_string, &maybe_4, &coro_type_maybe_string, &maybe_5,
                   &coro_type_maybe_string, &maybe_6, &coro_type_maybe_string, &maybe_7);
        coro_string_release(maybe_7);
leave_maybe_6:
        coro_string_release(maybe_6);
leave_maybe_5:
        coro_string_release(maybe_5);
leave_maybe_4:
        coro_string_release(maybe_4);
leave_maybe_3:
        coro_string_release(maybe_3);
leave_maybe_2:
        coro_string_release(maybe_2);
leave_maybe:
        coro_string_release(maybe);
        if (way != CORO_ON)
            goto leave_g;
    }
    {
        coro_string maybe_10 = {0};
        int64_t value_8 = 100;
        coro_string maybe_8 = {0};

        coro_send(f->g, &value_8, &maybe_8, &d->error, &main_code, 13);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_g;
        }
        int64_t value_9 = 0;
        coro_string maybe_9 = {0};
        coro_send(f->g, &value_9, &maybe_9, &d->error, &main_code, 13);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_maybe_8;
        }
        maybe_10 = (coro_string){0};
        coro_result(f->g, &maybe_10);
        coro_print("{v} {v} {v}\n", &coro_type_maybe_string, &maybe_8,
                   &coro_type_maybe_string, &maybe_9, &coro_type_maybe_string, &maybe_10);
        coro_string_release(maybe_10);
        coro_string_release(maybe_9);
leave_maybe_8:
        coro_string_release(maybe_8);
        if (way != CORO_ON)
            goto leave_g;
    }
    f->t = coro_task_give(perform_new((struct Job){.tag = JOB_SAY,
        .say = {.text = coro_string_add(coro_text("never"), coro_text(" done")),
                .times = 9}}), &d->error, &main_code, 15);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_g;
    }
    frame->at = MAIN_SPAWN_4;
    return CORO_SENT; /* let t = spawn perform(Job.say("never" + " done", 9)); */
spawn_4:
    if (way != CORO_ON)
        goto leave_t;
    frame->at = MAIN_YIELD_5;
    return CORO_TURN; /* yield; */
yield_5:
    if (way != CORO_ON)
        goto leave_t;
    frame->at = MAIN_YIELD_6;
    return CORO_TURN; /* yield; */
yield_6:
    if (way != CORO_ON)
        goto leave_t;
    coro_task_cancel(f->t);
    frame->at = MAIN_CANCEL_7;
    return CORO_TURN; /* cancel t; */
cancel_7:
    if (way != CORO_ON)
        goto leave_t;
    coro_print("{k}\n", f->t);
leave_t:
    coro_task_release(f->t);
leave_g:
    coro_object_release(f->g);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}

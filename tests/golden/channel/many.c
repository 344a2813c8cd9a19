/* Generated from many.coro by coroc. */
#include "coro.h"

static const struct coro_type coro_type_list_i64 = CORO_LIST(&coro_type_i64);

struct numbers {
    struct coro_frame frame;
    struct coro_chan *out;
    int64_t n;
    int64_t i;
    CORO_PUT(int64_t) put;
};

struct sieve {
    struct coro_frame frame;
    int64_t prime;
    struct coro_chan *input;
    struct coro_chan *out;
    union {
        CORO_GET(struct coro_maybe_i64) get; /* for n from input */
        CORO_PUT(int64_t) put; /* if n % prime != 0 */
    };
};

struct main {
    struct coro_frame frame;
    struct coro_chan *c;
    struct coro_list *primes;
    union {
        struct coro_task *task; /* spawn numbers(c, 100) */
        struct { /* while let prime = yield c.get() */
            struct coro_chan *out;
            union {
                CORO_GET(struct coro_maybe_i64) get; /* while let prime = yield c.get() */
                struct coro_task *task_2; /* spawn sieve(prime, c, out) */
            };
        };
    };
};

static enum coro_step numbers_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step sieve_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

/* coro numbers(out: chan[int], n: int) */
enum numbers_at {
    NUMBERS_START,
    NUMBERS_PUT_1,
};

static const struct coro_code numbers_code = {"numbers", "many.coro", 2};

static const struct coro_state numbers_states[] = {
    {0, "start", NULL, 0},
    {2, "out.put", &coro_message_put, offsetof(struct numbers, put)},
};

static const struct coro_kind numbers_kind = {
    .code = &numbers_code,
    .step = numbers_step,
    .states = numbers_states,
    .size = sizeof(struct numbers),
    .task = true,
};

static struct coro_object *
numbers_new(struct coro_chan *out, int64_t n)
{
    struct coro_object *object = coro_object_new(&numbers_kind);
    struct numbers *f;

    if (!object) {
        coro_chan_release(out);
        return NULL;
    }
    f = (struct numbers *)coro_root(object);
    f->out = out;
    f->n = n;
    return object;
}

static enum coro_step
numbers_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct numbers *f = (struct numbers *)frame;
    enum coro_way way = d->way;

    switch ((enum numbers_at)frame->at) {
    case NUMBERS_START:
        break;
    case NUMBERS_PUT_1:
        goto put_1;
    }
    if (way != CORO_ON)
        goto leave_out;

    for (f->i = 2; f->i < f->n; f->i++) {
        f->put.transfer.chan = f->out;
        f->put.value = f->i;
        frame->at = NUMBERS_PUT_1;
        return CORO_SENT; /* yield out.put(i); */
put_1:
        if (way != CORO_ON)
            goto leave_out;
    }
    coro_chan_close(f->out);
leave_out:
    coro_chan_release(f->out);
    return coro_end(d, frame, way);
}

/* coro sieve(prime: int, input: chan[int], out: chan[int]) */
enum sieve_at {
    SIEVE_START,
    SIEVE_GET_1,
    SIEVE_PUT_2,
};

static const struct coro_code sieve_code = {"sieve", "many.coro", 9};

static const struct coro_state sieve_states[] = {
    {0, "start", NULL, 0},
    {1, "input.get", &coro_message_get, offsetof(struct sieve, get)},
    {3, "out.put", &coro_message_put, offsetof(struct sieve, put)},
};

static const struct coro_kind sieve_kind = {
    .code = &sieve_code,
    .step = sieve_step,
    .states = sieve_states,
    .size = sizeof(struct sieve),
    .task = true,
};

static struct coro_object *
sieve_new(int64_t prime, struct coro_chan *input, struct coro_chan *out)
{
    struct coro_object *object = coro_object_new(&sieve_kind);
    struct sieve *f;

    if (!object) {
        coro_chan_release(out);
        coro_chan_release(input);
        return NULL;
    }
    f = (struct sieve *)coro_root(object);
    f->prime = prime;
    f->input = input;
    f->out = out;
    return object;
}

static enum coro_step
sieve_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct sieve *f = (struct sieve *)frame;
    enum coro_way way = d->way;
    struct coro_maybe_i64 maybe = {0};
    bool more = false;
    int64_t n = 0;

    switch ((enum sieve_at)frame->at) {
    case SIEVE_START:
        break;
    case SIEVE_GET_1:
        goto get_1;
    case SIEVE_PUT_2:
        goto put_2;
    }
    if (way != CORO_ON)
        goto leave_out;

    while (true) {
        f->get.transfer.chan = f->input;
        frame->at = SIEVE_GET_1;
        return CORO_SENT; /* for n from input { */
get_1:
        if (way != CORO_ON)
            goto leave_out;
        maybe = f->get.reply;
        more = coro_got(&f->get.transfer);
        if (!more) {
            break;
        }
        n = maybe.value;
        if (coro_rem(n, f->prime, &sieve_code, 2) != 0) {
            f->put.transfer.chan = f->out;
            f->put.value = n;
            frame->at = SIEVE_PUT_2;
            return CORO_SENT; /* yield out.put(n); */
put_2:
            if (way != CORO_ON)
                goto leave_out;
        }
    }
    coro_chan_close(f->out);
leave_out:
    coro_chan_release(f->out);
    coro_chan_release(f->input);
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_SPAWN_1,
    MAIN_GET_2,
    MAIN_SPAWN_3,
};

static const struct coro_code main_code = {"main", "many.coro", 18};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {2, "spawn", &coro_message_spawn, offsetof(struct main, task)},
    {4, "c.get", &coro_message_get, offsetof(struct main, get)},
    {7, "spawn", &coro_message_spawn, offsetof(struct main, task_2)},
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
    struct coro_maybe_i64 maybe = {0};
    int64_t prime = 0;

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_SPAWN_1:
        goto spawn_1;
    case MAIN_GET_2:
        goto get_2;
    case MAIN_SPAWN_3:
        goto spawn_3;
    }
    if (way != CORO_ON)
        goto leave;

    f->c = coro_chan_new(&coro_type_i64, &coro_type_maybe_i64, 0, &main_code, 1);
    f->task = coro_task_give(numbers_new(coro_chan_retain(f->c), 100), &d->error,
                             &main_code, 2);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_c;
    }
    frame->at = MAIN_SPAWN_1;
    return CORO_SENT; /* spawn numbers(c, 100) */
spawn_1:
    coro_task_release(f->task);
    if (way != CORO_ON)
        goto leave_c;
    f->primes = coro_list_new(&coro_type_i64, &main_code, 3);
    while (true) {
        f->get.transfer.chan = f->c;
        frame->at = MAIN_GET_2;
        return CORO_SENT; /* while let prime = yield c.get() { */
get_2:
        if (way != CORO_ON)
            goto leave_primes;
        maybe = f->get.reply;
        if (!maybe.some) {
            break;
        }
        prime = maybe.value;
        coro_list_push(f->primes, &prime);
        f->out = coro_chan_new(&coro_type_i64, &coro_type_maybe_i64, 0, &main_code, 6);
        f->task_2 = coro_task_give(sieve_new(prime, coro_chan_take(&f->c),
                                             coro_chan_retain(f->out)), &d->error,
                                   &main_code, 7);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_out;
        }
        frame->at = MAIN_SPAWN_3;
        return CORO_SENT; /* spawn sieve(prime, c, out) */
spawn_3:
        coro_task_release(f->task_2);
        if (way != CORO_ON)
            goto leave_out;
        coro_chan_assign(&f->c, coro_chan_take(&f->out));
leave_out:
        coro_chan_release(f->out);
        if (way != CORO_ON)
            goto leave_primes;
    }
    coro_print("{v}\n", &coro_type_list_i64, &f->primes);
leave_primes:
    coro_list_release(f->primes);
leave_c:
    coro_chan_release(f->c);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}

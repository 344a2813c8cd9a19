#include "sensor.h"

#include <pthread.h>

#include "measuring.h"

/* A measurement that another thread makes. */
struct sensor {
    struct coro_loop *loop;
    struct coro_later later;
    struct coro_post done;
    pthread_t thread;
    double value;
};

static struct sensor sensor;
static struct coro_later patience;
static struct measure_handler measuring;

static void *
work(void *unused)
{
    sensor.value = 21.5;
    coro_post(sensor.loop, &sensor.done);
    return unused;
}

/* In the loop's thread again. */
static void
answer(struct coro_post *post)
{
    struct measure *sent = measure_waiting(&sensor.later);

    (void)post;
    pthread_join(sensor.thread, NULL);
    coro_loop_unlisten(sensor.loop);
    if (sent)
        measure_reply(sent, sensor.value);
}

static void
withdraw(struct coro_later *later)
{
    (void)later;
    note_reading(-1);
}

/* Channel 0 is there at once, channel 1 after a while, channel 2 never. */
static void
measure(struct measure_handler *handler, struct measure *sent)
{
    (void)handler;
    switch (sent->channel) {
    case 0:
        measure_reply(sent, 1.5);
        break;
    case 1:
        coro_later(&sensor.later, &sent->request);
        coro_loop_listen(sensor.loop);
        pthread_create(&sensor.thread, NULL, work, NULL);
        break;
    case 2:
        coro_later(&patience, &sent->request);
        break;
    default:
        coro_request_throw(&sent->request,
                           coro_error_new(coro_text("no such channel"), sent->channel));
    }
}

void
sensor_attach(struct coro_loop *loop)
{
    sensor.loop = loop;
    sensor.done.run = answer;
    patience.withdrawn = withdraw;
    measuring.handle = measure;
    measure_register(loop, &measuring);
}

void
sensor_detach(struct coro_loop *loop)
{
    coro_loop_unhandle(loop, &measuring.handler);
}

int
sensor_each(_Bool (*visit)(int32_t reading))
{
    static const int readings[] = {3, 1, 4, 1, 5};
    int count = 0;

    while (count < 5 && visit(readings[count]))
        count++;
    return count;
}

void
sensor_tell(int count)
{
    for (int i = 0; i < count; i++)
        note_reading(i * i);
}

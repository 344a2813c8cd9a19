/* Posts: answers from other threads and from signals, and hosts with a loop of their own.
 * Built once more with the thread sanitizer by tests/checks/threads.sh. */
#define _POSIX_C_SOURCE 200809L

#include "sends.h"

#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MANY = 2000, THREADS = 4 };

static struct coro_loop *loop;

static void
setup(void)
{
    loop = coro_loop_new(&here, 0);
    ck_assert(coro_loop_listen(loop));
}

static void
teardown(void)
{
    coro_loop_release(loop);
}

static void
run(void)
{
    coro_loop_run_until_empty(loop, NULL, &here, 0);
}

static void
send(const char *name)
{
    coro_task_release(sends_new(loop, name, &unhandled_kind, "text"));
}

/* ---- a handler whose work is done elsewhere ---- */

struct job {
    struct coro_later later;
    struct coro_post post;
};

static struct job jobs[2];
static int taken;

static struct job *
job_of(struct coro_post *post)
{
    return (struct job *)((char *)post - offsetof(struct job, post));
}

static void
answer_job(struct coro_post *post)
{
    struct job *job = job_of(post);

    if (job->later.request)
        reply(job->later.request, job == &jobs[0] ? "first" : "second");
    else
        note("late");
}

static void
take_job(struct coro_handler *handler, struct coro_request *request)
{
    struct job *job = &jobs[taken++];

    (void)handler;
    job->post.run = answer_job;
    coro_later(&job->later, request);
}

static struct coro_handler takes = {&unhandled, take_job, NULL};

/* ---- threads ---- */

static void
pause_for(long ms)
{
    const struct timespec time = {.tv_nsec = ms * 1000 * 1000};

    nanosleep(&time, NULL);
}

static void *
do_jobs(void *unused)
{
    (void)unused;
    pause_for(20);
    coro_post(loop, &jobs[1].post);
    pause_for(20);
    coro_post(loop, &jobs[0].post);
    return NULL;
}

/* Nothing is ready and there is no timer: the posts wake the loop. */
START_TEST(test_another_thread_answers)
{
    pthread_t thread;

    coro_loop_handle(loop, &takes);
    send("a");
    send("b");
    pthread_create(&thread, NULL, do_jobs, NULL);
    run();
    pthread_join(thread, NULL);
    assert_noted("b=second a=first");
}
END_TEST

START_TEST(test_a_late_answer_is_ignored)
{
    struct coro_task *task;

    coro_loop_handle(loop, &takes);
    task = sends_new(loop, "a", &unhandled_kind, "text");
    ck_assert(coro_loop_run_until_idle(loop, NULL, &here, 0));
    coro_task_cancel(task);
    coro_post(loop, &jobs[0].post);
    ck_assert(!coro_loop_run_until_idle(loop, NULL, &here, 0));
    coro_task_release(task);
    assert_noted("late a:drop");
}
END_TEST

static const struct action naps[] = {SLEEP(3000 * 1000), SAY("!"), RETURN(0)};

static void
say(struct coro_post *post)
{
    (void)post;
    note("post");
}

static void *
post_say(void *post)
{
    coro_post(loop, post);
    return NULL;
}

START_TEST(test_timers_fire_while_posts_may_come)
{
    struct coro_post post = {.run = say};
    pthread_t thread;
    struct coro_object *nap = script_new(&task_kind, "nap", naps);

    pthread_create(&thread, NULL, post_say, &post);
    coro_task_release(coro_loop_schedule(loop, nap, NULL, &here, 0));
    run();
    pthread_join(thread, NULL);
    coro_loop_run_until_idle(loop, NULL, &here, 0);
    ck_assert_ptr_nonnull(strstr(noted, "nap! nap:end"));
    ck_assert_ptr_nonnull(strstr(noted, "post"));
}
END_TEST

/* Each thread posts its posts in order and waits until they have been run. */
static struct coro_post many[THREADS][MANY];
static atomic_int done[THREADS];

static void
count(struct coro_post *post)
{
    int number = (int)(post - many[0]);

    ck_assert_int_eq(atomic_load(&done[number / MANY]), number % MANY);
    atomic_fetch_add(&done[number / MANY], 1);
}

static void *
post_many(void *posts)
{
    struct coro_post *mine = posts;

    for (int i = 0; i < MANY; i++) {
        mine[i].run = count;
        coro_post(loop, &mine[i]);
    }
    return NULL;
}

static void
run_posts(void)
{
    struct pollfd bell = {.fd = coro_loop_fd(loop), .events = POLLIN};

    while (atomic_load(&done[0]) + atomic_load(&done[1]) + atomic_load(&done[2]) +
               atomic_load(&done[3]) <
           THREADS * MANY) {
        coro_loop_run_until_idle(loop, NULL, &here, 0);
        if (coro_loop_timeout(loop) > 0)
            poll(&bell, 1, 10);
    }
}

START_TEST(test_many_posts_come_once_each_and_in_order)
{
    pthread_t threads[THREADS];

    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, post_many, many[i]);
    run_posts();
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}
END_TEST

static void
post_again(struct coro_post *post)
{
    note("ran");
    if (strlen(noted) < 10)
        coro_post(loop, post);
}

START_TEST(test_a_post_waits_once)
{
    struct coro_post post = {.run = post_again};

    coro_post(loop, &post);
    coro_post(loop, &post);
    coro_loop_run_until_idle(loop, NULL, &here, 0);
    assert_noted("ran ran ran");
}
END_TEST

/* ---- signals ---- */

static void
interrupt(int signal)
{
    (void)signal;
    coro_post(loop, &jobs[0].post);
}

START_TEST(test_a_signal_answers)
{
    struct sigaction action = {.sa_handler = interrupt};
    struct sigaction before;
    timer_t timer;
    const struct itimerspec soon = {.it_value.tv_nsec = 20 * 1000 * 1000};

    sigaction(SIGALRM, &action, &before);
    ck_assert_int_eq(timer_create(CLOCK_MONOTONIC, NULL, &timer), 0);
    timer_settime(timer, 0, &soon, NULL);
    coro_loop_handle(loop, &takes);
    send("a");
    run();
    timer_delete(timer);
    sigaction(SIGALRM, &before, NULL);
    assert_noted("a=first");
}
END_TEST

/* ---- a host that polls ---- */

START_TEST(test_a_host_polls)
{
    struct pollfd bell = {.fd = coro_loop_fd(loop), .events = POLLIN};
    struct coro_post post = {.run = say};
    pthread_t thread;

    ck_assert(!coro_loop_turn(loop, NULL, &here, 0));
    ck_assert(coro_loop_timeout(loop) == INT64_MAX);
    ck_assert_int_eq(poll(&bell, 1, 0), 0);
    pthread_create(&thread, NULL, post_say, &post);
    ck_assert_int_eq(poll(&bell, 1, -1), 1);
    pthread_join(thread, NULL);
    ck_assert(coro_loop_timeout(loop) == 0);
    ck_assert(!coro_loop_turn(loop, NULL, &here, 0));
    ck_assert_int_eq(poll(&bell, 1, 0), 0);
    assert_noted("post");
    coro_task_release(
        coro_loop_schedule(loop, script_new(&task_kind, "nap", naps), NULL, &here, 0));
    ck_assert(coro_loop_timeout(loop) == 0);
    ck_assert(coro_loop_run_until_idle(loop, NULL, &here, 0));
    ck_assert(coro_loop_timeout(loop) > 0);
    ck_assert(coro_loop_timeout(loop) <= 3000 * 1000);
    run();
    assert_noted("nap! nap:end");
}
END_TEST

static void
run_again(struct coro_post *post)
{
    struct coro_error *error = NULL;

    (void)post;
    ck_assert(!coro_loop_run_until_idle(loop, &error, &here, 0));
    assert_error(error, "the loop is already running");
}

START_TEST(test_a_loop_that_runs_does_not_run_again)
{
    struct coro_post post = {.run = run_again};

    coro_post(loop, &post);
    coro_loop_run_until_idle(loop, NULL, &here, 0);
}
END_TEST

int
main(void)
{
    TCase *tests = tcase_create("posts");

    unsetenv("CORO_CLOCK");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_another_thread_answers);
    tcase_add_test(tests, test_a_late_answer_is_ignored);
    tcase_add_test(tests, test_timers_fire_while_posts_may_come);
    tcase_add_test(tests, test_many_posts_come_once_each_and_in_order);
    tcase_add_test(tests, test_a_post_waits_once);
    tcase_add_test(tests, test_a_signal_answers);
    tcase_add_test(tests, test_a_host_polls);
    tcase_add_test(tests, test_a_loop_that_runs_does_not_run_again);
    return run_suite("posts", tests);
}

/* Timers and sleep: the order in which they fire, and taking them back. */
#include "capture.h"
#include "script.h"
#include "task.h"

enum { MANY = 5000, SPAN = 200 };

static struct coro_loop *loop;

static void
setup(void)
{
    setenv("CORO_CLOCK", "virtual", 1);
    loop = coro_loop_new(&here, 0);
}

static void
teardown(void)
{
    coro_loop_release(loop);
}

/* ---- the heap ---- */

static struct coro_timer timers[MANY];

static void
set_many(void)
{
    srand(1);
    for (int i = 0; i < MANY; i++)
        coro_timer_set(loop, &timers[i], rand() % SPAN);
}

static struct coro_timer *
take_first(void)
{
    struct coro_timer *first = loop->timers;

    coro_timer_withdraw(loop, first);
    return first;
}

/* Takes all that are left, and counts them. */
static int
take_in_order(void)
{
    struct coro_timer *last = NULL;
    int count = 0;

    for (; loop->timers; count++) {
        struct coro_timer *timer = take_first();
        if (last) {
            ck_assert_int_le(last->deadline, timer->deadline);
            ck_assert(last->deadline < timer->deadline || last->order < timer->order);
        }
        last = timer;
    }
    return count;
}

START_TEST(test_the_earliest_comes_first_and_of_equals_the_one_set_first)
{
    set_many();
    ck_assert_int_eq(take_in_order(), MANY);
}
END_TEST

START_TEST(test_any_is_withdrawn)
{
    set_many();
    for (int i = 0; i < MANY; i += 3)
        coro_timer_withdraw(loop, &timers[i]);
    ck_assert_int_eq(take_first()->deadline, 0);
    for (int i = 1; i < MANY; i += 3)
        coro_timer_set(loop, (coro_timer_withdraw(loop, &timers[i]), &timers[i]),
                       SPAN - i);
    ck_assert_int_gt(take_in_order(), MANY / 2);
}
END_TEST

/* ---- sleep ---- */

static struct coro_task *
scheduled(const char *name, const struct action *actions)
{
    return coro_loop_schedule(loop, script_new(&task_kind, name, actions), NULL, &here,
                              0);
}

static void
start(const char *name, const struct action *actions)
{
    coro_task_release(scheduled(name, actions));
}

static void
run(void)
{
    coro_loop_run_until_empty(loop, NULL, &here, 0);
}

static const struct action naps_30[] = {SLEEP(30), RETURN(0)};
static const struct action naps_20[] = {SLEEP(20), RETURN(0)};
static const struct action naps_20_then_yields[] = {SLEEP(20), YIELD(0), SAY("!"),
                                                    RETURN(0)};

START_TEST(test_sleepers_wake_in_order)
{
    start("a", naps_30);
    start("b", naps_20_then_yields);
    start("c", naps_20);
    start("d", naps_30);
    run();
    assert_noted("c:end b! b:end a:end d:end");
    ck_assert_int_eq(coro_loop_now(loop), 30);
}
END_TEST

START_TEST(test_no_time_is_a_bare_turn)
{
    static const struct action naps_0[] = {SAY("1"), SLEEP(0), SAY("2"), RETURN(0)};
    static const struct action naps_less[] = {SAY("1"), SLEEP(-5), SAY("2"), RETURN(0)};

    start("a", naps_0);
    start("b", naps_less);
    run();
    assert_noted("a1 b1 a2 a:end b2 b:end");
    ck_assert_int_eq(coro_loop_now(loop), 0);
}
END_TEST

static struct coro_task *sleeper;

static void
cancel_sleeper(void)
{
    coro_task_cancel(sleeper);
}

START_TEST(test_a_cancelled_sleeper_leaves_no_timer)
{
    static const struct action sleeps_for_ever[] = {SLEEP(1), SLEEP(INT64_MAX),
                                                    RETURN(0)};
    static const struct action cancels[] = {SLEEP(10), DO(cancel_sleeper), RETURN(0)};

    sleeper = scheduled("s", sleeps_for_ever);
    start("c", cancels);
    run();
    assert_noted("c:end s:drop");
    ck_assert_int_eq(coro_loop_now(loop), 10);
    coro_task_release(sleeper);
}
END_TEST

/* ---- the real clock ---- */

static bool woken;

static void
wake_up(void)
{
    woken = true;
}

/* Waits without ever parking; it ends only if due timers fire before its turns. */
static void *
outlast_a_sleeper(void *unused)
{
    static const struct action naps[] = {SLEEP(1000000), DO(wake_up), RETURN(0)};
    struct coro_loop *real = coro_loop_new(&here, 0);
    static const struct action turn[] = {YIELD(0), RETURN(0)};
    struct coro_object *object = script_new(&task_kind, "s", naps);

    coro_task_release(coro_loop_schedule(real, object, NULL, &here, 0));
    while (!woken) {
        object = script_new(&task_kind, "", turn);
        coro_task_release(coro_loop_run_until_complete(real, object, NULL, &here, 0));
        noted[0] = '\0';
    }
    ck_assert_int_ge(coro_loop_now(real), 1000000);
    coro_loop_release(real);
    return unused;
}

/* Has nothing else to do. */
static void *
sleep_soundly(void *unused)
{
    static const struct action naps[] = {SLEEP(2000000), RETURN(0)};
    struct coro_loop *real = coro_loop_new(&here, 0);
    struct coro_object *object = script_new(&task_kind, "s", naps);

    coro_task_release(coro_loop_run_until_complete(real, object, NULL, &here, 0));
    ck_assert_int_ge(coro_loop_now(real), 2000000);
    coro_loop_release(real);
    return unused;
}

/* A thread chooses its clock when it first asks. */
START_TEST(test_the_real_clock)
{
    unsetenv("CORO_CLOCK");
    on_small_stack(outlast_a_sleeper);
    on_small_stack(sleep_soundly);
}
END_TEST

int
main(void)
{
    TCase *tests = tcase_create("timers");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_the_earliest_comes_first_and_of_equals_the_one_set_first);
    tcase_add_test(tests, test_any_is_withdrawn);
    tcase_add_test(tests, test_sleepers_wake_in_order);
    tcase_add_test(tests, test_no_time_is_a_bare_turn);
    tcase_add_test(tests, test_a_cancelled_sleeper_leaves_no_timer);
    tcase_add_test(tests, test_the_real_clock);
    return run_suite("timers", tests);
}

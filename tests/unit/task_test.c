/* Tasks: the order of turns, waiting, cancelling, and errors that nobody asked for. */
#include "capture.h"
#include "script.h"
#include "task.h"

static struct coro_loop *loop;
static struct coro_task *a, *b, *c;

static void
setup(void)
{
    loop = coro_loop_new(&here, 0);
}

/* Nothing of the loop's own is left by then. */
static void
teardown(void)
{
    coro_task_release(a);
    coro_task_release(b);
    coro_task_release(c);
    coro_loop_release(loop);
}

static struct coro_object *
script(const char *name, const struct action *actions)
{
    return script_new(&task_kind, name, actions);
}

/* A task that is ready to be spawned. */
static struct coro_task *
given(const char *name, const struct action *actions)
{
    return coro_task_give(script(name, actions), NULL, &here, 0);
}

static struct coro_task *
scheduled(const char *name, const struct action *actions)
{
    return coro_loop_schedule(loop, script(name, actions), NULL, &here, 0);
}

static void
run(void)
{
    coro_loop_run_until_empty(loop, NULL, &here, 0);
}

static struct script *
frame_of(const struct coro_task *task)
{
    return script_of((const struct coro_object *)task);
}

static void
cancel_a(void)
{
    note("cancel%s", coro_task_cancel(a) ? "" : "-no");
}

static void
cancel_b(void)
{
    note("cancel%s", coro_task_cancel(b) ? "" : "-no");
}

#define assert_status(task, text) ck_assert_str_eq(coro_task_status(task).bytes, text)

static const struct action three_turns[] = {SAY("1"), YIELD(0), SAY("2"),
                                            YIELD(0), SAY("3"), RETURN(7)};
static const struct action one_turn[] = {RETURN(0)};
static const struct action waits_for_b[] = {WAIT(b), RETURN(0)};
static const struct action fails[] = {YIELD(0), THROW, RETURN(0)};
static const struct action cancels_b[] = {YIELD(0), DO(cancel_b), YIELD(0), SAY("!"),
                                          RETURN(0)};

START_TEST(test_a_task_is_small)
{
    if (sizeof(void *) == 8)
        ck_assert_uint_eq(sizeof(struct coro_task), 64);
}
END_TEST

/* ---- spawn ---- */

START_TEST(test_turns_go_round)
{
    a = scheduled("a", three_turns);
    b = scheduled("b", three_turns);
    assert_status(a, "NEW");
    run();
    assert_noted("a1 b1 a2 b2 a3 a:end b3 b:end");
    assert_status(a, "FINISHED");
}
END_TEST

START_TEST(test_the_spawner_is_queued_first)
{
    static const struct action spawns[] = {SAY("1"), SPAWN(b), SAY("2"),
                                           YIELD(0), SAY("3"), RETURN(0)};

    b = given("b", three_turns);
    a = scheduled("a", spawns);
    run();
    assert_noted("a1 a2 b1 a3 a:end b2 b3 b:end");
}
END_TEST

START_TEST(test_several_in_one_request)
{
    static const struct action spawns[] = {SPAWN(b), SAY("1"), YIELD(0), SAY("2"),
                                           RETURN(0)};

    b = given("b", three_turns);
    c = given("c", three_turns);
    coro_task_chain(b, c);
    a = scheduled("a", spawns);
    run();
    assert_noted("a1 b1 c1 a2 a:end b2 c2 b3 b:end c3 c:end");
}
END_TEST

START_TEST(test_only_what_is_new_is_given)
{
    struct coro_object *started = script("s", three_turns);
    struct coro_error *error = NULL;

    coro_next(started, NULL, NULL, &here, 0);
    ck_assert_ptr_null(coro_task_give(started, &error, &here, 0));
    assert_error(error, "already started");
    assert_noted("s1 s:drop");
    a = scheduled("a", three_turns);
    coro_task_retain(a);
    ck_assert_ptr_null(
        coro_loop_schedule(loop, (struct coro_object *)a, &error, &here, 0));
    assert_error(error, "already spawned");
    ck_assert_ptr_null(coro_task_give(NULL, &error, &here, 0));
    assert_error(error, "out of memory");
    run();
}
END_TEST

START_TEST(test_a_task_has_one_driver)
{
    struct coro_error *error = NULL;
    struct coro_object *object;

    a = scheduled("a", three_turns);
    object = (struct coro_object *)a;
    ck_assert(!coro_next(object, NULL, &error, &here, 0));
    assert_error(error, "already driven");
    coro_close(object, &error, &here, 0);
    assert_error(error, "already driven");
    run();
    ck_assert(!coro_next(object, NULL, NULL, &here, 0));
    coro_close(object, NULL, &here, 0);
}
END_TEST

/* ---- wait ---- */

START_TEST(test_wait_gives_the_result_to_many)
{
    static const struct action twice[] = {WAIT(b), WAIT(b), RETURN(0)};

    a = scheduled("a", twice);
    c = scheduled("c", waits_for_b);
    b = scheduled("b", three_turns);
    run();
    assert_noted("b1 b2 b3 b:end a=7 c=7 c:end a=7 a:end");
}
END_TEST

START_TEST(test_waiting_for_what_has_ended_costs_a_turn)
{
    static const struct action at_once[] = {RETURN(5)};
    static const struct action late[] = {YIELD(0), WAIT(b), RETURN(0)};

    b = scheduled("b", at_once);
    a = scheduled("a", late);
    c = scheduled("c", three_turns);
    run();
    assert_noted("b:end c1 c2 a=5 a:end c3 c:end");
}
END_TEST

START_TEST(test_wait_throws_the_error)
{
    struct coro_error *error;

    a = scheduled("a", waits_for_b);
    frame_of(a)->catches = true;
    b = scheduled("b", fails);
    c = scheduled("c", waits_for_b);
    run();
    assert_noted("b:error a(boom) a:end c:error");
    assert_status(b, "ERROR");
    assert_status(c, "ERROR");
    error = coro_task_error(c);
    assert_error(error, "boom");
}
END_TEST

START_TEST(test_waiting_for_oneself_or_for_another_loops_task_throws)
{
    static const struct action waits_for_a[] = {WAIT(a), RETURN(0)};
    struct coro_loop *other = coro_loop_new(&here, 0);

    a = scheduled("a", waits_for_a);
    frame_of(a)->catches = true;
    b = coro_loop_schedule(other, script("b", three_turns), NULL, &here, 0);
    c = scheduled("c", waits_for_b);
    frame_of(c)->catches = true;
    run();
    assert_noted("a(a task cannot wait for itself) a:end "
                 "c(the task belongs to another loop) c:end");
    coro_loop_release(other);
    assert_status(b, "CANCELLED");
    assert_noted("");
}
END_TEST

START_TEST(test_a_waiter_leaves_from_between_others)
{
    struct coro_task *first = scheduled("first", waits_for_b);

    a = scheduled("a", waits_for_b);
    c = scheduled("c", waits_for_b);
    b = scheduled("b", three_turns);
    coro_task_release(
        coro_loop_run_until_complete(loop, script("main", one_turn), NULL, &here, 0));
    cancel_a();
    run();
    assert_noted("b1 main:end cancel b2 a:drop b3 b:end first=7 first:end c=7 c:end");
    coro_task_release(first);
}
END_TEST

/* ---- cancel ---- */

START_TEST(test_cancel_another)
{
    b = scheduled("b", three_turns);
    a = scheduled("a", cancels_b);
    c = scheduled("c", three_turns);
    run();
    assert_noted("b1 c1 b2 cancel c2 b:drop a! a:end c3 c:end");
    ck_assert(coro_task_cancelled(b) && coro_task_done(b) && !coro_task_result(b, NULL));
    assert_status(b, "CANCELLED");
}
END_TEST

START_TEST(test_cancel_before_the_first_turn)
{
    b = scheduled("b", three_turns);
    frame_of(b)->holds = script("held", three_turns);
    coro_next(frame_of(b)->holds, NULL, NULL, &here, 0);
    cancel_b();
    cancel_b();
    assert_status(b, "NEW");
    run();
    assert_noted("held1 cancel cancel-no held:drop");
    assert_status(b, "CANCELLED");
    cancel_b();
    assert_noted("cancel-no");
}
END_TEST

START_TEST(test_cancel_oneself)
{
    static const struct action itself[] = {DO(cancel_a), YIELD(0), SAY("!"), RETURN(0)};

    a = scheduled("a", itself);
    run();
    assert_noted("cancel a:drop");
    assert_status(a, "CANCELLED");
}
END_TEST

START_TEST(test_what_ends_in_the_turn_of_its_mark_ends_as_it_ends)
{
    static const struct action itself[] = {DO(cancel_a), RETURN(1)};

    a = scheduled("a", itself);
    run();
    assert_noted("cancel a:end");
    assert_status(a, "FINISHED");
}
END_TEST

START_TEST(test_what_is_marked_never_parks)
{
    static const struct action itself[] = {DO(cancel_a), WAIT(b), SAY("!"), RETURN(0)};
    static const struct action sleeps[] = {DO(cancel_a), SLEEP(1000), SAY("!"),
                                           RETURN(0)};
    const struct action *const ways[] = {itself, sleeps};

    a = scheduled("a", ways[_i]);
    b = scheduled("b", three_turns);
    run();
    assert_noted("cancel b1 a:drop b2 b3 b:end");
}
END_TEST

/* It is dropped before the canceller's next turn. */
START_TEST(test_what_is_parked_is_withdrawn_and_queued_at_once)
{
    static const struct action sleeps[] = {SLEEP(INT64_MAX), RETURN(0)};
    static const struct action waits[] = {WAIT(c), RETURN(0)};
    const struct action *const ways[] = {sleeps, waits};

    b = scheduled("b", ways[_i]);
    a = scheduled("a", cancels_b);
    c = scheduled("c", three_turns);
    run();
    assert_noted("c1 cancel c2 b:drop a! a:end c3 c:end");
    assert_status(c, "FINISHED");
}
END_TEST

START_TEST(test_what_is_woken_but_has_not_run_is_dropped_all_the_same)
{
    static const struct action cancels_a[] = {YIELD(0),     YIELD(0), YIELD(0),
                                              DO(cancel_a), YIELD(0), RETURN(0)};

    c = scheduled("c", cancels_a);
    b = scheduled("b", three_turns);
    a = scheduled("a", waits_for_b);
    run();
    assert_noted("b1 b2 b3 b:end cancel a:drop c:end");
}
END_TEST

START_TEST(test_waiting_for_what_is_cancelled_throws_when_the_drop_is_complete)
{
    static const struct action waits[] = {DO(cancel_b), WAIT(b), RETURN(0)};

    b = scheduled("b", three_turns);
    a = scheduled("a", waits);
    frame_of(a)->catches = true;
    run();
    assert_noted("b1 cancel b:drop a(cancelled) a:end");
}
END_TEST

START_TEST(test_drops_enter_at_the_innermost_frame)
{
    static struct coro_object *inner;
    static const struct action outer[] = {FROM(inner), RETURN(0)};

    inner = script("i", three_turns);
    b = scheduled("b", outer);
    a = scheduled("a", cancels_b);
    run();
    assert_noted("i1 i2 cancel i:drop b:drop a! a:end");
    coro_object_release(inner);
}
END_TEST

START_TEST(test_messages_of_the_innermost_frame)
{
    static struct coro_object *inner;
    static const struct action waits_for_c[] = {WAIT(c), SLEEP(1), RETURN(6)};
    static const struct action outer[] = {FROM(inner), RETURN(0)};

    inner = script("i", waits_for_c);
    a = scheduled("a", outer);
    c = scheduled("c", three_turns);
    run();
    assert_noted("c1 c2 c3 c:end i=7 i:end a=6 a:end");
    coro_object_release(inner);
}
END_TEST

/* ---- errors that nobody asked for ---- */

START_TEST(test_an_error_that_nobody_saw_is_told)
{
    capture_begin(stderr);
    b = scheduled("b", fails);
    run();
    coro_task_release(b);
    b = NULL;
    ck_assert_str_eq(capture_end(), "script.coro:16: error: boom\n");
}
END_TEST

START_TEST(test_an_error_that_somebody_saw_is_not_told)
{
    capture_begin(stderr);
    b = scheduled("b", fails);
    run();
    coro_error_release(coro_task_error(b));
    coro_task_release(b);
    b = scheduled("b", fails);
    a = scheduled("a", waits_for_b);
    frame_of(a)->catches = true;
    run();
    coro_task_release(b);
    b = NULL;
    ck_assert_str_eq(capture_end(), "");
}
END_TEST

START_TEST(test_asking_too_early_is_not_seeing)
{
    capture_begin(stderr);
    b = scheduled("b", fails);
    ck_assert_ptr_null(coro_task_error(b));
    run();
    coro_task_release(b);
    b = NULL;
    ck_assert_str_eq(capture_end(), "script.coro:16: error: boom\n");
}
END_TEST

START_TEST(test_trace_shows_each_end)
{
    coro_loop_set_trace(loop, true);
    ck_assert(coro_loop_trace(loop));
    capture_begin(stdout);
    a = scheduled("a", cancels_b);
    b = scheduled("b", three_turns);
    c = scheduled("c", fails);
    run();
    ck_assert_str_eq(capture_end(), "<Task 'script' [CANCELLED]>\n"
                                    "<Task 'script' [ERROR] (error('boom', 7))>\n"
                                    "<Task 'script' [FINISHED] (0)>\n");
    capture_begin(stderr);
    coro_task_release(c);
    c = NULL;
    ck_assert_str_eq(capture_end(), "");
}
END_TEST

int
main(void)
{
    TCase *tests = tcase_create("tasks");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_a_task_is_small);
    tcase_add_test(tests, test_turns_go_round);
    tcase_add_test(tests, test_the_spawner_is_queued_first);
    tcase_add_test(tests, test_several_in_one_request);
    tcase_add_test(tests, test_only_what_is_new_is_given);
    tcase_add_test(tests, test_a_task_has_one_driver);
    tcase_add_test(tests, test_wait_gives_the_result_to_many);
    tcase_add_test(tests, test_waiting_for_what_has_ended_costs_a_turn);
    tcase_add_test(tests, test_wait_throws_the_error);
    tcase_add_test(tests, test_waiting_for_oneself_or_for_another_loops_task_throws);
    tcase_add_test(tests, test_a_waiter_leaves_from_between_others);
    tcase_add_test(tests, test_cancel_another);
    tcase_add_test(tests, test_cancel_before_the_first_turn);
    tcase_add_test(tests, test_cancel_oneself);
    tcase_add_test(tests, test_what_ends_in_the_turn_of_its_mark_ends_as_it_ends);
    tcase_add_loop_test(tests, test_what_is_marked_never_parks, 0, 2);
    tcase_add_loop_test(tests, test_what_is_parked_is_withdrawn_and_queued_at_once, 0, 2);
    tcase_add_test(tests, test_what_is_woken_but_has_not_run_is_dropped_all_the_same);
    tcase_add_test(tests,
                   test_waiting_for_what_is_cancelled_throws_when_the_drop_is_complete);
    tcase_add_test(tests, test_drops_enter_at_the_innermost_frame);
    tcase_add_test(tests, test_messages_of_the_innermost_frame);
    tcase_add_test(tests, test_an_error_that_nobody_saw_is_told);
    tcase_add_test(tests, test_an_error_that_somebody_saw_is_not_told);
    tcase_add_test(tests, test_asking_too_early_is_not_seeing);
    tcase_add_test(tests, test_trace_shows_each_end);
    return run_suite("tasks", tests);
}

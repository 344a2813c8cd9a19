/* The loop: what a run takes and leaves, its handles, its clock, deadlocks, and main. */
#include "capture.h"
#include "script.h"

#include <sys/wait.h>

static struct coro_loop *loop;
static struct coro_task *a, *b;

static void
setup(void)
{
    setenv("CORO_CLOCK", "virtual", 1);
    loop = coro_loop_new(&here, 0);
}

static void
teardown(void)
{
    coro_task_release(a);
    coro_task_release(b);
    coro_loop_release(loop);
}

static struct coro_object *
script(const char *name, const struct action *actions)
{
    return script_new(&task_kind, name, actions);
}

static struct coro_task *
scheduled(const char *name, const struct action *actions)
{
    return coro_loop_schedule(loop, script(name, actions), NULL, &here, 0);
}

static struct coro_task *
run_until_complete(const char *name, const struct action *actions)
{
    return coro_loop_run_until_complete(loop, script(name, actions), NULL, &here, 0);
}

static void
run_until_empty(void)
{
    coro_loop_run_until_empty(loop, NULL, &here, 0);
}

static const struct action turns[] = {SAY("1"), YIELD(0), SAY("2"),
                                      YIELD(0), SAY("3"), RETURN(0)};
static const struct action short_turns[] = {SAY("1"), YIELD(0), SAY("2"), RETURN(0)};
static const struct action waits_for_a[] = {WAIT(a), RETURN(0)};
static const struct action waits_for_b[] = {WAIT(b), RETURN(0)};
static const struct action fails[] = {YIELD(0), THROW, RETURN(0)};
static const struct action sleeps[] = {SLEEP(2000), SAY("!"), RETURN(0)};

/* ---- runs ---- */

START_TEST(test_what_is_left_stays_for_the_next_run)
{
    a = scheduled("a", turns);
    b = run_until_complete("b", short_turns);
    assert_noted("a1 b1 a2 b2 b:end");
    run_until_empty();
    assert_noted("a3 a:end");
    run_until_empty();
}
END_TEST

START_TEST(test_run_until_complete_throws_no_error_of_the_task)
{
    struct coro_error *error;

    a = run_until_complete("a", fails);
    error = coro_task_error(a);
    assert_error(error, "boom");
}
END_TEST

static void
cancel_b(void)
{
    coro_task_cancel(b);
}

START_TEST(test_run_until_complete_of_what_is_cancelled_ends)
{
    static const struct action cancels[] = {DO(cancel_b), RETURN(0)};

    b = scheduled("b", sleeps);
    a = scheduled("a", cancels);
    coro_task_release(run_until_complete("c", waits_for_a));
    assert_noted("a:end b:drop c=0 c:end");
}
END_TEST

static void
run_again(void)
{
    struct coro_error *error = NULL;

    coro_loop_run_until_empty(loop, &error, &here, 0);
    note_error("run", error);
    error = NULL;
    ck_assert_ptr_null(
        coro_loop_run_until_complete(loop, script("x", turns), &error, &here, 0));
    note_error("run", error);
}

START_TEST(test_running_a_loop_that_runs_throws)
{
    static const struct action actions[] = {DO(run_again), RETURN(0)};

    a = run_until_complete("a", actions);
    assert_noted(
        "run(the loop is already running) run(the loop is already running) a:end");
}
END_TEST

static void
run_another(void)
{
    struct coro_loop *other = coro_loop_new(&here, 0);

    coro_task_release(
        coro_loop_run_until_complete(other, script("o", turns), NULL, &here, 0));
    coro_loop_release(other);
}

static void
schedule_more(void)
{
    coro_task_release(scheduled("more", short_turns));
}

START_TEST(test_tasks_are_scheduled_while_the_loop_runs)
{
    static const struct action actions[] = {DO(schedule_more), YIELD(0), SAY("2"),
                                            RETURN(0)};

    a = scheduled("a", actions);
    run_until_empty();
    assert_noted("more1 a2 a:end more2 more:end");
}
END_TEST

START_TEST(test_the_last_handle_cancels_what_is_left_oldest_first)
{
    struct coro_loop *other = coro_loop_new(&here, 0);
    const struct action *const scripts[] = {turns, sleeps, waits_for_a, turns};
    static const char *const names[] = {"t", "s", "w", "u"};
    struct coro_task *tasks[4];

    for (int i = 0; i < 4; i++) {
        struct coro_object *object = script(names[i], scripts[i]);
        tasks[i] = coro_loop_schedule(other, object, NULL, &here, 0);
    }
    a = tasks[0];
    b = coro_loop_run_until_complete(other, script("main", short_turns), NULL, &here, 0);
    assert_noted("t1 u1 main1 t2 u2 main2 main:end");
    for (int i = 1; i < 4; i++)
        coro_task_release(tasks[i]);
    coro_loop_retain(other);
    coro_loop_release(other);
    assert_noted("");
    coro_loop_release(other);
    assert_noted("t:drop u:drop s:drop w:drop");
}
END_TEST

static void
release_loop(void)
{
    coro_loop_release(loop);
    loop = NULL;
    note("released");
}

START_TEST(test_a_loop_that_runs_outlives_its_handles)
{
    static const struct action actions[] = {DO(release_loop), YIELD(0), SAY("!"),
                                            RETURN(0)};

    b = scheduled("b", turns);
    a = run_until_complete("a", actions);
    assert_noted("b1 released b2 a! a:end b:drop");
}
END_TEST

/* ---- the clock ---- */

static void
note_time(void)
{
    note("@%d", (int)coro_now());
}

START_TEST(test_virtual_time_moves_only_when_nothing_is_ready)
{
    static const struct action naps[] = {SLEEP(5), DO(note_time), SLEEP(10),
                                         DO(note_time), RETURN(0)};
    static const struct action works[] = {DO(note_time), YIELD(0), YIELD(0),
                                          DO(note_time), RETURN(0)};

    a = scheduled("a", naps);
    b = scheduled("b", works);
    run_until_empty();
    assert_noted("@0 @0 b:end @5 @15 a:end");
    note_time();
    assert_noted("@15");
}
END_TEST

START_TEST(test_each_loop_has_its_own_beginning)
{
    static const struct action nested[] = {SLEEP(3), DO(run_another), DO(note_time),
                                           RETURN(0)};
    static const struct action naps[] = {DO(note_time), SLEEP(4), DO(note_time),
                                         RETURN(0)};

    a = run_until_complete("a", nested);
    assert_noted("o1 o2 o3 o:end @3 a:end");
    struct coro_loop *later = coro_loop_new(&here, 0);
    coro_task_release(
        coro_loop_run_until_complete(later, script("l", naps), NULL, &here, 0));
    assert_noted("@0 @4 l:end");
    coro_loop_release(later);
}
END_TEST

/* ---- deadlock ---- */

START_TEST(test_a_deadlock_is_told)
{
    static struct coro_object *inner;
    static const struct action outer[] = {FROM(inner), RETURN(0)};
    pid_t child;
    int status;

    inner = script("i", waits_for_a);
    a = scheduled("a", waits_for_b);
    b = scheduled("b", outer);
    capture_begin(stderr);
    child = fork();
    if (child == 0)
        run_until_empty();
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 3);
    ck_assert_str_eq(capture_end(), "deadlock: nothing can run any more\n"
                                    "  task 'script' waits: wait for task 'script'\n"
                                    "    in script at script.coro:14\n"
                                    "    made in test at test.coro:1\n"
                                    "  task 'script' waits: wait for task 'script'\n"
                                    "    in script at script.coro:14\n"
                                    "    in script at script.coro:15\n"
                                    "    made in test at test.coro:1\n");
    coro_object_release(inner);
}
END_TEST

START_TEST(test_tasks_are_shown)
{
    static const struct action naps[] = {SLEEP(4), RETURN(0)};

    a = scheduled("a", naps);
    b = scheduled("b", waits_for_a);
    coro_loop_turn(loop, NULL, &here, 0);
    capture_begin(stderr);
    coro_dump();
    ck_assert_str_eq(capture_end(), "a loop with 2 tasks\n"
                                    "  task 'script' waits: sleep\n"
                                    "    in script at script.coro:12\n"
                                    "    made in test at test.coro:1\n"
                                    "  task 'script' is ready\n"
                                    "    in script at script.coro:10\n"
                                    "    made in test at test.coro:1\n");
    run_until_empty();
}
END_TEST

/* ---- main ---- */

START_TEST(test_main_gives_its_result)
{
    static const struct action actions[] = {YIELD(0), RETURN(42)};

    ck_assert_int_eq(coro_run_main(script("main", actions)), 42);
    assert_noted("main:end");
}
END_TEST

static void
schedule_left(void)
{
    b = coro_task_give(script("b", turns), NULL, &here, 0);
}

START_TEST(test_main_drops_what_is_left)
{
    static const struct action actions[] = {DO(schedule_left), SPAWN(b), YIELD(0),
                                            RETURN(0)};

    ck_assert_int_eq(coro_run_main(script("main", actions)), 0);
    assert_noted("b1 main:end b:drop");
}
END_TEST

START_TEST(test_an_error_leaves_main)
{
    capture_begin(stderr);
    ck_assert_int_eq(coro_run_main(script("main", fails)), 1);
    ck_assert_int_eq(coro_main_failed(boom()), 1);
    ck_assert_str_eq(capture_end(), "script.coro:16: error: boom\n"
                                    "test.coro:1: error: boom\n");
}
END_TEST

START_TEST(test_main_without_memory)
{
    capture_begin(stderr);
    ck_assert_int_eq(coro_run_main(NULL), 1);
    ck_assert_str_eq(capture_end(), "error: out of memory\n");
}
END_TEST

START_TEST(test_arguments)
{
    char *argv[] = {(char[]){"program"}, (char[]){"é"}, NULL};
    struct coro_list *arguments = coro_arguments(2, argv);

    ck_assert_int_eq(arguments->len, 2);
    ck_assert_str_eq(((coro_string *)arguments->items)[1].bytes, "é");
    coro_list_release(arguments);
}
END_TEST

START_TEST(test_trace_from_the_environment)
{
    struct coro_loop *traced;

    ck_assert(!coro_loop_trace(loop));
    setenv("CORO_TRACE", "tasks", 1);
    traced = coro_loop_new(&here, 0);
    unsetenv("CORO_TRACE");
    ck_assert(coro_loop_trace(traced));
    coro_loop_release(traced);
}
END_TEST

int
main(void)
{
    TCase *tests = tcase_create("loops");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_what_is_left_stays_for_the_next_run);
    tcase_add_test(tests, test_run_until_complete_throws_no_error_of_the_task);
    tcase_add_test(tests, test_run_until_complete_of_what_is_cancelled_ends);
    tcase_add_test(tests, test_running_a_loop_that_runs_throws);
    tcase_add_test(tests, test_tasks_are_scheduled_while_the_loop_runs);
    tcase_add_test(tests, test_the_last_handle_cancels_what_is_left_oldest_first);
    tcase_add_test(tests, test_a_loop_that_runs_outlives_its_handles);
    tcase_add_test(tests, test_virtual_time_moves_only_when_nothing_is_ready);
    tcase_add_test(tests, test_each_loop_has_its_own_beginning);
    tcase_add_test(tests, test_a_deadlock_is_told);
    tcase_add_test(tests, test_tasks_are_shown);
    tcase_add_test(tests, test_main_gives_its_result);
    tcase_add_test(tests, test_main_drops_what_is_left);
    tcase_add_test(tests, test_an_error_leaves_main);
    tcase_add_test(tests, test_main_without_memory);
    tcase_add_test(tests, test_arguments);
    tcase_add_test(tests, test_trace_from_the_environment);
    return run_suite("loops", tests);
}

/* next, send, throw and close, on what has not started, runs, stands at a yield, has
 * ended or is driven by somebody else; and how objects are held and released. */
#include "script.h"

#include <signal.h>

enum { AGES = 1000000 }; /* how long a chain of objects is released in a small stack */

static struct coro_object *shared; /* what DO works on */
static struct coro_error *caught;

static const struct action two_values[] = {YIELD(1), YIELD(2), RETURN(3)};

static bool
next(struct coro_object *object, int64_t *value, struct coro_error **error)
{
    return coro_next(object, value, error, &here, 0);
}

static bool
send(struct coro_object *object, int64_t sent, int64_t *value, struct coro_error **error)
{
    return coro_send(object, &sent, value, error, &here, 0);
}

START_TEST(test_next_gives_values_then_the_result)
{
    struct coro_object *g = script_new(&yielding_kind, "g", two_values);
    int64_t value = 0, result = 0;

    ck_assert_int_eq(g->status, CORO_NEW);
    ck_assert(next(g, &value, NULL) && value == 1);
    ck_assert(next(g, &value, NULL) && value == 2);
    ck_assert(!coro_done(g) && !coro_result(g, &result));
    ck_assert(!next(g, &value, NULL));
    ck_assert(coro_done(g) && coro_result(g, &result) && result == 3);
    ck_assert(!next(g, &value, NULL));
    ck_assert_int_eq(g->status, CORO_FINISHED);
    assert_noted("g:end");
    coro_object_release(g);
}
END_TEST

START_TEST(test_send_reaches_the_yield)
{
    struct coro_object *g = script_new(&receiving_kind, "g", two_values);
    int64_t value = 0;

    ck_assert(next(g, &value, NULL));
    ck_assert(send(g, 10, &value, NULL) && value == 2);
    ck_assert(!send(g, 20, &value, NULL));
    ck_assert(!send(g, 30, &value, NULL));
    assert_noted("g<10 g<20 g:end");
    coro_object_release(g);
}
END_TEST

START_TEST(test_send_before_the_first_next_throws)
{
    struct coro_object *g = script_new(&receiving_kind, "g", two_values);
    struct coro_error *error = NULL;
    int64_t value = 0;

    ck_assert(!send(g, 10, &value, &error));
    assert_error(error, "send before the first next");
    ck_assert(next(g, &value, NULL) && value == 1);
    coro_object_release(g);
    assert_noted("g:drop");
}
END_TEST

START_TEST(test_next_is_no_send)
{
    struct coro_object *g = script_new(&receiving_kind, "g", two_values);
    struct coro_object *h = script_new(&optional_kind, "h", two_values);
    struct coro_error *error = NULL;
    int64_t value = 0;

    ck_assert(next(g, &value, NULL));
    ck_assert(!next(g, &value, &error));
    assert_error(error, "next where a value must be sent");
    ck_assert_int_eq(g->status, CORO_FAILED);
    ck_assert(next(h, &value, NULL) && next(h, &value, NULL));
    assert_noted("g:error h<none");
    coro_object_release(g);
    coro_object_release(h);
}
END_TEST

/* The error stands at the yield, where it can be caught. */
START_TEST(test_next_that_is_no_send_can_be_caught)
{
    struct coro_object *g = script_new(&receiving_kind, "g", two_values);
    int64_t value = 0;

    script_of(g)->catches = true;
    ck_assert(next(g, &value, NULL) && next(g, &value, NULL) && value == 2);
    assert_noted("g(next where a value must be sent)");
    coro_object_release(g);
}
END_TEST

START_TEST(test_sent_values_are_released_when_nobody_takes_them)
{
    static const struct coro_kind kind = {SCRIPT_KIND, .receives = &coro_type_string};
    struct coro_object *g = script_new(&kind, "g", two_values);
    struct coro_error *error = NULL;
    coro_string sent = coro_string_new("sent", 4);

    ck_assert(!coro_send(g, &sent, NULL, &error, &here, 0));
    assert_error(error, "send before the first next");
    coro_close(g, NULL, &here, 0);
    sent = coro_string_new("sent", 4);
    ck_assert(!coro_send(g, &sent, NULL, NULL, &here, 0));
    coro_object_release(g);
}
END_TEST

START_TEST(test_an_error_ends_it)
{
    static const struct action actions[] = {YIELD(0), THROW, YIELD(0), RETURN(0)};
    struct coro_object *g = script_new(&yielding_kind, "g", actions);
    struct coro_error *error = NULL;
    int64_t value;

    ck_assert(next(g, &value, NULL));
    ck_assert(!next(g, &value, &error));
    ck_assert_int_eq(coro_error_code(error), 7);
    assert_error(error, "boom");
    ck_assert(coro_done(g) && !coro_result(g, NULL));
    ck_assert(!next(g, &value, &error));
    ck_assert_ptr_null(error);
    coro_object_release(g);
}
END_TEST

START_TEST(test_throw_goes_in_at_the_yield)
{
    struct coro_object *g = script_new(&yielding_kind, "g", two_values);
    struct coro_object *h = script_new(&yielding_kind, "h", two_values);
    struct coro_error *error = NULL;
    int64_t value = 0;

    script_of(g)->catches = true;
    ck_assert(next(g, &value, NULL) && next(h, &value, NULL));
    ck_assert(coro_throw_into(g, boom(), &value, NULL, &here, 0) && value == 2);
    ck_assert(!coro_throw_into(h, boom(), &value, &error, &here, 0));
    assert_error(error, "boom");
    assert_noted("g(boom) h:error");
    coro_object_release(g);
    coro_object_release(h);
}
END_TEST

START_TEST(test_throw_into_what_has_not_started_or_has_ended)
{
    struct coro_object *g = script_new(&yielding_kind, "g", two_values);
    struct coro_error *error = NULL;
    int64_t value;

    for (int times = 0; times < 2; times++) {
        ck_assert(!coro_throw_into(g, boom(), &value, &error, &here, 0));
        assert_error(error, "boom");
        ck_assert(coro_done(g));
    }
    ck_assert(!next(g, &value, NULL));
    assert_noted("");
    coro_object_release(g);
}
END_TEST

START_TEST(test_close_drops_it_where_it_stands)
{
    struct coro_object *g = script_new(&yielding_kind, "g", two_values);
    int64_t value;

    script_of(g)->catches = true;
    ck_assert(next(g, &value, NULL));
    coro_close(g, NULL, &here, 0);
    assert_noted("g:drop");
    coro_close(g, NULL, &here, 0);
    ck_assert(coro_done(g) && !coro_result(g, NULL) && !next(g, &value, NULL));
    coro_object_release(g);
    assert_noted("");
}
END_TEST

START_TEST(test_the_last_reference_closes)
{
    struct coro_object *g = script_new(&yielding_kind, "g", two_values);
    struct coro_object *unstarted = script_new(&yielding_kind, "u", two_values);
    int64_t value;

    script_of(unstarted)->holds = coro_object_retain(g);
    ck_assert(next(g, &value, NULL));
    coro_object_release(g);
    assert_noted("");
    coro_object_release(unstarted);
    assert_noted("g:drop");
    coro_object_release(NULL);
}
END_TEST

static void
next_of_shared(void)
{
    ck_assert(!coro_next(shared, NULL, &caught, &here, 0));
    note_error("next", caught);
    caught = NULL;
}

static void
throw_into_shared(void)
{
    ck_assert(!coro_throw_into(shared, boom(), NULL, &caught, &here, 0));
    note_error("throw", caught);
    caught = NULL;
}

static void
close_shared(void)
{
    coro_close(shared, &caught, &here, 0);
    note_error("close", caught);
    caught = NULL;
}

static void
release_shared(void)
{
    coro_object_release(shared);
}

/* What a test is told on standard error does not belong among the results. */
static void
be_quiet(void)
{
    ck_assert_ptr_nonnull(freopen("/dev/null", "w", stderr));
}

START_TEST(test_resuming_what_runs_throws)
{
    static const struct action actions[] = {DO(next_of_shared), DO(throw_into_shared),
                                            YIELD(0), RETURN(0)};
    int64_t value;

    shared = script_new(&yielding_kind, "g", actions);
    ck_assert(next(shared, &value, NULL));
    assert_noted("next(already running) throw(already running)");
    coro_object_release(shared);
}
END_TEST

START_TEST(test_delegating_to_what_runs_throws)
{
    static const struct action actions[] = {FROM(shared), RETURN(0)};

    shared = script_new(&yielding_kind, "g", actions);
    script_of(shared)->catches = true;
    ck_assert(!next(shared, NULL, NULL));
    assert_noted("g(already running) g:end");
    coro_object_release(shared);
}
END_TEST

START_TEST(test_closing_what_runs_is_a_panic)
{
    static const struct action actions[] = {DO(close_shared), RETURN(0)};

    be_quiet();
    shared = script_new(&yielding_kind, "g", actions);
    next(shared, NULL, NULL);
}
END_TEST

START_TEST(test_its_driver_keeps_it_alive)
{
    static const struct action actions[] = {DO(release_shared), SAY("!"), YIELD(0),
                                            RETURN(0)};

    shared = script_new(&yielding_kind, "g", actions);
    ck_assert(next(shared, NULL, NULL));
    assert_noted("g! g:drop");
}
END_TEST

START_TEST(test_delegation_hands_the_consumer_through)
{
    static const struct action outer[] = {YIELD(0), FROM(shared), RETURN(9)};
    struct coro_object *g = script_new(&receiving_kind, "g", outer);
    int64_t value = 0;

    shared = script_new(&receiving_kind, "h", two_values);
    ck_assert(next(g, &value, NULL) && value == 0);
    ck_assert(send(g, 10, &value, NULL) && value == 1);
    ck_assert(send(g, 20, &value, NULL) && value == 2);
    ck_assert(!coro_done(shared));
    ck_assert(!send(g, 30, &value, NULL));
    assert_noted("g<10 h<20 h<30 h:end g=3 g:end");
    ck_assert(coro_result(shared, &value) && value == 3);
    ck_assert(coro_result(g, &value) && value == 9);
    coro_object_release(g);
    coro_object_release(shared);
}
END_TEST

START_TEST(test_errors_and_closes_reach_the_innermost)
{
    static const struct action outer[] = {FROM(shared), YIELD(0), RETURN(0)};
    struct coro_object *g = script_new(&yielding_kind, "g", outer);
    int64_t value = 0;

    shared = script_new(&yielding_kind, "h", two_values);
    script_of(g)->catches = true;
    ck_assert(next(g, &value, NULL) && value == 1);
    ck_assert(coro_throw_into(g, boom(), &value, NULL, &here, 0));
    assert_noted("h:error g(boom)");
    ck_assert_int_eq(shared->status, CORO_FAILED);
    coro_object_release(shared);
    coro_object_release(g);
    assert_noted("g:drop");

    shared = script_new(&yielding_kind, "h", two_values);
    g = script_new(&yielding_kind, "g", outer);
    ck_assert(next(g, &value, NULL));
    coro_close(g, NULL, &here, 0);
    assert_noted("h:drop g:drop");
    ck_assert_int_eq(shared->status, CORO_CANCELLED);
    coro_object_release(shared);
    coro_object_release(g);
}
END_TEST

START_TEST(test_delegation_goes_on_from_where_it_stands)
{
    static const struct action outer[] = {FROM(shared), RETURN(0)};
    struct coro_object *g = script_new(&yielding_kind, "g", outer);
    int64_t value = 0;

    shared = script_new(&yielding_kind, "h", two_values);
    ck_assert(next(shared, &value, NULL) && value == 1);
    ck_assert(next(g, &value, NULL) && value == 2);
    ck_assert(!next(g, &value, NULL));
    assert_noted("h:end g=3 g:end");
    coro_object_release(g);

    g = script_new(&yielding_kind, "g", outer);
    ck_assert(!next(g, &value, NULL));
    assert_noted("g=3 g:end");
    coro_object_release(g);
    coro_object_release(shared);
}
END_TEST

START_TEST(test_delegation_to_what_must_be_sent_a_value_throws_there)
{
    static const struct action outer[] = {FROM(shared), RETURN(0)};
    struct coro_object *g = script_new(&receiving_kind, "g", outer);
    int64_t value = 0;

    shared = script_new(&receiving_kind, "h", two_values);
    script_of(shared)->catches = true;
    ck_assert(next(shared, &value, NULL));
    ck_assert(next(g, &value, NULL) && value == 2);
    assert_noted("h(next where a value must be sent)");
    coro_object_release(g);
    coro_object_release(shared);
    assert_noted("h:drop g:drop");
}
END_TEST

START_TEST(test_delegation_to_what_ended_without_a_result_throws)
{
    static const struct action outer[] = {FROM(shared), RETURN(0)};
    struct coro_object *g = script_new(&yielding_kind, "g", outer);

    shared = script_new(&yielding_kind, "h", two_values);
    script_of(g)->catches = true;
    coro_close(shared, NULL, &here, 0);
    ck_assert(!next(g, NULL, NULL));
    assert_noted("g(ended without a result) g:end");
    coro_object_release(g);
    coro_object_release(shared);
}
END_TEST

START_TEST(test_a_second_driver_throws)
{
    static const struct action outer[] = {FROM(shared), RETURN(0)};
    struct coro_object *g = script_new(&yielding_kind, "g", outer);
    struct coro_object *late = script_new(&yielding_kind, "late", outer);
    int64_t value;

    script_of(late)->catches = true;
    shared = script_new(&yielding_kind, "h", two_values);
    ck_assert(next(g, &value, NULL));
    next_of_shared();
    throw_into_shared();
    close_shared();
    ck_assert(!next(late, &value, NULL));
    assert_noted("next(already driven) throw(already driven) close(already driven) "
                 "late(already driven) late:end");
    ck_assert(next(g, &value, NULL) && value == 2);
    ck_assert(!next(g, &value, NULL));
    assert_noted("h:end g=3 g:end");
    coro_object_release(late);
    coro_object_release(g);
    coro_object_release(shared);
}
END_TEST

START_TEST(test_what_runs_by_delegation_runs)
{
    static const struct action inner[] = {DO(next_of_shared), YIELD(0), RETURN(0)};
    static const struct action outer[] = {FROM(shared), RETURN(0)};
    struct coro_object *g = script_new(&yielding_kind, "g", outer);
    int64_t value;

    shared = script_new(&yielding_kind, "h", inner);
    ck_assert(next(g, &value, NULL));
    assert_noted("next(already running)");
    coro_object_release(g);
    coro_object_release(shared);
    assert_noted("h:drop g:drop");
}
END_TEST

START_TEST(test_no_loop_listens)
{
    static const struct action actions[] = {SLEEP(1), YIELD(0), WAIT(shared), RETURN(0)};
    struct coro_object *g = script_new(&task_kind, "g", actions);
    struct coro_error *error = NULL;

    shared = script_new(&task_kind, "other", two_values);
    script_of(g)->catches = true;
    ck_assert(next(g, NULL, NULL));
    assert_noted("g(no loop for message: sleep)");
    script_of(g)->catches = false;
    ck_assert(!next(g, NULL, &error));
    assert_error(error, "no loop for message: wait");
    assert_noted("g:error");
    coro_object_release(g);
    coro_object_release(shared);
}
END_TEST

START_TEST(test_in_place)
{
    struct {
        struct coro_object object;
        struct script frame;
    } g;
    int64_t value;

    coro_object_begin(&g.object, &yielding_kind);
    script_begin(&g.object, "g", two_values);
    ck_assert(next(&g.object, &value, NULL) && value == 1);
    coro_object_end(&g.object);
    assert_noted("g:drop");

    coro_object_begin(&g.object, &task_kind);
    script_begin(&g.object, "t", two_values);
    ck_assert(next(&g.object, NULL, NULL) && next(&g.object, NULL, NULL) &&
              !next(&g.object, NULL, NULL));
    coro_object_end(&g.object);
    assert_noted("t:end");
}
END_TEST

static struct script
script_in_hand(const char *name, const struct action *actions)
{
    struct script f;

    coro_frame_start(&f.frame, &yielding_kind);
    script_start(&f, name, actions);
    return f;
}

static bool
next_in_hand(struct script *f, int64_t *value, struct coro_error **error)
{
    return coro_frame_next(&f->frame, script_step, value, error, &here, 0);
}

START_TEST(test_frame_in_its_consumers_hands)
{
    static const struct action fails[] = {YIELD(1), THROW, RETURN(0)};
    struct script f = script_in_hand("f", two_values),
                  g = script_in_hand("g", two_values);
    struct script h = script_in_hand("h", fails);
    struct coro_error *error = NULL;
    int64_t value;

    ck_assert(next_in_hand(&f, &value, NULL) && value == 1);
    ck_assert(next_in_hand(&f, &value, NULL) && value == 2);
    ck_assert(!next_in_hand(&f, &value, NULL));
    assert_noted("f:end");
    coro_frame_drop(&f.frame);
    assert_noted("");

    ck_assert(next_in_hand(&g, &value, NULL));
    coro_frame_drop(&g.frame);
    assert_noted("g:drop");

    ck_assert(next_in_hand(&h, &value, NULL) && !next_in_hand(&h, &value, &error));
    assert_error(error, "boom");
    coro_frame_drop(&h.frame);
    assert_noted("h:error");
    ck_assert_ptr_null(coro_running);
}
END_TEST

START_TEST(test_results_are_released_with_the_object)
{
    static const struct coro_kind kind = {.code = &script_code,
                                          .step = script_step,
                                          .states = script_states,
                                          .size = sizeof(struct script),
                                          .result = &coro_type_coro,
                                          .result_offset =
                                              offsetof(struct script, message)};
    static const struct action at_once[] = {RETURN(0)};
    struct coro_object *g = script_new(&kind, "g", at_once);
    struct coro_object *result = NULL;

    script_of(g)->message.from = script_new(&yielding_kind, "r", two_values);
    ck_assert(!next(g, NULL, NULL));
    ck_assert(coro_result(g, &result));
    ck_assert(next(result, (int64_t[]){0}, NULL));
    coro_object_release(g);
    assert_noted("g:end");
    coro_object_release(result);
    assert_noted("r:drop");
}
END_TEST

/* A sanitizer's malloc too gives NULL when memory runs out. */
const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

START_TEST(test_no_memory)
{
    static const struct coro_kind huge = {.code = &script_code,
                                          .step = script_step,
                                          .states = script_states,
                                          .size = PTRDIFF_MAX - 1024};

    be_quiet();
    ck_assert_ptr_null(coro_object_new(&huge));
    ck_assert_ptr_null(coro_frame_new(&huge));
}
END_TEST

static void *
release_ages(void *unused)
{
    static const struct action once[] = {YIELD(0), RETURN(0)};
    struct coro_object *chain = NULL;

    for (int age = 0; age < AGES; age++) {
        struct coro_object *older = chain;
        chain = script_new(&yielding_kind, "", once);
        script_of(chain)->holds = older;
        ck_assert(next(chain, (int64_t[]){0}, NULL));
    }
    coro_object_release(chain);
    noted[0] = '\0';
    return unused;
}

START_TEST(test_long_chains_are_released_in_a_small_stack)
{
    on_small_stack(release_ages);
}
END_TEST

static void
next_of_another(void)
{
    static const struct action actions[] = {DO(next_of_another), RETURN(0)};
    struct coro_object *another = script_new(&yielding_kind, "", actions);

    next(another, NULL, NULL);
}

static void *
next_without_end(void *unused)
{
    next_of_another();
    return unused;
}

START_TEST(test_driving_too_deep_is_a_panic)
{
    be_quiet();
    next_of_another();
}
END_TEST

START_TEST(test_driving_too_deep_in_a_small_stack_is_a_panic)
{
    be_quiet();
    on_small_stack(next_without_end);
}
END_TEST

int
main(void)
{
    TCase *tests = tcase_create("generators");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, test_next_gives_values_then_the_result);
    tcase_add_test(tests, test_send_reaches_the_yield);
    tcase_add_test(tests, test_send_before_the_first_next_throws);
    tcase_add_test(tests, test_next_is_no_send);
    tcase_add_test(tests, test_next_that_is_no_send_can_be_caught);
    tcase_add_test(tests, test_sent_values_are_released_when_nobody_takes_them);
    tcase_add_test(tests, test_an_error_ends_it);
    tcase_add_test(tests, test_throw_goes_in_at_the_yield);
    tcase_add_test(tests, test_throw_into_what_has_not_started_or_has_ended);
    tcase_add_test(tests, test_close_drops_it_where_it_stands);
    tcase_add_test(tests, test_the_last_reference_closes);
    tcase_add_test(tests, test_resuming_what_runs_throws);
    tcase_add_test(tests, test_delegating_to_what_runs_throws);
    tcase_add_test_raise_signal(tests, test_closing_what_runs_is_a_panic, SIGABRT);
    tcase_add_test(tests, test_its_driver_keeps_it_alive);
    tcase_add_test(tests, test_delegation_hands_the_consumer_through);
    tcase_add_test(tests, test_errors_and_closes_reach_the_innermost);
    tcase_add_test(tests, test_delegation_goes_on_from_where_it_stands);
    tcase_add_test(tests, test_delegation_to_what_must_be_sent_a_value_throws_there);
    tcase_add_test(tests, test_delegation_to_what_ended_without_a_result_throws);
    tcase_add_test(tests, test_a_second_driver_throws);
    tcase_add_test(tests, test_what_runs_by_delegation_runs);
    tcase_add_test(tests, test_no_loop_listens);
    tcase_add_test(tests, test_in_place);
    tcase_add_test(tests, test_frame_in_its_consumers_hands);
    tcase_add_test(tests, test_results_are_released_with_the_object);
    tcase_add_test(tests, test_no_memory);
    tcase_add_test(tests, test_long_chains_are_released_in_a_small_stack);
    tcase_add_test_raise_signal(tests, test_driving_too_deep_is_a_panic, SIGABRT);
    tcase_add_test_raise_signal(tests, test_driving_too_deep_in_a_small_stack_is_a_panic,
                                SIGABRT);
    return run_suite("generators", tests);
}

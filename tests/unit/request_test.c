/* Messages of programs: handlers in C and in the program, answers at once and later. */
#include "capture.h"
#include "sends.h"
#include "task.h"

#include <sys/wait.h>

/* ---- messages ---- */

static struct coro_error *
twice_handle(struct coro_request *request)
{
    struct twice *message = (struct twice *)request;

    if (message->text.len == 0)
        return coro_error_new(coro_text("empty"), 0);
    message->reply = coro_string_add(message->text, message->text);
    return NULL;
}

static const struct coro_message handled = {TWICE("handled"), .on = twice_handle};
static const struct coro_message silent = {CORO_REQUEST("silent")};
static const struct coro_state handled_states[] = SENDS_STATES(handled);
static const struct coro_state silent_states[] = SENDS_STATES(silent);
static const struct coro_kind handled_kind = SENDS_KIND(handled_states);
static const struct coro_kind silent_kind = SENDS_KIND(silent_states);

static struct coro_loop *loop;
static struct coro_task *a, *b;

static struct coro_task *
sender(const char *name, const struct coro_kind *kind, const char *text)
{
    return sends_new(loop, name, kind, text);
}

static void
run(void)
{
    coro_loop_run_until_empty(loop, NULL, &here, 0);
}

/* ---- handlers in C ---- */

static void
reply_at_once(struct coro_handler *handler, struct coro_request *request)
{
    (void)handler;
    reply(request, ((struct twice *)request)->text.bytes);
}

static void
refuse_at_once(struct coro_handler *handler, struct coro_request *request)
{
    (void)handler;
    coro_request_throw(request, coro_error_new(coro_text("refused"), 0));
}

static void
say_nothing(struct coro_handler *handler, struct coro_request *request)
{
    (void)handler;
    (void)request;
}

/* What two senders wait for. */
static struct coro_later held[2];
static int holds;

static void
note_withdrawal(struct coro_later *later)
{
    note("withdrawn(%d)", later == &held[1]);
    ck_assert_ptr_null(later->request);
}

static void
reply_later(struct coro_handler *handler, struct coro_request *request)
{
    (void)handler;
    note("handled");
    coro_later(&held[holds++], request);
}

static struct coro_handler at_once = {&unhandled, reply_at_once, NULL};
static struct coro_handler refuses = {&unhandled, refuse_at_once, NULL};
static struct coro_handler forgets = {&unhandled, say_nothing, NULL};
static struct coro_handler is_silent = {&silent, say_nothing, NULL};
static struct coro_handler later = {&unhandled, reply_later, NULL};
static struct coro_handler before_on = {&handled, reply_at_once, NULL};

static void
setup(void)
{
    loop = coro_loop_new(&here, 0);
    held[0] = held[1] = (struct coro_later){.withdrawn = note_withdrawal};
    holds = 0;
}

static void
teardown(void)
{
    coro_task_release(a);
    coro_task_release(b);
    coro_loop_release(loop);
}

START_TEST(test_the_program_handles)
{
    a = sender("a", &handled_kind, "ab");
    b = sender("b", &handled_kind, "");
    run();
    assert_noted("a=abab b(empty)");
}
END_TEST

START_TEST(test_nobody_handles)
{
    a = sender("a", &unhandled_kind, "ab");
    run();
    assert_noted("a(unknown message: unhandled)");
}
END_TEST

START_TEST(test_a_reply_at_once)
{
    coro_loop_handle(loop, &at_once);
    a = sender("a", &unhandled_kind, "ab");
    run();
    assert_noted("a=ab");
}
END_TEST

START_TEST(test_handlers_in_c_go_first_and_the_last_one_before_them)
{
    coro_loop_handle(loop, &before_on);
    coro_loop_handle(loop, &at_once);
    coro_loop_handle(loop, &refuses);
    a = sender("a", &handled_kind, "ab");
    run();
    assert_noted("a=ab");
    coro_task_release(a);
    a = sender("a", &unhandled_kind, "ab");
    run();
    assert_noted("a(refused)");
    coro_task_release(a);
    coro_loop_unhandle(loop, &before_on);
    coro_loop_unhandle(loop, &refuses);
    coro_loop_unhandle(loop, &refuses);
    a = sender("a", &handled_kind, "ab");
    b = sender("b", &unhandled_kind, "ab");
    run();
    assert_noted("a=abab b=ab");
}
END_TEST

START_TEST(test_a_reply_may_be_left_out_where_there_is_none)
{
    coro_loop_handle(loop, &forgets);
    coro_loop_handle(loop, &is_silent);
    a = sender("a", &unhandled_kind, "ab");
    b = sender("b", &silent_kind, "ab");
    run();
    assert_noted("a(no reply to message: unhandled) b");
}
END_TEST

/* ---- later ---- */

START_TEST(test_a_reply_later)
{
    coro_loop_handle(loop, &later);
    a = sender("a", &unhandled_kind, "x");
    b = sender("b", &unhandled_kind, "y");
    ck_assert(coro_loop_run_until_idle(loop, NULL, &here, 0));
    assert_noted("handled handled");
    reply(held[1].request, "second");
    ck_assert_ptr_null(held[1].request);
    ck_assert(coro_loop_run_until_idle(loop, NULL, &here, 0));
    assert_noted("b=second");
    coro_request_throw(held[0].request, coro_error_new(coro_text("later"), 0));
    ck_assert(!coro_loop_run_until_idle(loop, NULL, &here, 0));
    assert_noted("a(later)");
}
END_TEST

START_TEST(test_a_withdrawal_is_told)
{
    coro_loop_handle(loop, &later);
    a = sender("a", &unhandled_kind, "x");
    b = sender("b", &unhandled_kind, "y");
    coro_loop_run_until_idle(loop, NULL, &here, 0);
    held[0].withdrawn = NULL;
    ck_assert(coro_task_cancel(a));
    ck_assert(coro_task_cancel(b));
    assert_noted("handled handled withdrawn(1)");
    ck_assert_ptr_null(held[0].request);
    run();
    assert_noted("a:drop b:drop");
}
END_TEST

START_TEST(test_a_reply_that_is_not_seen_is_released)
{
    coro_loop_handle(loop, &later);
    a = sender("a", &unhandled_kind, "x");
    b = sender("b", &unhandled_kind, "y");
    coro_loop_run_until_idle(loop, NULL, &here, 0);
    reply(held[0].request, "too late");
    coro_request_throw(held[1].request, coro_error_new(coro_text("too late"), 0));
    ck_assert(coro_task_cancel(a));
    ck_assert(coro_task_cancel(b));
    run();
    assert_noted("handled handled a:drop b:drop");
}
END_TEST

START_TEST(test_a_marked_sender_does_not_wait)
{
    coro_loop_handle(loop, &later);
    a = sender("a", &unhandled_kind, "x");
    coro_task_cancel(a);
    run();
    assert_noted("");
    coro_task_release(a);
    a = sender("a", &unhandled_kind, "x");
    coro_loop_turn(loop, NULL, &here, 0);
    assert_noted("handled");
    coro_loop_unhandle(loop, &later);
    coro_loop_release(loop);
    loop = NULL;
    assert_noted("withdrawn(0) a:drop");
}
END_TEST

START_TEST(test_a_message_without_an_answer_is_a_deadlock)
{
    pid_t child;
    int status;

    coro_loop_handle(loop, &later);
    a = sender("a", &unhandled_kind, "x");
    capture_begin(stderr);
    child = fork();
    if (child == 0)
        run();
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 3);
    ck_assert_str_eq(capture_end(), "deadlock: nothing can run any more\n"
                                    "  task 'sends' waits: twice\n"
                                    "    in sends at sends.coro:11\n"
                                    "    made in test at test.coro:1\n");
}
END_TEST

int
main(void)
{
    TCase *tests = tcase_create("requests");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_the_program_handles);
    tcase_add_test(tests, test_nobody_handles);
    tcase_add_test(tests, test_a_reply_at_once);
    tcase_add_test(tests, test_handlers_in_c_go_first_and_the_last_one_before_them);
    tcase_add_test(tests, test_a_reply_may_be_left_out_where_there_is_none);
    tcase_add_test(tests, test_a_reply_later);
    tcase_add_test(tests, test_a_withdrawal_is_told);
    tcase_add_test(tests, test_a_reply_that_is_not_seen_is_released);
    tcase_add_test(tests, test_a_marked_sender_does_not_wait);
    tcase_add_test(tests, test_a_message_without_an_answer_is_a_deadlock);
    return run_suite("requests", tests);
}

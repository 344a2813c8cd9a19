/* Unit tests of liveness, on core trees made by hand. */
#include <string.h>

#include "core_make.h"
#include "passes.h"
#include "suite.h"

enum { MANY = 100000 };

/* A coroutine under construction: statements go to `out`. */
static struct arena *arena;
static struct types *types;
static struct core_function *function;
static struct core_stmts *out;

static void
begin(void)
{
    static const struct span nowhere;

    arena = arena_new();
    types = types_new(arena);
    function = NEW(arena, struct core_function);
    function->is_coroutine = true;
    function->body = core_stmt(arena, CORE_BLOCK, nowhere);
    out = &function->body->stmts;
}

static void
end(void)
{
    arena_free(arena);
}

/* Runs the pass. */
static void
analyse(void)
{
    struct context context = {.arena = arena};
    struct core_module module = {0};

    vec_push(arena, &module.functions, function);
    live(&context, &module);
}

static struct core_stmt *
add(enum core_stmt_kind kind)
{
    struct core_stmt *stmt = core_stmt(arena, kind, function->body->span);

    vec_push(arena, out, stmt);
    return stmt;
}

static struct core_variable *
variable(const char *name)
{
    return core_variable_new(arena, CORE_VALUE, type_basic(types, TYPE_I64), name);
}

static struct core_expr *
zero(void)
{
    return core_integer(arena, type_basic(types, TYPE_I64), 0);
}

static struct core_variable *
bind(const char *name)
{
    struct core_stmt *stmt = add(CORE_BIND);

    stmt->variable = variable(name);
    stmt->value = zero();
    return stmt->variable;
}

static struct core_variable *
declare(const char *name)
{
    struct core_stmt *stmt = add(CORE_DECLARE);

    stmt->variable = variable(name);
    return stmt->variable;
}

static void
init(struct core_variable *to)
{
    struct core_stmt *stmt = add(CORE_INIT);

    stmt->variable = to;
    stmt->value = zero();
}

static void
use(struct core_variable *used)
{
    add(CORE_EVAL)->value = core_variable(arena, used);
}

static void
assign(struct core_variable *to)
{
    struct core_stmt *stmt = add(CORE_ASSIGN);

    stmt->place = core_variable(arena, to);
    stmt->value = zero();
}

static struct core_stmt *
turn(void)
{
    struct core_stmt *stmt = add(CORE_SUSPEND);

    stmt->suspend.number = ++function->suspension_count;
    vec_push(arena, &function->suspensions, stmt);
    return stmt;
}

/* What is added from here on goes into `block`; gives where it went before. */
static struct core_stmts *
enter(struct core_stmts *block)
{
    struct core_stmts *outside = out;

    out = block;
    return outside;
}

static struct core_stmt *
block(void)
{
    return core_stmt(arena, CORE_BLOCK, function->body->span);
}

static struct core_stmt *
loop(struct core_expr *condition)
{
    struct core_stmt *stmt = add(CORE_LOOP);

    stmt->value = condition;
    stmt->then = block();
    return stmt;
}

static struct core_stmt *
branch(struct core_variable *condition)
{
    struct core_stmt *stmt = add(CORE_IF);

    stmt->value = core_variable(arena, condition);
    stmt->then = block();
    return stmt;
}

static void
hold(struct core_variable *held)
{
    struct core_stmt *stmt = add(CORE_HOLD);

    stmt->cleanup = core_stmt(arena, CORE_RELEASE, stmt->span);
    stmt->cleanup->variable = held;
    out = &stmt->stmts;
}

static bool
crosses(const struct core_variable *of, int suspension)
{
    ck_assert(of->suspensions.count == 0 || of->crosses);
    for (int i = 0; i < of->suspensions.count; i++)
        if (of->suspensions.at[i].first <= suspension &&
            suspension <= of->suspensions.at[i].last)
            return true;
    return false;
}

/* ---- straight ahead ---- */

START_TEST(what_is_used_later_crosses)
{
    struct core_variable *before = bind("before"), *across = bind("across");

    use(before);
    turn();
    use(across);
    struct core_variable *after = bind("after");
    turn();
    use(after);
    analyse();
    ck_assert(!before->crosses && before->read);
    ck_assert(crosses(across, 1) && !crosses(across, 2));
    ck_assert(!crosses(after, 1) && crosses(after, 2));
    ck_assert(function->body->suspends);
}
END_TEST

START_TEST(a_new_value_ends_the_life_of_the_old)
{
    struct core_variable *value = bind("value");

    use(value);
    turn();
    assign(value);
    use(value);
    analyse();
    ck_assert(!value->crosses);
}
END_TEST

START_TEST(messages_cross_and_replies_do_not)
{
    struct core_variable *message = declare("message"), *reply = declare("reply");
    struct core_stmt *suspend = turn();

    message->content = CORE_MESSAGE;
    suspend->suspend.message = message;
    suspend->suspend.received = reply;
    use(reply);
    analyse();
    ck_assert(crosses(message, 1));
    ck_assert(!reply->crosses);
}
END_TEST

START_TEST(parameters_and_the_result_are_members)
{
    struct core_variable *parameter = variable("parameter");

    parameter->is_parameter = true;
    vec_push(arena, &function->parameters, parameter);
    function->result = variable("result");
    function->result->is_result = true;
    turn();
    analyse();
    ck_assert(parameter->crosses && function->result->crosses);
    ck_assert(!crosses(parameter, 1) && !parameter->read);
}
END_TEST

/* ---- branches and loops ---- */

START_TEST(each_arm_has_its_own)
{
    struct core_variable *test = bind("test"), *left = bind("left"),
                         *right = bind("right");
    struct core_stmt *stmt = branch(test);
    struct core_stmts *outside = enter(&stmt->then->stmts);

    turn();
    use(left);
    stmt->otherwise = block();
    enter(&stmt->otherwise->stmts);
    turn();
    use(right);
    enter(outside);
    analyse();
    ck_assert(crosses(left, 1) && !crosses(left, 2));
    ck_assert(!crosses(right, 1) && crosses(right, 2));
    ck_assert(!test->crosses);
}
END_TEST

START_TEST(loops_come_round)
{
    struct core_variable *round = bind("round"), *inside;
    struct core_stmts *outside = enter(&loop(NULL)->then->stmts);

    use(round);
    inside = bind("inside");
    use(inside);
    turn();
    enter(outside);
    analyse();
    ck_assert(crosses(round, 1));
    ck_assert(!inside->crosses);
}
END_TEST

START_TEST(break_and_continue_lead_on)
{
    struct core_variable *test = bind("test"), *after = bind("after"),
                         *step = bind("step");
    struct core_stmt *stmt = loop(NULL);
    struct core_stmts *outside = enter(&stmt->then->stmts);

    stmt->step = core_stmt(arena, CORE_EVAL, stmt->span);
    stmt->step->value = core_variable(arena, step);
    turn();
    enter(&branch(test)->then->stmts);
    add(CORE_BREAK);
    enter(&stmt->then->stmts);
    add(CORE_CONTINUE);
    enter(outside);
    use(after);
    analyse();
    ck_assert(crosses(after, 1) && crosses(step, 1) && crosses(test, 1));
}
END_TEST

START_TEST(a_loop_fills_its_variable_anew)
{
    struct core_variable *item = declare("item");
    struct core_stmt *stmt = loop(core_expr(arena, CORE_ADDRESS, NULL, CORE_ACTS,
                                            core_variable(arena, item), NULL));

    stmt->variable = item;
    enter(&stmt->then->stmts);
    use(item);
    turn();
    analyse();
    ck_assert(!item->crosses);
}
END_TEST

/* ---- ways out ---- */

START_TEST(what_is_held_may_be_released_any_time)
{
    struct core_variable *held = declare("held"), *later = declare("later");

    hold(held);
    turn();
    init(held);
    turn();
    add(CORE_RETURN);
    use(later);
    analyse();
    ck_assert(crosses(held, 1) && crosses(held, 2));
    ck_assert(!later->crosses);
}
END_TEST

START_TEST(an_error_leads_to_its_handler)
{
    struct core_variable *told = bind("told"), *untold = bind("untold"), *caught;
    struct core_stmt *stmt = add(CORE_TRY);
    struct core_stmts *outside = enter(&stmt->stmts);

    turn();
    assign(told);
    add(CORE_THROW)->value = zero();
    stmt->variable = caught = variable("caught");
    stmt->handler = block();
    enter(&stmt->handler->stmts);
    use(told);
    use(caught);
    turn();
    enter(outside);
    use(caught);
    turn();
    use(untold);
    analyse();
    ck_assert(crosses(told, 1) && !crosses(told, 2));
    ck_assert(crosses(untold, 1) && crosses(untold, 2) && crosses(untold, 3));
    ck_assert(!crosses(caught, 1) && crosses(caught, 2));
}
END_TEST

START_TEST(a_cleanup_keeps_its_own_to_itself)
{
    struct core_variable *outer = bind("outer"), *inner;
    struct core_stmt *stmt = add(CORE_HOLD);

    stmt->cleanup = block();
    enter(&stmt->cleanup->stmts);
    inner = bind("inner");
    use(inner);
    use(outer);
    enter(&stmt->stmts);
    turn();
    analyse();
    ck_assert(crosses(outer, 1));
    ck_assert(!inner->crosses && inner->read);
}
END_TEST

/* ---- without limit ---- */

START_TEST(many_holds_need_no_stack)
{
    struct core_variable *first = NULL, *last = NULL;

    for (int i = 0; i < MANY; i++) {
        last = bind("held");
        first = first ? first : last;
        hold(last);
    }
    turn();
    analyse();
    ck_assert(crosses(first, 1) && crosses(last, 1));
}
END_TEST

START_TEST(long_else_if_chains_need_no_stack)
{
    struct core_variable *test = bind("test"), *after = bind("after");
    struct core_stmt *arm = branch(test);

    for (int i = 0; i < MANY; i++) {
        struct core_stmts elsewhere = {0};
        struct core_stmts *outside = enter(&elsewhere);

        arm->otherwise = branch(test);
        arm = arm->otherwise;
        enter(outside);
    }
    enter(&arm->then->stmts);
    turn();
    enter(&function->body->stmts);
    use(after);
    analyse();
    ck_assert(crosses(after, 1) && !test->crosses);
}
END_TEST

START_TEST(deep_loops_take_no_time)
{
    struct core_variable *outermost = bind("outermost");

    for (int i = 0; i < 200; i++)
        enter(&loop(core_variable(arena, outermost))->then->stmts);
    turn();
    analyse();
    ck_assert(crosses(outermost, 1));
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        what_is_used_later_crosses,
        a_new_value_ends_the_life_of_the_old,
        messages_cross_and_replies_do_not,
        parameters_and_the_result_are_members,
        each_arm_has_its_own,
        loops_come_round,
        break_and_continue_lead_on,
        a_loop_fills_its_variable_anew,
        what_is_held_may_be_released_any_time,
        an_error_leads_to_its_handler,
        a_cleanup_keeps_its_own_to_itself,
        many_holds_need_no_stack,
        long_else_if_chains_need_no_stack,
        deep_loops_take_no_time,
    };
    Suite *suite = suite_create("live");
    TCase *tcase = tcase_create("live");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_checked_fixture(tcase, begin, end);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

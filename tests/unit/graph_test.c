/* What the passes ask of a graph: inheritance along edges, circles, and weights. */
#include "graph.h"

#include <check.h>
#include <stdlib.h>

enum { LONG = 200000 };

static struct arena *arena;

static void
setup(void)
{
    arena = arena_new();
}

static void
teardown(void)
{
    arena_free(arena);
}

static void
connect(struct graph *graph, int from, int to)
{
    struct edge edge = {from, to};

    vec_push(arena, &graph->edges, edge);
}

static void
connect_long_chain(struct graph *graph)
{
    for (int n = 0; n + 1 < graph->count; n++)
        connect(graph, n, n + 1);
}

static bool *
facts_of(const struct graph *graph)
{
    return arena_alloc(arena, (size_t)graph->count);
}

START_TEST(test_inherits_against_the_edges)
{
    struct graph graph = {.count = 5};
    bool *facts = facts_of(&graph);

    connect(&graph, 0, 1);
    connect(&graph, 1, 2);
    connect(&graph, 3, 0);
    connect(&graph, 2, 4);
    facts[2] = true;
    graph_inherit(arena, &graph, facts);
    ck_assert(facts[0] && facts[1] && facts[2] && facts[3]);
    ck_assert(!facts[4]);
}
END_TEST

/* 3 points to 1, 1 to the circle of 0 and 2, that to 4, and 4 to itself. */
START_TEST(test_orders_what_is_pointed_to_first)
{
    struct graph graph = {.count = 5};
    int circles[5] = {0}, order[5], at[5];

    connect(&graph, 3, 1);
    connect(&graph, 1, 0);
    connect(&graph, 0, 2);
    connect(&graph, 2, 0);
    connect(&graph, 2, 4);
    connect(&graph, 4, 4);
    graph_order(arena, &graph, circles, order);
    for (int i = 0; i < 5; i++)
        at[order[i]] = i;
    ck_assert(circles[0] && circles[0] == circles[2] && !circles[1] && !circles[3]);
    ck_assert(circles[4] && circles[4] != circles[0]);
    ck_assert(at[4] < at[0] && at[4] < at[2]);
    ck_assert(at[0] < at[1] && at[2] < at[1] && at[1] < at[3]);
}
END_TEST

START_TEST(test_inherits_through_circles)
{
    struct graph graph = {.count = 4};
    bool *facts = facts_of(&graph);

    connect(&graph, 0, 1);
    connect(&graph, 1, 0);
    connect(&graph, 1, 2);
    facts[2] = true;
    graph_inherit(arena, &graph, facts);
    ck_assert(facts[0] && facts[1] && !facts[3]);
}
END_TEST

START_TEST(test_nothing_comes_from_nothing)
{
    struct graph empty = {0};
    struct graph graph = {.count = 2};
    bool *facts = facts_of(&graph);

    connect(&graph, 0, 1);
    graph_inherit(arena, &empty, facts);
    graph_inherit(arena, &graph, facts);
    graph_circles(arena, &empty, facts);
    ck_assert(!facts[0] && !facts[1]);
}
END_TEST

START_TEST(test_finds_circles)
{
    struct graph graph = {.count = 8};
    bool *circles = facts_of(&graph);

    connect(&graph, 0, 1); /* leads to the circle 1 2 3, which leads to 4 */
    connect(&graph, 1, 2);
    connect(&graph, 2, 3);
    connect(&graph, 3, 1);
    connect(&graph, 3, 4);
    connect(&graph, 5, 5); /* a circle of one */
    connect(&graph, 6, 5);
    connect(&graph, 6, 7); /* two ways to one node are no circle */
    connect(&graph, 6, 7);
    graph_circles(arena, &graph, circles);
    ck_assert(!circles[0] && circles[1] && circles[2] && circles[3]);
    ck_assert(!circles[4] && circles[5] && !circles[6] && !circles[7]);
}
END_TEST

START_TEST(test_circles_that_meet)
{
    struct graph graph = {.count = 5};
    bool *circles = facts_of(&graph);

    connect(&graph, 0, 1);
    connect(&graph, 1, 0);
    connect(&graph, 1, 2);
    connect(&graph, 2, 3);
    connect(&graph, 3, 1);
    connect(&graph, 4, 0);
    graph_circles(arena, &graph, circles);
    ck_assert(circles[0] && circles[1] && circles[2] && circles[3] && !circles[4]);
}
END_TEST

START_TEST(test_long_chains_need_no_stack)
{
    struct graph graph = {.count = LONG};
    bool *facts = facts_of(&graph), *circles = facts_of(&graph);

    connect_long_chain(&graph);
    facts[LONG - 1] = true;
    graph_inherit(arena, &graph, facts);
    ck_assert(facts[0]);
    graph_circles(arena, &graph, circles);
    ck_assert(!circles[0] && !circles[LONG - 1]);
    connect(&graph, LONG - 1, 0);
    graph_circles(arena, &graph, circles);
    ck_assert(circles[0] && circles[LONG - 1]);
}
END_TEST

static int *
weights_of(const struct graph *graph)
{
    int *weights = arena_alloc(arena, (size_t)graph->count * sizeof *weights);

    for (int i = 0; i < graph->count; i++)
        weights[i] = 1;
    return weights;
}

START_TEST(test_weighs_what_hangs_on_a_node)
{
    struct graph graph = {.count = 4};
    int *weights = weights_of(&graph);

    connect(&graph, 0, 1);
    connect(&graph, 0, 1);
    connect(&graph, 1, 2);
    connect(&graph, 1, 3);
    graph_weigh(arena, &graph, facts_of(&graph), 100, weights);
    ck_assert_int_eq(weights[2], 1);
    ck_assert_int_eq(weights[1], 3);
    ck_assert_int_eq(weights[0], 7);
}
END_TEST

START_TEST(test_circles_weigh_nothing)
{
    struct graph graph = {.count = 4};
    int *weights = weights_of(&graph);
    bool *circles = facts_of(&graph);

    connect(&graph, 0, 1);
    connect(&graph, 1, 2);
    connect(&graph, 2, 1);
    connect(&graph, 2, 3);
    graph_circles(arena, &graph, circles);
    graph_weigh(arena, &graph, circles, 100, weights);
    ck_assert_int_eq(weights[0], 1);
}
END_TEST

START_TEST(test_what_is_too_heavy_adds_nothing)
{
    struct graph graph = {.count = LONG};
    int *weights = weights_of(&graph);

    for (int n = 0; n + 1 < LONG; n++) {
        connect(&graph, n, n + 1);
        connect(&graph, n, n + 1);
    }
    graph_weigh(arena, &graph, facts_of(&graph), 10, weights);
    ck_assert_int_eq(weights[LONG - 1], 1);
    ck_assert_int_eq(weights[LONG - 3], 7);
    ck_assert_int_gt(weights[LONG - 4], 10);
    ck_assert_int_eq(weights[LONG - 5], 1);
    for (int n = 0; n < LONG; n++)
        ck_assert_int_le(weights[n], 20);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("graph");
    TCase *tcase = tcase_create("graph");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, test_inherits_against_the_edges);
    tcase_add_test(tcase, test_orders_what_is_pointed_to_first);
    tcase_add_test(tcase, test_inherits_through_circles);
    tcase_add_test(tcase, test_nothing_comes_from_nothing);
    tcase_add_test(tcase, test_finds_circles);
    tcase_add_test(tcase, test_circles_that_meet);
    tcase_add_test(tcase, test_long_chains_need_no_stack);
    tcase_add_test(tcase, test_weighs_what_hangs_on_a_node);
    tcase_add_test(tcase, test_circles_weigh_nothing);
    tcase_add_test(tcase, test_what_is_too_heavy_adds_nothing);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

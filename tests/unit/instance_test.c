/* Objects of classes: counted, released field by field, told apart by which one they are.
 */
#include "outcome.h"

#define CODE &test_code, 3

/* class Node { key: int, name: string, next: Node?, children: list[Node] } */
struct Node {
    struct coro_instance coro;
    int64_t key;
    coro_string name;
    struct Node *next;
    struct coro_list *children;
};

static const struct coro_type Node_type, children_type;
static const struct coro_field Node_fields[] = {
    {"name", &coro_type_string, offsetof(struct Node, name)},
    {"next", &Node_type, offsetof(struct Node, next)},
    {"children", &children_type, offsetof(struct Node, children)},
};
static const struct coro_type Node_type =
    CORO_CLASS_OWNING("Node", struct Node, Node_fields);
static const struct coro_type children_type = CORO_LIST(&Node_type);
static const struct coro_type maybe_type = CORO_OPTIONAL_CLASS(&Node_type);

/* class Point { x: int } */
struct Point {
    struct coro_instance coro;
    int64_t x;
};

static const struct coro_type Point_type = CORO_CLASS("Point", struct Point);

/* Moves what lies behind it. */
static struct Node *
node(int64_t key, struct Node *next)
{
    struct Node *node = coro_instance_new(&Node_type, CODE);
    node->key = key;
    node->name = coro_format("{i}", key);
    node->next = next;
    node->children = coro_list_new(&Node_type, CODE);
    return node;
}

START_TEST(an_object_is_counted)
{
    struct Point *point = coro_instance_new(&Point_type, CODE);
    point->x = 1;
    struct Point *same = coro_instance_retain(point);
    ck_assert_ptr_eq(same, point);
    ck_assert_uint_eq(point->coro.refs, 2);
    coro_instance_release(point);
    ck_assert_int_eq(same->x, 1);
    coro_instance_release(same);
    ck_assert_ptr_null(coro_instance_retain(NULL));
    coro_instance_release(NULL);
}
END_TEST

START_TEST(fields_are_released)
{
    struct Node *last = node(3, NULL);
    struct Node *first = node(1, node(2, coro_instance_retain(last)));
    struct Node *child = coro_instance_retain(last);
    coro_list_push(first->children, &child);
    ck_assert_uint_eq(last->coro.refs, 3);
    coro_instance_release(first);
    ck_assert_uint_eq(last->coro.refs, 1);
    coro_instance_release(last);
}
END_TEST

START_TEST(places_are_taken_and_assigned)
{
    struct Node *place = node(1, NULL), *other = node(2, NULL);
    coro_instance_assign(&place, coro_instance_retain(other));
    ck_assert_ptr_eq(place, other);
    ck_assert_uint_eq(other->coro.refs, 2);
    struct Node *taken = coro_instance_take(&place);
    ck_assert_ptr_eq(taken, other);
    ck_assert_ptr_null(place);
    coro_instance_assign(&place, taken);
    coro_instance_assign(&place, NULL);
    ck_assert_ptr_null(place);
    ck_assert_uint_eq(other->coro.refs, 1);
    coro_instance_release(other);
}
END_TEST

START_TEST(values_go_by_identity)
{
    struct Node *a = node(1, NULL), *b = node(1, NULL), *none = NULL;
    ck_assert(coro_equal(&Node_type, &a, &a));
    ck_assert(!coro_equal(&Node_type, &a, &b));
    ck_assert(coro_equal(&maybe_type, &none, &none));
    ck_assert(!coro_equal(&maybe_type, &a, &none));
    coro_retain(&Node_type, &a);
    coro_retain(&maybe_type, &none);
    ck_assert_uint_eq(a->coro.refs, 2);
    coro_release(&maybe_type, &none);
    coro_release(&maybe_type, &a);
    coro_release(&Node_type, &a);
    coro_release(&Node_type, &b);
}
END_TEST

START_TEST(fields_are_not_shown)
{
    struct Node *a = node(1, NULL), *none = NULL;
    struct coro_list *list = coro_list_new(&Node_type, CODE);
    CHECK_TEXT(coro_format("{v} {v!r}", &Node_type, &a, &Node_type, &a), "<Node> <Node>");
    CHECK_TEXT(coro_format("{v} {v:>8}", &maybe_type, &none, &maybe_type, &a),
               "none   <Node>");
    coro_list_push(list, &a);
    CHECK_TEXT(coro_format("{v}", &children_type, &list), "[<Node>]");
    coro_list_release(list);
}
END_TEST

START_TEST(a_chain_of_a_million_objects_is_released)
{
    struct Node *chain = NULL;
    for (int i = 0; i < 1000000; i++)
        chain = node(i, chain);
    coro_instance_release(chain);
}
END_TEST

/* By way of lists too. */
START_TEST(a_tree_is_released_from_its_top)
{
    struct Node *top = node(0, NULL), *leaf = node(1, NULL);
    for (int i = 0; i < 100000; i++) {
        struct Node *above = node(i, coro_instance_retain(leaf));
        coro_list_push(above->children, &top);
        top = above;
    }
    ck_assert_uint_eq(leaf->coro.refs, 100001);
    coro_instance_release(top);
    ck_assert_uint_eq(leaf->coro.refs, 1);
    coro_instance_release(leaf);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        an_object_is_counted,
        fields_are_released,
        places_are_taken_and_assigned,
        values_go_by_identity,
        fields_are_not_shown,
        a_chain_of_a_million_objects_is_released,
        a_tree_is_released_from_its_top,
    };
    return SUITE_RUN("instance", tests);
}

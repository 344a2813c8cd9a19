/* Unit tests of types. */
#include "ast.h"
#include "suite.h"
#include "type.h"

struct fixture {
    struct arena *arena;
    struct types *types;
    const struct type *nothing, *integer, *string;
};

static struct fixture
begin(void)
{
    struct fixture fixture = {.arena = arena_new()};
    fixture.types = types_new(fixture.arena);
    fixture.nothing = type_basic(fixture.types, TYPE_VOID);
    fixture.integer = type_basic(fixture.types, TYPE_I64);
    fixture.string = type_basic(fixture.types, TYPE_STRING);
    return fixture;
}

static const struct type *
new_record(struct fixture *fixture, enum decl_kind kind, const char *name)
{
    struct decl *decl = decl_new(fixture->arena, kind, (struct span){0, 0});
    decl->name = name;
    return kind == DECL_CLASS ? type_class(fixture->types, decl)
                              : type_struct(fixture->types, decl);
}

static const struct type *
new_struct(struct fixture *fixture, const char *name)
{
    return new_record(fixture, DECL_STRUCT, name);
}

static const struct type *
generator(struct fixture *fixture, const struct type *yields)
{
    return type_coro(fixture->types, yields, fixture->nothing, fixture->nothing);
}

START_TEST(equal_types_are_one_pointer)
{
    struct fixture f = begin();
    ck_assert_ptr_eq(type_list(f.types, f.integer), type_list(f.types, f.integer));
    ck_assert_ptr_ne(type_list(f.types, f.integer), type_list(f.types, f.string));
    const struct type *map = type_map(f.types, f.string, f.integer);
    ck_assert_ptr_eq(map, type_map(f.types, f.string, f.integer));
    ck_assert_ptr_ne(map, type_map(f.types, f.integer, f.integer));
    ck_assert_ptr_ne(map, type_map(f.types, f.string, f.string));
    ck_assert_ptr_eq(generator(&f, f.integer), generator(&f, f.integer));
    ck_assert_ptr_ne(generator(&f, f.integer),
                     type_stream(f.types, f.integer, f.nothing, f.nothing));
    ck_assert_ptr_eq(type_task(f.types, f.nothing), type_task(f.types, f.nothing));
    const struct type *both[] = {f.integer, f.string};
    const struct type *function = type_fn(f.types, both, 2, f.nothing);
    ck_assert_ptr_eq(function, type_fn(f.types, both, 2, f.nothing));
    ck_assert_ptr_ne(function, type_fn(f.types, both, 1, f.nothing));
    ck_assert_ptr_ne(function, type_fn(f.types, both, 2, f.integer));
    const struct type *type = f.integer;
    for (int i = 0; i < 100; i++)
        type = generator(&f, type);
    const struct type *again = f.integer;
    for (int i = 0; i < 100; i++)
        again = generator(&f, again);
    ck_assert_ptr_eq(type, again);
    ck_assert_int_eq(type->depth, 100);
    arena_free(f.arena);
}
END_TEST

START_TEST(arrays_by_element_and_count)
{
    struct fixture f = begin();
    const struct type *pair = type_array(f.types, f.string, 2);
    ck_assert_ptr_eq(pair, type_array(f.types, f.string, 2));
    ck_assert_ptr_ne(pair, type_array(f.types, f.string, 3));
    ck_assert_ptr_ne(pair, type_array(f.types, f.integer, 2));
    ck_assert_str_eq(type_str(f.arena, type_array(f.types, pair, 10)),
                     "array[array[string, 2], 10]");
    ck_assert(type_is_owned(pair) && !type_is_owned(type_array(f.types, f.integer, 2)));
    const struct type *lists = type_array(f.types, type_list(f.types, f.integer), 2);
    const struct type *record = new_struct(&f, "Record");
    type_struct_field(f.types, record, type_optional(f.types, lists));
    ck_assert(type_holds_array(record) && !type_holds_array(type_list(f.types, record)));
    ck_assert(!type_has_zero(lists) && type_has_zero(record) && type_has_zero(pair));
    ck_assert(type_is_zero_in_c(record) && !type_is_zero_in_c(pair));
    type_struct_field(f.types, record, lists);
    ck_assert(!type_has_zero(record));
    arena_free(f.arena);
}
END_TEST

START_TEST(optionals_do_not_nest)
{
    struct fixture f = begin();
    const struct type *maybe = type_optional(f.types, f.integer);
    ck_assert_int_eq(maybe->kind, TYPE_OPTIONAL);
    ck_assert_ptr_eq(type_optional(f.types, maybe), maybe);
    ck_assert_ptr_eq(type_optional(f.types, f.nothing), f.nothing);
    arena_free(f.arena);
}
END_TEST

START_TEST(names_are_as_written)
{
    struct fixture f = begin();
    const struct type *point = new_struct(&f, "Point");
    const struct type *points = type_list(f.types, type_optional(f.types, point));
    ck_assert_str_eq(type_str(f.arena, points), "list[Point?]");
    ck_assert_str_eq(type_str(f.arena, type_map(f.types, f.string, points)),
                     "map[string, list[Point?]]");
    ck_assert_str_eq(
        type_str(f.arena, type_coro(f.types, f.integer, f.string, f.nothing)),
        "coro[int, string]");
    ck_assert_str_eq(
        type_str(f.arena, type_coro(f.types, f.nothing, f.nothing, f.string)),
        "coro[void, void, string]");
    ck_assert_str_eq(type_str(f.arena, generator(&f, f.nothing)), "coro[void]");
    ck_assert_str_eq(type_str(f.arena, type_task(f.types, f.nothing)), "task");
    ck_assert_str_eq(type_str(f.arena, type_task(f.types, f.integer)), "task[int]");
    const struct type *callback = type_fn(f.types, &f.integer, 1, f.string);
    const struct type *sink = type_fn(f.types, &callback, 1, f.nothing);
    ck_assert_str_eq(type_str(f.arena, sink), "fn(fn(int) -> string)");
    ck_assert_str_eq(type_str(f.arena, type_optional(f.types, callback)),
                     "(fn(int) -> string)?");
    ck_assert(!type_is_owned(callback) && !type_may_run_defers(callback));
    arena_free(f.arena);
}
END_TEST

START_TEST(structs_own_what_their_fields_own)
{
    struct fixture f = begin();
    const struct type *inner = new_struct(&f, "Inner"), *outer = new_struct(&f, "Outer");
    const struct type *maybe = type_optional(f.types, outer);
    type_struct_field(f.types, outer, inner);
    type_struct_field(f.types, outer, f.integer);
    ck_assert(!type_is_owned(outer) && !type_is_owned(maybe));
    type_struct_field(f.types, inner, f.string);
    ck_assert(type_is_owned(inner) && type_is_owned(outer) && type_is_owned(maybe));
    ck_assert(!type_may_run_defers(outer));
    arena_free(f.arena);
}
END_TEST

START_TEST(defers_are_seen_through_circles)
{
    struct fixture f = begin();
    const struct type *node = new_struct(&f, "Node"), *holder = new_struct(&f, "Holder");
    const struct type *nodes = type_list(f.types, node);
    type_struct_field(f.types, node, nodes);
    type_struct_field(f.types, holder, type_optional(f.types, nodes));
    const struct type *table = type_map(f.types, f.string, holder);
    ck_assert(type_is_owned(holder) && !type_may_run_defers(holder));
    ck_assert(type_is_owned(table) && !type_may_run_defers(table));
    type_struct_field(f.types, node, generator(&f, f.integer));
    ck_assert(type_may_run_defers(node) && type_may_run_defers(holder));
    ck_assert(type_may_run_defers(nodes) && type_may_run_defers(table));
    arena_free(f.arena);
}
END_TEST

START_TEST(objects_are_owned_whatever_they_hold)
{
    struct fixture f = begin();
    const struct type *class = new_record(&f, DECL_CLASS, "Node");
    const struct type *holder = new_struct(&f, "Holder");
    type_struct_field(f.types, class, type_optional(f.types, class));
    type_struct_field(f.types, holder, class);
    ck_assert(type_is_owned(class) && type_is_owned(holder));
    ck_assert(type_is_reference(class) && type_is_record(class));
    ck_assert(!type_may_run_defers(holder));
    type_struct_field(f.types, class, generator(&f, f.integer));
    ck_assert(type_may_run_defers(class) && type_may_run_defers(holder));
    ck_assert_str_eq(type_str(f.arena, type_optional(f.types, class)), "Node?");
    arena_free(f.arena);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        equal_types_are_one_pointer,
        arrays_by_element_and_count,
        optionals_do_not_nest,
        names_are_as_written,
        structs_own_what_their_fields_own,
        defers_are_seen_through_circles,
        objects_are_owned_whatever_they_hold,
    };
    return SUITE_RUN("type", tests);
}

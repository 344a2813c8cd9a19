/* Unit tests of nested scopes. */
#include <stdio.h>
#include <string.h>

#include "name.h"
#include "scope.h"
#include "suite.h"

struct fixture {
    struct arena *arena;
    struct names *names;
    struct scopes *scopes;
};

static struct fixture
begin(void)
{
    struct arena *arena = arena_new();
    return (struct fixture){arena, names_new(arena), scopes_new(arena)};
}

static void
end(struct fixture *fixture)
{
    arena_free(fixture->arena);
}

static struct variable *
bind(struct fixture *fixture, const char *text)
{
    const char *name = name_intern(fixture->names, text, strlen(text));
    struct variable *variable =
        variable_new(fixture->arena, VARIABLE_LET, name, (struct span){0, 0});
    struct binding older;
    bool is_new = scope_bind(
        fixture->scopes, (struct binding){.name = name, .variable = variable}, &older);
    ck_assert_int_eq(is_new || older.variable, 1);
    return variable;
}

static struct variable *
find(struct fixture *fixture, const char *text)
{
    const char *name = name_intern(fixture->names, text, strlen(text));
    const struct binding *binding = scope_find(fixture->scopes, name);
    return binding ? binding->variable : NULL;
}

START_TEST(an_inner_name_hides_an_outer_one)
{
    struct fixture fixture = begin();
    scope_open(fixture.scopes);
    struct variable *outer = bind(&fixture, "x");
    scope_open(fixture.scopes);
    ck_assert_ptr_eq(find(&fixture, "x"), outer);
    struct variable *inner = bind(&fixture, "x");
    ck_assert_ptr_eq(find(&fixture, "x"), inner);
    const struct binding *binding = scope_find(fixture.scopes, inner->name);
    ck_assert_ptr_eq(scope_hidden(fixture.scopes, binding)->variable, outer);
    scope_close(fixture.scopes);
    ck_assert_ptr_eq(find(&fixture, "x"), outer);
    ck_assert_ptr_eq(scope_ended(fixture.scopes, outer->name), inner);
    scope_close(fixture.scopes);
    ck_assert_ptr_null(find(&fixture, "x"));
    end(&fixture);
}
END_TEST

START_TEST(a_second_name_in_a_scope_replaces_the_first)
{
    struct fixture fixture = begin();
    struct binding older;
    scope_open(fixture.scopes);
    struct variable *first = bind(&fixture, "x");
    struct binding second = {.name = first->name, .builtin = BUILTIN_PRINT};
    ck_assert(!scope_bind(fixture.scopes, second, &older));
    ck_assert_ptr_eq(older.variable, first);
    ck_assert_int_eq(scope_find(fixture.scopes, first->name)->builtin, BUILTIN_PRINT);
    scope_close(fixture.scopes);
    ck_assert_ptr_null(scope_find(fixture.scopes, first->name));
    end(&fixture);
}
END_TEST

START_TEST(underscore_binds_nothing)
{
    struct fixture fixture = begin();
    scope_open(fixture.scopes);
    bind(&fixture, "_");
    bind(&fixture, "_");
    ck_assert_ptr_null(find(&fixture, "_"));
    scope_close(fixture.scopes);
    end(&fixture);
}
END_TEST

START_TEST(a_text_with_holes_uses_its_variables)
{
    struct fixture fixture = begin();
    scope_open(fixture.scopes);
    struct variable *outer = bind(&fixture, "outer");
    scope_open(fixture.scopes);
    struct variable *inner = bind(&fixture, "inner");
    scope_close_used(fixture.scopes);
    ck_assert(inner->used && !outer->used);
    scope_close(fixture.scopes);
    end(&fixture);
}
END_TEST

START_TEST(many_names_and_scopes)
{
    enum { COUNT = 2000 };
    struct fixture fixture = begin();
    struct variable *variables[COUNT];
    char text[16];
    for (int i = 0; i < COUNT; i++) {
        snprintf(text, sizeof text, "n%d", i);
        scope_open(fixture.scopes);
        variables[i] = bind(&fixture, text);
    }
    for (int i = COUNT - 1; i >= 0; i--) {
        snprintf(text, sizeof text, "n%d", i);
        ck_assert_ptr_eq(find(&fixture, text), variables[i]);
        scope_close(fixture.scopes);
        ck_assert_ptr_null(find(&fixture, text));
    }
    end(&fixture);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        an_inner_name_hides_an_outer_one,
        a_second_name_in_a_scope_replaces_the_first,
        underscore_binds_nothing,
        a_text_with_holes_uses_its_variables,
        many_names_and_scopes,
    };
    return SUITE_RUN("scope", tests);
}

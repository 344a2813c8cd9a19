/* Unit tests of frames: the names and places that the variables of small programs get. */
#include <string.h>

#include "c_names.h"
#include "coro.h"
#include "passes.h"
#include "shape.h"
#include "suite.h"

static struct context context;
static struct sources sources;
static const struct words folders;

/* The program's core tree with its frames. */
static struct core_module *
frames_of(const char *text)
{
    struct module *module;
    struct core_module *core;

    context.arena = arena_new();
    context.source = source_new(context.arena, "test.coro", text, (uint32_t)strlen(text));
    context.names = names_new(context.arena);
    context.types = types_new(context.arena);
    sources = (struct sources){0};
    sources_add(context.arena, &sources, context.source);
    context.diags = diags_new(context.arena, &sources);
    context.sources = &sources;
    context.folders = &folders;
    module = load(&context)->roots.at[0];
    type(&context, module);
    suspend(&context, module);
    check(&context, module);
    ck_assert_int_eq(diag_error_count(context.diags), 0);
    core = lower(&context, module);
    live(&context, core);
    frame(&context, core);
    return core;
}

static void
end(void)
{
    arena_free(context.arena);
    context.spread = false;
}

static const struct core_function *
function(const struct core_module *core, const char *name)
{
    for (int i = 0; i < core->functions.count; i++)
        if (strcmp(core->functions.at[i]->name, name) == 0)
            return core->functions.at[i];
    ck_abort_msg("no function %s", name);
    return NULL;
}

/* By its name in C. */
static const struct core_variable *
variable(const struct core_function *in, const char *c_name)
{
    for (int i = 0; i < in->variables.count; i++)
        if (strcmp(in->variables.at[i]->c_name, c_name) == 0)
            return in->variables.at[i];
    ck_abort_msg("no variable %s", c_name);
    return NULL;
}

static void
assert_place(const struct core_function *in, const char *c_name, uint32_t offset,
             uint32_t size)
{
    const struct core_variable *member = variable(in, c_name);

    ck_assert(member->crosses);
    ck_assert_msg(member->offset == offset, "%s at %u", c_name, member->offset);
    ck_assert_msg(member->size == size, "%s takes %u", c_name, member->size);
}

/* ---- shapes ---- */

START_TEST(the_runtime_has_these_sizes)
{
    if (sizeof(void *) != 8)
        return;
    ck_assert_uint_eq(sizeof(struct coro_frame), SHAPE_FRAME_HEAD);
    ck_assert_uint_eq(sizeof(struct coro_object), SHAPE_OBJECT);
    ck_assert_uint_eq(sizeof(struct coro_sleep), SHAPE_SLEEP);
    ck_assert_uint_eq(sizeof(coro_string), SHAPE_STRING);
}
END_TEST

START_TEST(parts_are_added_as_in_c)
{
    struct shape whole = SHAPE_EMPTY;

    ck_assert_uint_eq(shape_add(&whole, (struct shape){1, 1}), 0);
    ck_assert_uint_eq(shape_add(&whole, (struct shape){4, 4}), 4);
    ck_assert_uint_eq(shape_add(&whole, (struct shape){2, 2}), 8);
    ck_assert_uint_eq(shape_add(&whole, (struct shape){8, 8}), 16);
    ck_assert_uint_eq(shape_add(&whole, (struct shape){1, 1}), 24);
    ck_assert_uint_eq(shape_padded(whole).size, 32);
    shape_add(&whole, (struct shape){UINT32_MAX - 7, 8});
    shape_add(&whole, (struct shape){UINT32_MAX - 7, 8});
    ck_assert_uint_eq(shape_padded(whole).size, UINT32_MAX - 7);
}
END_TEST

/* ---- places ---- */

START_TEST(members_lie_in_order)
{
    const struct core_function *f =
        function(frames_of("struct P { x: i32, y: u8 }\n"
                           "coro g(s: string, p: P, m: int?) yields int -> int {\n"
                           "    yield 1; print(s, p.x, m ?? 0); return 2;\n"
                           "}\n"),
                 "g");

    assert_place(f, "result", 24, 8);
    assert_place(f, "s", 32, 16);
    assert_place(f, "p", 48, 8);
    assert_place(f, "m", 56, 16);
    ck_assert_uint_eq(f->frame_size, 72);
    end();
}
END_TEST

START_TEST(the_largest_come_first_only_where_that_saves)
{
    const struct core_module *core =
        frames_of("coro kept(a: u8, b: int) yields int { yield 1; }\n"
                  "coro moved(a: u8, b: int, c: u8) yields int { yield 1; }\n");
    const struct core_function *kept = function(core, "kept");
    const struct core_function *moved = function(core, "moved");

    assert_place(kept, "a", 24, 1);
    assert_place(kept, "b", 32, 8);
    assert_place(moved, "b", 24, 8);
    assert_place(moved, "a", 32, 1);
    assert_place(moved, "c", 33, 1);
    end();
}
END_TEST

static const char two_scopes[] = "coro rest(n: int) { yield; print(n); }\n"
                                 "coro f(n: int) {\n"
                                 "    let a = n + 1;\n"
                                 "    if n > 0 { let b = n; yield; print(b); }\n"
                                 "    else { yield from rest(1); }\n"
                                 "    print(a);\n"
                                 "}\n";

START_TEST(scopes_share_space)
{
    const struct core_module *core = frames_of(two_scopes);
    const struct core_function *f = function(core, "f");

    assert_place(f, "n", 24, 8);
    assert_place(f, "a", 32, 8);
    assert_place(f, "b", 40, 8);
    assert_place(f, "rest", 40, 32);
    ck_assert_uint_eq(f->frame_size, 72);
    ck_assert_int_eq(f->layout->members.count, 2);
    ck_assert_int_eq(f->layout->scopes.count, 2);
    end();
}
END_TEST

START_TEST(spread_lays_them_side_by_side)
{
    const struct core_function *f;

    context.spread = true;
    f = function(frames_of(two_scopes), "f");
    assert_place(f, "b", 40, 8);
    assert_place(f, "rest", 48, 32);
    ck_assert_int_eq(f->layout->scopes.count, 0);
    end();
}
END_TEST

START_TEST(held_frames_come_before)
{
    const struct core_module *core = frames_of("coro a() { yield from b(); }\n"
                                               "coro b() { yield from c(); }\n"
                                               "coro c() { yield; }\n");

    ck_assert_int_eq(core->frame_order.count, 3);
    ck_assert_str_eq(core->frame_order.at[0]->name, "c");
    ck_assert_str_eq(core->frame_order.at[1]->name, "b");
    ck_assert_uint_eq(function(core, "a")->frame_size, 72);
    end();
}
END_TEST

/* ---- names ---- */

START_TEST(what_is_declared_again_is_numbered)
{
    const struct core_function *f =
        function(frames_of("coro f(i: int) {\n"
                           "    { let i = i; yield; print(i); }\n"
                           "    { let i_2 = i; print(i_2); }\n"
                           "    { let i = 3; print(i); }\n"
                           "}\n"),
                 "f");

    ck_assert_str_eq(f->variables.at[0]->c_name, "i");
    ck_assert_str_eq(f->variables.at[1]->c_name, "i_2");
    ck_assert_str_eq(f->variables.at[2]->c_name, "i_2_2");
    ck_assert_str_eq(f->variables.at[3]->c_name, "i_3");
    end();
}
END_TEST

START_TEST(the_result_gives_way)
{
    const struct core_module *core =
        frames_of("coro f(result: int) yields int -> int { yield 1; return result; }\n"
                  "coro g(n: int) yields int -> int { yield n; return n; }\n");

    ck_assert_str_eq(function(core, "f")->parameters.at[0]->c_name, "result");
    ck_assert_str_eq(function(core, "f")->result->c_name, "result_2");
    ck_assert_str_eq(function(core, "g")->result->c_name, "result");
    end();
}
END_TEST

START_TEST(words_of_c_get_an_underscore)
{
    const struct core_function *f = function(
        frames_of("fn printf(double: int, double_: int, f: int, index: int) -> int {\n"
                  "    return double + double_ + f + index;\n"
                  "}\n"
                  "fn main() { }\n"),
        "printf");

    ck_assert_str_eq(f->c_name, "printf_");
    ck_assert_str_eq(f->variables.at[0]->c_name, "double_");
    ck_assert_str_eq(f->variables.at[1]->c_name, "double__");
    ck_assert_str_eq(f->variables.at[2]->c_name, "f_");
    ck_assert_str_eq(f->variables.at[3]->c_name, "index");
    ck_assert_str_eq(c_field_name(context.arena, "class"), "class_");
    ck_assert_str_eq(c_field_name(context.arena, "f"), "f");
    end();
}
END_TEST

START_TEST(names_of_modules_begin_with_their_stems)
{
    const struct core_module *core =
        frames_of("coro a() { yield; }\n"
                  "fn printf(index: int) -> int { return index; }\n"
                  "fn a_step() { }\n");

    ck_assert_str_eq(function(core, "a")->c_name, "test_a");
    ck_assert_str_eq(function(core, "a")->c_states, "TEST_A");
    ck_assert_str_eq(function(core, "printf")->c_name, "test_printf");
    ck_assert_str_eq(function(core, "a_step")->c_name, "test_a_step_");
    end();
}
END_TEST

START_TEST(generated_names_are_taken)
{
    const struct core_module *core = frames_of(
        "coro a(a_kind: int, b_kind: int, A_END: int, A_YIELD_7: int) { yield; }\n"
        "coro A() { yield; }\n"
        "coro a_object() { yield; }\n"
        "coro seek() { yield; }\n"
        "fn a_step() { }\n"
        "fn a_step_() { }\n"
        "fn main() { }\n");
    const struct core_function *a = function(core, "a");

    ck_assert_str_eq(a->c_name, "a");
    ck_assert_str_eq(a->c_states, "A");
    ck_assert_str_eq(a->variables.at[0]->c_name, "a_kind_");
    ck_assert_str_eq(a->variables.at[1]->c_name, "b_kind");
    ck_assert_str_eq(a->variables.at[2]->c_name, "A_END_");
    ck_assert_str_eq(a->variables.at[3]->c_name, "A_YIELD_7_");
    ck_assert_str_eq(function(core, "A")->c_name, "A");
    ck_assert_str_eq(function(core, "A")->c_states, "A_");
    ck_assert_str_eq(function(core, "a_object")->c_name, "a_object_");
    ck_assert_str_eq(function(core, "seek")->c_states, "SEEK_");
    ck_assert_str_eq(function(core, "a_step")->c_name, "a_step_");
    ck_assert_str_eq(function(core, "a_step_")->c_name, "a_step__");
    ck_assert_str_eq(function(core, "main")->c_name, "main_");
    end();
}
END_TEST

START_TEST(states_are_named_by_what_they_wait_for)
{
    const struct core_function *f = function(
        frames_of(
            "coro work() { yield; yield sleep(1s); let t = spawn work(); wait t; }\n"),
        "work");
    static const char *const words[] = {"yield", "sleep", "spawn", "wait"};

    for (int i = 0; i < 4; i++)
        ck_assert_str_eq(c_state_word(f->suspensions.at[i]), words[i]);
    end();
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        the_runtime_has_these_sizes,
        parts_are_added_as_in_c,
        members_lie_in_order,
        the_largest_come_first_only_where_that_saves,
        scopes_share_space,
        spread_lays_them_side_by_side,
        held_frames_come_before,
        what_is_declared_again_is_numbered,
        the_result_gives_way,
        words_of_c_get_an_underscore,
        names_of_modules_begin_with_their_stems,
        generated_names_are_taken,
        states_are_named_by_what_they_wait_for,
    };

    return SUITE_RUN("frame", tests);
}

/* Unit tests of the front end: what goldens do not show, such as spans, limits, values of
 * literals, and how much of a broken text is told and kept. */
#define _XOPEN_SOURCE 700
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "passes.h"
#include "suite.h"

static struct context context;
static struct sources sources;

/* Parses a text that is not the first of its program; done ends it. */
static struct module *
parse_bytes(const char *text, size_t size)
{
    context = (struct context){.arena = arena_new()};
    context.source = source_new(context.arena, "a.coro", text, (uint32_t)size);
    context.names = names_new(context.arena);
    sources = (struct sources){0};
    sources_add(context.arena, &sources,
                source_new(context.arena, "first.coro", "// first", 8));
    sources_add(context.arena, &sources, context.source);
    context.diags = diags_new(context.arena, &sources);
    return parse(&context);
}

static struct module *
parse_text(const char *text)
{
    return parse_bytes(text, strlen(text));
}

static void
done(void)
{
    arena_free(context.arena);
}

/* The statements of the first item's body. */
static struct stmts
statements(const struct module *module)
{
    ck_assert_int_ge(module->decls.count, 1);
    ck_assert_ptr_nonnull(module->decls.at[0]->body);
    return module->decls.at[0]->body->block;
}

/* The value of the only let in "fn f() { let x = VALUE; }". */
static const struct expr *
parse_value(const char *value)
{
    const char *text = NULL;
    struct arena *arena = arena_new();
    const struct module *module;

    text = arena_printf(arena, "fn f() { let x = %s; }", value);
    module = parse_text(text);
    arena_free(arena);
    ck_assert_int_eq(diag_error_count(context.diags), 0);
    return statements(module).at[0]->let.value;
}

static void
check_errors(const char *text, int errors)
{
    parse_text(text);
    if (diag_error_count(context.diags) != errors)
        diags_print(context.diags, stderr);
    ck_assert_int_eq(diag_error_count(context.diags), errors);
    done();
}

/* before, then `middle` count times, then after. */
static void
check_repeated(const char *before, const char *middle, int count, const char *after,
               int errors)
{
    size_t size = strlen(before) + (size_t)count * strlen(middle) + strlen(after);
    char *text = malloc(size + 1), *at = text;

    ck_assert_ptr_nonnull(text);
    at += sprintf(at, "%s", before);
    for (int i = 0; i < count; i++)
        at += sprintf(at, "%s", middle);
    sprintf(at, "%s", after);
    check_errors(text, errors);
    free(text);
}

static void
check_span(struct span span, const char *text)
{
    ck_assert_uint_eq(span.hi - span.lo, strlen(text));
    ck_assert_int_eq(memcmp(source_at(context.source, span.lo), text, strlen(text)), 0);
}

/* ---- the tree ---- */

START_TEST(spans_cover_what_was_written)
{
    const struct module *module =
        parse_text("export fn f(a: int) -> int { return (a + 1) * f(2); }");
    const struct decl *decl = module->decls.at[0];
    const struct stmt *stmt = statements(module).at[0];

    check_span(decl->span, context.source->text);
    check_span(decl->head, "fn f(a: int) -> int");
    check_span(decl->name_span, "f");
    check_span(decl->params.at[0]->span, "a");
    check_span(stmt->span, "return (a + 1) * f(2);");
    check_span(stmt->expr->span, "(a + 1) * f(2)");
    check_span(stmt->expr->binary.operator_span, "*");
    check_span(stmt->expr->binary.left->span, "(a + 1)");
    ck_assert(stmt->expr->binary.left->parenthesized);
    check_span(stmt->expr->binary.right->call.close, ")");
    done();
}
END_TEST

START_TEST(names_are_interned)
{
    const struct module *module = parse_text("fn f(from: int) { from = x.from; }");
    const struct stmt *stmt = statements(module).at[0];

    ck_assert_ptr_eq(stmt->assign.target->name.name,
                     module->decls.at[0]->params.at[0]->name);
    ck_assert_ptr_eq(stmt->assign.value->field.name, stmt->assign.target->name.name);
    done();
}
END_TEST

START_TEST(else_ifs_are_a_chain)
{
    const struct module *module =
        parse_text("fn f() { if a { } else if b { } else if c { } else { } }");
    const struct stmt *stmt = statements(module).at[0];

    check_span(stmt->span, "if a { } else if b { } else if c { } else { }");
    stmt = stmt->branch.otherwise->branch.otherwise;
    ck_assert_str_eq(stmt->branch.condition->name.name, "c");
    ck_assert_int_eq(stmt->branch.otherwise->kind, STMT_BLOCK);
    done();
}
END_TEST

START_TEST(optionals_do_not_nest)
{
    const struct module *module = parse_text("fn f(a: int??"
                                             "?) { }");
    const struct typex *typex = module->decls.at[0]->params.at[0]->typex;

    ck_assert_int_eq(diag_error_count(context.diags), 0);
    ck_assert_int_eq(typex->kind, TYPEX_OPTIONAL);
    ck_assert_int_eq(typex->args.at[0]->kind, TYPEX_NAME);
    check_span(typex->span, "int??"
                            "?");
    done();
}
END_TEST

/* ---- literals ---- */

static void
check_integer(const char *text, enum expr_kind kind, uint64_t value)
{
    const struct expr *expr = parse_value(text);

    ck_assert_int_eq(expr->kind, kind);
    ck_assert_uint_eq(expr->integer.value, value);
    done();
}

START_TEST(integers_have_their_values)
{
    check_integer("0", EXPR_INT, 0);
    check_integer("1_000_000", EXPR_INT, 1000000);
    check_integer("0xFf_ff", EXPR_INT, 65535);
    check_integer("0b1010", EXPR_INT, 10);
    check_integer("18446744073709551615", EXPR_INT, UINT64_MAX);
    check_integer("10ns", EXPR_DURATION, 10);
    check_integer("3min", EXPR_DURATION, 180000000000u);
    check_integer("9223372036854775807ns", EXPR_DURATION, INT64_MAX);
    check_integer("'a'", EXPR_CHAR, 'a');
    check_integer("'\\''", EXPR_CHAR, '\'');
    check_integer("'\\xff'", EXPR_CHAR, 255);
    check_integer("true", EXPR_BOOL, 1);
}
END_TEST

START_TEST(floats_have_their_values)
{
    ck_assert_double_eq(parse_value("3.14")->floating, 3.14);
    done();
    ck_assert_double_eq(parse_value("1e-9")->floating, 1e-9);
    done();
    ck_assert_double_eq(parse_value("1_0.2_5e+1_0")->floating, 10.25e10);
    done();
}
END_TEST

static void
check_string(const char *text, const char *bytes, uint32_t size)
{
    const struct expr *expr = parse_value(text);

    ck_assert_int_eq(expr->kind, EXPR_STRING);
    ck_assert_uint_eq(expr->string.size, size);
    ck_assert_mem_eq(expr->string.bytes, bytes, size);
    done();
}

START_TEST(escapes_are_resolved)
{
    check_string("\"\"", "", 0);
    check_string("\"a\\n\\t\\r\\\"\\\\\\'\\0b\"", "a\n\t\r\"\\'\0b", 9);
    check_string("\"\\x41\\xfF\"", "A\xff", 2);
    check_string("\"\\u{41}\\u{e9}\\u{20ac}\\u{1F600}\"",
                 "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 10);
}
END_TEST

START_TEST(fstrings_have_parts)
{
    const struct expr *expr = parse_value("f\"{{{f(f\"{x}\")[1]:>{y}}}\"");

    ck_assert_int_eq(expr->kind, EXPR_FSTRING);
    ck_assert_int_eq(expr->fstring.count, 3);
    ck_assert_str_eq(expr->fstring.at[0].text, "{");
    ck_assert_int_eq(expr->fstring.at[1].value->kind, EXPR_INDEX);
    ck_assert_str_eq(expr->fstring.at[1].text, ">{y");
    ck_assert_str_eq(expr->fstring.at[2].text, "}");
    done();
}
END_TEST

START_TEST(yield_from_is_one_token)
{
    const struct module *module =
        parse_text("coro c() { yield /* */ // x\n from from; yield fromage; }");
    struct stmts stmts = statements(module);

    ck_assert_int_eq(diag_error_count(context.diags), 0);
    ck_assert_int_eq(stmts.at[0]->expr->kind, EXPR_YIELD_FROM);
    ck_assert_int_eq(stmts.at[1]->expr->kind, EXPR_YIELD);
    done();
}
END_TEST

START_TEST(marks_and_line_ends_of_other_systems_are_taken)
{
    const struct module *module = parse_text("\xef\xbb\xbf"
                                             "fn f() {\r\n\tlet x = 1; // one\r\n}\r\n");

    ck_assert_int_eq(diag_error_count(context.diags), 0);
    check_span(module->decls.at[0]->name_span, "f");
    done();
}
END_TEST

/* ---- limits ---- */

START_TEST(nesting_is_limited)
{
    check_repeated("fn f() { x = ", "-", 199, "1; }", 0);
    check_repeated("fn f() { x = ", "-", 200, "1; }", 1);
    check_repeated("fn f() { x = ", "wait -", 100, "1; }", 1);
    check_repeated("fn f() ", "{", 200, "", 1);
    check_repeated("fn f() ", "{", 201, "", 1);
    check_repeated("fn f() { x = ", "(-f(", 1000, "1", 1);
    check_repeated("fn f() { x = ", "f\"{", 1000, "1", 1);
    check_repeated("fn f(x: ", "list[", 1000, "1", 1);
    check_repeated("fn f(x: ", "fn() -> ", 198, "int) { }", 0);
    check_repeated("fn f(x: ", "fn() -> ", 1000, "int) { }", 1);
}
END_TEST

START_TEST(operands_side_by_side_do_not_nest)
{
    check_repeated("fn f() { x = 1", " + -1", 1000, "; }", 0);
    check_repeated("fn f() { g(1", ", -(1)", 1000, "); }", 0);
    check_repeated("fn f() { ", "if -x == !y { }", 1000, "}", 0);
}
END_TEST

START_TEST(chains_are_not_limited)
{
    check_repeated("fn f() { x = 1", " + 1", 100000, "; }", 0);
    check_repeated("fn f() { x = 1", " ?? 1", 100000, "; }", 0);
    check_repeated("fn f() { x = y", ".z()!", 100000, "; }", 0);
    check_repeated("fn f() { if a { }", " else if a { }", 100000, " else { } }", 0);
    check_repeated("fn f(x: int", "?", 100000, ") { }", 0);
}
END_TEST

START_TEST(any_bytes_are_taken)
{
    char bytes[256];

    for (int i = 0; i < 256; i++)
        bytes[i] = (char)i;
    parse_bytes(bytes, sizeof bytes);
    ck_assert_int_gt(diag_error_count(context.diags), 0);
    done();
    parse_bytes("fn f() { x = \"\0\"; }\0\0", 21);
    ck_assert_int_eq(diag_error_count(context.diags), 1); /* behind the item */
    done();
    parse_bytes("", 0);
    ck_assert_int_eq(diag_error_count(context.diags), 0);
    done();
}
END_TEST

/* ---- recovery ---- */

START_TEST(independent_mistakes_are_told_once_each)
{
    check_errors("fn f() { let x = 1\n let y = 2;\n print(x)\n }", 2);
    check_errors("fn f() { print(a b); print(c d); } fn g() { print(e f); }", 3);
    check_errors("fn f() { print((1 + 2); foo([1, 2); if (x { } y = z); }", 4);
    check_errors("fn f() { if (x) y = 1; else y = 2; }", 2);
    check_errors("fn f() { let g = fn(x) { a; b; }; let h = k({ c; d; }, e); }", 2);
    check_errors("struct S { x: int, fn f() { a; } fn g() { b; } }\nfn f(", 2);
    check_errors("fn f() { match x { A => b c; D => { e f; } g h } }", 3);
    check_errors("function f(x) { return x; }\nvar y = ;\nfn g(x int) { }", 3);
    check_errors("fn f() { f(f\"{x y}\");\n f(f\"{x\");\n f(f\"}\"); }", 3);
}
END_TEST

START_TEST(consequences_are_not_told)
{
    check_errors("fn f() { }\n } print(1); let x = 2; if a { } else { }\nfn g() { }", 1);
    check_errors("fn f() { ;;;; ; }", 1);
    check_errors("fn f() { x = @ @ @ 1 )))); }", 2);
    check_errors("fn f() { for (i = 0; i < 3; i++) { print(i); } }", 1);
    check_errors("fn f() {\n if x {\n y();\n\nfn g() { }", 1);
}
END_TEST

START_TEST(broken_declarations_keep_their_names)
{
    const struct module *module =
        parse_text("fn f() { let x = ; }\nfn g(a b) -> int { return 1; }\n");
    const struct stmt *stmt = statements(module).at[0];

    ck_assert_int_eq(stmt->kind, STMT_LET);
    ck_assert_str_eq(stmt->let.variable->name, "x");
    ck_assert_int_eq(stmt->let.value->kind, EXPR_POISON);
    ck_assert_int_eq(module->decls.at[1]->kind, DECL_POISON);
    ck_assert_str_eq(module->decls.at[1]->name, "g");
    done();
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        spans_cover_what_was_written,
        names_are_interned,
        else_ifs_are_a_chain,
        optionals_do_not_nest,
        integers_have_their_values,
        floats_have_their_values,
        escapes_are_resolved,
        fstrings_have_parts,
        yield_from_is_one_token,
        marks_and_line_ends_of_other_systems_are_taken,
        nesting_is_limited,
        operands_side_by_side_do_not_nest,
        chains_are_not_limited,
        any_bytes_are_taken,
        independent_mistakes_are_told_once_each,
        consequences_are_not_told,
        broken_declarations_keep_their_names,
    };

    return SUITE_RUN("parse", tests);
}

/* What writers of other languages write by habit, and how it is said here. */
#include "habit.h"

#include <string.h>

#include "parse.h"

struct habit {
    const char *text, *help;
};

#define HABIT_OPERATOR(word, help)
#define HABIT_KEYWORD(word, help)
#define HABIT_SIGN(text, help)

static const struct habit operators[] = {
#undef HABIT_OPERATOR
#define HABIT_OPERATOR(word, help) {word, help},
#include "habits.def"
#undef HABIT_OPERATOR
#define HABIT_OPERATOR(word, help)
};

static const struct habit keywords[] = {
#undef HABIT_KEYWORD
#define HABIT_KEYWORD(word, help) {word, help},
#include "habits.def"
#undef HABIT_KEYWORD
#define HABIT_KEYWORD(word, help)
};

static const struct habit signs[] = {
#undef HABIT_SIGN
#define HABIT_SIGN(text, help) {text, help},
#include "habits.def"
#undef HABIT_SIGN
#define HABIT_SIGN(text, help)
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Names of types that C programmers put before what they declare. */
static const char *const types[] = {
    "int",  "float", "bool",   "string", "char",     "double", "long", "short",
    "void", "byte",  "String", "str",    "unsigned", "size_t", "i8",   "i16",
    "i32",  "i64",   "u8",     "u16",    "u32",      "u64",    "f32",  "f64",
};

static bool
reads(const struct parse *parse, struct span span, const char *text)
{
    size_t size = span.hi - span.lo;

    return strlen(text) == size &&
           memcmp(parse->context->source->text + span.lo, text, size) == 0;
}

static const char *
find(const struct parse *parse, const struct habit *table, size_t count, struct span span)
{
    for (size_t i = 0; i < count; i++)
        if (reads(parse, span, table[i].text))
            return table[i].help;
    return NULL;
}

static bool
is_type_name(const struct parse *parse, struct lexeme lexeme)
{
    if (lexeme.kind != TOK_NAME)
        return false;
    for (size_t i = 0; i < COUNT(types); i++)
        if (reads(parse, lexeme.span, types[i]))
            return true;
    return false;
}

/* Signs that stand here without a space between, beginning at one of the tokens near. */
static const char *
sign_help(const struct parse *parse, struct surroundings near)
{
    const struct source *source = parse->context->source;
    uint32_t starts[] = {near.earlier.span.lo, near.previous.span.lo, near.found.span.lo};
    uint32_t ends[] = {near.previous.span.hi, near.found.span.hi, source->size};

    for (size_t i = 0; i < COUNT(signs); i++)
        for (size_t j = 0; j < COUNT(starts); j++) {
            uint32_t size = (uint32_t)strlen(signs[i].text);
            if (starts[j] + size <= ends[j] &&
                memcmp(source->text + starts[j], signs[i].text, size) == 0)
                return signs[i].help;
        }
    return NULL;
}

/* A name where another language has a keyword: before the found token; or where an item
 * should begin; or at the beginning of what has a block. */
static const char *
keyword_help(const struct parse *parse, struct surroundings near, const bool *expected)
{
    const char *help = NULL;

    if (near.previous.kind == TOK_NAME && !(token_facts(near.found.kind) & TOKEN_BINARY))
        help = find(parse, keywords, COUNT(keywords), near.previous.span);
    if (!help && expected[TOK_STRUCT])
        help = find(parse, keywords, COUNT(keywords), near.found.span);
    if (!help && near.found.kind == TOK_LBRACE && near.first.kind == TOK_NAME)
        help = find(parse, keywords, COUNT(keywords), near.first.span);
    return help;
}

/* Declarations in the order of C. */
static const char *
declaration_help(const struct parse *parse, struct surroundings near,
                 const bool *expected)
{
    if (expected[TOK_STRUCT] && is_type_name(parse, near.found))
        return "a declaration begins with a word: fn main() -> int, var x: int";
    if (expected[TOK_STAR] && is_type_name(parse, near.previous) &&
        token_facts(near.found.kind) & TOKEN_NAMES)
        return "a variable is declared with 'let' or 'var': let x: int = 1;";
    if (expected[TOK_COLON] && !expected[TOK_STAR] &&
        token_facts(near.found.kind) & TOKEN_TYPE)
        return "a type stands behind the name and ':', as in x: int";
    if (expected[TOK_ARROW] &&
        token_facts(near.found.kind) & (TOKEN_TYPE | TOKEN_STATEMENT))
        return "the result's type stands behind '->'";
    if (expected[TOK_ARROW] && near.found.kind == TOK_COLON)
        return "the result's type stands behind '->', the body in braces";
    if (near.found.kind == TOK_ASSIGN && near.first.kind == TOK_CONST)
        return "a constant has its type behind its name: const N: int = 1";
    if (near.found.kind == TOK_SEMICOLON && expected[TOK_ASSIGN] && !expected[TOK_STAR])
        return "a variable has a value from the beginning";
    return NULL;
}

/* What other languages allow in a head, or begin an item's body with. */
static const char *
head_help(struct surroundings near, const bool *expected)
{
    bool in_item = near.first.kind == TOK_FN || near.first.kind == TOK_CORO;

    if (in_item && near.found.kind == TOK_ASSIGN && expected[TOK_COMMA])
        return "a parameter has no value of its own: every call gives all";
    if (near.previous.span.lo > near.first.span.lo && expected[TOK_LPAREN] &&
        near.found.kind == TOK_LESS && in_item)
        return "there are no generic functions";
    return NULL;
}

/* What depends on the grammar's expectation more than on a word. */
static const char *
place_help(const struct parse *parse, struct surroundings near, const bool *expected)
{
    const struct bracket *top = brackets_top(&parse->brackets);
    bool wants_value = expected[TOK_FLOAT] && !expected[TOK_LET];

    if (near.found.kind == TOK_STRING && near.previous.kind == TOK_STRING)
        return "texts are joined by '+'";
    if (near.found.kind == TOK_SEMICOLON && (expected[TOK_LET] || expected[TOK_STRUCT]))
        return "leave out this ';'";
    if (near.found.kind == TOK_COLON && top && top->kind == BRACKET_SQUARE)
        return "a slice is written x[a..b]";
    if (near.found.kind == TOK_ASSIGN && top && top->kind == BRACKET_PAREN)
        return "a comparison is '=='; a named argument has ':'";
    if (near.found.kind == TOK_ASSIGN && expected[TOK_STAR])
        return expected[TOK_LBRACE] ? "a comparison is '=='"
                                    : "an assignment is a statement, no expression";
    if (wants_value && near.found.kind == TOK_DOT)
        return "a number does not begin with '.': write 0.5";
    if (expected[TOK_FLOAT] &&
        (near.found.kind == TOK_BIT_AND || near.found.kind == TOK_STAR))
        return "there are no pointers";
    if (top && top->kind == BRACKET_FIELDS && near.found.kind == TOK_FN)
        return "there are no methods; write functions";
    if (top && top->kind == BRACKET_FIELDS && expected[TOK_COMMA])
        return "what stands in these braces is separated by ','";
    if (near.found.kind == TOK_LPAREN && near.previous.kind == TOK_FOR)
        return "a loop is written 'for i in 0..n { … }'";
    if (near.found.kind == TOK_ASSIGN && near.first.kind == TOK_FOR)
        return "a loop is written 'for i in 0..n { … }'";
    if (near.previous.kind == TOK_CATCH)
        return "write 'catch e { … }'";
    if (near.previous.kind == TOK_LET && token_facts(near.found.kind) & TOKEN_OPENS)
        return "names are bound one by one";
    if (wants_value && near.found.kind == TOK_FN)
        return "there are no function literals";
    if (wants_value &&
        (near.found.kind == TOK_YIELD || near.found.kind == TOK_YIELD_FROM))
        return "in an operation it stands in parentheses: (yield …)";
    if (wants_value && token_facts(near.found.kind) & (TOKEN_STATEMENT | TOKEN_ITEM))
        return "this is a statement, no expression";
    if (wants_value && near.found.kind == TOK_PLUS)
        return "a number has no sign '+'";
    if (near.found.kind == TOK_LBRACE && expected[TOK_STAR] &&
        near.previous.kind == TOK_NAME && near.previous.span.lo > near.first.span.lo)
        return "a struct is made by a call: Point(x: 1, y: 2)";
    if (wants_value && near.found.kind == TOK_LBRACE)
        return "a map in this place stands in parentheses: ({…})";
    return NULL;
}

const char *
habit_help(const struct parse *parse, struct surroundings near, const bool *expected)
{
    const char *help = sign_help(parse, near);

    if (!help)
        help = keyword_help(parse, near, expected);
    if (!help && (expected[TOK_STAR] || expected[TOK_CATCH]))
        help = find(parse, operators, COUNT(operators), near.found.span);
    if (!help)
        help = declaration_help(parse, near, expected);
    if (!help)
        help = head_help(near, expected);
    if (!help)
        help = place_help(parse, near, expected);
    return help;
}

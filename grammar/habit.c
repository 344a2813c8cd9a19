/* What writers of other languages write by habit, and how it is said here. */
#include "habit.h"

#include <string.h>

#include "parse.h"

struct habit {
    const char *text, *help;
};

/* Where a help fits: all members that are given must. */
struct spot {
    int found, previous, first; /* kinds of tokens */
    unsigned facts;             /* the found token has one of these */
    int expected, unexpected;   /* kinds of tokens */
    enum bracket_kind inside;   /* innermost */
    const char *help;
};

#define HABIT_OPERATOR(word, help)
#define HABIT_KEYWORD(word, help)
#define HABIT_SIGN(text, help)
#define HABIT_SPOT(help, ...)

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

static const struct spot spots[] = {
#undef HABIT_SPOT
#define HABIT_SPOT(text, ...) {__VA_ARGS__, .help = (text)},
#include "habits.def"
#undef HABIT_SPOT
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
           memcmp(source_at(parse->context->source, span.lo), text, size) == 0;
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
    uint32_t ends[] = {near.previous.span.hi, near.found.span.hi, source_end(source)};

    for (size_t i = 0; i < COUNT(signs); i++)
        for (size_t j = 0; j < COUNT(starts); j++) {
            uint32_t size = (uint32_t)strlen(signs[i].text);
            if (starts[j] + size <= ends[j] &&
                memcmp(source_at(source, starts[j]), signs[i].text, size) == 0)
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

/* Declarations and conversions in the manner of C. */
static const char *
type_help(const struct parse *parse, struct surroundings near, const bool *expected)
{
    if (expected[TOK_STRUCT] && is_type_name(parse, near.found))
        return "a declaration begins with a word: fn main() -> int, var x: int";
    if (expected[TOK_STAR] && is_type_name(parse, near.previous) &&
        token_facts(near.found.kind) & TOKEN_NAMES)
        return "a variable is declared with 'let' or 'var': let x: int = 1;";
    if (expected[TOK_STAR] && near.previous.kind == TOK_RPAREN &&
        is_type_name(parse, near.earlier))
        return "a conversion is written 'x as int'";
    if (expected[TOK_STAR] && near.found.kind == TOK_LBRACE &&
        near.previous.kind == TOK_NAME && near.previous.span.lo > near.first.span.lo)
        return "a struct is made by a call: Point(x: 1, y: 2)";
    return NULL;
}

static bool
fits(const struct spot *spot, struct surroundings near, const bool *expected,
     enum bracket_kind inside)
{
    return (!spot->found || spot->found == near.found.kind) &&
           (!spot->previous || spot->previous == near.previous.kind) &&
           (!spot->first || spot->first == near.first.kind) &&
           (!spot->facts || spot->facts & token_facts(near.found.kind)) &&
           (!spot->expected || expected[spot->expected]) &&
           (!spot->unexpected || !expected[spot->unexpected]) &&
           (!spot->inside || spot->inside == inside);
}

static const char *
spot_help(const struct parse *parse, struct surroundings near, const bool *expected)
{
    const struct bracket *top = brackets_top(&parse->brackets);
    enum bracket_kind inside = top ? top->kind : BRACKET_NONE;

    for (size_t i = 0; i < COUNT(spots); i++)
        if (fits(&spots[i], near, expected, inside))
            return spots[i].help;
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
        help = type_help(parse, near, expected);
    if (!help)
        help = spot_help(parse, near, expected);
    return help;
}

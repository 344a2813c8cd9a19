/* What writers of other languages write by habit, and how it is said here. */
#include "habit.h"

#include <ctype.h>
#include <string.h>

#include "parse.h"
#include "spell.h"

struct habit {
    const char *text, *help;
};

/* Where a help fits: all members that are given must. */
struct spot {
    int found, previous, earlier, first; /* kinds of tokens */
    unsigned facts;                      /* the found token has one of these */
    bool is_begun;                       /* the previous token begins the statement */
    bool is_on_line;                     /* the found token is on the previous one's */
    const char *sign; /* stands here without a space between, several tokens or one */
    int expected, unexpected; /* kinds of tokens */
    enum bracket_kind inside; /* innermost */
    const char *help;
};

#define HABIT_OPERATOR(word, help)
#define HABIT_KEYWORD(word, help)
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

/* `Point p` at the beginning of a statement: structs have large letters. */
static bool
begins_as_struct(const struct parse *parse, struct surroundings near)
{
    return near.previous.kind == TOK_NAME &&
           near.previous.span.lo == near.first.span.lo &&
           isupper(
               (unsigned char)*source_at(parse->context->source, near.previous.span.lo));
}

static bool
is_unit(const struct parse *parse, struct span span)
{
    static const char *const units[] = {"ns", "us", "ms", "s", "min"};

    for (size_t i = 0; i < COUNT(units); i++)
        if (reads(parse, span, units[i]))
            return true;
    return false;
}

static enum bracket_kind
innermost(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);

    return top ? top->kind : BRACKET_NONE;
}

/* Does it stand here, beginning at one of the tokens near? */
static bool
stands_here(const struct parse *parse, const char *sign, struct surroundings near)
{
    const struct source *source = parse->context->source;
    uint32_t starts[] = {near.earlier.span.lo, near.previous.span.lo, near.found.span.lo};
    uint32_t ends[] = {near.previous.span.hi, near.found.span.hi, source_end(source)};
    uint32_t size = (uint32_t)strlen(sign);

    for (size_t i = 0; i < COUNT(starts); i++)
        if (starts[i] + size <= ends[i] &&
            memcmp(source_at(source, starts[i]), sign, size) == 0)
            return true;
    return false;
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
    if (!help && near.found.kind == TOK_LBRACE && !expected[TOK_FLOAT] &&
        near.first.kind == TOK_NAME)
        help = find(parse, keywords, COUNT(keywords), near.first.span);
    return help;
}

/* One of the words with such a fact is nearly what was written. */
static const char *
misspelt(const struct parse *parse, struct span span, unsigned fact)
{
    struct arena *arena = parse->context->arena;
    const char *words[TOKEN_COUNT];
    const char *nearest;
    int count = 0;

    for (int kind = 0; kind < TOKEN_COUNT; kind++)
        if (token_facts(kind) & fact)
            words[count++] = token_str(kind);
    nearest = spell_nearest(arena_printf(arena, "%.*s", (int)(span.hi - span.lo),
                                         source_at(parse->context->source, span.lo)),
                            words, count);
    return nearest ? arena_printf(arena, "did you mean '%s'?", nearest) : NULL;
}

/* A misspelt keyword is taken for a name. */
static const char *
misspelt_help(const struct parse *parse, struct surroundings near, const bool *expected)
{
    unsigned found = token_facts(near.found.kind);

    if (expected[TOK_STRUCT] && near.found.kind == TOK_NAME)
        return misspelt(parse, near.found.span, TOKEN_ITEM);
    if (!expected[TOK_STAR] || near.previous.kind != TOK_NAME ||
        !(found & (TOKEN_NAMES | TOKEN_STARTS_VALUE | TOKEN_OPENS)))
        return NULL;
    if (near.previous.span.lo == near.first.span.lo)
        return misspelt(parse, near.previous.span,
                        TOKEN_STATEMENT | TOKEN_HEAD | TOKEN_PREFIX);
    if (token_facts(near.earlier.kind) & TOKEN_BEFORE_MAP)
        return misspelt(parse, near.previous.span, TOKEN_PREFIX);
    return NULL;
}

/* Is this the end of a call of what other languages begin a function literal with? */
static bool
ends_literal_head(const struct parse *parse, struct lexeme closer)
{
    static const char *const words[] = {"function", "func", "lambda"};
    const struct source *source = parse->context->source;
    uint32_t at = closer.span.lo;
    int depth = 1;

    while (at > source->base && depth > 0) {
        char c = *source_at(source, --at);
        depth += (c == ')') - (c == '(');
    }
    for (size_t i = 0; i < COUNT(words); i++) {
        uint32_t size = (uint32_t)strlen(words[i]);
        if (at - source->base >= size &&
            reads(parse, (struct span){at - size, at}, words[i]))
            return true;
    }
    return false;
}

/* Declarations and conversions in the manner of C, and literals of other languages. */
static const char *
type_help(const struct parse *parse, struct surroundings near, const bool *expected)
{
    if (expected[TOK_STRUCT] && is_type_name(parse, near.found))
        return "a declaration begins with a word: fn main() -> int, var x: int";
    if (expected[TOK_STAR] && token_facts(near.found.kind) & TOKEN_NAMES &&
        (is_type_name(parse, near.previous) || begins_as_struct(parse, near)))
        return "a variable is declared with 'let' or 'var': let x: int = 1;";
    if (expected[TOK_STAR] && near.previous.kind == TOK_RPAREN &&
        is_type_name(parse, near.earlier))
        return "a conversion is written 'x as int'";
    if (expected[TOK_STAR] && near.found.kind == TOK_LBRACE &&
        near.previous.kind == TOK_NAME && near.previous.span.lo > near.first.span.lo)
        return "a struct is made by a call: Point(x: 1, y: 2)";
    if (expected[TOK_STAR] && near.found.kind == TOK_LBRACE &&
        near.previous.kind == TOK_RPAREN && ends_literal_head(parse, near.previous))
        return "there are no function literals";
    if (near.previous.kind == TOK_INT && is_unit(parse, near.found.span))
        return "no space stands before a unit: 10ms";
    return NULL;
}

static bool
fits_place(const struct parse *parse, const struct spot *spot, struct surroundings near)
{
    return (!spot->is_begun || near.previous.span.lo == near.first.span.lo) &&
           (!spot->is_on_line ||
            !feed_is_on_new_line(parse, near.previous, near.found)) &&
           (!spot->sign || stands_here(parse, spot->sign, near));
}

static bool
fits(const struct spot *spot, struct surroundings near, const bool *expected,
     enum bracket_kind inside)
{
    return (!spot->found || spot->found == near.found.kind) &&
           (!spot->previous || spot->previous == near.previous.kind) &&
           (!spot->earlier || spot->earlier == near.earlier.kind) &&
           (!spot->first || spot->first == near.first.kind) &&
           (!spot->facts || spot->facts & token_facts(near.found.kind)) &&
           (!spot->expected || expected[spot->expected]) &&
           (!spot->unexpected || !expected[spot->unexpected]) &&
           (!spot->inside || spot->inside == inside);
}

/* The first that fits, of those with a sign or of the others. */
static const char *
spot_help(const struct parse *parse, struct surroundings near, const bool *expected,
          bool has_sign)
{
    enum bracket_kind inside = innermost(parse);

    for (size_t i = 0; i < COUNT(spots); i++) {
        const struct spot *spot = &spots[i];
        if (!spot->sign != has_sign && fits(spot, near, expected, inside) &&
            fits_place(parse, spot, near))
            return spot->help;
    }
    return NULL;
}

bool
habit_is_misspelt_item(const struct parse *parse, struct lexeme found)
{
    return found.kind == TOK_NAME && misspelt(parse, found.span, TOKEN_ITEM);
}

const char *
habit_help(const struct parse *parse, struct surroundings near, const bool *expected)
{
    const char *help = spot_help(parse, near, expected, true);

    if (!help)
        help = keyword_help(parse, near, expected);
    if (!help && (expected[TOK_STAR] || expected[TOK_CATCH] ||
                  (expected[TOK_THROWS] && !expected[TOK_NAME])))
        help = find(parse, operators, COUNT(operators), near.found.span);
    if (!help)
        help = type_help(parse, near, expected);
    if (!help)
        help = misspelt_help(parse, near, expected);
    if (!help)
        help = spot_help(parse, near, expected, false);
    return help;
}

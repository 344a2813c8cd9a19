/* Lists of expected tokens, in words: sixteen tokens that begin an expression are "an
 * expression". */
#include "expected.h"

#include <string.h>

#define MOST 5     /* things to be named */
#define LONGEST 30 /* token to be quoted */

/* The list while it is made. */
struct list {
    struct arena *arena;
    bool left[TOKEN_COUNT]; /* tokens that no class has taken yet */
    const char *names[MOST];
    int count;
};

/* Takes all tokens with any of these facts. */
static void
take_facts(struct list *list, unsigned wanted)
{
    for (int kind = 0; kind < TOKEN_COUNT; kind++)
        if (token_facts(kind) & wanted)
            list->left[kind] = false;
}

static void
take_kinds(struct list *list, const int *kinds, int count)
{
    for (int i = 0; i < count; i++)
        list->left[kinds[i]] = false;
}

#define TAKE_KINDS(list, ...)                                                            \
    take_kinds((list), (const int[]){__VA_ARGS__},                                       \
               (int)(sizeof((const int[]){__VA_ARGS__}) / sizeof(int)))

static void
take_expression(struct list *list)
{
    take_facts(list, TOKEN_STARTS_VALUE | TOKEN_PREFIX | TOKEN_NAMES | TOKEN_OPENS);
    TAKE_KINDS(list, TOK_YIELD, TOK_YIELD_FROM);
}

static void
take_operators(struct list *list)
{
    take_facts(list, TOKEN_BINARY | TOKEN_ASSIGNS);
    TAKE_KINDS(list, TOK_AS, TOK_LPAREN, TOK_LBRACKET, TOK_DOT, TOK_NOT);
}

static void
take_condition(struct list *list)
{
    take_expression(list);
    TAKE_KINDS(list, TOK_LET);
}

static void
take_statement(struct list *list)
{
    take_expression(list);
    take_facts(list, TOKEN_STATEMENT);
}

static void
take_declaration(struct list *list)
{
    take_facts(list, TOKEN_ITEM | TOKEN_NAMES);
    TAKE_KINDS(list, TOK_VAR, TOK_YYEOF);
}

static void
take_pattern(struct list *list)
{
    take_facts(list, TOKEN_LITERAL | TOKEN_NAMES | TOKEN_PREFIX);
}

static void
take_type(struct list *list)
{
    take_facts(list, TOKEN_TYPE);
    TAKE_KINDS(list, TOK_LPAREN);
}

static void
take_name(struct list *list)
{
    take_facts(list, TOKEN_NAMES);
}

/* A class is expected if all these tokens are; the first that fits comes first. */
static const struct {
    int marks[2];
    const char *text;
    void (*take)(struct list *list);
} classes[] = {
    {{TOK_STRUCT, TOK_IMPORT}, "a declaration", take_declaration},
    {{TOK_LET, TOK_WHILE}, "a statement", take_statement},
    {{TOK_LET, TOK_FLOAT}, "a condition", take_condition},
    {{TOK_INT, TOK_FLOAT}, "an expression", take_expression},
    {{TOK_INT, TOK_CHAR}, "a pattern", take_pattern},
    {{TOK_LIST, TOK_CORO}, "a type", take_type},
    {{TOK_NAME, TOK_FROM}, "a name", take_name},
};

static void
fold(struct list *list)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (!list->left[classes[i].marks[0]] || !list->left[classes[i].marks[1]])
            continue;
        list->names[list->count++] = classes[i].text;
        classes[i].take(list);
    }
}

/* The name of one expected token. */
static const char *
kind_str(struct arena *arena, int kind)
{
    switch (kind) {
    case TOK_YYEOF:
        return "the end of the file";
    case TOK_INT:
    case TOK_FSTRING_BEGIN:
        return arena_printf(arena, "an %s", token_str(kind));
    case TOK_NAME:
    case TOK_STRING:
        return arena_printf(arena, "a %s", token_str(kind));
    case TOK_FSTRING_END:
        return "the end of the f-string";
    case TOK_HOLE_BEGIN:
        return "'{'";
    case TOK_HOLE_END:
        return "'}'";
    default:
        return arena_printf(arena, "'%s'", token_str(kind));
    }
}

/* A type may always go on, and an operator follow: neither is what is missing most. */
static bool
take_continuations(struct list *list)
{
    bool has_operator = list->left[TOK_STAR];

    if (has_operator)
        take_operators(list);
    else if (list->left[TOK_QUESTION])
        TAKE_KINDS(list, TOK_QUESTION, TOK_COALESCE, TOK_LBRACKET, TOK_DOT);
    return has_operator;
}

static const char *
join(const struct list *list)
{
    const char *text = list->count ? list->names[0] : NULL;

    for (int i = 1; i < list->count; i++)
        text = arena_printf(list->arena, "%s%s%s", text,
                            i + 1 < list->count ? ", " : " or ", list->names[i]);
    return text;
}

const char *
expected_str(struct arena *arena, const bool *expected)
{
    struct list list = {.arena = arena};
    bool has_operator;

    memcpy(list.left, expected, sizeof list.left);
    TAKE_KINDS(&list, TOK_GAP, TOK_TEXT, TOK_FORMAT);
    fold(&list);
    has_operator = take_continuations(&list);
    for (int kind = 0; kind < TOKEN_COUNT; kind++) {
        if (!list.left[kind])
            continue;
        if (list.count + has_operator == MOST)
            return NULL;
        list.names[list.count++] = kind_str(arena, kind);
    }
    if (has_operator)
        list.names[list.count++] = "an operator";
    return join(&list);
}

static bool
is_showable(const char *text, uint32_t size)
{
    if (size == 0 || size > LONGEST)
        return false;
    for (uint32_t i = 0; i < size; i++)
        if (text[i] < ' ' || text[i] > '~')
            return false;
    return true;
}

const char *
found_str(struct arena *arena, const struct source *source, struct lexeme found)
{
    const char *text = source_at(source, found.span.lo);
    uint32_t size = found.span.hi - found.span.lo;

    switch (found.kind) {
    case TOK_YYEOF:
        return "the end of the file";
    case TOK_STRING:
        return "a string";
    case TOK_FSTRING_BEGIN:
        return "an f-string";
    case TOK_YIELD_FROM:
        return "'yield from'";
    default:
        if (is_showable(text, size))
            return arena_printf(arena, "'%.*s'", (int)size, text);
        return arena_printf(arena, "a %s", token_class(found.kind));
    }
}

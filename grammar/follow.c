/* Following the tokens: which brackets are open, what each statement begins with, how
 * deep it all nests. */
#include "feeding.h"

#include <string.h>

#include "scan.h"
#include "syntax_error.h"

/* ---- places ---- */

bool
held_is_on_new_line(const struct parse *parse)
{
    return feed_is_on_new_line(parse, parse->feed.given[0], held_lexeme(parse));
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool
is_first_on_line(const struct parse *parse, uint32_t place)
{
    const struct source *source = parse->context->source;

    while (place > source->base && is_blank(*source_at(source, place - 1)))
        place--;
    return is_at_margin(parse, place);
}

bool
is_at_margin(const struct parse *parse, uint32_t place)
{
    const struct source *source = parse->context->source;

    return place == source->base || *source_at(source, place - 1) == '\n';
}

bool
line_has(const struct parse *parse, char c)
{
    const struct source *source = parse->context->source;
    const char *rest = source_at(source, parse->feed.held.span.hi);
    size_t size = source_end(source) - parse->feed.held.span.hi;
    const char *end = memchr(rest, '\n', size);

    return memchr(rest, c, end ? (size_t)(end - rest) : size) != NULL;
}

bool
precedes(const struct parse *parse, char c)
{
    uint32_t behind = parse_behind_blanks(parse, parse->feed.held.span.hi);

    return *source_at(parse->context->source, behind) == c;
}

/* Where the text of a line begins that holds this place, counted from the line's
 * beginning. */
static uint32_t
indentation(const struct parse *parse, uint32_t place)
{
    while (!is_at_margin(parse, place))
        place--;
    return (uint32_t)strspn(source_at(parse->context->source, place), " \t");
}

/* ---- brackets ---- */

bool
is_in_block(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);

    return !top || top->kind == BRACKET_BLOCK;
}

/* What an opening brace encloses, from what stands before it. */
static enum bracket_kind
brace_kind(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    int first = feed->first.kind;

    if (!feed->inserted && token_facts(feed->given[0].kind) & TOKEN_BEFORE_MAP)
        return BRACKET_MAP;
    if (first == TOK_STRUCT || first == TOK_TYPE || first == TOK_CLASS ||
        first == TOK_ENUM)
        return BRACKET_FIELDS;
    return BRACKET_BLOCK;
}

bool
has_body(const struct parse *parse)
{
    unsigned facts = token_facts(parse->feed.first.kind);

    if (brackets_have_brace(&parse->brackets))
        return facts & TOKEN_HEAD && !(facts & TOKEN_ITEM);
    return facts & (TOKEN_HEAD | TOKEN_NAMES); /* int main() { */
}

bool
opens_body(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    const struct bracket *top = brackets_top(&parse->brackets);

    return feed->held.kind == TOK_LBRACE && brace_kind(parse) == BRACKET_BLOCK &&
           (!top || bracket_is_brace(top)) &&
           (feed->skipping ? feed->wants_body : has_body(parse));
}

static enum bracket_kind
held_bracket(const struct parse *parse)
{
    switch (parse->feed.held.kind) {
    case TOK_LPAREN:
        return BRACKET_PAREN;
    case TOK_LBRACKET:
        return BRACKET_SQUARE;
    case TOK_HOLE_BEGIN:
        return BRACKET_HOLE;
    default:
        return brace_kind(parse);
    }
}

/* False if that nests too deep. */
static bool
open_bracket(struct parse *parse)
{
    struct feed *feed = &parse->feed;
    struct bracket bracket = {
        .kind = held_bracket(parse),
        .is_body = opens_body(parse),
        .span = feed->held.span,
        .first = feed->first,
    };

    if (bracket.is_body)
        feed->skipping = false;
    if (parse->brackets.count == 0)
        parse->suspects = (struct suspects){0};
    feed->at_start = bracket.kind == BRACKET_BLOCK;
    return brackets_push(&parse->brackets, bracket);
}

int
feed_close(struct parse *parse)
{
    struct feed *feed = &parse->feed;
    struct bracket bracket = brackets_pop(&parse->brackets);

    if (parse->brackets.count < feed->skip_to)
        feed->skip_to = parse->brackets.count;
    if (bracket.kind == BRACKET_HOLE)
        scan_text_again(parse);
    feed->first = bracket.first;
    feed->at_start = bracket.kind == BRACKET_BLOCK || bracket.kind == BRACKET_FIELDS;
    return bracket_closer(&bracket);
}

/* Compares the indentation of a closing brace with that of the line that it closes: where
 * they first differ there may be a brace too few or too many. */
static void
watch_indentation(struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);
    struct span brace = parse->feed.held.span;
    struct suspects *suspects = &parse->suspects;
    uint32_t inner, outer;

    if (!top || top->kind != BRACKET_BLOCK || !is_first_on_line(parse, brace.lo))
        return;
    inner = indentation(parse, top->span.lo);
    outer = indentation(parse, brace.lo);
    if (outer < inner && suspects->open.hi == 0)
        suspects->open = top->span;
    if (outer > inner && parse->brackets.count == 1)
        suspects->close = brace;
}

/* ---- nesting of prefix operators ---- */

/* Follows `- wait - x`, and `fn() -> fn() -> int` likewise; false if that is too deep. */
static bool
nest(struct parse *parse, unsigned facts)
{
    const struct feed *feed = &parse->feed;
    int kind = feed->held.kind;

    if ((facts & TOKEN_PREFIX && !feed->after_value) ||
        (kind == TOK_FN && feed->given[0].kind == TOK_ARROW))
        return brackets_prefix(&parse->brackets);
    if (!(facts & TOKEN_IN_CHAIN))
        brackets_settle(&parse->brackets);
    return true;
}

/* ---- taking ---- */

/* Enters the held token into the state; false if that nests too deep. */
static bool
follow(struct parse *parse, unsigned facts)
{
    struct feed *feed = &parse->feed;

    if (facts & TOKEN_OPENS)
        return open_bracket(parse);
    if (facts & TOKEN_CLOSES) {
        if (feed->held.kind == TOK_RBRACE)
            watch_indentation(parse);
        feed->held.kind = feed_close(parse);
    }
    if (feed->held.kind == TOK_SEMICOLON || feed->held.kind == TOK_FAT_ARROW)
        feed->at_start = is_in_block(parse);
    if (feed->held.kind == TOK_COLON)
        brackets_mark_colon(&parse->brackets);
    return nest(parse, facts);
}

void
feed_take(struct parse *parse)
{
    struct feed *feed = &parse->feed;
    unsigned facts = held_facts(parse);

    if (feed->at_start) {
        feed->first = held_lexeme(parse);
        feed->at_start = feed->held.kind == TOK_EXPORT;
    }
    if (!follow(parse, facts)) {
        report_too_deep(parse, feed->held.span);
        feed->ended = true;
        feed->held.kind = TOK_YYEOF;
    }
    if (feed->held.kind != TOK_NOT || !feed->after_value) /* x! is a value as x is */
        feed->after_value = facts & TOKEN_ENDS_VALUE;
    feed->given[2] = feed->given[1];
    feed->given[1] = feed->given[0];
    feed->given[0] = held_lexeme(parse);
    feed->has_held = false;
    feed->after_gap = false;
    feed->inserted = false;
}

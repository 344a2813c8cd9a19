/* The parser's tokens: the scanner's, with brackets balanced, missing ends of statements
 * marked, and erroneous parts hidden. In a correct program every token passes unchanged
 * (only `yield from` is put together). */
#include "feeding.h"

#include <string.h>

#include "lexical_error.h"
#include "scan.h"
#include "syntax_error.h"

#define NOTHING (-1) /* no token for the parser */

/* Who wrote a text with more errors wants no list of them. */
#define MOST_ERRORS 10000

/* ---- reading ahead ---- */

/* Fills the held token, or ends the text. */
static void
hold(struct parse *parse)
{
    struct feed *feed = &parse->feed;

    if (diag_error_count(parse->context->diags) > MOST_ERRORS) {
        parse->quiet = true;
        feed->ended = true;
        return;
    }
    if (feed->has_ahead)
        feed->held = feed->ahead;
    else
        scan(parse, &feed->held);
    feed->has_ahead = false;
    feed->has_held = true;
    if (feed->held.kind != TOK_YIELD)
        return;
    scan(parse, &feed->ahead);
    feed->has_ahead = feed->ahead.kind != TOK_FROM;
    if (!feed->has_ahead) {
        feed->held.kind = TOK_YIELD_FROM;
        feed->held.span.hi = feed->ahead.span.hi;
    }
}

bool
feed_is_on_new_line(const struct parse *parse, struct lexeme previous,
                    struct lexeme found)
{
    const char *between = source_at(parse->context->source, previous.span.hi);

    return memchr(between, '\n', found.span.lo - previous.span.hi) != NULL;
}

/* ---- giving ---- */

/* A token that is none of the source, behind the latest one that is. */
static int
insert(struct parse *parse, int kind, struct span *span)
{
    struct feed *feed = &parse->feed;

    *span = (struct span){feed->given[0].span.hi, feed->given[0].span.hi};
    feed->inserted = true;
    return kind;
}

static int
insert_gap(struct parse *parse, struct span *span)
{
    parse->feed.after_gap = true;
    parse->feed.at_start = true;
    brackets_settle(&parse->brackets);
    return insert(parse, TOK_GAP, span);
}

static int
insert_closer(struct parse *parse, struct span *span)
{
    struct feed *feed = &parse->feed;
    const struct bracket *top = brackets_top(&parse->brackets);
    bool at_end = feed->held.kind == TOK_YYEOF;

    if (!feed->skipping && (at_end || !expects_operand(parse)))
        report_unclosed(parse, top);
    if (at_end)
        parse->quiet = true;
    feed->after_value = !bracket_is_brace(top);
    return insert(parse, feed_close(parse), span);
}

/* Is the parser, while it recovers, to see the held token? */
static bool
is_hidden(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;

    if (!feed->skipping)
        return false;
    if (feed->held.kind == TOK_RBRACE && feed->shows_end &&
        parse->brackets.count == feed->skip_to + 1)
        return false;
    if (parse->brackets.count > feed->skip_to)
        return true;
    if (feed->held.kind == TOK_SEMICOLON && feed->first.kind == TOK_FOR)
        return line_has(parse, '{'); /* as in C */
    return held_facts(parse) & TOKEN_OPENS && !opens_body(parse);
}

static void
drop(struct parse *parse)
{
    struct feed *feed = &parse->feed;

    feed_take(parse);
    feed->hid_block = feed->given[0].kind == TOK_RBRACE &&
                      parse->brackets.count == feed->skip_to && feed->at_start;
}

/* What closes nothing is left out; but of two brackets that do not match, the second is
 * taken for what it should be. */
static void
mend_unmatched(struct parse *parse)
{
    struct feed *feed = &parse->feed;
    const struct bracket *top = brackets_top(&parse->brackets);

    if (top && !bracket_is_brace(top)) {
        if (!feed->skipping)
            report_unclosed(parse, top);
        feed->held.kind = bracket_closer(top);
        return;
    }
    if (!feed->skipping)
        report_unmatched(parse, held_lexeme(parse));
    feed->has_held = false;
}

/* A ';' where nothing can end: behind another one or a block, as in `if x { … };`, or
 * before a block, as in `while x; { … }`. */
static bool
is_needless(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;

    return feed->held.kind == TOK_SEMICOLON && !feed->skipping && is_in_block(parse) &&
           (feed->at_start || (has_body(parse) && precedes(parse, '{')));
}

static void
leave_out(struct parse *parse)
{
    if (parse->feed.at_start)
        report_empty(parse, held_lexeme(parse));
    else
        report_early_end(parse, held_lexeme(parse));
    parse->feed.has_held = false;
}

/* The f-string ends before the held token. */
static int
break_fstring(struct parse *parse, struct span *span)
{
    struct feed *feed = &parse->feed;

    if (!feed->skipping)
        report_open_hole(parse);
    feed->ahead = feed->held;
    feed->has_ahead = true;
    feed->held.kind = TOK_FSTRING_END;
    feed->held.span.hi = feed->held.span.lo;
    feed_close(parse);
    scan_code_again(parse);
    return insert(parse, TOK_HOLE_END, span);
}

static int
give(struct parse *parse, YYSTYPE *value, struct span *span)
{
    struct feed *feed = &parse->feed;

    *value = feed->held.value;
    *span = feed->held.span;
    feed->hid_block = false;
    feed_take(parse);
    return feed->given[0].kind;
}

/* Nothing to be mended or hidden here, as nearly always. */
static bool
is_plain(const struct parse *parse)
{
    unsigned facts = held_facts(parse);

    return !parse->feed.skipping && !(facts & TOKEN_NOTABLE) &&
           !(facts & TOKEN_STARTS_VALUE && may_have_ended(parse));
}

/* Hides, mends or gives the held token; NOTHING if the parser is to see none of it. */
static int
feed_carefully(struct parse *parse, YYSTYPE *value, struct span *span)
{
    bool hidden = is_hidden(parse);
    int inserted;

    if (!hidden && misses_semicolon(parse))
        return insert_gap(parse, span);
    if (misses_closer(parse)) {
        inserted = insert_closer(parse, span);
        return hidden ? NOTHING : inserted;
    }
    if (breaks_hole(parse)) {
        inserted = break_fstring(parse, span);
        return hidden ? NOTHING : inserted;
    }
    if (is_unmatched(parse)) {
        mend_unmatched(parse);
        return NOTHING;
    }
    if (hidden) {
        drop(parse);
        return NOTHING;
    }
    if (is_needless(parse)) {
        leave_out(parse);
        return NOTHING;
    }
    return give(parse, value, span);
}

int
feed(YYSTYPE *value, struct span *span, struct parse *parse)
{
    struct feed *feed = &parse->feed;
    int kind = NOTHING;

    while (kind == NOTHING) {
        if (!feed->has_held)
            hold(parse);
        if (feed->ended)
            break;
        if (is_plain(parse))
            kind = give(parse, value, span);
        else
            kind = feed_carefully(parse, value, span);
    }
    if (kind != NOTHING)
        return kind;
    *span = (struct span){parse->position, parse->position};
    return TOK_YYEOF;
}

/* ---- recovery ---- */

struct surroundings
feed_surroundings(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    const struct lexeme *given = feed->given;

    if (feed->inserted && feed->has_held)
        return (struct surroundings){held_lexeme(parse), given[0], given[1], feed->first};
    return (struct surroundings){given[0], given[1], given[2], feed->first};
}

void
feed_skip(struct parse *parse)
{
    struct feed *feed = &parse->feed;
    const struct bracket *top = brackets_top(&parse->brackets);
    struct surroundings near = feed_surroundings(parse);
    bool found_opener = !feed->inserted && token_facts(feed->given[0].kind) & TOKEN_OPENS;
    bool at_head = near.found.span.lo == near.first.span.lo && top;

    feed->skip_to = parse->brackets.count - found_opener;
    feed->skipping = !(found_opener && top && top->is_body);
    feed->wants_body = has_body(parse) && !at_head;
    feed->shows_end = near.found.kind == TOK_LBRACE && found_opener &&
                      feed->skip_to == 0 && near.first.kind != TOK_VAR &&
                      near.first.kind != TOK_CONST;
    feed->hid_block = false;
}

void
feed_recovered(struct parse *parse)
{
    parse->feed.skipping = false;
}

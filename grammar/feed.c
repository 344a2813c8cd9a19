/* The parser's tokens: the scanner's, with brackets balanced, missing ends of statements marked, and
 * erroneous parts hidden. In a correct program every token passes unchanged (only
 * `yield from` is put together). */
#include "feed.h"

#include <string.h>

#include "lexical_error.h"
#include "parse.h"
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
    const char *text = parse->context->source->text;

    return memchr(text + previous.span.hi, '\n', found.span.lo - previous.span.hi) !=
           NULL;
}

static bool
held_is_on_new_line(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    struct lexeme held = {feed->held.kind, feed->held.span};

    return feed_is_on_new_line(parse, feed->given[0], held);
}

static bool
held_is_at_margin(const struct parse *parse)
{
    uint32_t lo = parse->feed.held.span.lo;

    return lo == 0 || parse->context->source->text[lo - 1] == '\n';
}

static unsigned
held_facts(const struct parse *parse)
{
    return token_facts(parse->feed.held.kind);
}

/* ---- taking the held token ---- */

/* What an opening brace encloses, from what stands before it. */
static enum bracket_kind
brace_kind(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    int first = feed->first.kind;

    if (token_facts(feed->given[0].kind) & TOKEN_BEFORE_MAP)
        return BRACKET_MAP;
    if (first == TOK_STRUCT || first == TOK_CLASS || first == TOK_ENUM)
        return BRACKET_FIELDS;
    return BRACKET_BLOCK;
}

/* Does the statement or item have a block behind its head? */
static bool
has_body(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);
    int first = parse->feed.first.kind;

    if (top && bracket_is_brace(top))
        return token_facts(first) & TOKEN_HEAD && !(token_facts(first) & TOKEN_ITEM);
    return token_facts(first) & (TOKEN_HEAD | TOKEN_NAMES); /* int main() { */
}

/* Is the held brace that block? */
static bool
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
    feed->at_start = bracket.kind == BRACKET_BLOCK;
    return brackets_push(&parse->brackets, bracket);
}

static int
closer_of(const struct bracket *bracket)
{
    static const int closers[] = {
        [BRACKET_PAREN] = TOK_RPAREN,  [BRACKET_SQUARE] = TOK_RBRACKET,
        [BRACKET_BLOCK] = TOK_RBRACE,  [BRACKET_FIELDS] = TOK_RBRACE,
        [BRACKET_MAP] = TOK_RBRACE,    [BRACKET_HOLE] = TOK_HOLE_END,
    };

    return closers[bracket->kind];
}

/* Takes the innermost bracket off; gives the token that closes it. */
static int
close_bracket(struct parse *parse)
{
    struct feed *feed = &parse->feed;
    struct bracket bracket = brackets_pop(&parse->brackets);

    if (parse->brackets.count < feed->skip_to)
        feed->skip_to = parse->brackets.count;
    if (bracket.kind == BRACKET_HOLE)
        scan_text_again(parse);
    feed->first = bracket.first;
    feed->at_start = bracket.kind == BRACKET_BLOCK || bracket.kind == BRACKET_FIELDS;
    return closer_of(&bracket);
}

/* Directly in a block or at the module's level. */
static bool
in_block(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);

    return !top || top->kind == BRACKET_BLOCK;
}

/* Follows the nesting of prefix operators: `- wait - x`, and `fn() -> fn() -> int` likewise. */
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

/* Enters the held token into the state; false if that nests too deep. */
static bool
follow(struct parse *parse, unsigned facts)
{
    struct feed *feed = &parse->feed;

    if (facts & TOKEN_OPENS)
        return open_bracket(parse);
    if (facts & TOKEN_CLOSES)
        feed->held.kind = close_bracket(parse);
    if (feed->held.kind == TOK_SEMICOLON || feed->held.kind == TOK_FAT_ARROW)
        feed->at_start = in_block(parse);
    return nest(parse, facts);
}

/* The held token is the next one of the source. */
static void
take(struct parse *parse)
{
    struct feed *feed = &parse->feed;
    unsigned facts = held_facts(parse);

    if (feed->at_start) {
        feed->first = (struct lexeme){feed->held.kind, feed->held.span};
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
    feed->given[0] = (struct lexeme){feed->held.kind, feed->held.span};
    feed->has_held = false;
    feed->after_gap = false;
    feed->inserted = false;
}

/* ---- balance ---- */

/* Does the held token show that the innermost parenthesis or bracket was not closed? */
static bool
ends_parentheses(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    const struct brackets *brackets = &parse->brackets;

    switch (feed->held.kind) {
    case TOK_SEMICOLON:
        return feed->first.kind != TOK_FOR; /* for (;;) is told as what it is */
    case TOK_RBRACE:
        return brackets_have_brace(brackets);
    case TOK_RPAREN:
        return brackets_top(brackets)->kind != BRACKET_PAREN &&
               brackets_reach(brackets, BRACKET_PAREN);
    case TOK_RBRACKET:
        return brackets_top(brackets)->kind != BRACKET_SQUARE &&
               brackets_reach(brackets, BRACKET_SQUARE);
    case TOK_LBRACE:
        return token_facts(feed->first.kind) & (feed->after_value ? TOKEN_HEAD : 0) ||
               feed->first.kind == TOK_FN || feed->first.kind == TOK_CORO;
    case TOK_YIELD: /* may stand in parentheses */
    case TOK_YIELD_FROM:
        return false;
    case TOK_FN: /* begin types */
    case TOK_CORO:
        return held_is_at_margin(parse);
    default:
        return held_facts(parse) & (TOKEN_STATEMENT | TOKEN_ITEM) &&
               held_is_on_new_line(parse);
    }
}

/* Does the held token begin an item, though a block is open? Items begin at the margin. */
static bool
ends_blocks(const struct parse *parse)
{
    const struct brackets *brackets = &parse->brackets;

    return held_facts(parse) & TOKEN_ITEM && held_is_at_margin(parse) &&
           brackets->open[0].kind == BRACKET_BLOCK &&
           brackets->open[0].first.kind != TOK_EXTERN;
}

/* Is the innermost bracket's end missing before the held token? */
static bool
misses_closer(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);

    if (!top)
        return false;
    if (parse->feed.held.kind == TOK_YYEOF)
        return true;
    return (!bracket_is_brace(top) && ends_parentheses(parse)) || ends_blocks(parse);
}

/* Does the held token close what is not open? */
static bool
is_unmatched(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);

    switch (parse->feed.held.kind) {
    case TOK_RPAREN:
        return !top || top->kind != BRACKET_PAREN;
    case TOK_RBRACKET:
        return !top || top->kind != BRACKET_SQUARE;
    case TOK_RBRACE:
        return !top || !bracket_is_brace(top);
    default:
        return false;
    }
}

/* ---- ends of statements ---- */

/* Can a statement end with the latest token? */
static bool
may_have_ended(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;

    return token_facts(feed->given[0].kind) & TOKEN_ALONE || (feed->given[0].kind == TOK_NOT && feed->after_value);
}

/* Must a statement have ended, since another one begins that cannot stand in an expression? */
static bool
must_have_ended(const struct parse *parse)
{
    unsigned latest = token_facts(parse->feed.given[0].kind);
    int held = parse->feed.held.kind;

    return held_facts(parse) & TOKEN_STATEMENT && held != TOK_YIELD &&
           held != TOK_YIELD_FROM &&
           (parse->feed.skipping || latest & (TOKEN_BINARY | TOKEN_ASSIGNS));
}

/* Did a statement end before the held token, though there is no ';'? Certainly so, if something begins
 * on a new line that cannot continue it; in a correct program that never happens. */
static bool
misses_semicolon(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    bool begins =
        held_facts(parse) & (TOKEN_STATEMENT | TOKEN_ITEM | TOKEN_STARTS_VALUE);

    if (feed->after_gap || !in_block(parse))
        return false;
    if (may_have_ended(parse) &&
        (feed->held.kind == TOK_RBRACE || misses_closer(parse)))
        return true;
    if (!begins || !held_is_on_new_line(parse))
        return false;
    return may_have_ended(parse) || must_have_ended(parse) ||
           (feed->skipping && feed->hid_block);
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

/* Is something missing before a closing bracket, too? Then that is what the parser tells. */
static bool
expects_operand(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    unsigned facts = token_facts(feed->given[0].kind);

    return !feed->after_value && facts & (TOKEN_BINARY | TOKEN_PREFIX | TOKEN_ASSIGNS);
}

static int
insert_closer(struct parse *parse, struct span *span)
{
    struct feed *feed = &parse->feed;
    const struct bracket *top = brackets_top(&parse->brackets);

    if (!feed->skipping && !expects_operand(parse))
        report_unclosed(parse, top);
    if (feed->held.kind == TOK_YYEOF)
        parse->quiet = true;
    feed->after_value = true;
    return insert(parse, close_bracket(parse), span);
}

/* Is there such a character behind the held token on its line? */
static bool
line_has(const struct parse *parse, char c)
{
    const struct source *source = parse->context->source;
    const char *rest = source->text + parse->feed.held.span.hi;
    size_t size = source->size - parse->feed.held.span.hi;
    const char *end = memchr(rest, '\n', size);

    return memchr(rest, c, end ? (size_t)(end - rest) : size) != NULL;
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
    if (feed->held.kind == TOK_SEMICOLON && feed->first.kind == TOK_FOR) /* as in C */
        return line_has(parse, '{');
    return parse->brackets.count > feed->skip_to ||
           (held_facts(parse) & TOKEN_OPENS && !opens_body(parse));
}

static void
drop(struct parse *parse)
{
    struct feed *feed = &parse->feed;

    take(parse);
    feed->hid_block = feed->given[0].kind == TOK_RBRACE &&
                      parse->brackets.count == feed->skip_to && feed->at_start;
}

/* What closes nothing is left out; but of two brackets that do not match, the second is taken for
 * what it should be. */
static void
mend_unmatched(struct parse *parse)
{
    struct feed *feed = &parse->feed;
    const struct bracket *top = brackets_top(&parse->brackets);
    struct lexeme closer = {feed->held.kind, feed->held.span};

    if (top && !bracket_is_brace(top)) {
        if (!feed->skipping)
            report_unclosed(parse, top);
        feed->held.kind = closer_of(top);
        return;
    }
    if (!feed->skipping)
        report_unmatched(parse, closer);
    feed->has_held = false;
}

/* Does the held token show that a hole was not closed? So it is, if no '}' follows on the line. */
static bool
breaks_hole(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);

    return top && top->kind == BRACKET_HOLE &&
           (is_unmatched(parse) || parse->feed.held.kind == TOK_SEMICOLON) &&
           !line_has(parse, '}');
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
    close_bracket(parse);
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
    take(parse);
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
        return (struct surroundings){
            {feed->held.kind, feed->held.span}, given[0], given[1], feed->first};
    return (struct surroundings){given[0], given[1], given[2], feed->first};
}

void
feed_skip(struct parse *parse)
{
    struct feed *feed = &parse->feed;
    const struct bracket *top = brackets_top(&parse->brackets);
    struct surroundings near = feed_surroundings(parse);
    bool found_opener =
        !feed->inserted && token_facts(feed->given[0].kind) & TOKEN_OPENS;
    bool at_head = near.found.span.lo == near.first.span.lo && top;

    feed->skip_to = parse->brackets.count - found_opener;
    feed->skipping = !(found_opener && top && top->is_body);
    feed->wants_body = has_body(parse) && !at_head;
    feed->shows_end = near.found.kind == TOK_LBRACE && found_opener && feed->skip_to == 0 &&
                      near.first.kind != TOK_VAR && near.first.kind != TOK_CONST;
    feed->hid_block = false;
}

void
feed_recovered(struct parse *parse)
{
    parse->feed.skipping = false;
}

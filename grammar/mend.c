/* Finding the brackets and semicolons that are missing, and the brackets that are too
 * much. Nothing here is ever true in a correct program. */
#include "feeding.h"

/* ---- brackets ---- */

/* Does a '}' belong to a brace around the innermost bracket? */
static bool
closes_outer_brace(const struct brackets *brackets)
{
    return brackets_top(brackets)->kind != BRACKET_MAP &&
           (brackets_reach(brackets, BRACKET_MAP) || brackets_have_brace(brackets));
}

/* Does the line go on with the end of the innermost bracket? Strings are not minded. */
static bool
closer_follows(const struct parse *parse)
{
    char closer = *token_str(bracket_closer(brackets_top(&parse->brackets)));
    const char *at = source_at(parse->context->source, parse->feed.held.span.hi);
    int depth = 0;

    for (; *at && *at != '\n'; at++) {
        depth += (*at == '(' || *at == '[' || *at == '{') -
                 (*at == ')' || *at == ']' || *at == '}');
        if (depth < 0)
            return *at == closer;
    }
    return false;
}

/* Does the held token show that the innermost parenthesis, bracket or map was not closed?
 */
static bool
ends_parentheses(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    const struct brackets *brackets = &parse->brackets;
    const struct bracket *top = brackets_top(brackets);
    bool is_block = top->kind == BRACKET_MAP && !top->has_colon; /* as in f({ a; b; }) */

    switch (feed->held.kind) {
    case TOK_SEMICOLON: /* for (;;) and f(a; b) are told as such */
        return feed->first.kind != TOK_FOR && !is_block && !closer_follows(parse);
    case TOK_RBRACE:
        return closes_outer_brace(brackets);
    case TOK_RPAREN:
        return top->kind != BRACKET_PAREN && brackets_reach(brackets, BRACKET_PAREN);
    case TOK_RBRACKET:
        return top->kind != BRACKET_SQUARE && brackets_reach(brackets, BRACKET_SQUARE);
    case TOK_LBRACE:
        return token_facts(feed->first.kind) & (feed->after_value ? TOKEN_HEAD : 0) ||
               feed->first.kind == TOK_FN || feed->first.kind == TOK_CORO;
    case TOK_YIELD: /* may stand in parentheses */
    case TOK_YIELD_FROM:
        return false;
    case TOK_FN: /* begin types */
    case TOK_CORO:
        return is_at_margin(parse, feed->held.span.lo);
    default:
        return held_facts(parse) & (TOKEN_STATEMENT | TOKEN_ITEM) && !is_block &&
               held_is_on_new_line(parse);
    }
}

/* Does the held token begin an item, though a brace is open? Items begin at the margin.
 */
static bool
ends_blocks(const struct parse *parse)
{
    const struct bracket *outermost = &parse->brackets.open[0];

    return held_facts(parse) & TOKEN_ITEM &&
           is_at_margin(parse, parse->feed.held.span.lo) && bracket_is_brace(outermost) &&
           outermost->first.kind != TOK_EXTERN;
}

bool
misses_closer(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);

    if (!top)
        return false;
    if (parse->feed.held.kind == TOK_YYEOF)
        return true;
    return (!bracket_is_brace(top) && ends_parentheses(parse)) || ends_blocks(parse);
}

bool
expects_operand(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    unsigned facts = token_facts(feed->given[0].kind);

    return !feed->after_value && facts & (TOKEN_BINARY | TOKEN_PREFIX | TOKEN_ASSIGNS);
}

bool
is_unmatched(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);

    switch (parse->feed.held.kind) {
    case TOK_RPAREN:
        return !top || top->kind != BRACKET_PAREN;
    case TOK_RBRACKET:
        return !top || top->kind != BRACKET_SQUARE;
    case TOK_RBRACE:
        return !top || bracket_closer(top) == TOK_RPAREN ||
               bracket_closer(top) == TOK_RBRACKET;
    default:
        return false;
    }
}

/* Only if no '}' follows on the line. */
bool
breaks_hole(const struct parse *parse)
{
    const struct bracket *top = brackets_top(&parse->brackets);

    return top && top->kind == BRACKET_HOLE &&
           (is_unmatched(parse) || parse->feed.held.kind == TOK_SEMICOLON) &&
           !line_has(parse, '}');
}

/* ---- ends of statements ---- */

bool
may_have_ended(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;

    if (feed->inserted)
        return feed->after_value;
    return token_facts(feed->given[0].kind) & TOKEN_ALONE ||
           (feed->after_value && feed->given[0].kind == TOK_NOT);
}

/* Must a statement have ended, since another one begins that cannot stand in an
 * expression? */
static bool
must_have_ended(const struct parse *parse)
{
    unsigned latest = token_facts(parse->feed.given[0].kind);
    int held = parse->feed.held.kind;

    return held_facts(parse) & TOKEN_STATEMENT && held != TOK_YIELD &&
           held != TOK_YIELD_FROM &&
           (parse->feed.skipping || latest & (TOKEN_BINARY | TOKEN_ASSIGNS));
}

/* Behind the block of a 'try' comes its 'catch'. */
static bool
misses_catch(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;

    return feed->first.kind == TOK_TRY && feed->given[0].kind == TOK_RBRACE &&
           feed->at_start && !feed->skipping &&
           (feed->held.kind == TOK_RBRACE ||
            (held_facts(parse) & (TOKEN_STATEMENT | TOKEN_ITEM) &&
             held_is_on_new_line(parse)));
}

/* While an item is skipped: where another one begins. */
static bool
ends_skipped_item(const struct parse *parse)
{
    return parse->feed.skipping && parse->brackets.count == 0 &&
           held_facts(parse) & TOKEN_ITEM &&
           is_at_margin(parse, parse->feed.held.span.lo);
}

/* Certainly so, if something begins on a new line that cannot continue the statement. */
bool
misses_semicolon(const struct parse *parse)
{
    const struct feed *feed = &parse->feed;
    bool begins = held_facts(parse) & (TOKEN_STATEMENT | TOKEN_ITEM | TOKEN_STARTS_VALUE);

    if (feed->after_gap || !is_in_block(parse))
        return false;
    if ((may_have_ended(parse) || (feed->skipping && feed->hid_block)) &&
        (feed->held.kind == TOK_RBRACE || misses_closer(parse)))
        return true;
    if (misses_catch(parse) || ends_skipped_item(parse))
        return true;
    if (!begins || !held_is_on_new_line(parse))
        return false;
    return may_have_ended(parse) || must_have_ended(parse) ||
           (feed->skipping && feed->hid_block);
}

/* A stack of open brackets. Its size is the language's limit on nesting, so the passes
 * behind may recurse over the tree. */
#include "brackets.h"

int
bracket_closer(const struct bracket *bracket)
{
    static const int closers[] = {
        [BRACKET_NONE] = TOK_YYEOF,      [BRACKET_PAREN] = TOK_RPAREN,
        [BRACKET_SQUARE] = TOK_RBRACKET, [BRACKET_BLOCK] = TOK_RBRACE,
        [BRACKET_FIELDS] = TOK_RBRACE,   [BRACKET_MAP] = TOK_RBRACE,
        [BRACKET_HOLE] = TOK_HOLE_END,
    };

    return closers[bracket->kind];
}

bool
brackets_reach(const struct brackets *brackets, enum bracket_kind kind)
{
    for (int i = brackets->count - 1; i >= 0; i--) {
        const struct bracket *bracket = &brackets->open[i];
        if (bracket->kind == kind)
            return true;
        if (bracket_is_brace(bracket))
            return false;
    }
    return false;
}

bool
brackets_have_brace(const struct brackets *brackets)
{
    for (int i = 0; i < brackets->count; i++)
        if (bracket_is_brace(&brackets->open[i]))
            return true;
    return false;
}

bool
brackets_push(struct brackets *brackets, struct bracket bracket)
{
    bracket.depth = brackets->depth;
    if (!brackets_prefix(brackets))
        return false;
    brackets->holes += bracket.kind == BRACKET_HOLE;
    brackets->open[brackets->count++] = bracket;
    return true;
}

struct bracket
brackets_pop(struct brackets *brackets)
{
    struct bracket bracket = brackets->open[--brackets->count];

    brackets->holes -= bracket.kind == BRACKET_HOLE;
    brackets->depth = bracket.depth;
    return bracket;
}

void
brackets_mark_colon(struct brackets *brackets)
{
    if (brackets->count > 0)
        brackets->open[brackets->count - 1].has_colon = true;
}

bool
brackets_prefix(struct brackets *brackets)
{
    if (brackets->depth == NESTING_LIMIT)
        return false;
    brackets->depth++;
    return true;
}

void
brackets_settle(struct brackets *brackets)
{
    const struct bracket *top = brackets_top(brackets);

    brackets->depth = top ? top->depth + 1 : 0;
}

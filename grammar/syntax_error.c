/* The messages for tokens that do not fit: what was expected, what was found, and the
 * cure where one can be seen. A mistake is told once; what follows from it is not told.
 */
#include "syntax_error.h"

#include <string.h>

#include "expected.h"
#include "feeding.h"
#include "habit.h"
#include "parse.h"

/* An empty span behind a token: there something is missing. */
static struct span
behind(struct lexeme lexeme)
{
    return (struct span){lexeme.span.hi, lexeme.span.hi};
}

static const char *
describe(const struct parse *parse, struct lexeme lexeme)
{
    return found_str(parse->context->arena, parse->context->source, lexeme);
}

/* False if something was told at this place already. */
static bool
may_tell(struct parse *parse, struct span span)
{
    if (parse->quiet || parse_was_told(parse, span.lo))
        return false;
    parse_mark_told(parse, span.lo, span.lo);
    return true;
}

/* ---- brackets and ends ---- */

/* What a ';' is missing behind. */
static const char *
ended_thing(const struct parse *parse, struct surroundings near)
{
    unsigned facts = token_facts(near.previous.kind);

    if (facts & TOKEN_RESERVED && !(facts & TOKEN_LITERAL))
        return describe(parse, near.previous);
    if (parse->brackets.count == 0)
        return "the declaration";
    return "the expression";
}

/* `a / b; // c;` where a comment hides the end of the statement. */
static bool
is_in_comment(const struct parse *parse, uint32_t place)
{
    const char *from =
        source_at(parse->context->source, parse_behind_blanks(parse, place));
    size_t size = strcspn(from, "\r\n");

    return strncmp(from, "//", 2) == 0 && from[size - 1] == ';';
}

/* `cure` may be NULL. */
static void
tell_missing_semicolon(struct parse *parse, struct span span, const char *cure)
{
    struct surroundings near = feed_surroundings(parse);
    struct diag *diag;

    if (near.found.kind == TOK_YYEOF || !may_tell(parse, span))
        return;
    diag = diag_error(parse->context->diags, DIAG_SEMICOLON, span,
                      "expected ';' after %s, found %s", ended_thing(parse, near),
                      describe(parse, near.found));
    if (is_in_comment(parse, span.hi))
        cure = "'//' begins a comment";
    if (cure)
        diag_help(parse->context->diags, diag, "%s", cure);
}

void
report_missing_semicolon(struct parse *parse, struct span span)
{
    tell_missing_semicolon(parse, span, NULL);
}

void
report_unended(struct parse *parse, struct span span, bool acts)
{
    bool is_last = feed_surroundings(parse).found.kind == TOK_RBRACE;

    tell_missing_semicolon(
        parse, span, is_last && !acts ? "a value is returned by 'return …;'" : NULL);
}

/* The brace that its writer will have forgotten to close: by the indentation, or just
 * this one. */
static struct span
forgotten(const struct parse *parse, const struct bracket *bracket)
{
    struct span open = parse->suspects.open;

    return open.hi > 0 && bracket_is_brace(bracket) ? open : bracket->span;
}

static void
tell_never_closed(struct parse *parse, const struct bracket *bracket)
{
    struct span span = forgotten(parse, bracket);

    if (may_tell(parse, span))
        diag_error(parse->context->diags, DIAG_BRACKET, span, "this '%c' is never closed",
                   *source_at(parse->context->source, span.lo));
}

void
report_unclosed(struct parse *parse, const struct bracket *bracket)
{
    struct lexeme found = {parse->feed.held.kind, parse->feed.held.span};
    struct span opener = forgotten(parse, bracket), span = found.span;
    struct diag *diag;

    if (found.kind == TOK_YYEOF) {
        tell_never_closed(parse, bracket);
        return;
    }
    if (feed_is_on_new_line(parse, parse->feed.given[0], found) &&
        !bracket_is_brace(bracket))
        span = behind(parse->feed.given[0]);
    if (!may_tell(parse, span))
        return;
    diag =
        diag_error(parse->context->diags, DIAG_BRACKET, span, "expected '%s', found %s",
                   token_str(bracket_closer(bracket)), describe(parse, found));
    diag_note(parse->context->diags, diag, opener, "to match this '%c'",
              *source_at(parse->context->source, opener.lo));
}

/* Between items: if the last one ended at an indented brace, that may be the mistake. */
static void
note_early_end(struct parse *parse, struct diag *diag)
{
    if (parse->brackets.count == 0 && parse->suspects.close.hi > 0)
        diag_note(parse->context->diags, diag, parse->suspects.close,
                  "the item before ends with this '}'");
}

void
report_unmatched(struct parse *parse, struct lexeme closer)
{
    bool outside = parse->brackets.count == 0 && closer.kind == TOK_RBRACE;
    struct diag *diag;

    if (parse->strayed && outside)
        return;
    parse->strayed |= outside;
    if (may_tell(parse, closer.span)) {
        diag = diag_error(parse->context->diags, DIAG_BRACKET, closer.span,
                          "this %s closes nothing", describe(parse, closer));
        note_early_end(parse, diag);
    }
    parse_mark_told(parse, closer.span.lo, parse_behind_blanks(parse, closer.span.hi));
}

void
report_early_end(struct parse *parse, struct lexeme semicolon)
{
    struct diag *diag;

    if (!may_tell(parse, semicolon.span))
        return;
    diag = diag_error(parse->context->diags, DIAG_BRACES, semicolon.span,
                      "expected '{', found ';'");
    diag_help(parse->context->diags, diag, "leave it out");
}

/* Of a row of them only the first one is told. */
void
report_empty(struct parse *parse, struct lexeme semicolon)
{
    bool follows = parse->strayed && parse->brackets.count == 0;
    struct diag *diag;

    if (!follows && may_tell(parse, semicolon.span)) {
        diag = diag_error(parse->context->diags, DIAG_SYNTAX, semicolon.span,
                          "this ';' ends nothing");
        diag_help(parse->context->diags, diag, "leave it out");
    }
    parse_mark_told(parse, semicolon.span.lo,
                    parse_behind_blanks(parse, semicolon.span.hi));
}

void
report_too_deep(struct parse *parse, struct span span)
{
    if (parse->quiet)
        return;
    diag_error(
        parse->context->diags, DIAG_NESTING, span,
        "nested too deep: brackets, blocks and prefix operators nest %d deep at most",
        NESTING_LIMIT);
    parse->quiet = true;
}

/* ---- kinds of syntax errors ---- */

/* An error while it is told. */
struct problem {
    struct parse *parse;
    struct surroundings near;
    const bool *expected;
    struct span span;
};

static struct diag *
tell(const struct problem *problem, enum diag_code code, const char *text)
{
    return diag_error(problem->parse->context->diags, code, problem->span, "%s", text);
}

static void
help(const struct problem *problem, struct diag *diag, const char *text)
{
    if (text)
        diag_help(problem->parse->context->diags, diag, "%s", text);
    if (problem->expected[TOK_STRUCT])
        note_early_end(problem->parse, diag);
}

/* `a < b < c`: the second operator is the only one of its level that is not expected. */
static bool
tell_chained_comparison(const struct problem *problem)
{
    if (!(token_facts(problem->near.found.kind) & TOKEN_COMPARES) ||
        !problem->expected[TOK_AND])
        return false;
    help(problem, tell(problem, DIAG_CHAINED, "comparisons do not chain"),
         "write a < b && b < c");
    return true;
}

/* Where a list of parameters or fields may end as well, a name is what has a type. */
static bool
stands_for_name(const struct problem *problem)
{
    const struct parse *parse = problem->parse;
    uint32_t behind = parse_behind_blanks(parse, problem->near.found.span.hi);

    return problem->expected[TOK_NAME] && !problem->expected[TOK_INT] &&
           !problem->expected[TOK_LIST] &&
           ((!problem->expected[TOK_RPAREN] && !problem->expected[TOK_RBRACE]) ||
            *source_at(parse->context->source, behind) == ':');
}

static bool
tell_reserved_word(const struct problem *problem)
{
    struct arena *arena = problem->parse->context->arena;

    if (!(token_facts(problem->near.found.kind) & TOKEN_RESERVED) ||
        !stands_for_name(problem))
        return false;
    tell(problem, DIAG_RESERVED,
         arena_printf(arena, "expected a name, found the reserved word %s",
                      describe(problem->parse, problem->near.found)));
    problem->parse->misnamed[problem->near.found.kind] = true;
    return true;
}

static bool
tell_inner_item(const struct problem *problem)
{
    struct arena *arena = problem->parse->context->arena;
    int found = problem->near.found.kind;
    struct diag *diag;

    if (!problem->expected[TOK_LET] || !(token_facts(found) & TOKEN_ITEM))
        return false;
    diag = tell(problem, DIAG_INNER_ITEM,
                arena_printf(arena, "%s cannot stand inside of a block",
                             describe(problem->parse, problem->near.found)));
    help(problem, diag,
         found == TOK_CONST ? "write 'let'" : "move it to the module's level");
    return true;
}

/* Does a call or an assignment begin with this name? `main() {` is a broken head. */
static bool
begins_statement(const struct parse *parse, struct lexeme found)
{
    const char *behind =
        source_at(parse->context->source, parse_behind_blanks(parse, found.span.hi));
    size_t size = strcspn(behind, "\r\n");

    return token_facts(found.kind) & TOKEN_NAMES && *behind && strchr("(.=", *behind) &&
           !memchr(behind, '{', size);
}

static bool
tell_outer_statement(const struct problem *problem)
{
    struct lexeme found = problem->near.found;
    uint32_t behind = parse_behind_blanks(problem->parse, found.span.hi);
    struct diag *diag;

    if (!problem->expected[TOK_STRUCT] || (!(token_facts(found.kind) & TOKEN_STATEMENT) &&
                                           !begins_statement(problem->parse, found)))
        return false;
    diag = tell(problem, DIAG_OUTER_STATEMENT,
                "a statement cannot stand outside of a function");
    help(problem, diag,
         found.kind == TOK_LET ||
                 *source_at(problem->parse->context->source, behind) == '='
             ? "a module's variable is declared with 'var', a constant with 'const'"
             : "put it into 'fn main() { … }'");
    return true;
}

/* A body that begins without its brace, though its head may well be complete. */
static bool
tell_missing_braces(const struct problem *problem)
{
    struct surroundings near = problem->near;
    unsigned first = token_facts(near.first.kind), found = token_facts(near.found.kind);
    struct parse *parse = problem->parse;
    const char *cure = "a body stands in braces";
    struct diag *diag;

    if (!problem->expected[TOK_LBRACE] || problem->expected[TOK_INT] ||
        !(first & TOKEN_HEAD) || first & TOKEN_ITEM)
        return false;
    if (!(found & (TOKEN_STARTS_VALUE | TOKEN_STATEMENT | TOKEN_NAMES)) &&
        near.found.kind != TOK_COLON && near.found.kind != TOK_SEMICOLON)
        return false;
    if (problem->expected[TOK_STAR] && habit_help(parse, near, problem->expected))
        cure = habit_help(parse, near, problem->expected);
    diag = tell(problem, DIAG_BRACES,
                arena_printf(parse->context->arena, "expected '{'%s, found %s",
                             problem->expected[TOK_IF] ? " or 'if'" : "",
                             describe(parse, near.found)));
    help(problem, diag, cure);
    parse->braces_missed = true;
    return true;
}

static void
tell_unexpected(const struct problem *problem)
{
    struct parse *parse = problem->parse;
    struct arena *arena = parse->context->arena;
    const char *expected = expected_str(arena, problem->expected);
    const char *found = describe(parse, problem->near.found);
    const char *text = expected
                           ? arena_printf(arena, "expected %s, found %s", expected, found)
                           : arena_printf(arena, "unexpected %s", found);

    help(problem, tell(problem, DIAG_SYNTAX, text),
         habit_help(parse, problem->near, problem->expected));
}

/* ---- */

/* Is this only a consequence of what was told? */
static bool
is_consequence(struct parse *parse, struct surroundings near, const bool *expected)
{
    bool was_missed = parse->braces_missed, had_strayed = parse->strayed;

    parse->braces_missed = false;
    if (expected[TOK_STRUCT]) {
        parse->strayed = true;
        return had_strayed && !(is_at_margin(parse, near.found.span.lo) &&
                                habit_is_misspelt_item(parse, near.found));
    }
    if (parse->misnamed[near.found.kind] || parse->misnamed[near.previous.kind])
        return true;
    return was_missed && near.found.kind == TOK_ELSE;
}

/* Where something is missing at the end of a line, that is the place; else it is the
 * found token. */
static struct span
place_of(const struct parse *parse, struct surroundings near, const bool *expected)
{
    bool begins = token_facts(near.found.kind) & (TOKEN_ITEM | TOKEN_STATEMENT);
    bool ends = expected[TOK_SEMICOLON] || expected[TOK_RPAREN] ||
                expected[TOK_RBRACKET] || expected[TOK_COMMA] || expected[TOK_LBRACE] ||
                expected[TOK_ASSIGN] || expected[TOK_CATCH];

    if (expected[TOK_STRUCT] || expected[TOK_LET] || !(begins || ends) ||
        (expected[TOK_INT] && !begins) ||
        !feed_is_on_new_line(parse, near.previous, near.found))
        return near.found.span;
    return behind(near.previous);
}

void
report_syntax_error(struct parse *parse, const bool *expected)
{
    struct surroundings near = feed_surroundings(parse);
    struct problem problem = {parse, near, expected, place_of(parse, near, expected)};

    if (is_consequence(parse, near, expected) || !may_tell(parse, problem.span))
        return;
    if (!tell_chained_comparison(&problem) && !tell_reserved_word(&problem) &&
        !tell_inner_item(&problem) && !tell_outer_statement(&problem) &&
        !tell_missing_braces(&problem))
        tell_unexpected(&problem);
}

/* The messages for what can be no token. */
#include "lexical_error.h"

#include <ctype.h>
#include <string.h>

#include "name.h"
#include "parse.h"
#include "tally.h"
#include "utf8.h"

static const char *
text_at(const struct parse *parse, struct span span)
{
    return source_at(parse->context->source, span.lo);
}

static int
size_of(struct span span)
{
    return (int)(span.hi - span.lo);
}

/* ---- encoding ---- */

/* With so many, the file is no text, or one in another encoding. */
#define MOST_ENCODING_ERRORS 1000

/* Most sources are ASCII: eight bytes at a time. */
static uint32_t
skip_ascii(const char *text, uint32_t at, uint32_t size)
{
    uint64_t word;

    for (; size - at >= sizeof word; at += (uint32_t)sizeof word) {
        memcpy(&word, text + at, sizeof word);
        if (word & 0x8080808080808080u)
            break;
    }
    while (at < size && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

static bool
is_invalid(const char *text, size_t size)
{
    struct utf8_char c = utf8_next(text, size);

    return c.size == 1 && c.code >= 0x80;
}

static void
report_invalid(struct parse *parse, struct span span)
{
    struct diags *diags = parse->context->diags;
    struct diag *diag =
        diag_error(diags, DIAG_ENCODING, span, "%s no valid UTF-8",
                   size_of(span) == 1 ? "this byte is" : "these bytes are");

    if (size_of(span) == 1)
        diag_help(diags, diag, "a byte is written \"\\x%02x\"",
                  (unsigned)(unsigned char)*text_at(parse, span));
}

/* By its mark. */
static bool
is_utf16(const char *text, uint32_t size)
{
    return size >= 2 &&
           (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0);
}

bool
report_bad_encoding(struct parse *parse)
{
    const struct source *source = parse->context->source;
    const char *text = source->text;
    uint32_t size = source->size, at = 0;

    if (is_utf16(text, size)) {
        diag_error(parse->context->diags, DIAG_ENCODING,
                   (struct span){source->base, source->base + 2},
                   "this file is UTF-16, and a program is UTF-8");
        return false;
    }

    while (diag_error_count(parse->context->diags) < MOST_ENCODING_ERRORS &&
           (at = skip_ascii(text, at, size)) < size) {
        uint32_t from = at;

        while (at < size && is_invalid(text + at, size - at))
            at++;
        if (at == from)
            at += utf8_next(text + at, size - at).size;
        else
            report_invalid(parse, (struct span){source->base + from, source->base + at});
    }
    return true;
}

/* ---- what is not closed ---- */

void
report_open_comment(struct parse *parse, struct span span)
{
    span.hi = span.lo + 2;
    diag_error(parse->context->diags, DIAG_OPEN_COMMENT, span,
               "this comment is never closed");
    parse->quiet = true; /* it swallowed what closes the brackets */
}

void
report_open_string(struct parse *parse, struct span span)
{
    struct diag *diag;

    if (parse_was_told(parse, span.lo))
        return; /* its '{' was told instead */
    parse_mark_told(parse, span.lo, span.hi);
    diag =
        diag_error(parse->context->diags, DIAG_OPEN_STRING, span,
                   "expected '\"' at the end of the string, found the end of the line");
    diag_help(parse->context->diags, diag,
              "a string ends on its line; a new line in it is written \\n");
}

void
report_long_string(struct parse *parse, struct span span)
{
    struct diag *diag;

    parse_mark_told(parse, span.lo, span.hi);
    span.hi = span.lo + (*text_at(parse, span) == 'f') + 3;
    diag = diag_error(parse->context->diags, DIAG_OPEN_STRING, span,
                      "a string ends on its line: there is no '\"\"\"'");
    diag_help(parse->context->diags, diag, "a new line in a string is written \\n");
}

void
report_open_character(struct parse *parse, struct span span)
{
    struct diag *diag = diag_error(
        parse->context->diags, DIAG_BAD_CHARACTER, span,
        "expected \"'\" at the end of the character, found the end of the line");

    parse_mark_told(parse, span.lo, span.lo);
    if (size_of(span) > 2)
        diag_help(parse->context->diags, diag, "a string is written in '\"'");
}

void
report_open_hole(struct parse *parse)
{
    const struct brackets *brackets = &parse->brackets;

    for (int i = brackets->count - 1; i >= 0; i--) {
        if (brackets->open[i].kind != BRACKET_HOLE)
            continue;
        diag_error(parse->context->diags, DIAG_FSTRING, brackets->open[i].span,
                   "this '{' is not closed in its f-string");
        break;
    }
    parse_mark_told(parse, parse->position, parse->position);
}

void
report_single_brace(struct parse *parse, struct span span)
{
    struct diag *diag = diag_error(parse->context->diags, DIAG_FSTRING, span,
                                   "a single '}' in an f-string");

    diag_help(parse->context->diags, diag, "a brace as such is written '}}'");
}

/* ---- numbers ---- */

static bool
only_digits(const char *text, int size)
{
    for (int i = 0; i < size; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return true;
}

/* A cure, where one can be seen. */
static const char *
number_help(const char *text, int size)
{
    if (size > 1 && text[0] == '0' && only_digits(text + 1, size - 1))
        return "a number does not begin with 0";
    if (size > 1 && text[0] == '0' && strchr("XBoO", text[1]))
        return "0x begins hexadecimal digits, 0b binary ones";
    if (text[size - 1] == '_')
        return "a '_' stands between two digits";
    if (memchr(text, '.', (size_t)size) && text[size - 1] == 's')
        return "a duration is a whole number: write 1500ms instead of 1.5s";
    if (size > 1 && strchr("hm", text[size - 1]) && only_digits(text, size - 1))
        return "the units of a duration are ns, us, ms, s and min";
    return NULL;
}

void
report_bad_number(struct parse *parse, struct span span)
{
    const char *text = text_at(parse, span);
    const char *help = number_help(text, size_of(span));
    struct diag *diag = diag_error(parse->context->diags, DIAG_BAD_NUMBER, span,
                                   "'%.*s' is no number", size_of(span), text);

    if (help)
        diag_help(parse->context->diags, diag, "%s", help);
}

void
report_too_large(struct parse *parse, struct span span, const char *help)
{
    struct diag *diag = diag_error(parse->context->diags, DIAG_TOO_LARGE, span,
                                   "this number is too large");

    diag_help(parse->context->diags, diag, "%s", help);
}

/* ---- escapes and characters ---- */

void
report_escape(struct parse *parse, struct span span, const char *problem)
{
    struct diags *diags = parse->context->diags;
    bool in_row = parse_was_told(parse, span.lo);
    struct diag *diag;

    parse_mark_told(parse, span.lo, span.hi);
    if (in_row && !problem)
        return;
    if (problem) {
        diag_error(diags, DIAG_ESCAPE, span, "%s", problem);
        return;
    }
    diag = diag_error(diags, DIAG_ESCAPE, span, "unknown escape");
    diag_help(diags, diag, "a backslash as such is written '\\\\'");
}

void
report_bad_character(struct parse *parse, struct span span, int count)
{
    struct diags *diags = parse->context->diags;
    struct diag *diag;

    parse_mark_told(parse, span.lo, span.lo);
    if (count == 0) {
        diag = diag_error(diags, DIAG_BAD_CHARACTER, span,
                          "there is no character between the quotes");
        diag_help(diags, diag, "an empty string is \"\"");
    } else if (count == 1) {
        diag = diag_error(diags, DIAG_BAD_CHARACTER, span,
                          "a character literal is one byte; this takes several");
        diag_help(diags, diag, "a string is written in '\"'");
    } else {
        diag = diag_error(diags, DIAG_BAD_CHARACTER, span,
                          "a character literal is one byte, this is %d", count);
        diag_help(diags, diag, "a string is written in '\"'");
    }
}

/* ---- what begins no token ---- */

static const struct {
    uint32_t first, last; /* code points */
    const char *help;
} strays[] = {
    {0x2018, 0x201f, "the quotes of a program are '\"' and \"'\""},
    {0xa0, 0xa0, "this looks like a space, but is none"},
    {0x2000, 0x200b, "this looks like a space, but is none"},
    {0xfeff, 0xfeff, "this looks like a space, but is none"},
    {0x2010, 0x2015, "the sign is '-'"},
    {0x2212, 0x2212, "the sign is '-'"},
    {0xd7, 0xd7, "write '*'"},
    {0x2260, 0x2260, "write '!='"},
    {0x2264, 0x2264, "write '<='"},
    {0x2265, 0x2265, "write '>='"},
    {'@', '@', "there are no decorators"},
    {'`', '`', "a string is written in '\"', a formatted one f\"…\""},
    {'\\', '\\', "a statement goes on to its ';', without a sign at the end of the line"},
};

static const char *
stray_help(uint32_t code)
{
    for (size_t i = 0; i < sizeof strays / sizeof *strays; i++)
        if (strays[i].first <= code && code <= strays[i].last)
            return strays[i].help;
    return NULL;
}

void
report_stray(struct parse *parse, struct span span)
{
    struct diags *diags = parse->context->diags;
    const char *text = text_at(parse, span), *help;
    struct utf8_char c = utf8_next(text, span.hi - span.lo);
    bool in_row = parse_was_told(parse, span.lo);
    struct diag *diag;

    parse_mark_told(parse, span.lo, parse_behind_blanks(parse, span.hi));
    if (in_row || (c.size == 1 && c.code >= 0x80))
        return; /* told before */
    if (c.width < 0)
        diag = diag_error(diags, DIAG_STRAY, span, "stray character U+%04X",
                          (unsigned)c.code);
    else
        diag = diag_error(diags, DIAG_STRAY, span, "stray character '%.*s'", (int)c.size,
                          text);
    help = stray_help(c.code);
    if (help)
        diag_help(diags, diag, "%s", help);
}

void
report_hash(struct parse *parse, struct span span)
{
    static const char *const directives[] = {"include", "define", "if",    "ifdef",
                                             "ifndef",  "endif",  "pragma"};
    const char *text = text_at(parse, span) + 1;
    int size = size_of(span) - 1, length = 0;
    const char *help = size > 0 && text[0] == '[' ? "there are no attributes"
                                                  : "a comment begins with '//'";
    struct diag *diag;

    while (length < size && isalpha((unsigned char)text[length]))
        length++;
    for (size_t i = 0; i < sizeof directives / sizeof *directives; i++)
        if ((size_t)length == strlen(directives[i]) &&
            memcmp(text, directives[i], (size_t)length) == 0)
            help = "there is no preprocessor";
    span.hi = span.lo + 1;
    diag = diag_error(parse->context->diags, DIAG_STRAY, span, "stray character '#'");
    diag_help(parse->context->diags, diag, "%s", help);
}

static bool
is_letter(struct utf8_char c)
{
    if (c.size == 1)
        return true; /* ASCII, or an invalid byte that was told before */
    return c.code > 0xaa && c.code != 0xab && c.code != 0xbb && c.code != 0xd7 &&
           c.code != 0xf7 && !(c.code >= 0x2000 && c.code <= 0x2bff) &&
           !(c.code >= 0x3000 && c.code <= 0x3020) && c.code != 0xfeff &&
           !(c.code >= 0xff00 && c.code <= 0xff20) && c.code < 0x1f000;
}

int
foreign_word_size(const char *text, int size)
{
    int at = 0;

    while (at < size) {
        struct utf8_char c = utf8_next(text + at, (size_t)(size - at));
        if (!is_letter(c))
            break;
        at += (int)c.size;
    }
    return at;
}

int
character_size(const char *text, int size)
{
    return (int)utf8_next(text, (size_t)size).size;
}

void
report_foreign_name(struct parse *parse, struct span span)
{
    const char *text = text_at(parse, span);
    size_t size = span.hi - span.lo;
    const char *name = name_intern(parse->context->names, text, size);

    if ((*tally_of(parse->foreign_names, name))++ > 0)
        return; /* told where it stands first */
    for (size_t at = 0; at < size; at += utf8_next(text + at, size - at).size)
        if (is_invalid(text + at, size - at))
            return; /* told before */
    if (skip_ascii(text, 0, span.hi - span.lo) == size)
        return; /* only the sign behind it is foreign */
    diag_error(parse->context->diags, DIAG_STRAY, span,
               "a name is made of ASCII letters, digits and '_'");
}

#include "c_literal.h"

#include <limits.h>
#include <string.h>

#include "utf8.h"

/* ---- string literals ---- */

/* The letter of a simple escape, or 0. */
static char
escape_letter(char c)
{
    static const char escaped[] = "\"\\\n\t\r", letters[] = "\"\\ntr";
    const char *at = c ? strchr(escaped, c) : NULL;

    return at ? letters[at - escaped] : 0;
}

/* Three digits always, so that no digit behind can join them. */
static void
put_octal(struct c_writer *writer, unsigned char byte)
{
    char text[] = {'\\', (char)('0' + (byte >> 6)), (char)('0' + (byte >> 3 & 7)),
                   (char)('0' + (byte & 7))};

    c_put_bytes(writer, text, sizeof text);
}

/* The character at `text` as it may stand in a literal; gives its size. */
static size_t
put_character(struct c_writer *writer, const char *text, size_t size, char before)
{
    struct utf8_char character = utf8_next(text, size);
    char letter = escape_letter(*text);

    if (letter || (*text == '?' && before == '?')) { /* ??x could be a trigraph */
        c_put_char(writer, '\\');
        c_put_char(writer, letter ? letter : '?');
        return 1;
    }
    if (character.width >= 0) {
        c_put_bytes(writer, text, character.size);
        return character.size;
    }
    for (uint32_t i = 0; i < character.size; i++)
        put_octal(writer, (unsigned char)text[i]);
    return character.size;
}

/* What needs no escape needs no second look. */
static size_t
plain_size(const char *bytes, size_t size)
{
    size_t plain = 0;

    while (plain < size && bytes[plain] >= ' ' && bytes[plain] < 0x7f &&
           bytes[plain] != '"' && bytes[plain] != '\\' && bytes[plain] != '?')
        plain++;
    return plain;
}

void
c_put_literal(struct c_writer *writer, const char *bytes, size_t size)
{
    c_put_char(writer, '"');
    for (size_t at = 0; at < size;) {
        size_t plain = plain_size(bytes + at, size - at);

        c_put_bytes(writer, bytes + at, plain);
        at += plain;
        if (at < size)
            at +=
                put_character(writer, bytes + at, size - at, at > 0 ? bytes[at - 1] : 0);
    }
    c_put_char(writer, '"');
}

void
c_put_constant(struct c_writer *writer, unsigned char byte)
{
    char letter = byte == '"'    ? 0
                  : byte == '\'' ? '\''
                  : byte == 0    ? '0'
                                 : escape_letter((char)byte);

    c_put_char(writer, '\'');
    if (letter) {
        c_put_char(writer, '\\');
        c_put_char(writer, letter);
    } else if (byte >= ' ' && byte < 0x7f) {
        c_put_char(writer, (char)byte);
    } else {
        put_octal(writer, byte);
    }
    c_put_char(writer, '\'');
}

/* In rows, since laying out one line of a million parts takes long. */
void
c_put_characters(struct c_writer *writer, const char *bytes, size_t size)
{
    c_begin_block(writer);
    for (size_t i = 0; i < size; i++) {
        c_put_constant(writer, (unsigned char)bytes[i]);
        c_put_char(writer, ',');
        if (i % 12 == 11)
            c_end(writer);
        else
            c_put_char(writer, ' ');
    }
    c_line(writer, "0");
    c_end_block(writer);
}

/* ---- comments ---- */

struct comment {
    struct c_writer *writer;
    int left;     /* columns */
    bool pending; /* white space before what comes */
    char last;
};

static bool
put_pending_space(struct comment *comment)
{
    if (comment->pending && comment->left > 0) {
        c_put_char(comment->writer, ' ');
        comment->left--;
    }
    comment->pending = false;
    return comment->left > 0;
}

/* Neither an end of the comment nor what looks like another's beginning. */
static bool
joins(char last, char next)
{
    return (last == '*' && next == '/') || (last == '/' && next == '*');
}

static bool
put_in_comment(struct comment *comment, const char *text,
               const struct utf8_char *character)
{
    bool shown = character->width >= 0;

    if (joins(comment->last, *text))
        comment->pending = true;
    if (!put_pending_space(comment))
        return false;
    comment->left -= shown ? character->width : 1;
    if (comment->left < 0)
        return false;
    c_put_bytes(comment->writer, shown ? text : "?", shown ? character->size : 1);
    comment->last = *text;
    return true;
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int
columns_of(const char *bytes, size_t size)
{
    int columns = 0;

    for (size_t i = 0; i < size; i++)
        columns += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    return columns;
}

/* As much of the text as there is room for; gives how much that is. */
static size_t
put_text(struct comment *comment, const char *bytes, size_t size)
{
    size_t at = 0;

    while (at < size) {
        struct utf8_char character = utf8_next(bytes + at, size - at);

        if (is_space(bytes[at]))
            comment->pending = true;
        else if (!put_in_comment(comment, bytes + at, &character))
            break;
        at += character.size;
    }
    return at;
}

void
c_put_comment_text(struct c_writer *writer, const char *bytes, size_t size)
{
    struct comment comment = {writer, INT_MAX, false, 0};

    put_text(&comment, bytes, size);
}

void
c_put_comment(struct c_writer *writer, const char *bytes, size_t size, int columns)
{
    struct comment comment = {writer, columns - (int)strlen("/*  */"), false, 0};
    bool fits = size < 4096 && columns_of(bytes, size) <= comment.left;

    if (!fits)
        comment.left -= (int)strlen(" ...");
    c_put(writer, "/* ");
    c_put(writer, put_text(&comment, bytes, size) < size ? " ... */" : " */");
}

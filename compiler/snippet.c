/* Source lines with carets. Columns are those of a terminal: tabs are written as spaces,
 * wide characters count two, and what cannot be shown is written as its number. */
#include "snippet.h"

#include <stdbool.h>

#include "utf8.h"

#define TAB 4
#define WIDEST 100 /* columns of source shown */
#define LEAD 50    /* bytes shown before the caret, at most, when a long line is cut */
#define CUT "..."

/* The part of a line that is shown, and where the caret range lies in it, in bytes. */
struct window {
    const char *text;
    uint32_t lo, hi;     /* shown */
    uint32_t caret, end; /* of the range; may lie behind the end of the line */
    bool cut_left;
};

/* Prints one character, or only counts its columns if `out` is NULL. */
static int
show(const char *text, struct utf8_char c, int column, FILE *out)
{
    char escape[16];
    int width;

    if (c.code == '\t') {
        width = TAB - column % TAB;
        return out ? fprintf(out, "%*s", width, "") : width;
    }
    if (c.width < 0) {
        const char *format = c.size == 1 ? "<%02x>" : "<U+%04X>";
        width = snprintf(escape, sizeof escape, format, (unsigned)c.code);
        return out ? fprintf(out, "%s", escape) : width;
    }
    if (out)
        fwrite(text, 1, c.size, out);
    return c.width;
}

/* Columns of text[lo..hi) if it begins at `column`; stops behind `limit`. Prints if
 * `out`. */
static int
show_range(const struct window *window, uint32_t lo, uint32_t hi, int column, FILE *out)
{
    int width = 0;

    while (lo < hi) {
        struct utf8_char c = utf8_next(window->text + lo, hi - lo);
        width += show(window->text + lo, c, column + width, out);
        lo += c.size;
    }
    return width;
}

/* The end of what fits into WIDEST columns from `lo` on. */
static uint32_t
fitting_end(const struct window *window, uint32_t lo, uint32_t hi)
{
    int width = 0;

    while (lo < hi) {
        struct utf8_char c = utf8_next(window->text + lo, hi - lo);
        width += show(window->text + lo, c, width, NULL);
        if (width > WIDEST)
            break;
        lo += c.size;
    }
    return lo;
}

static bool
inside_character(const struct window *window, uint32_t offset)
{
    return ((unsigned char)window->text[offset] & 0xc0) == 0x80;
}

/* Cuts a line of `size` bytes to what is shown of it. */
static void
cut(struct window *window, uint32_t size)
{
    window->lo = 0;
    window->hi = fitting_end(window, 0, size);
    if (window->hi == size || window->caret <= LEAD)
        return;
    window->lo = window->caret - LEAD;
    for (int i = 0; i < 3 && inside_character(window, window->lo); i++)
        window->lo++;
    window->cut_left = true;
    window->hi = fitting_end(window, window->lo, size);
}

static void
print_gutter(uint32_t line, FILE *out)
{
    if (line)
        fprintf(out, "%5u | ", (unsigned)line);
    else
        fputs("      | ", out);
}

/* Below the line: the caret at the first column of the range, tildes below the rest. */
static void
print_carets(const struct window *window, int lead, const char *help,
             struct snippet_style style, FILE *out)
{
    uint32_t caret = window->caret < window->hi ? window->caret : window->hi;
    uint32_t end = window->end < window->hi ? window->end : window->hi;
    int before = lead + show_range(window, window->lo, caret, lead, NULL);
    int width = end > caret ? show_range(window, caret, end, before, NULL) : 1;

    fprintf(out, "%*s%s^", before, "", style.caret_on);
    while (--width > 0)
        fputc('~', out);
    fputs(style.caret_off, out);
    if (help)
        fprintf(out, " %shelp:%s %s", style.help_on, style.help_off, help);
    fputc('\n', out);
}

/* Where the range ends on its first line, without the white space at that line's end. */
static uint32_t
end_on_line(const char *text, uint32_t lo, uint32_t hi, uint32_t size)
{
    if (hi <= size)
        return hi;
    while (size > lo && (text[size - 1] == ' ' || text[size - 1] == '\t'))
        size--;
    return size;
}

void
snippet_print(const struct source *source, struct span span, const char *help,
              struct snippet_style style, FILE *out)
{
    uint32_t line = source_line(source, span.lo), size;
    uint32_t start = source->base + source->lines[line - 1];
    struct window window = {.text = source_line_text(source, line, &size)};
    int lead = 0;

    window.caret = span.lo - start < size ? span.lo - start : size;
    window.end = end_on_line(window.text, window.caret, span.hi - start, size);
    cut(&window, size);

    print_gutter(line, out);
    if (window.cut_left)
        lead = fprintf(out, "%s", CUT);
    show_range(&window, window.lo, window.hi, lead, out);
    fputs(window.hi < size ? CUT "\n" : "\n", out);
    print_gutter(0, out);
    print_carets(&window, lead, help, style, out);
}

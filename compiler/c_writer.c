#include "c_writer.h"

#include <stdarg.h>
#include <string.h>

/* Of text, at least. */
enum { CHUNK = 16384 };

void
c_writer_begin(struct c_writer *writer, struct arena *arena)
{
    *writer = (struct c_writer){.arena = arena};
    writer->last = &writer->first;
}

/* ---- bytes ---- */

/* Room for `size` more bytes behind what there is; gives where they go. */
static char *
room(struct c_writer *writer, struct c_bytes *bytes, size_t size)
{
    size_t needed = (size_t)bytes->count + size;

    if (needed > (size_t)bytes->capacity) {
        size_t capacity = needed * 2 + CHUNK;
        char *larger = arena_alloc(writer->arena, capacity);

        if (bytes->count > 0)
            memcpy(larger, bytes->at, (size_t)bytes->count);
        bytes->at = larger;
        bytes->capacity = (int)capacity;
    }
    return bytes->at + bytes->count;
}

static void
append(struct c_writer *writer, struct c_bytes *bytes, const char *text, size_t size)
{
    memcpy(room(writer, bytes, size), text, size);
    bytes->count += (int)size;
}

/* A line of the text. */
static void
append_line(struct c_writer *writer, int column, const char *line, int size)
{
    char *at = room(writer, &writer->text, (size_t)column + (size_t)size + 1);

    memset(at, ' ', (size_t)column);
    memcpy(at + column, line, (size_t)size);
    at[column + size] = '\n';
    writer->text.count += column + size + 1;
}

/* In columns: the bytes that continue a UTF-8 character take none. */
static int
width(const char *text, int size)
{
    int columns = 0;

    for (int i = 0; i < size; i++)
        columns += ((unsigned char)text[i] & 0xc0) != 0x80;
    return columns;
}

/* ---- within a line ---- */

void
c_put_bytes(struct c_writer *writer, const char *bytes, size_t size)
{
    append(writer, &writer->line, bytes, size);
}

void
c_put(struct c_writer *writer, const char *text)
{
    append(writer, &writer->line, text, strlen(text));
}

void
c_put_char(struct c_writer *writer, char c)
{
    *room(writer, &writer->line, 1) = c;
    writer->line.count++;
}

void
c_put_integer(struct c_writer *writer, int64_t value)
{
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    char digits[24], *at = digits + sizeof digits;

    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        *--at = '-';
    c_put_bytes(writer, at, (size_t)(digits + sizeof digits - at));
}

static void
put_by_printf(struct c_writer *writer, const char *format, va_list arguments)
{
    c_put(writer, arena_vprintf(writer->arena, format, arguments));
}

/* Names and small numbers make up nearly all: printf itself is left the rest. */
static void
put_formatted(struct c_writer *writer, const char *format, va_list arguments)
{
    const char *at;

    for (; (at = strchr(format, '%')); format = at + 2) {
        c_put_bytes(writer, format, (size_t)(at - format));
        if (at[1] == 's') {
            c_put(writer, va_arg(arguments, const char *));
        } else if (at[1] == 'd') {
            c_put_integer(writer, va_arg(arguments, int));
        } else {
            put_by_printf(writer, at, arguments);
            return;
        }
    }
    c_put(writer, format);
}

void
c_putf(struct c_writer *writer, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    put_formatted(writer, format, arguments);
    va_end(arguments);
}

static void
mark(struct c_writer *writer, enum c_mark_kind kind)
{
    struct c_mark mark = {.kind = kind, .at = writer->line.count};

    vec_push(writer->arena, &writer->marks, mark);
}

void
c_open(struct c_writer *writer, const char *text)
{
    c_put(writer, text);
    mark(writer, C_MARK_OPEN);
}

void
c_close(struct c_writer *writer, const char *text)
{
    mark(writer, C_MARK_CLOSE);
    c_put(writer, text);
}

void
c_may_break(struct c_writer *writer)
{
    mark(writer, C_MARK_OPERATOR);
}

void
c_may_break_link(struct c_writer *writer)
{
    mark(writer, C_MARK_LINK);
}

void
c_comma(struct c_writer *writer)
{
    c_put_bytes(writer, ", ", 2);
    mark(writer, C_MARK_COMMA);
}

void
c_equals(struct c_writer *writer)
{
    c_put_bytes(writer, " = ", 3);
    mark(writer, C_MARK_EQUALS);
}

int
c_column(const struct c_writer *writer)
{
    return writer->indent * C_INDENT + width(writer->line.at, writer->line.count);
}

/* ---- laying out a long line ---- */

/* A line under way, of which all before `start` is written. */
struct layout {
    struct c_writer *writer;
    int start, column; /* where the rest begins, in the line and on the page */
    int next_mark;     /* the first mark behind start */
    bool is_plain;     /* each byte takes a column */
};

/* Columns from one place in the line to another. */
static int
width_between(const struct layout *layout, int from, int to)
{
    return layout->is_plain ? to - from
                            : width(layout->writer->line.at + from, to - from);
}

static int
column_of(const struct layout *layout, int at)
{
    return layout->column + width_between(layout, layout->start, at);
}

/* On a line of its own. */
static bool
rest_fits(const struct layout *layout, int at)
{
    int rest = width_between(layout, at, layout->writer->line.count);

    return (layout->writer->indent + 1) * C_INDENT + rest <= C_COLUMNS;
}

/* How good a break is: the rest of an assignment on a line of its own is fine if it fits
 * there; else, and behind an opening bracket, a line ends only where there is no other
 * way. */
enum quality { QUALITY_NONE, QUALITY_LAST, QUALITY_POOR, QUALITY_GOOD };

static enum quality
quality_of(const struct layout *layout, const struct c_mark *at, int depth)
{
    if (at->at <= layout->start)
        return QUALITY_NONE;
    switch (at->kind) {
    case C_MARK_COMMA:
    case C_MARK_LINK:
    case C_MARK_OPERATOR:
        return QUALITY_GOOD;
    case C_MARK_EQUALS:
        return depth == 0 && rest_fits(layout, at->at) ? QUALITY_GOOD : QUALITY_POOR;
    case C_MARK_OPEN:
        return QUALITY_LAST;
    case C_MARK_CLOSE:
        break;
    }
    return QUALITY_NONE;
}

/* What stands on both sides of an operator belongs together more than what a comma parts,
 * and that of || and && less than that of others. */
static int
closeness(const struct c_mark *at, int depth)
{
    int within = at->kind == C_MARK_OPERATOR ? 2 : at->kind == C_MARK_LINK ? 1 : 0;

    return 3 * depth + within;
}

/* The best break that leaves a line which is not too long, of these the one in the fewest
 * brackets, and of those the last. If there is none, the next one; -1: no break at all.
 */
static int
choose_break(const struct layout *layout)
{
    const struct c_marks *marks = &layout->writer->marks;
    enum quality best_quality = QUALITY_NONE;
    int depth = 0, best = -1, best_closeness = 0;

    for (int i = layout->next_mark; i < marks->count; i++) {
        const struct c_mark *at = &marks->at[i];
        enum quality quality = quality_of(layout, at, depth);

        if (column_of(layout, at->at - 1) > C_COLUMNS && best >= 0)
            break;
        if (quality != QUALITY_NONE &&
            (quality > best_quality ||
             (quality == best_quality && closeness(at, depth) <= best_closeness))) {
            best = i;
            best_quality = quality;
            best_closeness = closeness(at, depth);
        }
        depth += at->kind == C_MARK_OPEN ? 1 : at->kind == C_MARK_CLOSE ? -1 : 0;
    }
    return best;
}

/* The columns at which the brackets around the break begin, if `stack` holds those
 * before. */
static void
follow_brackets(struct layout *layout, int until)
{
    struct c_writer *writer = layout->writer;

    for (; layout->next_mark <= until; layout->next_mark++) {
        struct c_mark at = writer->marks.at[layout->next_mark];

        if (at.kind == C_MARK_OPEN) {
            at.at = column_of(layout, at.at);
            vec_push(writer->arena, &writer->stack, at);
        } else if (at.kind == C_MARK_CLOSE) {
            writer->stack.count--;
        }
    }
}

static void
write_rest(struct layout *layout, int end)
{
    struct c_writer *writer = layout->writer;
    int size = end - layout->start;

    if (size > 0 && writer->line.at[end - 1] == ' ')
        size--;
    append_line(writer, layout->column, writer->line.at + layout->start, size);
    layout->start = end;
}

/* Where the next piece begins on the page: behind the bracket around it, unless it would
 * then be too long at once. */
static int
continuation_column(const struct layout *layout)
{
    const struct c_writer *writer = layout->writer;
    int outer = (writer->indent + 1) * C_INDENT, column = outer, end = writer->line.count;

    if (writer->stack.count > 0)
        column = writer->stack.at[writer->stack.count - 1].at;
    for (int i = layout->next_mark; i < writer->marks.count; i++)
        if (writer->marks.at[i].kind <= C_MARK_OPERATOR) {
            end = writer->marks.at[i].at - 1;
            break;
        }
    if (column + width_between(layout, layout->start, end) > C_COLUMNS)
        return outer < column ? outer : column;
    return column;
}

/* Deeper lines are not broken, into pieces that would be too short to read. */
enum { DEEPEST_LAYOUT = 14 };

static void
lay_out(struct c_writer *writer)
{
    struct layout layout = {.writer = writer, .column = writer->indent * C_INDENT};
    int at;

    layout.is_plain = width(writer->line.at, writer->line.count) == writer->line.count;
    writer->stack.count = 0;
    while (column_of(&layout, writer->line.count) > C_COLUMNS &&
           writer->indent <= DEEPEST_LAYOUT && (at = choose_break(&layout)) >= 0) {
        follow_brackets(&layout, at);
        if (writer->marks.at[at].kind == C_MARK_OPEN)
            writer->stack.at[writer->stack.count - 1].at =
                (writer->indent + 2) * C_INDENT;
        write_rest(&layout, writer->marks.at[at].at);
        layout.column = continuation_column(&layout);
    }
    write_rest(&layout, writer->line.count);
}

/* ---- lines ---- */

static void
end_label(struct c_writer *writer, const char *how)
{
    if (writer->after_label)
        append(writer, &writer->text, how, strlen(how));
    writer->after_label = false;
}

/* An empty line between the declarations at the top of braces and what follows. */
static void
note_line(struct c_writer *writer)
{
    if (writer->is_declaration && writer->text.count == writer->body)
        writer->body_declares = true;
    if (writer->is_declaration && writer->top == C_OPEN)
        writer->top = C_DECLARING;
    if (writer->is_declaration)
        return;
    if (writer->top == C_DECLARING)
        append(writer, &writer->text, "\n", 1);
    writer->top = C_ACTING;
}

/* Most lines have fewer bytes than fit, and need no count of their columns. */
static bool
is_long(const struct c_writer *writer)
{
    return writer->indent * C_INDENT + writer->line.count > C_COLUMNS &&
           c_column(writer) > C_COLUMNS;
}

void
c_end(struct c_writer *writer)
{
    int column = writer->indent * C_INDENT;

    end_label(writer, writer->is_declaration ? ";\n" : "\n");
    note_line(writer);
    writer->is_declaration = false;
    if (is_long(writer))
        lay_out(writer);
    else
        append_line(writer, column, writer->line.at, writer->line.count);
    writer->line.count = 0;
    writer->marks.count = 0;
}

void
c_line(struct c_writer *writer, const char *text)
{
    c_put(writer, text);
    c_end(writer);
}

void
c_linef(struct c_writer *writer, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    put_formatted(writer, format, arguments);
    va_end(arguments);
    c_end(writer);
}

void
c_blank(struct c_writer *writer)
{
    const struct c_bytes *text = &writer->text;

    end_label(writer, "\n");
    if (text->count < 2 || text->at[text->count - 1] != '\n' ||
        text->at[text->count - 2] != '\n')
        append(writer, &writer->text, "\n", 1);
}

void
c_begin_inside(struct c_writer *writer)
{
    c_end(writer);
    writer->indent++;
    writer->top = C_OPEN;
}

void
c_begin_block(struct c_writer *writer)
{
    c_put_char(writer, '{');
    c_begin_inside(writer);
}

void
c_begin_body(struct c_writer *writer)
{
    c_begin_block(writer);
    writer->body = writer->text.count;
    writer->body_declares = false;
}

void
c_end_block(struct c_writer *writer)
{
    end_label(writer, ";\n");
    writer->top = C_ACTING;
    writer->indent--;
    c_put_char(writer, '}');
}

void
c_declaration(struct c_writer *writer)
{
    writer->is_declaration = true;
}

void
c_label(struct c_writer *writer, const char *name)
{
    end_label(writer, "\n");
    note_line(writer);
    append(writer, &writer->text, name, strlen(name));
    append(writer, &writer->text, ":", 1);
    writer->after_label = true;
}

void
c_settle(struct c_writer *writer)
{
    end_label(writer, ";\n");
}

void
c_end_directive(struct c_writer *writer)
{
    end_label(writer, ";\n");
    append_line(writer, 0, writer->line.at, writer->line.count);
    writer->line.count = 0;
}

/* ---- the whole ---- */

int
c_offset(const struct c_writer *writer)
{
    return writer->text.count;
}

void
c_move(struct c_writer *writer, int from, int to)
{
    char *text = writer->text.at;
    int size = writer->text.count - from;
    char *moved;

    if (size == 0 || from == to)
        return;
    moved = arena_copy(writer->arena, text + from, (size_t)size);
    memmove(text + to + size, text + to, (size_t)(from - to));
    memcpy(text + to, moved, (size_t)size);
}

void
c_finish(struct c_writer *writer)
{
    struct c_piece *piece;

    /* What comes next is written behind it. */
    if (writer->text.count == 0)
        return;
    piece = NEW(writer->arena, struct c_piece);
    piece->size = (size_t)writer->text.count;
    piece->text = writer->text.at;
    piece->next = *writer->last;
    *writer->last = piece;
    writer->last = &piece->next;
    writer->text.at += writer->text.count;
    writer->text.capacity -= writer->text.count;
    writer->text.count = 0;
}

void
c_go_above(struct c_writer *writer)
{
    c_finish(writer);
    writer->last = &writer->first;
}

void
c_print(const struct c_writer *writer, FILE *out)
{
    for (const struct c_piece *piece = writer->first; piece; piece = piece->next) {
        bool ends_blank =
            !piece->next && piece->size > 1 && piece->text[piece->size - 2] == '\n';

        fwrite(piece->text, 1, piece->size - ends_blank, out);
    }
}

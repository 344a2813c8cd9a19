#include "c_writer.h"

#include <stdarg.h>
#include <string.h>

#include "c_layout.h"

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

    if (!bytes->at || needed > (size_t)bytes->capacity) {
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

void
c_append_line(struct c_writer *writer, int column, const char *line, int size)
{
    char *at = room(writer, &writer->text, (size_t)column + (size_t)size + 1);

    memset(at, ' ', (size_t)column);
    memcpy(at + column, line, (size_t)size);
    at[column + size] = '\n';
    writer->text.count += column + size + 1;
}

int
c_width(const char *text, int size)
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
    return writer->indent * C_INDENT + c_width(writer->line.at, writer->line.count);
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

void
c_end(struct c_writer *writer)
{
    int column = writer->indent * C_INDENT;

    end_label(writer, writer->is_declaration ? ";\n" : "\n");
    note_line(writer);
    writer->is_declaration = false;
    if (c_is_long(writer))
        c_lay_out(writer);
    else
        c_append_line(writer, column, writer->line.at, writer->line.count);
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
    c_append_line(writer, 0, writer->line.at, writer->line.count);
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

/* Breaking lines that are too long: behind commas and operators, in the fewest brackets
 * that allow it; an initializer has a line for each member. */
#include "c_layout.h"

/* Most lines have fewer bytes than fit, and need no count of their columns. */
bool
c_is_long(const struct c_writer *writer)
{
    return writer->indent * C_INDENT + writer->line.count > C_COLUMNS &&
           c_column(writer) > C_COLUMNS;
}

/* Where what is outside of all brackets goes on. */
static int
continuation(const struct c_writer *writer)
{
    return (writer->indent + 1) * C_INDENT;
}

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
                            : c_width(layout->writer->line.at + from, to - from);
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

    return continuation(layout->writer) + rest <= C_COLUMNS;
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
    c_append_line(writer, layout->column, writer->line.at + layout->start, size);
    layout->start = end;
}

/* Where the next piece ends, that begins now. */
static int
end_of_piece(const struct layout *layout)
{
    const struct c_writer *writer = layout->writer;

    for (int i = layout->next_mark; i < writer->marks.count; i++)
        if (writer->marks.at[i].kind <= C_MARK_OPERATOR)
            return writer->marks.at[i].at - 1;
    return writer->line.count;
}

/* The next piece begins behind the bracket around it, unless it would then be too long at
 * once; what follows in this bracket begins below it. */
static void
begin_piece(struct layout *layout)
{
    struct c_writer *writer = layout->writer;
    struct c_mark *around = &writer->stack.at[writer->stack.count - 1];
    int outer = continuation(writer);
    int width = width_between(layout, layout->start, end_of_piece(layout));

    if (around->at > outer && around->at + width > C_COLUMNS)
        around->at = outer;
    layout->column = around->at;
}

/* Deeper lines are not broken, into pieces that would be too short to read. */
enum { DEEPEST_LAYOUT = 14 };

static void
lay_out_pieces(struct c_writer *writer)
{
    struct layout layout = {.writer = writer, .column = writer->indent * C_INDENT};
    int at;

    layout.is_plain = c_width(writer->line.at, writer->line.count) == writer->line.count;
    writer->stack.count = 0;
    vec_push(writer->arena, &writer->stack,
             ((struct c_mark){.at = continuation(writer)}));
    while (column_of(&layout, writer->line.count) > C_COLUMNS &&
           writer->indent <= DEEPEST_LAYOUT && (at = choose_break(&layout)) >= 0) {
        follow_brackets(&layout, at);
        if (writer->marks.at[at].kind == C_MARK_OPEN)
            writer->stack.at[writer->stack.count - 1].at =
                (writer->indent + 2) * C_INDENT;
        write_rest(&layout, writer->marks.at[at].at);
        begin_piece(&layout);
    }
    write_rest(&layout, writer->line.count);
}

/* ---- a long initializer ---- */

/* The mark that closes what the mark `open` opens. */
static int
closing_mark(const struct c_marks *marks, int open)
{
    int depth = 0, i = open;

    do {
        depth += (marks->at[i].kind == C_MARK_OPEN) - (marks->at[i].kind == C_MARK_CLOSE);
        i++;
    } while (depth > 0);
    return i - 1;
}

/* Are the parts between two marks members, or themselves made of parts? A list of numbers
 * is not. */
static bool
has_members(const struct c_writer *writer, int open, int close)
{
    const struct c_mark *marks = writer->marks.at;
    const char *line = writer->line.at;

    if (line[marks[open].at] == '.')
        return true;
    for (int i = open + 1; i < close; i++)
        if (marks[i].kind == C_MARK_OPEN && line[marks[i].at - 1] == '{')
            return true;
    return false;
}

/* On lines of their own: what stands before the parts, and what stands behind. */
static bool
ends_fit(const struct c_writer *writer, int open, int close)
{
    int before = writer->marks.at[open].at, end = writer->marks.at[close].at;
    int column = writer->indent * C_INDENT, behind = writer->line.count - end;

    return column + c_width(writer->line.at, before) <= C_COLUMNS &&
           column + c_width(writer->line.at + end, behind) <= C_COLUMNS;
}

/* Would two lines do, of which the second begins at `from`, below `column`? */
static bool
fits_in_two(const struct c_writer *writer, int from, int column)
{
    return column + c_width(writer->line.at + from, writer->line.count - from) <=
               C_COLUMNS &&
           writer->indent * C_INDENT + c_width(writer->line.at, from) <= C_COLUMNS;
}

/* The mark behind the brace of `… = (struct point){.x = 1, .y = 2};`, or of an argument
 * `(struct point[]){{…}, {…}}`, if its parts are to stand on lines of their own; or -1.
 */
static int
initializer_mark(const struct c_writer *writer)
{
    const struct c_marks *marks = &writer->marks;
    int depth = 0, from = 0, below = continuation(writer);

    for (int i = 0; i < marks->count && depth <= 1; i++) {
        struct c_mark mark = marks->at[i];
        if (mark.kind == C_MARK_OPEN && writer->line.at[mark.at - 1] == '{') {
            int close = closing_mark(marks, i);
            bool parts = has_members(writer, i, close) && ends_fit(writer, i, close);
            bool is_first = mark.at - 1 == from; /* struct point p = {… */
            return parts && (is_first || !fits_in_two(writer, from, below)) ? i : -1;
        }
        if (mark.kind == C_MARK_EQUALS || mark.kind == C_MARK_COMMA)
            from = mark.at;
        if (mark.kind == C_MARK_OPEN && depth == 0)
            below = writer->indent * C_INDENT + c_width(writer->line.at, mark.at);
        depth += (mark.kind == C_MARK_OPEN) - (mark.kind == C_MARK_CLOSE);
        if (mark.kind == C_MARK_CLOSE && depth == 0)
            below = continuation(writer);
    }
    return -1;
}

/* Lays out the line's bytes from `lo` to `hi`, with the marks from `first` to `last`, as
 * one of its own. */
static void
lay_out_part(struct c_writer *writer, int lo, int hi, int first, int last)
{
    struct c_writer whole = *writer;

    writer->line = (struct c_bytes){.at = whole.line.at + lo, .count = hi - lo};
    writer->marks.at = whole.marks.at + first;
    writer->marks.count = last - first;
    for (int i = 0; i < writer->marks.count; i++)
        writer->marks.at[i].at -= lo;
    c_lay_out(writer);
    writer->line = whole.line;
    writer->marks = whole.marks;
}

/* Each member has a line. */
static void
lay_out_initializer(struct c_writer *writer, int open)
{
    struct c_mark *marks = writer->marks.at;
    int close = closing_mark(&writer->marks, open), end = marks[close].at;
    int depth = 0, lo = marks[open].at, first = open + 1;

    c_append_line(writer, writer->indent * C_INDENT, writer->line.at, lo);
    writer->indent++;
    for (int i = open + 1; i < close; i++) {
        depth += (marks[i].kind == C_MARK_OPEN) - (marks[i].kind == C_MARK_CLOSE);
        if (depth == 0 && marks[i].kind == C_MARK_COMMA) {
            int next = marks[i].at;
            lay_out_part(writer, lo, next - 1, first, i);
            lo = next;
            first = i + 1;
        }
    }
    writer->line.at[end] = ',';
    lay_out_part(writer, lo, end + 1, first, close);
    writer->line.at[end] = '}';
    writer->indent--;
    c_append_line(writer, writer->indent * C_INDENT, writer->line.at + end,
                  writer->line.count - end);
}

void
c_lay_out(struct c_writer *writer)
{
    int open = c_is_long(writer) ? initializer_mark(writer) : -1;

    if (open >= 0)
        lay_out_initializer(writer, open);
    else
        lay_out_pieces(writer);
}

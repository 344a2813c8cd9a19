/* What stands above an item in the source as a comment, for the header. */
#include <string.h>

#include "emitting.h"

struct text_line {
    const char *at;
    uint32_t size;
};

/* Without white space at both ends. */
static struct text_line
trimmed(const char *at, uint32_t size)
{
    while (size > 0 && strchr(" \t", *at))
        at++, size--;
    while (size > 0 && strchr(" \t", at[size - 1]))
        size--;
    return (struct text_line){at, size};
}

static struct text_line
line_of(const struct source *source, uint32_t number)
{
    uint32_t size;
    const char *at = source_line_text(source, number, &size);

    return trimmed(at, size);
}

static bool
begins_with(struct text_line line, const char *start)
{
    size_t size = strlen(start);

    return line.size >= size && memcmp(line.at, start, size) == 0;
}

/* The first of the lines that are comments, directly above this one. */
static uint32_t
first_comment_line(const struct source *source, uint32_t line)
{
    while (line > 1 && begins_with(line_of(source, line - 1), "//"))
        line--;
    return line;
}

/* The item's line and what is written above it; the line itself if there is none. */
static uint32_t
doc_line(const struct source *source, const struct decl *decl)
{
    uint32_t line = source_line(source, decl->span.lo);
    struct text_line own = line_of(source, line);

    if (own.at != source_at(source, decl->span.lo))
        return line; /* something stands before it */
    return first_comment_line(source, line);
}

/* "/" "/ text" without its sign. */
static struct text_line
comment_text(struct text_line line)
{
    while (line.size > 0 && *line.at == '/')
        line.at++, line.size--;
    return trimmed(line.at, line.size);
}

/* Comments are for people: those who call it from C. */
static bool
is_documented(const struct emitting *e, const struct decl *decl)
{
    return e->in_header && decl->exported;
}

/* The lines of the comment, but for its end; false if there is none. */
static bool
put_doc(struct emitting *e, const struct decl *decl)
{
    const struct source *source = e->context->source;
    uint32_t line = doc_line(source, decl), end = source_line(source, decl->span.lo);
    struct c_writer *w = &e->writer;

    for (uint32_t number = line; number < end; number++) {
        struct text_line text = comment_text(line_of(source, number));

        if (number > line)
            c_end(w);
        c_put(w, number == line ? "/*" : " *");
        if (text.size > 0)
            c_put_char(w, ' ');
        c_put_comment_text(w, text.at, text.size);
    }
    return line < end;
}

void
emit_doc(struct emitting *e, const struct decl *decl)
{
    if (!is_documented(e, decl) || !put_doc(e, decl))
        return;
    c_put(&e->writer, " */");
    c_end(&e->writer);
}

void
emit_doc_and_head(struct emitting *e, const struct decl *decl)
{
    struct c_writer *w = &e->writer;

    if (is_documented(e, decl) && put_doc(e, decl)) {
        c_end(w);
        c_line(w, " *");
        c_put(w, " * ");
        c_put_comment_text(w, source_at(e->context->source, decl->head.lo),
                           decl->head.hi - decl->head.lo);
        c_put(w, " */");
        c_end(w);
    } else {
        emit_head_comment(e, decl);
    }
}

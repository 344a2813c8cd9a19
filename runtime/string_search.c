/* Strings in parts: find, split, join, replace. */
#include "text.h"

#include <string.h>

/* The next place of `part` in [at, end), or NULL. */
static const char *
next_place(const char *at, const char *end, coro_string part)
{
    return coro_search(at, (size_t)(end - at), part.bytes, part.len);
}

struct coro_maybe_i64
coro_string_find(coro_string string, coro_string part)
{
    const char *place = part.len == 0
                            ? string.bytes
                            : next_place(string.bytes, string.bytes + string.len, part);
    return (struct coro_maybe_i64){place != NULL, place ? place - string.bytes : 0};
}

static void
push_piece(struct coro_list *pieces, const char *from, const char *to)
{
    coro_string piece = coro_string_new(from, (size_t)(to - from));
    coro_list_push(pieces, &piece);
}

struct coro_list *
coro_string_split(coro_string string, coro_string separator, const struct coro_code *code,
                  int line)
{
    if (separator.len == 0)
        coro_panic(coro_panic_SEPARATOR, code, line);
    struct coro_list *pieces = coro_list_new(&coro_type_string, code, line);
    const char *at = string.bytes, *end = string.bytes + string.len, *place;
    while ((place = next_place(at, end, separator))) {
        push_piece(pieces, at, place);
        at = place + separator.len;
    }
    push_piece(pieces, at, end);
    return pieces;
}

coro_string
coro_string_join(coro_string between, const struct coro_list *strings)
{
    const coro_string *items = strings->items;
    size_t len = 0;
    for (int64_t i = 0; i < strings->len; i++)
        len += items[i].len + (i ? (size_t)between.len : 0);
    coro_string joined = coro_string_make(len);
    char *to = coro_string_bytes(joined);
    for (int64_t i = 0; i < strings->len; i++) {
        if (i) {
            memcpy(to, between.bytes, between.len);
            to += between.len;
        }
        memcpy(to, items[i].bytes, items[i].len);
        to += items[i].len;
    }
    return joined;
}

/* An empty part lies before every character and at the end, as in Python. */
static void
write_between(struct coro_writer *out, coro_string string, coro_string to)
{
    coro_write_string(out, to);
    for (size_t at = 0; at < string.len;) {
        int size = coro_character(string.bytes + at, string.len - at);
        size_t bytes = size ? (size_t)size : 1;
        coro_write(out, string.bytes + at, bytes);
        coro_write_string(out, to);
        at += bytes;
    }
}

static void
write_replaced(struct coro_writer *out, coro_string string, coro_string from,
               coro_string to)
{
    const char *at = string.bytes, *end = string.bytes + string.len, *place;
    while ((place = next_place(at, end, from))) {
        coro_write(out, at, (size_t)(place - at));
        coro_write_string(out, to);
        at = place + from.len;
    }
    coro_write(out, at, (size_t)(end - at));
}

coro_string
coro_string_replace(coro_string string, coro_string from, coro_string to)
{
    if (!coro_string_find(string, from).some)
        return coro_string_retain(string);
    struct coro_writer out;
    coro_writer_begin(&out, NULL);
    if (from.len == 0)
        write_between(&out, string, to);
    else
        write_replaced(&out, string, from, to);
    return coro_writer_string(&out);
}

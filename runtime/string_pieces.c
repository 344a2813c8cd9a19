/* Strings and lists of their pieces: split, words, lines, characters, bytes; join. */
#include "text.h"

#include <string.h>

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
    while (
        (place = coro_search(at, (size_t)(end - at), separator.bytes, separator.len))) {
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

struct coro_list *
coro_string_words(coro_string string, const struct coro_code *code, int line)
{
    struct coro_list *words = coro_list_new(&coro_type_string, code, line);
    const char *at = string.bytes, *end = string.bytes + string.len;
    while (at < end) {
        const char *from = at;
        while (at < end && !coro_is_space(*at))
            at++;
        if (at > from)
            push_piece(words, from, at);
        while (at < end && coro_is_space(*at))
            at++;
    }
    return words;
}

struct coro_list *
coro_string_lines(coro_string string, const struct coro_code *code, int line)
{
    struct coro_list *lines = coro_list_new(&coro_type_string, code, line);
    const char *at = string.bytes, *end = string.bytes + string.len;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        bool has_return = newline && stop > at && stop[-1] == '\r';
        push_piece(lines, at, has_return ? stop - 1 : stop);
        at = newline ? newline + 1 : end;
    }
    return lines;
}

struct coro_list *
coro_string_chars(coro_string string, const struct coro_code *code, int line)
{
    struct coro_list *chars = coro_list_new(&coro_type_string, code, line);
    const char *at = string.bytes, *end = string.bytes + string.len;
    while (at < end) {
        const char *from = at;
        at += coro_character_or_byte(at, (size_t)(end - at));
        push_piece(chars, from, at);
    }
    return chars;
}

struct coro_list *
coro_string_to_bytes(coro_string string, const struct coro_code *code, int line)
{
    return coro_list_of(&coro_type_u8, string.len, string.bytes, code, line);
}

coro_string
coro_list_to_string(const struct coro_list *bytes)
{
    return coro_string_new(bytes->items, (size_t)bytes->len);
}

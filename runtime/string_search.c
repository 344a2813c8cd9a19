/* Strings in strings: find, count, replace. */
#include "text.h"

#include <string.h>

/* The next place of `part` in [at, end), or NULL. */
static const char *
next_place(const char *at, const char *end, coro_string part)
{
    return coro_search(at, (size_t)(end - at), part.bytes, part.len);
}

static struct coro_maybe_i64
find_at(coro_string string, coro_string part, int64_t from)
{
    const char *at = string.bytes + from, *end = string.bytes + string.len;
    const char *place = part.len == 0 ? at : next_place(at, end, part);
    return (struct coro_maybe_i64){place != NULL, place ? place - string.bytes : 0};
}

struct coro_maybe_i64
coro_string_find(coro_string string, coro_string part)
{
    return find_at(string, part, 0);
}

struct coro_maybe_i64
coro_string_find_from(coro_string string, coro_string part, int64_t from,
                      const struct coro_code *code, int line)
{
    if (from < 0 || from > string.len)
        coro_panic_numbers(coro_panic_INDEX, code, line, from, string.len, 0);
    return find_at(string, part, from);
}

bool
coro_string_contains(coro_string string, coro_string part)
{
    return find_at(string, part, 0).some;
}

static coro_string
backwards(coro_string string)
{
    coro_string turned = coro_string_make(string.len);
    for (uint32_t i = 0; i < string.len; i++)
        coro_string_bytes(turned)[i] = string.bytes[string.len - 1 - i];
    return turned;
}

/* The first one in the string read backwards. */
struct coro_maybe_i64
coro_string_find_last(coro_string string, coro_string part)
{
    coro_string turned = backwards(string), turned_part = backwards(part);
    struct coro_maybe_i64 found = find_at(turned, turned_part, 0);
    if (found.some)
        found.value = (int64_t)string.len - part.len - found.value;
    coro_string_release(turned);
    coro_string_release(turned_part);
    return found;
}

static int64_t
count_characters(coro_string string)
{
    int64_t count = 0;
    for (size_t at = 0; at < string.len; count++)
        at += coro_character_or_byte(string.bytes + at, string.len - at);
    return count;
}

int64_t
coro_string_count(coro_string string, coro_string part)
{
    const char *at = string.bytes, *end = string.bytes + string.len, *place;
    int64_t count = 0;
    if (part.len == 0)
        return count_characters(string) + 1;
    for (; (place = next_place(at, end, part)); at = place + part.len)
        count++;
    return count;
}

/* An empty part lies before every character and at the end, as in Python. */
static void
write_between(struct coro_writer *out, coro_string string, coro_string to)
{
    coro_write_string(out, to);
    for (size_t at = 0; at < string.len;) {
        size_t bytes = coro_character_or_byte(string.bytes + at, string.len - at);
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

/* Text under construction. */
#include "text.h"

#include <string.h>

void
coro_writer_begin(struct coro_writer *out, FILE *file)
{
    out->file = file;
    out->bytes = out->here;
    out->len = 0;
    out->capacity = sizeof out->here;
    out->depth = 0;
}

static void
pass_on(struct coro_writer *out)
{
    fwrite(out->bytes, 1, out->len, out->file);
    out->len = 0;
}

static void
release_room(struct coro_writer *out)
{
    if (out->bytes != out->here)
        coro_release_memory(out->bytes, out->capacity);
}

static void
enlarge(struct coro_writer *out, size_t needed)
{
    size_t capacity = out->capacity * 2 > needed ? out->capacity * 2 : needed;
    bool here = out->bytes == out->here;
    char *bytes = here ? coro_allocate(capacity)
                       : coro_enlarge(out->bytes, out->len, out->capacity, capacity);
    if (!bytes)
        coro_panic_memory();
    if (here)
        memcpy(bytes, out->here, out->len);
    out->bytes = bytes;
    out->capacity = capacity;
}

char *
coro_writer_room(struct coro_writer *out, size_t size)
{
    if (size > out->capacity - out->len)
        enlarge(out, out->len + size);
    return out->bytes + out->len;
}

void
coro_write(struct coro_writer *out, const char *bytes, size_t len)
{
    if (len > out->capacity - out->len && out->file)
        pass_on(out);
    if (len > out->capacity && out->file) {
        fwrite(bytes, 1, len, out->file);
    } else if (len) {
        memcpy(coro_writer_room(out, len), bytes, len);
        out->len += len;
    }
}

void
coro_write_byte(struct coro_writer *out, char byte)
{
    coro_write(out, &byte, 1);
}

void
coro_write_text(struct coro_writer *out, const char *text)
{
    coro_write(out, text, strlen(text));
}

void
coro_write_string(struct coro_writer *out, coro_string string)
{
    coro_write(out, string.bytes, string.len);
}

void
coro_write_times(struct coro_writer *out, const char *bytes, size_t len, size_t times)
{
    while (times-- > 0)
        coro_write(out, bytes, len);
}

coro_string
coro_writer_string(struct coro_writer *out)
{
    coro_string string = coro_string_new(out->bytes, out->len);
    release_room(out);
    return string;
}

void
coro_writer_end(struct coro_writer *out)
{
    if (out->file)
        pass_on(out);
    release_room(out);
}

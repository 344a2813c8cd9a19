/* Reading a source text, and finding places in it. */
#define _XOPEN_SOURCE 700
#include "source.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "path.h"

#define LARGEST ((size_t)1024 * 1024 * 1024)
#define LARGEST_OFFSET (UINT32_MAX - 1)
#define FIRST_ROOM ((size_t)64 * 1024)

static uint32_t
count_lines(const char *text, const char *end)
{
    uint32_t count = 1;

    while ((text = memchr(text, '\n', (size_t)(end - text)))) {
        text++;
        count++;
    }
    return count;
}

static void
find_lines(struct arena *arena, struct source *source)
{
    const char *at = source->text, *end = source->text + source->size;

    source->line_count = count_lines(at, end);
    source->lines = arena_alloc(arena, source->line_count * sizeof *source->lines);
    for (uint32_t line = 1; line < source->line_count; line++) {
        at = (const char *)memchr(at, '\n', (size_t)(end - at)) + 1;
        source->lines[line] = (uint32_t)(at - source->text);
    }
}

struct source *
source_new(struct arena *arena, const char *path, const char *text, uint32_t size)
{
    struct source *source = NEW(arena, struct source);

    source->path = path;
    source->text = text;
    source->size = size;
    find_lines(arena, source);
    return source;
}

/* How many bytes a stream seems to have. */
static size_t
expected_size(FILE *in)
{
    struct stat status;

    if (fstat(fileno(in), &status) || !S_ISREG(status.st_mode))
        return FIRST_ROOM;
    return status.st_size < (off_t)LARGEST ? (size_t)status.st_size : LARGEST;
}

/* All bytes of a stream, and a NUL behind, in *text; 0 or an errno. */
static int
read_all(struct arena *arena, FILE *in, char **text, size_t *size)
{
    size_t room = expected_size(in) + 1;
    char *larger;

    *size = 0;
    *text = arena_alloc(arena, room + 1);
    for (;;) {
        *size += fread(*text + *size, 1, room - *size, in);
        if (ferror(in))
            return errno ? errno : EIO;
        if (*size > LARGEST)
            return EFBIG;
        if (*size < room)
            return 0;
        room *= 2;
        larger = arena_alloc(arena, room + 1);
        memcpy(larger, *text, *size);
        *text = larger;
    }
}

/* The stream's bytes as a source, or NULL with errno set. */
static struct source *
source_of(struct arena *arena, const char *path, FILE *in)
{
    char *text;
    size_t size;
    int problem = read_all(arena, in, &text, &size);

    errno = problem;
    return problem ? NULL : source_new(arena, path, text, (uint32_t)size);
}

struct source *
source_read(struct arena *arena, const char *path)
{
    struct source *source;
    FILE *in;
    int problem;

    if (strcmp(path, "-") == 0)
        return source_of(arena, "<stdin>", stdin);
    in = fopen(path, "rb");
    if (!in)
        return NULL;
    source = source_of(arena, path, in);
    problem = errno;
    fclose(in);
    errno = problem;
    return source;
}

const char *
source_name(const struct source *source)
{
    return path_name(source->path);
}

/* Offsets up to the end of each text are its own, the end included. */
bool
sources_add(struct arena *arena, struct sources *sources, struct source *source)
{
    const struct source *last =
        sources->count > 0 ? sources->at[sources->count - 1] : NULL;
    uint64_t base = last ? (uint64_t)source_end(last) + 1 : 0;

    if (base + source->size > LARGEST_OFFSET)
        return false;
    source->base = (uint32_t)base;
    vec_push(arena, sources, source);
    return true;
}

const struct source *
sources_find(const struct sources *sources, uint32_t offset)
{
    int low = 0, high = sources->count; /* at[low].base <= offset < at[high].base */

    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (sources->at[middle]->base <= offset)
            low = middle;
        else
            high = middle;
    }
    return sources->at[low];
}

/* By its distance from the text's first byte. */
static uint32_t
line_at(const struct source *source, uint32_t offset)
{
    uint32_t low = 0, high = source->line_count; /* lines[low] <= offset < lines[high] */

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

uint32_t
source_line(const struct source *source, uint32_t offset)
{
    return line_at(source, offset - source->base);
}

struct place
source_place(const struct source *source, uint32_t offset)
{
    uint32_t line = source_line(source, offset);

    return (struct place){line, offset - source->base - source->lines[line - 1] + 1};
}

const char *
source_line_text(const struct source *source, uint32_t line, uint32_t *size)
{
    uint32_t lo = source->lines[line - 1];
    uint32_t hi = line < source->line_count ? source->lines[line] - 1 : source->size;

    if (hi > lo && source->text[hi - 1] == '\r')
        hi--;
    *size = hi - lo;
    return source->text + lo;
}

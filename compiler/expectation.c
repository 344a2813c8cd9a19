/* Comparing what came out with what was expected, byte for byte. */
#define _XOPEN_SOURCE 700
#include "expectation.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "message.h"
#include "output.h"
#include "process.h"
#include "source.h"

struct text {
    const char *bytes;
    size_t size;
};

/* The bytes of a file, or `otherwise` if it is not there. */
static struct text
read_text(struct arena *arena, const char *path, const char *otherwise)
{
    const struct source *source = source_read(arena, path);

    if (!source)
        return (struct text){otherwise, strlen(otherwise)};
    return (struct text){source->text, source->size};
}

static bool
is_equal(struct text a, struct text b)
{
    return a.size == b.size && memcmp(a.bytes, b.bytes, a.size) == 0;
}

bool
expectation_differs(struct arena *arena, const struct expectation *expectation)
{
    return !is_equal(read_text(arena, expectation->path, expectation->usual),
                     read_text(arena, expectation->actual, ""));
}

static const char *
or_nothing(const char *path)
{
    return access(path, R_OK) == 0 ? path : "/dev/null";
}

void
expectation_show(const struct expectation *expectation)
{
    const char *const argv[] = {
        "diff",
        "-a",
        "-u",
        "--label",
        expectation->path,
        "--label",
        "what came out",
        or_nothing(expectation->path),
        or_nothing(expectation->actual),
        NULL,
    };
    struct process process = {
        .path = "diff", .argv = argv, .in = -1, .out = -1, .err = -1};
    struct process_end end;

    fflush(stdout);
    end = process_run(&process);
    if (end.error)
        complain("cannot run diff: %s", strerror(end.error));
}

static bool
write_text(const char *path, struct text text)
{
    struct output output;

    if (!output_open(&output, path))
        return false;
    fwrite(text.bytes, 1, text.size, output.file);
    return output_commit(&output);
}

bool
expectation_bless(struct arena *arena, const struct expectation *expectation)
{
    struct text actual = read_text(arena, expectation->actual, "");
    struct text usual = {expectation->usual, strlen(expectation->usual)};

    if (access(expectation->path, F_OK) == 0 && is_equal(actual, usual)) {
        if (unlink(expectation->path)) {
            complain("cannot remove '%s': %s", expectation->path, strerror(errno));
            return false;
        }
        printf("removed %s\n", expectation->path);
        return true;
    }
    if (!write_text(expectation->path, actual))
        return false;
    printf("blessed %s\n", expectation->path);
    return true;
}

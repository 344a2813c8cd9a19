/* Writing files whole or not at all. */
#define _XOPEN_SOURCE 700
#include "output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "message.h"
#include "process.h"

#define CHUNK 65536

enum permission {
    PLAIN = 0666,
    EXECUTABLE = 0777,
};

static bool
is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

static bool
is_regular(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* Copies a stream to its end; 0 or an errno. */
static int
copy(FILE *from, FILE *to)
{
    char bytes[CHUNK];
    size_t size;

    while ((size = fread(bytes, 1, sizeof bytes, from)) > 0)
        if (fwrite(bytes, 1, size, to) != size)
            return errno;
    return ferror(from) ? EIO : 0;
}

/* Copies, and closes the copy. */
static int
copy_and_close(FILE *from, FILE *to)
{
    int problem = copy(from, to);

    if (fclose(to) && !problem)
        problem = errno;
    return problem;
}

static bool
are_same(FILE *a, FILE *b)
{
    char of_a[CHUNK], of_b[CHUNK];
    size_t size;

    do {
        size = fread(of_a, 1, sizeof of_a, a);
        if (fread(of_b, 1, sizeof of_b, b) != size || memcmp(of_a, of_b, size) != 0)
            return false;
    } while (size == CHUNK);
    return true;
}

/* The file holds what `from` does. */
static bool
is_same(FILE *from, const char *path)
{
    FILE *file = fopen(path, "r");
    bool same = file && are_same(from, file);

    if (file)
        fclose(file);
    rewind(from);
    return same;
}

/* The permissions that a plain open would have given. */
static void
set_permissions(int file, enum permission permission)
{
    mode_t mask = umask(0);

    umask(mask);
    fchmod(file, (mode_t)permission & ~mask);
}

/* Copies to a new file beside `path`, with a name that no glob of sources finds, and
 * renames it. */
static int
replace(struct arena *arena, FILE *from, const char *path, enum permission permission)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    char *temporary = arena_printf(arena, "%.*s.coroc-XXXXXX", folder, path);
    int file = mkstemp(temporary), problem;

    if (file < 0)
        return errno;
    set_permissions(file, permission);
    problem = copy_and_close(from, fdopen(file, "w"));
    if (!problem && rename(temporary, path))
        problem = errno;
    if (problem)
        unlink(temporary);
    return problem;
}

/* Writes into what is no regular file: a device, a pipe. */
static int
write_into(FILE *from, const char *path)
{
    FILE *to = fopen(path, "w");

    return to ? copy_and_close(from, to) : errno;
}

/* Puts the content of `from` where `path` says, through symbolic links; 0 or an errno. */
static int
place(struct arena *arena, FILE *from, const char *path, enum permission permission)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    char *target = exists ? realpath(path, NULL) : NULL;
    int problem;

    if (exists && !S_ISREG(status.st_mode))
        problem = write_into(from, path);
    else
        problem = replace(arena, from, target ? target : path, permission);
    free(target);
    return problem;
}

/* The same, cut short by no signal; told if it fails. */
static bool
put(FILE *from, const char *path, enum permission permission)
{
    struct arena *arena = arena_new();
    sigset_t signals;
    int problem;

    process_hold_signals(&signals);
    problem = place(arena, from, path, permission);
    process_release_signals(&signals);
    arena_free(arena);
    if (problem)
        complain("cannot write '%s': %s", path, strerror(problem));
    return problem == 0;
}

bool
output_open(struct output *output, const char *path)
{
    output->path = path;
    output->is_stamp = false;
    output->file = is_standard(path) ? stdout : tmpfile();
    if (!output->file) {
        complain("cannot make a temporary file: %s", strerror(errno));
        return false;
    }
    if (!is_standard(path))
        setvbuf(output->file, NULL, _IOFBF, CHUNK);
    return true;
}

bool
output_commit(struct output *output)
{
    bool done;

    if (is_standard(output->path))
        return true; /* output_end_standard tells */
    errno = EIO;     /* an error of before has left no errno */
    done = !fflush(output->file) && !ferror(output->file);
    if (done) {
        rewind(output->file);
        done = (!output->is_stamp && is_regular(output->path) &&
                is_same(output->file, output->path)) ||
               put(output->file, output->path, PLAIN);
    } else {
        complain("cannot write a temporary file: %s", strerror(errno));
    }
    fclose(output->file);
    return done;
}

void
output_discard(struct output *output)
{
    if (!is_standard(output->path))
        fclose(output->file);
}

bool
output_program(const char *from, const char *path)
{
    FILE *program = fopen(from, "rb");
    bool done;

    if (!program) {
        complain("cannot read '%s': %s", from, strerror(errno));
        return false;
    }
    done = put(program, path, EXECUTABLE);
    fclose(program);
    return done;
}

bool
output_end_standard(void)
{
    errno = EIO;
    if (!fflush(stdout) && !ferror(stdout))
        return true;
    complain("cannot write standard output: %s", strerror(errno));
    return false;
}

/* coroc runtime: writes the runtime as one pair of files, for projects that build it
 * along with what coroc made of their sources. */
#define _XOPEN_SOURCE 700
#include "runtime_files.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "message.h"
#include "output.h"
#include "runtime_text.h"

static bool
write_file(struct arena *arena, const char *folder, const char *name, const char *text,
           size_t size)
{
    struct output output;

    if (!output_open(&output, arena_printf(arena, "%s/%s", folder, name)))
        return false;
    fwrite(text, 1, size, output.file);
    return output_commit(&output);
}

int
runtime_files(struct arena *arena, const struct options *options)
{
    const char *folder = options->output;

    if (!folder) {
        complain("runtime writes coro.c and coro.h: say -o DIRECTORY");
        return EXIT_USAGE;
    }
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        complain("cannot make '%s': %s", folder, strerror(errno));
        return EXIT_USAGE;
    }
    if (!write_file(arena, folder, "coro.h", runtime_text_coro_h, runtime_size_coro_h) ||
        !write_file(arena, folder, "coro.c", runtime_text_coro_c, runtime_size_coro_c))
        return EXIT_USAGE;
    return EXIT_DONE;
}

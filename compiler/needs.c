#define _XOPEN_SOURCE 700
#include "needs.h"

#include <string.h>
#include <unistd.h>

#include "path.h"

/* Files are named as seen from the folder of the source. */
static const char *
word_from(struct arena *arena, const char *folder, const char *bytes, size_t size)
{
    const char *word = arena_copy(arena, bytes, size);

    return word[0] == '-' || word[0] == '/' ? word
                                            : arena_printf(arena, "%s%s", folder, word);
}

static void
add_flags(struct arena *arena, struct words *words, const char *path)
{
    const char *file = path_with_ending(arena, path, ".flags");
    const struct source *flags =
        access(file, R_OK) == 0 ? source_read(arena, file) : NULL;
    const char *folder = path_folder(arena, path);

    for (uint32_t line = 1; flags && line <= flags->line_count; line++) {
        uint32_t size;
        const char *at = source_line_text(flags, line, &size), *end = at + size;

        while (at < end) {
            size_t length = strcspn(at, " \t\n");
            if (length > 0)
                vec_push(arena, words, word_from(arena, folder, at, length));
            at += length + 1;
        }
    }
}

void
add_needs(struct arena *arena, struct toolchain *toolchain, const char *path,
          const struct compile_result *result)
{
    toolchain->uses_c = result->uses_c;
    toolchain->folders = result->header_folders;
    if (strcmp(path, "-") != 0)
        add_flags(arena, &toolchain->more, path);
}

#define _XOPEN_SOURCE 700
#include "parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

FILE *
parts_open(void *data, const char *stem, enum stage stage)
{
    struct parts *parts = data;
    struct part *part = NEW(parts->arena, struct part);

    part->name = arena_printf(parts->arena, "%s.%s", stem, stage_str(stage));
    part->is_source = stage == STAGE_C;
    part->file = open_memstream(&part->text, &part->size);
    if (part->file)
        vec_push(parts->arena, &parts->list, part);
    else
        complain("cannot hold the C of '%s': %s", stem, strerror(errno));
    return part->file;
}

/* Its text is known from then on. */
static bool
finish_part(struct part *part)
{
    bool done = fclose(part->file) == 0;

    part->file = NULL;
    if (!done)
        complain("cannot hold the C of '%s': %s", part->name, strerror(errno));
    return done;
}

static bool
print_part(struct part *part, FILE *out)
{
    if (!finish_part(part))
        return false;
    fprintf(out, "/* ======== %s ======== */\n\n", part->name);
    fwrite(part->text, 1, part->size, out);
    fputc('\n', out);
    return true;
}

bool
parts_print(struct parts *parts, bool sources, FILE *out)
{
    for (int i = 0; i < parts->list.count; i++) {
        struct part *part = parts->list.at[i];

        if (part->is_source == sources && !print_part(part, out))
            return false;
    }
    return true;
}

static bool
write_part(struct part *part, const char *path)
{
    FILE *out;
    bool done;

    if (!finish_part(part))
        return false;
    out = fopen(path, "w");
    done = out && fwrite(part->text, 1, part->size, out) == part->size;
    done = out && !fclose(out) && done;
    if (!done)
        complain("cannot write '%s': %s", path, strerror(errno));
    return done;
}

bool
parts_write(struct parts *parts, const char *folder, struct words *sources)
{
    for (int i = 0; i < parts->list.count; i++) {
        struct part *part = parts->list.at[i];
        const char *path = arena_printf(parts->arena, "%s/%s", folder, part->name);

        if (!write_part(part, path))
            return false;
        if (part->is_source)
            vec_push(parts->arena, sources, path);
    }
    return true;
}

void
parts_end(struct parts *parts)
{
    for (int i = 0; i < parts->list.count; i++) {
        if (parts->list.at[i]->file)
            fclose(parts->list.at[i]->file);
        free(parts->list.at[i]->text);
    }
    parts->list.count = 0;
}

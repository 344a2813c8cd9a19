/* --emit=frame: for each coroutine its states, with their lines and what they wait for,
 * and the members of its frame, with their places and the states across which each lives.
 */
#include <string.h>

#include "dump_label.h"
#include "passes.h"
#include "shape.h"

/* A line of the table of members; a head or a fork of scopes has no numbers. */
struct row {
    const struct core_variable *member; /* or NULL */
    const char *text;                   /* with its indentation */
    const char *across;                 /* the states, "1 3-5" */
};

VEC(rows, struct row);

struct dump {
    struct context *context;
    struct arena *arena;
    FILE *out;
    struct rows rows;
};

/* ---- states ---- */

static void
dump_state(const struct dump *dump, int number, uint32_t offset, const char *waits)
{
    fprintf(dump->out, "  %7d  %5u  %s\n", number,
            source_line(dump->context->source, offset), waits);
}

static void
dump_states(const struct dump *dump, const struct core_function *function)
{
    fprintf(dump->out, "  %7s  %5s  %s\n", "state", "line", "waits for");
    dump_state(dump, 0, function->decl->span.lo, "start");
    for (int i = 0; i < function->suspensions.count; i++) {
        const struct core_stmt *stmt = function->suspensions.at[i];
        dump_state(dump, stmt->suspend.number, stmt->span.lo, stmt->suspend.waits);
    }
}

/* ---- members ---- */

/* "1 3-5", in states. */
static const char *
across(const struct dump *dump, const struct core_ranges *ranges)
{
    const char *text = "";

    for (int i = ranges->count - 1; i >= 0; i--) {
        const struct core_range *range = &ranges->at[i];

        text = arena_printf(dump->arena, "%s%s%d", text, *text ? " " : "", range->first);
        if (range->last > range->first)
            text = arena_printf(dump->arena, "%s-%d", text, range->last);
    }
    return text;
}

static void
add_text(struct dump *dump, int depth, const char *text)
{
    struct row row = {.text = arena_printf(dump->arena, "%*s%s", depth * 4, "", text)};

    vec_push(dump->arena, &dump->rows, row);
}

static void
add_member(struct dump *dump, int depth, const struct core_variable *member)
{
    struct row row = {
        .member = member,
        .text = arena_printf(dump->arena, "%*s%s: %s", depth * 4, "", member->c_name,
                             dump_content(dump->arena, member)),
        .across = across(dump, &member->suspensions),
    };

    vec_push(dump->arena, &dump->rows, row);
}

/* Scopes that share space begin at the same offset, each behind "either" or "or". */
static void
add_layout(struct dump *dump, int depth, const struct core_layout *layout)
{
    for (int i = 0; i < layout->members.count; i++)
        add_member(dump, depth, layout->members.at[i]);
    for (int i = 0; i < layout->scopes.count; i++) {
        add_text(dump, depth, i == 0 ? "either" : "or");
        add_layout(dump, depth + 1, layout->scopes.at[i]);
    }
}

static int
widest(const struct rows *rows)
{
    size_t width = strlen("member");

    for (int i = 0; i < rows->count; i++)
        if (strlen(rows->at[i].text) > width)
            width = strlen(rows->at[i].text);
    return (int)width;
}

static const char *
number(const struct dump *dump, uint32_t number, bool is_known)
{
    return is_known ? arena_printf(dump->arena, "%u", number) : "?";
}

static const char *
offset_of(const struct dump *dump, const struct core_variable *member)
{
    return number(dump, member->offset, !member->is_behind_c);
}

static const char *
size_of(const struct dump *dump, const struct core_variable *member)
{
    return number(dump, member->size, !member->is_sized_by_c);
}

static void
dump_members(struct dump *dump, const struct core_function *function)
{
    int width;

    dump->rows.count = 0;
    add_layout(dump, 0, function->layout);
    width = widest(&dump->rows);
    fprintf(dump->out, "  %7s  %5s  %-*s  lives across\n", "offset", "bytes", width,
            "member");
    fprintf(dump->out, "  %7d  %5d  (head)\n", 0, (int)SHAPE_FRAME_HEAD);
    for (int i = 0; i < dump->rows.count; i++) {
        const struct row *row = &dump->rows.at[i];

        if (!row->member)
            fprintf(dump->out, "  %7s  %5s  %s\n", "", "", row->text);
        else if (*row->across)
            fprintf(dump->out, "  %7s  %5s  %-*s  %s\n", offset_of(dump, row->member),
                    size_of(dump, row->member), width, row->text, row->across);
        else
            fprintf(dump->out, "  %7s  %5s  %s\n", offset_of(dump, row->member),
                    size_of(dump, row->member), row->text);
    }
}

/* The name of the struct in C, where it is another. */
static void
dump_head(const struct dump *dump, const struct core_function *function)
{
    const struct source *source = dump->context->source;

    fprintf(dump->out, "coro %s", function->name);
    if (strcmp(function->c_name, function->name) != 0)
        fprintf(dump->out, " (struct %s)", function->c_name);
    fprintf(dump->out, "  %s:%u  frame %s bytes%s\n", source->path,
            source_line(source, function->decl->span.lo),
            number(dump, function->frame_size, !function->is_sized_by_c),
            function->used ? "" : "  unused");
}

void
dump_frame(struct context *context, const struct core_module *core, FILE *out)
{
    struct dump dump = {.context = context, .arena = context->arena, .out = out};

    for (int i = 0; i < core->functions.count; i++) {
        const struct core_function *function = core->functions.at[i];

        if (!function->is_coroutine)
            continue;
        dump_head(&dump, function);
        dump_states(&dump, function);
        dump_members(&dump, function);
        fputc('\n', out);
    }
}

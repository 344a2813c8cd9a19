/* Compiling to files: all outputs of one run appear together, or none does. */
#define _XOPEN_SOURCE 700
#include "translate.h"

#include <errno.h>
#include <string.h>

#include "message.h"
#include "output.h"
#include "style.h"

struct outputs {
    struct output at[STAGE_COUNT + 1]; /* one more for the depfile */
    int count;
};

bool
translate_request(struct arena *arena, const struct options *options, const char *path,
                  struct compile_request *request)
{
    struct source *source = source_read(arena, path);

    if (!source) {
        complain("cannot read '%s': %s", path, strerror(errno));
        return false;
    }
    *request = (struct compile_request){
        .source = source,
        .style = style_for(options, stderr),
        .debug_lines = options->debug_lines,
        .spread = options->spread,
        .messages = stderr,
    };
    return true;
}

/* a.coro gives a.c in the current folder, as cc -c would; standard input goes to standard
 * output. */
static const char *
default_output(struct arena *arena, const char *input)
{
    const char *slash = strrchr(input, '/'), *name = slash ? slash + 1 : input;

    if (strcmp(input, "-") == 0)
        return "-";
    return arena_printf(arena, "%.*s.c", (int)(strlen(name) - strlen(".coro")), name);
}

/* Which stages go where: C too, unless only dumps are asked for. */
static void
choose_paths(struct arena *arena, const struct options *options, const char **paths)
{
    bool shows_any = false;

    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        paths[stage] = NULL;
        if (options->shows[stage])
            paths[stage] = options->show_paths[stage] ? options->show_paths[stage] : "-";
        shows_any |= options->shows[stage];
    }
    if (options->output)
        paths[STAGE_C] = options->output;
    else if (!shows_any)
        paths[STAGE_C] = default_output(arena, options->inputs.at[0]);
}

/* ---- the depfile ---- */

static const char *
depfile_path(struct arena *arena, const struct options *options, const char *c_path)
{
    const char *dot;

    if (options->depfile.path)
        return options->depfile.path;
    dot = strrchr(c_path, '.');
    return arena_printf(arena, "%.*s.d",
                        (int)(dot ? (size_t)(dot - c_path) : strlen(c_path)), c_path);
}

/* A file name as make reads it. */
static void
print_escaped(const char *name, FILE *out)
{
    for (; *name; name++) {
        if (*name == ' ' || *name == '#' || *name == '\t')
            fputc('\\', out);
        else if (*name == '$')
            fputc('$', out);
        fputc(*name, out);
    }
}

/* The rule; the only file read is the source itself, for which -MP adds nothing. */
static void
print_depfile(const struct options *options, const char *c_path, FILE *out)
{
    const char *target = options->depfile.target;

    if (target)
        fputs(target, out);
    else
        print_escaped(c_path, out);
    fputc(':', out);
    if (strcmp(options->inputs.at[0], "-") != 0) {
        fputc(' ', out);
        print_escaped(options->inputs.at[0], out);
    }
    fputc('\n', out);
}

static bool
open_depfile(struct arena *arena, const struct options *options, const char *c_path,
             struct outputs *outputs)
{
    struct output *output = &outputs->at[outputs->count];
    bool has_name = c_path && strcmp(c_path, "-") != 0;

    if (!has_name && !(options->depfile.path && options->depfile.target)) {
        complain("-MMD takes its names from the C file: say -MF FILE and -MT TARGET");
        return false;
    }
    if (!output_open(output, depfile_path(arena, options, c_path)))
        return false;
    outputs->count++;
    print_depfile(options, c_path, output->file);
    return true;
}

/* ---- one run ---- */

static bool
open_outputs(struct arena *arena, const struct options *options,
             struct compile_request *request, struct outputs *outputs)
{
    const char *paths[STAGE_COUNT];

    choose_paths(arena, options, paths);
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        struct output *output = &outputs->at[outputs->count];
        if (!paths[stage])
            continue;
        if (!output_open(output, paths[stage]))
            return false;
        outputs->count++;
        request->out[stage] = output->file;
    }
    return !options->depfile.wanted ||
           open_depfile(arena, options, paths[STAGE_C], outputs);
}

static int
close_outputs(struct outputs *outputs, int status)
{
    for (int i = 0; i < outputs->count; i++) {
        if (status != EXIT_DONE)
            output_discard(&outputs->at[i]);
        else if (!output_commit(&outputs->at[i]))
            status = EXIT_USAGE;
    }
    return status;
}

static void
show_figures(const struct compile_request *request, const struct compile_result *result)
{
    fprintf(stderr, "%s: %u lines, %zu KiB of memory\n", request->source->path,
            (unsigned)request->source->line_count, result->memory / 1024);
}

int
translate(struct arena *arena, const struct options *options)
{
    struct compile_request request;
    struct compile_result result;
    struct outputs outputs = {0};

    if (!translate_request(arena, options, options->inputs.at[0], &request))
        return EXIT_USAGE;
    if (!open_outputs(arena, options, &request, &outputs))
        return close_outputs(&outputs, EXIT_USAGE);
    result = compile(&request);
    if (options->verbose)
        show_figures(&request, &result);
    return close_outputs(&outputs, result.has_errors ? EXIT_ERRORS : EXIT_DONE);
}

int
check_only(struct arena *arena, const struct options *options)
{
    int worst = EXIT_DONE;

    for (int i = 0; i < options->inputs.count; i++) {
        struct compile_request request;
        int status = EXIT_USAGE;
        if (translate_request(arena, options, options->inputs.at[i], &request))
            status = compile(&request).has_errors ? EXIT_ERRORS : EXIT_DONE;
        if (status > worst)
            worst = status;
    }
    return worst;
}

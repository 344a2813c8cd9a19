/* Compiling to files: all outputs of one run appear together, or none does. */
#define _XOPEN_SOURCE 700
#include "translate.h"

#include <errno.h>
#include <string.h>

#include "message.h"
#include "output.h"
#include "parts.h"
#include "path.h"
#include "standalone.h"
#include "style.h"

struct outputs {
    struct output at[STAGE_COUNT + 1]; /* one more for the depfile */
    int count;
    const char *c_path, *header_path; /* or NULL */
    FILE *header, *depfile;           /* the same */
    FILE *standalone;                 /* the same: what these become in the end */
    struct parts imported, program;
};

int
translate_no_main(const struct compile_request *request)
{
    complain("%s has no 'fn main' or 'coro main' to start at",
             request->sources.at[0]->path);
    return EXIT_ERRORS;
}

bool
translate_request(struct arena *arena, const struct options *options,
                  struct compile_request *request)
{
    bool all = true;

    *request = (struct compile_request){
        .arena = arena,
        .folders = options->folders,
        .style = style_for(options, stderr),
        .debug_lines = options->debug_lines,
        .spread = options->spread,
        .messages = stderr,
    };
    for (int i = 0; i < options->inputs.count; i++) {
        struct source *source = source_read(arena, options->inputs.at[i]);

        if (source)
            vec_push(arena, &request->sources, source);
        else
            complain("cannot read '%s': %s", options->inputs.at[i], strerror(errno));
        all &= source != NULL;
    }
    return all;
}

/* ---- paths ---- */

static bool
is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* a.coro gives a.c in the current folder, as cc -c would; standard input goes to standard
 * output. */
static const char *
default_output(struct arena *arena, const char *input)
{
    return is_standard(input) ? "-" : path_with_ending(arena, path_name(input), ".c");
}

/* Which stages go where: C too, unless only dumps are asked for; and its header. */
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
    if (options->header)
        paths[STAGE_H] = options->header;
    else if (!options->standalone && !paths[STAGE_H] && paths[STAGE_C] &&
             !is_standard(paths[STAGE_C]))
        paths[STAGE_H] = path_with_ending(arena, paths[STAGE_C], ".h");
}

/* ---- the depfile ---- */

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

static void
print_targets(const struct options *options, const struct outputs *outputs, FILE *out)
{
    if (options->depfile.target) {
        fputs(options->depfile.target, out);
        return;
    }
    print_escaped(outputs->c_path, out);
    if (outputs->header_path) {
        fputc(' ', out);
        print_escaped(outputs->header_path, out);
    }
}

/* What the C depends on: the header, which is made from the source and lies beside the C
 * as the source lies beside this one; or where nobody knows that, the source. */
static const char *
prerequisite(struct arena *arena, const struct outputs *outputs,
             const struct imported *imported)
{
    const char *folder = outputs->c_path ? path_folder(arena, outputs->c_path) : "";
    const char *header;

    if (!imported->place || outputs->standalone)
        return imported->path;
    header = path_with_ending(arena, imported->place, ".h");
    return path_shortened(arena, arena_printf(arena, "%s%s", folder, header));
}

static void
print_depfile(struct arena *arena, const struct options *options,
              const struct compile_result *result, const struct outputs *outputs)
{
    const struct importeds *imported = &result->imported;
    FILE *out = outputs->depfile;

    print_targets(options, outputs, out);
    fputc(':', out);
    if (!is_standard(options->inputs.at[0])) {
        fputc(' ', out);
        print_escaped(options->inputs.at[0], out);
    }
    for (int i = 0; i < imported->count; i++) {
        fputc(' ', out);
        print_escaped(prerequisite(arena, outputs, &imported->at[i]), out);
    }
    fputc('\n', out);
    for (int i = 0; i < imported->count && options->depfile.phony; i++) {
        print_escaped(prerequisite(arena, outputs, &imported->at[i]), out);
        fputs(":\n", out);
    }
}

static bool
open_depfile(struct arena *arena, const struct options *options, struct outputs *outputs)
{
    struct output *output = &outputs->at[outputs->count];
    bool has_name = outputs->c_path && !is_standard(outputs->c_path);
    const char *path = options->depfile.path;

    if (!has_name && !(path && options->depfile.target)) {
        complain("-MMD takes its names from the C file: say -MF FILE and -MT TARGET");
        return false;
    }
    if (!output_open(output,
                     path ? path : path_with_ending(arena, outputs->c_path, ".d")))
        return false;
    output->is_stamp = true;
    outputs->count++;
    outputs->depfile = output->file;
    return true;
}

/* ---- one run ---- */

static bool
open_outputs(struct arena *arena, const struct options *options,
             struct compile_request *request, struct outputs *outputs)
{
    const char *paths[STAGE_COUNT];

    choose_paths(arena, options, paths);
    outputs->c_path = paths[STAGE_C];
    outputs->header_path = paths[STAGE_H];
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        struct output *output = &outputs->at[outputs->count];
        if (!paths[stage])
            continue;
        if (!output_open(output, paths[stage]))
            return false;
        outputs->count++;
        request->out[stage] = output->file;
    }
    outputs->header = request->out[STAGE_H];
    return !options->depfile.wanted || open_depfile(arena, options, outputs);
}

/* A program has a header only where one is asked for. */
static bool
wants_header(const struct options *options, const struct compile_result *result)
{
    return !result->has_main || options->header || options->shows[STAGE_H];
}

static int
close_outputs(struct outputs *outputs, int status)
{
    for (int i = 0; i < outputs->count; i++) {
        struct output *output = &outputs->at[i];
        bool unwanted = output->file == outputs->header && !outputs->header_path;

        if (status != EXIT_DONE || unwanted)
            output_discard(output);
        else if (!output_commit(output))
            status = EXIT_USAGE;
    }
    return status;
}

static void
show_figures(const struct compile_request *request, const struct compile_result *result)
{
    const struct source *source = request->sources.at[0];

    fprintf(stderr, "%s: %u lines, %zu KiB of memory\n", source->path,
            (unsigned)source->line_count, result->memory / 1024);
}

/* By which name the C includes the header; NULL: by its stem's. */
static const char *
included_name(const struct outputs *outputs)
{
    const char *path = outputs->header_path;

    return path && !is_standard(path) ? path_name(path) : NULL;
}

/* ---- one file for all ---- */

/* Holds the C of all modules back, until all of it is there. */
static bool
open_parts(const struct options *options, struct compile_request *request,
           struct outputs *outputs)
{
    const char *input = options->inputs.at[0];
    const char *stem = is_standard(input)
                           ? "stdin"
                           : path_with_ending(request->arena, path_name(input), "");

    if (options->header || options->shows[STAGE_H] || !outputs->c_path) {
        complain("--standalone gives one file of C, and no header");
        return false;
    }
    outputs->imported.arena = outputs->program.arena = request->arena;
    outputs->standalone = request->out[STAGE_C];
    request->out[STAGE_C] = parts_open(&outputs->program, stem, STAGE_C);
    request->standalone = true;
    request->open = parts_open;
    request->data = &outputs->imported;
    return request->out[STAGE_C] != NULL;
}

static int
print_standalone(const struct compile_request *request,
                 const struct compile_result *result, struct outputs *outputs)
{
    if (!result->has_main)
        return translate_no_main(request);
    return standalone_print(&outputs->imported, &outputs->program, request->debug_lines,
                            outputs->standalone)
               ? EXIT_DONE
               : EXIT_USAGE;
}

/* ---- the whole ---- */

static int
finish(struct arena *arena, const struct options *options,
       const struct compile_request *request, struct outputs *outputs,
       const struct compile_result *result)
{
    if (!wants_header(options, result))
        outputs->header_path = NULL;
    if (outputs->depfile)
        print_depfile(arena, options, result, outputs);
    if (options->verbose)
        show_figures(request, result);
    if (result->has_errors)
        return EXIT_ERRORS;
    return outputs->standalone ? print_standalone(request, result, outputs) : EXIT_DONE;
}

int
translate(struct arena *arena, const struct options *options)
{
    struct compile_request request;
    struct compile_result result;
    struct outputs outputs = {0};
    int status = EXIT_USAGE;

    if (!translate_request(arena, options, &request))
        return EXIT_USAGE;
    if (open_outputs(arena, options, &request, &outputs) &&
        (!options->standalone || open_parts(options, &request, &outputs))) {
        request.only_these_warn = true;
        request.header = included_name(&outputs);
        result = compile(&request);
        status = finish(arena, options, &request, &outputs, &result);
    }
    parts_end(&outputs.imported);
    parts_end(&outputs.program);
    return close_outputs(&outputs, status);
}

int
check_only(struct arena *arena, const struct options *options)
{
    struct compile_request request;
    int status = translate_request(arena, options, &request) ? EXIT_DONE : EXIT_USAGE;

    if (request.sources.count > 0 && compile(&request).has_errors && status == EXIT_DONE)
        status = EXIT_ERRORS;
    return status;
}

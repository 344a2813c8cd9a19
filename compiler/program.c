/* Building programs. First the source is compiled, to a nameless file; what follows needs
 * names, in a temporary folder that is removed at the end. */
#define _XOPEN_SOURCE 700
#include "program.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "message.h"
#include "needs.h"
#include "output.h"
#include "parts.h"
#include "path.h"
#include "process.h"
#include "toolchain.h"
#include "translate.h"

/* One program being built. */
struct build {
    struct arena *arena;
    const struct options *options;
    struct toolchain toolchain;
    const char *name;    /* of the program */
    struct output c;     /* its C */
    struct parts parts;  /* that of what it imports */
    const char *folder;  /* temporary: holds the C and the executable */
    const char *program; /* the executable */
    sigset_t signals;    /* as they were before the folder was there */
    int interrupted;     /* a signal that ends coroc once the folder is removed, or 0 */
};

const char *
program_name(struct arena *arena, const char *path)
{
    const char *name = path_name(path);

    if (strcmp(path, "-") == 0)
        return "stdin";
    return arena_copy(arena, name, strlen(name) - strlen(".coro"));
}

/* ---- compiling ---- */

static int
compile_program(struct build *build)
{
    struct compile_request request;
    struct compile_result result;

    if (!translate_request(build->arena, build->options, &request) ||
        !output_open(&build->c,
                     build->name)) /* the folder to put it in is still to come */
        return EXIT_USAGE;
    request.out[STAGE_C] = build->c.file;
    request.in_one_folder = true;
    request.open = parts_open;
    request.data = &build->parts;
    result = compile(&request);
    add_needs(build->arena, &build->toolchain, build->options->inputs.at[0], &result);
    if (!result.has_errors && result.has_main)
        return EXIT_DONE;
    output_discard(&build->c);
    return result.has_errors ? EXIT_ERRORS : translate_no_main(&request);
}

/* ---- linking ---- */

static int
link_program(struct build *build)
{
    struct words sources = {0};

    build->program = arena_printf(build->arena, "%s/%s", build->folder, build->name);
    build->c.path = arena_printf(build->arena, "%s.c", build->program);
    vec_push(build->arena, &sources, build->c.path);
    if (!output_commit(&build->c) || !parts_write(&build->parts, build->folder, &sources))
        return EXIT_USAGE;
    return toolchain_link(build->arena, &build->toolchain, &sources, build->program,
                          &build->interrupted);
}

/* Makes the executable in a temporary folder, for finish_build to remove. */
static int
start_build(struct build *build)
{
    int status;

    build->name = program_name(build->arena, build->options->inputs.at[0]);
    if (!toolchain_find(build->arena, &build->toolchain, build->options))
        return EXIT_USAGE;
    status = compile_program(build);
    if (status != EXIT_DONE)
        return status;
    process_hold_signals(&build->signals);
    build->folder = folder_new(build->arena);
    return build->folder ? link_program(build) : EXIT_USAGE;
}

static void
finish_build(struct build *build)
{
    parts_end(&build->parts);
    if (build->folder) {
        folder_remove(build->folder);
        process_release_signals(&build->signals);
        process_raise(build->interrupted);
    }
}

int
program_build(struct arena *arena, const struct options *options)
{
    struct build build = {.arena = arena, .options = options, .parts = {.arena = arena}};
    const char *path = options->output;
    int status;

    if (path ? strcmp(path, "-") == 0 : strcmp(options->inputs.at[0], "-") == 0) {
        complain("an executable needs a name: say -o FILE");
        return EXIT_USAGE;
    }
    status = start_build(&build);
    if (status == EXIT_DONE && !output_program(build.program, path ? path : build.name))
        status = EXIT_USAGE;
    finish_build(&build);
    return status;
}

/* ---- running ---- */

static int
run_executable(struct build *build)
{
    const struct words *arguments = &build->options->arguments;
    struct process process = {.path = build->program, .in = -1, .out = -1, .err = -1};
    struct process_end end;
    struct words argv = {0};

    vec_push(build->arena, &argv, build->name);
    for (int i = 0; i < arguments->count; i++)
        vec_push(build->arena, &argv, arguments->at[i]);
    vec_push(build->arena, &argv, NULL);
    process.argv = argv.at;
    if (build->options->virtual_time)
        setenv("CORO_CLOCK", "virtual", 1);
    end = process_run(&process);
    if (!end.error)
        return end.status;
    complain("cannot run '%s': %s", build->program, strerror(end.error));
    return EXIT_USAGE;
}

int
program_run(struct arena *arena, const struct options *options)
{
    struct build build = {.arena = arena, .options = options, .parts = {.arena = arena}};
    int status = start_build(&build);

    if (status == EXIT_DONE && !build.interrupted)
        status = run_executable(&build);
    finish_build(&build);
    return status;
}

/* Finding the C compiler and the runtime, and running the one on the other. */
#define _XOPEN_SOURCE 700
#include "toolchain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "message.h"
#include "path.h"
#include "process.h"

#define LONGEST_PATH 4096

struct layout {
    const char *library, *include;
};

/* Where the runtime lies, seen from the folder of coroc. */
static const struct layout layouts[] = {
    {"libcoro.a", "include"},           /* the build tree */
    {"../lib/libcoro.a", "../include"}, /* PREFIX/bin */
};

/* The flags of --sanitize. Whatever is found ends the program with a status of its own.
 */
static const char *const sanitizing[] = {
    "-g",
    "-fsanitize=address,undefined",
    "-fno-sanitize-recover=all",
    "-fno-omit-frame-pointer",
};

/* The folder of the running executable, or NULL. */
static const char *
own_folder(struct arena *arena)
{
    char path[LONGEST_PATH];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    ssize_t end = size < (ssize_t)sizeof path ? size : 0;

    while (end > 0 && path[end - 1] != '/')
        end--;
    return end > 0 ? arena_copy(arena, path, (size_t)end) : NULL;
}

static bool
find_runtime(struct arena *arena, struct toolchain *toolchain)
{
    const char *folder = own_folder(arena);

    for (size_t i = 0; folder && i < sizeof layouts / sizeof *layouts; i++) {
        toolchain->library = arena_printf(arena, "%s%s", folder, layouts[i].library);
        toolchain->include = arena_printf(arena, "%s%s", folder, layouts[i].include);
        if (access(toolchain->library, R_OK) == 0)
            return true;
    }
    complain("cannot find the runtime, libcoro.a, beside %s", folder ? folder : "coroc");
    return false;
}

/* The first word given on the command line, else in the environment, else `usual`. */
static const char *
choose(const struct words *given, const char *variable, const char *usual)
{
    const char *value = getenv(variable);

    if (given->count)
        return given->at[0];
    return value && value[strspn(value, " ")] ? value : usual;
}

bool
toolchain_find(struct arena *arena, struct toolchain *toolchain,
               const struct options *options)
{
    *toolchain = (struct toolchain){
        .compiler = choose(&options->compilers, "CC", "cc"),
        .flags = choose(&options->flags, "CFLAGS", ""),
        .debug = options->debug_lines,
        .sanitize = options->sanitize,
        .verbose = options->verbose,
    };
    return find_runtime(arena, toolchain);
}

static void
add_words(struct arena *arena, struct words *command, const char *text)
{
    while (*(text += strspn(text, " \t\n"))) {
        size_t size = strcspn(text, " \t\n");
        vec_push(arena, command, arena_copy(arena, text, size));
        text += size;
    }
}

/* C files include the headers of modules, which lie where the generated C does. */
static void
add_generated(struct arena *arena, struct words *command, const struct words *sources)
{
    const char *folder = path_folder(arena, sources->at[0]);

    vec_push(arena, command, "-iquote");
    vec_push(arena, command, *folder ? folder : ".");
}

static void
add_program(struct arena *arena, struct words *command, const struct toolchain *toolchain,
            const struct words *sources)
{
    if (toolchain->more.count > 0)
        add_generated(arena, command, sources);
    for (int i = 0; i < toolchain->folders.count; i++) {
        vec_push(arena, command, "-iquote");
        vec_push(arena, command, toolchain->folders.at[i]);
    }
    for (int i = 0; i < sources->count; i++)
        vec_push(arena, command, sources->at[i]);
    for (int i = 0; i < toolchain->more.count; i++)
        vec_push(arena, command, toolchain->more.at[i]);
}

/* What externs declare is often no part of C11 but of the system. */
static struct words
link_command(struct arena *arena, const struct toolchain *toolchain,
             const struct words *sources, const char *program)
{
    struct words command = {0};
    const char *libraries = getenv("LDFLAGS");

    add_words(arena, &command, toolchain->compiler);
    add_words(arena, &command, "-std=c11 -O2");
    if (toolchain->uses_c)
        add_words(arena, &command, "-D_DEFAULT_SOURCE");
    if (toolchain->debug)
        vec_push(arena, &command, "-g");
    for (size_t i = 0; toolchain->sanitize && i < sizeof sanitizing / sizeof *sanitizing;
         i++)
        vec_push(arena, &command, sanitizing[i]);
    add_words(arena, &command, toolchain->flags);
    vec_push(arena, &command, "-I");
    vec_push(arena, &command, toolchain->include);
    add_program(arena, &command, toolchain, sources);
    vec_push(arena, &command, toolchain->library);
    add_words(arena, &command, libraries ? libraries : "");
    add_words(arena, &command, "-lm -o");
    vec_push(arena, &command, program);
    vec_push(arena, &command, NULL);
    return command;
}

static void
show_command(const struct words *command)
{
    for (int i = 0; command->at[i]; i++)
        fprintf(stderr, "%s%s", i ? " " : "", command->at[i]);
    fputc('\n', stderr);
}

/* Does the C compiler, called like this, fail on a program that certainly is right? */
static bool
fails_always(struct arena *arena, const struct toolchain *toolchain, const char *program)
{
    const char *source = arena_printf(arena, "%s_probe.c", program);
    const struct words sources = {&source, 1, 1};
    struct words command = link_command(arena, toolchain, &sources,
                                        arena_printf(arena, "%s_probe", program));
    struct process process = {.path = command.at[0], .argv = command.at, .in = -1};
    FILE *file = fopen(source, "w");
    FILE *null = fopen("/dev/null", "w");
    bool fails = false;

    if (file && null && fputs("int main(void) { return 0; }\n", file) >= 0 &&
        fflush(file) == 0) {
        process.out = process.err = fileno(null);
        fails = process_run(&process).status != 0;
    }
    if (file)
        fclose(file);
    if (null)
        fclose(null);
    return fails;
}

/* Who is to blame that it did not work? */
static int
report_failure(struct arena *arena, const struct toolchain *toolchain,
               const char *program)
{
    struct toolchain bare = *toolchain;

    bare.folders.count = bare.more.count = 0;
    if (fails_always(arena, &bare, program)) {
        complain("'%s' with its flags fails on every program: see $CC, $CFLAGS and "
                 "$LDFLAGS, or --cc and --cflags",
                 toolchain->compiler);
        return EXIT_USAGE;
    }
    if (toolchain->uses_c || toolchain->more.count > 0) {
        complain(
            "the C compiler '%s' does not find in C what the program's externs declare, "
            "or what its .flags file names",
            toolchain->compiler);
        return EXIT_ERRORS;
    }
    complain_internal("the C compiler '%s' did not accept the generated C",
                      toolchain->compiler);
    return EXIT_INTERNAL;
}

int
toolchain_link(struct arena *arena, const struct toolchain *toolchain,
               const struct words *sources, const char *program, int *interrupted)
{
    struct words command = link_command(arena, toolchain, sources, program);
    struct process process = {
        .path = command.at[0], .argv = command.at, .in = -1, .out = -1, .err = -1};
    struct process_end end;

    if (toolchain->verbose)
        show_command(&command);
    end = process_run(&process);
    *interrupted = end.interrupted;
    if (end.error) {
        complain("cannot run the C compiler '%s': %s", command.at[0],
                 strerror(end.error));
        return EXIT_USAGE;
    }
    if (end.signal) {
        complain("the C compiler '%s' was ended by signal %d", command.at[0], end.signal);
        return EXIT_USAGE;
    }
    return end.status == 0 ? EXIT_DONE : report_failure(arena, toolchain, program);
}

/* coroc: reads the command line and does what it asks for. */
#include <stdio.h>

#include "crash.h"
#include "message.h"
#include "options.h"
#include "output.h"
#include "program.h"
#include "runtime_files.h"
#include "test.h"
#include "translate.h"
#include "version.h"

static int
explain(const char *code)
{
    if (code && diag_explain(code, stdout))
        return EXIT_DONE;
    if (code)
        complain("no error or warning has the code '%s'", code);
    else
        complain("explain takes a code, such as E0101");
    return EXIT_USAGE;
}

static int
help(const struct options *options)
{
    enum verb verb = options->verb;

    if (verb == VERB_HELP)
        verb = options->inputs.count ? verb_named(options->inputs.at[0]) : VERB_COMPILE;
    if (verb == VERB_COUNT) {
        complain("no verb '%s'; 'coroc help' names them", options->inputs.at[0]);
        return EXIT_USAGE;
    }
    options_help(verb, stdout);
    return EXIT_DONE;
}

static int
version(void)
{
    puts("coroc " COROC_VERSION);
    return EXIT_DONE;
}

static int
run_verb(struct arena *arena, const struct options *options)
{
    switch (options->verb) {
    case VERB_COMPILE:
        return translate(arena, options);
    case VERB_BUILD:
        return program_build(arena, options);
    case VERB_RUN:
        return program_run(arena, options);
    case VERB_CHECK:
        return check_only(arena, options);
    case VERB_TEST:
        return test(arena, options);
    case VERB_RUNTIME:
        return runtime_files(arena, options);
    case VERB_EXPLAIN:
        return explain(options->inputs.count ? options->inputs.at[0] : NULL);
    case VERB_HELP:
        return help(options);
    case VERB_VERSION:
        return version();
    case VERB_COUNT:
        break;
    }
    return EXIT_INTERNAL;
}

static int
run(struct arena *arena, const struct options *options)
{
    if (options->help)
        return help(options);
    if (options->version)
        return version();
    if (options->explain)
        return explain(options->explain);
    return run_verb(arena, options);
}

int
main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct options options;
    int status = EXIT_USAGE;

    setvbuf(stderr, NULL, _IOLBF, BUFSIZ); /* messages go out by lines, not by bytes */
    crash_prepare(arena);
    if (options_read(arena, &options, argc, argv))
        status = run(arena, &options);
    if (!output_end_standard() && status == EXIT_DONE)
        status = EXIT_USAGE;
    arena_free(arena);
    return status;
}

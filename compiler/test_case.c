/* Running one test. It runs in the folder of its source, so that messages name the source
 * alone and the expectations hold from wherever the tests are started. */
#define _XOPEN_SOURCE 700
#include "test_case.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "expectation.h"
#include "message.h"
#include "needs.h"
#include "parts.h"
#include "path.h"
#include "process.h"
#include "program.h"
#include "toolchain.h"
#include "translate.h"

/* A program that writes more than this in one file has run wild. */
#define LARGEST_FILE ((rlim_t)256 * 1024 * 1024)

/* The status that the sanitizers give a program in which they found something. */
#define SANITIZER_STATUS 86

/* Not text of the program: out, err, exit. */
#define FIXED_COUNT 3

struct test {
    struct arena *arena;
    struct options options;  /* with the one compiler and flags of this test */
    const char *path;        /* as it was found */
    const char *file, *name; /* its last part, with and without ".coro" */
    const char *folder;      /* temporary */
    struct expectation expectations[FIXED_COUNT + STAGE_COUNT];
    int count;
    bool has_expectations;
    struct compile_result result;
    struct parts parts; /* the C of what it imports */
    bool has_run;
    struct process_end end;
};

static const char *
beside(const struct test *test, const char *suffix)
{
    return arena_printf(test->arena, "%s.%s", test->name, suffix);
}

static const char *
inside(const struct test *test, const char *suffix)
{
    return arena_printf(test->arena, "%s/%s.%s", test->folder, test->name, suffix);
}

static bool
is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

/* ---- before ---- */

static void
expect(struct test *test, const char *suffix, const char *usual)
{
    struct expectation *expectation = &test->expectations[test->count++];

    expectation->path = beside(test, suffix);
    expectation->actual = inside(test, suffix);
    expectation->usual = usual;
    test->has_expectations |= is_there(expectation->path);
}

enum { THE_STATUS = 2 }; /* its place among what is expected */

/* Output, messages and status are always compared; a stage if a file with its name is
 * there. */
static void
find_expectations(struct test *test)
{
    expect(test, "out", "");
    expect(test, "err", "");
    expect(test, "exit", "0\n");
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        const char *suffix = stage_str((enum stage)stage);
        if (is_there(beside(test, suffix)))
            expect(test, suffix, "");
    }
}

/* Of several compilers and flags, each test takes one pair, chosen by its name. */
static void
choose_way(struct test *test, const struct options *options)
{
    unsigned hash = 2166136261u;
    int compilers = options->compilers.count, flags = options->flags.count;

    test->options = *options;
    for (const char *at = test->name; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    hash ^= hash >> 16;
    if (compilers) {
        test->options.compilers.at = &options->compilers.at[hash % (unsigned)compilers];
        test->options.compilers.count = 1;
        hash /= (unsigned)compilers;
    }
    if (flags) {
        test->options.flags.at = &options->flags.at[hash % (unsigned)flags];
        test->options.flags.count = 1;
    }
}

static void
limit_resources(void)
{
    struct rlimit none = {0, 0}, largest = {LARGEST_FILE, LARGEST_FILE};

    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &largest);
}

static void
prepare_environment(const struct options *options)
{
    if (options->real_time)
        unsetenv("CORO_CLOCK");
    else
        setenv("CORO_CLOCK", "virtual", 1);
    if (options->sanitize) {
        setenv("ASAN_OPTIONS", "detect_leaks=1:exitcode=86", 0);
        setenv("UBSAN_OPTIONS", "print_stacktrace=1:exitcode=86", 0);
    }
}

/* A folder for imports, as it is called from the one of the source; one that is not there
 * as it is. */
static const char *
seen_from(struct arena *arena, const char *folder, const char *other)
{
    char *from = realpath(folder, NULL), *to = realpath(other, NULL);
    const char *path = from && to ? path_from(arena, from, to) : other;

    free(from);
    free(to);
    return path;
}

/* Goes to the folder of the source. */
static bool
enter(struct test *test)
{
    const char *folder = path_folder(test->arena, test->path);
    struct words folders = {0};

    if (!*folder)
        return true;
    for (int i = 0; i < test->options.folders.count; i++)
        vec_push(test->arena, &folders,
                 seen_from(test->arena, folder, test->options.folders.at[i]));
    test->options.folders = folders;
    if (chdir(folder) == 0)
        return true;
    complain("cannot enter the folder of '%s': %s", test->path, strerror(errno));
    return false;
}

/* ---- compiling and running ---- */

static FILE *
open_actual(const struct test *test, const char *suffix)
{
    const char *path = inside(test, suffix);
    FILE *file = fopen(path, "w");

    if (!file)
        complain("cannot write '%s': %s", path, strerror(errno));
    return file;
}

static bool
compile_to_folder(struct test *test, struct compile_request *request)
{
    bool opened = true;

    request->messages = open_actual(test, "err");
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        const char *suffix = stage_str((enum stage)stage);
        if (stage == STAGE_C || is_there(beside(test, suffix))) {
            request->out[stage] = open_actual(test, suffix);
            opened &= request->out[stage] != NULL;
        }
    }
    if (!opened || !request->messages)
        return false;
    test->result = compile(request);
    fclose(request->messages);
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        if (request->out[stage])
            fclose(request->out[stage]);
    return true;
}

static bool
compile_test(struct test *test)
{
    struct compile_request request;
    bool compiled;

    test->options.color = COLOR_NEVER;
    test->options.inputs = (struct words){&test->file, 1, 1};
    if (!translate_request(test->arena, &test->options, &request))
        return false;
    request.in_one_folder = true;
    request.open = parts_open;
    request.data = &test->parts;
    alarm((unsigned)
              test->options.timeout); /* ends this process if the compiler does not end */
    compiled = compile_to_folder(test, &request);
    alarm(0);
    return compiled;
}

/* The program's arguments: its name, then the lines of x.args. */
static struct words
arguments(const struct test *test)
{
    const struct source *source = source_read(test->arena, beside(test, "args"));
    struct words words = {0};

    vec_push(test->arena, &words, test->name);
    for (uint32_t line = 1; source && line <= source->line_count; line++) {
        uint32_t size;
        const char *text = source_line_text(source, line, &size);
        bool is_end = line == source->line_count && size == 0;
        if (!is_end)
            vec_push(test->arena, &words, arena_copy(test->arena, text, size));
    }
    vec_push(test->arena, &words, NULL);
    return words;
}

static bool
run_test(struct test *test, const char *program)
{
    const char *in = beside(test, "in");
    struct words words = arguments(test);
    struct process process = {
        .path = program,
        .argv = words.at,
        .in = open(is_there(in) ? in : "/dev/null", O_RDONLY | O_CLOEXEC),
        .out = open(inside(test, "out"), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666),
        .err = open(inside(test, "err"), O_WRONLY | O_APPEND | O_CLOEXEC),
        .timeout = test->options.timeout,
    };

    if (process.in < 0 || process.out < 0 || process.err < 0) {
        complain("cannot open the files of '%s': %s", test->path, strerror(errno));
        return false;
    }
    test->end = process_run(&process);
    test->has_run = true;
    close(process.in);
    close(process.out);
    close(process.err);
    if (test->end.error)
        complain("cannot run '%s': %s", program, strerror(test->end.error));
    return !test->end.error && !test->end.interrupted;
}

static enum outcome
link_and_run(struct test *test)
{
    const char *program = inside(test, "program");
    struct words sources = {0};
    struct toolchain toolchain;
    int interrupted, status;

    vec_push(test->arena, &sources, inside(test, "c"));
    if (!toolchain_find(test->arena, &toolchain, &test->options) ||
        !parts_write(&test->parts, test->folder, &sources))
        return OUTCOME_BROKEN;
    add_needs(test->arena, &toolchain, test->file, &test->result);
    status = toolchain_link(test->arena, &toolchain, &sources, program, &interrupted);
    if (interrupted || status == EXIT_USAGE)
        return OUTCOME_BROKEN;
    if (status != EXIT_DONE)
        return OUTCOME_FAILED;
    return run_test(test, program) ? OUTCOME_PASSED : OUTCOME_BROKEN;
}

/* ---- afterwards ---- */

static bool
write_status(const struct test *test)
{
    FILE *file = open_actual(test, "exit");

    if (!file)
        return false;
    fprintf(file, "%d\n", test->has_run ? test->end.status : test->result.has_errors);
    return fclose(file) == 0;
}

/* Ends that no expectation can make right. A panic aborts: that may be expected. */
static bool
has_crashed(const struct test *test)
{
    const struct process_end *end = &test->end;

    if (end->timed_out)
        printf("ran longer than %d s\n", test->options.timeout);
    else if (end->signal && end->signal != SIGABRT)
        printf("ended by signal %d: %s\n", end->signal, strsignal(end->signal));
    else if (test->options.sanitize && end->status == SANITIZER_STATUS)
        puts("a sanitizer found a fault");
    else
        return false;
    return true;
}

/* Of a crash the status has been told in words. */
static enum outcome
compare(struct test *test, bool is_crash)
{
    enum outcome outcome = OUTCOME_PASSED;

    for (int i = 0; i < test->count; i++) {
        if (is_crash && i == THE_STATUS)
            continue;
        if (expectation_differs(test->arena, &test->expectations[i])) {
            expectation_show(&test->expectations[i]);
            outcome = OUTCOME_FAILED;
        }
    }
    return outcome;
}

/* Writes what changed; an empty x.out if nothing else says that there is a test. */
static enum outcome
bless(struct test *test)
{
    bool changed = false;

    for (int i = 0; i < test->count; i++) {
        if (!expectation_differs(test->arena, &test->expectations[i]))
            continue;
        changed = true;
        if (!expectation_bless(test->arena, &test->expectations[i]))
            return OUTCOME_BROKEN;
    }
    if (!changed && !test->has_expectations &&
        !expectation_bless(test->arena, &test->expectations[0]))
        return OUTCOME_BROKEN;
    return OUTCOME_PASSED;
}

static enum outcome
judge(struct test *test)
{
    if (!write_status(test))
        return OUTCOME_BROKEN;
    if (has_crashed(test)) {
        compare(test, true);
        return OUTCOME_FAILED;
    }
    if (test->options.bless)
        return bless(test);
    return test->has_expectations ? compare(test, false) : OUTCOME_UNBLESSED;
}

enum outcome
test_case(struct arena *arena, const struct options *options, const char *path,
          const char *folder)
{
    struct test test = {
        .arena = arena, .path = path, .folder = folder, .parts = {.arena = arena}};
    enum outcome outcome = OUTCOME_PASSED;

    test.file = path_name(path);
    test.name = program_name(arena, path);
    choose_way(&test, options);
    limit_resources();
    prepare_environment(options);
    if (!enter(&test))
        return OUTCOME_BROKEN;
    find_expectations(&test);
    if (!compile_test(&test))
        return OUTCOME_BROKEN;
    if (!test.result.has_errors && !test.result.has_main && !test.has_expectations)
        return OUTCOME_SKIPPED;
    if (!test.result.has_errors && test.result.has_main)
        outcome = link_and_run(&test);
    return outcome == OUTCOME_PASSED ? judge(&test) : outcome;
}

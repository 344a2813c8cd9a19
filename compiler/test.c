/* Running tests: several at once, each in a process of its own, told in the order of
 * their names. */
#define _XOPEN_SOURCE 700
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "message.h"
#include "process.h"
#include "test_case.h"
#include "test_find.h"

struct job {
    const char *path;
    const char *folder; /* temporary, once it is started */
    pid_t pid;
    bool ended;
    int status; /* as waitpid gives it */
};

VEC(job_list, struct job);

struct run {
    struct arena *arena;
    const struct options *options;
    const char *folder; /* temporary: a folder in it for each job */
    struct job_list jobs;
    int started, running, told; /* the first so many */
    int passed, failed, skipped;
    bool broken;
    sigset_t signals; /* as they were */
    int interrupted;
};

static const char *
report_path(const struct run *run, const struct job *job)
{
    return arena_printf(run->arena, "%s/report", job->folder);
}

/* ---- one job's process ---- */

static _Noreturn void
work(const struct run *run, const struct job *job)
{
    int report = -1;

    process_release_signals(&run->signals);
    if (mkdir(job->folder, 0700) == 0)
        report = open(report_path(run, job), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (report < 0) {
        complain("cannot write in '%s': %s", job->folder, strerror(errno));
        exit(OUTCOME_BROKEN);
    }
    dup2(report, STDOUT_FILENO);
    dup2(report, STDERR_FILENO);
    exit((int)test_case(run->arena, run->options, job->path, job->folder));
}

static void
start(struct run *run)
{
    struct job *job = &run->jobs.at[run->started];

    job->folder = arena_printf(run->arena, "%s/%d", run->folder, run->started);
    fflush(stdout);
    job->pid = fork();
    if (job->pid == 0)
        work(run, job);
    if (job->pid < 0) {
        complain("cannot start a process: %s", strerror(errno));
        run->broken = true;
        return;
    }
    run->started++;
    run->running++;
}

/* ---- telling ---- */

static void
print_report(const struct run *run, const struct job *job)
{
    FILE *report = fopen(report_path(run, job), "r");
    int c;

    while (report && (c = getc(report)) != EOF)
        putchar(c);
    if (report)
        fclose(report);
}

static void
print_quoted(const char *option, const struct words *words)
{
    for (int i = 0; i < words->count; i++)
        printf(strchr(words->at[i], ' ') ? " %s='%s'" : " %s=%s", option, words->at[i]);
}

/* The command that runs this test alone, in the same way. */
static void
print_repeat(const struct run *run, const struct job *job)
{
    const struct options *options = run->options;

    printf("repeat: %s test", options->self);
    if (options->sanitize)
        fputs(" --sanitize", stdout);
    if (options->real_time)
        fputs(" --real-time", stdout);
    print_quoted("--cc", &options->compilers);
    print_quoted("--cflags", &options->flags);
    printf(" %s\n", job->path);
}

/* What coroc itself did wrong in a job, or NULL: it gave an outcome. */
static const char *
fault_of(const struct job *job)
{
    if (WIFSIGNALED(job->status) && WTERMSIG(job->status) == SIGALRM)
        return "coroc did not come to an end with it\n";
    if (!WIFEXITED(job->status))
        return "coroc crashed on it\n";
    switch (WEXITSTATUS(job->status)) {
    case OUTCOME_PASSED:
    case OUTCOME_FAILED:
    case OUTCOME_BROKEN:
    case OUTCOME_SKIPPED:
    case OUTCOME_UNBLESSED:
        return NULL;
    default:
        return "coroc crashed on it\n";
    }
}

static void
print_headline(const struct run *run, const char *word, const struct job *job)
{
    size_t size = strlen(job->path) - strlen(".coro");

    if (!run->options->quiet || strcmp(word, "FAIL") == 0)
        printf("%-4s %.*s\n", word, (int)size, job->path);
}

static void
tell_failure(struct run *run, const struct job *job, const char *reason)
{
    run->failed++;
    print_headline(run, "FAIL", job);
    print_report(run, job);
    fputs(reason, stdout);
    print_repeat(run, job);
}

static void
tell_pass(struct run *run, const struct job *job)
{
    run->passed++;
    print_headline(run, "pass", job);
    print_report(run, job); /* what was blessed */
}

static void
tell_skip(struct run *run, const struct job *job, const char *reason)
{
    run->skipped++;
    print_headline(run, "skip", job);
    if (!run->options->quiet)
        fputs(reason, stdout);
}

/* A test that expects nothing yet fails where nobody would see that it was skipped. */
static void
tell_unblessed(struct run *run, const struct job *job)
{
    static const char reason[] = "unblessed: nothing is expected yet; --bless takes what "
                                 "comes out\n";

    if (getenv("CI"))
        tell_failure(run, job, reason);
    else
        tell_skip(run, job, reason);
}

static void
tell(struct run *run, const struct job *job)
{
    const char *fault = fault_of(job);
    enum outcome outcome =
        fault ? OUTCOME_FAILED : (enum outcome)WEXITSTATUS(job->status);

    switch (outcome) {
    case OUTCOME_PASSED:
        tell_pass(run, job);
        break;
    case OUTCOME_FAILED:
        tell_failure(run, job, fault ? fault : "");
        break;
    case OUTCOME_BROKEN:
        run->broken = true;
        tell_failure(run, job, "the test could not be run\n");
        break;
    case OUTCOME_SKIPPED:
        tell_skip(run, job, "it has no main\n");
        break;
    case OUTCOME_UNBLESSED:
        tell_unblessed(run, job);
        break;
    }
    folder_remove(job->folder);
}

/* ---- all jobs ---- */

static void
note_end(struct run *run, pid_t pid, int status)
{
    for (int i = run->told; i < run->started; i++) {
        if (run->jobs.at[i].pid == pid) {
            run->jobs.at[i].ended = true;
            run->jobs.at[i].status = status;
            run->running--;
        }
    }
}

static void
interrupt(struct run *run, int signal)
{
    run->interrupted = signal;
    for (int i = run->told; i < run->started; i++)
        if (!run->jobs.at[i].ended)
            kill(run->jobs.at[i].pid, SIGTERM);
}

/* Waits until a job ends, or someone wants all of them to end. */
static void
wait_for_change(struct run *run)
{
    int signal = process_next_signal(), status;
    pid_t pid;

    if (signal != SIGCHLD)
        interrupt(run, signal);
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
        note_end(run, pid, status);
}

static void
tell_ended(struct run *run)
{
    while (run->told < run->started && run->jobs.at[run->told].ended) {
        if (!run->interrupted)
            tell(run, &run->jobs.at[run->told]);
        run->told++;
        fflush(stdout);
    }
}

static bool
has_more(const struct run *run)
{
    return run->started < run->jobs.count && !run->broken && !run->interrupted;
}

static void
run_jobs(struct run *run)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int most =
        run->options->jobs ? run->options->jobs : (int)(processors > 1 ? processors : 1);

    process_hold_signals(&run->signals);
    do {
        while (run->running < most && has_more(run))
            start(run);
        if (run->running)
            wait_for_change(run);
        tell_ended(run);
    } while (run->running || has_more(run));
    folder_remove(run->folder);
    process_release_signals(&run->signals);
    process_raise(run->interrupted);
}

static int
list(const struct run *run)
{
    for (int i = 0; i < run->jobs.count; i++)
        printf("%.*s\n", (int)(strlen(run->jobs.at[i].path) - strlen(".coro")),
               run->jobs.at[i].path);
    return EXIT_DONE;
}

int
test(struct arena *arena, const struct options *options)
{
    struct run run = {.arena = arena, .options = options};
    struct words paths = {0};

    if (!test_find(arena, options, &paths))
        return EXIT_USAGE;
    for (int i = 0; i < paths.count; i++) {
        struct job job = {.path = paths.at[i]};
        vec_push(arena, &run.jobs, job);
    }
    if (options->list)
        return list(&run);
    if (paths.count == 0) {
        complain("no tests found");
        return EXIT_USAGE;
    }
    run.folder = folder_new(arena);
    if (!run.folder)
        return EXIT_USAGE;
    run_jobs(&run);
    printf("%d passed, %d failed, %d skipped\n", run.passed, run.failed, run.skipped);
    if (run.broken)
        return EXIT_USAGE;
    return run.failed ? EXIT_ERRORS : EXIT_DONE;
}

/* Runs the program that it is linked to (with --wrap=main) once unharmed, then once for
 * each event in it with harm done at that one, in a process each. Every run must end in a
 * way that is allowed: the sanitizers have a status of their own, which never is.
 *
 * CORO_SWEEP says which harm; CORO_SWEEP_MOST how many runs are enough: of more events as
 * many are taken, evenly spread. */
#define _DEFAULT_SOURCE
#include "sweep.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LONGEST_RUN = 60 /* s */, TEXT_KEPT = 65536 };

enum {
    STATUS_OF_ERROR = 1,
    STATUS_OF_DEADLOCK = 3,
    STATUS_OF_SANITIZER = 86, /* by the environment */
    STATUS_OF_LEAK = 87,
};

/* How a kind of harm is asked for, and what the program may then say as it ends with
 * status 1, with 3, and by SIGABRT; NULL where it may not. */
static const struct {
    const char *name, *error, *deadlock, *panic;
} harms[HARM_COUNT] = {
    [HARM_DROP] = {"drop", "error: ", "deadlock: ", "panic: "},
    [HARM_THROW] = {"throw", "error: ", "deadlock: ", "panic: "},
    [HARM_TIME] = {"time", "error: ", "deadlock: ", "panic: "},
    [HARM_CANCEL] = {"cancel", "error: ", "deadlock: ", "panic: "},
    [HARM_ALLOCATION] = {"allocation", "error: out of memory\n",
                         "deadlock: ", "panic: out of memory\n"},
};

/* With this panic a program says itself that something was lost. */
static const char unbalanced[] = "panic: unbalanced";

/* What has happened so far in the run, whose process shares it with ours. */
struct tally {
    long events; /* at which harm could be done */
    long resumptions;
};

static enum harm chosen;
static long strike; /* the number of the event at which harm is done; 0 for none */
static long most_resumptions = LONG_MAX;
static struct tally *tally;
static int output; /* the file that the run writes to */

bool
sweep_strikes(enum harm harm)
{
    return harm == chosen && ++tally->events == strike;
}

void
sweep_resumes(void)
{
    if (++tally->resumptions > most_resumptions)
        _exit(EXIT_SUCCESS);
}

/* ---- one run ---- */

int __real_main(int argc, char **argv);
int __wrap_main(int argc, char **argv);

/* Ends as the program does that returns this; more strictly than the sanitizer, it may
 * then hold nothing at all. */
static _Noreturn void
end(int status)
{
    if (sweep_held())
        fprintf(stderr, "%ld allocations are left\n", sweep_held());
    exit(sweep_held() ? STATUS_OF_LEAK : status);
}

static _Noreturn void
run_here(int argc, char **argv)
{
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    lseek(STDIN_FILENO, 0, SEEK_SET);
    alarm(LONGEST_RUN);
    end(__real_main(argc, argv));
}

/* Its status, as waitpid gives it. */
static int
run(int argc, char **argv, long at)
{
    int status = -1;
    pid_t pid;

    strike = at;
    *tally = (struct tally){0};
    if (ftruncate(output, 0) != 0)
        abort();
    lseek(output, 0, SEEK_SET);
    fflush(stdout);
    pid = fork();
    if (pid == 0)
        run_here(argc, argv);
    waitpid(pid, &status, 0);
    return status;
}

/* ---- what came of it ---- */

/* The last of what it wrote, which may have NUL bytes in it: they are left out. */
static const char *
text_of_run(void)
{
    static char text[TEXT_KEPT];
    off_t end = lseek(output, 0, SEEK_END), most = sizeof text - 1;
    ssize_t size = pread(output, text, sizeof text - 1, end > most ? end - most : 0);
    size_t kept = 0;

    for (ssize_t i = 0; i < size; i++) {
        if (text[i])
            text[kept++] = text[i];
    }
    text[kept] = '\0';
    return text;
}

static bool
says(const char *text, const char *what)
{
    return what && strstr(text, what);
}

static bool
is_allowed(int status, int usual)
{
    const char *text = text_of_run();

    if (says(text, unbalanced))
        return false;
    if (WIFSIGNALED(status))
        return status == usual ||
               (WTERMSIG(status) == SIGABRT && says(text, harms[chosen].panic));
    switch (WEXITSTATUS(status)) {
    case STATUS_OF_SANITIZER:
    case STATUS_OF_LEAK:
        return false;
    case EXIT_SUCCESS:
        return true;
    case STATUS_OF_ERROR:
        return status == usual || says(text, harms[chosen].error);
    case STATUS_OF_DEADLOCK:
        return status == usual || says(text, harms[chosen].deadlock);
    default:
        return status == usual;
    }
}

static bool
check(const char *program, int status, int usual)
{
    if (is_allowed(status, usual))
        return true;
    printf("%s: %s at %ld: %s %d:\n%s\n", program, harms[chosen].name, strike,
           WIFSIGNALED(status) ? "signal" : "status",
           WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status), text_of_run());
    return false;
}

/* ---- all runs ---- */

static void
choose(void)
{
    const char *name = getenv("CORO_SWEEP");

    while (chosen < HARM_COUNT && (!name || strcmp(name, harms[chosen].name) != 0))
        chosen++;
    if (chosen == HARM_COUNT)
        abort();
}

static long
count_of_runs(long count)
{
    const char *most = getenv("CORO_SWEEP_MOST");

    return most && strtol(most, NULL, 10) < count ? strtol(most, NULL, 10) : count;
}

static void
prepare(void)
{
    choose();
    tally = mmap(NULL, sizeof *tally, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                 -1, 0);
    output = fileno(tmpfile());
}

/* Tells the number of runs; it does not end as the program does, since its own leaks tell
 * nothing. */
int
__wrap_main(int argc, char **argv)
{
    int failures = 0, usual;
    long count, runs;

    prepare();
    usual = run(argc, argv, 0);
    failures += !check(argv[0], usual, usual);
    count = tally->events;
    most_resumptions = 4 * tally->resumptions + 1000;
    runs = count_of_runs(count);
    for (long i = 0; i < runs; i++)
        failures += !check(argv[0], run(argc, argv, 1 + i * count / runs), usual);
    printf("%ld\n", runs);
    fflush(stdout);
    _exit(failures ? EXIT_FAILURE : EXIT_SUCCESS);
}

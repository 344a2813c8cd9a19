/* Running programs without handlers or globals: all signals of interest are held back and
 * fetched one by one, the end of the child among them. */
#define _XOPEN_SOURCE 700
#include "process.h"

#include <errno.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* A program that ran too long gets this many seconds between SIGQUIT, at which it may
 * show what its tasks wait for, and SIGKILL. */
#define GRACE 1

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

#define ENDING_COUNT (sizeof ending_signals / sizeof *ending_signals)

/* Those of them that whoever started coroc has not asked it to ignore. */
static sigset_t
ending_set(void)
{
    struct sigaction action;
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < ENDING_COUNT; i++)
        if (sigaction(ending_signals[i], NULL, &action) == 0 &&
            action.sa_handler != SIG_IGN)
            sigaddset(&set, ending_signals[i]);
    return set;
}

void
process_hold_signals(sigset_t *before)
{
    sigset_t set = ending_set();

    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, before);
}

void
process_release_signals(const sigset_t *before)
{
    sigprocmask(SIG_SETMASK, before, NULL);
}

void
process_raise(int signal)
{
    sigset_t none;

    if (signal) {
        sigemptyset(&none);
        raise(signal);
        sigprocmask(SIG_SETMASK, &none, NULL);
        _exit(128 + signal);
    }
}

static void
redirect(posix_spawn_file_actions_t *actions, const struct process *process)
{
    if (process->in >= 0)
        posix_spawn_file_actions_adddup2(actions, process->in, STDIN_FILENO);
    if (process->out >= 0)
        posix_spawn_file_actions_adddup2(actions, process->out, STDOUT_FILENO);
    if (process->err >= 0)
        posix_spawn_file_actions_adddup2(actions, process->err, STDERR_FILENO);
}

/* Starts the program with no signal held back, and one that is to show what it does if it
 * takes too long with a SIGQUIT that is not ignored; 0 or an errno. */
static int
start(const struct process *process, pid_t *pid)
{
    sigset_t none, quit;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int problem;

    posix_spawn_file_actions_init(&actions);
    redirect(&actions, process);
    sigemptyset(&none);
    sigemptyset(&quit);
    if (process->timeout)
        sigaddset(&quit, SIGQUIT);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &quit);
    problem = posix_spawnp(pid, process->path, &actions, &attributes,
                           (char *const *)process->argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

/* Seconds from now until `deadline` as sigtimedwait takes them, not below 0. */
static struct timespec
time_left(const struct timespec *deadline)
{
    struct timespec now, left;

    clock_gettime(CLOCK_MONOTONIC, &now);
    left.tv_sec = deadline->tv_sec - now.tv_sec;
    left.tv_nsec = deadline->tv_nsec - now.tv_nsec;
    if (left.tv_nsec < 0) {
        left.tv_sec--;
        left.tv_nsec += 1000000000;
    }
    return left.tv_sec < 0 ? (struct timespec){0, 0} : left;
}

/* The next signal held back, or -1 when the deadline has come. */
static int
next_signal(siginfo_t *info, const struct timespec *deadline)
{
    sigset_t set = ending_set();
    struct timespec left;
    int signal;

    sigaddset(&set, SIGCHLD);
    do {
        if (deadline) {
            left = time_left(deadline);
            signal = sigtimedwait(&set, info, &left);
        } else {
            signal = sigwaitinfo(&set, info);
        }
    } while (signal < 0 && errno == EINTR);
    return signal;
}

int
process_next_signal(void)
{
    siginfo_t info;

    return next_signal(&info, NULL);
}

static void
extend(struct timespec *deadline, int seconds)
{
    clock_gettime(CLOCK_MONOTONIC, deadline);
    deadline->tv_sec += seconds;
}

/* A terminal sends its signals to the program as well; others only to coroc. */
static void
pass_on(pid_t pid, int signal, const siginfo_t *info, struct process_end *end)
{
    if (info->si_code <= 0)
        kill(pid, signal);
    if (info->si_code <= 0 || signal != SIGQUIT)
        end->interrupted = signal;
}

static void
wait_for(pid_t pid, int timeout, struct process_end *end)
{
    struct timespec deadline;
    siginfo_t info;
    int status;

    if (timeout)
        extend(&deadline, timeout);
    while (waitpid(pid, &status, WNOHANG) != pid) {
        int signal = next_signal(&info, timeout ? &deadline : NULL);
        if (signal < 0) {
            kill(pid, end->timed_out ? SIGKILL : SIGQUIT);
            end->timed_out = true;
            extend(&deadline, GRACE);
        } else if (signal != SIGCHLD) {
            pass_on(pid, signal, &info, end);
        }
    }
    end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end->status = end->signal ? 128 + end->signal : WEXITSTATUS(status);
}

struct process_end
process_run(const struct process *process)
{
    struct process_end end = {0};
    sigset_t before;
    pid_t pid;

    process_hold_signals(&before);
    end.error = start(process, &pid);
    if (!end.error)
        wait_for(pid, process->timeout, &end);
    process_release_signals(&before);
    return end;
}

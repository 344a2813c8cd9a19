/* Running other programs: the C compiler, the program made, diff. */
#ifndef PROCESS_H
#define PROCESS_H

#include <signal.h>
#include <stdbool.h>

struct process {
    const char *path;        /* of the executable, or a name to look up in PATH */
    const char *const *argv; /* NULL-terminated */
    int in, out, err;        /* file descriptors; -1: those of coroc */
    int timeout;             /* seconds, 0 for none */
};

struct process_end {
    int error;       /* errno if it could not be started, else 0 */
    int status;      /* its exit status, 128 + N if signal N ended it */
    int signal;      /* N, or 0 */
    bool timed_out;  /* it was ended for running too long */
    int interrupted; /* a signal that asks coroc itself to end, or 0: clean up, then raise
                        it */
};

/* Runs a program to its end. Signals that ask coroc to end are passed on to the program,
 * and told in the result. */
struct process_end process_run(const struct process *process);

/* Waits for the next of the signals held back: one that asks coroc to end, or SIGCHLD. */
int process_next_signal(void);

/* Ends coroc by a signal, as if it had never been held back; returns if the signal is 0.
 */
void process_raise(int signal);

/* Holds back the signals that would end coroc; *before is for process_release. */
void process_hold_signals(sigset_t *before);
void process_release_signals(const sigset_t *before);

#endif

/* Crashes, told. The handler runs on a stack of its own, so that an exhausted one is told
 * too. */
#define _XOPEN_SOURCE 700
#include "crash.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "message.h"
#include "sanitized.h"
#include "version.h"

#define STACK ((size_t)64 * 1024)

static const char told[] =
    "coroc: internal error: coroc crashed\n"
    "This is a fault of coroc " COROC_VERSION
    ", not of your program. Please report it with the source file.\n";

/* Only what is safe in a signal handler. */
static _Noreturn void
tell(int signal)
{
    ssize_t written = write(STDERR_FILENO, told, sizeof told - 1);

    (void)signal, (void)written;
    _exit(EXIT_INTERNAL);
}

void
crash_prepare(struct arena *arena)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    stack_t stack = {.ss_sp = arena_alloc(arena, STACK), .ss_size = STACK};
    struct sigaction action = {.sa_handler = tell, .sa_flags = SA_ONSTACK};

    if (IS_SANITIZED) /* it tells more */
        return;
    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
}

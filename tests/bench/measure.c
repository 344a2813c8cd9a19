/* measure COMMAND…: runs it, and adds to the line that it prints its peak resident KiB
 * and the microseconds of CPU that it took. */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* What it prints is one short line. */
static int
copy_line(FILE *from)
{
    int character;

    while ((character = getc(from)) != EOF && character != '\n')
        putchar(character);
    return fclose(from);
}

static long long
microseconds(const struct timeval *time)
{
    return time->tv_sec * 1000000LL + time->tv_usec;
}

int
main(int argc, char **argv)
{
    int told[2], status;
    struct rusage usage;
    pid_t child;

    if (argc < 2 || pipe(told) != 0 || (child = fork()) < 0)
        return 1;
    if (child == 0) {
        dup2(told[1], STDOUT_FILENO);
        close(told[0]);
        close(told[1]);
        execv(argv[1], argv + 1);
        _exit(127);
    }
    close(told[1]);
    copy_line(fdopen(told[0], "r"));
    if (wait4(child, &status, 0, &usage) != child || status != 0)
        return 1;
    printf(" %ld %lld\n", usage.ru_maxrss,
           microseconds(&usage.ru_utime) + microseconds(&usage.ru_stime));
    return 0;
}

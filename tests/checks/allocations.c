/* Linked with --wrap=malloc: tells at the end how often memory was asked for. */
#include <stdio.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);

static long count;

static void
tell(void)
{
    fprintf(stderr, "%ld\n", count);
}

void *
__wrap_malloc(size_t size)
{
    if (count++ == 0)
        atexit(tell);
    return __real_malloc(size);
}

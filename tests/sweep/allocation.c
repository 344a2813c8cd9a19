/* Memory that runs out, and what is left of it at the end: what the program and the
 * runtime allocate comes here, when linked with --wrap=malloc,--wrap=free; the C
 * library's own allocations do not. */
#include <stddef.h>

#include "sweep.h"

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void __real_free(void *memory);
void __wrap_free(void *memory);

static long held;

long
sweep_held(void)
{
    return held;
}

void *
__wrap_malloc(size_t size)
{
    void *memory = sweep_strikes(HARM_ALLOCATION) ? NULL : __real_malloc(size);

    held += memory != NULL;
    return memory;
}

void
__wrap_free(void *memory)
{
    held -= memory != NULL;
    __real_free(memory);
}

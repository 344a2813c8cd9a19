/* The C stack's end, for generators that drive generators without end. Stacks grow
 * downwards. */
#ifndef CORO_STACK_H
#define CORO_STACK_H

#include "internal.h"

/* Where too little is left below; the highest address until this thread has found it out.
 */
extern CORO_THREAD uintptr_t coro_stack_limit;
bool coro_stack_is_low_here(uintptr_t here);

/* Not the address of a local: sanitizers keep locals elsewhere. */
static inline bool
coro_stack_is_low(void)
{
#ifdef __GNUC__
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
#else
    char local;
    uintptr_t here = (uintptr_t)&local;
#endif
    return here < coro_stack_limit && coro_stack_is_low_here(here);
}

#endif

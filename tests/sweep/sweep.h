/* What a sweep does at each event of a program, and whether it is time. */
#ifndef SWEEP_H
#define SWEEP_H

#include <stdbool.h>

enum harm {
    HARM_DROP,       /* what is about to be resumed is dropped where it stands */
    HARM_THROW,      /* an error is thrown into it there */
    HARM_ALLOCATION, /* memory runs out */
    HARM_COUNT
};

/* Tells of an event at which this harm could be done: true if it is to be done. */
bool sweep_strikes(enum harm harm);
/* How many allocations have not been released. */
long sweep_held(void);

#endif

/* What a sweep does at each event of a program, and whether it is time. */
#ifndef SWEEP_H
#define SWEEP_H

#include <stdbool.h>

enum harm {
    HARM_DROP,       /* what is about to be resumed is dropped where it stands */
    HARM_THROW,      /* an error is thrown into it there */
    HARM_TIME,       /* the time of the outermost `within` around it is over there */
    HARM_CANCEL,     /* a task cancels the next one as it gets its turn */
    HARM_ALLOCATION, /* memory runs out */
    HARM_COUNT
};

/* Tells of an event at which this harm could be done: true if it is to be done. */
bool sweep_strikes(enum harm harm);
/* Tells of a resumption, whatever the harm: without what has been harmed a program may go
 * on for ever. It is ended when it has done so for long enough. */
void sweep_resumes(void);
/* How many allocations have not been released. */
long sweep_held(void);

#endif

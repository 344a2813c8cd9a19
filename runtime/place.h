/* Where the tasks of a loop were made. A loop keeps each place once, and a task has its
 * number. */
#ifndef CORO_PLACE_H
#define CORO_PLACE_H

#include "coro.h"

struct coro_place {
    const struct coro_code *code;
    int line;      /* as in coro_line_of */
    uint16_t next; /* the number of one with the same hash; 0: none */
};

enum { CORO_PLACE_LISTS = 16 };

/* Zeroed: empty. */
struct coro_places {
    struct coro_place *at; /* number 1 is the first */
    unsigned count, room;
    uint16_t lists[CORO_PLACE_LISTS];
};

/* Its number; 0 if there is no code, no memory, or too many. */
uint16_t coro_place_number(struct coro_places *places, const struct coro_code *code,
                           int line);
/* NULL for 0. */
const struct coro_place *coro_place_at(const struct coro_places *places, uint16_t number);
void coro_places_end(struct coro_places *places);

#endif

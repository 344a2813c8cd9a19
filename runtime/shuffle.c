#include "shuffle.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHUFFLE_UNKNOWN, SHUFFLE_OFF, SHUFFLE_ON };

static CORO_THREAD struct {
    int asked;
    uint64_t seed, state;
} shuffle;

/* A wrong one is told once, and not obeyed. */
static bool
read_seed(const char *text)
{
    char *end;

    errno = 0;
    shuffle.seed = shuffle.state = strtoull(text, &end, 10);
    if (*text >= '0' && *text <= '9' && !*end && !errno)
        return true;
    fprintf(stderr, "CORO_SHUFFLE: expected a number below 2^64, found '%s'\n", text);
    return false;
}

bool
coro_shuffle_is_asked(void)
{
    const char *text;

    if (shuffle.asked == SHUFFLE_UNKNOWN) {
        text = getenv("CORO_SHUFFLE");
        shuffle.asked = text && *text && read_seed(text) ? SHUFFLE_ON : SHUFFLE_OFF;
    }
    return shuffle.asked == SHUFFLE_ON;
}

/* splitmix64, by Steele, Lea and Flood */
static uint64_t
next_number(void)
{
    uint64_t mixed = shuffle.state += UINT64_C(0x9e3779b97f4a7c15);

    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ mixed >> 31;
}

/* Up to 7: a queue of a few is mixed well, and one of a million costs no more. */
void
coro_shuffle(struct coro_node **ready)
{
    for (uint64_t left = next_number() >> 61; left > 0; left--)
        *ready = (*ready)->next;
}

void
coro_shuffle_tell(void)
{
    if (shuffle.asked == SHUFFLE_ON)
        fprintf(stderr, "the order of turns was CORO_SHUFFLE=%llu\n",
                (unsigned long long)shuffle.seed);
}

#include "cover.h"

#include <stdlib.h>

VEC(numbers, uint64_t);

enum { NOBODY = -1 };

/* The ends of all stretches cut the numbers into pieces, each of which a stretch takes
 * whole or not at all. Pieces that are taken are passed over in one go: each knows one
 * behind it up to which all are. */
struct pieces {
    struct numbers starts; /* in order; the last piece ends with `all` */
    int *owner;            /* the first stretch that takes the piece */
    int *next;             /* a piece at or behind this one; itself, if it is free */
};

static int
compare(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Sorts the numbers, and leaves one of each. */
static void
sort(struct numbers *numbers)
{
    int count = 0;
    qsort(numbers->at, (size_t)numbers->count, sizeof *numbers->at, compare);
    for (int i = 0; i < numbers->count; i++)
        if (count == 0 || numbers->at[i] != numbers->at[count - 1])
            numbers->at[count++] = numbers->at[i];
    numbers->count = count;
}

static struct pieces
cut(struct arena *arena, const struct stretches *stretches, struct stretch all)
{
    struct pieces pieces = {0};
    vec_push(arena, &pieces.starts, all.first);
    for (int i = 0; i < stretches->count; i++) {
        vec_push(arena, &pieces.starts, stretches->at[i].first);
        if (stretches->at[i].last < all.last)
            vec_push(arena, &pieces.starts, stretches->at[i].last + 1);
    }
    sort(&pieces.starts);
    size_t count = (size_t)pieces.starts.count + 1;
    pieces.owner = arena_alloc(arena, count * sizeof *pieces.owner);
    pieces.next = arena_alloc(arena, count * sizeof *pieces.next);
    for (int i = 0; i <= pieces.starts.count; i++) {
        pieces.owner[i] = NOBODY;
        pieces.next[i] = i;
    }
    return pieces;
}

/* The piece that begins with this number. */
static int
piece_at(const struct pieces *pieces, uint64_t start)
{
    int low = 0, high = pieces->starts.count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (pieces->starts.at[middle] < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first free piece from here on; the way there becomes shorter. */
static int
first_free(const struct pieces *pieces, int piece)
{
    while (pieces->next[piece] != piece) {
        pieces->next[piece] = pieces->next[pieces->next[piece]];
        piece = pieces->next[piece];
    }
    return piece;
}

/* Gives the stretch what is free of it; who had its first number, if nothing is. */
static int
take(const struct pieces *pieces, struct stretch stretch, int owner)
{
    int first = piece_at(pieces, stretch.first), piece = first_free(pieces, first);
    int before = pieces->owner[first];
    bool is_any = false;
    for (; piece < pieces->starts.count && pieces->starts.at[piece] <= stretch.last;
         piece = first_free(pieces, piece)) {
        pieces->owner[piece] = owner;
        pieces->next[piece] = piece + 1;
        is_any = true;
    }
    return is_any ? NOBODY : before;
}

static void
find_holes(struct arena *arena, const struct pieces *pieces, struct stretch all,
           struct stretches *holes)
{
    for (int i = 0; i < pieces->starts.count; i++) {
        bool is_last = i + 1 == pieces->starts.count;
        struct stretch hole = {pieces->starts.at[i], all.last};
        if (!is_last)
            hole.last = pieces->starts.at[i + 1] - 1;
        if (pieces->owner[i] != NOBODY)
            continue;
        if (i > 0 && pieces->owner[i - 1] == NOBODY)
            holes->at[holes->count - 1].last = hole.last;
        else
            vec_push(arena, holes, hole);
    }
}

void
cover(struct arena *arena, const struct stretches *stretches, struct stretch all,
      struct owners *owners, struct stretches *holes)
{
    struct pieces pieces = cut(arena, stretches, all);
    for (int i = 0; i < stretches->count; i++)
        vec_push(arena, owners, take(&pieces, stretches->at[i], i));
    find_holes(arena, &pieces, all, holes);
}

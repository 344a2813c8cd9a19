/* Finding bytes in bytes in linear time and constant space: the two-way algorithm of
 * Crochemore and Perrin.
 *
 * The part is cut where its local period is its period, so that a mismatch in the right
 * half, compared forwards, allows a shift past what matched, and one in the left half,
 * compared backwards, a shift by the period. */
#include "text.h"

#include <string.h>

struct part {
    const unsigned char *bytes;
    size_t len;
    size_t cut;    /* where the right half begins */
    size_t period; /* a shift that loses no place */
    bool periodic; /* the whole has it, too: what matched still does after a shift */
};

/* The start of the greatest suffix, by the order of bytes or its reverse; its period. */
static size_t
greatest_suffix(const struct part *part, bool reverse, size_t *period)
{
    size_t start = 0, candidate = 1, same = 0;
    *period = 1;
    while (candidate + same < part->len) {
        unsigned char a = part->bytes[candidate + same], b = part->bytes[start + same];
        if (a == b) {
            same++;
            if (same == *period) {
                candidate += same;
                same = 0;
            }
        } else if ((a < b) != reverse) {
            candidate += same + 1;
            same = 0;
            *period = candidate - start;
        } else {
            start = candidate++;
            same = 0;
            *period = 1;
        }
    }
    return start;
}

/* The later of the two greatest suffixes begins at a critical place. */
static void
cut_part(struct part *part)
{
    size_t period, reverse_period;
    size_t start = greatest_suffix(part, false, &period);
    size_t reverse_start = greatest_suffix(part, true, &reverse_period);
    part->cut = start > reverse_start ? start : reverse_start;
    part->period = start > reverse_start ? period : reverse_period;
    part->periodic = part->cut + part->period <= part->len &&
                     memcmp(part->bytes, part->bytes + part->period, part->cut) == 0;
    if (!part->periodic) {
        size_t right = part->len - part->cut;
        part->period = (part->cut > right ? part->cut : right) + 1;
    }
}

/* How far the right half matches, from what is known on; then, if all of it does, how far
 * down the left half does not: at most `known` if the part is found. */
static size_t
match_right(const struct part *part, const unsigned char *bytes, size_t known)
{
    size_t i = part->cut > known ? part->cut : known;
    while (i < part->len && part->bytes[i] == bytes[i])
        i++;
    return i;
}

static size_t
match_left(const struct part *part, const unsigned char *bytes, size_t known)
{
    size_t i = part->cut;
    while (i > known && part->bytes[i - 1] == bytes[i - 1])
        i--;
    return i;
}

static const unsigned char *
search(const unsigned char *bytes, size_t len, const struct part *part)
{
    const unsigned char *last = bytes + (len - part->len);
    size_t known = 0; /* so many bytes at the front of the part match */
    for (;;) {
        size_t matched = match_right(part, bytes, known), shift = matched + 1 - part->cut;
        if (matched < part->len) {
            known = 0;
        } else {
            if (match_left(part, bytes, known) <= known)
                return bytes;
            known = part->periodic ? part->len - part->period : 0;
            shift = part->period;
        }
        if (shift > (size_t)(last - bytes))
            return NULL;
        bytes += shift;
    }
}

const char *
coro_search(const char *bytes, size_t len, const char *part, size_t part_len)
{
    if (part_len > len)
        return NULL;
    const char *first = memchr(bytes, part[0], len - part_len + 1);
    if (!first || part_len == 1)
        return first;
    struct part cut = {.bytes = (const unsigned char *)part, .len = part_len};
    cut_part(&cut);
    return (const char *)search((const unsigned char *)first,
                                len - (size_t)(first - bytes), &cut);
}

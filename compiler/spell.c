/* Spelling help by edit distance. */
#include "spell.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Longer words get no help: the work grows with the square of the length. */
#define LONGEST 64

static int
least(int a, int b, int c)
{
    int least_of_two = a < b ? a : b;

    return least_of_two < c ? least_of_two : c;
}

/* Letters changed, added, dropped, or swapped with their neighbour, to make one of the
 * other. Row i holds the distances of the first i letters of `a` to each beginning of
 * `b`. */
static int
distance(const char *a, int a_size, const char *b, int b_size)
{
    int rows[3][LONGEST + 1];
    int *before = rows[0], *last = rows[1], *row = rows[2];

    for (int j = 0; j <= b_size; j++)
        row[j] = j;
    for (int i = 1; i <= a_size; i++) {
        int *spare = before;
        before = last;
        last = row;
        row = spare;
        row[0] = i;
        for (int j = 1; j <= b_size; j++) {
            int changed = last[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(changed, last[j] + 1, row[j - 1] + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1, row[j]);
        }
    }
    return row[b_size];
}

static bool
is_vowel(char letter)
{
    return letter && strchr("aeiou", letter);
}

/* "cnt" is "count" without its vowels: an abbreviation, however many letters it drops. */
static bool
same_consonants(const char *a, const char *b)
{
    if (strlen(a) < 3 || *a != *b)
        return false;
    while (*a && *b) {
        for (a++; is_vowel(*a);)
            a++;
        for (b++; is_vowel(*b);)
            b++;
        if (*a != *b)
            return false;
    }
    return true;
}

/* PRINT is print, and Point is point. */
static bool
same_letters(const char *a, const char *b)
{
    while (*a && tolower((unsigned char)*a) == tolower((unsigned char)*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

const char *
spell_nearest(const char *wrong, const char *const *candidates, int count)
{
    const char *nearest = NULL;
    size_t size = strlen(wrong);
    int limit = (int)(size / 3) + 1; /* to be less than */

    if (size > LONGEST)
        return NULL;
    for (int i = 0; i < count; i++) {
        size_t candidate_size = strlen(candidates[i]);
        if (same_letters(wrong, candidates[i]))
            return candidates[i];
        if (limit > 1 && same_consonants(wrong, candidates[i])) {
            nearest = candidates[i];
            limit = 1;
        }
        if (candidate_size <= LONGEST) {
            int d = distance(wrong, (int)size, candidates[i], (int)candidate_size);
            if (d < limit) {
                nearest = candidates[i];
                limit = d;
            }
        }
    }
    return nearest;
}

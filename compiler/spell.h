/* Spelling help: which of the known words was meant? */
#ifndef SPELL_H
#define SPELL_H

/* The candidate nearest to `wrong`, the first of equals, or NULL if none is near: within
 * a third of its length in letters changed, added, dropped or swapped, or equal but for
 * its vowels. */
const char *spell_nearest(const char *wrong, const char *const *candidates, int count);

#endif

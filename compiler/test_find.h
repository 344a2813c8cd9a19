/* Which tests there are. */
#ifndef TEST_FIND_H
#define TEST_FIND_H

#include <stdbool.h>

#include "options.h"

/* The paths of all sources in the folders and files that the options name, in order; only
 * those that contain the options' pattern. False if one cannot be read; that has been
 * said then. */
bool test_find(struct arena *arena, const struct options *options, struct words *paths);

#endif

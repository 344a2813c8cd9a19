/* coroc test: runs programs and compares what they print with the files beside them. */
#ifndef TEST_H
#define TEST_H

#include "options.h"

/* The exit status: 0 all pass, 1 some fail, 2 the tests could not be run. */
int test(struct arena *arena, const struct options *options);

#endif

/* One test, in a process of its own: compiled, linked, run, compared. */
#ifndef TEST_CASE_H
#define TEST_CASE_H

#include "options.h"

/* Exit statuses of that process; any other is a fault of coroc. */
enum outcome {
    OUTCOME_PASSED = 0,
    OUTCOME_FAILED = 1,
    OUTCOME_BROKEN = 2, /* the test could not be run */
    OUTCOME_SKIPPED = 4,
    OUTCOME_UNBLESSED = 5, /* nothing is expected yet */
};

/* Runs the test of the source `path`; what is to be said goes to standard output.
 * `folder` is an empty temporary one. Changes the current folder. */
enum outcome test_case(struct arena *arena, const struct options *options,
                       const char *path, const char *folder);

#endif

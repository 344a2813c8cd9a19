/* Running one suite of tests. */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>
#include <stdlib.h>

/* Runs `count` tests; the exit status of the suite's program. CK_VERBOSITY in the
 * environment says how much is told. */
static inline int
suite_run(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *together = tcase_create(name);
    SRunner *runner = srunner_create(suite);
    int failed;

    for (size_t i = 0; i < count; i++)
        tcase_add_test(together, tests[i]);
    suite_add_tcase(suite, together);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define SUITE_RUN(name, tests) suite_run((name), (tests), sizeof(tests) / sizeof *(tests))

#endif

/* Checking what the runtime's functions give, print and panic with. Include it first. */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "capture.h"
#include "suite.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "coro.h"

/* Checks a string's bytes, and releases it. */
#define CHECK_TEXT(string, expected)                                                     \
    do {                                                                                 \
        coro_string text_ = (string);                                                    \
        ck_assert_str_eq(text_.bytes, (expected));                                       \
        ck_assert_uint_eq(text_.len, strlen(expected));                                  \
        coro_string_release(text_);                                                      \
    } while (0)

/* The same for a literal with any bytes. */
#define CHECK_BYTES(string, literal)                                                     \
    do {                                                                                 \
        coro_string bytes_ = (string);                                                   \
        ck_assert_uint_eq(bytes_.len, sizeof(literal) - 1);                              \
        ck_assert_mem_eq(bytes_.bytes, (literal), sizeof(literal) - 1);                  \
        coro_string_release(bytes_);                                                     \
    } while (0)

/* Checks what a statement writes to a stream. */
#define CHECK_OUTPUT(stream, statement, expected)                                        \
    do {                                                                                 \
        capture_begin(stream);                                                           \
        statement;                                                                       \
        ck_assert_str_eq(capture_end(), expected);                                       \
    } while (0)

/* Checks that a statement, in a process of its own, ends with this text. */
#define CHECK_PANIC(statement, expected)                                                 \
    do {                                                                                 \
        int status_;                                                                     \
        fflush(NULL);                                                                    \
        capture_begin(stderr);                                                           \
        if (fork() == 0) {                                                               \
            statement;                                                                   \
            _exit(0);                                                                    \
        }                                                                                \
        wait(&status_);                                                                  \
        ck_assert_str_eq(capture_end(), expected);                                       \
        ck_assert(WIFSIGNALED(status_) && WTERMSIG(status_) == SIGABRT);                 \
    } while (0)

/* The code that tests call from: line 3 of it is line 12 of test.coro. */
static const struct coro_code test_code = {"test", "test.coro", 9};

#endif

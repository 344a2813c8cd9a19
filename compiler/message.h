/* What coroc says about its own command line and files, and the exit statuses. */
#ifndef MESSAGE_H
#define MESSAGE_H

enum exit_status {
    EXIT_DONE = 0,
    EXIT_ERRORS = 1,   /* the program has errors, or a test fails */
    EXIT_USAGE = 2,    /* wrong usage, or a file that cannot be read or written */
    EXIT_INTERNAL = 3, /* a fault of coroc itself */
};

/* Prints "coroc: " and a line of text to standard error. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same for a fault of coroc itself: with its version, and a request to report it. */
void complain_internal(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

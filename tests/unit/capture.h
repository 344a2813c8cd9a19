/* What a test writes to standard output or error. Include it first: it asks for POSIX. */
#ifndef CAPTURE_H
#define CAPTURE_H

#define _POSIX_C_SOURCE 200809L

#include <check.h>
#include <stdio.h>
#include <unistd.h>

static struct {
    FILE *file, *stream;
    int descriptor; /* the stream's own, kept aside */
    char text[4096];
} capture;

static inline void
capture_begin(FILE *stream)
{
    fflush(stream);
    capture.stream = stream;
    capture.file = tmpfile();
    ck_assert_ptr_nonnull(capture.file);
    capture.descriptor = dup(fileno(stream));
    dup2(fileno(capture.file), fileno(stream));
}

/* What has come since capture_begin. */
static inline const char *
capture_end(void)
{
    size_t len;

    fflush(capture.stream);
    dup2(capture.descriptor, fileno(capture.stream));
    close(capture.descriptor);
    rewind(capture.file);
    len = fread(capture.text, 1, sizeof capture.text - 1, capture.file);
    capture.text[len] = '\0';
    fclose(capture.file);
    return capture.text;
}

#endif

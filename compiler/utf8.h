/* UTF-8 as a terminal shows it: one character at a time, with its width. */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

struct utf8_char {
    uint32_t code; /* the code point, or the byte if it is invalid */
    uint32_t size; /* in bytes, at least 1 */
    int width; /* in terminal columns: 0, 1 or 2; -1 if it must not be shown as it is */
};

/* The character at `text`, of which `size` > 0 bytes are left. Control characters, bytes
 * that are no UTF-8 and those that change the direction of text have width -1. */
struct utf8_char utf8_next(const char *text, size_t size);

#endif

/* Decoding UTF-8, and the width of characters from a table of our own: the C library's
 * answer would change with the locale. */
#include "utf8.h"

#include <stdbool.h>

struct range {
    uint32_t first, last;
    int width;
};

/* In order. What is not here is one column wide. */
static const struct range ranges[] = {
    {0x0000, 0x001f, -1},                        /* control characters */
    {0x007f, 0x009f, -1},   {0x0300, 0x036f, 0}, /* combining marks */
    {0x0483, 0x0489, 0},    {0x0591, 0x05bd, 0},
    {0x0610, 0x061a, 0},    {0x064b, 0x065f, 0},
    {0x093c, 0x093c, 0},    {0x0941, 0x0948, 0},
    {0x0e34, 0x0e3a, 0},    {0x0e47, 0x0e4e, 0},
    {0x1100, 0x115f, 2}, /* Hangul */
    {0x1ab0, 0x1aff, 0},    {0x1dc0, 0x1dff, 0},
    {0x200b, 0x200d, 0},                          /* zero-width space and joiners */
    {0x200e, 0x200f, -1},                         /* direction */
    {0x2028, 0x202e, -1},                         /* line ends, direction */
    {0x2060, 0x2064, 0},    {0x2066, 0x2069, -1}, /* direction */
    {0x20d0, 0x20f0, 0},    {0x231a, 0x231b, 2},
    {0x23e9, 0x23ec, 2},    {0x25fd, 0x25fe, 2},
    {0x2614, 0x2615, 2},    {0x2648, 0x2653, 2},
    {0x26a1, 0x26a1, 2},    {0x26bd, 0x26be, 2},
    {0x26c4, 0x26c5, 2},    {0x2705, 0x2705, 2},
    {0x2728, 0x2728, 2},    {0x274c, 0x274c, 2},
    {0x2753, 0x2755, 2},    {0x2795, 0x2797, 2},
    {0x2b50, 0x2b50, 2},    {0x2e80, 0x303e, 2}, /* CJK, Kana, Hangul */
    {0x3041, 0x33ff, 2},    {0x3400, 0x4dbf, 2},
    {0x4e00, 0xa4cf, 2},    {0xa960, 0xa97c, 2},
    {0xac00, 0xd7a3, 2},    {0xf900, 0xfaff, 2},
    {0xfe00, 0xfe0f, 0}, /* variation selectors */
    {0xfe20, 0xfe2f, 0},    {0xfe30, 0xfe6f, 2},
    {0xfeff, 0xfeff, 0},    {0xff00, 0xff60, 2},   /* full-width forms */
    {0xffe0, 0xffe6, 2},    {0x1f300, 0x1f64f, 2}, /* pictographs */
    {0x1f680, 0x1f6ff, 2},  {0x1f900, 0x1faff, 2},
    {0x20000, 0x3fffd, 2},  /* CJK extensions */
    {0xe0000, 0xe007f, -1}, /* tags: invisible text */
    {0xe0100, 0xe01ef, 0},
};

static int
width_of(uint32_t code)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code < ranges[middle].first)
            high = middle;
        else if (code > ranges[middle].last)
            low = middle + 1;
        else
            return ranges[middle].width;
    }
    return 1;
}

/* The length that a first byte announces, or 0 if it can be none. */
static uint32_t
announced_size(unsigned char byte)
{
    if (byte < 0x80)
        return 1;
    if (byte >= 0xc2 && byte <= 0xdf)
        return 2;
    if (byte >= 0xe0 && byte <= 0xef)
        return 3;
    return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
}

/* Not written longer than needed, no surrogate, within Unicode. */
static bool
is_valid(uint32_t code, uint32_t size)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

    return code >= smallest[size] && code <= 0x10ffff &&
           !(code >= 0xd800 && code <= 0xdfff);
}

struct utf8_char
utf8_next(const char *text, size_t size)
{
    unsigned char byte = (unsigned char)text[0];
    struct utf8_char invalid = {byte, 1, -1};
    uint32_t length, code;

    if (byte >= ' ' && byte < 0x7f) /* no table is needed */
        return (struct utf8_char){byte, 1, 1};
    length = announced_size(byte);
    code = length > 1 ? byte & (0x7fu >> length) : byte;
    if (length == 0 || length > size)
        return invalid;
    for (uint32_t i = 1; i < length; i++) {
        byte = (unsigned char)text[i];
        if ((byte & 0xc0) != 0x80)
            return invalid;
        code = code << 6 | (byte & 0x3fu);
    }
    if (!is_valid(code, length))
        return invalid;
    return (struct utf8_char){code, length, width_of(code)};
}

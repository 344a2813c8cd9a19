#include "bits.h"

#include <string.h>

#define WORD_BITS 64

static int
word_count(const struct bits *bits)
{
    return (bits->count + WORD_BITS - 1) / WORD_BITS;
}

static size_t
byte_count(const struct bits *bits)
{
    return (size_t)word_count(bits) * sizeof(uint64_t);
}

static uint64_t
mask(int number)
{
    return UINT64_C(1) << (number % WORD_BITS);
}

struct bits *
bits_new(struct arena *arena, int count)
{
    struct bits shape = {.count = count};
    struct bits *bits = arena_alloc(arena, sizeof shape + byte_count(&shape));

    bits->count = count;
    return bits;
}

void
bits_add(struct bits *bits, int number)
{
    bits->words[number / WORD_BITS] |= mask(number);
}

void
bits_remove(struct bits *bits, int number)
{
    bits->words[number / WORD_BITS] &= ~mask(number);
}

bool
bits_has(const struct bits *bits, int number)
{
    return (bits->words[number / WORD_BITS] & mask(number)) != 0;
}

void
bits_clear(struct bits *bits)
{
    memset(bits->words, 0, byte_count(bits));
}

void
bits_copy(struct bits *to, const struct bits *from)
{
    memcpy(to->words, from->words, byte_count(to));
}

void
bits_unite(struct bits *to, const struct bits *from)
{
    for (int i = 0; i < word_count(to); i++)
        to->words[i] |= from->words[i];
}

void
bits_intersect(struct bits *to, const struct bits *from)
{
    for (int i = 0; i < word_count(to); i++)
        to->words[i] &= from->words[i];
}

void
bits_subtract(struct bits *from, const struct bits *what)
{
    for (int i = 0; i < word_count(from); i++)
        from->words[i] &= ~what->words[i];
}

void
bits_differ(struct bits *to, const struct bits *left, const struct bits *right)
{
    for (int i = 0; i < word_count(to); i++)
        to->words[i] = left->words[i] ^ right->words[i];
}

/* Half of the word at a time, as no standard function counts trailing zeros. */
static int
lowest(uint64_t word)
{
    int number = 0;

    for (int half = WORD_BITS / 2; half > 0; half /= 2) {
        if ((word & ((UINT64_C(1) << half) - 1)) == 0) {
            word >>= half;
            number += half;
        }
    }
    return number;
}

int
bits_next(const struct bits *bits, int from)
{
    if (from >= bits->count)
        return -1;
    for (int i = from / WORD_BITS; i < word_count(bits); i++) {
        uint64_t word = bits->words[i];

        if (i == from / WORD_BITS)
            word &= ~(mask(from) - 1);
        if (word)
            return i * WORD_BITS + lowest(word);
    }
    return -1;
}

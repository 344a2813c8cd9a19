/* SipHash (Aumasson and Bernstein, 2012) with one round for each word and three at the
 * end: a keyed hash that stays unpredictable also to who sees what hangs on it. */
#include "hash.h"

#include "internal.h"

#include <time.h>

struct sip {
    uint64_t v0, v1, v2, v3;
};

static inline uint64_t
rotate_left(uint64_t word, int bits)
{
    return word << bits | word >> (64 - bits);
}

static inline void
stir(struct sip *s)
{
    s->v0 += s->v1;
    s->v2 += s->v3;
    s->v1 = rotate_left(s->v1, 13) ^ s->v0;
    s->v3 = rotate_left(s->v3, 16) ^ s->v2;
    s->v0 = rotate_left(s->v0, 32);
    s->v2 += s->v1;
    s->v0 += s->v3;
    s->v1 = rotate_left(s->v1, 17) ^ s->v2;
    s->v3 = rotate_left(s->v3, 21) ^ s->v0;
    s->v2 = rotate_left(s->v2, 32);
}

static inline struct sip
hash_begin(const uint64_t secret[2])
{
    return (struct sip){
        secret[0] ^ 0x736f6d6570736575,
        secret[1] ^ 0x646f72616e646f6d,
        secret[0] ^ 0x6c7967656e657261,
        secret[1] ^ 0x7465646279746573,
    };
}

static inline void
hash_word(struct sip *s, uint64_t word)
{
    s->v3 ^= word;
    stir(s);
    s->v0 ^= word;
}

/* `tail`: the bytes that fill no word. */
static inline uint64_t
hash_end(struct sip *s, uint64_t tail, size_t len)
{
    hash_word(s, tail | (uint64_t)len << 56);
    s->v2 ^= 0xff;
    stir(s);
    stir(s);
    stir(s);
    return s->v0 ^ s->v1 ^ s->v2 ^ s->v3;
}

static inline uint64_t
byte_at(const char *bytes, size_t index)
{
    return (uint64_t)(unsigned char)bytes[index] << (8 * index);
}

/* Four bytes and eight, the lowest first. */
static inline uint64_t
half_at(const char *bytes)
{
    return byte_at(bytes, 0) | byte_at(bytes, 1) | byte_at(bytes, 2) | byte_at(bytes, 3);
}

static inline uint64_t
word_at(const char *bytes)
{
    return half_at(bytes) | half_at(bytes + 4) << 32;
}

/* The bytes behind the last word: from loads that overlap. */
static inline uint64_t
tail_of(const char *bytes, size_t len)
{
    size_t rest = len % 8;
    if (rest == 0)
        return 0;
    if (len > 8)
        return word_at(bytes + len - 8) >> (64 - 8 * rest);
    if (len >= 4)
        return half_at(bytes) | half_at(bytes + len - 4) << (8 * (len - 4));
    return byte_at(bytes, 0) | byte_at(bytes, len / 2) | byte_at(bytes, len - 1);
}

uint64_t
coro_siphash(const uint64_t secret[2], const char *bytes, size_t len)
{
    struct sip state = hash_begin(secret);
    for (size_t at = 0; at + 8 <= len; at += 8)
        hash_word(&state, word_at(bytes + at));
    return hash_end(&state, tail_of(bytes, len), len);
}

/* ---- the secret ---- */

static CORO_THREAD struct {
    bool is_drawn;
    uint64_t words[2];
} drawn;

/* Where the system gives no random bytes: what others know least of us. */
static void
make_up_secret(uint64_t words[2])
{
    const uint64_t known[2] = {(uint64_t)(uintptr_t)&drawn,
                               (uint64_t)(uintptr_t)words ^ (uint64_t)clock()};
    time_t now = time(NULL);
    words[0] = coro_siphash(known, (const char *)&now, sizeof now);
    words[1] = coro_siphash(known, (const char *)words, sizeof *words);
}

static void
draw_secret(void)
{
    size_t size = sizeof drawn.words;
    FILE *file = fopen("/dev/urandom", "rb");
    if (file)
        setvbuf(file, NULL, _IONBF, 0);
    if (!file || fread(drawn.words, 1, size, file) != size)
        make_up_secret(drawn.words);
    if (file)
        fclose(file);
    drawn.is_drawn = true;
}

static inline const uint64_t *
our_secret(void)
{
    if (!drawn.is_drawn)
        draw_secret();
    return drawn.words;
}

uint32_t
coro_hash_bytes(const char *bytes, size_t len)
{
    return (uint32_t)coro_siphash(our_secret(), bytes, len);
}

uint32_t
coro_hash_number(uint64_t number)
{
    struct sip state = hash_begin(our_secret());
    hash_word(&state, number);
    return (uint32_t)hash_end(&state, 0, sizeof number);
}

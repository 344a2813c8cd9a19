#include "c_word.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const words[] = {
#include "c_words.def"
};

static const char *const functions[] = {
#include "c_functions.def"
};

/* What generated functions name and call, and the head of a frame. */
static const char *const ours[] = {
    "d",     "defer_error", "defer_way", "error",  "f",      "fmod", "fmodf",
    "frame", "main",        "memcpy",    "memset", "object", "way",
};

static int
compare(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

static bool
is_among(const char *word, const char *const *sorted, size_t count)
{
    return bsearch(word, sorted, count, sizeof *sorted, compare) != NULL;
}

/* What C leaves to its implementations, and what belongs to the runtime. */
static bool
is_reserved(const char *word)
{
    if (word[0] == '_')
        return word[1] == '_' || isupper((unsigned char)word[1]);
    return strncmp(word, "coro_", 5) == 0 || strncmp(word, "CORO_", 5) == 0;
}

bool
c_word_is_taken(const char *word, enum c_use use)
{
    if (is_reserved(word) || is_among(word, words, COUNT(words)))
        return true;
    switch (use) {
    case C_MEMBER:
        return false;
    case C_VARIABLE:
        return is_among(word, ours, COUNT(ours));
    case C_FILE:
        return is_among(word, ours, COUNT(ours)) ||
               is_among(word, functions, COUNT(functions));
    }
    return false;
}

const char *
c_bare(struct arena *arena, const char *name)
{
    size_t size = strlen(name);

    if (size == 0 || name[size - 1] != '_')
        return name;
    while (size > 1 && name[size - 1] == '_')
        size--;
    return arena_copy(arena, name, size);
}

/* A word begins at this letter: the B of aB, the C of HTTPCode. */
static bool
begins_word(const char *word, const char *at)
{
    if (at == word || !isupper((unsigned char)*at))
        return false;
    return islower((unsigned char)at[-1]) ||
           (isupper((unsigned char)at[-1]) && islower((unsigned char)at[1]));
}

const char *
c_constant_word(struct arena *arena, const char *name)
{
    const char *word = c_bare(arena, name + strspn(name, "_"));
    char *constant = arena_alloc(arena, 2 * strlen(word) + 1), *out = constant;

    for (const char *at = word; *at; at++) {
        if (begins_word(word, at))
            *out++ = '_';
        *out++ = (char)toupper((unsigned char)*at);
    }
    return constant;
}

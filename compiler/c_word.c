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

#include "foreign.h"

#include <string.h>

/* Where a word may stand: behind a value of a type, or else. */
enum place {
    PLACE_NAME,
    PLACE_TYPE,
    PLACE_MEMBER,
};

static const struct {
    enum place place;
    enum type_kind receiver;
    const char *word, *help;
} table[] = {
#define FOREIGN_NAME(word, help) {PLACE_NAME, TYPE_VOID, word, help},
#define FOREIGN_TYPE(word, help) {PLACE_TYPE, TYPE_VOID, word, help},
#define FOREIGN_MEMBER(receiver, word, help) {PLACE_MEMBER, TYPE_##receiver, word, help},
#include "foreign.def"
#undef FOREIGN_NAME
#undef FOREIGN_TYPE
#undef FOREIGN_MEMBER
};

static const char *
find(enum place place, enum type_kind receiver, const char *word)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].place == place && table[i].receiver == receiver &&
            strcmp(table[i].word, word) == 0)
            return table[i].help;
    }
    return NULL;
}

const char *
foreign_name(const char *word)
{
    return find(PLACE_NAME, TYPE_VOID, word);
}

const char *
foreign_type(const char *word)
{
    return find(PLACE_TYPE, TYPE_VOID, word);
}

const char *
foreign_member(const struct type *receiver, const char *word)
{
    return find(PLACE_MEMBER, receiver->kind, word);
}

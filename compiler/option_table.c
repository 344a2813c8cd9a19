/* The tables of options and verbs, and looking up in them. */
#include "option_table.h"

#include <stdio.h>
#include <string.h>

#include "message.h"
#include "spell.h"
#include "version.h"

const struct option option_table[OPTION_COUNT] = {
#define OPTION(id, spelling, other, argument, metavar, verbs, help)                      \
    {spelling, other, argument, metavar, verbs, help},
#include "options.def"
#undef OPTION
};

const struct verb_entry verb_table[VERB_COUNT] = {
#define VERB(id, name, operands, summary) {name, operands, summary},
#include "verbs.def"
#undef VERB
};

static const char *const later_verbs[] = {
#define VERB(id, name, operands, summary)
#define LATER_VERB(name) name,
#include "verbs.def"
#undef VERB
#undef LATER_VERB
};

#define LATER_COUNT ((int)(sizeof later_verbs / sizeof *later_verbs))

/* If `word` begins with this spelling of an option: what is joined to it, "" for nothing.
 * Else NULL. */
static const char *
rest_of(const char *word, const char *spelling, enum argument_kind argument)
{
    size_t size;

    if (!spelling)
        return NULL;
    size = strlen(spelling);
    if (strncmp(word, spelling, size) != 0)
        return NULL;
    if (word[size] == '\0' || argument == NO)
        return word[size] == '\0' ? word + size : NULL;
    if (spelling[1] == '-' && word[size] != '=')
        return NULL; /* --color always is not --coloralways */
    return word + size;
}

enum option_id
option_find(const char *word, const char **rest)
{
    enum option_id found = OPTION_COUNT;
    size_t longest = 0;

    for (int id = 0; id < OPTION_COUNT; id++) {
        const struct option *option = &option_table[id];
        const char *joined = rest_of(word, option->spelling, option->argument);
        if (!joined)
            joined = rest_of(word, option->other, option->argument);
        if (joined && (size_t)(joined - word) > longest) {
            longest = (size_t)(joined - word);
            found = (enum option_id)id;
            *rest = joined;
        }
    }
    return found;
}

void
option_unknown(const char *word)
{
    const char *spellings[2 * OPTION_COUNT], *nearest;
    size_t size = strcspn(word, "=");
    char name[64];
    int count = 0;

    for (int id = 0; id < OPTION_COUNT; id++) {
        spellings[count++] = option_table[id].spelling;
        if (option_table[id].other)
            spellings[count++] = option_table[id].other;
    }
    snprintf(name, sizeof name, "%.*s", (int)(size < sizeof name ? size : 0), word);
    nearest = spell_nearest(name, spellings, count);
    if (nearest)
        complain("no option '%s'; did you mean '%s'?", word, nearest);
    else
        complain("no option '%s'; 'coroc help' names them", word);
}

enum verb
verb_named(const char *name)
{
    int verb = 1; /* the compiler's own has no name */

    while (verb < VERB_COUNT && strcmp(verb_table[verb].name, name) != 0)
        verb++;
    return (enum verb)verb;
}

/* Is there a file of that name with .coro behind? */
static bool
is_program(const char *word)
{
    char path[256];
    FILE *file = NULL;

    if (snprintf(path, sizeof path, "%s.coro", word) < (int)sizeof path)
        file = fopen(path, "r");
    if (file)
        fclose(file);
    return file != NULL;
}

void
verb_unknown(const char *word)
{
    const char *names[VERB_COUNT + LATER_COUNT], *nearest;
    int count = 0;

    for (int i = 0; i < LATER_COUNT; i++) {
        if (strcmp(word, later_verbs[i]) == 0) {
            complain("'%s' is not part of coroc " COROC_VERSION " yet", word);
            return;
        }
        names[count++] = later_verbs[i];
    }
    for (int verb = 1; verb < VERB_COUNT; verb++)
        names[count++] = verb_table[verb].name;
    nearest = spell_nearest(word, names, count);
    if (is_program(word))
        complain("no verb '%s'; did you mean '%s.coro'?", word, word);
    else if (nearest)
        complain("no verb '%s'; did you mean '%s'?", word, nearest);
    else if (strchr(word, '.') || strchr(word, '/'))
        complain("'%s' does not end in .coro", word);
    else
        complain("no verb '%s'; 'coroc help' names them", word);
}

bool
option_is_for(enum option_id id, enum verb verb)
{
    static const char initials[VERB_COUNT] = {
        [VERB_COMPILE] = 'c', [VERB_BUILD] = 'b', [VERB_RUN] = 'r',
        [VERB_CHECK] = 'k',   [VERB_TEST] = 't',  [VERB_RUNTIME] = 'u',
    };
    const char *verbs = option_table[id].verbs;

    return verbs[0] == '*' || (initials[verb] && strchr(verbs, initials[verb]));
}

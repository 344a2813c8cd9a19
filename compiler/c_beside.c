#include "c_beside.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "runtime_text.h"

static const char *const system_words[] = {
#include "c_system.def"
};

/* Reading the C of the runtime, as far as is needed to find its names. */
struct reading {
    struct names *names;
    struct tally *found;
    const char *at, *end;
    int depth;    /* of braces and parentheses */
    bool in_enum; /* its braces come, or it is within them */
};

static bool
is_letter(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* To behind the next `end`, which no \ stands before. */
static void
skip_to(struct reading *reading, const char *end)
{
    size_t size = strlen(end);

    while (reading->at + size < reading->end && strncmp(reading->at, end, size) != 0)
        reading->at += *reading->at == '\\' ? 2 : 1;
    reading->at += size;
}

static void
skip_quoted(struct reading *reading)
{
    const char quote[] = {*reading->at++, '\0'};

    skip_to(reading, quote);
}

static void
read_word(struct reading *reading)
{
    const char *word = reading->at;
    size_t size;

    while (reading->at < reading->end && is_letter(*reading->at))
        reading->at++;
    size = (size_t)(reading->at - word);
    if (reading->depth == 0 || (reading->depth == 1 && reading->in_enum))
        *tally_of(reading->found, name_intern(reading->names, word, size)) = 1;
    if (reading->depth == 0 && size == 4 && strncmp(word, "enum", size) == 0)
        reading->in_enum = true;
}

/* What stands behind an enum's name tells whether its constants come. */
static void
read_sign(struct reading *reading)
{
    char sign = *reading->at++;

    if (sign == '{' || sign == '(')
        reading->depth++;
    else if (sign == '}' || sign == ')')
        reading->depth--;
    if (reading->depth == 0 || (reading->depth == 1 && sign == '('))
        reading->in_enum = reading->in_enum && isspace((unsigned char)sign);
}

static void
read_next(struct reading *reading)
{
    const char *at = reading->at;

    if (at[0] == '/' && at[1] == '*')
        skip_to(reading, "*/");
    else if (at[0] == '#' || (at[0] == '/' && at[1] == '/'))
        skip_to(reading, "\n");
    else if (at[0] == '"' || at[0] == '\'')
        skip_quoted(reading);
    else if (is_letter(at[0]))
        read_word(reading);
    else
        read_sign(reading);
}

struct tally *
c_beside_new(struct arena *arena, struct names *names)
{
    struct reading reading = {
        .names = names,
        .found = tally_new(arena),
        .at = runtime_text_coro_c,
        .end = runtime_text_coro_c + runtime_size_coro_c,
    };

    while (reading.at < reading.end)
        read_next(&reading);
    for (size_t i = 0; i < sizeof system_words / sizeof *system_words; i++) {
        const char *word = system_words[i];
        *tally_of(reading.found, name_of_text(names, word)) = 1;
    }
    return reading.found;
}

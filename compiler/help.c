/* The help pages, made from the tables. */
#include <string.h>

#include "option_table.h"

#define INDENT 4
#define COLUMN 30 /* where descriptions begin */

/* "-j N, --jobs=N", and behind it what it does. */
static void
print_option(const struct option *option, FILE *out)
{
    bool is_long = option->spelling[1] == '-';
    int width = fprintf(out, "  %s", option->spelling);

    if (option->metavar && is_long)
        width += fprintf(out, "=%s", option->metavar);
    else if (option->metavar)
        width += fprintf(out, option->argument == JOINED ? "%s" : " %s", option->metavar);
    if (option->other)
        width += fprintf(out, ", %s", option->other);
    if (width >= COLUMN) {
        fputc('\n', out);
        width = 0;
    }
    fprintf(out, "%*s%s\n", COLUMN - width, "", option->help);
}

static void
print_options(enum verb verb, FILE *out)
{
    for (int id = 0; id < OPTION_COUNT; id++)
        if (option_table[id].help && option_is_for((enum option_id)id, verb))
            print_option(&option_table[id], out);
}

static void
print_verbs(FILE *out)
{
    for (int verb = 0; verb < VERB_COUNT; verb++) {
        const struct verb_entry *entry = &verb_table[verb];
        int width = fprintf(out, "  coroc %s%s%s", entry->name, *entry->name ? " " : "",
                            entry->operands);
        if (width >= COLUMN + 8) {
            fputc('\n', out);
            width = 0;
        }
        fprintf(out, "%*s%s\n", COLUMN + 8 - width, "", entry->summary);
    }
}

void
options_help(enum verb verb, FILE *out)
{
    const struct verb_entry *entry = &verb_table[verb];

    if (verb == VERB_COMPILE) {
        fputs("coroc compiles Coro, a small language of coroutines, to readable C.\n\n",
              out);
        print_verbs(out);
        fputs(
            "\nFILE.coro may be -, which is standard input. Options of the compiler:\n\n",
            out);
    } else {
        fprintf(out, "coroc %s %s\n\n%s.\n\n", entry->name, entry->operands,
                entry->summary);
    }
    print_options(verb, out);
    if (verb == VERB_COMPILE)
        fputs(
            "\n'coroc help VERB' shows the options of a verb. Exit status: 0 done, 1 the "
            "program\nhas errors, 2 wrong usage or a file that cannot be read or "
            "written, 3 "
            "a fault of coroc.\n",
            out);
}

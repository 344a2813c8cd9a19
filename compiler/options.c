/* Reading the command line by the table of options. */
#include "options.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"
#include "option_table.h"
#include "version.h"

#define DEFAULT_MAX_ERRORS 100
#define DEFAULT_TIMEOUT 30
#define LARGEST_NUMBER 1000000

/* The words still to be read, and what was read. */
struct reader {
    struct arena *arena;
    struct options *options;
    char **words; /* the next one; NULL ends them */
    bool has_verb;
    bool given[OPTION_COUNT];
};

/* ---- values ---- */

static bool
read_number(const char *spelling, const char *text, int least, int *number)
{
    char *end;
    long value;

    errno = 0;
    value = strtol(text, &end, 10);
    if (!isdigit((unsigned char)*text) || *end || errno || value < least ||
        value > LARGEST_NUMBER) {
        complain("%s takes a number from %d to %d, not '%s'", spelling, least,
                 LARGEST_NUMBER, text);
        return false;
    }
    *number = (int)value;
    return true;
}

static bool
read_color(struct reader *reader, const char *when)
{
    if (!when || strcmp(when, "always") == 0)
        reader->options->color = COLOR_ALWAYS;
    else if (strcmp(when, "never") == 0)
        reader->options->color = COLOR_NEVER;
    else if (strcmp(when, "auto") == 0)
        reader->options->color = COLOR_AUTO;
    else {
        complain("--color takes auto, always or never, not '%s'", when);
        return false;
    }
    return true;
}

/* A format of which only the first is there; the others come later. */
static bool
read_format(const char *spelling, const char *format, const char *const *formats)
{
    if (strcmp(format, formats[0]) == 0)
        return true;
    for (int i = 1; formats[i]; i++) {
        if (strcmp(format, formats[i]) == 0) {
            complain("%s=%s is not part of coroc " COROC_VERSION " yet", spelling,
                     format);
            return false;
        }
    }
    complain("%s: no format named '%s'", spelling, format);
    return false;
}

static bool
read_level(struct diag_style *style, const char *name, enum diag_level level)
{
    enum diag_code code = diag_code_named(name);

    if (code == DIAG_CODE_COUNT) {
        complain("no warning named '%s'", name);
        return false;
    }
    style->levels[code] = level;
    return true;
}

/* What follows -W. All warnings are on from the start, so -Wall has nothing left to do.
 */
static bool
read_warning(struct diag_style *style, const char *name)
{
    if (!name) {
        complain("-W takes the name of a warning");
        return false;
    }
    if (strcmp(name, "all") == 0)
        return true;
    if (strcmp(name, "error") == 0 || strcmp(name, "no-error") == 0) {
        style->warnings_as_errors = *name == 'e';
        return true;
    }
    if (strncmp(name, "error=", 6) == 0)
        return read_level(style, name + 6, DIAG_FAIL);
    if (strncmp(name, "no-", 3) == 0)
        return read_level(style, name + 3, DIAG_OFF);
    return read_level(style, name, DIAG_WARN);
}

/* One stage of --emit, of which '=' and a path may follow the name. */
static bool
read_stage(struct options *options, char *text)
{
    static const char *const later[] = {"dot", "mermaid"};
    char *equals = strchr(text, '=');

    if (equals)
        *equals = '\0';
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        if (strcmp(text, stage_str((enum stage)stage)) == 0) {
            options->shows[stage] = true;
            options->show_paths[stage] = equals ? equals + 1 : NULL;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        if (strcmp(text, later[i]) == 0) {
            complain("--emit=%s is not part of coroc " COROC_VERSION " yet", text);
            return false;
        }
    }
    complain(
        "--emit: no stage named '%s'; there are tokens, ast, typed, flow, core, live, "
        "frame, c and h",
        text);
    return false;
}

static bool
read_stages(struct reader *reader, const char *list)
{
    char *text = arena_copy(reader->arena, list, strlen(list)), *comma;

    while ((comma = strchr(text, ','))) {
        *comma = '\0';
        if (!read_stage(reader->options, text))
            return false;
        text = comma + 1;
    }
    return read_stage(reader->options, text);
}

/* ---- options ---- */

/* Takes one option with its argument, if it has one. One flat switch over the table. */
static bool
apply(struct reader *reader, enum option_id id, const char *value)
{
    static const char *const error_formats[] = {"human", "short", "json", NULL};
    static const char *const test_formats[] = {"pretty", "tap", "junit", NULL};
    struct options *options = reader->options;

    switch (id) {
    case OPTION_OUTPUT:
        options->output = value;
        return true;
    case OPTION_EMIT:
        return read_stages(reader, value);
    case OPTION_DEBUG:
        return options->debug_lines = true;
    case OPTION_SPREAD:
        return options->spread = true;
    case OPTION_DEPFILE:
        return options->depfile.wanted = true;
    case OPTION_DEPFILE_PATH:
        options->depfile.path = value;
        return options->depfile.wanted = true;
    case OPTION_DEPFILE_TARGET:
        options->depfile.target = value;
        return true;
    case OPTION_DEPFILE_PHONY:
        return options->depfile.phony = true;
    case OPTION_WARNING:
        return read_warning(&options->style, value);
    case OPTION_NO_WARNINGS:
        return options->style.no_warnings = true;
    case OPTION_COLOR:
        return read_color(reader, value);
    case OPTION_ERROR_FORMAT:
        return read_format("--error-format", value, error_formats);
    case OPTION_MAX_ERRORS:
        return read_number("--max-errors", value, 0, &options->style.max_errors);
    case OPTION_EXPLAIN:
        options->explain = value;
        return true;
    case OPTION_CC:
        vec_push(reader->arena, &options->compilers, value);
        return true;
    case OPTION_CFLAGS:
        vec_push(reader->arena, &options->flags, value);
        return true;
    case OPTION_SANITIZE:
        return options->sanitize = true;
    case OPTION_VIRTUAL_TIME:
        return options->virtual_time = true;
    case OPTION_REAL_TIME:
        return options->real_time = true;
    case OPTION_JOBS:
        return read_number("-j", value, 1, &options->jobs);
    case OPTION_PATTERN:
        options->pattern = value;
        return true;
    case OPTION_BLESS:
        return options->bless = true;
    case OPTION_TIMEOUT:
        return read_number("--timeout", value, 1, &options->timeout);
    case OPTION_LIST:
        return options->list = true;
    case OPTION_FORMAT:
        return read_format("--format", value, test_formats);
    case OPTION_HEADER:
        options->header = value;
        return true;
    case OPTION_IMPORTS:
        vec_push(reader->arena, &options->folders, value);
        return true;
    case OPTION_STANDALONE:
        return options->standalone = true;
    case OPTION_QUIET:
        return options->quiet = true;
    case OPTION_VERBOSE:
        return options->verbose = true;
    case OPTION_HELP:
        return options->help = true;
    case OPTION_VERSION:
        return options->version = true;
    case OPTION_COUNT:
        break;
    }
    return false;
}

static bool
read_option(struct reader *reader, const char *word)
{
    enum argument_kind argument;
    const char *rest = NULL;
    enum option_id id = option_find(word, &rest);

    if (id == OPTION_COUNT) {
        option_unknown(word);
        return false;
    }
    argument = option_table[id].argument;
    if (argument == NO || (argument == JOINED && !*rest)) {
        rest = NULL;
    } else if (*rest == '=' && word[1] == '-') {
        rest++;
    } else if (!*rest) {
        rest = *reader->words;
        if (!rest) {
            complain("%s takes an argument: %s", word, option_table[id].metavar);
            return false;
        }
        reader->words++;
    }
    reader->given[id] = true;
    return apply(reader, id, rest);
}

/* ---- verbs ---- */

static bool
is_source(const char *word)
{
    size_t size = strlen(word);

    return strcmp(word, "-") == 0 || (size > 5 && strcmp(word + size - 5, ".coro") == 0);
}

/* The first word that is no option: the verb, or the compiler's input. */
static bool
read_first(struct reader *reader, const char *word)
{
    struct options *options = reader->options;

    reader->has_verb = true;
    if (is_source(word)) {
        options->verb = VERB_COMPILE;
        vec_push(reader->arena, &options->inputs, word);
        return true;
    }
    options->verb = verb_named(word);
    if (options->verb == VERB_COUNT)
        verb_unknown(word);
    return options->verb != VERB_COUNT;
}

/* What stands behind `run FILE` belongs to the program, options too. */
static void
take_arguments(struct reader *reader)
{
    for (; *reader->words; reader->words++)
        vec_push(reader->arena, &reader->options->arguments, *reader->words);
}

static bool
read_word(struct reader *reader, const char *word)
{
    struct options *options = reader->options;

    if (!reader->has_verb)
        return read_first(reader, word);
    vec_push(reader->arena, &options->inputs, word);
    if (options->verb == VERB_RUN)
        take_arguments(reader);
    return true;
}

static bool
read_words(struct reader *reader)
{
    bool options_end = false;

    while (*reader->words) {
        const char *word = *reader->words++;
        bool is_option = !options_end && word[0] == '-' && word[1];
        if (is_option && strcmp(word, "--") == 0)
            options_end = true;
        else if (!(is_option ? read_option(reader, word) : read_word(reader, word)))
            return false;
    }
    return true;
}

/* ---- the whole ---- */

static bool
check_options(const struct reader *reader)
{
    enum verb verb = reader->options->verb;

    for (int id = 0; id < OPTION_COUNT; id++) {
        if (reader->given[id] && !option_is_for((enum option_id)id, verb)) {
            complain("%s is no option of 'coroc %s'", option_table[id].spelling,
                     verb == VERB_COMPILE ? "FILE.coro" : verb_table[verb].name);
            return false;
        }
    }
    return true;
}

/* Whether the verb got as many operands as it takes. */
static bool
check_inputs(const struct options *options)
{
    const struct words *inputs = &options->inputs;
    bool needs_source = options->verb <= VERB_CHECK;

    if (options->verb == VERB_RUNTIME && inputs->count > 0) {
        complain("runtime takes no file: '%s' was given", inputs->at[0]);
        return false;
    }
    if (needs_source && inputs->count == 0) {
        complain("no input file");
        return false;
    }
    for (int i = 0; i < inputs->count && needs_source; i++) {
        if (!is_source(inputs->at[i])) {
            complain("'%s' does not end in .coro", inputs->at[i]);
            return false;
        }
    }
    if (inputs->count > 1 && options->verb != VERB_CHECK && options->verb != VERB_TEST) {
        complain("one at a time: '%s' and '%s' were given", inputs->at[0], inputs->at[1]);
        return false;
    }
    return true;
}

/* An option that is a request of its own makes the verb's operands needless. */
static bool
is_request(const struct options *options)
{
    return options->help || options->version || options->explain;
}

bool
options_read(struct arena *arena, struct options *options, int argc, char **argv)
{
    struct reader reader = {
        .arena = arena,
        .options = options,
        .words = argv + (argc > 0),
    };

    *options = (struct options){
        .self = argc > 0 ? argv[0] : "coroc",
        .style.max_errors = DEFAULT_MAX_ERRORS,
        .timeout = DEFAULT_TIMEOUT,
    };
    if (!read_words(&reader))
        return false;
    if (is_request(options))
        return true;
    if (!reader.has_verb) {
        complain(
            "nothing to do: 'coroc FILE.coro' compiles, 'coroc help' shows the rest");
        return false;
    }
    return check_options(&reader) && check_inputs(options);
}

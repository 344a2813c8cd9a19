/* Diagnostics: collected while passes run, printed at the end, source by source in the
 * order of their ranks, and in each in its own order. This is the ground floor: it takes
 * a span and finished text, and knows neither tree nor types. */
#ifndef DIAG_H
#define DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "source.h"

enum diag_code {
#define CODE(id, number, title, text, wrong, right) DIAG_##id,
#include "diag_codes.def"
#undef CODE
    DIAG_CODE_COUNT
};

struct diags;
struct diag; /* one message; notes and a help hang on it */

/* `sources` holds those of all spans by the time that they are given. */
struct diags *diags_new(struct arena *arena, const struct sources *sources);

/* Reports an error or a warning; `format` is printf's. An exact repetition (same code,
 * span and text) is dropped. The result is never NULL; it takes notes and a help. */
struct diag *diag_error(struct diags *diags, enum diag_code code, struct span span,
                        const char *format, ...) __attribute__((format(printf, 4, 5)));
struct diag *diag_warning(struct diags *diags, enum diag_code code, struct span span,
                          const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The cause, elsewhere in the source. */
void diag_note(struct diags *diags, struct diag *diag, struct span span,
               const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The cure: shown behind the caret line. */
void diag_help(struct diags *diags, struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A help "did you mean 'x'?" if one of `count` candidates is near `wrong` (edit distance
 * within a third of its length); nothing otherwise. */
void diag_suggest(struct diags *diags, struct diag *diag, const char *wrong,
                  const char *const *candidates, int count);

/* Errors so far (warnings made errors included). */
int diag_error_count(const struct diags *diags);

/* What becomes of a warning of one code. */
enum diag_level {
    DIAG_WARN,
    DIAG_OFF,  /* -Wno-name */
    DIAG_FAIL, /* -Werror=name: it is an error */
};

struct diag_style {
    bool color;
    int max_errors; /* printed; 0: all */
    bool warnings_as_errors;
    bool no_warnings;
    enum diag_level levels[DIAG_CODE_COUNT]; /* of warnings */
};

/* To be called before the first diagnostic. */
void diags_configure(struct diags *diags, struct diag_style style);

/* Prints everything, in order. */
void diags_print(const struct diags *diags, FILE *out);

/* The code whose id, in lower case and with dashes, is `name` (as in -Wno-name), or
 * DIAG_CODE_COUNT. Only warnings have such names. */
enum diag_code diag_code_named(const char *name);

/* --explain: prints the page of a code such as "E0201"; false if there is none. */
bool diag_explain(const char *code, FILE *out);

#endif

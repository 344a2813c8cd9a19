/* The codes of diagnostics: their names on the command line, and their pages for
 * --explain. */
#include <ctype.h>
#include <string.h>

#include "diag.h"

#define WIDTH 80

struct page {
    const char *id, *number, *title, *text, *wrong, *right;
};

static const struct page pages[] = {
#define CODE(id, number, title, text, wrong, right)                                      \
    {#id, number, title, text, wrong, right},
#include "diag_codes.def"
#undef CODE
};

/* UNUSED_NAME is written unused-name. */
static bool
is_spelled(const char *id, const char *name)
{
    for (; *id && *name; id++, name++)
        if (*name != (*id == '_' ? '-' : tolower((unsigned char)*id)))
            return false;
    return !*id && !*name;
}

enum diag_code
diag_code_named(const char *name)
{
    int code = 0;

    while (code < DIAG_CODE_COUNT &&
           !(pages[code].number[0] == 'W' && is_spelled(pages[code].id, name)))
        code++;
    return (enum diag_code)code;
}

/* The text in lines of at most WIDTH columns; its own line ends are kept. */
static void
print_wrapped(const char *text, FILE *out)
{
    size_t column = 0;

    while (*text) {
        size_t word = strcspn(text, " \n");
        if (column && column + 1 + word > WIDTH) {
            fputc('\n', out);
            column = 0;
        }
        if (column && word)
            column += (size_t)fprintf(out, " ");
        column += fwrite(text, 1, word, out);
        text += word;
        if (*text == '\n') {
            fputc('\n', out);
            column = 0;
        }
        text += *text != '\0';
    }
    if (column)
        fputc('\n', out);
}

static void
print_program(const char *heading, const char *program, FILE *out)
{
    if (*program)
        fprintf(out, "\n%s\n\n", heading);
    while (*program) {
        size_t size = strcspn(program, "\n");
        if (size)
            fprintf(out, "    %.*s", (int)size, program);
        fputc('\n', out);
        program += size;
        program += *program == '\n';
    }
}

/* The name of a warning as -W spells it. */
static void
print_name(const char *id, FILE *out)
{
    for (; *id; id++)
        fputc(*id == '_' ? '-' : tolower((unsigned char)*id), out);
}

static void
print_switches(const char *id, FILE *out)
{
    fputs("\n-Wno-", out);
    print_name(id, out);
    fputs(" silences it, -Werror=", out);
    print_name(id, out);
    fputs(" makes it an error.\n", out);
}

static bool
is_number(const char *number, const char *wanted)
{
    while (*number && toupper((unsigned char)*wanted) == *number) {
        number++;
        wanted++;
    }
    return !*number && !*wanted;
}

bool
diag_explain(const char *code, FILE *out)
{
    for (int i = 0; i < DIAG_CODE_COUNT; i++) {
        const struct page *page = &pages[i];
        if (is_number(page->number, code)) {
            fprintf(out, "%s: %s\n\n", page->number, page->title);
            print_wrapped(page->text, out);
            if (*page->number == 'W')
                print_switches(page->id, out);
            print_program("Wrong:", page->wrong, out);
            print_program("Right:", page->right, out);
            return true;
        }
    }
    return false;
}

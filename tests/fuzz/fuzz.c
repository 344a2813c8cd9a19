/* Feeds the compiler with mutated and random programs: fuzz COUNT FILE...
 *
 * Input n is made from the number n and the files alone, so a fault repeats. The inputs
 * are shared out among processes; what one of them dies of is told with the input, which
 * is written beside this program. Whether a compilation succeeds does not matter, only
 * that it ends well: no crash, no hang, and, as this is built with sanitizers, no leak
 * and no undefined behaviour. */
#define _XOPEN_SOURCE 700
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compile.h"
#include "source.h"
#include "vec.h"

#define LARGEST ((size_t)16 * 1024)
#define LONGEST_HANG 20 /* seconds for one input */
#define WORKERS 2
#define LEAKED 23 /* exit status of a process in which a leak was found at its end */
/* Where the inputs seem to lie: from there imports are found. */
#define PLACE "tests/golden/module/fuzz.coro"
#define BATCH 500 /* inputs of one process, which then looks for leaks */

VEC(corpus, const struct source *);

struct input {
    char bytes[LARGEST];
    size_t size;
};

struct fuzz {
    struct corpus corpus;
    const char *self;
    FILE *nowhere;
};

static const char *const tokens[] = {
    "fn ",       "coro ",   "yield ",  "yield from ", "yields ",
    "receives ", "let ",    "var ",    "if ",         "else ",
    "while ",    "for ",    "in ",     "from ",       "return ",
    "throw ",    "throws ", "try ",    "catch ",      "defer ",
    "spawn ",    "wait ",   "cancel ", "break;",      "continue;",
    "struct ",   "const ",  "class ",  "enum ",       "match ",
    "select ",   "group ",  "within ", "message ",    "on ",
    "import ",   "extern ", "none",    "true",        "false",
    "int",       "string",  "list[",   "coro[",       "task[",
    "map[",      "array[",  "0",       "1",           "9223372036854775808",
    "0x",        "1.5",     "1e400",   "10ms",        "'a'",
    "\"",        "f\"{",    "}\"",     "{",           "}",
    "(",         ")",       "[",       "]",           "<",
    ">",         ";",       ",",       ":",           ".",
    "..",        "..=",     "->",      "=>",          "=",
    "==",        "+",       "-",       "*",           "/",
    "%",         "&&",      "||",      "??",          "!",
    "~",         "?",       "<<",      ">>",          "+=",
    " as ",      "_",       "x",       "y",           "f(",
    "next(",     "print(",  "sleep(",  "loop()",      "//",
    "/*",        "*/",      "\n",      "\\",
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---- chance ---- */

static uint64_t
next_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static size_t
below(uint64_t *state, size_t limit)
{
    return limit ? (size_t)(next_random(state) % limit) : 0;
}

/* ---- making inputs ---- */

/* Puts bytes at `at` in place of `removed` ones; not if there is no room. */
static void
replace(struct input *input, size_t at, size_t removed, const char *bytes, size_t size)
{
    size_t tail = input->size - at - removed;

    if (at + size + tail > LARGEST)
        return;
    memmove(input->bytes + at + size, input->bytes + at + removed, tail);
    memcpy(input->bytes + at, bytes, size);
    input->size = at + size + tail;
}

static void
append(struct input *input, const char *bytes, size_t size)
{
    replace(input, input->size, 0, bytes, size);
}

static const struct source *
any_source(const struct fuzz *fuzz, uint64_t *state)
{
    return fuzz->corpus.at[below(state, (size_t)fuzz->corpus.count)];
}

static void
insert_token(struct input *input, uint64_t *state)
{
    const char *token = tokens[below(state, COUNT_OF(tokens))];

    replace(input, below(state, input->size + 1), 0, token, strlen(token));
}

/* A piece of any source, moved here. */
static void
insert_piece(const struct fuzz *fuzz, struct input *input, uint64_t *state)
{
    const struct source *source = any_source(fuzz, state);
    size_t from = below(state, source->size);
    size_t size = below(state, source->size - from < 80 ? source->size - from : 80);

    replace(input, below(state, input->size + 1), 0, source->text + from, size);
}

static void
remove_piece(struct input *input, uint64_t *state)
{
    size_t at = below(state, input->size);
    size_t rest = input->size - at;

    replace(input, at, below(state, rest < 40 ? rest : 40), "", 0);
}

static void
change_byte(struct input *input, uint64_t *state)
{
    if (input->size)
        input->bytes[below(state, input->size)] = (char)next_random(state);
}

/* The same piece many times: deep nesting and long chains. */
static void
repeat_piece(struct input *input, uint64_t *state)
{
    size_t at = below(state, input->size), rest = input->size - at;
    size_t size = 1 + below(state, rest < 12 ? rest : 12);
    size_t times = below(state, 300);
    char piece[16];

    if (size > rest)
        return;
    memcpy(piece, input->bytes + at, size);
    while (times--)
        replace(input, at, 0, piece, size);
}

static bool
is_word(char c)
{
    return c == '_' || isalnum((unsigned char)c);
}

/* Where the word around or behind a place of chance begins; *size is 0 if there is none.
 */
static size_t
find_word(const struct input *input, uint64_t *state, size_t *size)
{
    size_t at = below(state, input->size), end;

    while (at < input->size && !is_word(input->bytes[at]))
        at++;
    while (at > 0 && is_word(input->bytes[at - 1]))
        at--;
    for (end = at; end < input->size && is_word(input->bytes[end]);)
        end++;
    *size = end - at;
    return at;
}

/* One word in the place of another: what comes out is often still a program. */
static void
change_word(struct input *input, uint64_t *state)
{
    size_t size, other_size;
    size_t at = find_word(input, state, &size),
           other = find_word(input, state, &other_size);
    char word[32];

    if (other_size > sizeof word)
        return;
    memcpy(word, input->bytes + other, other_size);
    replace(input, at, size, word, other_size);
}

static void
mutate(const struct fuzz *fuzz, struct input *input, uint64_t *state)
{
    switch (below(state, 11)) {
    case 0:
    case 1:
        insert_token(input, state);
        break;
    case 2:
    case 3:
        insert_piece(fuzz, input, state);
        break;
    case 4:
    case 5:
        remove_piece(input, state);
        break;
    case 6:
        change_byte(input, state);
        break;
    case 7:
        repeat_piece(input, state);
        break;
    default:
        change_word(input, state);
        break;
    }
}

static void
make_tokens(struct input *input, uint64_t *state)
{
    for (size_t i = below(state, 400); i > 0; i--) {
        const char *token = tokens[below(state, COUNT_OF(tokens))];
        append(input, token, strlen(token));
    }
}

static void
make_bytes(struct input *input, uint64_t *state)
{
    for (size_t i = below(state, 400); i > 0; i--) {
        char byte = (char)next_random(state);
        append(input, &byte, 1);
    }
}

/* Input `number`: mostly a source with a few changes. */
static void
make_input(const struct fuzz *fuzz, uint64_t number, struct input *input)
{
    uint64_t state = number;
    size_t kind = below(&state, 20);
    const struct source *source = any_source(fuzz, &state);

    input->size = 0;
    if (kind == 0) {
        make_bytes(input, &state);
    } else if (kind <= 2) {
        make_tokens(input, &state);
    } else {
        append(input, source->text, source->size < LARGEST ? source->size : LARGEST);
        for (size_t i = 1 + below(&state, 6); i > 0; i--)
            mutate(fuzz, input, &state);
    }
}

/* ---- compiling them ---- */

static FILE *
open_nowhere(void *data, const char *stem, enum stage stage)
{
    const struct fuzz *fuzz = data;

    (void)stem, (void)stage;
    return fuzz->nowhere;
}

static void
compile_input(struct fuzz *fuzz, const struct input *input)
{
    struct arena *arena = arena_new();
    const char *text = arena_copy(arena, input->bytes, input->size);
    struct compile_request request = {
        .arena = arena,
        .open = open_nowhere,
        .data = fuzz,
        .messages = fuzz->nowhere,
    };

    vec_push(arena, &request.sources,
             source_new(arena, PLACE, text, (uint32_t)input->size));
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        request.out[stage] = fuzz->nowhere;
    alarm(LONGEST_HANG);
    compile(&request);
    alarm(0);
    arena_free(arena);
}

/* In a process of its own: inputs from `first` on; the number of the current one goes to
 * `told`. */
static void
work(struct fuzz *fuzz, uint64_t first, uint64_t end, int told)
{
    struct input *input = malloc(sizeof *input);

    for (uint64_t number = first; input && number < end; number++) {
        if (pwrite(told, &number, sizeof number, 0) != sizeof number)
            break;
        make_input(fuzz, number, input);
        compile_input(fuzz, input);
    }
    free(input);
}

static void
tell_fault(const struct fuzz *fuzz, uint64_t number, int status)
{
    struct input *input = malloc(sizeof *input);
    char path[4096];
    FILE *out;

    snprintf(path, sizeof path, "%s-%llu.coro", fuzz->self, (unsigned long long)number);
    out = fopen(path, "wb");
    if (input && out) {
        make_input(fuzz, number, input);
        fwrite(input->bytes, 1, input->size, out);
    }
    if (out)
        fclose(out);
    free(input);
    if (WIFSIGNALED(status))
        printf("%s: signal %d\n", path, WTERMSIG(status));
    else if (WEXITSTATUS(status) == LEAKED)
        printf("%s or one of the %d before it: a leak\n", path, BATCH - 1);
    else
        printf("%s: exit status %d\n", path, WEXITSTATUS(status));
}

/* One batch; true if all went well. */
static bool
run_batch(struct fuzz *fuzz, uint64_t first, uint64_t end)
{
    FILE *told = tmpfile();
    uint64_t number = first;
    int status = 1;
    pid_t pid;

    if (!told)
        return false;
    fflush(NULL);
    pid = fork();
    if (pid == 0) {
        work(fuzz, first, end, fileno(told));
        exit(EXIT_SUCCESS);
    }
    if (pid > 0 && waitpid(pid, &status, 0) == pid && status == 0) {
        fclose(told);
        return true;
    }
    if (pread(fileno(told), &number, sizeof number, 0) == sizeof number)
        tell_fault(fuzz, number, status);
    fclose(told);
    return false;
}

/* Every WORKERS-th batch; the exit status. */
static int
run_share(struct fuzz *fuzz, uint64_t worker, uint64_t count)
{
    int status = EXIT_SUCCESS;

    for (uint64_t first = worker * BATCH; first < count; first += WORKERS * BATCH) {
        uint64_t end = first + BATCH < count ? first + BATCH : count;
        if (!run_batch(fuzz, first, end))
            status = EXIT_FAILURE;
    }
    return status;
}

static bool
run_all(struct fuzz *fuzz, uint64_t count)
{
    bool good = true;
    int status;

    fflush(NULL);
    for (uint64_t worker = 0; worker < WORKERS; worker++)
        if (fork() == 0)
            exit(run_share(fuzz, worker, count));
    for (int worker = 0; worker < WORKERS; worker++)
        good &= wait(&status) > 0 && status == 0;
    return good;
}

int
main(int argc, char **argv)
{
    struct fuzz fuzz = {
        .self = argv[0],
        .nowhere = fopen("/dev/null", "w"),
    };
    struct arena *arena = arena_new();
    uint64_t count = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    bool good;

    for (int i = 2; i < argc; i++) {
        const struct source *source = source_read(arena, argv[i]);
        if (source && source->size)
            vec_push(arena, &fuzz.corpus, source);
    }
    if (!fuzz.nowhere || !count || !fuzz.corpus.count) {
        fputs("usage: fuzz COUNT FILE...\n", stderr);
        return 2;
    }
    good = run_all(&fuzz, count);
    if (good)
        printf("%llu inputs: no crash, no hang, no leak\n", (unsigned long long)count);
    fclose(fuzz.nowhere);
    arena_free(arena);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

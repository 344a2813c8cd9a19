/* --emit=live: for each coroutine, what lives across each suspension; then the variables
 * that live across none, and for every function those that nobody reads. */
#include "dump_label.h"
#include "passes.h"

struct dump {
    struct context *context;
    FILE *out;
    const char **labels;
};

static bool
lives_across(const struct core_variable *variable, int suspension)
{
    for (int i = 0; i < variable->suspensions.count; i++) {
        const struct core_range *range = &variable->suspensions.at[i];

        if (range->first <= suspension && suspension <= range->last)
            return true;
    }
    return false;
}

static void
dump_across(const struct dump *dump, const struct core_function *function, int suspension)
{
    for (int i = 0; i < function->variables.count; i++)
        if (lives_across(function->variables.at[i], suspension))
            fprintf(dump->out, " %s", dump->labels[i]);
}

static void
dump_suspensions(const struct dump *dump, const struct core_function *function)
{
    for (int i = 0; i < function->suspensions.count; i++) {
        const struct core_stmt *stmt = function->suspensions.at[i];
        uint32_t line = source_line(dump->context->source, stmt->span.lo);

        fprintf(dump->out, "    %d %s :%u across", stmt->suspend.number,
                stmt->suspend.waits, line);
        dump_across(dump, function, stmt->suspend.number);
        fputc('\n', dump->out);
    }
}

static bool
is_local(const struct core_variable *variable)
{
    return !variable->crosses;
}

static bool
is_unread(const struct core_variable *variable)
{
    return !variable->read && !variable->is_result;
}

/* A line of those of which `is` holds, if any. */
static void
dump_those(const struct dump *dump, const struct core_function *function,
           const char *head, bool (*is)(const struct core_variable *variable))
{
    bool any = false;

    for (int i = 0; i < function->variables.count; i++) {
        if (!is(function->variables.at[i]))
            continue;
        fprintf(dump->out, "%s%s %s", any ? "" : "    ", any ? "" : head,
                dump->labels[i]);
        any = true;
    }
    fputs(any ? "\n" : "", dump->out);
}

void
dump_live(struct context *context, const struct core_module *core, FILE *out)
{
    struct dump dump = {.context = context, .out = out};

    for (int i = 0; i < core->functions.count; i++) {
        struct core_function *function = core->functions.at[i];

        dump.labels = dump_labels(context, function);
        fprintf(out, "%s %s\n", function->is_coroutine ? "coro" : "fn", function->name);
        dump_suspensions(&dump, function);
        if (function->is_coroutine)
            dump_those(&dump, function, "local", is_local);
        dump_those(&dump, function, "unread", is_unread);
    }
}

/* Begins with all fns that lie on a circle of calls, and takes away those that may end
 * without a call of one of the others, until there is none. */
#include "endless.h"

#include <string.h>

#include "graph.h"
#include "tour.h"

/* A statement on the way through a body. */
struct passage {
    const struct core_stmt *stmt;
    bool entered;   /* an IF's parts are reached */
    bool passed;    /* its end is reached, by one of the parts seen so far */
    bool thrown;    /* TRY: an error reaches the handler */
    int loop, try_; /* those around */
};

VEC(passages, struct passage);
VEC(waiting_functions, struct core_function *);

struct search {
    struct arena *arena;
    const struct module *module;
    struct graph calls;
    bool *suspects;                   /* by number of the declaration, */
    struct core_function **functions; /* the same */
    bool *taken;                      /* the same: as values */
    int value;        /* behind those numbers that of whatever is called as a value, */
    int values_taken; /* which is one of so many suspects */
    struct core_function *caller; /* whose calls are being noted */
    struct waiting_functions waiting;
    /* through a body: */
    struct passages passages;
    int loop, try_; /* places of the innermost around; -1: none */
    bool reached;   /* this place, without a call of a suspect */
    bool ends;      /* the function's end */
};

/* ---- who calls whom ---- */

/* Those of other modules never call back. */
static bool
is_own(const struct search *search, const struct core_function *function)
{
    return function->decl->module == search->module;
}

static void
note_call(struct search *search, int from, int to)
{
    vec_push(search->arena, &search->calls.edges, ((struct edge){from, to}));
}

static void
note_calls(struct search *search, const struct core_expr *expr)
{
    if (expr->kind == CORE_CALL_FN && is_own(search, expr->function))
        note_call(search, search->caller->decl->number, expr->function->decl->number);
    if (expr->kind == CORE_CALL_VALUE)
        note_call(search, search->caller->decl->number, search->value);
    for (int i = 0; i < expr->operands.count; i++)
        note_calls(search, expr->operands.at[i]);
}

static void
note_calls_of_stmt(void *data, struct core_stmt *stmt)
{
    struct search *search = data;

    if (stmt->value)
        note_calls(search, stmt->value);
}

static void
note_taken(struct search *search)
{
    const struct decls *taken = &search->module->taken;

    for (int i = 0; i < taken->count; i++) {
        if (taken->at[i]->module != search->module)
            continue;
        search->taken[taken->at[i]->number] = true;
        note_call(search, search->value, taken->at[i]->number);
    }
}

static void
note_all_calls(struct search *search, const struct core_module *core)
{
    struct core_visitor visitor = {
        .visit = note_calls_of_stmt, .data = search, .arena = search->arena};

    for (int i = 0; i < core->functions.count; i++) {
        search->caller = core->functions.at[i];
        search->functions[search->caller->decl->number] = search->caller;
        if (search->caller->used && !search->caller->is_coroutine)
            core_walk(&visitor, search->caller->body);
    }
}

/* ---- through a body ---- */

/* Evaluating the expression calls a suspect, whatever its parts give. */
static bool
calls_suspect(const struct search *search, const struct core_expr *expr)
{
    bool short_circuit = expr->kind == CORE_OPERATION &&
                         (strcmp(expr->text, "&&") == 0 || strcmp(expr->text, "||") == 0);
    int count = short_circuit || expr->kind == CORE_CHOICE ? 1 : expr->operands.count;

    if (expr->kind == CORE_CALL_FN && is_own(search, expr->function) &&
        search->suspects[expr->function->decl->number])
        return true;
    if (expr->kind == CORE_CALL_VALUE && search->suspects[search->value])
        return true;
    for (int i = 0; i < count; i++)
        if (calls_suspect(search, expr->operands.at[i]))
            return true;
    return false;
}

static bool
panics(const struct core_stmt *stmt)
{
    return stmt->kind == CORE_EVAL && stmt->value->kind == CORE_CALL_C &&
           strncmp(stmt->value->text, "coro_panic", strlen("coro_panic")) == 0;
}

static void
leave_by_error(struct search *search)
{
    if (search->try_ >= 0)
        search->passages.at[search->try_].thrown |= search->reached;
    else
        search->ends |= search->reached;
}

static void
pass(struct search *search, const struct core_stmt *stmt)
{
    switch (stmt->kind) {
    case CORE_CHECK:
        leave_by_error(search);
        return;
    case CORE_THROW:
        leave_by_error(search);
        break;
    case CORE_RETURN:
        search->ends |= search->reached;
        break;
    case CORE_BREAK:
        search->passages.at[search->loop].passed |= search->reached;
        break;
    case CORE_CONTINUE:
        break;
    default:
        if (!panics(stmt))
            return;
        break;
    }
    search->reached = false;
}

static void
enter(void *data, struct core_stmt *stmt)
{
    struct search *search = data;
    struct passage passage = {.stmt = stmt, .loop = search->loop, .try_ = search->try_};

    if (stmt->value && calls_suspect(search, stmt->value))
        search->reached = false;
    passage.entered = search->reached;
    if (stmt->kind == CORE_LOOP) {
        passage.passed = stmt->value && search->reached;
        search->loop = search->passages.count;
    }
    if (stmt->kind == CORE_TRY)
        search->try_ = search->passages.count;
    vec_push(search->arena, &search->passages, passage);
    pass(search, stmt);
}

static bool
begin_part(void *data, struct core_stmt *stmt, int index, struct core_stmt *part)
{
    struct search *search = data;
    struct passage *passage = &search->passages.at[search->passages.count - 1];

    (void)part;
    if (stmt->kind == CORE_IF && index == 1) {
        passage->passed = search->reached;
        search->reached = passage->entered;
    } else if (stmt->kind == CORE_TRY && index == stmt->stmts.count) {
        passage->passed = search->reached;
        search->reached = passage->thrown;
        search->try_ = passage->try_;
    }
    return true;
}

static void
leave(void *data, struct core_stmt *stmt)
{
    struct search *search = data;
    struct passage passage = search->passages.at[--search->passages.count];

    search->loop = passage.loop;
    search->try_ = passage.try_;
    if (stmt->kind == CORE_IF)
        search->reached |= stmt->otherwise ? passage.passed : passage.entered;
    else if (stmt->kind == CORE_TRY)
        search->reached |= passage.passed;
    else if (stmt->kind == CORE_LOOP)
        search->reached = passage.passed;
}

static bool
may_end(struct search *search, const struct core_function *function)
{
    struct tour round = {enter, begin_part, leave, search, search->arena, {0}};

    search->loop = search->try_ = -1;
    search->reached = true;
    search->ends = false;
    tour(&round, function->body);
    return search->ends || search->reached;
}

/* ---- all of them ---- */

static void
wait_for_trial(struct search *search, int number)
{
    if (number != search->value)
        vec_push(search->arena, &search->waiting, search->functions[number]);
}

static void
suspect_all_on_circles(struct search *search)
{
    graph_circles(search->arena, &search->calls, search->suspects);
    for (int i = 0; i < search->calls.count; i++) {
        if (!search->suspects[i])
            continue;
        wait_for_trial(search, i);
        search->values_taken += i != search->value && search->taken[i];
    }
}

/* Those who call one that may end may perhaps end too. */
static void
acquit(struct search *search, int number)
{
    search->suspects[number] = false;
    for (int i = 0; i < search->calls.edges.count; i++) {
        struct edge call = search->calls.edges.at[i];

        if (call.to == number && search->suspects[call.from])
            wait_for_trial(search, call.from);
    }
}

static void
try_function(struct search *search, const struct core_function *function)
{
    int number = function->decl->number;

    if (!search->suspects[number] || !may_end(search, function))
        return;
    acquit(search, number);
    search->values_taken -= search->taken[number];
    if (search->values_taken == 0 && search->suspects[search->value])
        acquit(search, search->value);
}

bool *
endless_find(struct arena *arena, const struct core_module *core)
{
    int count = core->module->decls.count + 1;
    struct search search = {
        .arena = arena, .module = core->module, .calls = {.count = count}};

    search.value = count - 1;
    search.suspects = arena_alloc(arena, (size_t)count * sizeof *search.suspects);
    search.functions = arena_alloc(arena, (size_t)count * sizeof *search.functions);
    search.taken = arena_alloc(arena, (size_t)count * sizeof *search.taken);
    note_all_calls(&search, core);
    note_taken(&search);
    suspect_all_on_circles(&search);
    while (search.waiting.count > 0)
        try_function(&search, search.waiting.at[--search.waiting.count]);
    return search.suspects;
}

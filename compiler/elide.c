/* Counting references where nobody can tell is not done. `lower` copies whatever it
 * cannot take over at once; here it is seen that
 *
 *   - a variable is only a name for what another one holds longer: it needs no copy;
 *   - a copy is the last use of a variable: it takes the value instead;
 *   - a variable is empty in whatever way its scope is left: nothing is to be released.
 *
 * No object is released later than it was, and what can run a defer when it is released
 * (coroutines, tasks, and all that may hold one) not earlier either. */
#include "eliding.h"

#include <string.h>

#include "passes.h"

struct variable_facts *
facts_of(const struct eliding *eliding, const struct core_variable *variable)
{
    return &eliding->facts[variable->number];
}

struct core_expr *
copied(const struct core_expr *expr)
{
    return expr->kind == CORE_COPY ? expr->operands.at[0] : NULL;
}

bool
releases(const struct core_stmt *hold, const struct core_variable *variable)
{
    return hold->kind == CORE_HOLD && !hold->is_defer &&
           hold->cleanup->kind == CORE_RELEASE && hold->cleanup->variable == variable;
}

void
unwrap(struct eliding *eliding, struct core_stmts *stmts, int index)
{
    struct core_stmts inner = stmts->at[index]->stmts;

    stmts->count = index;
    for (int i = 0; i < inner.count; i++)
        vec_push(eliding->arena, stmts, inner.at[i]);
}

const struct core_expr *
container_of(const struct core_expr *place)
{
    const struct core_expr *first = place->operands.at[0];

    return place->kind == CORE_POINTED && first->kind == CORE_CALL_C
               ? first->operands.at[0]
               : first;
}

/* ---- facts ---- */

static void
note_write(struct eliding *eliding, const struct core_variable *variable)
{
    if (variable && !variable->is_module)
        facts_of(eliding, variable)->writes++;
}

void
note_move(struct eliding *eliding, const struct core_variable *variable,
          const struct core_stmt *stmt)
{
    struct variable_facts *facts = facts_of(eliding, variable);

    facts->moves++;
    facts->moved_early |= stmt->kind != CORE_RETURN;
    eliding->moves = true;
}

bool
looks_into(const struct core_expr *call)
{
    static const char *const functions[] = {
        "coro_list_len",      "coro_map_len",        "coro_map_changes",
        "coro_map_walk",      "coro_map_key",        "coro_map_value",
        "coro_map_at_string", "coro_map_at_int",     "coro_map_has_string",
        "coro_map_has_int",   "coro_map_get_string", "coro_map_get_int",
    };

    for (size_t i = 0; !call->is_external && i < sizeof functions / sizeof *functions;
         i++)
        if (strcmp(call->text, functions[i]) == 0)
            return true;
    return false;
}

/* An element of the list or map in a variable, or what there is of them. */
static bool
walks(const struct core_expr *expr)
{
    return expr->kind == CORE_ELEMENT || (expr->kind == CORE_CALL_C && looks_into(expr));
}

/* Whoever has the address may write. */
static void
note_node(struct eliding *eliding, const struct core_expr *expr,
          const struct core_stmt *stmt)
{
    const struct core_expr *first =
        expr->operands.count > 0 ? expr->operands.at[0] : NULL;

    if (expr->kind == CORE_VARIABLE && !expr->variable->is_module)
        facts_of(eliding, expr->variable)->reads++;
    if (walks(expr) && first->kind == CORE_VARIABLE && !first->variable->is_module)
        facts_of(eliding, first->variable)->walks++;
    if (expr->kind == CORE_ADDRESS)
        note_write(eliding, core_place_variable(first));
    if (expr->kind == CORE_MOVE)
        note_move(eliding, first->variable, stmt);
    eliding->copies |= copied(expr) != NULL;
}

/* Functions of the runtime that only look at what they get the address of. */
static bool
only_looks(const struct core_expr *expr)
{
    static const char *const names[] = {"coro_print", "coro_format", "coro_equal"};

    for (size_t i = 0; expr->kind == CORE_CALL_C && i < sizeof names / sizeof *names; i++)
        if (strcmp(expr->text, names[i]) == 0)
            return true;
    return false;
}

/* Down the first operands in a loop, as chains lean. */
static void
note_expr(struct eliding *eliding, const struct core_expr *expr,
          const struct core_stmt *stmt)
{
    for (; expr; expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL) {
        bool looks = only_looks(expr);

        note_node(eliding, expr, stmt);
        for (int i = 1; i < expr->operands.count; i++) {
            const struct core_expr *operand = expr->operands.at[i];
            bool is_looked_at = looks && operand->kind == CORE_ADDRESS;

            note_expr(eliding, is_looked_at ? operand->operands.at[0] : operand, stmt);
        }
    }
}

/* A value that is stored without a copy stays in use through what it lies in now. */
static void
note_lending(struct eliding *eliding, const struct core_expr *value)
{
    const struct core_variable *variable;

    if (!value || !value->type || !type_is_owned(value->type))
        return;
    variable = core_place_variable(value);
    if (variable && !variable->is_module)
        facts_of(eliding, variable)->lends = true;
    if (value->kind == CORE_SOME || value->kind == CORE_STRUCT ||
        value->kind == CORE_ARRAY || value->kind == CORE_CLASS ||
        value->kind == CORE_CHOICE)
        for (int i = 0; i < value->operands.count; i++)
            note_lending(eliding, value->operands.at[i]);
}

/* A list or map whose elements are assigned is not only walked through. */
static void
note_assigned(struct eliding *eliding, const struct core_expr *place)
{
    while (core_is_inside(place) || place->kind == CORE_ELEMENT ||
           place->kind == CORE_POINTED)
        place = container_of(place);
    if (place->kind == CORE_VARIABLE && !place->variable->is_module)
        facts_of(eliding, place->variable)->reads++;
}

static void
note_place(struct eliding *eliding, const struct core_stmt *stmt)
{
    note_expr(eliding, stmt->place, stmt);
    note_write(eliding, core_place_variable(stmt->place));
    note_assigned(eliding, stmt->place);
}

/* All lists and maps that the runtime gives by value are new. */
static bool
makes_container(const struct core_expr *value)
{
    return value && value->kind == CORE_CALL_C && value->type &&
           (value->type->kind == TYPE_LIST || value->type->kind == TYPE_MAP);
}

static void
note_hold(struct eliding *eliding, struct core_stmt *hold)
{
    const struct core_variable *variable = hold->cleanup->variable;

    if (variable && releases(hold, variable))
        facts_of(eliding, variable)->hold = hold;
}

static void
note_stmt(void *data, struct core_stmt *stmt)
{
    struct eliding *eliding = data;

    note_expr(eliding, stmt->value, stmt);
    switch (stmt->kind) {
    case CORE_BIND:
    case CORE_INIT:
        facts_of(eliding, stmt->variable)->is_made_here = makes_container(stmt->value);
        note_lending(eliding, stmt->value);
        note_write(eliding, stmt->variable);
        if (stmt->variable->content == CORE_POINTER)
            note_assigned(eliding, stmt->value->operands.at[0]);
        break;
    case CORE_ASSIGN:
        note_lending(eliding, stmt->value);
        note_place(eliding, stmt);
        break;
    case CORE_HOLD:
        note_hold(eliding, stmt);
        break;
    case CORE_LOOP:
        note_expr(eliding, stmt->counted.low, stmt);
        note_write(eliding, stmt->variable);
        note_write(eliding, stmt->counted.index);
        break;
    case CORE_TRY:
        note_write(eliding, stmt->variable);
        break;
    case CORE_SUSPEND:
        for (int i = 0; i < core_received_count(stmt); i++)
            note_write(eliding, core_received(stmt, i));
        for (int i = 0; core_sent(stmt, i); i++)
            note_write(eliding, core_sent(stmt, i));
        for (int i = 0; i < stmt->suspend.arguments.count; i++)
            note_expr(eliding, stmt->suspend.arguments.at[i], stmt);
        break;
    default:
        break;
    }
}

/* ---- the pass ---- */

static void
find_facts(struct eliding *eliding)
{
    size_t count = (size_t)eliding->function->variables.count + 1;

    eliding->copies = eliding->moves = false;
    eliding->facts = arena_alloc(eliding->scratch, count * sizeof *eliding->facts);
    eliding->visitor.visit = note_stmt;
    core_walk(&eliding->visitor, eliding->function->body);
}

static void
elide_function(struct eliding *eliding, struct core_function *function)
{
    struct core_visitor numbering = {.arena = eliding->arena};

    arena_clear(eliding->scratch);
    eliding->function = function;
    eliding->visitor = (struct core_visitor){.data = eliding, .arena = eliding->scratch};
    core_number(&numbering, function);
    find_facts(eliding);
    if (eliding->copies) {
        lend(eliding);
        find_last_uses(eliding);
    }
    if (eliding->moves)
        unhold(eliding);
}

void
elide(struct context *context, struct core_module *core)
{
    struct eliding eliding = {.arena = context->arena, .scratch = arena_new()};

    find_quiet_functions(eliding.scratch, core);
    for (int i = 0; i < core->functions.count; i++)
        elide_function(&eliding, core->functions.at[i]);
    forget_quiet_functions(core);
    arena_free(eliding.scratch);
}

#include "core_walk.h"

#include <string.h>

static struct core_stmt *
listed(const struct core_stmts *stmts, int index, struct core_stmt *last)
{
    if (index < stmts->count)
        return stmts->at[index];
    return index == stmts->count ? last : NULL;
}

static struct core_stmt *
either(int index, struct core_stmt *first, struct core_stmt *second)
{
    return index == 0 ? first : index == 1 ? second : NULL;
}

struct core_stmt *
core_part(const struct core_stmt *stmt, int index)
{
    switch (stmt->kind) {
    case CORE_BLOCK:
        return listed(&stmt->stmts, index, NULL);
    case CORE_HOLD:
        return listed(&stmt->stmts, index, stmt->cleanup);
    case CORE_TRY:
        return listed(&stmt->stmts, index, stmt->handler);
    case CORE_IF:
        return either(index, stmt->then, stmt->otherwise);
    case CORE_LOOP:
        return either(index, stmt->then, stmt->step);
    default:
        return NULL;
    }
}

void
core_walk(struct core_visitor *visitor, struct core_stmt *root)
{
    struct core_sites *path = &visitor->path;
    int base = path->count;

    visitor->visit(visitor->data, root);
    vec_push(visitor->arena, path, ((struct core_site){root, 0}));
    while (path->count > base) {
        struct core_site *site = &path->at[path->count - 1];
        struct core_stmt *part = core_part(site->stmt, site->next++);

        if (!part) {
            path->count--;
            continue;
        }
        visitor->visit(visitor->data, part);
        vec_push(visitor->arena, path, ((struct core_site){part, 0}));
    }
}

struct core_variable *
core_begun(const struct core_stmt *stmt)
{
    switch (stmt->kind) {
    case CORE_DECLARE:
    case CORE_BIND:
    case CORE_TRY:
        return stmt->variable;
    default:
        return NULL;
    }
}

bool
core_is_scope(const struct core_stmt *stmt)
{
    return stmt->kind == CORE_HOLD &&
           (stmt->cleanup->kind == CORE_END_SCOPE || stmt->cleanup->kind == CORE_SUSPEND);
}

struct core_variable *
core_sent(const struct core_stmt *suspend, int index)
{
    const struct core_arms *arms = &suspend->suspend.arms;

    if (index == 0)
        return suspend->suspend.message;
    return index <= arms->count ? arms->at[index - 1].message : NULL;
}

struct core_variable *
core_received(const struct core_stmt *suspend, int index)
{
    if (index == 0)
        return suspend->suspend.received;
    return suspend->suspend.arms.at[index - 1].received;
}

int
core_received_count(const struct core_stmt *suspend)
{
    return 1 + suspend->suspend.arms.count;
}

bool
core_stores_received(const struct core_stmt *suspend)
{
    const struct core_message *sends = suspend->suspend.sends;

    return suspend->suspend.received && (suspend->suspend.how == CORE_SUSPEND_YIELD ||
                                         (sends && sends->reply == CORE_REPLY_INSIDE));
}

struct core_variable *
core_replaced(const struct core_stmt *stmt)
{
    bool is_whole = stmt->kind == CORE_ASSIGN && stmt->place->kind == CORE_VARIABLE;

    return is_whole && !stmt->place->variable->is_module ? stmt->place->variable : NULL;
}

/* ---- equality of expressions ---- */

static bool
same_leaf(const struct core_expr *left, const struct core_expr *right)
{
    switch (left->kind) {
    case CORE_VARIABLE:
        return left->variable == right->variable;
    case CORE_FUNCTION:
        return left->function == right->function;
    case CORE_INTEGER:
        return left->integer == right->integer;
    case CORE_OPERATION:
    case CORE_FIELD:
    case CORE_C_CONSTANT:
        return strcmp(left->text, right->text) == 0 && left->of == right->of;
    case CORE_OPENED:
    case CORE_CAST:
    case CORE_HAS:
    case CORE_AT:
        return true;
    default:
        return false;
    }
}

static bool
same_operands(const struct core_expr *left, const struct core_expr *right)
{
    for (int i = 0; i < left->operands.count; i++)
        if (!core_is_same(left->operands.at[i], right->operands.at[i]))
            return false;
    return true;
}

/* x & y and y & x. */
static bool
same_if_swapped(const struct core_expr *left, const struct core_expr *right)
{
    static const char *const commutative[] = {"&", "|", "^", "==", "!="};
    bool commutes = false;

    if (left->kind != CORE_OPERATION || left->operands.count != 2)
        return false;
    for (size_t i = 0; i < sizeof commutative / sizeof *commutative; i++)
        commutes |= strcmp(left->text, commutative[i]) == 0;
    return commutes && core_is_same(left->operands.at[0], right->operands.at[1]) &&
           core_is_same(left->operands.at[1], right->operands.at[0]);
}

bool
core_is_same(const struct core_expr *left, const struct core_expr *right)
{
    return left->kind == right->kind && left->type == right->type &&
           left->operands.count == right->operands.count && same_leaf(left, right) &&
           (same_operands(left, right) || same_if_swapped(left, right));
}

/* ---- what is read ---- */

static void
add(struct arena *arena, struct core_variables *out, struct core_variable *variable)
{
    if (!variable->is_module)
        vec_push(arena, out, variable);
}

/* Down the first operands in a loop: that is how long chains lean. */
void
core_expr_reads(struct arena *arena, const struct core_expr *expr,
                struct core_variables *out)
{
    while (expr) {
        if (expr->kind == CORE_VARIABLE)
            add(arena, out, expr->variable);
        for (int i = 1; i < expr->operands.count; i++)
            core_expr_reads(arena, expr->operands.at[i], out);
        expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL;
    }
}

bool
core_is_of_class(const struct core_expr *field)
{
    const struct type *type = field->operands.at[0]->type;

    return type && type_leads(type);
}

bool
core_is_inside(const struct core_expr *place)
{
    return place->kind == CORE_OPENED || place->kind == CORE_AT ||
           (place->kind == CORE_FIELD && !core_is_of_class(place));
}

/* The outermost of the structs, arrays and optionals around a place, and then whose it
 * is. */
static const struct core_expr *
place_around(const struct core_expr *place)
{
    while (core_is_inside(place))
        place = place->operands.at[0];
    return place;
}

struct core_variable *
core_place_variable(const struct core_expr *place)
{
    const struct core_expr *around = place_around(place);

    return around->kind == CORE_VARIABLE ? around->variable : NULL;
}

struct core_expr *
core_place_holder(const struct core_expr *place)
{
    const struct core_expr *around = place_around(place);
    struct core_expr *first = around->operands.count > 0 ? around->operands.at[0] : NULL;

    switch (around->kind) {
    case CORE_POINTED:
        return first->kind == CORE_CALL_C ? first->operands.at[0] : first;
    case CORE_ELEMENT:
    case CORE_FIELD:
        return first;
    default:
        return NULL;
    }
}

/* Storing needs what the place lies in only if the old value is to be released; else just
 * the indexes on the way. */
static void
target_reads(struct arena *arena, const struct core_expr *place,
             struct core_variables *out)
{
    if (type_is_owned(place->type) || !core_place_variable(place)) {
        core_expr_reads(arena, place, out);
        return;
    }
    for (; core_is_inside(place); place = place->operands.at[0])
        if (place->kind == CORE_AT)
            core_expr_reads(arena, place->operands.at[1], out);
}

/* A message in a variable of its own is written by the suspension, and so is a frame in
 * place; others were made before. */
static void
suspend_reads(struct arena *arena, const struct core_stmt *stmt,
              struct core_variables *out)
{
    const struct core_exprs *arguments = &stmt->suspend.arguments;
    struct core_variable *sent;

    for (int i = 0; (sent = core_sent(stmt, i)); i++)
        if (sent->content != CORE_MESSAGE && sent->content != CORE_FRAME_IN_PLACE)
            add(arena, out, sent);
    for (int i = 0; i < arguments->count; i++)
        core_expr_reads(arena, arguments->at[i], out);
}

void
core_stmt_reads(struct arena *arena, const struct core_stmt *stmt,
                struct core_variables *out)
{
    core_expr_reads(arena, stmt->value, out);
    switch (stmt->kind) {
    case CORE_ASSIGN:
        target_reads(arena, stmt->place, out);
        break;
    case CORE_RELEASE:
    case CORE_END_IN_PLACE:
    case CORE_FREE_FRAME:
    case CORE_RELEASE_ARGUMENTS:
    case CORE_END_SCOPE:
        add(arena, out, stmt->variable);
        break;
    case CORE_LOOP:
        core_expr_reads(arena, stmt->counted.low, out);
        break;
    case CORE_SUSPEND:
        suspend_reads(arena, stmt, out);
        break;
    default:
        break;
    }
}

/* ---- numbers ---- */

struct numbering {
    struct arena *arena;
    struct core_function *function;
    struct core_variables reads;
};

static void
number(struct numbering *numbering, struct core_variable *variable)
{
    if (!variable || variable->number > 0)
        return;
    vec_push(numbering->arena, &numbering->function->variables, variable);
    variable->number = numbering->function->variables.count;
}

static void
number_stmt(void *data, struct core_stmt *stmt)
{
    struct numbering *numbering = data;

    number(numbering, stmt->variable);
    for (int i = 0; stmt->kind == CORE_SUSPEND && core_sent(stmt, i); i++)
        number(numbering, core_sent(stmt, i));
    numbering->reads.count = 0;
    core_stmt_reads(numbering->arena, stmt, &numbering->reads);
    for (int i = 0; i < numbering->reads.count; i++)
        number(numbering, numbering->reads.at[i]);
}

void
core_number(struct core_visitor *visitor, struct core_function *function)
{
    struct numbering numbering = {.arena = visitor->arena, .function = function};

    if (function->variables.count > 0)
        return;
    for (int i = 0; i < function->parameters.count; i++)
        number(&numbering, function->parameters.at[i]);
    number(&numbering, function->result);
    visitor->visit = number_stmt;
    visitor->data = &numbering;
    core_walk(visitor, function->body);
}

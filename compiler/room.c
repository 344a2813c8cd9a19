#include "room.h"

#include "shape.h"
#include "whole.h"

/* An erroneous variable may have no type. */
static uint64_t
room_of(const struct type *type)
{
    return type ? shape_of_type(type).size : 0;
}

static uint64_t
room_of_variable(const struct variable *variable)
{
    return variable ? room_of(variable->type) : 0;
}

static uint64_t
room_of_bindings(const struct arms *arms)
{
    uint64_t room = 0;

    for (int i = 0; i < arms->count; i++) {
        room += room_of_variable(arms->at[i]->variable);
        for (int k = 0; k < arms->at[i]->patterns.count; k++) {
            const struct variables *bindings = &arms->at[i]->patterns.at[k]->bindings;
            for (int n = 0; n < bindings->count; n++)
                room += room_of_variable(bindings->at[n]);
        }
    }
    return room;
}

uint64_t
room_of_stmt(const struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_LET:
        return room_of_variable(stmt->let.variable);
    case STMT_IF:
    case STMT_WHILE:
        return room_of_variable(stmt->branch.opened);
    case STMT_FOR_IN:
    case STMT_FOR_RANGE:
        return room_of_variable(stmt->loop.variable);
    case STMT_FOR_FROM: /* the message, what comes, and the variable */
        return 3 * room_of_variable(stmt->loop.variable);
    case STMT_MATCH:
    case STMT_SELECT:
        return room_of_bindings(&stmt->match.arms);
    default:
        return 0;
    }
}

/* Something that lies somewhere already. */
static bool
is_place(const struct expr *expr)
{
    return expr->kind == EXPR_NAME || place_whole(expr);
}

/* A part of a local variable or a constant: nothing can change it meanwhile. */
static bool
is_steady(const struct expr *place)
{
    const struct expr *root = place_root(place);

    return root->kind == EXPR_NAME &&
           (!root->name.variable || root->name.variable->kind != VARIABLE_MODULE);
}

/* Is the place only looked at? */
static bool
is_looked_at(const struct expr *place, const struct expr *parent)
{
    switch ((int)parent->kind) {
    case EXPR_FIELD:
    case EXPR_SLICE:
    case EXPR_BINARY:
        return true;
    case EXPR_INDEX:
        return parent->index.object == place;
    case EXPR_CALL:
        return parent->call.target == CALL_BUILTIN ||
               ((parent->call.target == CALL_FN || parent->call.target == CALL_VALUE) &&
                is_steady(place));
    default:
        return false;
    }
}

/* Written out where it goes: in another literal. */
static bool
is_literal(const struct expr *expr)
{
    return expr->kind == EXPR_LIST || expr->kind == EXPR_MAKE ||
           (expr->kind == EXPR_CALL &&
            (expr->call.target == CALL_STRUCT || expr->call.target == CALL_CASE));
}

static bool
needs_room(const struct expr *expr, const struct site *site)
{
    const struct expr *parent = site->parent;
    bool copies = !is_place(expr) || type_is_owned(expr->type) || !is_steady(expr);

    if (!parent)
        return copies && !(site->stmt && site->stmt->kind == STMT_LET);
    if (is_place(expr) ? is_looked_at(expr, parent)
                       : is_literal(expr) && is_literal(parent))
        return false;
    return copies;
}

/* What is sent to the loop lies in the frame. */
uint64_t
room_of_sent(const struct expr *expr)
{
    uint64_t room = 0;

    if (expr->kind != EXPR_CALL)
        return 0;
    if (expr->call.builtin == BUILTIN_CHAN_PUT || expr->call.builtin == BUILTIN_CHAN_GET)
        return room_of(expr->call.callee->field.object->type->element);
    if (expr->call.builtin == BUILTIN_STREAM_NEXT ||
        expr->call.builtin == BUILTIN_STREAM_SEND)
        return room_of(expr->call.callee->field.object->type->yields) +
               room_of(expr->call.callee->field.object->type->receives);
    if (expr->call.target != CALL_MESSAGE)
        return 0;
    for (int i = 0; i < expr->call.decl->params.count; i++)
        room += room_of_variable(expr->call.decl->params.at[i]);
    return room + room_of(expr->call.decl->returns);
}

uint64_t
room_of_expr(const struct expr *expr, const struct site *site)
{
    uint64_t room = room_of_sent(expr);

    return expr->type && needs_room(expr, site) ? room + room_of(expr->type) : room;
}

uint64_t
room_of_head(const struct decl *decl)
{
    uint64_t room = decl->returns ? room_of(decl->returns) : 0;

    for (int i = 0; decl->kind == DECL_CORO && i < decl->params.count; i++)
        room += room_of_variable(decl->params.at[i]);
    return room;
}

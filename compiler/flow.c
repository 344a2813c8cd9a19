#include "flow.h"

const char *
expr_suspension(const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_WAIT:
        return "wait";
    case EXPR_SPAWN:
        return "spawn";
    case EXPR_YIELD:
        return "yield";
    case EXPR_YIELD_FROM:
        return "yield from";
    default:
        return NULL;
    }
}

const char *
stmt_suspension(const struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_LET_SPAWN:
    case STMT_SPAWN:
        return "spawn";
    case STMT_FOR_FROM:
        return "for … from";
    case STMT_SELECT:
        return "select";
    case STMT_GROUP:
        return "group";
    case STMT_WITHIN:
        return "within";
    case STMT_CANCEL:
        return "cancel";
    default:
        return NULL;
    }
}

/* Whoever runs such a coroutine by yield from talks to the loop. */
static bool
type_talks(const struct type *type)
{
    return type && (type->kind == TYPE_STREAM || type_is_plain_coroutine(type));
}

bool
expr_talks(const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_WAIT:
    case EXPR_SPAWN:
        return true;
    case EXPR_YIELD:
        return expr->operand.how == YIELD_MESSAGE;
    case EXPR_YIELD_FROM:
        return type_talks(expr->operand.operand->type);
    default:
        return false;
    }
}

struct decl *
called_coroutine(const struct expr *expr)
{
    if (expr->kind != EXPR_CALL || expr->call.target != CALL_CORO)
        return NULL;
    return expr->call.decl;
}

struct decl *
known_coroutine(const struct expr *generator)
{
    if (generator->kind == EXPR_NAME && generator->name.variable)
        return generator->name.variable->known;
    return called_coroutine(generator);
}

bool
is_call_of(const struct expr *expr, enum builtin builtin)
{
    if (expr->kind != EXPR_CALL)
        return false;
    return (expr->call.target == CALL_BUILTIN || expr->call.target == CALL_MEMBER) &&
           expr->call.builtin == builtin;
}

bool
changes_array(const struct expr *expr)
{
    return is_call_of(expr, BUILTIN_ARRAY_SORT) ||
           is_call_of(expr, BUILTIN_ARRAY_REVERSE);
}

bool
is_message_builtin(enum builtin builtin)
{
    return builtin == BUILTIN_SLEEP || builtin == BUILTIN_CHAN_PUT ||
           builtin == BUILTIN_CHAN_GET || builtin == BUILTIN_STREAM_NEXT ||
           builtin == BUILTIN_STREAM_SEND || builtin == BUILTIN_STREAM_THROW;
}

bool
is_message(const struct expr *expr)
{
    if (expr->kind != EXPR_CALL)
        return false;
    return expr->call.target == CALL_MESSAGE ||
           ((expr->call.target == CALL_BUILTIN || expr->call.target == CALL_MEMBER) &&
            is_message_builtin(expr->call.builtin));
}

static bool
is_generator_member(enum builtin builtin)
{
    return builtin == BUILTIN_CORO_SEND || builtin == BUILTIN_CORO_THROW ||
           builtin == BUILTIN_CORO_CLOSE;
}

struct expr *
driven_generator(const struct expr *call)
{
    if (is_call_of(call, BUILTIN_NEXT) && call->call.args.count)
        return call->call.args.at[0].value;
    if (call->kind == EXPR_CALL && call->call.target == CALL_MEMBER &&
        is_generator_member(call->call.builtin))
        return call->call.callee->field.object;
    return NULL;
}

bool
decl_is_generator(const struct decl *decl)
{
    return decl->kind == DECL_CORO && (decl->yields_x || decl->receives_x);
}

static bool
has_consumer(const struct type *coroutine)
{
    return coroutine->yields->kind != TYPE_VOID || coroutine->receives->kind != TYPE_VOID;
}

bool
type_is_generator(const struct type *type)
{
    return type && (type->kind == TYPE_CORO || type->kind == TYPE_STREAM) &&
           has_consumer(type);
}

bool
type_is_plain_coroutine(const struct type *type)
{
    return type && type->kind == TYPE_CORO && !has_consumer(type);
}

/* The generator is known, and no error comes out of its body. */
static bool
is_known_calm(const struct expr *generator)
{
    const struct decl *decl = known_coroutine(generator);

    return decl && !decl->throws;
}

static bool
call_lets_error_out(const struct expr *call)
{
    const struct arguments *args = &call->call.args;

    switch (call->call.builtin) {
    case BUILTIN_NEXT:
    case BUILTIN_CORO_SEND:
        return !is_known_calm(driven_generator(call));
    case BUILTIN_CORO_CLOSE:
        return false;
    case BUILTIN_LOOP_SCHEDULE:
        return args->count && !known_coroutine(args->at[0].value);
    case BUILTIN_LOOP_RUN_UNTIL_COMPLETE:
        return args->count && !is_known_calm(args->at[0].value);
    default:
        return true;
    }
}

bool
expr_lets_error_out(const struct expr *expr)
{
    if (!expr->may_throw)
        return false;
    return expr->kind != EXPR_CALL || call_lets_error_out(expr);
}

bool
loop_lets_error_out(const struct stmt *loop)
{
    return loop->kind == STMT_FOR_IN && loop->loop.may_throw &&
           !is_known_calm(loop->loop.sequence);
}

bool
stmt_is_endless(const struct stmt *stmt)
{
    return stmt->kind == STMT_WHILE && !stmt->branch.opened &&
           stmt->branch.condition->kind == EXPR_BOOL &&
           stmt->branch.condition->integer.value;
}

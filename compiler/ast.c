/* The tree's constructors, and the words of its tables. */
#include "ast.h"

#include "arena.h"

const char *operator_str(enum operator operator_)
{
    static const char *const spellings[] = {
#define OPERATOR(id, spelling, level) spelling,
#include "operator.def"
#undef OPERATOR
    };

    return spellings[operator_];
}

int operator_level(enum operator operator_)
{
    static const int levels[] = {
#define OPERATOR(id, spelling, level) level,
#include "operator.def"
#undef OPERATOR
    };

    return levels[operator_];
}

const char *
builtin_str(enum builtin builtin)
{
    static const char *const spellings[] = {
        "",
#define BUILTIN(id, spelling) spelling,
#include "builtin.def"
#undef BUILTIN
    };

    return spellings[builtin];
}

struct expr *
expr_new(struct arena *arena, enum expr_kind kind, struct span span)
{
    struct expr *expr = NEW(arena, struct expr);

    expr->kind = kind;
    expr->span = span;
    return expr;
}

bool
expr_acts(const struct expr *expr)
{
    while (expr->kind == EXPR_UNWRAP)
        expr = expr->operand.operand;
    switch (expr->kind) {
    case EXPR_CALL:
    case EXPR_WAIT:
    case EXPR_SPAWN:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return true;
    default:
        return false;
    }
}

struct stmt *
stmt_new(struct arena *arena, enum stmt_kind kind, struct span span)
{
    struct stmt *stmt = NEW(arena, struct stmt);

    stmt->kind = kind;
    stmt->span = span;
    return stmt;
}

struct decl *
decl_new(struct arena *arena, enum decl_kind kind, struct span span)
{
    struct decl *decl = NEW(arena, struct decl);

    decl->kind = kind;
    decl->span = span;
    return decl;
}

struct typex *
typex_new(struct arena *arena, enum typex_kind kind, struct span span)
{
    struct typex *typex = NEW(arena, struct typex);

    typex->kind = kind;
    typex->span = span;
    return typex;
}

struct variable *
variable_new(struct arena *arena, enum variable_kind kind, const char *name,
             struct span span)
{
    struct variable *variable = NEW(arena, struct variable);

    variable->kind = kind;
    variable->name = name;
    variable->span = span;
    return variable;
}

bool
decl_is_record(const struct decl *decl)
{
    return decl->kind == DECL_STRUCT || decl->kind == DECL_CLASS;
}

bool
decl_is_constant(const struct decl *decl)
{
    return decl->kind == DECL_CONST || decl->kind == DECL_C_CONST;
}

bool
decl_is_type(const struct decl *decl)
{
    return decl_is_record(decl) || decl->kind == DECL_ENUM;
}

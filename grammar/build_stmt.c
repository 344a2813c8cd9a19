/* Making statements, and the arms and patterns in them. */
#include "build.h"
#include "parse.h"
#include "syntax_error.h"

struct stmt *
make_block(struct parse *parse, struct span span, struct stmts stmts)
{
    struct stmt *stmt = stmt_new(parse->context->arena, STMT_BLOCK, span);

    stmt->block = stmts;
    return stmt;
}

struct stmt *
make_simple(struct parse *parse, enum stmt_kind kind, struct span span, struct expr *expr)
{
    struct stmt *stmt = stmt_new(parse->context->arena, kind, span);

    stmt->expr = expr;
    return stmt;
}

struct stmt *
make_unended(struct parse *parse, struct span span, struct expr *expr, struct span gap)
{
    struct stmt *stmt = make_simple(parse, STMT_EXPR, span, expr);

    stmt->unended = true;
    report_unended(parse, gap, expr_acts(expr));
    return stmt;
}

struct stmt *
make_let(struct parse *parse, struct span span, struct variable *variable,
         struct expr *value)
{
    struct stmt *stmt = stmt_new(parse->context->arena, STMT_LET, span);

    stmt->let.variable = variable;
    stmt->let.value = value ? value : expr_new(parse->context->arena, EXPR_POISON, span);
    return stmt;
}

struct stmt *
make_let_spawn(struct parse *parse, struct span span, const char *first,
               struct span first_span, struct variables others, struct exprs calls)
{
    struct arena *arena = parse->context->arena;
    struct stmt *stmt = stmt_new(arena, STMT_LET_SPAWN, span);
    struct variable *variable = variable_new(arena, VARIABLE_LET, first, first_span);

    vec_push(arena, &stmt->spawn.variables, variable);
    for (int i = 0; i < others.count; i++)
        vec_push(arena, &stmt->spawn.variables, others.at[i]);
    stmt->spawn.calls = calls;
    return stmt;
}

struct stmt *
make_spawn(struct parse *parse, struct span span, struct expr *first, struct exprs others)
{
    struct arena *arena = parse->context->arena;
    struct stmt *stmt = stmt_new(arena, STMT_SPAWN, span);

    vec_push(arena, &stmt->spawn.calls, first);
    for (int i = 0; i < others.count; i++)
        vec_push(arena, &stmt->spawn.calls, others.at[i]);
    return stmt;
}

struct stmt *
make_assign(struct parse *parse, struct span span, struct expr *target,
            struct span operator_span, struct expr *value)
{
    struct stmt *stmt = stmt_new(parse->context->arena, STMT_ASSIGN, span);

    stmt->assign.target = target;
    stmt->assign.operator_span = operator_span;
    stmt->assign.value = value;
    return stmt;
}

struct stmt *
make_compound(struct parse *parse, struct span span, struct expr *target,
              enum operator operator_, struct span operator_span, struct expr *value)
{
    struct stmt *stmt = make_assign(parse, span, target, operator_span, value);

    stmt->assign.compound = true;
    stmt->assign.operator_ = operator_;
    return stmt;
}

/* ---- branches ---- */

struct stmt *
make_branch(struct parse *parse, enum stmt_kind kind, struct span span, struct test test,
            struct stmt *then)
{
    struct stmt *stmt = stmt_new(parse->context->arena, kind, span);

    stmt->branch.opened = test.opened;
    stmt->branch.condition = test.condition;
    stmt->branch.then = then;
    return stmt;
}

struct if_chain
start_chain(struct stmt *branch)
{
    return (struct if_chain){branch, branch};
}

/* Hangs the next part of a chain on its last one, unless that is broken. */
static void
hang(struct if_chain chain, struct stmt *otherwise)
{
    chain.first->span.hi = otherwise->span.hi;
    if (chain.last->kind == STMT_IF)
        chain.last->branch.otherwise = otherwise;
}

struct if_chain
extend_chain(struct if_chain chain, struct stmt *branch)
{
    hang(chain, branch);
    return (struct if_chain){chain.first, branch};
}

struct stmt *
with_else(struct if_chain chain, struct stmt *otherwise)
{
    hang(chain, otherwise);
    return chain.first;
}

/* ---- loops ---- */

struct stmt *
make_for(struct parse *parse, enum stmt_kind kind, struct span span,
         struct loop_head head, struct expr *sequence, struct stmt *body)
{
    struct stmt *stmt = stmt_new(parse->context->arena, kind, span);

    stmt->loop.variable = head.variable;
    stmt->loop.second = head.second;
    stmt->loop.sequence = sequence;
    stmt->loop.body = body;
    return stmt;
}

struct stmt *
make_for_range(struct parse *parse, struct span span, struct loop_head head,
               struct expr *low, struct expr *high, bool inclusive, struct stmt *body)
{
    struct stmt *stmt = make_for(parse, STMT_FOR_RANGE, span, head, NULL, body);

    stmt->loop.low = low;
    stmt->loop.high = high;
    stmt->loop.inclusive = inclusive;
    return stmt;
}

/* ---- match and select ---- */

struct stmt *
make_match(struct parse *parse, enum stmt_kind kind, struct span span,
           struct expr *scrutinee, struct arms arms)
{
    struct stmt *stmt = stmt_new(parse->context->arena, kind, span);

    stmt->match.scrutinee = scrutinee;
    stmt->match.arms = arms;
    return stmt;
}

static struct arm *
make_arm(struct parse *parse, struct span span, struct stmt *body)
{
    struct arm *arm = NEW(parse->context->arena, struct arm);

    arm->span = span;
    arm->body = body;
    return arm;
}

struct arm *
make_match_arm(struct parse *parse, struct span span, struct patterns patterns,
               struct stmt *body)
{
    struct arm *arm = make_arm(parse, span, body);

    arm->patterns = patterns;
    return arm;
}

struct arm *
make_select_arm(struct parse *parse, struct span span, struct variable *variable,
                struct expr *request, struct stmt *body)
{
    struct arm *arm = make_arm(parse, span, body);

    arm->variable = variable;
    arm->request = request;
    return arm;
}

struct arm *
make_else_arm(struct parse *parse, struct span span, struct stmt *body)
{
    struct arm *arm = make_arm(parse, span, body);

    arm->is_else = true;
    return arm;
}

struct arm *
make_lost_arm(struct parse *parse, struct span span)
{
    struct arm *arm = make_arm(parse, span, NULL);

    arm->is_lost = true;
    return arm;
}

struct pattern *
make_literal_pattern(struct parse *parse, struct span span, struct expr *low,
                     struct expr *high, bool inclusive)
{
    struct pattern *pattern = NEW(parse->context->arena, struct pattern);

    pattern->span = span;
    pattern->low = low;
    pattern->high = high;
    pattern->inclusive = inclusive;
    return pattern;
}

struct pattern *
make_name_pattern(struct parse *parse, struct span span, const char *qualifier,
                  const char *name, struct variables bindings)
{
    struct pattern *pattern = NEW(parse->context->arena, struct pattern);

    pattern->span = span;
    pattern->qualifier = qualifier;
    pattern->name = name;
    pattern->bindings = bindings;
    return pattern;
}

/* ---- the others ---- */

struct stmt *
make_nested(struct parse *parse, enum stmt_kind kind, struct span span, struct stmt *body)
{
    struct stmt *stmt = stmt_new(parse->context->arena, kind, span);

    stmt->body = body;
    return stmt;
}

struct stmt *
make_try(struct parse *parse, struct span span, struct stmt *body, const char *name,
         struct span name_span, struct stmt *handler)
{
    struct stmt *stmt = stmt_new(parse->context->arena, STMT_TRY, span);

    stmt->try_.body = body;
    stmt->try_.caught = make_variable(parse, VARIABLE_CAUGHT, name, name_span, NULL);
    stmt->try_.handler = handler;
    return stmt;
}

struct stmt *
make_within(struct parse *parse, struct span span, struct expr *limit, struct stmt *body,
            struct stmt *otherwise)
{
    struct stmt *stmt = stmt_new(parse->context->arena, STMT_WITHIN, span);

    stmt->within.limit = limit;
    stmt->within.body = body;
    stmt->within.otherwise = otherwise;
    return stmt;
}

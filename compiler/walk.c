#include "walk.h"

/* A node that waits for its turn: a statement or an expression. */
struct visit {
    struct stmt *stmt;
    struct expr *expr;
    int next; /* of a block that was entered before: which of its statements comes next */
    struct site site;
};

/* ---- the parts of a node ---- */

static void
add(struct arena *arena, struct exprs *out, struct expr *expr)
{
    if (expr)
        vec_push(arena, out, expr);
}

static void
add_all(struct arena *arena, struct exprs *out, const struct exprs *exprs)
{
    for (int i = 0; i < exprs->count; i++)
        add(arena, out, exprs->at[i]);
}

static void
add_arguments(struct arena *arena, struct exprs *out, const struct arguments *args)
{
    for (int i = 0; i < args->count; i++)
        add(arena, out, args->at[i].value);
}

static void
add_entries(struct arena *arena, struct exprs *out, const struct map_entries *entries)
{
    for (int i = 0; i < entries->count; i++) {
        add(arena, out, entries->at[i].key);
        add(arena, out, entries->at[i].value);
    }
}

static void
add_pieces(struct arena *arena, struct exprs *out, const struct fparts *parts)
{
    for (int i = 0; i < parts->count; i++)
        add(arena, out, parts->at[i].value);
}

void
expr_operands(struct arena *arena, const struct expr *expr, struct exprs *out)
{
    switch (expr->kind) {
    case EXPR_POISON:
    case EXPR_NAME:
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_DURATION:
    case EXPR_CHAR:
    case EXPR_BOOL:
    case EXPR_NONE:
    case EXPR_STRING:
    case EXPR_CASE:
        break;
    case EXPR_FSTRING:
        add_pieces(arena, out, &expr->fstring);
        break;
    case EXPR_LIST:
        add_all(arena, out, &expr->list);
        break;
    case EXPR_MAP:
        add_entries(arena, out, &expr->map);
        break;
    case EXPR_UNARY:
        add(arena, out, expr->unary.operand);
        break;
    case EXPR_BINARY:
        add(arena, out, expr->binary.left);
        add(arena, out, expr->binary.right);
        break;
    case EXPR_CAST:
        add(arena, out, expr->cast.operand);
        break;
    case EXPR_CALL:
        add(arena, out, expr->call.callee);
        add_arguments(arena, out, &expr->call.args);
        break;
    case EXPR_MAKE:
        add_arguments(arena, out, &expr->make.args);
        break;
    case EXPR_INDEX:
        add(arena, out, expr->index.object);
        add(arena, out, expr->index.index);
        break;
    case EXPR_SLICE:
        add(arena, out, expr->slice.object);
        add(arena, out, expr->slice.low);
        add(arena, out, expr->slice.high);
        break;
    case EXPR_FIELD:
        add(arena, out, expr->field.object);
        break;
    case EXPR_UNWRAP:
    case EXPR_WAIT:
    case EXPR_SPAWN:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
    case EXPR_CONVERT:
        add(arena, out, expr->operand.operand);
        break;
    }
}

static void
add_requests(struct arena *arena, struct exprs *out, const struct arms *arms)
{
    for (int i = 0; i < arms->count; i++)
        add(arena, out, arms->at[i]->request);
}

void
stmt_operands(struct arena *arena, const struct stmt *stmt, struct exprs *out)
{
    switch (stmt->kind) {
    case STMT_POISON:
    case STMT_BLOCK:
    case STMT_DEFER:
    case STMT_TRY:
    case STMT_GROUP:
    case STMT_BREAK:
    case STMT_CONTINUE:
        break;
    case STMT_EXPR:
    case STMT_CANCEL:
    case STMT_RETURN:
    case STMT_THROW:
        add(arena, out, stmt->expr);
        break;
    case STMT_LET:
        add(arena, out, stmt->let.value);
        break;
    case STMT_LET_SPAWN:
    case STMT_SPAWN:
        add_all(arena, out, &stmt->spawn.calls);
        break;
    case STMT_ASSIGN:
        add(arena, out, stmt->assign.target);
        add(arena, out, stmt->assign.value);
        break;
    case STMT_IF:
    case STMT_WHILE:
        add(arena, out, stmt->branch.condition);
        break;
    case STMT_FOR_IN:
    case STMT_FOR_FROM:
        add(arena, out, stmt->loop.sequence);
        break;
    case STMT_FOR_RANGE:
        add(arena, out, stmt->loop.low);
        add(arena, out, stmt->loop.high);
        break;
    case STMT_MATCH:
    case STMT_SELECT:
        add(arena, out, stmt->match.scrutinee);
        add_requests(arena, out, &stmt->match.arms);
        break;
    case STMT_WITHIN:
        add(arena, out, stmt->within.limit);
        break;
    }
}

/* ---- the walk: the nodes still to visit, the next one last ---- */

static void
push(struct visitor *visitor, struct stmt *stmt, struct expr *expr,
     const struct site *site)
{
    struct visit visit = {.stmt = stmt, .expr = expr, .site = *site};

    if (stmt || expr)
        vec_push(visitor->arena, &visitor->waiting, visit);
}

static void
push_stmt(struct visitor *visitor, struct stmt *stmt, const struct site *site)
{
    push(visitor, stmt, NULL, site);
}

/* What stands in visitor->operands, the first on top. */
static void
push_operands(struct visitor *visitor, const struct site *site)
{
    for (int i = visitor->operands.count - 1; i >= 0; i--)
        push(visitor, NULL, visitor->operands.at[i], site);
    visitor->operands.count = 0;
}

/* Only the next statement waits, and the block behind it: blocks may be long. */
static void
push_rest(struct visitor *visitor, struct stmt *block, int next, const struct site *site)
{
    struct visit rest = {.stmt = block, .next = next + 1, .site = *site};

    if (rest.next < block->block.count)
        vec_push(visitor->arena, &visitor->waiting, rest);
    if (next < block->block.count)
        push_stmt(visitor, block->block.at[next], site);
}

static void
push_loop_body(struct visitor *visitor, struct stmt *body, const struct stmt *loop,
               int number, const struct site *site)
{
    struct site inside = *site;

    inside.loop = loop;
    inside.loop_number = number;
    push_stmt(visitor, body, &inside);
}

static void
push_try(struct visitor *visitor, const struct stmt *stmt, const struct site *site)
{
    struct site inside = *site;

    push_stmt(visitor, stmt->try_.handler, site);
    inside.caught = true;
    push_stmt(visitor, stmt->try_.body, &inside);
}

/* A defer runs when its block is left: no loop and no try around it is there for its
 * body. */
static void
push_defer(struct visitor *visitor, const struct stmt *stmt, const struct site *site)
{
    struct site inside = *site;

    inside.loop = NULL;
    inside.loop_number = -1;
    inside.defer = stmt;
    inside.caught = false;
    push_stmt(visitor, stmt->body, &inside);
}

/* The statements directly inside one, the first on top. */
static void
push_inner(struct visitor *visitor, struct stmt *stmt, int *loops,
           const struct site *site)
{
    switch (stmt->kind) {
    case STMT_BLOCK:
        push_rest(visitor, stmt, 0, site);
        break;
    case STMT_IF:
        push_stmt(visitor, stmt->branch.otherwise, site);
        push_stmt(visitor, stmt->branch.then, site);
        break;
    case STMT_WHILE:
        push_loop_body(visitor, stmt->branch.then, stmt, (*loops)++, site);
        break;
    case STMT_FOR_IN:
    case STMT_FOR_RANGE:
    case STMT_FOR_FROM:
        push_loop_body(visitor, stmt->loop.body, stmt, (*loops)++, site);
        break;
    case STMT_MATCH:
    case STMT_SELECT:
        for (int i = stmt->match.arms.count - 1; i >= 0; i--)
            push_stmt(visitor, stmt->match.arms.at[i]->body, site);
        break;
    case STMT_DEFER:
        push_defer(visitor, stmt, site);
        break;
    case STMT_TRY:
        push_try(visitor, stmt, site);
        break;
    case STMT_GROUP:
        push_stmt(visitor, stmt->body, site);
        break;
    case STMT_WITHIN:
        push_stmt(visitor, stmt->within.otherwise, site);
        push_stmt(visitor, stmt->within.body, site);
        break;
    default:
        break;
    }
}

static void
visit_stmt(struct visitor *visitor, struct stmt *stmt, int *loops,
           const struct site *site)
{
    struct site inside = *site;

    if (visitor->stmt)
        visitor->stmt(visitor->data, stmt, site);
    push_inner(visitor, stmt, loops, site);
    inside.stmt = stmt;
    stmt_operands(visitor->arena, stmt, &visitor->operands);
    push_operands(visitor, &inside);
}

static void
visit_expr(struct visitor *visitor, struct expr *expr, const struct site *site)
{
    struct site inside = *site;

    if (visitor->expr)
        visitor->expr(visitor->data, expr, site);
    inside.parent = expr;
    expr_operands(visitor->arena, expr, &visitor->operands);
    push_operands(visitor, &inside);
}

static void
run(struct visitor *visitor)
{
    int loops = 0;

    while (visitor->waiting.count) {
        struct visit next = visitor->waiting.at[--visitor->waiting.count];

        if (next.next)
            push_rest(visitor, next.stmt, next.next, &next.site);
        else if (next.stmt)
            visit_stmt(visitor, next.stmt, &loops, &next.site);
        else
            visit_expr(visitor, next.expr, &next.site);
    }
}

void
walk(struct visitor *visitor, struct stmt *body)
{
    struct site top = {.loop_number = -1};

    push_stmt(visitor, body, &top);
    run(visitor);
}

void
walk_expr(struct visitor *visitor, struct expr *expr)
{
    struct site top = {.loop_number = -1};

    push(visitor, NULL, expr, &top);
    run(visitor);
}

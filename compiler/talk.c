#include "talk.h"

#include "flow.h"
#include "graph.h"
#include "walk.h"

/* The generators of a module on their way to being typed. */
struct talking {
    struct typer *typer;
    void (*type_body)(struct typer *, struct decl *);
    struct decl *decl;  /* whose body is walked */
    bool may_talk;      /* so it looks */
    struct graph names; /* who names whom, by decl.number */
};

/* ---- bodies that are typed ---- */

/* The first place at which it talks. */
static void
note_talk(struct decl *decl, struct span span)
{
    if (!decl->talk.hi)
        decl->talk = span;
}

static void
note_stmt(void *data, struct stmt *stmt, const struct site *site)
{
    (void)site;
    if (stmt_suspension(stmt))
        note_talk(data, stmt->span);
}

static void
note_expr(void *data, struct expr *expr, const struct site *site)
{
    (void)site;
    if (expr_talks(expr))
        note_talk(data, expr->span);
}

static void
type_and_note(const struct talking *talking, struct typer *typer, struct decl *decl)
{
    struct visitor visitor = {
        .stmt = note_stmt, .expr = note_expr, .data = decl, .arena = typer->arena};

    talking->type_body(typer, decl);
    walk(&visitor, decl->body);
}

static bool
is_stream(const struct decl *decl)
{
    return decl->type->kind == TYPE_STREAM;
}

static void
make_stream(struct typer *typer, struct decl *decl)
{
    decl->type = type_stream(typer->types, decl->yields, decl->receives, decl->returns);
}

/* ---- on trial ---- */

/* A typer whose findings are forgotten. */
static struct typer
typer_on_trial(const struct typer *typer, struct context *context)
{
    struct typer trial = *typer;

    *context = *typer->context;
    context->diags = diags_new(typer->arena, context->sources);
    trial.context = context;
    trial.diags = context->diags;
    return trial;
}

/* The body once more, from its text, since typing changes a tree; NULL where that is too
 * broken. */
static struct stmt *
body_again(const struct talking *talking, const struct context *trial,
           const struct decl *decl)
{
    const struct source *whole = talking->typer->module->source;
    struct arena *arena = talking->typer->arena;
    struct context context = *trial;
    uint32_t size = decl->span.hi - decl->span.lo;
    struct source *part =
        source_new(arena, whole->path,
                   arena_copy(arena, source_at(whole, decl->span.lo), size), size);
    const struct module *module;

    part->base = decl->span.lo;
    context.source = part;
    module = parse(&context);
    return module->decls.count == 1 ? module->decls.at[0]->body : NULL;
}

/* Types a body that is thrown away, which says whether it talks. */
static bool
talks_on_trial(const struct talking *talking, struct typer *trial, struct decl *decl)
{
    struct stmt *kept = decl->body, *body = body_again(talking, trial->context, decl);
    bool talks;

    if (!body)
        return false;
    decl->body = body;
    type_and_note(talking, trial, decl);
    talks = decl->talk.hi != 0;
    decl->body = kept;
    decl->talk = (struct span){0};
    return talks;
}

/* One round over a circle: whether there is a stream more. */
static bool
try_circle(const struct talking *talking, struct decl *const *members, int count)
{
    struct context context;
    struct typer trial = typer_on_trial(talking->typer, &context);
    bool found = false;

    for (int i = 0; i < count; i++) {
        if (is_stream(members[i]) || !members[i]->body ||
            !talks_on_trial(talking, &trial, members[i]))
            continue;
        make_stream(talking->typer, members[i]);
        found |= is_stream(members[i]); /* it is poison where what it yields is */
    }
    return found;
}

/* ---- bodies that are not typed: what their text looks like ---- */

static const struct binding *
meant_by(const struct talking *talking, const struct expr *name)
{
    return name->kind == EXPR_NAME ? scope_find(talking->typer->scopes, name->name.name)
                                   : NULL;
}

static bool
is_generator_here(const struct talking *talking, const struct decl *decl)
{
    return decl && decl_is_generator(decl) && decl->module == talking->typer->module;
}

static void
find_name(void *data, struct expr *expr, const struct site *site)
{
    struct talking *talking = data;
    const struct binding *binding = meant_by(talking, expr);

    (void)site;
    if (binding && is_generator_here(talking, binding->decl)) {
        struct edge edge = {talking->decl->number, binding->decl->number};
        vec_push(talking->typer->arena, &talking->names.edges, edge);
    }
}

/* By `yield from` of a generator of this module that is no stream, nobody talks. */
static bool
looks_silent(const struct talking *talking, const struct expr *call)
{
    const struct binding *binding =
        call->kind == EXPR_CALL ? meant_by(talking, call->call.callee) : NULL;

    return binding && is_generator_here(talking, binding->decl) &&
           !is_stream(binding->decl);
}

static void
look_at_stmt(void *data, struct stmt *stmt, const struct site *site)
{
    struct talking *talking = data;

    (void)site;
    talking->may_talk |= stmt_suspension(stmt) != NULL;
}

/* What a yield sends to the loop is a call. */
static void
look_at_expr(void *data, struct expr *expr, const struct site *site)
{
    struct talking *talking = data;
    const struct expr *operand = NULL;

    (void)site;
    if (expr->kind == EXPR_YIELD || expr->kind == EXPR_YIELD_FROM)
        operand = expr->operand.operand;
    if (expr->kind == EXPR_WAIT || expr->kind == EXPR_SPAWN)
        talking->may_talk = true;
    else if (expr->kind == EXPR_YIELD_FROM)
        talking->may_talk |= !looks_silent(talking, operand);
    else if (operand)
        talking->may_talk |= operand->kind == EXPR_CALL;
}

/* Nobody on a circle does by `yield from` alone. */
static bool
circle_may_talk(struct talking *talking, struct decl *const *members, int count)
{
    struct visitor visitor = {.stmt = look_at_stmt,
                              .expr = look_at_expr,
                              .data = talking,
                              .arena = talking->typer->arena};

    talking->may_talk = false;
    for (int i = 0; i < count && !talking->may_talk; i++)
        if (members[i]->body)
            walk(&visitor, members[i]->body);
    return talking->may_talk;
}

/* ---- the generators in order ---- */

static void
type_generators(struct talking *talking, struct decl *const *members, int count,
                bool is_circle)
{
    struct typer *typer = talking->typer;

    if (is_circle && circle_may_talk(talking, members, count))
        while (try_circle(talking, members, count))
            ;
    for (int i = 0; i < count; i++) {
        if (!members[i]->body)
            continue;
        type_and_note(talking, typer, members[i]);
        if (members[i]->talk.hi)
            make_stream(typer, members[i]);
    }
}

static void
find_names(struct talking *talking, const struct decls *decls)
{
    struct visitor visitor = {
        .expr = find_name, .data = talking, .arena = talking->typer->arena};

    for (int i = 0; i < decls->count; i++)
        decls->at[i]->number = i;
    for (int i = 0; i < decls->count; i++) {
        talking->decl = decls->at[i];
        if (decl_is_generator(decls->at[i]) && decls->at[i]->body)
            walk(&visitor, decls->at[i]->body);
    }
}

/* Behind those that lie on one circle with the one there. */
static int
end_of_circle(const int *circles, const int *order, int count, int at)
{
    int circle = circles[order[at]];

    do
        at++;
    while (circle && at < count && circles[order[at]] == circle);
    return at;
}

void
talk_type_generators(struct typer *typer,
                     void (*type_body)(struct typer *typer, struct decl *decl))
{
    const struct decls *decls = &typer->module->decls;
    size_t count = (size_t)decls->count;
    struct talking talking = {
        .typer = typer, .type_body = type_body, .names.count = decls->count};
    int *circles = arena_alloc(typer->arena, count * sizeof(int));
    int *order = arena_alloc(typer->arena, count * sizeof(int));
    struct decls ordered = {0};

    find_names(&talking, decls);
    graph_order(typer->arena, &talking.names, circles, order);
    for (int i = 0; i < decls->count; i++)
        vec_push(typer->arena, &ordered, decls->at[order[i]]);
    for (int i = 0, end; i < ordered.count; i = end) {
        end = end_of_circle(circles, order, decls->count, i);
        if (decl_is_generator(ordered.at[i]))
            type_generators(&talking, &ordered.at[i], end - i, circles[order[i]] != 0);
    }
}

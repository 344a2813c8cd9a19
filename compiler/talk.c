#include "talk.h"

#include "flow.h"
#include "graph.h"
#include "items.h"
#include "walk.h"

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
make_stream(struct typer *typer, struct decl *decl)
{
    decl->type = type_stream(typer->types, decl->yields, decl->receives, decl->returns);
}

void
talk_settle(struct typer *typer, struct decl *decl)
{
    struct visitor visitor = {
        .stmt = note_stmt, .expr = note_expr, .data = decl, .arena = typer->arena};

    if (!decl_is_generator(decl))
        return;
    walk(&visitor, decl->body);
    if (decl->talk.hi)
        make_stream(typer, decl);
}

/* ---- bodies that are not: what their text looks like ---- */

struct guess {
    struct typer *typer;
    int number;                   /* of the generator whose body is walked */
    bool *talks;                  /* by number: among the module's items */
    struct graph names, inherits; /* who names whom; who delegates to whom */
};

static const struct binding *
meant_by(const struct guess *guess, const struct expr *name)
{
    return name->kind == EXPR_NAME ? scope_find(guess->typer->scopes, name->name.name)
                                   : NULL;
}

/* The item that is called, of this module or of one that it imports; or NULL. */
static const struct decl *
item_called(const struct guess *guess, const struct expr *callee)
{
    const struct binding *binding;

    if (callee->kind != EXPR_FIELD) {
        binding = meant_by(guess, callee);
        return binding ? binding->decl : NULL;
    }
    binding = meant_by(guess, callee->field.object);
    if (!binding || !binding->decl || binding->decl->kind != DECL_IMPORT)
        return NULL;
    binding = items_find(binding->decl->imported->items, callee->field.name);
    return binding ? binding->decl : NULL;
}

/* Does a member of some type that is a message have that name? */
static bool
is_message_member(const struct guess *guess, const char *name)
{
    for (int i = BUILTIN_NOT_ONE + 1; i < BUILTIN_COUNT; i++)
        if (is_message_builtin((enum builtin)i) && i != BUILTIN_SLEEP &&
            guess->typer->builtin_names[i] == name)
            return true;
    return false;
}

static bool
looks_like_message(const struct guess *guess, const struct expr *call)
{
    const struct expr *callee = call->call.callee;
    const struct decl *item = item_called(guess, callee);
    const struct binding *binding = meant_by(guess, callee);

    if (item)
        return item->kind == DECL_MESSAGE;
    if (callee->kind == EXPR_FIELD)
        return is_message_member(guess, callee->field.name);
    return binding && binding->builtin == BUILTIN_SLEEP;
}

static bool
is_generator_here(const struct guess *guess, const struct decl *decl)
{
    return decl && decl_is_generator(decl) && decl->module == guess->typer->module;
}

static void
guess_yield_from(struct guess *guess, const struct expr *call)
{
    const struct decl *item = item_called(guess, call->call.callee);

    if (!item || item->kind != DECL_CORO)
        return;
    if (is_generator_here(guess, item)) {
        struct edge edge = {guess->number, item->number};
        vec_push(guess->typer->arena, &guess->inherits.edges, edge);
        return;
    }
    guess->talks[guess->number] |=
        !decl_is_generator(item) || item->type->kind == TYPE_STREAM;
}

static void
guess_name(struct guess *guess, const struct expr *name)
{
    const struct binding *binding = meant_by(guess, name);

    if (binding && is_generator_here(guess, binding->decl)) {
        struct edge edge = {guess->number, binding->decl->number};
        vec_push(guess->typer->arena, &guess->names.edges, edge);
    }
}

static void
guess_stmt(void *data, struct stmt *stmt, const struct site *site)
{
    struct guess *guess = data;

    (void)site;
    guess->talks[guess->number] |= stmt_suspension(stmt) != NULL;
}

static void
guess_expr(void *data, struct expr *expr, const struct site *site)
{
    struct guess *guess = data;
    const struct expr *operand = NULL;

    (void)site;
    if (expr->kind == EXPR_YIELD || expr->kind == EXPR_YIELD_FROM)
        operand = expr->operand.operand;
    if (expr->kind == EXPR_NAME)
        guess_name(guess, expr);
    else if (expr->kind == EXPR_WAIT || expr->kind == EXPR_SPAWN)
        guess->talks[guess->number] = true;
    else if (!operand || operand->kind != EXPR_CALL)
        return;
    else if (expr->kind == EXPR_YIELD_FROM)
        guess_yield_from(guess, operand);
    else
        guess->talks[guess->number] |= looks_like_message(guess, operand);
}

/* ---- their order ---- */

static void
guess_all(struct guess *guess, const struct decls *decls)
{
    struct visitor visitor = {.stmt = guess_stmt,
                              .expr = guess_expr,
                              .data = guess,
                              .arena = guess->typer->arena};

    for (int i = 0; i < decls->count; i++)
        decls->at[i]->number = i;
    for (int i = 0; i < decls->count; i++) {
        guess->number = i;
        if (decl_is_generator(decls->at[i]) && decls->at[i]->body)
            walk(&visitor, decls->at[i]->body);
    }
    graph_inherit(guess->typer->arena, &guess->inherits, guess->talks);
}

static bool
has_body(const struct decl *decl)
{
    return decl->body &&
           (decl->kind == DECL_FN || decl->kind == DECL_CORO || decl->kind == DECL_ON);
}

void
talk_order(struct typer *typer, struct decls *bodies)
{
    const struct decls *decls = &typer->module->decls;
    size_t count = (size_t)decls->count;
    struct guess guess = {.typer = typer,
                          .talks = arena_alloc(typer->arena, count * sizeof(bool)),
                          .names.count = decls->count,
                          .inherits.count = decls->count};
    bool *on_circle = arena_alloc(typer->arena, count * sizeof(bool));
    int *order = arena_alloc(typer->arena, count * sizeof(int));

    guess_all(&guess, decls);
    graph_order(typer->arena, &guess.names, on_circle, order);
    for (int i = 0; i < decls->count; i++) {
        struct decl *decl = decls->at[order[i]];
        if (!decl_is_generator(decl) || !has_body(decl))
            continue;
        if (on_circle[order[i]] && guess.talks[order[i]])
            make_stream(typer, decl);
        vec_push(typer->arena, bodies, decl);
    }
    for (int i = 0; i < decls->count; i++)
        if (has_body(decls->at[i]) && !decl_is_generator(decls->at[i]))
            vec_push(typer->arena, bodies, decls->at[i]);
}

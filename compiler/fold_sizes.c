/* Constants that size arrays have their values before types are resolved, and so before
 * all others. What they are made of is numbers and operators alone: a field or an element
 * would need a type. */
#include "fold.h"
#include "resolve.h"
#include "type_array.h"
#include "type_expr.h"
#include "walk.h"

/* A constant that sizes something, and the first name that asks for it. */
struct sizing {
    struct decl *decl;
    const struct expr *asker;
};

VEC(sizings, struct sizing);

struct sizes {
    struct typer *typer;
    struct sizings sizings;
    const struct expr *asker; /* of the constant at hand */
    const struct expr *wrong; /* the first part of its value that does not belong there */
};

/* ---- which constants ---- */

/* All names here are those of the module. */
static const struct binding *
meant_by(const struct sizes *sizes, const struct expr *name)
{
    return scope_find(sizes->typer->scopes, name->name.name);
}

static void
need(struct sizes *sizes, const struct expr *name, const struct expr *asker)
{
    const struct binding *binding = meant_by(sizes, name);
    struct decl *decl = binding ? binding->decl : NULL;
    struct sizing sizing = {decl, asker};

    if (!decl || decl->kind != DECL_CONST || decl->sizes || decl->type)
        return; /* with a type its turn has been */
    decl->sizes = true;
    vec_push(sizes->typer->arena, &sizes->sizings, sizing);
}

static void
need_in_type(struct sizes *sizes, const struct typex *typex)
{
    if (!typex)
        return;
    if (typex->size && typex->size->kind == EXPR_NAME)
        need(sizes, typex->size, typex->size);
    for (int i = 0; i < typex->args.count; i++)
        need_in_type(sizes, typex->args.at[i]);
    need_in_type(sizes, typex->result);
}

static void
need_in_expr(void *data, struct expr *expr, const struct site *site)
{
    (void)site;
    if (expr->kind == EXPR_MAKE)
        need_in_type(data, expr->make.typex);
}

static void
need_in_decl(struct sizes *sizes, const struct decl *decl)
{
    struct visitor visitor = {
        .expr = need_in_expr, .data = sizes, .arena = sizes->typer->arena};

    for (int i = 0; i < decl->params.count; i++)
        need_in_type(sizes, decl->params.at[i]->typex);
    need_in_type(sizes, decl->yields_x);
    need_in_type(sizes, decl->receives_x);
    need_in_type(sizes, decl->returns_x);
    need_in_type(sizes, decl->typex);
    if (decl->variable)
        need_in_type(sizes, decl->variable->typex);
    if (decl->value)
        walk_expr(&visitor, decl->value);
}

static bool
is_elementary(const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_NAME:
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_DURATION:
    case EXPR_CHAR:
    case EXPR_BOOL:
    case EXPR_STRING:
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_CAST:
    case EXPR_POISON:
        return true;
    default:
        return false;
    }
}

/* A constant of the module; or what is told anyway, since there is nothing of that name.
 */
static bool
may_name_number(const struct sizes *sizes, const struct expr *name)
{
    const struct binding *binding = meant_by(sizes, name);

    return !binding || (binding->decl && (binding->decl->kind == DECL_CONST ||
                                          binding->decl->kind == DECL_POISON));
}

static void
look_at(void *data, struct expr *expr, const struct site *site)
{
    struct sizes *sizes = data;
    bool is_name = expr->kind == EXPR_NAME;

    (void)site;
    if (is_name)
        need(sizes, expr, sizes->asker);
    if (!sizes->wrong &&
        (!is_elementary(expr) || (is_name && !may_name_number(sizes, expr))))
        sizes->wrong = expr;
}

/* ---- those whose values have to wait ---- */

static void
report(const struct sizes *sizes, struct span span)
{
    struct diags *diags = sizes->typer->diags;
    struct diag *diag = diag_error(diags, DIAG_ARRAY_SIZE, sizes->asker->span,
                                   "'%s' cannot size an array: its value is made of more "
                                   "than numbers and operators",
                                   sizes->asker->name.name);

    diag_note(diags, diag, span, "of this");
}

/* Is the constant made of numbers and operators? */
static bool
is_sizing(struct sizes *sizes, const struct sizing *sizing)
{
    struct visitor visitor = {
        .expr = look_at, .data = sizes, .arena = sizes->typer->arena};
    const struct decl *decl = sizing->decl;
    const struct typex *typex = decl->typex;

    sizes->asker = sizing->asker;
    sizes->wrong = NULL;
    walk_expr(&visitor, decl->value);
    if (typex->kind != TYPEX_NAME || typex->qualifier) {
        report(sizes, decl->name_span);
        return false;
    }
    /* What a name of anything else does there is told when the value is typed. */
    if (sizes->wrong && sizes->wrong->kind != EXPR_NAME)
        report(sizes, sizes->wrong->span);
    return !sizes->wrong;
}

/* ---- values ---- */

static void
type_sizing(struct typer *typer, struct decl *decl, struct initializers *initializers)
{
    struct initializer initializer = {.decl = decl};
    struct decls mentions = {0};

    typer->constants = &mentions;
    type_as(typer, &decl->value, decl->type);
    typer->constants = NULL;
    for (int i = 0; i < mentions.count; i++)
        if (mentions.at[i]->sizes)
            vec_push(typer->arena, &initializer.mentions, mentions.at[i]);
    vec_push(typer->arena, initializers, initializer);
}

/* Those that have to wait are poison meanwhile: they have been told of. */
static void
give_types(struct sizes *sizes)
{
    struct typer *typer = sizes->typer;

    for (int i = 0; i < sizes->sizings.count; i++) {
        struct decl *decl = sizes->sizings.at[i].decl;
        bool waits = !is_sizing(sizes, &sizes->sizings.at[i]);

        decl->type = waits ? basic(typer, TYPE_POISON) : resolve_type(typer, decl->typex);
        decl->sizes = decl->type->kind >= TYPE_BOOL && decl->type->kind <= TYPE_DURATION;
    }
}

void
fold_sizes(struct typer *typer, const struct module *module)
{
    struct sizes sizes = {.typer = typer};
    struct initializers initializers = {0};

    for (int i = 0; i < module->decls.count; i++)
        need_in_decl(&sizes, module->decls.at[i]);
    give_types(&sizes);
    for (int i = 0; i < module->decls.count; i++)
        if (module->decls.at[i]->sizes)
            type_sizing(typer, module->decls.at[i], &initializers);
    fold(typer, &initializers);
    for (int i = 0; i < sizes.sizings.count; i++)
        if (!sizes.sizings.at[i].decl->sizes)
            sizes.sizings.at[i].decl->type = NULL;
}

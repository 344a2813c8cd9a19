/* The pass `type`: items and their signatures first, then the values of constants, then
 * bodies. */
#include "declare.h"
#include "flow.h"
#include "fold.h"
#include "items.h"
#include "lost_names.h"
#include "resolve.h"
#include "talk.h"
#include "type_array.h"
#include "type_c.h"
#include "type_expr.h"
#include "type_message.h"
#include "type_stmt.h"
#include "type_struct.h"

/* ---- items ---- */

/* Those of an extern become items of the module. */
static void
take_out(struct typer *typer, const struct decl *external)
{
    for (int i = 0; i < external->items.count; i++) {
        external->items.at[i]->module = typer->module;
        vec_push(typer->arena, &typer->module->decls, external->items.at[i]);
    }
}

static void
declare_decl(struct typer *typer, struct decl *decl)
{
    switch (decl->kind) {
    case DECL_POISON:
        note_hole(typer);
        declare_item(typer, decl->name, decl);
        break;
    case DECL_IMPORT:
        declare_import(typer, decl);
        break;
    case DECL_VAR:
        declare_module_variable(typer, decl->variable);
        break;
    case DECL_CONST:
    case DECL_STRUCT:
    case DECL_CLASS:
    case DECL_ENUM:
    case DECL_FN:
    case DECL_CORO:
    case DECL_MESSAGE:
    case DECL_C_FN:
    case DECL_C_CONST:
        declare_item(typer, decl->name, decl);
        break;
    case DECL_ON:
        break;
    case DECL_EXTERN:
        take_out(typer, decl);
        break;
    }
}

/* ---- signatures ---- */

static const struct type *
clause_type(struct typer *typer, const struct typex *typex)
{
    return typex ? resolve_type(typer, typex) : basic(typer, TYPE_VOID);
}

/* Those of a message; others are declared when their bodies are typed. */
static void
check_parameter_names(struct typer *typer, const struct decl *decl)
{
    scope_open(typer->scopes);
    for (int i = 0; i < decl->params.count; i++)
        declare_variable(typer, decl->params.at[i]);
    scope_close(typer->scopes);
}

/* Of a fn as a value. */
static const struct type *
fn_type(struct typer *typer, const struct decl *decl)
{
    int count = decl->params.count;
    const struct type **takes =
        arena_alloc(typer->arena, ((size_t)count + 1) * sizeof *takes);
    for (int i = 0; i < count; i++)
        takes[i] = decl->params.at[i]->type;
    return type_fn(typer->types, takes, count, decl->returns);
}

static bool
is_callable(const struct decl *decl)
{
    return decl->kind == DECL_FN || decl->kind == DECL_CORO ||
           decl->kind == DECL_MESSAGE || decl->kind == DECL_C_FN;
}

static void
type_signature(struct typer *typer, struct decl *decl)
{
    if ((decl->kind == DECL_CONST && !decl->sizes) || decl->kind == DECL_C_CONST)
        decl->type = resolve_type(typer, decl->typex);
    if (!is_callable(decl))
        return;
    for (int i = 0; i < decl->params.count; i++)
        decl->params.at[i]->type = resolve_type(typer, decl->params.at[i]->typex);
    decl->yields = clause_type(typer, decl->yields_x);
    decl->receives = clause_type(typer, decl->receives_x);
    decl->returns = clause_type(typer, decl->returns_x);
    if (decl->kind == DECL_CORO)
        decl->type = type_coro(typer->types, decl->yields, decl->receives, decl->returns);
    if (decl->kind == DECL_FN)
        decl->type = fn_type(typer, decl);
    if (decl->kind == DECL_MESSAGE)
        check_parameter_names(typer, decl);
}

/* ---- values and bodies ---- */

static void
type_initializers(struct typer *typer, const struct module *module)
{
    struct initializers initializers = {0};
    for (int i = 0; i < module->decls.count; i++) {
        struct initializer initializer = {.decl = module->decls.at[i]};
        struct decl *decl = initializer.decl;
        typer->constants = &initializer.mentions;
        if (decl->sizes)
            initializer.state = FOLD_DONE;
        else if (decl->kind == DECL_CONST)
            type_as(typer, &decl->value, decl->type);
        else if (decl->kind == DECL_VAR)
            type_variable(typer, decl->variable, &decl->value);
        else
            continue;
        vec_push(typer->arena, &initializers, initializer);
    }
    typer->constants = NULL;
    fold(typer, &initializers);
}

static void
type_body(struct typer *typer, struct decl *decl)
{
    typer->item = decl;
    typer->has_holes = false;
    typer->lost_names = tally_new(typer->arena);
    typer->told_names = tally_new(typer->arena);
    scope_open(typer->scopes);
    for (int i = 0; i < decl->params.count; i++)
        declare_variable(typer, decl->params.at[i]);
    type_stmt(typer, decl->body);
    end_scope(typer);
    typer->item = NULL;
}

static bool
has_body(const struct decl *decl)
{
    return decl->body &&
           (decl->kind == DECL_FN || decl->kind == DECL_CORO || decl->kind == DECL_ON);
}

/* Who is used is known at the end; in a module with holes everything counts as used. */
static void
finish_decl(const struct typer *typer, struct decl *decl)
{
    if (decl->kind == DECL_VAR) {
        decl->variable->used |= typer->module_has_holes;
        decl->used = decl->variable->used;
    }
    decl->used |= typer->module_has_holes;
}

/* ---- the pass ---- */

static const char **
intern_builtins(struct context *context)
{
    static const char *const spellings[] = {
        "",
#define BUILTIN(id, spelling) spelling,
#include "builtin.def"
#undef BUILTIN
    };
    enum { COUNT = sizeof spellings / sizeof *spellings };
    const char **names = arena_alloc(context->arena, COUNT * sizeof *names);
    for (int i = 0; i < COUNT; i++)
        names[i] = name_of_text(context->names, spellings[i]);
    return names;
}

void
type(struct context *context, struct module *module)
{
    struct typer typer = {.context = context,
                          .arena = context->arena,
                          .diags = context->diags,
                          .types = context->types,
                          .module = module,
                          .scopes = scopes_new(context->arena),
                          .builtin_names = intern_builtins(context),
                          .module_lost_names = tally_new(context->arena),
                          .taken = tally_new(context->arena),
                          .enum_places = tally_new(context->arena)};
    const struct decls *decls = &module->decls;
    scope_open(typer.scopes);
    bind_words(&typer);
    scope_open(typer.scopes);
    for (int i = 0; i < module->lost.count; i++)
        lost_names_add(context, typer.module_lost_names, module->lost.at[i]);
    typer.lost_names = typer.module_lost_names;
    typer.told_names = tally_new(context->arena);
    module->items = items_new(context->arena, typer.module_lost_names);
    for (int i = 0; i < decls->count; i++)
        declare_decl(&typer, decls->at[i]);
    fold_sizes(&typer, module);
    type_structs(&typer, module);
    for (int i = 0; i < decls->count; i++)
        type_signature(&typer, decls->at[i]);
    for (int i = 0; i < decls->count; i++)
        if (decls->at[i]->external)
            check_c_item(&typer, decls->at[i]);
    for (int i = 0; i < decls->count; i++)
        if (decls->at[i]->kind == DECL_ON)
            type_handler(&typer, decls->at[i]);
    type_initializers(&typer, module);
    talk_type_generators(&typer, type_body);
    for (int i = 0; i < decls->count; i++)
        if (has_body(decls->at[i]) && !decl_is_generator(decls->at[i]))
            type_body(&typer, decls->at[i]);
    for (int i = 0; i < decls->count; i++)
        finish_decl(&typer, decls->at[i]);
}

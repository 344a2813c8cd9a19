/* Names of other modules' items: what stands before the '.', and what to say where it or
 * the name behind means nothing. */
#include "items.h"
#include "resolve.h"
#include "suggest.h"

static bool
is_module(const struct binding *binding)
{
    return binding->decl && binding->decl->kind == DECL_IMPORT;
}

/* shapes.area becomes one name. */
static void
become_name(struct expr *field, const struct module *module)
{
    const char *name = field->field.name;
    struct span name_span = field->field.name_span;
    field->kind = EXPR_NAME;
    field->name.name = name;
    field->name.name_span = name_span;
    field->name.module = module;
    field->name.variable = NULL;
    field->name.decl = NULL;
    field->name.builtin = BUILTIN_NOT_ONE;
}

bool
name_through_module(struct typer *typer, struct expr *field)
{
    if (field->kind != EXPR_FIELD || field->field.object->kind != EXPR_NAME)
        return false;
    const struct binding *binding =
        scope_find(typer->scopes, field->field.object->name.name);
    if (!binding || !is_module(binding))
        return false;
    binding->decl->used = true;
    become_name(field, binding->decl->imported);
    return true;
}

bool
must_be_through_module(struct typer *typer, struct expr *field)
{
    const struct expr *qualifier = field->field.object;
    const struct module *module =
        resolve_module(typer, qualifier->name.name, qualifier->span);
    if (module)
        become_name(field, module);
    return module;
}

const struct module *
resolve_module(struct typer *typer, const char *name, struct span span)
{
    const struct binding *first = scope_find(typer->scopes, name);
    for (const struct binding *binding = first; binding;
         binding = scope_hidden(typer->scopes, binding)) {
        if (is_module(binding)) {
            binding->decl->used = true;
            return binding->decl->imported;
        }
    }
    if (first && first->decl && first->decl->kind == DECL_POISON)
        return NULL;
    if (first) {
        diag_error(typer->diags, DIAG_UNKNOWN_NAME, span, "'%s' is %s, not a module",
                   name, binding_str(first));
    } else if (!is_lost(typer, name)) {
        struct diag *diag = diag_error(typer->diags, DIAG_UNKNOWN_NAME, span,
                                       "no module named '%s' here", name);
        suggest_binding(typer, diag, name, is_module);
    }
    return NULL;
}

/* What a module imports is not its own. */
static bool
is_imported_there(const struct module *module, const char *name)
{
    for (int i = 0; i < module->decls.count; i++) {
        const struct decl *decl = module->decls.at[i];
        if (decl->kind == DECL_IMPORT && decl->name == name)
            return true;
    }
    return false;
}

void
report_unknown_item(struct typer *typer, const struct module *module, const char *name,
                    struct span span)
{
    struct candidates candidates = {0};
    struct diag *diag =
        diag_error(typer->diags, DIAG_UNKNOWN_ITEM, span, "%s has no item named '%s'",
                   module->source->path, name);
    int count;
    const struct binding *all = items_all(module->items, &count);
    if (is_imported_there(module, name)) {
        diag_help(typer->diags, diag, "it is imported there: import it here, too");
        return;
    }
    for (int i = 0; i < count; i++) {
        struct candidate candidate = {all[i].name, binding_span(&all[i])};
        vec_push(typer->arena, &candidates, candidate);
    }
    suggest(typer, diag, name, &candidates);
}

#include "declare.h"

#include "items.h"
#include "suggest.h"

/* False, reported, if there is one of that name: the `older`. */
static bool
declare(struct typer *typer, struct binding binding, struct binding *older)
{
    if (scope_bind(typer->scopes, binding, older))
        return true;
    struct span before = binding_span(older);
    struct diag *diag =
        diag_error(typer->diags, DIAG_DUPLICATE_NAME, binding_span(&binding),
                   "'%s' is declared in this scope already", binding.name);
    diag_note(typer->diags, diag, before, "the first '%s' is declared here",
              binding.name);
    if (binding.variable && older->variable && older->variable->kind == VARIABLE_VAR)
        diag_help(typer->diags, diag, "to give it another value write '%s = …;'",
                  binding.name);
    return false;
}

void
declare_variable(struct typer *typer, struct variable *variable)
{
    struct binding older;
    declare(typer, (struct binding){.name = variable->name, .variable = variable},
            &older);
}

void
require_name(struct typer *typer, const char *name, struct span span, const char *what)
{
    if (is_underscore(name))
        diag_error(typer->diags, DIAG_RESERVED, span,
                   "'_' binds nothing, and cannot be the name of %s", what);
}

void
declare_module_variable(struct typer *typer, struct variable *variable)
{
    struct binding binding = {.name = variable->name, .variable = variable};
    declare_variable(typer, variable);
    items_add(typer->module->items, binding);
}

/* Of two of one name nobody knows which a use means. A third is told where the first is.
 */
static void
bind_item(struct typer *typer, struct binding binding)
{
    struct binding older;
    require_name(typer, binding.name, binding.decl->name_span, "an item");
    if (declare(typer, binding, &older))
        return;
    binding.decl = decl_new(typer->arena, DECL_POISON, binding_span(&older));
    binding.decl->name_span = binding.decl->span;
    note_hole(typer);
    scope_bind(typer->scopes, binding, &(struct binding){0});
}

void
declare_item(struct typer *typer, const char *name, struct decl *decl)
{
    struct binding binding = {.name = name, .decl = decl};
    bind_item(typer, binding);
    items_add(typer->module->items, binding);
}

void
declare_import(struct typer *typer, struct decl *import)
{
    if (import->name)
        bind_item(typer, (struct binding){.name = import->name, .decl = import});
    if (import->imported && import->name)
        return;
    note_hole(typer);
    import->kind = DECL_POISON;
}

void
end_scope(struct typer *typer)
{
    if (typer->has_holes)
        scope_close_used(typer->scopes);
    else
        scope_close(typer->scopes);
}

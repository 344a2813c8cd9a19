#include "type_message.h"

#include "items.h"
#include "resolve.h"
#include "suggest.h"

static bool
is_message_item(const struct binding *binding)
{
    return binding->decl && binding->decl->kind == DECL_MESSAGE;
}

static void
report_unknown(struct typer *typer, const struct decl *handler,
               const struct binding *binding)
{
    struct diag *diag;
    if (binding && binding->decl && binding->decl->kind == DECL_POISON)
        return;
    if (!binding && is_lost(typer, handler->name))
        return;
    diag = diag_error(typer->diags, DIAG_HANDLER, handler->name_span,
                      "no message named '%s' to handle", handler->name);
    if (binding && binding->decl)
        diag_note(typer->diags, diag, binding->decl->name_span,
                  "'%s' is declared here, and is no message", handler->name);
    else
        suggest_binding(typer, diag, handler->name, is_message_item);
}

static bool
is_second(struct typer *typer, const struct decl *handler, const struct decl *message)
{
    struct diag *diag;
    if (!message->handler)
        return false;
    diag = diag_error(typer->diags, DIAG_HANDLER, handler->name_span,
                      "'%s' has a handler already", handler->name);
    diag_note(typer->diags, diag, message->handler->name_span,
              "the first 'on %s' is here", handler->name);
    return true;
}

static const char *
count_str(const struct typer *typer, int count, const char *word)
{
    return arena_printf(typer->arena, "%d %s%s", count, word, count == 1 ? "" : "s");
}

static void
name_parameters(struct typer *typer, struct decl *handler, const struct decl *message)
{
    struct variables *names = &handler->params;
    int count = message->params.count;
    for (int i = 0; i < names->count; i++)
        names->at[i]->type =
            i < count ? message->params.at[i]->type : basic(typer, TYPE_POISON);
    if (names->count == count)
        return;
    struct diag *diag =
        diag_error(typer->diags, DIAG_HANDLER, handler->head, "%s for the %s of '%s'",
                   count_str(typer, names->count, "name"),
                   count_str(typer, count, "argument"), message->name);
    diag_note(typer->diags, diag, message->name_span, "'%s' is declared here",
              message->name);
}

/* The message that is handled; NULL, reported, if there is none. */
static struct decl *
find_message(struct typer *typer, const struct decl *handler)
{
    const struct module *module = NULL;
    const struct binding *binding;
    if (handler->qualifier) {
        module = resolve_module(typer, handler->qualifier, handler->qualifier_span);
        if (!module)
            return NULL;
        binding = items_find(module->items, handler->name);
    } else {
        binding = scope_find(typer->scopes, handler->name);
    }
    if (binding && is_message_item(binding))
        return binding->decl;
    if (!module || binding)
        report_unknown(typer, handler, binding);
    else if (!items_may_have(module->items, handler->name))
        report_unknown_item(typer, module, handler->name, handler->name_span);
    return NULL;
}

void
type_handler(struct typer *typer, struct decl *handler)
{
    struct decl *message = find_message(typer, handler);
    handler->yields = handler->receives = basic(typer, TYPE_VOID);
    handler->returns = basic(typer, message ? TYPE_VOID : TYPE_POISON);
    for (int i = 0; !message && i < handler->params.count; i++)
        handler->params.at[i]->type = basic(typer, TYPE_POISON);
    if (!message)
        return;
    handler->returns = message->returns;
    handler->returns_x = message->returns_x;
    name_parameters(typer, handler, message);
    if (is_second(typer, handler, message))
        return;
    handler->message = message;
    message->handler = handler;
}

#include "type_message.h"

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

void
type_handler(struct typer *typer, struct decl *handler)
{
    const struct binding *binding = scope_find(typer->scopes, handler->name);
    struct decl *message = binding && is_message_item(binding) ? binding->decl : NULL;
    handler->yields = handler->receives = basic(typer, TYPE_VOID);
    handler->returns = basic(typer, message ? TYPE_VOID : TYPE_POISON);
    for (int i = 0; !message && i < handler->params.count; i++)
        handler->params.at[i]->type = basic(typer, TYPE_POISON);
    if (handler->qualifier)
        later(typer, handler->name_span, "a handler of another module's message is");
    else if (!message)
        report_unknown(typer, handler, binding);
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

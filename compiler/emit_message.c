/* Messages of the program: the struct of what is sent, its description for the runtime,
 * and how the loop calls its handler. */
#include <string.h>

#include "c_word.h"
#include "emitting.h"

/* ---- names ---- */

static void
note_sent(struct emitting *e, const struct decl *message)
{
    use_decl(e, message);
    presence_of_decl(e, message)->is_sent = true;
}

/* The arguments of the macro that makes the type. */
static void
put_behind_head(struct emitting *e, const struct core_message *message)
{
    struct c_writer *w = &e->writer;

    c_put_char(w, '(');
    if (message->replies)
        c_put(w, c_type_word(e, message->replies));
    if (message->replies && message->puts)
        c_put(w, ", ");
    if (message->puts)
        c_put(w, c_type_word(e, message->puts));
    c_put_char(w, ')');
}

void
put_message_word(struct emitting *e, const struct core_message *message)
{
    struct c_writer *w = &e->writer;

    if (message->decl) {
        note_sent(e, message->decl);
        c_putf(w, "struct %s", c_struct_name(message->decl));
    } else if (message->arms > 0) {
        c_putf(w, "CORO_SELECT(%d)", message->arms);
    } else if (message->puts || message->replies) {
        c_put(w, message->c_struct);
        put_behind_head(e, message);
    } else {
        c_putf(w, "struct %s", message->c_struct);
    }
}

void
put_message(struct emitting *e, const struct core_message *message)
{
    if (!message->decl) {
        c_putf(&e->writer, "&coro_message_%s", message->name);
        return;
    }
    note_sent(e, message->decl);
    c_putf(&e->writer, "&%s_message", c_struct_name(message->decl));
}

/* What a program's message has beside its arguments. */
static bool
is_own_member(const char *bare)
{
    return strcmp(bare, "request") == 0 || strcmp(bare, "reply") == 0;
}

static const char *
argument_name(struct emitting *e, const struct decl *message, int index)
{
    const char *name = message->params.at[index]->name;

    if (is_own_member(c_bare(e->arena, name)))
        return arena_printf(e->arena, "%s_", name);
    return c_field_name(e->arena, name);
}

const char *
c_argument_name(struct emitting *e, const struct core_message *message, int index)
{
    if (!message->decl)
        return message->arguments[index];
    return argument_name(e, message->decl, index);
}

/* ---- what is sent ---- */

static bool
is_asked_for(struct emitting *e, const struct decl *decl)
{
    if (decl->kind != DECL_MESSAGE)
        return false;
    return is_public(e, decl) || presence_of_decl(e, decl)->is_sent;
}

static void
emit_message(struct emitting *e, const struct decl *message)
{
    struct c_writer *w = &e->writer;

    emit_doc_and_head(e, message);
    c_putf(w, "struct %s ", c_struct_name(message));
    c_begin_block(w);
    c_line(w, "struct coro_request request;");
    for (int i = 0; i < message->params.count; i++) {
        put_declarator(e, c_type_word(e, message->params.at[i]->type),
                       argument_name(e, message, i));
        c_line(w, ";");
    }
    if (message->returns->kind != TYPE_VOID) {
        put_declarator(e, c_type_word(e, message->returns), "reply");
        c_line(w, ";");
    }
    c_end_block(w);
    c_line(w, ";");
    c_blank(w);
}

void
emit_messages(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;

    for (int i = 0; i < decls->count; i++)
        if (is_asked_for(e, decls->at[i]))
            emit_message(e, decls->at[i]);
}

static void
emit_member_released(struct emitting *e, const struct core_variable *sent,
                     const struct type *type, const char *name)
{
    const char *handle = handle_word(type);

    if (handle) {
        c_putf(&e->writer, "coro_%s_release(", handle);
        put_variable(e, sent);
    } else {
        c_put(&e->writer, "coro_release(");
        put_description(e, type);
        c_put(&e->writer, ", ");
        put_variable_address(e, sent);
    }
    c_linef(&e->writer, ".%s);", name);
}

/* From last to first. What was put is empty if somebody has it. */
void
emit_sent_released(struct emitting *e, const struct core_variable *sent)
{
    const struct core_message *message = sent->message;
    const struct decl *decl = message->decl;

    if (message->puts)
        emit_member_released(e, sent, message->puts, "value");
    for (int i = decl ? decl->params.count - 1 : -1; i >= 0; i--)
        if (type_is_owned(decl->params.at[i]->type))
            emit_member_released(e, sent, decl->params.at[i]->type,
                                 c_argument_name(e, message, i));
}

/* ---- descriptions ---- */

/* The handler of its own module, or NULL. */
static const struct decl *
handler_beside(const struct decl *message)
{
    const struct decl *handler = message->handler;

    return handler && handler->module == message->module ? handler : NULL;
}

/* No other module handles it. */
static bool
is_fixed(const struct emitting *e, const struct decl *message)
{
    return handler_beside(message) || !is_library(e);
}

void
emit_message_declarations(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;
    int from = c_offset(&e->writer);

    for (int i = 0; i < decls->count; i++)
        if (decls->at[i]->kind == DECL_MESSAGE && is_public(e, decls->at[i]))
            c_linef(&e->writer, "extern %sstruct coro_message %s_message;",
                    is_fixed(e, decls->at[i]) ? "const " : "",
                    c_struct_name(decls->at[i]));
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

void
emit_message_handler(struct emitting *e, const struct decl *message)
{
    const char *tag = c_struct_name(message);

    c_linef(&e->writer, "CORO_HANDLER(%s)", tag);
    if (message->returns->kind == TYPE_VOID)
        c_linef(&e->writer, "CORO_REPLY_WITHOUT_VALUE(%s)", tag);
    else
        c_linef(&e->writer, "CORO_REPLY(%s, %s)", tag, c_type_word(e, message->returns));
}

void
emit_message_handlers(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;
    int from = c_offset(&e->writer);

    for (int i = 0; i < decls->count; i++)
        if (decls->at[i]->kind == DECL_MESSAGE && !decls->at[i]->exported)
            emit_message_handler(e, decls->at[i]);
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

static void
emit_message_description(struct emitting *e, const struct decl *message)
{
    const char *tag = c_struct_name(message);
    struct c_writer *w = &e->writer;

    if (handler_beside(message))
        c_linef(w, "static struct coro_error *%s_handle(struct coro_request *request);",
                tag);
    c_putf(w, "%s%sstruct coro_message %s_message = ", linkage(e, message),
           is_fixed(e, message) ? "const " : "", tag);
    c_begin_block(w);
    c_put(w, "CORO_REQUEST(");
    c_put_literal(w, message->name, strlen(message->name));
    c_line(w, "),");
    if (handler_beside(message))
        c_linef(w, ".on = %s_handle,", tag);
    if (message->returns->kind != TYPE_VOID) {
        c_put(w, ".reply = ");
        put_description(e, message->returns);
        c_line(w, ",");
        c_linef(w, ".reply_offset = offsetof(struct %s, reply),", tag);
    }
    c_end_block(w);
    c_line(w, ";");
    c_blank(w);
}

void
emit_message_descriptions(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;

    for (int i = 0; i < decls->count; i++)
        if (is_asked_for(e, decls->at[i]))
            emit_message_description(e, decls->at[i]);
}

/* ---- handlers ---- */

static void
put_handler_call(struct emitting *e, const struct core_function *handler)
{
    const struct decl *message = handler->decl->message;
    struct c_writer *w = &e->writer;

    c_putf(w, "%s", handler->c_name);
    c_open(w, "(");
    for (int i = 0; i < message->params.count; i++) {
        if (i > 0)
            c_comma(w);
        c_putf(w, "%smessage->%s",
               type_holds_array(message->params.at[i]->type) ? "&" : "",
               argument_name(e, message, i));
    }
    if (handler->result) {
        if (message->params.count > 0)
            c_comma(w);
        c_put(w, "&message->reply");
    }
    c_close(w, ");");
}

void
emit_handle(struct emitting *e, const struct core_function *handler)
{
    const struct decl *message = handler->decl->message;
    const char *tag = c_struct_name(message);
    struct c_writer *w = &e->writer;

    c_line(w, "static struct coro_error *");
    c_linef(w, "%s_handle(struct coro_request *request)", tag);
    c_begin_block(w);
    if (message->params.count > 0 || handler->result) {
        c_linef(w, "struct %s *message = (struct %s *)request;", tag, tag);
        c_blank(w);
    } else {
        c_line(w, "(void)request;");
    }
    c_put(w, "return ");
    put_handler_call(e, handler);
    c_end(w);
    c_end_block(w);
    c_end(w);
    c_blank(w);
}

/* ---- messages of other modules ---- */

static bool
handles_foreign(const struct emitting *e, const struct decl *decl)
{
    return decl->kind == DECL_ON && decl->message && is_foreign(e, decl->message);
}

void
emit_handles_set(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;

    for (int i = 0; i < decls->count; i++)
        if (handles_foreign(e, decls->at[i])) {
            const char *tag = c_struct_name(decls->at[i]->message);
            c_linef(&e->writer, "%s_message.on = %s_handle;", tag, tag);
        }
}

/* Suspensions: the state is set, the driver is told, and here the body goes on, or is
 * left. */
#include <ctype.h>
#include <string.h>

#include "core_walk.h"
#include "emitting.h"

void
put_state(struct emitting *e, const struct core_function *function,
          const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    c_put(w, function->c_states);
    c_put_char(w, '_');
    for (const char *at = c_state_word(stmt); *at; at++)
        c_put_char(w, (char)toupper((unsigned char)*at));
    c_putf(w, "_%d", stmt->suspend.number);
}

const char *
resume_label(struct emitting *e, const struct core_stmt *stmt)
{
    return arena_printf(e->scratch, "%s_%d", c_state_word(stmt), stmt->suspend.number);
}

/* ---- before ---- */

static void
emit_yielded_value(struct emitting *e, const struct core_expr *value)
{
    c_put(&e->writer, "*(");
    put_declarator(e, c_type_word(e, value->type), "*)d->out = ");
    put_value(e, value);
    c_line(&e->writer, ";");
}

/* The arguments are moved into the message. */
static void
emit_arguments(struct emitting *e, const struct core_stmt *stmt)
{
    const struct core_variable *message = stmt->suspend.message;

    for (int i = 0; i < stmt->suspend.arguments.count; i++) {
        put_variable(e, message);
        c_putf(&e->writer, ".%s", c_argument_name(e, message->message, i));
        c_equals(&e->writer);
        put_value(e, stmt->suspend.arguments.at[i]);
        c_line(&e->writer, ";");
    }
}

/* The callee's frame, as what its _start takes. */
static void
put_callee(struct emitting *e, const struct core_variable *frame)
{
    if (frame->content == CORE_FRAME_POINTER)
        put_variable(e, frame);
    else
        put_variable_address(e, frame);
}

static void
emit_start(struct emitting *e, const struct core_stmt *stmt)
{
    const struct core_variable *frame = stmt->suspend.message;
    struct presence *presence = presence_of(e, frame->callee);
    struct c_writer *w = &e->writer;

    presence->is_started |= !presence->begun;
    c_putf(w, "%s_start", frame->callee->c_name);
    c_open(w, "(");
    put_callee(e, frame);
    for (int i = 0; i < stmt->suspend.arguments.count; i++) {
        c_comma(w);
        put_value(e, stmt->suspend.arguments.at[i]);
    }
    c_close(w, ");");
    c_end(w);
}

static void
emit_before(struct emitting *e, const struct core_stmt *stmt)
{
    switch (stmt->suspend.how) {
    case CORE_SUSPEND_YIELD:
        if (stmt->value)
            emit_yielded_value(e, stmt->value);
        break;
    case CORE_SUSPEND_SEND:
        emit_arguments(e, stmt);
        break;
    case CORE_SUSPEND_CALL:
        emit_start(e, stmt);
        break;
    case CORE_SUSPEND_TURN:
    case CORE_SUSPEND_DELEGATE:
        break;
    }
}

/* ---- at ---- */

static void
put_call(struct emitting *e, const struct core_variable *frame)
{
    struct c_writer *w = &e->writer;

    c_put(w, "coro_call(d, frame, &");
    put_variable(e, frame);
    c_put(w, frame->content == CORE_FRAME_POINTER ? "->frame)" : ".frame)");
}

static void
put_delegate(struct emitting *e, const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    c_open(w, "coro_delegate(");
    c_put(w, "d, frame, ");
    c_may_break(w);
    put_variable(e, stmt->suspend.message);
    c_comma(w);
    put_place(e, stmt->span);
    c_close(w, ")");
}

static void
put_returned_step(struct emitting *e, const struct core_stmt *stmt)
{
    switch (stmt->suspend.how) {
    case CORE_SUSPEND_TURN:
    case CORE_SUSPEND_YIELD:
        c_put(&e->writer, "CORO_YIELDED");
        break;
    case CORE_SUSPEND_SEND:
        c_put(&e->writer, "CORO_SENT");
        break;
    case CORE_SUSPEND_CALL:
        put_call(e, stmt->suspend.message);
        break;
    case CORE_SUSPEND_DELEGATE:
        put_delegate(e, stmt);
        break;
    }
}

/* The first line of the statement's source behind the return, if there is room for some
 * of it. */
static void
put_source(struct emitting *e, struct span span)
{
    const char *text = source_at(e->context->source, span.lo);
    const char *end = memchr(text, '\n', span.hi - span.lo);
    size_t size = end ? (size_t)(end - text) : span.hi - span.lo;
    int room = C_COLUMNS - c_column(&e->writer) - 1;

    if (room < 16)
        return;
    c_put_char(&e->writer, ' ');
    c_put_comment(&e->writer, text, size, room);
}

static void
emit_return_step(struct emitting *e, const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    c_put(w, "frame->at = ");
    put_state(e, e->function, stmt);
    c_line(w, ";");
    c_put(w, "return ");
    put_returned_step(e, stmt);
    c_put_char(w, ';');
    put_source(e, stmt->span);
    c_end(w);
    c_label(w, resume_label(e, stmt));
}

/* ---- behind ---- */

static void
put_received_address(struct emitting *e, const struct core_variable *received)
{
    if (received && is_needed(e->plan, received))
        put_variable_address(e, received);
    else
        c_put(&e->writer, "NULL");
}

static void
emit_wait_end(struct emitting *e, const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    c_line(w, "if (way == CORO_ON)");
    w->indent++;
    c_put(w, "way = ");
    c_open(w, "coro_wait_end(");
    c_put(w, "d, ");
    put_variable(e, stmt->suspend.message);
    c_comma(w);
    put_received_address(e, stmt->suspend.received);
    c_comma(w);
    put_place(e, stmt->span);
    c_close(w, ");");
    c_end(w);
    w->indent--;
}

static void
emit_delegate_end(struct emitting *e, const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    c_put(w, "way = ");
    c_open(w, "coro_delegate_end(");
    c_put(w, "d, ");
    put_variable(e, stmt->suspend.message);
    c_put(w, ", way");
    c_comma(w);
    put_received_address(e, stmt->suspend.received);
    c_comma(w);
    put_place(e, stmt->span);
    c_close(w, ");");
    c_end(w);
}

static void
put_sent(struct emitting *e, const struct type *type)
{
    struct c_writer *w = &e->writer;
    const char *word = c_type_word(e, type);
    bool pointer = word[strlen(word) - 1] == '*';

    c_put(w, pointer ? "*(" : "*(const ");
    put_declarator(e, word, pointer ? "const *)d->in" : "*)d->in");
}

/* next sends nothing, which stands for none. */
static void
put_received(struct emitting *e, const struct type *type)
{
    struct c_writer *w = &e->writer;

    if (type->kind != TYPE_OPTIONAL) {
        put_sent(e, type);
        return;
    }
    c_put(w, "d->in ? ");
    put_sent(e, type);
    c_put_char(w, ' ');
    c_may_break(w);
    c_put(w, ": ");
    put_none(e, type);
}

/* A message's reply lies in it. */
static void
put_reply(struct emitting *e, const struct core_variable *message)
{
    put_variable(e, message);
    c_put(&e->writer, ".reply");
}

static void
emit_received(struct emitting *e, const struct core_stmt *stmt, bool is_sure)
{
    const struct core_variable *received = stmt->suspend.received;
    bool declares = stmt->plan->gives_birth && is_local(e->plan, received) &&
                    !e->plan->hoisted[received->number];
    struct c_writer *w = &e->writer;

    if (!is_sure)
        c_line(w, "if (way == CORO_ON)");
    w->indent += !is_sure;
    if (declares) {
        c_declaration(w);
        put_variable_declarator(e, received);
    } else {
        put_variable(e, received);
    }
    c_equals(w);
    if (stmt->suspend.how == CORE_SUSPEND_SEND)
        put_reply(e, stmt->suspend.message);
    else
        put_received(e, received->type);
    c_line(w, ";");
    w->indent -= !is_sure;
}

void
emit_suspension(struct emitting *e, const struct core_stmt *stmt)
{
    const struct core_variable *received = stmt->suspend.received;
    bool is_sure;

    emit_before(e, stmt);
    emit_return_step(e, stmt);
    if (stmt->suspend.sends && stmt->suspend.sends->reply == CORE_REPLY_OF_WAIT)
        emit_wait_end(e, stmt);
    else if (stmt->suspend.how == CORE_SUSPEND_DELEGATE)
        emit_delegate_end(e, stmt);
    is_sure = emit_exit_tests(e, &stmt->plan->leave, &stmt->plan->drop);
    if (core_stores_received(stmt) && is_needed(e->plan, received))
        emit_received(e, stmt, is_sure);
}

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

static void
emit_pointer_to_value(struct emitting *e, const struct core_variable *message)
{
    struct c_writer *w = &e->writer;

    put_variable(e, message);
    c_put(w, ".asking.sent = &");
    put_variable(e, message);
    c_line(w, ".value;");
}

/* The next arguments are moved into the message. */
static void
emit_arguments(struct emitting *e, const struct core_message *sends,
               const struct core_variable *message, const struct core_exprs *arguments,
               int first, int count)
{
    for (int i = 0; message->content == CORE_MESSAGE && i < count; i++) {
        put_variable(e, message);
        c_putf(&e->writer, ".%s", c_argument_name(e, sends, i));
        c_equals(&e->writer);
        put_value(e, arguments->at[first + i]);
        c_line(&e->writer, ";");
    }
    if (sends->points)
        emit_pointer_to_value(e, message);
}

/* Where the select's arms stand among the states. */
static int
first_arm(const struct core_function *function, const struct core_stmt *select)
{
    int at = 1 + function->suspensions.count;

    for (int i = 0; function->suspensions.at[i] != select; i++)
        at += function->suspensions.at[i]->suspend.arms.count;
    return at;
}

static void
emit_select(struct emitting *e, const struct core_stmt *stmt)
{
    const struct core_arms *arms = &stmt->suspend.arms;
    int argument = 0;
    struct c_writer *w = &e->writer;

    for (int i = 0; i < arms->count; i++) {
        const struct core_arm *arm = &arms->at[i];
        emit_arguments(e, arm->sends, arm->message, &stmt->suspend.arguments, argument,
                       arm->arguments);
        argument += arm->arguments;
    }
    put_variable(e, stmt->suspend.message);
    c_open(w, ".head = (struct coro_select){");
    c_putf(w, ".arms = &%s_states[%d]", e->function->c_name,
           first_arm(e->function, stmt));
    c_comma(w);
    c_putf(w, ".count = %d", arms->count);
    if (stmt->suspend.has_else) {
        c_comma(w);
        c_put(w, ".has_else = true");
    }
    c_close(w, "};");
    c_end(w);
}

static void
emit_sent(struct emitting *e, const struct core_stmt *stmt)
{
    const struct core_exprs *arguments = &stmt->suspend.arguments;

    if (stmt->suspend.sends->arms > 0)
        emit_select(e, stmt);
    else
        emit_arguments(e, stmt->suspend.sends, stmt->suspend.message, arguments, 0,
                       arguments->count);
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
    put_more_arguments(e, &stmt->suspend.arguments);
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
        emit_sent(e, stmt);
        break;
    case CORE_SUSPEND_CALL:
        emit_start(e, stmt);
        break;
    case CORE_SUSPEND_TURN:
    case CORE_SUSPEND_DELEGATE:
    case CORE_SUSPEND_CHILDREN:
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
        c_put(&e->writer, "CORO_TURN");
        break;
    case CORE_SUSPEND_YIELD:
        c_put(&e->writer, "CORO_YIELDED");
        break;
    case CORE_SUSPEND_SEND:
    case CORE_SUSPEND_CHILDREN:
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

void
emit_returned_step(struct emitting *e, const struct core_stmt *stmt)
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
emit_wait_end(struct emitting *e, const struct core_variable *task,
              const struct core_variable *received, struct span span)
{
    struct c_writer *w = &e->writer;

    w->indent++;
    c_put(w, "way = ");
    c_open(w, "coro_wait_end(");
    c_put(w, "d, ");
    put_variable(e, task);
    c_comma(w);
    put_received_address(e, received);
    c_comma(w);
    put_place(e, span);
    c_close(w, ");");
    c_end(w);
    w->indent--;
}

/* Of a select: the waits among its arms. */
static void
emit_arms_end(struct emitting *e, const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    for (int i = 0; i < stmt->suspend.arms.count; i++) {
        const struct core_arm *arm = &stmt->suspend.arms.at[i];

        if (arm->sends->reply != CORE_REPLY_OF_WAIT)
            continue;
        c_put(w, "if (way == CORO_ON && ");
        put_variable(e, stmt->suspend.message);
        c_linef(w, ".head.won == %d)", i);
        emit_wait_end(e, arm->message, arm->received, arm->span);
    }
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
    c_put(&e->writer, message->message->arms > 0 ? ".head.won" : ".reply");
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

static void
emit_reply_taken(struct emitting *e, const struct core_variable *received,
                 const struct core_variable *message)
{
    put_variable(e, received);
    c_equals(&e->writer);
    put_reply(e, message);
    c_line(&e->writer, ";");
}

/* Which arm has won, if nobody knows, and what lies in its message. */
static void
emit_won(struct emitting *e, const struct core_stmt *stmt)
{
    const struct core_variable *won = stmt->suspend.received;
    bool is_alone = !is_needed(e->plan, won);
    struct c_writer *w = &e->writer;

    if (!is_alone)
        emit_reply_taken(e, won, stmt->suspend.message);
    for (int i = 0; i < stmt->suspend.arms.count; i++) {
        const struct core_arm *arm = &stmt->suspend.arms.at[i];

        if (arm->sends->reply != CORE_REPLY_INSIDE || !arm->received ||
            !is_needed(e->plan, arm->received))
            continue;
        if (!is_alone) {
            c_put(w, "if (");
            put_variable(e, won);
            c_linef(w, " == %d)", i);
        }
        w->indent += !is_alone;
        emit_reply_taken(e, arm->received, arm->message);
        w->indent -= !is_alone;
    }
}

static void
emit_answer(struct emitting *e, const struct core_stmt *stmt, bool is_sure)
{
    const struct core_variable *received = stmt->suspend.received;
    struct c_writer *w = &e->writer;

    if (stmt->suspend.arms.count == 0) {
        if (core_stores_received(stmt) && is_needed(e->plan, received))
            emit_received(e, stmt, is_sure);
        return;
    }
    if (is_sure) {
        emit_won(e, stmt);
        return;
    }
    c_put(w, "if (way == CORO_ON) ");
    c_begin_block(w);
    emit_won(e, stmt);
    c_end_block(w);
    c_end(w);
}

void
emit_suspension(struct emitting *e, const struct core_stmt *stmt)
{
    const struct core_message *sends = stmt->suspend.sends;
    bool is_sure;

    emit_before(e, stmt);
    emit_returned_step(e, stmt);
    c_label(&e->writer, resume_label(e, stmt));
    if (sends && sends->reply == CORE_REPLY_OF_WAIT) {
        c_line(&e->writer, "if (way == CORO_ON)");
        emit_wait_end(e, stmt->suspend.message, stmt->suspend.received, stmt->span);
    } else if (stmt->suspend.how == CORE_SUSPEND_DELEGATE) {
        emit_delegate_end(e, stmt);
    }
    emit_arms_end(e, stmt);
    is_sure = emit_exit_tests(e, &stmt->plan->leave, &stmt->plan->drop);
    emit_answer(e, stmt, is_sure);
}

/* Statements, in the structure of the source. A tour, so that nothing nests on the C
 * stack. */
#include "emitting.h"
#include "tour.h"

/* ---- braces ---- */

static void
open_braces(struct emitting *e, const struct braces *braces)
{
    c_begin_block(&e->writer);
    emit_tops(e, braces);
}

static void
close_braces(struct emitting *e)
{
    c_end_block(&e->writer);
    c_end(&e->writer);
}

/* Where the statement around has not opened them already. */
static void
enter_block(struct emitting *e, struct core_stmt *block)
{
    struct plan *plan = block->plan;

    if (e->in_braces || !plan->braces || !plan->braces->declares) {
        e->in_braces = false;
        return;
    }
    plan->is_braced = true;
    open_braces(e, plan->braces);
}

static void
leave_block(struct emitting *e, const struct core_stmt *block)
{
    if (block->plan->is_braced)
        close_braces(e);
}

/* "{", and what its part of the source is where no test tells it. */
static void
put_brace(struct emitting *e, const struct core_stmt *part)
{
    struct span span = part->span;
    struct c_writer *w = &e->writer;

    c_put_char(w, '{');
    if (!part->is_rest)
        return;
    c_put_char(w, ' ');
    c_put_comment(w, source_at(e->context->source, span.lo), span.hi - span.lo,
                  C_COLUMNS - c_column(w));
}

/* A part whose braces are those of the statement around it. */
static void
open_part(struct emitting *e, const struct core_stmt *part)
{
    put_brace(e, part);
    c_begin_inside(&e->writer);
    emit_tops(e, part->plan->braces);
    e->in_braces = true;
}

/* ---- if ---- */

static void
enter_if(struct emitting *e, const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    c_open(w, "if (");
    put_expr(e, stmt->value, LEVEL_COMMA);
    c_close(w, ") ");
    open_part(e, stmt->then);
}

static const char *
ending_label(struct emitting *e, const struct ending *ending)
{
    return arena_printf(e->scratch, "end_%d", ending->number);
}

/* An else without braces. */
static void
begin_behind(struct emitting *e, const struct plan *plan)
{
    const char *label = arena_printf(e->scratch, "else_%d", plan->detour);
    struct c_writer *w = &e->writer;

    if (plan->detour) {
        c_end_block(w);
        c_put(w, " else ");
        c_begin_block(w);
        c_linef(w, "goto %s;", label);
        close_braces(e);
    }
    if (plan->jumps_to_ending)
        c_linef(w, "goto %s;", ending_label(e, plan->ending));
    if (plan->detour)
        c_label(w, label);
    else
        close_braces(e);
}

static void
begin_otherwise(struct emitting *e, const struct core_stmt *stmt)
{
    const struct core_stmt *otherwise = stmt->otherwise;
    const struct plan *plan = stmt->plan;

    if (plan && plan->ending) {
        begin_behind(e, plan);
        return;
    }
    c_end_block(&e->writer);
    c_put(&e->writer, " else ");
    e->in_braces = false;
    if (otherwise->kind == CORE_BLOCK)
        open_part(e, otherwise);
}

static void
leave_if(struct emitting *e, const struct core_stmt *stmt)
{
    const struct plan *plan = stmt->plan;

    if (plan && plan->owns_ending && plan->ending->has_label)
        c_label(&e->writer, ending_label(e, plan->ending));
    else if (plan && plan->ending)
        return;
    else if (!stmt->otherwise || stmt->otherwise->kind == CORE_BLOCK)
        close_braces(e);
}

/* ---- loops ---- */

static void
put_loop_start(struct emitting *e, const struct core_stmt *loop)
{
    const struct core_variable *index = loop->counted.index;

    if (index)
        put_birth(e, index, loop->counted.low,
                  loop->plan->gives_birth && !e->plan->hoisted[index->number]);
}

static bool
suspends(const struct core_stmt *loop)
{
    return loop->then->plan->braces->last_suspension > 0;
}

static void
enter_loop(struct emitting *e, const struct core_stmt *loop)
{
    struct c_writer *w = &e->writer;
    bool is_for = loop->counted.index || loop->step;

    e->suspending_loops += suspends(loop);
    c_open(w, is_for ? "for (" : "while (");
    put_loop_start(e, loop);
    if (is_for) {
        c_put(w, "; ");
        c_may_break(w);
    }
    if (loop->value)
        put_expr(e, loop->value, LEVEL_COMMA);
    else if (!is_for)
        c_put(w, "true");
    if (is_for) {
        c_put(w, "; ");
        c_may_break(w);
    }
    if (loop->step)
        put_step(e, loop->step);
    c_close(w, ") ");
    open_part(e, loop->then);
}

/* ---- try ---- */

static void
enter_try(struct emitting *e, const struct core_stmt *stmt)
{
    if (stmt->plan->braces->declares)
        open_braces(e, stmt->plan->braces);
}

static void
put_catch_test(struct emitting *e)
{
    if (e->exits->by_way)
        c_putf(&e->writer, "if (%s == CORO_ERROR) ", e->exits->way);
    else
        c_putf(&e->writer, "if (%s) ", e->exits->error);
}

static void
emit_caught(struct emitting *e, const struct core_variable *variable)
{
    struct c_writer *w = &e->writer;

    if (is_local(e->plan, variable) && !e->plan->hoisted[variable->number]) {
        c_declaration(w);
        put_variable_declarator(e, variable);
    } else {
        put_variable(e, variable);
    }
    c_linef(w, " = %s;", e->exits->error);
    c_linef(w, "%s = NULL;", e->exits->error);
    if (e->exits->by_way)
        c_linef(w, "%s = CORO_ON;", e->exits->way);
}

static void
begin_handler(struct emitting *e, const struct core_stmt *stmt)
{
    const struct rung *rung = stmt->plan->rung;

    if (stmt->plan->braces->declares)
        close_braces(e);
    emit_label(e, rung);
    e->exits->uses_error = true;
    e->exits->uses_way |= e->exits->by_way;
    if (rung->arrivals != WAY(WAY_ERROR))
        put_catch_test(e);
    open_part(e, stmt->handler);
    emit_caught(e, stmt->variable);
}

/* ---- hold ---- */

/* A defer's text may be left inside without touching how the text around it is being
 * left. */
static void
begin_defer(struct emitting *e, struct core_stmt *hold)
{
    struct exit_words *words = NEW(e->scratch, struct exit_words);
    bool nested = e->exits->outer != NULL;

    words->outer = e->exits;
    words->way =
        nested ? arena_printf(e->scratch, "coro_%s", e->exits->way) : "defer_way";
    words->error =
        nested ? arena_printf(e->scratch, "coro_%s", e->exits->error) : "defer_error";
    e->exits = words;
    if (!hold->plan->needs_words)
        return;
    hold->plan->is_braced = true;
    open_part(e, hold->cleanup);
    words->offset = c_offset(&e->writer);
}

static void
end_defer(struct emitting *e, const struct core_stmt *hold)
{
    struct exit_words *words = e->exits;
    int offset;

    e->exits = words->outer;
    if (!hold->plan->is_braced)
        return;
    c_settle(&e->writer);
    offset = c_offset(&e->writer);
    emit_exit_words(e, words);
    if (c_offset(&e->writer) > offset)
        c_blank(&e->writer);
    c_move(&e->writer, offset, words->offset);
    close_braces(e);
}

static void
begin_cleanup(struct emitting *e, struct core_stmt *hold)
{
    if (hold->cleanup->kind != CORE_SUSPEND) /* that has its own */
        emit_label(e, hold->plan->rung);
    if (hold->is_defer)
        begin_defer(e, hold);
}

static void
leave_hold(struct emitting *e, const struct core_stmt *hold)
{
    if (hold->is_defer)
        end_defer(e, hold);
    emit_exits(e, hold->plan->rung);
}

/* ---- what leaves ---- */

static void
emit_return_stmt(struct emitting *e, const struct core_stmt *stmt)
{
    const struct leave *leave = &stmt->plan->leave;
    bool is_end = leave->to->kind == RUNG_END && !e->function->is_coroutine;
    struct c_writer *w = &e->writer;

    if (stmt->value && is_end && !e->function->throws) {
        e->has_return = true;
        c_put(w, "return ");
        put_value(e, as_stored(stmt->value));
        c_line(w, ";");
        return;
    }
    if (stmt->value) {
        put_result(e);
        c_equals(w);
        put_value(e, as_stored(stmt->value));
        c_line(w, ";");
    }
    if (is_end && (leave->jumps || e->function->throws))
        emit_return(e, false);
    else if (!is_end)
        emit_leave(e, WAY_RETURN, leave);
}

static void
put_thrown(struct emitting *e, const struct core_stmt *stmt)
{
    c_open(&e->writer, "coro_throw(");
    put_value(e, stmt->value);
    c_comma(&e->writer);
    put_place(e, stmt->span);
    c_close(&e->writer, ");");
}

static void
emit_throw(struct emitting *e, const struct core_stmt *stmt)
{
    const struct leave *leave = &stmt->plan->leave;
    bool returns = leave->to->kind == RUNG_END && !e->function->is_coroutine;
    struct c_writer *w = &e->writer;

    if (returns) {
        e->has_return = true;
        c_put(w, "return ");
    } else {
        e->exits->uses_error = true;
        c_putf(w, "%s = ", e->exits->error);
    }
    put_thrown(e, stmt);
    c_end(w);
    if (!returns)
        emit_leave(e, WAY_ERROR, leave);
}

static void
emit_check(struct emitting *e, const struct core_stmt *stmt)
{
    if (stmt->value) {
        e->exits->uses_error = true;
        c_put(&e->writer, e->exits->error);
        c_equals(&e->writer);
        put_value(e, stmt->value);
        c_line(&e->writer, ";");
    }
    emit_leave_if_error(e, &stmt->plan->leave);
}

/* ---- the tour ---- */

/* -g: where the next line of C comes from. Not where a line is under way. */
static void
emit_line_directive(struct emitting *e, const struct core_stmt *stmt)
{
    bool is_group = stmt->kind == CORE_BLOCK || stmt->kind == CORE_HOLD ||
                    stmt->kind == CORE_TRY || stmt->kind == CORE_DECLARE;

    if (e->context->debug_lines && !is_group && e->writer.line.count == 0)
        emit_line_of(e, stmt->span);
}

static void
enter_stmt(struct emitting *e, struct core_stmt *stmt)
{
    switch (stmt->kind) {
    case CORE_BLOCK:
        enter_block(e, stmt);
        break;
    case CORE_IF:
        enter_if(e, stmt);
        break;
    case CORE_LOOP:
        enter_loop(e, stmt);
        break;
    case CORE_TRY:
        enter_try(e, stmt);
        break;
    case CORE_HOLD:
        break;
    case CORE_BREAK:
        emit_leave(e, WAY_BREAK, &stmt->plan->leave);
        break;
    case CORE_CONTINUE:
        emit_leave(e, WAY_CONTINUE, &stmt->plan->leave);
        break;
    case CORE_RETURN:
        emit_return_stmt(e, stmt);
        break;
    case CORE_THROW:
        emit_throw(e, stmt);
        break;
    case CORE_CHECK:
        emit_check(e, stmt);
        break;
    case CORE_SUSPEND:
        if (stmt->suspend.how == CORE_SUSPEND_CHILDREN)
            emit_children(e, stmt);
        else
            emit_suspension(e, stmt);
        break;
    case CORE_BEGIN_SCOPE:
        emit_scope_begun(e, stmt);
        break;
    case CORE_END_SCOPE:
        emit_scope_ended(e, stmt);
        break;
    default:
        emit_value_stmt(e, stmt);
        break;
    }
}

static void
enter(void *data, struct core_stmt *stmt)
{
    struct emitting *e = data;

    emit_line_directive(e, stmt);
    enter_stmt(e, stmt);
}

static bool
begin_part(void *data, struct core_stmt *stmt, int index, struct core_stmt *part)
{
    struct emitting *e = data;

    (void)part;
    switch (stmt->kind) {
    case CORE_IF:
        if (index == 1)
            begin_otherwise(e, stmt);
        return true;
    case CORE_LOOP:
        return index == 0;
    case CORE_TRY:
        if (index == stmt->stmts.count)
            begin_handler(e, stmt);
        return true;
    case CORE_HOLD:
        if (index == stmt->stmts.count)
            begin_cleanup(e, stmt);
        return true;
    default:
        return true;
    }
}

static void
leave(void *data, struct core_stmt *stmt)
{
    struct emitting *e = data;

    switch (stmt->kind) {
    case CORE_BLOCK:
        leave_block(e, stmt);
        break;
    case CORE_IF:
        leave_if(e, stmt);
        break;
    case CORE_LOOP:
        e->suspending_loops -= suspends(stmt);
        close_braces(e);
        break;
    case CORE_TRY:
        close_braces(e);
        break;
    case CORE_HOLD:
        leave_hold(e, stmt);
        break;
    default:
        break;
    }
}

void
emit_body(struct emitting *e, struct core_stmt *body)
{
    struct tour round = {enter, begin_part, leave, e, e->scratch, {0}};

    e->in_braces = true;
    tour(&round, body);
}

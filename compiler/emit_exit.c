/* Ways out: the labels of the ladder, the jumps to them, and what a HOLD does behind its
 * cleanup with the ways that came. */
#include "emitting.h"

static const char *const way_words[] = {
    [WAY_ON] = "CORO_ON",       [WAY_ERROR] = "CORO_ERROR",
    [WAY_DROP] = "CORO_DROP",   [WAY_RETURN] = "CORO_RETURN",
    [WAY_BREAK] = "CORO_BREAK", [WAY_CONTINUE] = "CORO_CONTINUE",
};

/* ---- labels ---- */

static const char *
hold_label(struct emitting *e, const struct rung *rung)
{
    const struct core_stmt *cleanup = rung->stmt->cleanup;
    const struct core_variable *variable = undone(cleanup);

    if (cleanup->kind == CORE_SUSPEND)
        return resume_label(e, cleanup);
    if (rung->stmt->is_defer)
        return arena_printf(e->scratch, "defer_%d", rung->number);
    if (!variable)
        return arena_printf(e->scratch, "undo_%d", rung->number);
    if (rung->number > 1)
        return arena_printf(e->scratch, "leave_%s_again_%d", variable->c_name,
                            rung->number);
    return arena_printf(e->scratch, "leave_%s", variable->c_name);
}

static const char *
label_of(struct emitting *e, const struct rung *rung)
{
    switch (rung->kind) {
    case RUNG_HOLD:
        return hold_label(e, rung);
    case RUNG_CATCH:
        return arena_printf(e->scratch, "catch_%d", rung->number);
    case RUNG_END:
    case RUNG_LOOP:
        break;
    }
    return "leave";
}

void
emit_label(struct emitting *e, const struct rung *rung)
{
    if (rung->has_label)
        c_label(&e->writer, label_of(e, rung));
}

/* ---- leaving ---- */

static void
set_way(struct emitting *e, enum way way)
{
    e->exits->uses_way = true;
    c_linef(&e->writer, "%s = %s;", e->exits->way, way_words[way]);
}

/* The end of a fn; `error`: there may be one. */
void
emit_return(struct emitting *e, bool error)
{
    const struct core_function *function = e->function;

    e->has_return = true;
    if (function->throws && error) {
        e->exits->uses_error = true;
        c_linef(&e->writer, "return %s;", e->exits->error);
    } else if (function->throws) {
        c_line(&e->writer, "return NULL;");
    } else if (function->result) {
        c_put(&e->writer, "return ");
        put_variable(e, function->result);
        c_put_char(&e->writer, ';');
        c_end(&e->writer);
    } else {
        c_line(&e->writer, "return;");
    }
}

void
emit_empty_return(struct emitting *e)
{
    const struct core_function *function = e->function;

    e->has_return = true;
    if (function->throws || !function->result) {
        emit_return(e, false);
        return;
    }
    c_put(&e->writer, "return ");
    put_none(e, function->result->type);
    c_line(&e->writer, ";");
}

/* The jump alone; the way is known to the rung. */
static void
emit_jump(struct emitting *e, ways group, const struct rung *to)
{
    switch (to->kind) {
    case RUNG_LOOP:
        c_line(&e->writer, group & WAY(WAY_BREAK) ? "break;" : "continue;");
        return;
    case RUNG_END:
        if (!e->function->is_coroutine) {
            emit_return(e, group & WAY(WAY_ERROR));
            return;
        }
        break;
    case RUNG_HOLD:
    case RUNG_CATCH:
        break;
    }
    c_linef(&e->writer, "goto %s;", label_of(e, to));
}

static bool
is_to_be_told(const struct emitting *e, enum way way, const struct leave *leave)
{
    return !leave->keeps_on && (leave->to->asks & WAY(way)) &&
           (way != WAY_ERROR || e->exits->by_way);
}

void
emit_leave(struct emitting *e, enum way way, const struct leave *leave)
{
    if (is_to_be_told(e, way, leave))
        set_way(e, way);
    if (leave->jumps || leave->to->kind == RUNG_LOOP)
        emit_jump(e, WAY(way), leave->to);
}

/* Leaves if there is an error. */
void
emit_leave_if_error(struct emitting *e, const struct leave *leave)
{
    bool told = is_to_be_told(e, WAY_ERROR, leave);
    struct c_writer *w = &e->writer;

    if (!told && !leave->jumps)
        return;
    e->exits->uses_error = true;
    c_putf(w, "if (%s)%s", e->exits->error, told && leave->jumps ? " {" : "");
    c_end(w);
    w->indent++;
    emit_leave(e, WAY_ERROR, leave);
    w->indent--;
    if (told && leave->jumps)
        c_line(w, "}");
}

/* ---- sending ways on ---- */

/* Ways that came to one place, and where each goes from there. */
struct crossing {
    ways ways; /* that may be; WAY_ON too */
    ways told; /* that `way` tells */
    const struct leave *leaves;
};

static bool
is_single(ways group)
{
    return group && !(group & (group - 1));
}

static const char *
word_of(ways group)
{
    enum way way = WAY_ON;

    while (!(group & WAY(way)))
        way++;
    return way_words[way];
}

/* `way` is one of the group; all it else may be is one of the others. */
static void
put_way_test(struct emitting *e, ways group, ways others)
{
    struct c_writer *w = &e->writer;
    const char *between = "";

    e->exits->uses_way = true;
    if (is_single(others) && (others == WAY(WAY_ON) || !is_single(group))) {
        c_putf(w, "%s != %s", e->exits->way, word_of(others));
        return;
    }
    for (enum way way = WAY_ON; way < WAY_COUNT; way++) {
        if (!(group & WAY(way)))
            continue;
        c_putf(w, "%s%s == %s", between, e->exits->way, way_words[way]);
        between = " || ";
    }
}

static void
put_test(struct emitting *e, ways group, ways others)
{
    const ways error = e->exits->by_way ? 0 : WAY(WAY_ERROR);

    if (!(group & error)) {
        put_way_test(e, group, others & ~error);
        return;
    }
    e->exits->uses_error = true;
    c_put(&e->writer, e->exits->error);
    if (group & ~error) {
        c_put(&e->writer, " || ");
        put_way_test(e, group & ~error, others);
    }
}

/* The ways that go on as `first` does. */
static ways
group_of(const struct crossing *crossing, enum way first)
{
    const struct leave *leave = &crossing->leaves[first];
    ways group = WAY(first);

    if (leave->to->kind == RUNG_LOOP)
        return group;
    for (enum way way = WAY_ERROR; way < WAY_COUNT; way++)
        if ((crossing->ways & WAY(way)) && crossing->leaves[way].jumps &&
            crossing->leaves[way].to == leave->to)
            group |= WAY(way);
    return group;
}

static void
emit_group(struct emitting *e, const struct crossing *crossing, ways group, ways others,
           const struct rung *to)
{
    struct c_writer *w = &e->writer;
    bool resets = to->kind == RUNG_LOOP && (crossing->told & group);

    if (others) {
        c_put(w, "if (");
        put_test(e, group, others);
        c_put(w, resets ? ") {" : ")");
        c_end(w);
        w->indent++;
    }
    if (resets)
        set_way(e, WAY_ON);
    emit_jump(e, group, to);
    if (others)
        w->indent--;
    if (others && resets)
        c_line(w, "}");
}

/* A told `continue` that falls to the end of the loop's body is over. */
static void
reset_continue(struct emitting *e, const struct crossing *crossing, ways left)
{
    const ways way = WAY(WAY_CONTINUE);

    if (!(left & crossing->told & way) ||
        crossing->leaves[WAY_CONTINUE].to->kind != RUNG_LOOP)
        return;
    if (left & ~(way | WAY(WAY_ON))) {
        c_linef(&e->writer, "if (%s == CORO_CONTINUE)", e->exits->way);
        e->writer.indent++;
        set_way(e, WAY_ON);
        e->writer.indent--;
    } else {
        set_way(e, WAY_ON);
    }
}

/* First what goes to a loop, each way by itself, so that the test of the others can be
 * short; where errors are told apart by their variable, these before all. */
static void
emit_crossing(struct emitting *e, const struct crossing *crossing)
{
    static const enum way order[] = {WAY_BREAK, WAY_CONTINUE, WAY_ERROR, WAY_DROP,
                                     WAY_RETURN};
    static const enum way plain_order[] = {WAY_ERROR, WAY_BREAK, WAY_CONTINUE, WAY_DROP,
                                           WAY_RETURN};
    ways left = crossing->ways;

    for (int i = 0; i < WAY_COUNT - 1; i++) {
        enum way way = e->exits->by_way ? order[i] : plain_order[i];
        ways group;

        if (!(left & WAY(way)) || !crossing->leaves[way].jumps)
            continue;
        group = group_of(crossing, way);
        left &= ~group;
        emit_group(e, crossing, group, left, crossing->leaves[way].to);
    }
    reset_continue(e, crossing, left);
}

void
emit_exits(struct emitting *e, const struct rung *hold)
{
    struct crossing crossing = {hold->arrivals, hold->told, hold->leaves};

    emit_crossing(e, &crossing);
}

bool
emit_exit_tests(struct emitting *e, const struct leave *error, const struct leave *drop)
{
    const struct leave leaves[WAY_COUNT] = {[WAY_ERROR] = *error, [WAY_DROP] = *drop};
    ways all = WAY(WAY_ON) | WAY(WAY_ERROR) | WAY(WAY_DROP);
    struct crossing crossing = {all, 0, leaves};

    emit_crossing(e, &crossing);
    return error->jumps && drop->jumps;
}

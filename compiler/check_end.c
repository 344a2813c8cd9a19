/* Where control goes: break and continue, the end of a body, code that is not reached. */
#include "check.h"
#include "flow.h"

/* ---- jumps ---- */

static void
jump_leaves_defer(struct checker *checker, const char *word, struct span span)
{
    diag_error(checker->context->diags, DIAG_DEFER_LEAVES, span,
               "'%s' would leave the defer, which must run to its end", word);
}

static void
check_loop_jump(struct checker *checker, const char *word, struct span span,
                const struct site *site)
{
    if (site->loop)
        return;
    if (site->defer)
        jump_leaves_defer(checker, word, span);
    else
        diag_error(checker->context->diags, DIAG_NO_LOOP, span, "'%s' outside a loop",
                   word);
}

void
check_jump(struct checker *checker, const struct stmt *stmt, const struct site *site)
{
    if (stmt->kind == STMT_BREAK)
        check_loop_jump(checker, "break", stmt->span, site);
    else if (stmt->kind == STMT_CONTINUE)
        check_loop_jump(checker, "continue", stmt->span, site);
    else if (stmt->kind == STMT_RETURN && site->defer)
        jump_leaves_defer(checker, "return", stmt->span);
}

/* ---- the end of a body ---- */

/* Whether control can come out at a statement's end. UNSURE is what holds an error
 * already. */
enum end {
    GOES_ON,
    UNSURE,
    STOPS,
};

static enum end end_of(struct checker *checker, const struct stmt *stmt, bool *breaks);

static enum end
least(enum end a, enum end b)
{
    return a < b ? a : b;
}

static void
warn_unreachable(struct checker *checker, const struct stmt *before,
                 const struct stmt *stmt)
{
    struct diags *diags = checker->context->diags;
    struct diag *diag =
        diag_warning(diags, DIAG_UNREACHABLE, stmt->span, "this is never reached");

    diag_note(diags, diag, before->span, "nothing goes on after this");
}

/* Warned of once: what follows is not reached either. */
static enum end
end_of_block(struct checker *checker, const struct stmts *block, bool *breaks)
{
    enum end end = GOES_ON;

    for (int i = 0; i < block->count; i++) {
        enum end next = end_of(checker, block->at[i], breaks);

        if (end == GOES_ON && next == STOPS && i + 1 < block->count)
            warn_unreachable(checker, block->at[i], block->at[i + 1]);
        if (end == GOES_ON)
            end = next;
    }
    return end;
}

/* A chain of `else if` has no limit, so it is walked, not descended. */
static enum end
end_of_if(struct checker *checker, const struct stmt *stmt, bool *breaks)
{
    enum end end = STOPS;

    for (; stmt && stmt->kind == STMT_IF; stmt = stmt->branch.otherwise)
        end = least(end, end_of(checker, stmt->branch.then, breaks));
    return stmt ? least(end, end_of(checker, stmt, breaks)) : least(end, GOES_ON);
}

static enum end
end_of_loop(struct checker *checker, const struct stmt *loop, const struct stmt *body)
{
    bool breaks = false;

    end_of(checker, body, &breaks);
    return stmt_is_endless(loop) && !breaks ? STOPS : GOES_ON;
}

static enum end
end_of_try(struct checker *checker, const struct stmt *stmt, bool *breaks)
{
    enum end body = end_of(checker, stmt->try_.body, breaks);

    return least(body, end_of(checker, stmt->try_.handler, breaks));
}

/* Its time may be over. */
static enum end
end_of_within(struct checker *checker, const struct stmt *stmt, bool *breaks)
{
    enum end body = end_of(checker, stmt->within.body, breaks);

    if (!stmt->within.otherwise)
        return least(body, GOES_ON);
    return least(body, end_of(checker, stmt->within.otherwise, breaks));
}

/* An else that is never reached does not count. */
static enum end
end_of_match(struct checker *checker, const struct stmt *stmt, bool *breaks)
{
    enum end end = stmt->match.arms.count > 0 ? STOPS : UNSURE;

    for (int i = 0; i < stmt->match.arms.count; i++) {
        const struct arm *arm = stmt->match.arms.at[i];
        bool is_reached = !arm->is_else || !stmt->match.is_exhaustive;
        enum end next = arm->is_lost ? UNSURE : end_of(checker, arm->body, breaks);

        if (is_reached)
            end = least(end, next);
    }
    return end;
}

static enum end
end_of(struct checker *checker, const struct stmt *stmt, bool *breaks)
{
    bool ignored = false;

    switch (stmt->kind) {
    case STMT_BREAK:
        *breaks = true;
        return STOPS;
    case STMT_CONTINUE:
    case STMT_RETURN:
    case STMT_THROW:
        return STOPS;
    case STMT_EXPR:
        if (stmt->unended && !expr_acts(stmt->expr))
            return UNSURE;
        return is_call_of(stmt->expr, BUILTIN_PANIC) ? STOPS : GOES_ON;
    case STMT_BLOCK:
        return end_of_block(checker, &stmt->block, breaks);
    case STMT_IF:
        return end_of_if(checker, stmt, breaks);
    case STMT_WHILE:
        return end_of_loop(checker, stmt, stmt->branch.then);
    case STMT_FOR_IN:
    case STMT_FOR_RANGE:
    case STMT_FOR_FROM:
        return end_of_loop(checker, stmt, stmt->loop.body);
    case STMT_TRY:
        return end_of_try(checker, stmt, breaks);
    case STMT_MATCH:
    case STMT_SELECT:
        return end_of_match(checker, stmt, breaks);
    case STMT_DEFER:
        end_of(checker, stmt->body, &ignored);
        return GOES_ON;
    case STMT_LET:
    case STMT_LET_SPAWN:
    case STMT_SPAWN:
    case STMT_ASSIGN:
    case STMT_CANCEL:
        return GOES_ON;
    case STMT_GROUP:
        return end_of(checker, stmt->body, breaks);
    case STMT_WITHIN:
        return end_of_within(checker, stmt, breaks);
    case STMT_POISON:
        *breaks = true;
        return UNSURE;
    }
    return UNSURE;
}

static void
missing_return(struct checker *checker)
{
    struct diags *diags = checker->context->diags;
    const struct decl *decl = checker->decl;
    struct span close = {decl->body->span.hi - 1, decl->body->span.hi};
    struct diag *diag = diag_error(diags, DIAG_MISSING_RETURN, close,
                                   "'%s%s' must return '%s', and can reach its end here",
                                   decl->kind == DECL_ON ? "on " : "", decl->name,
                                   type_str(checker->context->arena, decl->returns));

    diag_note(diags, diag, decl->returns_x->span, "what '%s' returns", decl->name);
}

void
check_end(struct checker *checker)
{
    const struct decl *decl = checker->decl;
    bool ignored = false;
    enum end end = end_of(checker, decl->body, &ignored);

    if (end == GOES_ON && decl->returns_x && decl->returns &&
        decl->returns->kind != TYPE_VOID && decl->returns->kind != TYPE_POISON)
        missing_return(checker);
}

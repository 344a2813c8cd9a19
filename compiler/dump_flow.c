/* --emit=flow: the facts of suspend. A line for each fn and coroutine, then, by place,
 * what may throw in it, and which generators are known. */
#include "flow.h"
#include "passes.h"
#include "walk.h"

struct dump {
    const struct source *source;
    FILE *out;
};

static void
print_place(const struct dump *dump, struct span span)
{
    struct place place = source_place(dump->source, span.lo);

    fprintf(dump->out, "    %u:%u ", place.line, place.column);
}

static void
print_throw(const struct dump *dump, struct span span, const char *what)
{
    print_place(dump, span);
    fprintf(dump->out, "may throw: %s\n", what);
}

static const char *
thrower(const struct expr *expr)
{
    if (expr->kind != EXPR_CALL)
        return expr_suspension(expr);
    return expr->call.target == CALL_FN ? expr->call.decl->name
                                        : builtin_str(expr->call.builtin);
}

static void
dump_expr(void *data, struct expr *expr, const struct site *site)
{
    (void)site;
    if (expr->may_throw)
        print_throw(data, expr->span, thrower(expr));
}

static void
print_known(const struct dump *dump, const struct variable *variable)
{
    print_place(dump, variable->span);
    fprintf(dump->out, "%s: a known %s%s\n", variable->name, variable->known->name,
            variable->shared ? ", shared" : "");
}

static void
dump_stmt(void *data, struct stmt *stmt, const struct site *site)
{
    (void)site;
    if (stmt->kind == STMT_FOR_IN && stmt->loop.may_throw)
        print_throw(data, stmt->span, "for");
    if (stmt->kind == STMT_THROW)
        print_throw(data, stmt->span, "throw");
    if (stmt->kind == STMT_LET && stmt->let.variable->known)
        print_known(data, stmt->let.variable);
}

static void
print_head(const struct dump *dump, const struct decl *decl)
{
    const char *word = decl->kind == DECL_CORO ? "coro"
                       : decl->kind == DECL_ON ? "on"
                                               : "fn";

    fprintf(dump->out, "%s %s:%s%s%s%s%s\n", word, decl->name,
            decl->talks ? " talks" : "", decl->suspends ? " suspends" : "",
            decl->delegates ? " delegates" : "",
            decl->recursive ? " recursive"
            : decl->apart   ? " apart"
                            : "",
            decl->throws ? " throws" : "");
}

void
dump_flow(struct context *context, const struct module *module, FILE *out)
{
    struct dump dump = {context->source, out};
    struct visitor visitor = {
        .stmt = dump_stmt, .expr = dump_expr, .data = &dump, .arena = context->arena};

    for (int i = 0; i < module->decls.count; i++) {
        const struct decl *decl = module->decls.at[i];

        if (decl->kind != DECL_FN && decl->kind != DECL_CORO && decl->kind != DECL_ON)
            continue;
        print_head(&dump, decl);
        walk(&visitor, decl->body);
    }
}

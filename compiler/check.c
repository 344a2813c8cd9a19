/* The rules of the language that need types and facts, beyond those that typing enforces.
 */
#include "check.h"

#include <inttypes.h>

#include "room.h"
#include "shape.h"

enum { MOST_NOTES = 3 };

bool
check_is_first(struct checker *checker, struct first_fault *fault, struct span span)
{
    if (!fault->diag)
        return true;
    if (fault->notes++ < MOST_NOTES)
        diag_note(checker->context->diags, fault->diag, span, "also here");
    return false;
}

static void
check_stmt(void *data, struct stmt *stmt, const struct site *site)
{
    struct checker *checker = data;

    check_suspension_stmt(checker, stmt, site);
    check_error_stmt(checker, stmt, site);
    check_jump(checker, stmt, site);
    check_use_stmt(checker, stmt);
    check_loop_stmt(checker, stmt, site);
    check_scope(checker, stmt);
    checker->room += room_of_stmt(stmt);
}

static void
check_expr(void *data, struct expr *expr, const struct site *site)
{
    struct checker *checker = data;

    check_suspension_expr(checker, expr, site);
    check_error_expr(checker, expr, site);
    check_loop_expr(checker, expr, site);
    check_map_expr(checker, expr);
    checker->room += room_of_expr(expr, site);
}

/* ---- room ---- */

/* C stacks end at a few megabytes. */
static void
check_room(const struct checker *checker)
{
    const struct decl *decl = checker->decl;
    struct diags *diags = checker->context->diags;
    struct diag *diag;

    if (checker->room <= SHAPE_LARGEST)
        return;
    diag = diag_error(diags, DIAG_VALUE_SIZE, decl->name_span,
                      "the variables and temporaries of '%s' take %" PRIu64
                      " bytes together, more than %d",
                      decl->name, checker->room, SHAPE_LARGEST);
    diag_help(diags, diag, "a list holds its elements elsewhere");
}

/* ---- main ---- */

static void
main_error(struct checker *checker, struct span span, const char *text)
{
    struct diags *diags = checker->context->diags;
    struct diag *diag = diag_error(diags, DIAG_MAIN, span, "%s", text);

    diag_help(
        diags, diag,
        "write 'coro main()' or 'fn main()', with 'args: list[string]' and '-> int' "
        "if you need them");
}

static bool
is_list_of_strings(const struct type *type)
{
    return !type || type->kind == TYPE_POISON ||
           (type->kind == TYPE_LIST && type->element->kind == TYPE_STRING);
}

static bool
is_nothing_or_int(const struct type *type)
{
    return !type || type->kind == TYPE_POISON || type->kind == TYPE_VOID ||
           type->kind == TYPE_I64;
}

static void
check_main(struct checker *checker)
{
    const struct decl *main = checker->decl;
    const struct variables *params = &main->params;

    if (params->count > 1)
        main_error(checker, params->at[1]->span, "'main' takes at most one parameter");
    else if (params->count && !is_list_of_strings(params->at[0]->type))
        main_error(checker, params->at[0]->span,
                   "the parameter of 'main' must be a 'list[string]'");
    if (main->yields_x)
        main_error(checker, main->yields_x->span,
                   "'main' can't yield: it has no consumer");
    if (main->receives_x)
        main_error(checker, main->receives_x->span,
                   "'main' can't receive: it has no consumer");
    if (!is_nothing_or_int(main->returns))
        main_error(checker, main->returns_x->span,
                   "'main' returns an exit status, an 'int', or nothing");
}

/* ---- the pass ---- */

static void
check_decl(struct checker *checker, struct visitor *visitor)
{
    if (checker->decl == checker->module->main)
        check_main(checker);
    check_use_decl(checker);
    if (!checker->decl->body)
        return;
    checker->room = room_of_head(checker->decl);
    walk(visitor, checker->decl->body);
    check_room(checker);
    check_end(checker);
    check_loops(checker);
}

void
check(struct context *context, struct module *module)
{
    struct met_loops loops = {0};
    struct visitor visitor = {
        .stmt = check_stmt, .expr = check_expr, .arena = context->arena};

    for (int i = 0; i < module->decls.count; i++) {
        struct checker checker = {.context = context,
                                  .module = module,
                                  .decl = module->decls.at[i],
                                  .loops = loops};

        visitor.data = &checker;
        check_decl(&checker, &visitor);
        loops = checker.loops;
        loops.count = 0;
    }
}

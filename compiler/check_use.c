/* Warnings about what has no effect: a coroutine that never runs, a result that is
 * dropped, a name that is never read. */
#include "check.h"
#include "flow.h"
#include "type_enum.h"

/* A program with errors may use a name where it could not be seen. */
static bool
is_sound(const struct checker *checker)
{
    return diag_error_count(checker->context->diags) == 0;
}

/* ---- names ---- */

static void
check_variable(struct checker *checker, const struct variable *variable)
{
    struct diags *diags = checker->context->diags;
    struct diag *diag;

    if (variable->used || variable->name[0] == '_' || !is_sound(checker))
        return;
    diag = diag_warning(diags, DIAG_UNUSED_VARIABLE, variable->span,
                        variable->assigned ? "'%s' is assigned but never read"
                                           : "'%s' is never read",
                        variable->name);
    diag_help(diags, diag, "a name that begins with '_' says that this is meant");
}

/* Patterns do not nest: what a pattern has in parentheses are new names. */
static void
check_bound(struct checker *checker, const struct variable *variable)
{
    const struct type *type = variable->type;
    const struct enum_case *same =
        type->kind == TYPE_ENUM ? find_case(type->decl, variable->name) : NULL;
    struct diags *diags = checker->context->diags;
    struct diag *diag;

    if (!same || variable->used || !is_sound(checker))
        return;
    diag = diag_warning(diags, DIAG_UNUSED_VARIABLE, variable->span,
                        "'%s' is a new name here, and never read", variable->name);
    diag_note(diags, diag, same->span, "it is not compared with this case");
    diag_help(diags, diag, "what a case holds is compared by a match in the arm");
}

static void
check_patterns(struct checker *checker, const struct arms *arms)
{
    for (int i = 0; i < arms->count; i++)
        for (int j = 0; j < arms->at[i]->patterns.count; j++) {
            const struct variables *bindings = &arms->at[i]->patterns.at[j]->bindings;

            for (int k = 0; k < bindings->count; k++)
                check_bound(checker, bindings->at[k]);
        }
}

static const char *
item_word(const struct decl *decl)
{
    switch (decl->kind) {
    case DECL_FN:
        return "fn";
    case DECL_CORO:
        return "coro";
    case DECL_CONST:
        return "const";
    case DECL_STRUCT:
        return "struct";
    case DECL_ENUM:
        return "enum";
    case DECL_MESSAGE:
        return "message";
    case DECL_CLASS:
        return "class";
    default:
        return NULL;
    }
}

/* Only of a program: what a module without main does not use, others may. */
void
check_use_decl(struct checker *checker)
{
    const struct decl *decl = checker->decl, *main = checker->module->main;
    const char *word = item_word(decl);

    if (decl->kind == DECL_IMPORT && !decl->used && decl->name[0] != '_' &&
        is_sound(checker))
        diag_warning(checker->context->diags, DIAG_UNUSED_IMPORT, decl->name_span,
                     "'%s' is imported and never used", decl->name);
    if (!main || decl == main || decl->exported)
        return;
    if (decl->kind == DECL_VAR)
        check_variable(checker, decl->variable);
    else if (word && !decl->external && !decl->used && decl->name[0] != '_' &&
             is_sound(checker))
        diag_warning(checker->context->diags, DIAG_UNUSED_ITEM, decl->name_span,
                     "%s '%s' is never used", word, decl->name);
}

/* ---- values ---- */

static void
never_driven(struct checker *checker, const struct expr *expr)
{
    struct diags *diags = checker->context->diags;
    const struct decl *made = called_coroutine(expr);
    bool in_fn = checker->decl->kind == DECL_FN;
    struct diag *diag = diag_warning(diags, DIAG_NEVER_DRIVEN, expr->span,
                                     "this makes a coroutine that never runs");

    if (type_is_generator(expr->type))
        diag_help(diags, diag, "drive it with 'for', 'next' or 'yield from'");
    else if (in_fn)
        diag_help(diags, diag, "run it on a loop: 'loop().run_until_complete(…)'");
    else
        diag_help(diags, diag, "'yield from' runs it here, 'spawn' as a task");
    if (made)
        diag_note(diags, diag, made->name_span,
                  "'%s' is a coroutine: a call only makes it", made->name);
}

/* A call that does nothing but give a result. */
static bool
is_pure_builtin(enum builtin builtin)
{
    switch (builtin) {
    case BUILTIN_STR:
    case BUILTIN_REPR:
    case BUILTIN_ERROR:
    case BUILTIN_NOW:
    case BUILTIN_STRING_FIND:
    case BUILTIN_STRING_FIND_FROM:
    case BUILTIN_STRING_FIND_LAST:
    case BUILTIN_STRING_CONTAINS:
    case BUILTIN_STRING_COUNT:
    case BUILTIN_STRING_REPEAT:
    case BUILTIN_STRING_UPPER:
    case BUILTIN_STRING_LOWER:
    case BUILTIN_STRING_WORDS:
    case BUILTIN_STRING_LINES:
    case BUILTIN_STRING_CHARS:
    case BUILTIN_STRING_TO_BYTES:
    case BUILTIN_STRING_SPLIT:
    case BUILTIN_STRING_JOIN:
    case BUILTIN_STRING_STRIP:
    case BUILTIN_STRING_STARTS_WITH:
    case BUILTIN_STRING_ENDS_WITH:
    case BUILTIN_STRING_REPLACE:
    case BUILTIN_STRING_TO_INT:
    case BUILTIN_STRING_TO_FLOAT:
    case BUILTIN_LIST_CONTAINS:
    case BUILTIN_LIST_INDEX_OF:
    case BUILTIN_LIST_COPY:
    case BUILTIN_LIST_REPEAT:
    case BUILTIN_LIST_TO_STRING:
    case BUILTIN_MAP_GET:
    case BUILTIN_MAP_HAS:
    case BUILTIN_MAP_KEYS:
    case BUILTIN_MAP_VALUES:
    case BUILTIN_MAP_COPY:
    case BUILTIN_ARRAY_CONTAINS:
        return true;
    default:
        return false;
    }
}

static void
result_dropped(struct checker *checker, const struct expr *expr)
{
    struct diags *diags = checker->context->diags;
    bool is_error = is_call_of(expr, BUILTIN_ERROR);
    struct diag *diag =
        diag_warning(diags, DIAG_RESULT_DROPPED, expr->span,
                     is_error ? "this error is made and not thrown"
                              : "this has no effect: its result is dropped");

    if (is_error)
        diag_help(diags, diag, "write 'throw error(…)'");
}

static void
check_dropped(struct checker *checker, const struct expr *expr)
{
    if (expr->type &&
        (expr->type->kind == TYPE_CORO || expr->type->kind == TYPE_STREAM) &&
        expr->kind == EXPR_CALL)
        never_driven(checker, expr);
    else if (expr->kind == EXPR_CALL &&
             (expr->call.target == CALL_STRUCT || expr->call.target == CALL_CLASS ||
              expr->call.target == CALL_CASE ||
              ((expr->call.target == CALL_BUILTIN || expr->call.target == CALL_MEMBER) &&
               is_pure_builtin(expr->call.builtin))))
        result_dropped(checker, expr);
}

void
check_use_stmt(struct checker *checker, const struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_EXPR:
        check_dropped(checker, stmt->expr);
        break;
    case STMT_LET:
        check_variable(checker, stmt->let.variable);
        break;
    case STMT_LET_SPAWN:
        for (int i = 0; i < stmt->spawn.variables.count; i++)
            check_variable(checker, stmt->spawn.variables.at[i]);
        break;
    case STMT_MATCH:
        check_patterns(checker, &stmt->match.arms);
        break;
    default:
        break;
    }
}

/* --emit=ast: the tree as written. Items and statements stand on a line each, indented;
 * the expressions in them as (operator operand ...). Chains, which may be of any length,
 * are walked by loops. */
#include "passes.h"

#include <inttypes.h>

struct dump {
    FILE *out;
    struct arena *arena;
    int depth;
};

static void dump_expr(struct dump *dump, const struct expr *expr);
static void dump_stmt(struct dump *dump, const struct stmt *stmt);
static void dump_typex(struct dump *dump, const struct typex *typex);

static void
indent(struct dump *dump)
{
    fprintf(dump->out, "%*s", 2 * dump->depth, "");
}

static void
put(struct dump *dump, const char *text)
{
    fputs(text, dump->out);
}

/* In quotes, with escapes. */
static void
dump_bytes(struct dump *dump, const char *bytes, uint32_t size)
{
    put(dump, "\"");
    for (uint32_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '\n')
            put(dump, "\\n");
        else if (c < ' ' || c == 0x7f)
            fprintf(dump->out, "\\x%02x", c);
        else if (c == '"' || c == '\\')
            fprintf(dump->out, "\\%c", c);
        else
            fputc(c, dump->out);
    }
    put(dump, "\"");
}

static void
dump_qualified(struct dump *dump, const char *qualifier, const char *name)
{
    if (qualifier)
        fprintf(dump->out, "%s.", qualifier);
    put(dump, name);
}

/* ---- types, as they are written ---- */

static void
dump_typexes(struct dump *dump, const struct typexes *typexes)
{
    for (int i = 0; i < typexes->count; i++) {
        put(dump, i ? ", " : "");
        dump_typex(dump, typexes->at[i]);
    }
}

static void
dump_optional(struct dump *dump, const struct typex *element)
{
    bool is_fn = element->kind == TYPEX_FN;

    put(dump, is_fn ? "(" : "");
    dump_typex(dump, element);
    put(dump, is_fn ? ")?" : "?");
}

static void
dump_fn_type(struct dump *dump, const struct typex *typex)
{
    put(dump, "fn(");
    dump_typexes(dump, &typex->args);
    put(dump, ")");
    if (typex->result) {
        put(dump, " -> ");
        dump_typex(dump, typex->result);
    }
}

static void
dump_typex(struct dump *dump, const struct typex *typex)
{
    switch (typex->kind) {
    case TYPEX_POISON:
        put(dump, "poison");
        break;
    case TYPEX_NAME:
        dump_qualified(dump, typex->qualifier, typex->name);
        break;
    case TYPEX_APPLY:
        fprintf(dump->out, "%s[", typex->name);
        dump_typexes(dump, &typex->args);
        put(dump, "]");
        break;
    case TYPEX_ARRAY:
        put(dump, "array[");
        dump_typexes(dump, &typex->args);
        put(dump, ", ");
        dump_expr(dump, typex->size);
        put(dump, "]");
        break;
    case TYPEX_OPTIONAL:
        dump_optional(dump, typex->args.at[0]);
        break;
    case TYPEX_FN:
        dump_fn_type(dump, typex);
        break;
    }
}

/* A clause such as " yields int", if there is one. */
static void
dump_clause(struct dump *dump, const char *word, const struct typex *typex)
{
    if (!typex)
        return;
    put(dump, word);
    dump_typex(dump, typex);
}

static void
dump_variables(struct dump *dump, const struct variables *variables)
{
    for (int i = 0; i < variables->count; i++) {
        fprintf(dump->out, "%s%s", i ? ", " : "", variables->at[i]->name);
        dump_clause(dump, ": ", variables->at[i]->typex);
    }
}

/* ---- expressions ---- */

static void
dump_exprs(struct dump *dump, const struct exprs *exprs)
{
    for (int i = 0; i < exprs->count; i++) {
        put(dump, " ");
        dump_expr(dump, exprs->at[i]);
    }
}

static void
dump_arguments(struct dump *dump, const struct arguments *arguments)
{
    for (int i = 0; i < arguments->count; i++) {
        put(dump, " ");
        if (arguments->at[i].name)
            fprintf(dump->out, "%s: ", arguments->at[i].name);
        dump_expr(dump, arguments->at[i].value);
    }
}

static void
dump_fstring(struct dump *dump, const struct fparts *parts)
{
    put(dump, "(format");
    for (int i = 0; i < parts->count; i++) {
        const struct fpart *part = &parts->at[i];
        put(dump, " ");
        if (part->value)
            dump_expr(dump, part->value);
        if (part->value && part->size)
            put(dump, ":");
        if (!part->value || part->size)
            dump_bytes(dump, part->text, part->size);
    }
    put(dump, ")");
}

static void
dump_map(struct dump *dump, const struct map_entries *entries)
{
    put(dump, "(map");
    for (int i = 0; i < entries->count; i++) {
        put(dump, " ");
        dump_expr(dump, entries->at[i].key);
        put(dump, ": ");
        dump_expr(dump, entries->at[i].value);
    }
    put(dump, ")");
}

/* A word and an operand that may be missing. */
static void
dump_prefix(struct dump *dump, const char *word, const struct expr *operand)
{
    fprintf(dump->out, operand ? "(%s " : "(%s", word);
    if (operand)
        dump_expr(dump, operand);
    put(dump, ")");
}

static void
dump_make(struct dump *dump, const struct expr *expr)
{
    put(dump, "(make ");
    dump_typex(dump, expr->make.typex);
    dump_arguments(dump, &expr->make.args);
    put(dump, ")");
}

/* What is no chain. */
static void
dump_primary(struct dump *dump, const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_POISON:
        put(dump, "poison");
        break;
    case EXPR_NAME:
        put(dump, expr->name.name);
        break;
    case EXPR_INT:
        fprintf(dump->out, "%" PRIu64, expr->integer.value);
        break;
    case EXPR_FLOAT:
        fprintf(dump->out, "%.17gf", expr->floating);
        break;
    case EXPR_DURATION:
        fprintf(dump->out, "%" PRIu64 "ns", expr->integer.value);
        break;
    case EXPR_CHAR:
        fprintf(dump->out, "'\\x%02x'", (unsigned)expr->integer.value);
        break;
    case EXPR_BOOL:
        put(dump, expr->integer.value ? "true" : "false");
        break;
    case EXPR_NONE:
        put(dump, "none");
        break;
    case EXPR_STRING:
        dump_bytes(dump, expr->string.bytes, expr->string.size);
        break;
    case EXPR_FSTRING:
        dump_fstring(dump, &expr->fstring);
        break;
    case EXPR_LIST:
        put(dump, "(list");
        dump_exprs(dump, &expr->list);
        put(dump, ")");
        break;
    case EXPR_MAP:
        dump_map(dump, &expr->map);
        break;
    case EXPR_UNARY:
        dump_prefix(dump, (const char[]){expr->unary.operator_, '\0'},
                    expr->unary.operand);
        break;
    case EXPR_MAKE:
        dump_make(dump, expr);
        break;
    case EXPR_WAIT:
        dump_prefix(dump, "wait", expr->operand.operand);
        break;
    case EXPR_SPAWN:
        dump_prefix(dump, "spawn", expr->operand.operand);
        break;
    case EXPR_YIELD:
        dump_prefix(dump, "yield", expr->operand.operand);
        break;
    case EXPR_YIELD_FROM:
        dump_prefix(dump, "yield-from", expr->operand.operand);
        break;
    case EXPR_CONVERT:
        dump_prefix(dump, "convert", expr->operand.operand);
        break;
    case EXPR_CASE:
        put(dump, expr->enum_case.named->name);
        break;
    case EXPR_BINARY:
    case EXPR_CAST:
    case EXPR_CALL:
    case EXPR_INDEX:
    case EXPR_SLICE:
    case EXPR_FIELD:
    case EXPR_UNWRAP:
        break; /* see dump_link */
    }
}

/* The first operand of an expression that can be a link of a chain; else NULL. */
static const struct expr *
previous_link(const struct expr *expr)
{
    switch ((int)expr->kind) {
    case EXPR_BINARY:
        return expr->binary.left;
    case EXPR_CAST:
        return expr->cast.operand;
    case EXPR_CALL:
        return expr->call.callee;
    case EXPR_INDEX:
        return expr->index.object;
    case EXPR_SLICE:
        return expr->slice.object;
    case EXPR_FIELD:
        return expr->field.object;
    case EXPR_UNWRAP:
        return expr->operand.operand;
    default:
        return NULL;
    }
}

static const char *
link_word(const struct expr *expr)
{
    switch ((int)expr->kind) {
    case EXPR_BINARY:
        return operator_str(expr->binary.operator_);
    case EXPR_CAST:
        return "as";
    case EXPR_CALL:
        return "call";
    case EXPR_INDEX:
        return "index";
    case EXPR_SLICE:
        return expr->slice.inclusive ? "slice-to" : "slice";
    case EXPR_FIELD:
        return ".";
    default:
        return "unwrap";
    }
}

static void
dump_end_of_slice(struct dump *dump, const struct expr *end)
{
    put(dump, " ");
    if (end)
        dump_expr(dump, end);
    else
        put(dump, "-");
}

/* A link behind its first operand. */
static void
dump_link(struct dump *dump, const struct expr *expr)
{
    switch ((int)expr->kind) {
    case EXPR_BINARY:
        put(dump, " ");
        dump_expr(dump, expr->binary.right);
        break;
    case EXPR_CAST:
        fprintf(dump->out, " %s", expr->cast.name);
        break;
    case EXPR_CALL:
        dump_arguments(dump, &expr->call.args);
        break;
    case EXPR_INDEX:
        put(dump, " ");
        dump_expr(dump, expr->index.index);
        break;
    case EXPR_SLICE:
        dump_end_of_slice(dump, expr->slice.low);
        dump_end_of_slice(dump, expr->slice.high);
        break;
    case EXPR_FIELD:
        fprintf(dump->out, " %s", expr->field.name);
        break;
    default:
        break;
    }
    put(dump, ")");
}

static bool
groups_right(const struct expr *expr)
{
    return expr->kind == EXPR_BINARY && expr->binary.operator_ == OPERATOR_ELSE;
}

/* A chain that groups to the left, from its last link to its first and back. */
static void
dump_left_chain(struct dump *dump, const struct expr *expr)
{
    VEC(links, const struct expr *) links = {0};
    const struct expr *previous;

    while (!groups_right(expr) && (previous = previous_link(expr))) {
        fprintf(dump->out, "(%s ", link_word(expr));
        vec_push(dump->arena, &links, expr);
        expr = previous;
    }
    if (groups_right(expr))
        dump_expr(dump, expr); /* it stood in parentheses */
    else
        dump_primary(dump, expr);
    for (int i = links.count - 1; i >= 0; i--)
        dump_link(dump, links.at[i]);
}

static void
dump_expr(struct dump *dump, const struct expr *expr)
{
    int open = 0;

    for (; groups_right(expr); expr = expr->binary.right) {
        fprintf(dump->out, "(%s ", link_word(expr));
        dump_expr(dump, expr->binary.left);
        put(dump, " ");
        open++;
    }
    dump_left_chain(dump, expr);
    while (open-- > 0)
        put(dump, ")");
}

/* ---- statements ---- */

/* The end of a line, and below it a block or a statement. */
static void
dump_body(struct dump *dump, const struct stmt *body)
{
    put(dump, "\n");
    dump->depth++;
    if (body->kind == STMT_BLOCK)
        for (int i = 0; i < body->block.count; i++)
            dump_stmt(dump, body->block.at[i]);
    else
        dump_stmt(dump, body);
    dump->depth--;
}

static void
dump_simple(struct dump *dump, const char *word, const struct expr *expr)
{
    put(dump, word);
    if (expr) {
        put(dump, " ");
        dump_expr(dump, expr);
    }
    put(dump, "\n");
}

static void
dump_let(struct dump *dump, const struct stmt *stmt)
{
    const struct variable *variable = stmt->let.variable;

    fprintf(dump->out, "%s %s", variable->kind == VARIABLE_VAR ? "var" : "let",
            variable->name);
    dump_clause(dump, ": ", variable->typex);
    dump_simple(dump, " =", stmt->let.value);
}

static void
dump_spawn(struct dump *dump, const struct stmt *stmt)
{
    if (stmt->kind == STMT_LET_SPAWN) {
        put(dump, "let ");
        dump_variables(dump, &stmt->spawn.variables);
        put(dump, " = ");
    }
    put(dump, "spawn");
    dump_exprs(dump, &stmt->spawn.calls);
    put(dump, "\n");
}

static void
dump_assign(struct dump *dump, const struct stmt *stmt)
{
    put(dump, "assign ");
    if (stmt->assign.compound)
        fprintf(dump->out, "%s= ", operator_str(stmt->assign.operator_));
    dump_expr(dump, stmt->assign.target);
    dump_simple(dump, "", stmt->assign.value);
}

/* The head and first body of an if or a while. */
static void
dump_branch(struct dump *dump, const char *word, const struct stmt *stmt)
{
    put(dump, word);
    if (stmt->branch.opened)
        fprintf(dump->out, " let %s =", stmt->branch.opened->name);
    put(dump, " ");
    dump_expr(dump, stmt->branch.condition);
    dump_body(dump, stmt->branch.then);
}

static void
dump_if(struct dump *dump, const struct stmt *stmt)
{
    dump_branch(dump, "if", stmt);
    while ((stmt = stmt->branch.otherwise) && stmt->kind == STMT_IF) {
        indent(dump);
        dump_branch(dump, "else if", stmt);
    }
    if (stmt) {
        indent(dump);
        put(dump, "else");
        dump_body(dump, stmt);
    }
}

static void
dump_for(struct dump *dump, const struct stmt *stmt)
{
    fprintf(dump->out, "for %s", stmt->loop.variable->name);
    if (stmt->loop.second)
        fprintf(dump->out, ", %s", stmt->loop.second->name);
    put(dump, stmt->kind == STMT_FOR_FROM ? " from " : " in ");
    if (stmt->kind == STMT_FOR_RANGE) {
        put(dump, stmt->loop.inclusive ? "(..= " : "(.. ");
        dump_expr(dump, stmt->loop.low);
        put(dump, " ");
        dump_expr(dump, stmt->loop.high);
        put(dump, ")");
    } else {
        dump_expr(dump, stmt->loop.sequence);
    }
    dump_body(dump, stmt->loop.body);
}

static void
dump_pattern(struct dump *dump, const struct pattern *pattern)
{
    if (pattern->low) {
        dump_expr(dump, pattern->low);
        if (pattern->high) {
            put(dump, pattern->inclusive ? "..=" : "..");
            dump_expr(dump, pattern->high);
        }
        return;
    }
    dump_qualified(dump, pattern->qualifier, pattern->name);
    if (pattern->bindings.count) {
        put(dump, "(");
        dump_variables(dump, &pattern->bindings);
        put(dump, ")");
    }
}

static void
dump_arm(struct dump *dump, const struct arm *arm)
{
    indent(dump);
    if (arm->is_lost) {
        put(dump, "poison\n");
        return;
    }
    put(dump, arm->is_else ? "else" : "");
    for (int i = 0; i < arm->patterns.count; i++) {
        put(dump, i ? ", " : "");
        dump_pattern(dump, arm->patterns.at[i]);
    }
    if (arm->variable)
        fprintf(dump->out, "%s = ", arm->variable->name);
    if (arm->request)
        dump_expr(dump, arm->request);
    put(dump, " =>");
    dump_body(dump, arm->body);
}

static void
dump_match(struct dump *dump, const struct stmt *stmt)
{
    dump_simple(dump, stmt->kind == STMT_MATCH ? "match" : "select",
                stmt->match.scrutinee);
    dump->depth++;
    for (int i = 0; i < stmt->match.arms.count; i++)
        dump_arm(dump, stmt->match.arms.at[i]);
    dump->depth--;
}

static void
dump_try(struct dump *dump, const struct stmt *stmt)
{
    put(dump, "try");
    dump_body(dump, stmt->try_.body);
    indent(dump);
    fprintf(dump->out, "catch %s", stmt->try_.caught->name);
    dump_body(dump, stmt->try_.handler);
}

static void
dump_within(struct dump *dump, const struct stmt *stmt)
{
    put(dump, "within ");
    dump_expr(dump, stmt->within.limit);
    dump_body(dump, stmt->within.body);
    if (stmt->within.otherwise) {
        indent(dump);
        put(dump, "else");
        dump_body(dump, stmt->within.otherwise);
    }
}

static void
dump_stmt(struct dump *dump, const struct stmt *stmt)
{
    indent(dump);
    switch (stmt->kind) {
    case STMT_POISON:
        put(dump, "poison\n");
        break;
    case STMT_EXPR:
        dump_expr(dump, stmt->expr);
        put(dump, "\n");
        break;
    case STMT_LET:
        dump_let(dump, stmt);
        break;
    case STMT_LET_SPAWN:
    case STMT_SPAWN:
        dump_spawn(dump, stmt);
        break;
    case STMT_ASSIGN:
        dump_assign(dump, stmt);
        break;
    case STMT_BLOCK:
        put(dump, "block");
        dump_body(dump, stmt);
        break;
    case STMT_IF:
        dump_if(dump, stmt);
        break;
    case STMT_WHILE:
        dump_branch(dump, "while", stmt);
        break;
    case STMT_FOR_IN:
    case STMT_FOR_RANGE:
    case STMT_FOR_FROM:
        dump_for(dump, stmt);
        break;
    case STMT_MATCH:
    case STMT_SELECT:
        dump_match(dump, stmt);
        break;
    case STMT_DEFER:
        put(dump, "defer");
        dump_body(dump, stmt->body);
        break;
    case STMT_TRY:
        dump_try(dump, stmt);
        break;
    case STMT_GROUP:
        put(dump, "group");
        dump_body(dump, stmt->body);
        break;
    case STMT_WITHIN:
        dump_within(dump, stmt);
        break;
    case STMT_CANCEL:
        dump_simple(dump, "cancel", stmt->expr);
        break;
    case STMT_BREAK:
        put(dump, "break\n");
        break;
    case STMT_CONTINUE:
        put(dump, "continue\n");
        break;
    case STMT_RETURN:
        dump_simple(dump, "return", stmt->expr);
        break;
    case STMT_THROW:
        dump_simple(dump, "throw", stmt->expr);
        break;
    }
}

/* ---- items ---- */

static void dump_decl(struct dump *dump, const struct decl *decl);

static void
dump_value(struct dump *dump, const struct typex *typex, const struct decl *decl)
{
    fprintf(dump->out, " %s", decl->name);
    dump_clause(dump, ": ", typex);
    dump_simple(dump, decl->value ? " =" : "", decl->value);
}

static void
dump_record(struct dump *dump, const char *word, const struct decl *decl)
{
    fprintf(dump->out, "%s %s", word, decl->name);
    if (!decl->is_opaque) {
        put(dump, " {");
        dump_variables(dump, &decl->params);
        put(dump, "}");
    }
    put(dump, "\n");
}

static void
dump_enum(struct dump *dump, const struct decl *decl)
{
    fprintf(dump->out, "enum %s {", decl->name);
    for (int i = 0; i < decl->cases.count; i++) {
        const struct enum_case *enum_case = decl->cases.at[i];
        fprintf(dump->out, "%s%s", i ? ", " : "", enum_case->name);
        if (enum_case->payload.count) {
            put(dump, "(");
            dump_variables(dump, &enum_case->payload);
            put(dump, ")");
        }
    }
    put(dump, "}\n");
}

static void
dump_callable(struct dump *dump, const char *word, const struct decl *decl)
{
    fprintf(dump->out, "%s ", word);
    dump_qualified(dump, decl->qualifier, decl->name);
    put(dump, "(");
    dump_variables(dump, &decl->params);
    put(dump, ")");
    dump_clause(dump, " yields ", decl->yields_x);
    dump_clause(dump, " receives ", decl->receives_x);
    dump_clause(dump, " -> ", decl->returns_x);
    put(dump, decl->throws ? " throws" : "");
    if (decl->body)
        dump_body(dump, decl->body);
    else
        put(dump, "\n");
}

static void
dump_import(struct dump *dump, const struct decl *decl)
{
    fprintf(dump->out, "import \"%s\"", decl->path);
    if (decl->alias)
        fprintf(dump->out, " as %s", decl->alias);
    put(dump, "\n");
}

static void
dump_extern(struct dump *dump, const struct decl *decl)
{
    fprintf(dump->out, "extern \"%s\"\n", decl->path);
    dump->depth++;
    for (int i = 0; i < decl->items.count; i++)
        dump_decl(dump, decl->items.at[i]);
    dump->depth--;
}

static void
dump_decl(struct dump *dump, const struct decl *decl)
{
    indent(dump);
    put(dump, decl->exported ? "export " : "");
    switch (decl->kind) {
    case DECL_POISON:
        fprintf(dump->out, "poison %s\n", decl->name);
        break;
    case DECL_IMPORT:
        dump_import(dump, decl);
        break;
    case DECL_CONST:
    case DECL_C_CONST:
        put(dump, "const");
        dump_value(dump, decl->typex, decl);
        break;
    case DECL_VAR:
        put(dump, "var");
        dump_value(dump, decl->variable->typex, decl);
        break;
    case DECL_STRUCT:
        dump_record(dump, decl->external && !decl->is_tag ? "type" : "struct", decl);
        break;
    case DECL_CLASS:
        dump_record(dump, "class", decl);
        break;
    case DECL_ENUM:
        dump_enum(dump, decl);
        break;
    case DECL_FN:
    case DECL_C_FN:
        dump_callable(dump, "fn", decl);
        break;
    case DECL_CORO:
        dump_callable(dump, "coro", decl);
        break;
    case DECL_MESSAGE:
        dump_callable(dump, "message", decl);
        break;
    case DECL_ON:
        dump_callable(dump, "on", decl);
        break;
    case DECL_EXTERN:
        dump_extern(dump, decl);
        break;
    }
}

void
dump_ast(const struct module *module, FILE *out)
{
    struct dump dump = {.out = out, .arena = arena_new()};

    for (int i = 0; i < module->decls.count; i++)
        dump_decl(&dump, module->decls.at[i]);
    arena_free(dump.arena);
}

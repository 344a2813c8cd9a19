/* --emit=typed: what typing found. Items with their types and values; then for each body
 * a line for each variable and expression: its place, what it is, its type. */
#include <inttypes.h>

#include "passes.h"
#include "walk.h"

struct dump {
    struct context *context;
    FILE *out;
};

/* What an erroneous item held may have no type at all. */
static const char *
str(const struct dump *dump, const struct type *type)
{
    return type ? type_str(dump->context->arena, type) : "?";
}

static void
print_place(const struct dump *dump, struct span span)
{
    struct place place = source_place(dump->context->source, span.lo);
    fprintf(dump->out, "    %u:%u ", (unsigned)place.line, (unsigned)place.column);
}

static void
print_bytes(const struct dump *dump, const char *bytes, uint32_t size)
{
    fputc('"', dump->out);
    for (uint32_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < ' ' || c == '"' || c == '\\' || c >= 0x7f)
            fprintf(dump->out, "\\x%02x", c);
        else
            fputc(c, dump->out);
    }
    fputc('"', dump->out);
}

static void
print_integer(const struct dump *dump, const struct type *type, uint64_t value)
{
    if (type->kind == TYPE_BOOL)
        fputs(value ? "true" : "false", dump->out);
    else if (type_is_signed(type) || type->kind == TYPE_DURATION)
        fprintf(dump->out, "%" PRId64, (int64_t)value);
    else
        fprintf(dump->out, "%" PRIu64, value);
}

/* ---- variables ---- */

static const char *
variable_word(const struct variable *variable)
{
    switch (variable->kind) {
    case VARIABLE_LET:
        return "let";
    case VARIABLE_VAR:
    case VARIABLE_MODULE:
        return "var";
    case VARIABLE_PARAMETER:
        return "parameter";
    case VARIABLE_LOOP:
        return "loop variable";
    case VARIABLE_OPENED:
        return "opened";
    case VARIABLE_CAUGHT:
        return "caught";
    case VARIABLE_BOUND:
        return "bound";
    case VARIABLE_TEMPORARY:
        break;
    }
    return "temporary";
}

static void
print_variable(const struct dump *dump, const struct variable *variable)
{
    print_place(dump, variable->span);
    fprintf(dump->out, "%s %s: %s%s%s\n", variable_word(variable), variable->name,
            str(dump, variable->type), variable->used ? ", used" : "",
            variable->assigned ? ", assigned" : "");
}

static void
print_variables(const struct dump *dump, const struct variables *variables)
{
    for (int i = 0; i < variables->count; i++)
        print_variable(dump, variables->at[i]);
}

static const char *
type_word(const struct dump *dump, const struct pattern *pattern, const struct type *type)
{
    return pattern->is_poison ? "?" : str(dump, type);
}

/* What a pattern takes, and what it binds. */
static void
print_pattern(const struct dump *dump, const struct pattern *pattern,
              const struct type *type)
{
    bool is_number = type && (type_is_integer(type) || type->kind == TYPE_DURATION ||
                              type->kind == TYPE_BOOL);
    print_place(dump, pattern->span);
    fputs("pattern", dump->out);
    if (pattern->of) {
        fprintf(dump->out, " case %s", pattern->of->name);
    } else if (pattern->text) {
        fputc(' ', dump->out);
        print_bytes(dump, pattern->text->bytes, pattern->text->size);
    } else if (is_number && !pattern->is_poison) {
        fputc(' ', dump->out);
        print_integer(dump, type, pattern->first);
        fputs(pattern->high ? " to " : "", dump->out);
        if (pattern->high)
            print_integer(dump, type, pattern->last);
    }
    fprintf(dump->out, ": %s\n", type_word(dump, pattern, type));
    print_variables(dump, &pattern->bindings);
}

static void
print_patterns(const struct dump *dump, const struct stmt *match)
{
    for (int i = 0; i < match->match.arms.count; i++) {
        const struct patterns *patterns = &match->match.arms.at[i]->patterns;
        for (int k = 0; k < patterns->count; k++)
            print_pattern(dump, patterns->at[k], match->match.scrutinee->type);
    }
}

static void
print_arms(const struct dump *dump, const struct arms *arms)
{
    for (int i = 0; i < arms->count; i++)
        if (arms->at[i]->variable)
            print_variable(dump, arms->at[i]->variable);
}

static void
dump_stmt(void *data, struct stmt *stmt, const struct site *site)
{
    const struct dump *dump = data;
    (void)site;
    switch (stmt->kind) {
    case STMT_LET:
        print_variable(dump, stmt->let.variable);
        break;
    case STMT_LET_SPAWN:
        print_variables(dump, &stmt->spawn.variables);
        break;
    case STMT_IF:
    case STMT_WHILE:
        if (stmt->branch.opened)
            print_variable(dump, stmt->branch.opened);
        break;
    case STMT_FOR_IN:
    case STMT_FOR_RANGE:
    case STMT_FOR_FROM:
        print_variable(dump, stmt->loop.variable);
        if (stmt->loop.second)
            print_variable(dump, stmt->loop.second);
        break;
    case STMT_SELECT:
        print_arms(dump, &stmt->match.arms);
        break;
    case STMT_TRY:
        print_variable(dump, stmt->try_.caught);
        break;
    case STMT_MATCH:
        print_patterns(dump, stmt);
        break;
    default:
        break;
    }
}

/* ---- expressions ---- */

static const char *
name_target(const struct expr *expr)
{
    if (expr->name.variable)
        return variable_word(expr->name.variable);
    if (expr->name.decl)
        return "item";
    return expr->name.builtin ? "builtin" : "unknown";
}

static const char *
call_word(const struct expr *expr)
{
    static const char *const words[] = {
        [CALL_UNRESOLVED] = "unknown",
        [CALL_FN] = "fn",
        [CALL_C] = "C fn",
        [CALL_VALUE] = "value",
        [CALL_CORO] = "coroutine",
        [CALL_STRUCT] = "struct",
        [CALL_CLASS] = "class",
        [CALL_CASE] = "case",
        [CALL_MESSAGE] = "message",
        [CALL_BUILTIN] = "function",
        [CALL_MEMBER] = "member",
    };
    return words[expr->call.target];
}

static void
print_call(const struct dump *dump, const struct expr *expr)
{
    fprintf(dump->out, "call of %s", call_word(expr));
    if (expr->call.decl)
        fprintf(dump->out, " %s", expr->call.decl->name);
    if (expr->call.builtin)
        fprintf(dump->out, " %s", builtin_str(expr->call.builtin));
    for (int i = 0; i < expr->call.args.count; i++)
        fprintf(dump->out, "%s%d", i ? ", " : " (", expr->call.args.at[i].index);
    fputs(expr->call.args.count ? ")" : "", dump->out);
}

static void
print_field(const struct dump *dump, const struct expr *expr)
{
    fprintf(dump->out, "member %s", expr->field.name);
    if (!expr->field.builtin)
        fprintf(dump->out, " (field %d)", expr->field.index);
}

static const char *
yield_word(enum yield_kind kind)
{
    static const char *const words[] = {
        [YIELD_UNRESOLVED] = "yield of unknown",
        [YIELD_TURN] = "yield of a turn",
        [YIELD_VALUE] = "yield of a value",
        [YIELD_MESSAGE] = "yield of a message",
    };
    return words[kind];
}

/* What kind of expression it is where that is told by a word alone. */
static const char *
plain_word(const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_NONE:
        return "none";
    case EXPR_FSTRING:
        return "f-string";
    case EXPR_LIST:
        return expr->type && expr->type->kind == TYPE_ARRAY ? "array" : "list";
    case EXPR_MAP:
        return "map";
    case EXPR_CAST:
        return "as";
    case EXPR_MAKE:
        return "make";
    case EXPR_INDEX:
        return "index";
    case EXPR_SLICE:
        return "slice";
    case EXPR_UNWRAP:
        return "unwrap";
    case EXPR_WAIT:
        return "wait";
    case EXPR_SPAWN:
        return "spawn";
    case EXPR_YIELD:
        return yield_word(expr->operand.how);
    case EXPR_YIELD_FROM:
        return "yield from";
    case EXPR_CONVERT:
        return "convert";
    default:
        return "poison";
    }
}

static void
print_kind(const struct dump *dump, const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_NAME:
        fprintf(dump->out, "%s %s", name_target(expr), expr->name.name);
        break;
    case EXPR_INT:
    case EXPR_BOOL:
    case EXPR_DURATION:
        print_integer(dump, expr->type, expr->integer.value);
        break;
    case EXPR_FLOAT:
        fprintf(dump->out, "%.17g", expr->floating);
        break;
    case EXPR_STRING:
        print_bytes(dump, expr->string.bytes, expr->string.size);
        break;
    case EXPR_UNARY:
        fputc(expr->unary.operator_, dump->out);
        break;
    case EXPR_BINARY:
        fputs(operator_str(expr->binary.operator_), dump->out);
        break;
    case EXPR_CALL:
        print_call(dump, expr);
        break;
    case EXPR_FIELD:
        print_field(dump, expr);
        break;
    case EXPR_CASE:
        fprintf(dump->out, "case %s", expr->enum_case.named->name);
        break;
    default:
        fputs(plain_word(expr), dump->out);
    }
}

static void
dump_expr(void *data, struct expr *expr, const struct site *site)
{
    const struct dump *dump = data;
    (void)site;
    print_place(dump, expr->span);
    print_kind(dump, expr);
    fprintf(dump->out, ": %s\n", str(dump, expr->type));
}

/* ---- constants ---- */

static void print_constant(const struct dump *dump, const struct constant *constant);

static void
print_fields(const struct dump *dump, const struct constant *constant, const char *name,
             const struct variables *fields)
{
    fprintf(dump->out, "%s(", name);
    for (int i = 0; i < fields->count; i++) {
        fputs(i ? ", " : "", dump->out);
        print_constant(dump, constant->fields[i]);
    }
    fputc(')', dump->out);
}

/* Equal ones that fill the array are told once. */
static void
print_elements(const struct dump *dump, const struct constant *constant,
               const struct type *type)
{
    fputc('[', dump->out);
    for (uint64_t i = 0; i < (constant->is_filled ? 1 : type->count); i++) {
        fputs(i ? ", " : "", dump->out);
        print_constant(dump, constant->fields[i]);
    }
    fputs(constant->is_filled ? ", …]" : "]", dump->out);
}

static void
print_case(const struct dump *dump, const struct constant *constant,
           const struct decl *decl)
{
    const struct enum_case *of = decl->cases.at[constant->integer];
    fprintf(dump->out, "%s.", decl->name);
    if (of->payload.count)
        print_fields(dump, constant, of->name, &of->payload);
    else
        fputs(of->name, dump->out);
}

static void
print_constant(const struct dump *dump, const struct constant *constant)
{
    const struct type *type = type_opened(constant->type);
    if (constant->is_none)
        fputs("none", dump->out);
    else if (type->kind == TYPE_STRUCT)
        print_fields(dump, constant, type->decl->name, &type->decl->params);
    else if (type->kind == TYPE_ENUM)
        print_case(dump, constant, type->decl);
    else if (type->kind == TYPE_FN)
        fprintf(dump->out, "fn %s", constant->function->name);
    else if (type->kind == TYPE_ARRAY)
        print_elements(dump, constant, type);
    else if (type->kind == TYPE_STRING || type->kind == TYPE_CSTRING)
        print_bytes(dump, constant->bytes, constant->size);
    else if (type_is_float(type))
        fprintf(dump->out, "%.17g", constant->floating);
    else
        print_integer(dump, type, constant->integer);
}

/* ---- items ---- */

static void
print_value(const struct dump *dump, const struct decl *decl, const struct type *type)
{
    fprintf(dump->out, ": %s = ", str(dump, type));
    if (decl->constant)
        print_constant(dump, decl->constant);
    else
        fputs("unknown", dump->out);
}

static void
print_clause(const struct dump *dump, const char *word, const struct type *type)
{
    if (type->kind != TYPE_VOID)
        fprintf(dump->out, "%s %s", word, str(dump, type));
}

static const char *
callable_word(enum decl_kind kind)
{
    switch (kind) {
    case DECL_FN:
        return "fn";
    case DECL_CORO:
        return "coro";
    case DECL_MESSAGE:
        return "message";
    default:
        return "on";
    }
}

static void
print_head(const struct dump *dump, const struct decl *decl)
{
    switch (decl->kind) {
    case DECL_CONST:
        fprintf(dump->out, "const %s", decl->name);
        print_value(dump, decl, decl->type);
        break;
    case DECL_VAR:
        fprintf(dump->out, "var %s", decl->name);
        print_value(dump, decl, decl->variable->type);
        break;
    case DECL_STRUCT:
    case DECL_ENUM:
        fprintf(dump->out, "%s %s%s", decl->kind == DECL_ENUM ? "enum" : "struct",
                decl->name, type_is_owned(decl->type) ? ", owned" : "");
        break;
    case DECL_CLASS:
        fprintf(dump->out, "class %s", decl->name);
        break;
    case DECL_FN:
    case DECL_CORO:
    case DECL_MESSAGE:
    case DECL_ON:
        fprintf(dump->out, "%s %s", callable_word(decl->kind), decl->name);
        print_clause(dump, " yields", decl->yields);
        print_clause(dump, " receives", decl->receives);
        print_clause(dump, " ->", decl->returns);
        break;
    default:
        fputs("poison", dump->out);
    }
    fputs(decl->used ? ", used\n" : "\n", dump->out);
}

void
dump_typed(struct context *context, const struct module *module, FILE *out)
{
    struct dump dump = {context, out};
    struct visitor visitor = {
        .stmt = dump_stmt, .expr = dump_expr, .data = &dump, .arena = context->arena};
    for (int i = 0; i < module->decls.count; i++) {
        const struct decl *decl = module->decls.at[i];
        print_head(&dump, decl);
        if (decl_is_record(decl) || decl->kind == DECL_ENUM ||
            decl->kind == DECL_MESSAGE || decl->body)
            print_variables(&dump, &decl->params);
        if (decl->value)
            walk_expr(&visitor, decl->value);
        if (decl->body)
            walk(&visitor, decl->body);
    }
    if (module->main)
        fprintf(out, "main: %s\n", module->main->kind == DECL_FN ? "fn" : "coro");
}

/* --emit=core: the core tree as text close to C. A `hold` is what happens when the rest
 * of its block is left, whatever the way. */
#include <inttypes.h>
#include <string.h>

#include "core.h"
#include "dump_label.h"
#include "passes.h"

struct dump {
    struct context *context;
    FILE *out;
    const char **labels;
    int indent;
};

/* ---- expressions ---- */

static void dump_expr(const struct dump *dump, const struct core_expr *expr);

static void
dump_list(const struct dump *dump, const struct core_exprs *exprs)
{
    for (int i = 0; i < exprs->count; i++) {
        if (i > 0)
            fputs(", ", dump->out);
        dump_expr(dump, exprs->at[i]);
    }
}

static void
dump_call(const struct dump *dump, const char *name, const struct core_exprs *operands)
{
    fprintf(dump->out, "%s(", name);
    dump_list(dump, operands);
    fputc(')', dump->out);
}

/* A word, or none, before the first operand, and text behind it. */
static void
dump_around(const struct dump *dump, const char *before, const struct core_expr *expr,
            const char *behind)
{
    fputs(before, dump->out);
    dump_expr(dump, expr->operands.at[0]);
    fputs(behind, dump->out);
}

static const char *
label(const struct dump *dump, const struct core_variable *variable)
{
    return variable->is_module ? variable->name : dump->labels[variable->number - 1];
}

static const char *
type_text(const struct dump *dump, const struct type *type)
{
    return type ? type_str(dump->context->arena, type) : "void";
}

static void
dump_bytes(const struct dump *dump, const char *bytes, size_t size)
{
    fputc('"', dump->out);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)bytes[i];

        if (byte == '"' || byte == '\\')
            fprintf(dump->out, "\\%c", byte);
        else if (byte < ' ' || byte == 127)
            fprintf(dump->out, "\\x%02x", byte);
        else
            fputc(byte, dump->out);
    }
    fputc('"', dump->out);
}

static void
dump_integer(const struct dump *dump, const struct core_expr *expr)
{
    if (expr->type->kind == TYPE_BOOL)
        fputs(expr->integer ? "true" : "false", dump->out);
    else if (expr->type->kind == TYPE_ENUM)
        fprintf(dump->out, "%s.%s", expr->type->decl->name,
                expr->type->decl->cases.at[expr->integer]->name);
    else if (type_is_integer(expr->type) && !type_is_signed(expr->type))
        fprintf(dump->out, "%" PRIu64, expr->integer);
    else
        fprintf(dump->out, "%" PRId64, (int64_t)expr->integer);
}

static void
dump_struct(const struct dump *dump, const struct core_expr *expr)
{
    const struct decl *decl = expr->type->decl;

    fputs(decl->name, dump->out);
    if (decl->kind == DECL_ENUM)
        fprintf(dump->out, ".%s", decl->cases.at[expr->integer]->name);
    if (decl->kind != DECL_ENUM || expr->operands.count > 0)
        dump_call(dump, "", &expr->operands);
}

static void
dump_operation(const struct dump *dump, const struct core_expr *expr)
{
    if (expr->operands.count == 1) {
        dump_around(dump, expr->text, expr, "");
        return;
    }
    fputc('(', dump->out);
    dump_expr(dump, expr->operands.at[0]);
    fprintf(dump->out, " %s ", expr->text);
    dump_expr(dump, expr->operands.at[1]);
    fputc(')', dump->out);
}

static void
dump_choice(const struct dump *dump, const struct core_expr *expr)
{
    dump_around(dump, "(", expr, " ? ");
    dump_expr(dump, expr->operands.at[1]);
    fputs(" : ", dump->out);
    dump_expr(dump, expr->operands.at[2]);
    fputc(')', dump->out);
}

static void
dump_element(const struct dump *dump, const struct core_expr *expr)
{
    dump_around(dump, "", expr, "[");
    dump_expr(dump, expr->operands.at[1]);
    fputc(']', dump->out);
}

static void
dump_expr(const struct dump *dump, const struct core_expr *expr)
{
    FILE *out = dump->out;

    switch (expr->kind) {
    case CORE_VARIABLE:
        fputs(label(dump, expr->variable), out);
        break;
    case CORE_INTEGER:
        dump_integer(dump, expr);
        break;
    case CORE_FLOATING:
        fprintf(out, "%.17g", expr->floating);
        break;
    case CORE_STRING:
        dump_bytes(dump, expr->string.bytes, expr->string.size);
        break;
    case CORE_TEXT:
        dump_bytes(dump, expr->text, strlen(expr->text));
        break;
    case CORE_NONE:
        fputs("none", out);
        break;
    case CORE_NULL:
        fputs("null", out);
        break;
    case CORE_ERROR_SLOT:
        fputs("&error", out);
        break;
    case CORE_PLACE:
        fprintf(out, "at :%u", source_line(dump->context->source, expr->span.lo));
        break;
    case CORE_TYPE:
        fprintf(out, "type %s", type_text(dump, expr->type));
        break;
    case CORE_KIND:
        fprintf(out, "kind %s", expr->function->name);
        break;
    case CORE_SOME:
        dump_call(dump, "some", &expr->operands);
        break;
    case CORE_HAS:
        dump_call(dump, "has", &expr->operands);
        break;
    case CORE_CALL_C:
        dump_call(dump, expr->text, &expr->operands);
        break;
    case CORE_C_CONSTANT:
        fputs(expr->text, out);
        break;
    case CORE_C_CAST:
        dump_call(dump, expr->text, &expr->operands);
        break;
    case CORE_CALL_FN:
        dump_call(dump, expr->function->name, &expr->operands);
        break;
    case CORE_FUNCTION:
        fprintf(out, "fn %s", expr->function->name);
        break;
    case CORE_CALL_VALUE:
        dump_call(dump, "call", &expr->operands);
        break;
    case CORE_NEW:
        fputs("new ", out);
        dump_call(dump, expr->function->name, &expr->operands);
        break;
    case CORE_CLASS:
        fputs("new ", out);
        dump_call(dump, type_text(dump, expr->type), &expr->operands);
        break;
    case CORE_STRUCT:
        dump_struct(dump, expr);
        break;
    case CORE_ARRAY:
        dump_call(dump, type_text(dump, expr->type), &expr->operands);
        break;
    case CORE_ITEMS:
        fputc('{', out);
        dump_list(dump, &expr->operands);
        fputc('}', out);
        break;
    case CORE_OPERATION:
        dump_operation(dump, expr);
        break;
    case CORE_CHOICE:
        dump_choice(dump, expr);
        break;
    case CORE_ELEMENT:
    case CORE_AT:
        dump_element(dump, expr);
        break;
    case CORE_POINTED:
        dump_around(dump, "*", expr, "");
        break;
    case CORE_OPENED:
        dump_around(dump, "", expr, "!");
        break;
    case CORE_CAST:
        dump_around(dump, "(", expr, " as ");
        fprintf(out, "%s)", type_text(dump, expr->type));
        break;
    case CORE_FIELD:
        dump_around(dump, "", expr, ".");
        fprintf(out, "%s%s%s", expr->of ? expr->of->name : "", expr->of ? "." : "",
                expr->text);
        break;
    case CORE_ADDRESS:
        dump_around(dump, "&", expr, "");
        break;
    case CORE_COPY:
        dump_around(dump, "copy ", expr, "");
        break;
    case CORE_MOVE:
        dump_around(dump, "move ", expr, "");
        break;
    case CORE_RESULT_OF:
        dump_around(dump, "result of ", expr, "");
        break;
    case CORE_STEP:
        fprintf(out, "step of %s", expr->function->name);
        break;
    case CORE_HEAD_OF:
        dump_around(dump, "head of ", expr, "");
        break;
    }
}

/* ---- statements ---- */

static void dump_stmt(struct dump *dump, const struct core_stmt *stmt);
static void dump_stmts(struct dump *dump, const struct core_stmts *stmts);

static void
begin_line(const struct dump *dump)
{
    fprintf(dump->out, "%*s", dump->indent * 4, "");
}

static void
dump_word(const struct dump *dump, const char *word)
{
    begin_line(dump);
    fprintf(dump->out, "%s\n", word);
}

/* A word and a variable, or an expression (or none) behind it. */
static void
dump_of_variable(const struct dump *dump, const char *word, const struct core_stmt *stmt)
{
    begin_line(dump);
    fprintf(dump->out, "%s %s\n", word, label(dump, stmt->variable));
}

static void
dump_of_value(const struct dump *dump, const char *word, const struct core_expr *value)
{
    begin_line(dump);
    fputs(word, dump->out);
    if (value) {
        fputs(*word ? " " : "", dump->out);
        dump_expr(dump, value);
    }
    fputc('\n', dump->out);
}

/* var x: type, with its value behind = if it has one. */
static void
dump_begin(const struct dump *dump, const struct core_stmt *stmt)
{
    begin_line(dump);
    fprintf(dump->out, "var %s: %s", label(dump, stmt->variable),
            dump_content(dump->context->arena, stmt->variable));
    if (stmt->value) {
        fputs(" = ", dump->out);
        dump_expr(dump, stmt->value);
    }
    fputc('\n', dump->out);
}

static void
dump_init(const struct dump *dump, const struct core_stmt *stmt)
{
    begin_line(dump);
    fprintf(dump->out, "%s := ", label(dump, stmt->variable));
    dump_expr(dump, stmt->value);
    fputc('\n', dump->out);
}

static void
dump_assign(const struct dump *dump, const struct core_stmt *stmt)
{
    begin_line(dump);
    dump_expr(dump, stmt->place);
    fputs(" = ", dump->out);
    dump_expr(dump, stmt->value);
    fputc('\n', dump->out);
}

/* The inside of what a line ending in { began. */
static void
dump_inside(struct dump *dump, const struct core_stmts *stmts)
{
    dump->indent++;
    dump_stmts(dump, stmts);
    dump->indent--;
}

static void
dump_block(struct dump *dump, const char *head, const struct core_stmts *stmts)
{
    begin_line(dump);
    fprintf(dump->out, "%s{\n", head);
    dump_inside(dump, stmts);
    dump_word(dump, "}");
}

static void
dump_if(struct dump *dump, const struct core_stmt *stmt)
{
    begin_line(dump);
    for (;;) {
        fputs("if ", dump->out);
        dump_expr(dump, stmt->value);
        fputs(" {\n", dump->out);
        dump_inside(dump, &stmt->then->stmts);
        stmt = stmt->otherwise;
        if (!stmt || stmt->kind != CORE_IF)
            break;
        begin_line(dump);
        fputs("} else ", dump->out);
    }
    if (stmt) {
        dump_word(dump, "} else {");
        dump_inside(dump, &stmt->stmts);
    }
    dump_word(dump, "}");
}

static void
dump_loop(struct dump *dump, const struct core_stmt *stmt)
{
    begin_line(dump);
    fputs("loop", dump->out);
    if (stmt->counted.index) {
        fprintf(dump->out, " %s from ", label(dump, stmt->counted.index));
        dump_expr(dump, stmt->counted.low);
    }
    if (stmt->value) {
        fputs(" while ", dump->out);
        dump_expr(dump, stmt->value);
    }
    fputs(" {\n", dump->out);
    dump_inside(dump, &stmt->then->stmts);
    if (stmt->step) {
        dump_word(dump, "} step {");
        dump->indent++;
        dump_stmt(dump, stmt->step);
        dump->indent--;
    }
    dump_word(dump, "}");
}

static void
dump_try(struct dump *dump, const struct core_stmt *stmt)
{
    dump_word(dump, "try {");
    dump_inside(dump, &stmt->stmts);
    begin_line(dump);
    fprintf(dump->out, "} catch %s {\n", label(dump, stmt->variable));
    dump_inside(dump, &stmt->handler->stmts);
    dump_word(dump, "}");
}

static void
dump_arms(const struct dump *dump, const struct core_stmt *select)
{
    struct core_exprs arguments = select->suspend.arguments;

    for (int i = 0; i < select->suspend.arms.count; i++) {
        const struct core_arm *arm = &select->suspend.arms.at[i];

        arguments.count = arm->arguments;
        begin_line(dump);
        fprintf(dump->out, "    arm: %s %s", arm->waits, label(dump, arm->message));
        dump_call(dump, "", &arguments);
        fputc('\n', dump->out);
        if (arm->arguments > 0)
            arguments.at += arm->arguments;
    }
}

static void
dump_suspend(const struct dump *dump, const char *before, const struct core_stmt *stmt)
{
    begin_line(dump);
    fprintf(dump->out, "%ssuspend %d: %s", before, stmt->suspend.number,
            stmt->suspend.waits);
    if (stmt->suspend.message)
        fprintf(dump->out, " %s", label(dump, stmt->suspend.message));
    if (stmt->suspend.how == CORE_SUSPEND_CALL ||
        (stmt->suspend.arguments.count > 0 && stmt->suspend.arms.count == 0))
        dump_call(dump, "", &stmt->suspend.arguments);
    if (stmt->value) {
        fputc(' ', dump->out);
        dump_expr(dump, stmt->value);
    }
    if (stmt->suspend.received)
        fprintf(dump->out, " -> %s", label(dump, stmt->suspend.received));
    fputc('\n', dump->out);
    dump_arms(dump, stmt);
}

static void
dump_cleanup(struct dump *dump, const struct core_stmt *hold)
{
    const struct core_stmt *cleanup = hold->cleanup;

    switch (cleanup->kind) {
    case CORE_BLOCK:
        dump_block(dump, hold->is_defer ? "defer " : "hold ", &cleanup->stmts);
        break;
    case CORE_RELEASE:
        dump_of_variable(dump, "hold release", cleanup);
        break;
    case CORE_END_IN_PLACE:
    case CORE_END_SCOPE:
        dump_of_variable(dump, "hold end", cleanup);
        break;
    case CORE_FREE_FRAME:
        dump_of_variable(dump, "hold free", cleanup);
        break;
    case CORE_RELEASE_ARGUMENTS:
        dump_of_variable(dump, "hold release arguments of", cleanup);
        break;
    case CORE_SUSPEND:
        dump_suspend(dump, "hold ", cleanup);
        break;
    default:
        dump_word(dump, "hold");
        dump_stmt(dump, cleanup);
        break;
    }
}

/* One that ends before its list does. */
static void
dump_hold(struct dump *dump, const struct core_stmt *stmt)
{
    dump_word(dump, "{");
    dump->indent++;
    dump_cleanup(dump, stmt);
    dump_stmts(dump, &stmt->stmts);
    dump->indent--;
    dump_word(dump, "}");
}

static void
dump_begin_scope(const struct dump *dump, const struct core_stmt *stmt)
{
    begin_line(dump);
    fprintf(dump->out, "begin %s", label(dump, stmt->variable));
    if (stmt->value) {
        fputs(": ", dump->out);
        dump_expr(dump, stmt->value);
    }
    fputc('\n', dump->out);
}

static void
dump_stmt(struct dump *dump, const struct core_stmt *stmt)
{
    switch (stmt->kind) {
    case CORE_BLOCK:
        dump_block(dump, stmt->is_statement ? "statement " : "", &stmt->stmts);
        break;
    case CORE_DECLARE:
    case CORE_BIND:
        dump_begin(dump, stmt);
        break;
    case CORE_INIT:
        dump_init(dump, stmt);
        break;
    case CORE_ASSIGN:
        dump_assign(dump, stmt);
        break;
    case CORE_EVAL:
        dump_of_value(dump, "", stmt->value);
        break;
    case CORE_RELEASE:
        dump_of_variable(dump, "release", stmt);
        break;
    case CORE_END_IN_PLACE:
        dump_of_variable(dump, "end", stmt);
        break;
    case CORE_FREE_FRAME:
        dump_of_variable(dump, "free", stmt);
        break;
    case CORE_RELEASE_ARGUMENTS:
        dump_of_variable(dump, "release arguments of", stmt);
        break;
    case CORE_BEGIN_SCOPE:
        dump_begin_scope(dump, stmt);
        break;
    case CORE_END_SCOPE:
        dump_of_variable(dump, "end", stmt);
        break;
    case CORE_CHECK:
        dump_of_value(dump, "check", stmt->value);
        break;
    case CORE_THROW:
        dump_of_value(dump, "throw", stmt->value);
        break;
    case CORE_RETURN:
        dump_of_value(dump, "return", stmt->value);
        break;
    case CORE_IF:
        dump_if(dump, stmt);
        break;
    case CORE_LOOP:
        dump_loop(dump, stmt);
        break;
    case CORE_HOLD:
        dump_hold(dump, stmt);
        break;
    case CORE_TRY:
        dump_try(dump, stmt);
        break;
    case CORE_BREAK:
        dump_word(dump, "break");
        break;
    case CORE_CONTINUE:
        dump_word(dump, "continue");
        break;
    case CORE_SUSPEND:
        dump_suspend(dump, "", stmt);
        break;
    }
}

/* A HOLD at the end covers what the list goes on with; they may be many. */
static void
dump_stmts(struct dump *dump, const struct core_stmts *stmts)
{
    for (int i = 0; i < stmts->count; i++) {
        const struct core_stmt *stmt = stmts->at[i];

        if (stmt->kind == CORE_HOLD && i == stmts->count - 1) {
            dump_cleanup(dump, stmt);
            stmts = &stmt->stmts;
            i = -1;
        } else {
            dump_stmt(dump, stmt);
        }
    }
}

/* ---- functions ---- */

static void
dump_function(struct dump *dump, struct core_function *function)
{
    fprintf(dump->out, "%s %s(", function->is_coroutine ? "coro" : "fn", function->name);
    dump->labels = dump_labels(dump->context, function);
    for (int i = 0; i < function->parameters.count; i++) {
        const struct core_variable *parameter = function->parameters.at[i];

        fprintf(dump->out, "%s%s%s: %s", i > 0 ? ", " : "",
                parameter->borrowed ? "borrowed " : "", label(dump, parameter),
                dump_content(dump->context->arena, parameter));
    }
    fputc(')', dump->out);
    if (function->result)
        fprintf(dump->out, " -> %s",
                dump_content(dump->context->arena, function->result));
    fputs(function->throws ? " throws" : "", dump->out);
    fputs(function->used ? " {\n" : " unused {\n", dump->out);
    dump_inside(dump, &function->body->stmts);
    fputs("}\n", dump->out);
}

void
dump_core(struct context *context, const struct core_module *core, FILE *out)
{
    struct dump dump = {.context = context, .out = out};

    for (int i = 0; i < core->functions.count; i++) {
        fputs(i > 0 ? "\n" : "", out);
        dump_function(&dump, core->functions.at[i]);
    }
}

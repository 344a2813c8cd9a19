#include "type_call.h"

#include "arguments.h"
#include "assign.h"
#include "flow.h"
#include "member.h"
#include "require.h"
#include "resolve.h"
#include "type_enum.h"

/* ---- what is called ---- */

static const struct callee unknown = {.name = NULL};

/* A call of it takes fields, and makes a value of them. */
static bool
makes_value(const struct decl *decl)
{
    return decl_is_record(decl) || decl->kind == DECL_ENUM;
}

static struct diag *
report_not_callable(struct typer *typer, const struct expr *callee, const char *what)
{
    return diag_error(typer->diags, DIAG_NOT_CALLABLE, callee->span,
                      "'%s' is %s and cannot be called", quote(typer, callee), what);
}

/* int(x) and its like. */
static void
report_type_called(struct typer *typer, const struct expr *call,
                   const struct type_word *word)
{
    const struct expr *callee = call->call.callee;
    struct diag *diag = report_not_callable(typer, callee, "a type");
    const char *argument = call->call.args.count == 1
                               ? quote_operand(typer, call->call.args.at[0].value)
                               : "x";
    if (word->kind == TYPE_STRING)
        diag_help(typer->diags, diag, "write 'str(%s)'", argument);
    else if (word->kind == TYPE_BOOL)
        diag_help(typer->diags, diag, "write '%s != 0'", argument);
    else if (word->kind >= TYPE_I8 && word->kind <= TYPE_DURATION)
        diag_help(typer->diags, diag, "write '%s as %s'; of a string: '.%s()'", argument,
                  word->spelling,
                  word->kind == TYPE_F32 || word->kind == TYPE_F64 ? "to_float"
                                                                   : "to_int");
}

/* Is a message where it may stand? */
static bool
check_message(struct typer *typer, const struct expr *call, const char *name)
{
    if (call == typer->message)
        return true;
    struct diag *diag =
        diag_error(typer->diags, DIAG_MESSAGE_PLACE, call->span,
                   "'%s' is a message to the loop and stands only behind 'yield'", name);
    diag_help(typer->diags, diag, "write 'yield %s'", quote(typer, call));
    return false;
}

/* A variable, field or what else has a value, which is typed. */
static struct callee
call_value(struct typer *typer, struct expr *call)
{
    const struct expr *callee = call->call.callee;
    const struct type *type = callee->type;
    if (type->kind == TYPE_FN) {
        call->call.target = CALL_VALUE;
        return (struct callee){.name = quote(typer, callee), .fn = type};
    }
    if (is_poison(type))
        return unknown;
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_CALLABLE, callee->span,
                                   "'%s' has type '%s' and cannot be called",
                                   quote(typer, callee), str(typer, type));
    if (type_opened(type)->kind == TYPE_FN)
        diag_help(typer->diags, diag, "open it first: '%s!(…)', or 'if let'",
                  quote_operand(typer, callee));
    if (callee->kind == EXPR_NAME && callee->name.variable)
        note_declaration(typer, diag, callee->name.variable->name,
                         callee->name.variable->span);
    return unknown;
}

static struct callee
call_item(struct typer *typer, struct expr *call, struct decl *decl)
{
    struct expr *callee = call->call.callee;
    struct callee result = {.name = decl->name, .decl = decl, .params = &decl->params};
    callee->name.decl = decl;
    call->call.decl = decl;
    switch (decl->kind) {
    case DECL_FN:
        call->call.target = CALL_FN;
        break;
    case DECL_C_FN:
        call->call.target = CALL_C;
        break;
    case DECL_CORO:
        call->call.target = CALL_CORO;
        break;
    case DECL_STRUCT:
        if (decl->is_opaque) {
            report_opaque(typer, callee->span, decl->type);
            return unknown;
        }
        call->call.target = CALL_STRUCT;
        break;
    case DECL_ENUM:
        help_to_cases(typer, report_not_callable(typer, callee, "an enum"), decl);
        return unknown;
    case DECL_MESSAGE:
        if (!check_message(typer, call, decl->name))
            return unknown;
        call->call.target = CALL_MESSAGE;
        break;
    case DECL_CLASS:
        call->call.target = CALL_CLASS;
        break;
    case DECL_CONST:
    case DECL_C_CONST:
        type_name(typer, callee);
        return call_value(typer, call);
    case DECL_IMPORT:
        report_not_callable(typer, callee, "a module");
        return unknown;
    default:
        return unknown; /* of later work: reported where it is declared */
    }
    return result;
}

static struct callee
call_function(struct typer *typer, struct expr *call, enum builtin builtin)
{
    call->call.callee->name.builtin = builtin;
    if (is_message_builtin(builtin) &&
        !check_message(typer, call, typer->builtin_names[builtin]))
        return unknown;
    call->call.target = CALL_BUILTIN;
    call->call.builtin = builtin;
    return (struct callee){.name = typer->builtin_names[builtin],
                           .signature = function_signature(builtin),
                           .receiver = basic(typer, TYPE_VOID)};
}

static struct callee
call_name(struct typer *typer, struct expr *call)
{
    struct expr *callee = call->call.callee;
    const struct binding *binding = resolve_name(typer, callee, true);
    if (!binding)
        return unknown;
    if (binding->variable) {
        type_name(typer, callee);
        return call_value(typer, call);
    }
    if (binding->decl)
        return call_item(typer, call, binding->decl);
    if (binding->builtin)
        return call_function(typer, call, binding->builtin);
    report_type_called(typer, call, binding->type_word);
    return unknown;
}

static struct callee
call_member(struct typer *typer, struct expr *call)
{
    struct expr *callee = call->call.callee;
    const struct type *receiver = callee->field.object->type;
    if (has_fn_field(receiver, callee->field.name)) {
        type_field(typer, callee);
        return call_value(typer, call);
    }
    const struct signature *method = find_method(typer, callee);
    if (!method)
        return unknown;
    if (is_message_builtin(method->builtin) &&
        !check_message(typer, call, callee->field.name))
        return unknown;
    call->call.target = CALL_MEMBER;
    call->call.builtin = method->builtin;
    callee->field.builtin = method->builtin;
    if (changes_array(call))
        require_changeable(typer, callee->field.object, callee->field.name);
    return (struct callee){
        .name = callee->field.name, .signature = method, .receiver = receiver};
}

/* Shape.circle(2.0) */
static struct callee
call_case(struct typer *typer, struct expr *call)
{
    const struct expr *callee = call->call.callee;
    const struct enum_case *named = callee->enum_case.named;
    if (!named->payload.count) {
        diag_help(typer->diags,
                  report_not_callable(typer, callee, "a case that holds nothing"),
                  "leave out the parentheses");
        return unknown;
    }
    call->call.target = CALL_CASE;
    call->call.decl = callee->enum_case.decl;
    return (struct callee){
        .name = arena_printf(typer->arena, "%s.%s", call->call.decl->name, named->name),
        .decl = call->call.decl,
        .params = &named->payload};
}

/* Sets which argument goes where. */
static void
arrange(struct typer *typer, struct expr *call, const struct callee *callee)
{
    const struct expr *named = call->call.callee;
    if (callee->fn) {
        arrange_values(typer, call, callee->name, callee->fn->take_count);
        return;
    }
    if (!callee->decl) {
        arrange_builtins(typer, call, callee->signature, callee->name);
        return;
    }
    struct taker taker = {
        .name = callee->name,
        .span = named->kind == EXPR_CASE ? named->enum_case.named->span
                                         : callee->decl->name_span,
        .params = callee->params,
        .has_fields = makes_value(callee->decl),
        .is_of_c = callee->decl->external && makes_value(callee->decl),
    };
    arrange_items(typer, call, &taker);
}

struct callee
bind_call(struct typer *typer, struct expr *call)
{
    struct expr *callee = call->call.callee;
    struct callee result = unknown;
    if (callee->kind == EXPR_NAME)
        result = call_name(typer, call);
    else if (callee->kind == EXPR_FIELD)
        result = call_member(typer, call);
    else if (callee->kind == EXPR_CASE)
        result = call_case(typer, call);
    else
        result = call_value(typer, call);
    if (!result.fn)
        callee->type = basic(typer, result.name ? TYPE_VOID : TYPE_POISON);
    if (result.name)
        arrange(typer, call, &result);
    return result;
}

/* ---- arguments ---- */

const struct type *
argument_asked(const struct typer *typer, const struct callee *callee,
               const struct argument *argument)
{
    int index = argument->index;
    if (!callee->name || index < 0)
        return NULL;
    if (callee->fn)
        return callee->fn->takes[index];
    if (callee->decl)
        return callee->params->at[index]->type;
    if (callee->signature->most == MANY)
        index = 0;
    return shape_type(typer, callee->signature->takes[index], callee->receiver);
}

void
note_parameter(struct typer *typer, const struct callee *callee,
               const struct argument *argument, struct diag *diag)
{
    if (!diag || !callee->decl || argument->index < 0)
        return;
    const struct variable *parameter = callee->params->at[argument->index];
    diag_note(typer->diags, diag, parameter->span, "%s '%s' of '%s' is declared here",
              makes_value(callee->decl) ? "field" : "parameter", parameter->name,
              callee->name);
}

/* ---- what comes out ---- */

/* A coroutine to schedule: nobody could take what it yields. */
static void
require_plain(struct typer *typer, struct expr *expr)
{
    require_coroutine(typer, expr, "what runs as a task", true);
    if (is_poison(expr->type) ||
        (is_void(expr->type->yields) && is_void(expr->type->receives)))
        return;
    struct diag *diag = diag_error(typer->diags, DIAG_TASK_GENERATOR, expr->span,
                                   "a task has no consumer, and this generator %s",
                                   type_consumer_str(typer->arena, expr->type));
    diag_help(typer->diags, diag, "drive it with %s or 'yield from'",
              expr->type->kind == TYPE_STREAM ? "'for … from'" : "'for', 'next'");
    poison(typer, expr);
}

/* What 'next' drives. */
static void
require_generator(struct typer *typer, struct expr *expr)
{
    require_coroutine(typer, expr, "the argument of 'next'", false);
    require_no_stream(typer, expr, "'next'",
                      arena_printf(typer->arena, "write 'yield %s.next()'",
                                   quote_operand(typer, expr)));
}

/* What the result's type depends on: the receiver, or else the first argument. */
static const struct type *
subject_of(struct typer *typer, const struct expr *call, const struct callee *callee)
{
    const struct arguments *args = &call->call.args;
    enum shape first = callee->signature->takes[0];
    if (first != SHAPE_GENERATOR && first != SHAPE_COROUTINE)
        return callee->receiver;
    if (!args->count)
        return basic(typer, TYPE_POISON);
    if (first == SHAPE_GENERATOR)
        require_generator(typer, args->at[0].value);
    else
        require_plain(typer, args->at[0].value);
    return args->at[0].value->type;
}

static void
finish_builtin(struct typer *typer, struct expr *call, const struct callee *callee)
{
    const struct type *subject = subject_of(typer, call, callee);
    if (is_poison(subject))
        poison(typer, call);
    else
        call->type = shape_type(typer, callee->signature->gives, subject);
}

void
finish_call(struct typer *typer, struct expr *call, const struct callee *callee)
{
    if (!callee->name)
        poison(typer, call);
    else if (callee->fn)
        call->type = callee->fn->returns;
    else if (!callee->decl)
        finish_builtin(typer, call, callee);
    else if (callee->decl->kind == DECL_FN || callee->decl->kind == DECL_C_FN ||
             callee->decl->kind == DECL_MESSAGE)
        call->type = callee->decl->returns;
    else
        call->type = callee->decl->type;
}

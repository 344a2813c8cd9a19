/* What suspends: yield, yield from, wait, spawn. Each becomes a statement of its own; its
 * value, if any, is then in a variable. */
#include "lowering.h"

static struct core_stmt *
make_suspend(struct lowering *l, enum core_suspend_kind how, const char *waits)
{
    struct core_stmt *stmt = core_stmt(l->arena, CORE_SUSPEND, l->span);
    stmt->suspend.how = how;
    stmt->suspend.waits = waits;
    stmt->suspend.number = ++l->function->suspension_count;
    vec_push(l->arena, &l->function->suspensions, stmt);
    return stmt;
}

static struct core_stmt *
append_suspend(struct lowering *l, enum core_suspend_kind how, const char *waits)
{
    struct core_stmt *stmt = make_suspend(l, how, waits);
    vec_push(l->arena, l->out, stmt);
    return stmt;
}

void
lower_turn(struct lowering *l, const char *waits)
{
    append_suspend(l, CORE_SUSPEND_TURN, waits);
}

struct core_stmt *
append_send(struct lowering *l, const struct request *request,
            struct core_variable *message, struct core_variable *received)
{
    struct core_stmt *suspend = append_suspend(l, CORE_SUSPEND_SEND, request->waits);
    suspend->suspend.sends = request->sends;
    suspend->suspend.message = message;
    suspend->suspend.received = received;
    suspend->suspend.arguments = request->arguments;
    return suspend;
}

struct core_variable *
received_variable(struct lowering *l, const struct type *type, struct core_variable *into)
{
    return type->kind == TYPE_VOID ? NULL : result_variable(l, type, into);
}

struct value
received_value(struct lowering *l, struct core_variable *received)
{
    if (!received)
        return (struct value){0};
    return value_fresh(core_variable(l->arena, received));
}

/* ---- messages ---- */

static const struct core_message spawn = {.name = "spawn", .word = "spawn"};
static const struct core_message wait = {
    .name = "wait", .word = "wait", .reply = CORE_REPLY_OF_WAIT};
static const struct request spawn_request = {.sends = &spawn, .waits = "spawn"};
const struct request wait_request = {.sends = &wait, .waits = "wait"};

/* ---- yield ---- */

struct value
lower_yield(struct lowering *l, struct expr *expr, const struct value *operands,
            struct core_variable *into)
{
    if (expr->operand.how == YIELD_MESSAGE)
        return lower_message(l, expr, operands, into);
    if (expr->operand.how == YIELD_TURN) {
        lower_turn(l, "yield");
        return (struct value){0};
    }
    struct core_expr *value = expr->operand.operand ? value_own(l, operands[0]) : NULL;
    struct core_variable *received = received_variable(l, expr->type, into);
    struct core_stmt *suspend = append_suspend(l, CORE_SUSPEND_YIELD, "yield");
    suspend->value = value;
    suspend->suspend.received = received;
    return received_value(l, received);
}

/* ---- yield from ---- */

static const char *
delegates_to(struct lowering *l, const char *name)
{
    return arena_printf(l->arena, "yield from %s", name);
}

/* What the expression would take over of what lies in a variable that nobody else
 * releases. */
static void
release_taken(struct lowering *l, const struct core_expr *expr)
{
    if (expr->kind == CORE_VARIABLE && expr->effect == CORE_ACTS)
        append(l, CORE_RELEASE)->variable = expr->variable;
    for (int i = 0; i < expr->operands.count; i++)
        release_taken(l, expr->operands.at[i]);
}

/* A frame of its own, for a callee that may call itself. If there is no memory for it,
 * nobody takes over the arguments. */
static void
make_frame(struct lowering *l, struct core_variable *frame,
           const struct core_exprs *arguments)
{
    struct core_expr *kind = core_function_expr(l->arena, CORE_KIND, frame->callee, NULL);
    bind(l, frame, core_call(l->arena, "coro_frame_new", NULL, CORE_ACTS, kind, NULL));
    struct core_stmt *test = append(l, CORE_IF);
    test->value = core_operation(l->arena, "!", plain_type(l, TYPE_BOOL),
                                 core_variable(l->arena, frame), NULL);
    struct scope_mark failed = scope_begin(l);
    for (int i = 0; i < arguments->count; i++)
        release_taken(l, arguments->at[i]);
    append(l, CORE_THROW)->value = core_call(l->arena, "coro_out_of_memory",
                                             plain_type(l, TYPE_ERROR), CORE_PURE, NULL);
    test->then = scope_take(l, failed);
    struct core_stmt *cleanup = core_stmt(l->arena, CORE_FREE_FRAME, l->span);
    cleanup->variable = frame;
    hold_with(l, cleanup);
}

/* yield from f(x): the callee's frame lies in ours, or for recursion in memory of its
 * own. */
static struct value
lower_direct_delegation(struct lowering *l, struct expr *call,
                        const struct value *operands, struct core_variable *into)
{
    struct core_function *callee = call->call.decl->core;
    const struct type *returns = call->call.decl->returns;
    bool apart = call->call.decl->apart;
    struct core_variable *received = received_variable(l, returns, into);
    struct core_variable *frame = core_variable_new(
        l->arena, apart ? CORE_FRAME_POINTER : CORE_FRAME_IN_PLACE, NULL, callee->name);
    frame->callee = callee;
    callee->has_start = true;
    struct core_exprs arguments = {0};
    lower_arguments_owned(l, call, operands, &arguments);
    if (apart)
        make_frame(l, frame, &arguments);
    else
        declare(l, frame);
    struct core_stmt *suspend =
        append_suspend(l, CORE_SUSPEND_CALL, delegates_to(l, callee->name));
    suspend->suspend.message = frame;
    suspend->suspend.arguments = arguments;
    if (received)
        init(l, received,
             core_expr(l->arena, CORE_RESULT_OF, returns, CORE_PURE,
                       core_variable(l->arena, frame), NULL));
    return received_value(l, received);
}

struct value
lower_yield_from(struct lowering *l, struct expr *expr, const struct value *operands,
                 struct core_variable *into)
{
    struct expr *operand = expr->operand.operand;
    if (is_coroutine_call(operand))
        return lower_direct_delegation(l, operand, operands, into);
    struct core_expr *object = value_in_variable(l, operands[0]);
    struct core_variable *received =
        received_variable(l, operands[0].expr->type->returns, into);
    struct core_stmt *suspend = append_suspend(l, CORE_SUSPEND_DELEGATE, "yield from");
    suspend->suspend.message = object->variable;
    suspend->suspend.received = received;
    suspend->span = expr->span;
    return received_value(l, received);
}

/* ---- tasks ---- */

struct value
lower_wait(struct lowering *l, struct expr *expr, const struct value *operands,
           struct core_variable *into)
{
    struct core_expr *task = value_in_variable(l, operands[0]);
    struct core_variable *received = received_variable(l, expr->type, into);
    append_send(l, &wait_request, task->variable, received)->span = expr->span;
    return received_value(l, received);
}

struct core_expr *
lower_give(struct lowering *l, struct core_expr *object, const struct type *task,
           struct span span)
{
    if (l->group)
        return core_call(l->arena, "coro_group_give", task, CORE_ACTS,
                         address_of(l, core_variable(l->arena, l->group)), object,
                         error_slot(l, true), here(l, span), NULL);
    return core_call(l->arena, "coro_task_give", task, CORE_ACTS, object,
                     error_slot(l, true), here(l, span), NULL);
}

void
lower_spawn_request(struct lowering *l, struct core_variable *const *tasks, int count,
                    struct span span)
{
    for (int i = 1; i < count; i++)
        append_eval(l, core_call(l->arena, "coro_task_chain", plain_type(l, TYPE_VOID),
                                 CORE_ACTS, core_variable(l->arena, tasks[i - 1]),
                                 core_variable(l->arena, tasks[i]), NULL));
    append_send(l, &spawn_request, tasks[0], NULL)->span = span;
}

struct value
lower_spawn(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_variable *task =
        bind_temporary(l, expr->type,
                       lower_give(l, lower_given(l, expr->operand.operand, operands),
                                  expr->type, expr->span));
    append_check(l);
    hold(l, task);
    lower_spawn_request(l, &task, 1, expr->span);
    return (struct value){core_variable(l->arena, task), HELD};
}

struct core_stmt *
lower_children(struct lowering *l, struct core_variable *group)
{
    struct core_stmt *suspend = make_suspend(l, CORE_SUSPEND_CHILDREN, "group");
    suspend->suspend.sends = group->message;
    suspend->suspend.message = group;
    return suspend;
}

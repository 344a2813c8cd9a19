/* select: the operands of all arms, one suspension with a message each, what the winner
 * gives, then the winner's body. */
#include "lowering.h"

struct selecting {
    struct lowering *l;
    const struct arms *arms; /* `else` is the last */
    /* what each arm gives; NULL: nothing, or nobody takes it */
    struct core_variable **received;
    struct core_variable *won; /* the number of the arm that was answered */
};

static int
waiting_arms(const struct selecting *selecting)
{
    const struct arms *arms = selecting->arms;
    return arms->count - arms->at[arms->count - 1]->is_else;
}

static bool
is_wait(const struct arm *arm)
{
    return arm->request->kind == EXPR_WAIT;
}

/* ---- what is received ---- */

static bool
is_taken(const struct arm *arm)
{
    return arm->variable && !is_blank(arm->variable);
}

/* Known until the end of the statement, to be taken by the arm's body. */
static void
declare_received(struct selecting *selecting)
{
    struct lowering *l = selecting->l;
    int count = waiting_arms(selecting);
    selecting->received =
        arena_alloc(l->arena, (size_t)(count + 1) * sizeof *selecting->received);
    for (int i = 0; i < count; i++) {
        const struct arm *arm = selecting->arms->at[i];
        const struct type *type = arm->request->type;
        if (type->kind == TYPE_VOID || (!is_taken(arm) && !type_is_owned(type)))
            continue;
        selecting->received[i] =
            is_taken(arm) ? local(l, arm->variable) : temporary(l, type);
        declare(l, selecting->received[i]);
    }
}

/* ---- sending ---- */

/* A task is sent as it is. */
static struct core_variable *
lower_sent(struct lowering *l, const struct arm *arm, const struct value *operands,
           struct request *request)
{
    *request = wait_request;
    if (is_wait(arm))
        return value_in_variable(l, operands[0])->variable;
    *request = lower_request(l, arm->request, operands);
    return declare_message(l, request->sends);
}

/* Its arguments stand behind those of the arms before. */
static void
add_arm(struct selecting *selecting, int number, const struct value *operands,
        struct core_arms *sent, struct core_exprs *arguments)
{
    struct lowering *l = selecting->l;
    const struct arm *arm = selecting->arms->at[number];
    struct request request;
    struct core_variable *message = lower_sent(l, arm, operands, &request);
    struct core_arm made = {.sends = request.sends,
                            .message = message,
                            .received = selecting->received[number],
                            .arguments = request.arguments.count,
                            .waits = request.waits,
                            .span = arm->request->span};
    vec_push(l->arena, sent, made);
    for (int i = 0; i < request.arguments.count; i++)
        vec_push(l->arena, arguments, request.arguments.at[i]);
}

/* All operands are evaluated before anything is sent. */
static void
lower_arms(struct selecting *selecting, struct core_arms *sent,
           struct core_exprs *arguments)
{
    struct lowering *l = selecting->l;
    int count = waiting_arms(selecting);
    int *first = arena_alloc(l->scratch, (size_t)(count + 1) * sizeof *first);
    struct exprs operands = {0};
    for (int i = 0; i < count; i++) {
        first[i] = operands.count;
        evaluated_operands(l, selecting->arms->at[i]->request, &operands);
    }
    struct value *values = lower_in_order(l, &operands, NULL);
    for (int i = 0; i < count; i++)
        add_arm(selecting, i, &values[first[i]], sent, arguments);
}

static struct core_variable *
select_variable(struct lowering *l, int arms)
{
    struct core_message *message = NEW(l->arena, struct core_message);
    struct core_variable *variable =
        core_variable_new(l->arena, CORE_MESSAGE, NULL, "select");
    message->name = message->word = "select";
    message->arms = arms;
    variable->message = message;
    return variable;
}

static void
send_arms(struct selecting *selecting)
{
    struct lowering *l = selecting->l;
    int count = waiting_arms(selecting);
    struct core_arms arms = {0};
    struct core_variable *select = select_variable(l, count);
    struct request request = {.sends = select->message, .waits = "select"};
    struct core_stmt *suspend;
    lower_arms(selecting, &arms, &request.arguments);
    declare(l, select);
    suspend = append_send(l, &request, select, selecting->won);
    suspend->suspend.arms = arms;
    suspend->suspend.has_else = count < selecting->arms->count;
}

/* ---- bodies ---- */

static struct core_stmt *
lower_body(struct selecting *selecting, int arm)
{
    struct lowering *l = selecting->l;
    struct scope_mark mark = scope_begin(l);
    struct core_variable *received =
        arm < waiting_arms(selecting) ? selecting->received[arm] : NULL;
    if (received && type_is_owned(received->type))
        hold(l, received);
    lower_block(l, selecting->arms->at[arm]->body);
    return scope_take(l, mark);
}

static struct core_expr *
is_winner(const struct selecting *selecting, int arm)
{
    struct lowering *l = selecting->l;
    const struct type *type = selecting->won->type;
    return core_operation(l->arena, "==", plain_type(l, TYPE_BOOL),
                          core_variable(l->arena, selecting->won),
                          core_integer(l->arena, type, (uint64_t)arm));
}

/* The last arm has won if no other has. */
static void
lower_bodies(struct selecting *selecting)
{
    struct lowering *l = selecting->l;
    int count = selecting->arms->count;
    struct core_stmt *branch = NULL;
    if (count == 1)
        vec_push(l->arena, l->out, lower_body(selecting, 0));
    for (int i = 0; i + 1 < count; i++) {
        struct core_stmt *next = core_stmt(l->arena, CORE_IF, l->span);
        next->value = is_winner(selecting, i);
        next->then = lower_body(selecting, i);
        if (branch)
            branch->otherwise = next;
        else
            vec_push(l->arena, l->out, next);
        branch = next;
    }
    if (branch)
        branch->otherwise = lower_body(selecting, count - 1);
}

void
lower_select(struct lowering *l, struct stmt *stmt)
{
    struct selecting selecting = {.l = l, .arms = &stmt->match.arms};
    struct scope_mark whole = scope_begin(l);
    selecting.won =
        core_variable_new(l->arena, CORE_VALUE, plain_type(l, TYPE_I32), "won");
    declare_received(&selecting);
    declare(l, selecting.won);
    struct scope_mark mark = scope_begin(l);
    send_arms(&selecting);
    scope_end(l, mark, true);
    lower_bodies(&selecting);
    scope_end(l, whole, true);
}

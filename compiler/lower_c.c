/* What externs declare: calls of C's functions, its constants and its structs. */
#include "lowering.h"
#include "passing.h"

/* ---- what C gives ---- */

/* It may be of another type in C, where a const or the kind of a char does not count. */
static struct core_expr *
as_declared(struct lowering *l, struct core_expr *given)
{
    const struct type *type = given->type;
    if (!type_is_number(type) && type->kind != TYPE_BOOL &&
        (!type_is_address(type) || type_is_fn(type)))
        return given;
    return core_expr(l->arena, CORE_CAST, type, CORE_PURE, given, NULL);
}

struct core_expr *
lower_c_constant(struct lowering *l, const struct expr *expr)
{
    struct core_expr *constant =
        core_expr(l->arena, CORE_C_CONSTANT, expr->type, CORE_READS, NULL);
    constant->text = expr->name.decl->name;
    return as_declared(l, constant);
}

/* ---- arguments ---- */

bool
passes_variable(const struct expr *call, int index)
{
    return call->call.target == CALL_C &&
           passes_place(passing(call->call.args.at[index].value,
                                call->call.decl->params.at[index]->type));
}

/* Bytes that end in a NUL; of a string that may be none, NULL. */
static struct core_expr *
text_of(struct lowering *l, struct core_expr *string)
{
    return core_field(l->arena, "bytes", NULL, string);
}

static struct core_expr *
items_of(struct lowering *l, struct core_expr *list)
{
    return core_call(l->arena, "coro_list_items", NULL, CORE_READS, list, NULL);
}

static struct core_expr *
c_cast(struct lowering *l, const char *word, struct core_expr *pointer)
{
    struct core_expr *cast =
        core_expr(l->arena, CORE_C_CAST, NULL, CORE_PURE, pointer, NULL);
    cast->text = word;
    return cast;
}

/* C tells apart what is one type to Coro: kinds of chars, long and long long. */
static bool
has_one_pointer_in_c(const struct type *element)
{
    switch ((int)element->kind) {
    case TYPE_I8:
    case TYPE_U8:
    case TYPE_I64:
    case TYPE_U64:
        return false;
    default:
        return !type_is_address(element);
    }
}

static struct core_expr *
pointer_argument(struct lowering *l, struct core_expr *pointer, const struct type *to)
{
    const struct type *target = type_opened(to);
    if (pointer->kind == CORE_NONE || target->kind != TYPE_PTR ||
        has_one_pointer_in_c(target->element))
        return pointer;
    return c_cast(l, "void *", pointer);
}

static struct core_expr *
variable_of(struct lowering *l, const struct expr *argument)
{
    return core_variable(l->arena, local(l, argument->name.variable));
}

static struct core_expr *
lower_argument(struct lowering *l, const struct expr *argument, const struct type *to,
               struct value value)
{
    switch (passing(argument, to)) {
    case PASSES_ADDRESS:
        return pointer_argument(l, address_of(l, variable_of(l, argument)), to);
    case PASSES_ELEMENTS:
        return pointer_argument(
            l, core_field(l->arena, "at", NULL, variable_of(l, argument)), to);
    case PASSES_TEXT:
        return text_of(l, value_lend(l, value));
    case PASSES_BYTES:
        return c_cast(l, "const void *", text_of(l, value_lend(l, value)));
    case PASSES_ITEMS:
        return items_of(l, value_lend(l, value));
    case PASSES_NOT:
        break;
    }
    return pointer_argument(l, value_lend(l, value), to);
}

/* Whatever acts is done before the places are looked up where lists have their items. */
static bool
passes_items(const struct expr *call)
{
    const struct arguments *args = &call->call.args;
    for (int i = 0; i < args->count; i++)
        if (passing(args->at[i].value, call->call.decl->params.at[i]->type) ==
            PASSES_ITEMS)
            return true;
    return false;
}

struct value
lower_c_call(struct lowering *l, struct expr *expr, const struct value *operands)
{
    const struct decl *decl = expr->call.decl;
    const struct arguments *args = &expr->call.args;
    bool is_settled = passes_items(expr);
    struct core_expr *call = core_call(l->arena, decl->name, expr->type, CORE_ACTS, NULL);
    call->is_external = true;
    for (int i = 0; i < args->count; i++) {
        struct value value = {0};
        if (!passes_variable(expr, i))
            value = *operands++;
        if (is_settled)
            value = value_stabilize(l, value, CORE_ACTS);
        core_add_operand(
            l->arena, call,
            lower_argument(l, args->at[i].value, decl->params.at[i]->type, value));
    }
    return value_borrowed(as_declared(l, call));
}

/* ---- structs ---- */

/* The fields that are not named are zero. */
struct value
lower_c_struct(struct lowering *l, struct expr *expr, const struct value *operands)
{
    const struct arguments *args = &expr->call.args;
    struct core_expr *object =
        core_expr(l->arena, CORE_STRUCT, expr->type, CORE_PURE, NULL);
    for (int i = 0; i < expr->type->decl->params.count; i++) {
        struct core_expr *field = NULL;
        for (int k = 0; k < args->count; k++)
            if (args->at[k].index == i)
                field = operands[k].expr;
        if (!field)
            field = zero_of(l, expr->type->decl->params.at[i]->type);
        core_add_operand(l->arena, object, field);
    }
    return value_borrowed(object);
}

/* The statement `match`: a chain of ifs. What is matched is evaluated once; the tests
 * have no effect and follow each other, so that nothing changes it meanwhile. */
#include "core_walk.h"
#include "integer.h"
#include "lowering.h"

/* Tests of one arm that stand in a row; more of them are rows in parentheses, so that no
 * C expression gets deep. */
enum { LONGEST_ROW = 16 };

/* A variable of the function, or what lies in one; else a variable is made. It needs
 * nobody who holds what it refers to: an arm copies what it takes. */
static struct core_expr *
lower_matched(struct lowering *l, struct expr *scrutinee)
{
    struct core_expr *matched = value_borrow(l, lower_expr(l, scrutinee));
    const struct core_variable *variable = core_place_variable(matched);
    if (variable && !variable->is_module)
        return place_settled(l, matched);
    return core_variable(l->arena, bind_for_good(l, matched));
}

/* ---- tests ---- */

static struct core_expr *
compare(struct lowering *l, const char *operator_, struct core_expr *left,
        const struct type *type, uint64_t number)
{
    return core_operation(l->arena, operator_, plain_type(l, TYPE_BOOL), left,
                          core_integer(l->arena, type, number));
}

/* What is always so needs no test. */
static struct core_expr *
test_of_range(struct lowering *l, struct core_expr *matched,
              const struct pattern *pattern)
{
    const struct type *type = matched->type;
    struct core_expr *low = NULL, *high = NULL;
    if (pattern->first != integer_least(type))
        low = compare(l, ">=", matched, type, pattern->first);
    if (pattern->last != integer_greatest(type))
        high = pattern->inclusive ? compare(l, "<=", matched, type, pattern->last)
                                  : compare(l, "<", matched, type, pattern->last + 1);
    if (!low || !high)
        return low ? low : high;
    return core_operation(l->arena, "&&", plain_type(l, TYPE_BOOL), low, high);
}

static struct core_expr *
test_of_pattern(struct lowering *l, struct core_expr *matched,
                const struct pattern *pattern)
{
    const struct type *type = matched->type, *test = plain_type(l, TYPE_BOOL);
    if (type->kind == TYPE_STRING)
        return core_call(l->arena, "coro_string_equal", test, CORE_PURE, matched,
                         lower_constant(l, pattern->text), NULL);
    if (type->kind == TYPE_BOOL)
        return pattern->first ? matched
                              : core_operation(l->arena, "!", test, matched, NULL);
    if (type->kind == TYPE_ENUM && !type_is_plain_enum(type))
        matched = core_field(l->arena, "tag", plain_type(l, TYPE_U32), matched);
    if (pattern->first == pattern->last)
        return compare(l, "==", matched, type, pattern->first);
    return test_of_range(l, matched, pattern);
}

/* Tests of the patterns from `begin` on, any of which may hold. */
static struct core_expr *
test_of_patterns(struct lowering *l, struct core_expr *matched,
                 const struct patterns *patterns, int begin, int end)
{
    const struct type *test = plain_type(l, TYPE_BOOL);
    if (end - begin > LONGEST_ROW) {
        int middle = begin + (end - begin) / 2;
        return core_operation(l->arena, "||", test,
                              test_of_patterns(l, matched, patterns, begin, middle),
                              test_of_patterns(l, matched, patterns, middle, end));
    }
    struct core_expr *row = test_of_pattern(l, matched, patterns->at[begin]);
    for (int i = begin + 1; i < end; i++)
        row = core_operation(l->arena, "||", test, row,
                             test_of_pattern(l, matched, patterns->at[i]));
    return row;
}

/* ---- what is matched, if that is known ---- */

static const struct core_expr *known_value(const struct core_expr *place);

static const struct core_expr *
known_field(const struct core_expr *whole, const char *name)
{
    int index = type_field_index(whole->type, name);
    return index >= 0 ? whole->operands.at[index] : NULL;
}

/* What lies inside of something in braces. */
static const struct core_expr *
known_part(const struct core_expr *place)
{
    const struct core_expr *whole = known_value(place->operands.at[0]), *index = NULL;
    if (!whole)
        return NULL;
    if (place->kind == CORE_OPENED)
        return whole->kind == CORE_SOME ? whole->operands.at[0] : NULL;
    if (place->kind == CORE_FIELD)
        return whole->kind == CORE_STRUCT ? known_field(whole, place->text) : NULL;
    index = place->operands.at[1];
    return whole->kind == CORE_ARRAY && index->kind == CORE_INTEGER &&
                   index->integer < (uint64_t)whole->operands.count
               ? whole->operands.at[index->integer]
               : NULL;
}

/* Of a place in a variable that never changes. */
static const struct core_expr *
known_value(const struct core_expr *place)
{
    if (core_is_inside(place))
        return known_part(place);
    return place->kind == CORE_VARIABLE ? place->variable->only_value : NULL;
}

/* It is known to be another case. */
static bool
is_never(const struct core_expr *matched, const struct enum_case *of)
{
    const struct core_expr *value = known_value(matched);
    return value && value->kind == CORE_STRUCT && value->integer != (uint64_t)of->number;
}

/* ---- arms ---- */

/* Where an arm is never taken, nothing is: C compilers would see that it was never there.
 */
static void
lower_binding(struct lowering *l, struct core_variable *variable, struct core_expr *held,
              bool is_never_taken)
{
    if (is_never_taken)
        declare(l, variable);
    else
        bind(l, variable, value_own(l, value_borrowed(held)));
    hold_owned(l, variable);
}

static void
lower_bindings(struct lowering *l, struct core_expr *matched,
               const struct pattern *pattern)
{
    for (int i = 0; i < pattern->bindings.count; i++) {
        struct variable *binding = pattern->bindings.at[i];
        const struct variable *field = pattern->of->payload.at[i];
        if (is_blank(binding))
            continue;
        struct core_expr *held = core_field(l->arena, field->name, field->type, matched);
        held->of = pattern->of;
        lower_binding(l, local(l, binding), held, is_never(matched, pattern->of));
    }
}

/* The patterns of an arm, or its else. */
static struct span
head_of(const struct arm *arm)
{
    struct span head = {arm->span.lo, arm->body->span.lo};
    if (!arm->is_else)
        head.hi = arm->patterns.at[arm->patterns.count - 1]->span.hi;
    return head;
}

static struct core_stmt *
lower_arm(struct lowering *l, struct core_expr *matched, const struct arm *arm)
{
    l->span = head_of(arm);
    struct scope_mark mark = scope_begin(l);
    if (arm->patterns.count == 1)
        lower_bindings(l, matched, arm->patterns.at[0]);
    lower_block(l, arm->body);
    return scope_take(l, mark);
}

/* Puts the next part at the end of the chain. */
static void
append_part(struct lowering *l, struct core_stmt *last, struct core_stmt *part)
{
    if (last)
        last->otherwise = part;
    else
        vec_push(l->arena, l->out, part);
}

/* An else after arms that leave nothing to it is not there. The last arm takes what is
 * left without a test. */
void
lower_match(struct lowering *l, struct stmt *stmt)
{
    const struct arms *arms = &stmt->match.arms;
    int count = arms->count;
    if (stmt->match.is_exhaustive && arms->at[count - 1]->is_else)
        count--;
    struct core_expr *matched = lower_matched(l, stmt->match.scrutinee);
    struct core_stmt *last = NULL;
    for (int i = 0; i + 1 < count; i++) {
        const struct arm *arm = arms->at[i];
        l->span = head_of(arm);
        struct core_stmt *branch = core_stmt(l->arena, CORE_IF, l->span);
        branch->value =
            test_of_patterns(l, matched, &arm->patterns, 0, arm->patterns.count);
        branch->then = lower_arm(l, matched, arm);
        append_part(l, last, branch);
        last = branch;
    }
    struct core_stmt *rest = lower_arm(l, matched, arms->at[count - 1]);
    rest->is_rest = !arms->at[count - 1]->is_else;
    append_part(l, last, rest);
}

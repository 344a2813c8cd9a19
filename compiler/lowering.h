/* What the files of the pass `lower` share: the function under construction, values with
 * their ownership, and the scopes in which temporaries are held.
 *
 *   lower.c            functions and the module
 *   lower_stmt.c       statements          lower_loop.c     loops
 *   lower_place.c      what is assigned to
 *   lower_array.c      elements of arrays; arrays as values
 *   lower_walk.c       what a for walks of an array
 *   lower_expr.c       expressions: the order of evaluation, then one of
 *     lower_operator.c   operators and conversions
 *     lower_call.c       calls of functions, coroutines, structs, classes
 *     lower_c.c          calls of C's functions, its constants and structs
 *     lower_builtin.c    builtin functions and members
 *     lower_format.c     print and f-strings
 *     lower_suspend.c    yield, wait, spawn
 *     lower_message.c    messages
 *     lower_channel.c    channels
 *     lower_map.c        maps: their literals, entries, members
 *   lower_select.c     select              lower_scope.c    group, within
 *   lower_value.c      this header's functions
 *   effect.c           what evaluating an expression may meet
 *
 * The files under lower_expr.c get their operands lowered already, and never call back.
 */
#ifndef LOWERING_H
#define LOWERING_H

#include "core_make.h"
#include "passes.h"

struct lowering {
    struct context *context;
    struct arena *arena;
    struct arena *scratch;          /* of the function under construction */
    struct core_stmts spare_blocks; /* those that were dissolved */
    struct core_module *core;
    struct core_function *function; /* the one under construction */
    struct core_stmts *out;         /* where the next statement goes */
    struct span span;               /* of the source statement under way */
    struct core_variable *group;    /* the innermost in whose text it stands, or NULL */
    bool can_throw; /* an error here has where to go: in a coroutine, a fn that throws, a
                       try */
};

/* ---- values ---- */

enum ownership {
    BORROWED, /* somebody else's, who holds it at least to the end of the statement */
    FRESH, /* ours, and nobody releases it yet: to be moved somewhere at once, or held */
    HELD,  /* ours, in a temporary that releases it at the end of the statement */
};

/* A lowered expression. What has nothing to release is BORROWED. */
struct value {
    struct core_expr *expr; /* NULL: no value */
    enum ownership ownership;
};

struct value value_borrowed(struct core_expr *expr);
/* Ours if its type is owned. */
struct value value_fresh(struct core_expr *expr);

/* An expression that owns the value: moved if it is ours, else a retained copy. */
struct core_expr *value_own(struct lowering *l, struct value value);
/* An expression to be used in this statement only: what is fresh is held. */
struct core_expr *value_borrow(struct lowering *l, struct value value);
/* The same for code that may write what others own (module variables, list elements):
 * such are copied. */
struct core_expr *value_lend(struct lowering *l, struct value value);
/* The same, and it is a variable that keeps it: for what is used more than once. */
struct core_expr *value_in_variable(struct lowering *l, struct value value);
/* The value, unharmed by what happens after: `later` is the strongest effect to come
 * before it is used. */
struct value value_stabilize(struct lowering *l, struct value value,
                             enum core_effect later);
/* Nothing is done with it, but that it is evaluated and released. */
void value_drop(struct lowering *l, struct value value);

/* ---- statements ---- */

struct core_stmt *append(struct lowering *l, enum core_stmt_kind kind);
void append_eval(struct lowering *l, struct core_expr *expr);
void append_assign(struct lowering *l, struct core_expr *place, struct core_expr *value);
/* Leaves by an error, if the statement before has put one into the error slot. */
void append_check(struct lowering *l);
struct core_variable *temporary(struct lowering *l, const struct type *type);
/* A new temporary of `type` with `value`. */
struct core_variable *bind_temporary(struct lowering *l, const struct type *type,
                                     struct core_expr *value);
/* The same; nothing else is ever stored there. */
struct core_variable *bind_for_good(struct lowering *l, struct core_expr *value);
void bind(struct lowering *l, struct core_variable *variable, struct core_expr *value);
void declare(struct lowering *l, struct core_variable *variable);
void init(struct lowering *l, struct core_variable *variable, struct core_expr *value);

/* What comes now, to the end of the scope, is followed by the release of `variable`, in
 * whatever way it is left. */
void hold(struct lowering *l, struct core_variable *variable);
/* The same, if its type is one of what is released. */
void hold_owned(struct lowering *l, struct core_variable *variable);
struct core_stmt *hold_with(struct lowering *l, struct core_stmt *cleanup);

/* ---- scopes ---- */

/* Where statements went before a scope began. */
struct scope_mark {
    struct core_stmts *out;
    struct core_stmt *block;
};

/* Statements go to a new block, which is part of the program only when scope_end has
 * added it. */
struct scope_mark scope_begin(struct lowering *l);
/* Ends the scope; `is_statement`: it holds one statement's temporaries. Adds the block,
 * or, where it declares nothing, just its statements. */
void scope_end(struct lowering *l, struct scope_mark mark, bool is_statement);
/* Ends the scope and gives its block without adding it. */
struct core_stmt *scope_take(struct lowering *l, struct scope_mark mark);
/* Adds such a block, which holds one statement's temporaries. */
void scope_add(struct lowering *l, struct core_stmt *block);
/* Adds just the statements of such a block; what it declares is the outer scope's then.
 */
void scope_dissolve(struct lowering *l, struct core_stmt *block);
/* Is anything released where the block ends? */
bool holds_anything(const struct core_stmt *block);

/* ---- telling places and errors to the runtime ---- */

struct core_expr *here(struct lowering *l, struct span span);
/* The error slot where the call may throw, a null pointer where an error is a panic. */
struct core_expr *error_slot(struct lowering *l, bool may_throw);
struct core_expr *type_of(struct lowering *l, const struct type *type);
struct core_expr *address_of(struct lowering *l, struct core_expr *place);
const struct type *plain_type(struct lowering *l, enum type_kind kind);

/* ---- the parts ---- */

struct value lower_expr(struct lowering *l, struct expr *expr);
/* The same; a result that comes by address goes into `into` (declared; or NULL) where
 * that can be. The value is then the variable `into`, fresh. */
struct value lower_expr_into(struct lowering *l, struct expr *expr,
                             struct core_variable *into);
struct core_expr *lower_constant(struct lowering *l, const struct constant *constant);

/* ---- arrays ---- */

/* Whether it is something in memory, with an address. */
bool is_core_place(const struct core_expr *expr);
/* The same place without anything that may panic: what is checked on the way to it is
 * checked now. */
struct core_expr *place_settled(struct lowering *l, struct core_expr *place);
/* The same place with one such check at most, since C keeps no order between two. */
struct core_expr *place_with_one_check(struct lowering *l, struct core_expr *place);
/* The element of the array, a place, that the EXPR_INDEX names. */
struct core_expr *array_element(struct lowering *l, const struct expr *expr,
                                struct core_expr *array, struct core_expr *index);
/* An array to be used in this statement only, as a place. */
struct core_expr *array_in_place(struct lowering *l, struct value value);
/* What a `for` walks of an array, as a place that stays as it is. */
struct core_expr *walked_array(struct lowering *l, struct stmt *loop);
struct value lower_array(struct lowering *l, struct expr *expr,
                         const struct value *operands);
/* array[T, N](), in `into` where that can be. */
struct value zero_array(struct lowering *l, const struct type *type,
                        struct core_variable *into);

/* From operands to the value of one node; `operands` are in order of evaluation and
 * stable. */
struct value lower_unary(struct lowering *l, struct expr *expr,
                         const struct value *operands);
struct value lower_binary(struct lowering *l, struct expr *expr,
                          const struct value *operands);
struct value lower_cast(struct lowering *l, struct expr *expr,
                        const struct value *operands);
struct value lower_convert(struct lowering *l, struct expr *expr,
                           const struct value *operands);
struct value lower_unwrap(struct lowering *l, struct expr *expr,
                          const struct value *operands);
/* All zero, of a type that has it. */
struct core_expr *zero_of(struct lowering *l, const struct type *type);
struct value lower_c_call(struct lowering *l, struct expr *expr,
                          const struct value *operands);
struct value lower_c_struct(struct lowering *l, struct expr *expr,
                            const struct value *operands);
struct core_expr *lower_c_constant(struct lowering *l, const struct expr *expr);
/* Of that argument to C the place of a variable passes: it is no operand. */
bool passes_variable(const struct expr *call, int index);
struct value lower_call(struct lowering *l, struct expr *expr,
                        const struct value *operands, struct core_variable *into);
struct value lower_builtin(struct lowering *l, struct expr *expr,
                           const struct value *operands, struct core_variable *into);
struct value lower_member(struct lowering *l, struct expr *expr,
                          const struct value *operands, struct core_variable *into);
struct value lower_property(struct lowering *l, struct expr *expr,
                            const struct value *operands, struct core_variable *into);
struct value lower_yield(struct lowering *l, struct expr *expr,
                         const struct value *operands, struct core_variable *into);
struct value lower_yield_from(struct lowering *l, struct expr *expr,
                              const struct value *operands, struct core_variable *into);
struct value lower_wait(struct lowering *l, struct expr *expr,
                        const struct value *operands, struct core_variable *into);
/* chan[T](capacity) */
struct value lower_chan(struct lowering *l, struct expr *expr,
                        const struct value *operands);
struct value lower_message(struct lowering *l, struct expr *yield,
                           const struct value *operands, struct core_variable *into);

/* What is to be sent: its arguments are moved, or held by the statement. */
struct request {
    const struct core_message *sends;
    const char *waits; /* what it waits for, in reports */
    struct core_exprs arguments;
};

/* That of a message's call, of one of a channel's, and of one of a stream's. */
struct request lower_request(struct lowering *l, struct expr *call,
                             const struct value *operands);
struct request lower_transfer(struct lowering *l, struct expr *call,
                              const struct value *operands);
struct request lower_asking(struct lowering *l, struct expr *call,
                            const struct value *operands);
/* c.get() and s.next(), of what is held; `source` names it. */
struct request request_of_get(struct lowering *l, struct core_expr *chan,
                              const struct expr *source);
struct request request_of_next(struct lowering *l, struct core_expr *stream,
                               const struct expr *source);
/* "jobs.get", where the receiver has a short name. */
const char *waits_for(struct lowering *l, const struct expr *receiver, const char *name);
extern const struct request wait_request; /* for the task that is sent */
/* A variable in which a message lies; its arguments are released at the end of the
 * scope. */
struct core_variable *declare_message(struct lowering *l,
                                      const struct core_message *sends);
/* Sends what lies in `message`. */
struct core_stmt *append_send(struct lowering *l, const struct request *request,
                              struct core_variable *message,
                              struct core_variable *received);
/* Where what a suspension gives goes: NULL for nothing; and that as a value. */
struct core_variable *received_variable(struct lowering *l, const struct type *type,
                                        struct core_variable *into);
struct value received_value(struct lowering *l, struct core_variable *received);
struct value lower_spawn(struct lowering *l, struct expr *expr,
                         const struct value *operands);
/* A coroutine object (owned) as a task to be spawned: leaves by an error if it may not
 * be. */
struct core_expr *lower_give(struct lowering *l, struct core_expr *object,
                             const struct type *task, struct span span);
/* The request of tasks[0] and those chained to it. */
void lower_spawn_request(struct lowering *l, struct core_variable *const *tasks,
                         int count, struct span span);
/* The wait for the children of a group, in a SCOPE variable, that is left: to become a
 * cleanup. */
struct core_stmt *lower_children(struct lowering *l, struct core_variable *group);
/* yield; of a plain coroutine. */
void lower_turn(struct lowering *l, const char *waits);
/* A call of a coroutine as a new object, whose arguments are `operands`; NULL at run time
 * without memory. */
struct core_expr *lower_object(struct lowering *l, struct expr *call,
                               const struct value *operands);
/* A coroutine that the runtime takes over (and that it looks at for being NULL):
 * `operands` are those of taken_over_operands. */
struct core_expr *lower_given(struct lowering *l, struct expr *expr,
                              const struct value *operands);
/* The arguments of a call as its callee takes them over, in order of the parameters. */
void lower_arguments_owned(struct lowering *l, struct expr *call,
                           const struct value *operands, struct core_exprs *arguments);
/* Where the result of a call goes that gives it by address: `into` if that fits, else a
 * temporary that begins here. */
struct core_variable *result_variable(struct lowering *l, const struct type *type,
                                      struct core_variable *into);
/* `value`, evaluated now, in `into` if that fits, else in a temporary. */
struct core_variable *store_result(struct lowering *l, struct core_expr *value,
                                   struct core_variable *into);
/* A number as one of another type; a literal becomes one of that type. */
struct core_expr *cast_to(struct lowering *l, struct core_expr *operand,
                          const struct type *type);
/* x!: the panic, if the optional is none. */
void append_panic_if_none(struct lowering *l, struct core_expr *optional,
                          struct span span);
/* Calls that give an `inner` or nothing (next, result ...): they fill the address of
 * *inside, and say whether there was one. The result, of inner's optional type, begins
 * empty; maybe_end makes the call. */
struct core_variable *maybe_begin(struct lowering *l, const struct type *inner,
                                  struct core_variable *into, struct core_expr **inside);
void maybe_end(struct lowering *l, struct core_variable *result, const struct type *inner,
               struct core_expr *call);

/* {…} and map[K, V](). */
struct value lower_map(struct lowering *l, struct expr *expr,
                       const struct value *operands);
/* The value by a key, as a place: "at" where it must be there, `place` then telling
 * where; "place" where it is to be put, `place` NULL. */
struct core_expr *map_entry(struct lowering *l, const char *verb, struct core_expr *map,
                            struct core_expr *key, struct core_expr *place);
/* get, has and remove. */
struct value lower_map_member(struct lowering *l, struct expr *expr,
                              const struct value *operands, struct core_variable *into);

/* The source text of an expression on one line. */
const char *source_text(struct lowering *l, struct span span);

/* print, write, str, repr and f-strings: their values in order, flattened, and what they
 * make. */
void format_operands(struct lowering *l, struct expr *expr, struct exprs *operands);
struct value lower_format(struct lowering *l, struct expr *expr,
                          const struct value *operands);

void lower_assign(struct lowering *l, struct stmt *stmt);
/* A member that changes an array, in its place. */
struct value lower_array_change(struct lowering *l, struct expr *call);

void lower_stmt(struct lowering *l, struct stmt *stmt);
void lower_block(struct lowering *l, struct stmt *block);
struct core_stmt *lower_block_apart(struct lowering *l, struct stmt *block);
void lower_while(struct lowering *l, struct stmt *stmt);
void lower_for_range(struct lowering *l, struct stmt *stmt);
void lower_for_in(struct lowering *l, struct stmt *stmt);
void lower_for_from(struct lowering *l, struct stmt *stmt);
void lower_select(struct lowering *l, struct stmt *stmt);
void lower_group(struct lowering *l, struct stmt *stmt);
void lower_within(struct lowering *l, struct stmt *stmt);
/* What a loop walks, held while it does. */
struct core_expr *lower_walked(struct lowering *l, struct expr *sequence);
/* A loop variable, also where the source has `_`. */
struct core_variable *loop_variable(struct lowering *l, struct variable *variable);
/* if (!condition) break; */
void append_exit_unless(struct lowering *l, struct core_expr *condition);
void lower_match(struct lowering *l, struct stmt *stmt);
/* What an if let or while let opens, and the test of whether it can. */
struct opening {
    struct value optional;
    struct core_expr *has;
};

struct opening lower_opening(struct lowering *l, struct expr *optional);
/* Binds `opened` to what is in the optional, where it is not none. */
void lower_opened(struct lowering *l, struct variable *opened, struct opening opening);
/* coro_VERB for the integers of a type. */
const char *arithmetic_function(struct lowering *l, const char *verb,
                                const struct type *type);
struct core_expr *has(struct lowering *l, struct core_expr *optional);
struct core_variable *local(struct lowering *l, struct variable *variable);
/* Named `_`: it binds nothing. */
bool is_blank(const struct variable *variable);

/* The strongest effect that evaluating an expression may have. */
enum core_effect expr_effect(struct expr *expr);
/* Operands that are lowered in order; `first` is the first one's value, if that is known
 * already. */
struct value *lower_in_order(struct lowering *l, const struct exprs *operands,
                             const struct value *first);
bool is_coroutine_call(const struct expr *expr);
/* A coroutine that somebody takes over: where it is a call, who takes it builds it, and
 * the call's arguments take its place in the order of evaluation. */
void taken_over_operands(struct lowering *l, struct expr *operand,
                         struct exprs *operands);
/* The operands of one node, in order of evaluation; and the first of them (or NULL),
 * without calling for the others. */
void evaluated_operands(struct lowering *l, struct expr *expr, struct exprs *operands);
struct expr *first_operand(struct expr *expr);

#endif

/* Making nodes of the core tree. */
#ifndef CORE_MAKE_H
#define CORE_MAKE_H

#include "core.h"

/* A node of `kind` with the operands in `...`, a list that ends with NULL; its effect is
 * the operands' strongest, at least `effect`. */
struct core_expr *core_expr(struct arena *arena, enum core_expr_kind kind,
                            const struct type *type, enum core_effect effect, ...);
void core_add_operand(struct arena *arena, struct core_expr *expr,
                      struct core_expr *operand);

struct core_expr *core_variable(struct arena *arena, struct core_variable *variable);
struct core_expr *core_integer(struct arena *arena, const struct type *type,
                               uint64_t value);
/* A case of an enum that holds nothing; or begins to hold what is added as operands. */
struct core_expr *core_case(struct arena *arena, const struct type *type, int number);
/* `text` is a C string literal's content, before escaping. */
struct core_expr *core_text(struct arena *arena, const char *text);
struct core_expr *core_place(struct arena *arena, struct span span);
/* A C call of `name`; the operands end with NULL. */
struct core_expr *core_call(struct arena *arena, const char *name,
                            const struct type *type, enum core_effect effect, ...);
/* A C operator on one operand (right NULL) or two. */
struct core_expr *core_operation(struct arena *arena, const char *operator_,
                                 const struct type *type, struct core_expr *left,
                                 struct core_expr *right);
/* Of a struct or of an object of a class. */
/* Of a list, which panics if there is none; or of what a pointer of C leads to. */
struct core_expr *core_element(struct arena *arena, const struct type *type,
                               struct core_expr *object, struct core_expr *index,
                               struct span span);
struct core_expr *core_field(struct arena *arena, const char *name,
                             const struct type *type, struct core_expr *object);
struct core_expr *core_function_expr(struct arena *arena, enum core_expr_kind kind,
                                     struct core_function *function,
                                     const struct type *type);

struct core_stmt *core_stmt(struct arena *arena, enum core_stmt_kind kind,
                            struct span span);
struct core_variable *core_variable_new(struct arena *arena, enum core_content content,
                                        const struct type *type, const char *name);

#endif

/* Making nodes out of what the grammar's rules have at hand. */
#ifndef BUILD_H
#define BUILD_H

#include "parser.h"

#define NO_NAMES ((struct variables){0})
#define NO_TYPES ((struct typexes){0})
#define NO_TEXT ((struct text){"", 0})

/* ---- items ---- */

void add_item(struct parse *parse, struct decl *item);
/* Text between items that is skipped. */
void lose(struct parse *parse, struct span span);

struct decl *make_import(struct parse *parse, struct span span, struct text path,
                         struct span path_span, const char *alias);
/* `value` is NULL in an extern. */
struct decl *make_constant(struct parse *parse, struct span span, const char *name,
                           struct span name_span, struct typex *typex,
                           struct expr *value);
struct decl *make_module_variable(struct parse *parse, struct span span, const char *name,
                                  struct span name_span, struct typex *typex,
                                  struct expr *value);
/* A struct or a class. */
struct decl *make_record(struct parse *parse, enum decl_kind kind, struct span span,
                         const char *name, struct span name_span,
                         struct variables fields);
/* A struct of C of which nothing but the name is known. */
struct decl *make_opaque(struct parse *parse, struct span span, const char *name,
                         struct span name_span);
struct decl *make_enum(struct parse *parse, struct span span, const char *name,
                       struct span name_span, struct enum_cases cases);
struct enum_case *make_case(struct parse *parse, const char *name, struct span name_span,
                            struct variables payload);
/* A fn, coro or message without its body. */
struct decl *make_callable(struct parse *parse, enum decl_kind kind, struct span span,
                           const char *name, struct span name_span,
                           struct variables params, struct typex *returns);
struct decl *with_body(struct decl *callable, struct stmt *body);
struct decl *make_on(struct parse *parse, struct span span, const char *name,
                     struct span name_span, struct variables params,
                     struct span params_span, struct stmt *body);
struct decl *make_extern(struct parse *parse, struct span span, struct text header,
                         struct span header_span, struct decls items);
/* A poisoned item that still has its name. */
struct decl *make_broken(struct parse *parse, struct span span, const char *name,
                         struct span name_span);

struct variable *make_variable(struct parse *parse, enum variable_kind kind,
                               const char *name, struct span span, struct typex *typex);

/* A name that is bound without a type. */
struct variable *make_binding(struct parse *parse, enum variable_kind kind,
                              const char *name, struct span span);

/* ---- types ---- */

struct typex *make_type(struct parse *parse, struct span span, const char *qualifier,
                        const char *name);
struct typex *make_applied(struct parse *parse, struct span span, const char *name,
                           struct typexes arguments);
/* The same for a reserved word such as list. */
struct typex *make_applied_word(struct parse *parse, struct span span, const char *word,
                                struct typexes arguments);
struct typex *make_array_type(struct parse *parse, struct span span,
                              struct typex *element, struct expr *size);
struct typex *make_optional(struct parse *parse, struct span span, struct typex *element);
struct typex *make_fn_type(struct parse *parse, struct span span, struct typexes params,
                           struct typex *result);
struct typexes one_type(struct parse *parse, struct typex *typex);

/* ---- statements ---- */

struct stmt *make_block(struct parse *parse, struct span span, struct stmts stmts);
/* EXPR, CANCEL, RETURN, THROW. */
struct stmt *make_simple(struct parse *parse, enum stmt_kind kind, struct span span,
                         struct expr *expr);
/* An expression without its ';', which is told. */
struct stmt *make_unended(struct parse *parse, struct span span, struct expr *expr,
                          struct span gap);
/* `value` is NULL if it could not be parsed. */
struct stmt *make_let(struct parse *parse, struct span span, struct variable *variable,
                      struct expr *value);
struct stmt *make_let_spawn(struct parse *parse, struct span span, const char *first,
                            struct span first_span, struct variables others,
                            struct exprs calls);
struct stmt *make_spawn(struct parse *parse, struct span span, struct expr *first,
                        struct exprs others);
struct stmt *make_assign(struct parse *parse, struct span span, struct expr *target,
                         struct span operator_span, struct expr *value);
struct stmt *make_compound(struct parse *parse, struct span span, struct expr *target,
                           enum operator operator_, struct span operator_span,
                           struct expr *value);
struct stmt *make_branch(struct parse *parse, enum stmt_kind kind, struct span span,
                         struct test test, struct stmt *then);
struct if_chain start_chain(struct stmt *branch);
struct if_chain extend_chain(struct if_chain chain, struct stmt *branch);
struct stmt *with_else(struct if_chain chain, struct stmt *otherwise);
/* FOR_IN, FOR_FROM. */
struct stmt *make_for(struct parse *parse, enum stmt_kind kind, struct span span,
                      struct loop_head head, struct expr *sequence, struct stmt *body);
struct stmt *make_for_range(struct parse *parse, struct span span, struct loop_head head,
                            struct expr *low, struct expr *high, bool inclusive,
                            struct stmt *body);
/* MATCH, SELECT. */
struct stmt *make_match(struct parse *parse, enum stmt_kind kind, struct span span,
                        struct expr *scrutinee, struct arms arms);
struct arm *make_match_arm(struct parse *parse, struct span span,
                           struct patterns patterns, struct stmt *body);
struct arm *make_select_arm(struct parse *parse, struct span span,
                            struct variable *variable, struct expr *request,
                            struct stmt *body);
struct arm *make_else_arm(struct parse *parse, struct span span, struct stmt *body);
struct arm *make_lost_arm(struct parse *parse, struct span span);
struct pattern *make_literal_pattern(struct parse *parse, struct span span,
                                     struct expr *low, struct expr *high, bool inclusive);
struct pattern *make_name_pattern(struct parse *parse, struct span span,
                                  const char *qualifier, const char *name,
                                  struct variables bindings);
/* DEFER, GROUP. */
struct stmt *make_nested(struct parse *parse, enum stmt_kind kind, struct span span,
                         struct stmt *body);
struct stmt *make_try(struct parse *parse, struct span span, struct stmt *body,
                      const char *name, struct span name_span, struct stmt *handler);
struct stmt *make_within(struct parse *parse, struct span span, struct expr *limit,
                         struct stmt *body, struct stmt *otherwise);

/* ---- expressions ---- */

struct expr *make_name(struct parse *parse, struct span span, const char *name);
/* INT, DURATION, CHAR. */
struct expr *make_integer(struct parse *parse, enum expr_kind kind, struct span span,
                          struct integer integer);
struct expr *make_float(struct parse *parse, struct span span, double value);
struct expr *make_bool(struct parse *parse, struct span span, bool value);
struct expr *make_string(struct parse *parse, struct span span, struct text text);
struct expr *make_list(struct parse *parse, struct span span, struct exprs elements);
struct expr *make_map(struct parse *parse, struct span span, struct map_entries entries);
struct expr *make_unary(struct parse *parse, struct span span, char operator_,
                        struct expr *operand);
struct expr *make_binary(struct parse *parse, struct span span, struct expr *left,
                         enum operator operator_, struct span operator_span,
                         struct expr *right);
struct expr *make_cast(struct parse *parse, struct span span, struct expr *operand,
                       const char *name, struct span name_span);
struct expr *make_call(struct parse *parse, struct span span, struct expr *callee,
                       struct arguments arguments, struct span close);
struct expr *make_make(struct parse *parse, struct span span, struct typex *typex,
                       struct arguments arguments);
void add_argument(struct parse *parse, struct arguments *arguments, const char *name,
                  struct span name_span, struct expr *value);
/* Without their object, which with_object fills in. */
struct expr *make_index(struct parse *parse, struct expr *index);
struct expr *make_slice(struct parse *parse, struct expr *low, struct expr *high,
                        bool inclusive);
struct expr *with_object(struct expr *index, struct span span, struct expr *object);
struct expr *make_field(struct parse *parse, struct span span, struct expr *object,
                        const char *name, struct span name_span);
/* UNWRAP, WAIT, SPAWN, YIELD, YIELD_FROM. */
struct expr *make_operand(struct parse *parse, enum expr_kind kind, struct span span,
                          struct expr *operand);
struct expr *make_fstring(struct parse *parse, struct span span, struct fparts parts);
void add_text(struct parse *parse, struct fparts *parts, struct span span,
              struct text text);
void add_hole(struct parse *parse, struct fparts *parts, struct span span,
              struct expr *value, struct text format);

#endif

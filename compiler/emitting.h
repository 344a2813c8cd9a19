/* What the files of the pass `emit` share.
 *
 *   emit.c            the file: its sections and their order; C's main
 *   emit_header.c     what others include of the module
 *   emit_export.c     what C calls of it
 *   emit_doc.c        comments of the source
 *   emit_module.c     what is public, what is another module's
 *   emit_type.c       types in C: their words
 *   emit_define.c     the definitions of structs, arrays and optionals
 *   emit_describe.c   the runtime's descriptions of types
 *   emit_copy.c       copies of values that are counted
 *   emit_enum.c       enums: types, descriptions, values
 *   emit_class.c      how objects of classes are made
 *   emit_fn_value.c   fns as values
 *   emit_frame.c      a coroutine's frame, states and kind; how its frames and objects
 *                     begin
 *   emit_need.c       what functions ask of coroutines
 *   emit_function.c   a fn or a coroutine's step: head, body, end
 *   emit_stmt.c       statements
 *   emit_value.c      giving variables and places their values, and releasing them
 *   emit_exit.c       ways out
 *   emit_suspend.c    suspensions
 *   emit_message.c    messages and the calls of their handlers
 *   emit_expr.c       expressions
 *   emit_part.c       values in braces: optionals, structs, arrays
 *   emit_operator.c   operators
 *   emit_answer.c     comparisons of which C compilers know the answer
 *   emit_number.c     literals
 *
 * Functions are written first, which tells what they need; then what stands above them.
 */
#ifndef EMITTING_H
#define EMITTING_H

#include "c_literal.h"
#include "c_names.h"
#include "c_writer.h"
#include "passes.h"
#include "plan.h"
#include "tally.h"
#include "tour.h"

/* What others ask of a function or coroutine. */
struct presence {
    bool has_new, has_start;           /* a coroutine's are called somewhere */
    bool has_object;                   /* it lies in place somewhere as an object */
    bool is_stepped;                   /* somewhere its step is called by name */
    bool has_code;                     /* its struct coro_code is used */
    bool begun;                        /* it is being written, or has been */
    bool is_called;                    /* the fn above its definition */
    bool is_sent;                      /* the message */
    bool is_made, is_started, is_told; /* the same: the coroutine's _new, _start, _kind */
};

/* The variables that tell how the body under way is being left. */
struct exit_words {
    struct exit_words *outer; /* in a defer: those of the text around */
    const char *way, *error;  /* as C expressions */
    bool by_way;              /* errors too are told by `way` */
    bool uses_way, uses_error;
    int offset; /* where their declarations go */
};

/* A type that has been asked for. */
struct c_type {
    const struct type *type;
    const char *word;        /* "int64_t", "struct Point", "struct coro_list *" */
    const char *description; /* "Point_type"; NULL: not asked for */
    bool is_copied;          /* by a function of its own, which is asked for */
    bool is_met, is_announced, is_described; /* while descriptions are written */
    bool is_made;                            /* a class: objects are made */
};

VEC(c_types, struct c_type *);

struct c_text {
    const char *bytes;
    size_t size;
};

VEC(c_texts, struct c_text);

struct emitting {
    struct context *context;
    struct arena *arena;
    struct arena *scratch; /* of the function under way */
    struct core_module *core;
    struct c_writer writer;
    struct presence *presences; /* by the number of the declaration */
    struct presence elsewhere;  /* of those of other modules: their headers tell all */
    struct tally *modules;      /* others, of which something is used: 1 */
    bool in_header;
    bool above_functions;   /* what is being written will stand above all of them */
    bool literals_in_turns; /* there are: see note_literal */
    bool *endless;          /* the same: fns that never return */
    struct tally *used;     /* the module's variables that are used: 1 */
    struct tally *numbers;  /* of types: their place in `types`, from 1 */
    struct tally *defined; /* what they are called in C, interned: 1 once that is known */
    struct c_types types;
    struct c_types described;  /* those with a description of our own, as asked for */
    struct c_texts long_texts; /* too long for a literal, by number */
    /* the function under way: */
    struct core_function *function;
    struct function_plan *plan;
    struct exit_words *exits;
    uint32_t first_line; /* of its declaration */
    uint32_t last_line;  /* for #line */
    bool uses_frame, uses_result;
    bool has_return;      /* a fn: of its result or error */
    bool in_braces;       /* those of the block about to be entered are open */
    int suspending_loops; /* around what is being written */
};

/* ---- types ---- */

const char *c_type_word(struct emitting *e, const struct type *type);
/* An optional with a flag; the others are NULL, or a string of NULL, when empty. */
bool is_flagged(const struct type *type);
/* "int64_t name", "struct coro_list *name". */
void put_declarator(struct emitting *e, const char *type, const char *name);
/* "(int64_t[])", the words of an array by value. */
void put_array_word(struct emitting *e, const struct type *type);
void put_variable_declarator(struct emitting *e, const struct core_variable *variable);
/* The word for names of runtime functions: "string", "list" … of an owned handle; NULL
 * for structs and optional structs. */
const char *handle_word(const struct type *type);
/* "i64", "list_Point": for names made of a type's. */
const char *name_of_type(struct emitting *e, const struct type *type);
/* "coro_maybe_Point", of the optional of a type that C defines. */
const char *maybe_tag(struct emitting *e, const struct type *element);
void emit_definitions(struct emitting *e);
void emit_enum(struct emitting *e, const struct decl *decl);
/* The type of what is sent. */
void put_message_word(struct emitting *e, const struct core_message *message);
struct c_type *c_type_of(struct emitting *e, const struct type *type);
/* The name of a type that needs no description of our own: "i64"; or NULL. */
const char *basic_name(const struct type *type);
/* Means something in the names of types: "i64", "list", "maybe". */
bool is_word_of_type(const char *word);

/* "&Point_type". */
void put_description(struct emitting *e, const struct type *type);
/* The name of the description, which is then written. */
const char *description_of(struct emitting *e, const struct type *type);
/* Declares a description that comes below, if there is one of our own. */
void announce_description(struct emitting *e, const struct type *type);
void emit_descriptions(struct emitting *e);
/* The cases of an enum, which its description names; and that itself. */
void emit_cases(struct emitting *e, const struct type *type);
void put_enum_description(struct emitting *e, const struct type *type);

/* A CORE_COPY: "Point_retain(point)". */
void put_copy(struct emitting *e, const struct core_expr *copy);
/* The functions that these call, where the runtime has none; and the name of one. */
void emit_copies(struct emitting *e);
const char *copier_of(struct emitting *e, const struct type *type);

/* Is a type of fns described, by itself or as a part of another? */
bool describes_functions(struct emitting *e);

/* ---- fns as values ---- */

/* The name of its type in C, of which emit_fn_type writes the definition. */
const char *fn_word(struct emitting *e, const struct type *type);
void emit_fn_type(struct emitting *e, const struct type *type);
void put_function(struct emitting *e, const struct core_function *function);
void put_value_call(struct emitting *e, const struct core_expr *expr);
/* The address of one stands in it. */
bool has_function(const struct constant *constant);
/* Tells the runtime the names of those that the module takes as values. */
void emit_names(struct emitting *e);

/* ---- objects of classes ---- */

/* What is to be released of a field of this type: the same, or what lies in an optional
 * that is empty where that is; or NULL. */
const struct type *released_type(const struct type *type);
/* The fields with something to release, and the description of a class. */
void emit_released_fields(struct emitting *e, const struct type *type);
void put_class_value(struct emitting *e, const struct type *type);
/* A new one: "Node_new(…)". */
void put_object(struct emitting *e, const struct core_expr *expr);
/* Classes whose objects others may make: all of a library. */
void ask_for_maker(struct emitting *e, const struct type *type);
void emit_maker_prototype(struct emitting *e, const struct decl *decl);
/* The function, if it is needed. */
void emit_maker(struct emitting *e, const struct type *type);

/* ---- expressions ---- */

/* How tightly C binds; an operand that binds less takes parentheses. */
enum level {
    LEVEL_COMMA,
    LEVEL_ASSIGN,
    LEVEL_CHOICE,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_BIT_OR,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_EQUAL,
    LEVEL_ORDER,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_PRODUCT,
    LEVEL_UNARY,
    LEVEL_POSTFIX,
};

void put_expr(struct emitting *e, const struct core_expr *expr, enum level level);
/* A function's argument or an initializer. */
/* Of an ELEMENT: of what a pointer of C leads to, and not of a list. */
bool is_behind_pointer(const struct core_expr *element);
/* A cast of what C gives to what the program calls it. */
bool is_given_by_c(const struct core_expr *expr);
/* A value without a cast that happens by itself where it is stored or returned. */
const struct core_expr *as_stored(const struct core_expr *value);
void put_value(struct emitting *e, const struct core_expr *expr);
/* Of a function that comes of the source, in parentheses: arrays, and what holds them, go
 * by address. More: each behind a comma. */
void put_arguments(struct emitting *e, const struct core_exprs *arguments);
void put_more_arguments(struct emitting *e, const struct core_exprs *arguments);
void put_argument(struct emitting *e, const struct core_expr *argument);
/* With exactly the C type of its own, for arguments that C does not convert. */
void put_exact(struct emitting *e, const struct core_expr *expr);
/* As the initializer of a declaration: without the words of a compound literal. */
void put_initializer(struct emitting *e, const struct core_expr *expr);
/* & of a place; of a value that is none, & of a copy. */
void put_address(struct emitting *e, const struct core_expr *expr);
/* "object.name"; by -> where the object is found by its address. */
void put_member(struct emitting *e, const struct core_expr *object, const char *name);
void put_variable(struct emitting *e, const struct core_variable *variable);
/* The place of the function's result. */
void put_result(struct emitting *e);
void put_variable_address(struct emitting *e, const struct core_variable *variable);
/* A compound literal is taken by its address. In a loop that a turn enters by goto, gcc
 * may take it for one of the turn before, which is gone: where it finds that the loop is
 * never entered from above. A line at the file's top then keeps it from warning. */
void note_literal(struct emitting *e);
/* "&worker_code, 3". */
void put_place(struct emitting *e, struct span span);
bool is_operation(const struct core_expr *expr, const char *text);
bool is_ordering(const char *text);
bool is_comparison(const char *text);
/* Whether C compilers know what a comparison gives; or two of one thing, && or || between
 * them. */
bool answer_is_known(const struct core_expr *comparison);
bool overlap_is_known(const struct core_expr *expr);

/* C computes in int what is smaller. */
bool is_promoted(const struct type *type);
void put_operation(struct emitting *e, const struct core_expr *expr, enum level level);
void put_optional_test(struct emitting *e, const struct core_expr *optional, bool empty,
                       enum level level);

/* What an INTEGER stands for; of a u64 the bits. */
int64_t integer_value(const struct core_expr *expr);
void put_integer(struct emitting *e, const struct core_expr *expr,
                 const struct type *type, bool exact);
void put_floating(struct emitting *e, double value, const struct type *type);
/* The empty value of a type, as an initializer and as an expression. */
void put_empty(struct emitting *e, const struct type *type);
void put_none(struct emitting *e, const struct type *type);
/* The same within another initializer, where all is zero. */
void put_zero(struct emitting *e, const struct type *type);
/* The same of what an optional, struct, enum or array is made of; as an expression. */
void put_some(struct emitting *e, const struct core_expr *expr, enum level level);
void put_struct(struct emitting *e, const struct core_expr *expr);
void put_array(struct emitting *e, const struct core_expr *expr);
/* Within the braces of another value, where it needs no words of its own. */
void put_part(struct emitting *e, const struct core_expr *expr);
void put_parts(struct emitting *e, const struct core_exprs *exprs);
/* A literal: "coro_text(\"a\")" where the macro is "coro_text(". */
void put_string(struct emitting *e, const struct core_expr *expr, const char *macro);
/* Its initializers are in braces. */
bool is_braced(struct emitting *e, const struct type *type);
void put_constant(struct emitting *e, const struct constant *constant);
/* The array of a long text. */
void put_text_name(struct emitting *e, int number);
/* A case of an enum that is a struct, in braces: {.tag = SHAPE_CIRCLE, …}. */
void put_case(struct emitting *e, const struct core_expr *expr);
void put_case_constant(struct emitting *e, const struct decl *decl,
                       const struct constant *constant);
/* A string's literal, or the name of an array for what is too long for one. */
void put_text(struct emitting *e, const char *bytes, size_t size);

/* ---- statements ---- */

void emit_body(struct emitting *e, struct core_stmt *body);
/* What leaves the place by a way: "way = CORO_BREAK;", "goto leave_x;", "return x;". */
void emit_leave(struct emitting *e, enum way way, const struct leave *leave);
/* The same, if there is an error. */
void emit_leave_if_error(struct emitting *e, const struct leave *leave);
void emit_return(struct emitting *e, bool error);
/* Where it does not matter what is given. */
void emit_empty_return(struct emitting *e);
/* The label of a rung, if something jumps there. */
void emit_label(struct emitting *e, const struct rung *rung);
/* Sends on the ways that came to a HOLD. */
void emit_exits(struct emitting *e, const struct rung *hold);
/* Sends on what may have come from a driver. True if what follows is reached only by
 * going on. */
bool emit_exit_tests(struct emitting *e, const struct leave *error,
                     const struct leave *drop);
void emit_suspension(struct emitting *e, const struct core_stmt *stmt);
/* A group or within begins, and a within ends; a group, when its children have ended. */
void emit_scope_begun(struct emitting *e, const struct core_stmt *stmt);
void emit_scope_ended(struct emitting *e, const struct core_stmt *stmt);
void emit_children(struct emitting *e, const struct core_stmt *stmt);
/* "frame->at = WORKER_YIELD_1;" and "return CORO_YIELDED;". */
void emit_returned_step(struct emitting *e, const struct core_stmt *stmt);
/* "WORKER_YIELD_1". */
void put_state(struct emitting *e, const struct core_function *function,
               const struct core_stmt *stmt);
/* "yield_1". */
const char *resume_label(struct emitting *e, const struct core_stmt *stmt);
void emit_value_stmt(struct emitting *e, const struct core_stmt *stmt);
/* "f->x = …" or, as a declaration, "int64_t x = …". */
void put_birth(struct emitting *e, const struct core_variable *variable,
               const struct core_expr *value, bool declares);
/* As the last part of a for's head. */
void put_step(struct emitting *e, const struct core_stmt *step);
/* What is declared at the top of braces. */
void emit_tops(struct emitting *e, const struct braces *braces);
/* Declares those of the words that were used. */
void emit_exit_words(struct emitting *e, const struct exit_words *words);
/* #line */
void emit_line_of(struct emitting *e, struct span span);

/* ---- what C calls ---- */

/* The typed functions of an exported coroutine, and their declarations. */
void emit_exported(struct emitting *e, const struct core_function *function);
void emit_exported_prototypes(struct emitting *e, const struct core_function *function);
/* What is written above the item in the source, as a comment of a header, if there is
 * something; and the same with the item's first line, which always is. */
void emit_doc(struct emitting *e, const struct decl *decl);
void emit_doc_and_head(struct emitting *e, const struct decl *decl);

/* ---- files ---- */

void emitting_begin(struct emitting *e, struct context *context,
                    struct core_module *core);
void emitting_end(struct emitting *e);
/* "Generated from …". */
void emit_head_line(struct emitting *e, const char *behind);
/* A library's types that its header defines count as defined. */
void find_defined_in_header(struct emitting *e);
/* The module's own header, as its C includes it. */
const char *own_header(const struct emitting *e);
/* The arrays of what is too long for literals. */
void emit_long_texts(struct emitting *e);
/* A library's functions that begin and end its use by a program, where there is something
 * to do; their declarations; and those of all that a program imports. True if there are
 * any of these. */
void emit_module_functions(struct emitting *e);
void emit_module_prototypes(struct emitting *e);
bool emit_foreign_prototypes(struct emitting *e);
bool has_foreign_ends(const struct emitting *e);
/* What a program does at its beginning and its end. */
void emit_begins(struct emitting *e);
void emit_ends(struct emitting *e);
void emit_variables_released(struct emitting *e);
/* Includes the headers of modules that it imports: of all, or those it has used. */
void emit_c_includes(struct emitting *e);
void emit_imports(struct emitting *e, bool only_used);

/* ---- functions ---- */

struct presence *presence_of(struct emitting *e, const struct core_function *function);
struct presence *presence_of_decl(struct emitting *e, const struct decl *decl);
/* What all functions that are used ask of coroutines. */
void find_needs(struct emitting *e);
/* Others may use all of a module that is no program. */
bool is_library(const struct emitting *e);
bool is_public(const struct emitting *e, const struct decl *decl);
/* Declared by the header of another module. */
bool is_foreign(const struct emitting *e, const struct decl *decl);
/* In a standalone file, something of this name lies beside the module. */
bool is_beside(const struct emitting *e, const char *name);
void note_beside(const struct emitting *e, const char *name);
/* Notes that something of its module is used. */
void use_decl(struct emitting *e, const struct decl *decl);
/* "static ", or "" of what is public. */
const char *linkage(const struct emitting *e, const struct decl *decl);
/* The item's first line as a comment. */
void emit_head_comment(struct emitting *e, const struct decl *decl);
void emit_code(struct emitting *e, const struct core_function *function);
void emit_fn(struct emitting *e, struct core_function *function);
void emit_fn_prototype(struct emitting *e, const struct core_function *function);
void emit_step(struct emitting *e, struct core_function *function);
/* What stands above a step: states, kind, how frames and objects begin. */
void emit_kind(struct emitting *e, const struct core_function *function);
/* What the messages that are sent are made of: above the frames; and their descriptions,
 * below what is declared of functions. */
void emit_messages(struct emitting *e);
void emit_message_descriptions(struct emitting *e);
/* The descriptions for a header. */
void emit_message_declarations(struct emitting *e);
/* What C handles the message by, for a header; and all that are not exported. */
void emit_message_handler(struct emitting *e, const struct decl *message);
void emit_message_handlers(struct emitting *e);
/* Makes handlers of other modules' messages known. */
void emit_handles_set(struct emitting *e);
/* "&ask_message". */
void put_message(struct emitting *e, const struct core_message *message);
/* What an argument is called in what is sent. */
const char *c_argument_name(struct emitting *e, const struct core_message *message,
                            int index);
/* The end of what was sent, in a variable. */
void emit_sent_released(struct emitting *e, const struct core_variable *sent);
/* How the loop calls a handler. */
void emit_handle(struct emitting *e, const struct core_function *handler);
void emit_coroutine_prototypes(struct emitting *e, const struct core_function *function);
void emit_new_prototype(struct emitting *e, const struct core_function *function);
/* The same for the header of a library. */
void emit_coroutine_declarations(struct emitting *e,
                                 const struct core_function *function);
void emit_frame(struct emitting *e, const struct core_function *function);
/* "worker_step(…)", and what stands before its type. */
void put_step_head(struct emitting *e, const struct core_function *function);
const char *step_linkage(struct emitting *e, const struct core_function *function);
/* "coro_string name, int64_t n". */
void put_parameters(struct emitting *e, const struct core_function *function);

#endif

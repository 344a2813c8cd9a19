/* Tokens to tree: every construct of the language, and nothing but construction.
 *
 * Where the text does not follow the grammar, syntax_error.c tells it and the parser
 * recovers at an `error` below: in a bracket, at the end of a statement, at the block behind
 * a broken head, at the end of an item. The feed (feed.c) keeps brackets balanced and hides what
 * lies in brackets inside an erroneous part, so the nearest end is the right one.
 *
 * There is no %destructor: values are integers, interned names, or lie in the arena. */
%require "3.8"
%expect 0

%define api.pure full
%define api.value.type union
%define api.location.type {struct span}
%define api.token.prefix {TOK_}
%define api.token.raw
%define api.header.include {"parser.h"}
%define parse.error custom
%define parse.lac full

%param {struct parse *parse}
%initial-action { @$ = parse->feed.given[0].span; }

%code requires {
#include "ast.h"

struct parse;

/* A piece of text with its escapes resolved. */
struct text {
    const char *bytes;
    uint32_t size;
};

struct integer {
    uint64_t value;
    bool is_bad; /* told: it has no value */
};

/* What an if or a while tests: a condition, or an optional and the name it opens to. */
struct test {
    struct variable *opened;
    struct expr *condition;
};

/* The names that a for binds; the second only in `for k, v in`. */
struct loop_head {
    struct variable *variable, *second;
};

/* An if with its chain of else-ifs, of which the last one is still open for an else. */
struct if_chain {
    struct stmt *first, *last;
};
}

%code top {
#include <stdlib.h>
}

%code {
#include "build.h"
#include "feed.h"
#include "parse.h"
#include "syntax_error.h"

/* The stack is on the heap and holds chains that group to the right (a ?? b ?? …). */
#define YYMAXDEPTH 10000000

#define yylex feed

#define YYLLOC_DEFAULT(current, rhs, n)                                               \
    ((current).lo = (n) ? YYRHSLOC(rhs, 1).lo : YYRHSLOC(rhs, 0).hi,                  \
     (current).hi = YYRHSLOC(rhs, (n) ? (n) : 0).hi)

/* A recovery is complete: errors are told again, nothing is hidden any more. */
#define RECOVERED (yyerrok, feed_recovered(parse))

#define ARENA (parse->context->arena)
#define PUSH(list, item) vec_push(ARENA, &(list), (item))

static void yyerror(const struct span *span, struct parse *parse, const char *message);
}

/* ---- tokens ---- */

%token YYEOF 0 "end of file"

%token <const char *> NAME "name"
%token <struct integer> INT "integer" DURATION "duration" CHAR "character"
%token <double> FLOAT "float"
%token <struct text> STRING "string"

/* words only where the grammar expects them, names elsewhere */
%token <const char *>
    FROM "from" GROUP "group" MESSAGE "message" ON "on" RECEIVES "receives"
    SELECT "select" THROWS "throws" TYPE "type" YIELDS "yields"

%token
    ARRAY "array" AS "as" BREAK "break" CANCEL "cancel" CATCH "catch" CHAN "chan"
    CLASS "class" CONST "const" CONTINUE "continue" CORO "coro" DEFER "defer"
    ELSE "else" ENUM "enum" EXPORT "export" EXTERN "extern" FALSE "false" FN "fn"
    FOR "for" IF "if" IMPORT "import" IN "in" LET "let" LIST "list" MAP "map"
    MATCH "match" NONE "none" RETURN "return" SPAWN "spawn" STRUCT "struct"
    THROW "throw" TRUE "true" TRY "try" VAR "var" WAIT "wait" WHILE "while"
    WITHIN "within" YIELD "yield" YIELD_FROM "yield from"

%token
    COALESCE "??" OR "||" AND "&&" EQUAL "==" UNEQUAL "!=" LESS "<" LESS_EQUAL "<="
    GREATER ">" GREATER_EQUAL ">=" BIT_OR "|" BIT_XOR "^" BIT_AND "&" SHIFT_LEFT "<<"
    SHIFT_RIGHT ">>" PLUS "+" MINUS "-" STAR "*" SLASH "/" PERCENT "%" NOT "!" TILDE "~"

%token
    ASSIGN "=" ADD_ASSIGN "+=" SUBTRACT_ASSIGN "-=" MULTIPLY_ASSIGN "*="
    DIVIDE_ASSIGN "/=" REMAINDER_ASSIGN "%=" AND_ASSIGN "&=" OR_ASSIGN "|="
    XOR_ASSIGN "^=" LEFT_ASSIGN "<<=" RIGHT_ASSIGN ">>="

%token
    LPAREN "(" RPAREN ")" LBRACKET "[" RBRACKET "]" LBRACE "{" RBRACE "}" COMMA ","
    SEMICOLON ";" COLON ":" DOT "." RANGE ".." RANGE_TO "..=" ARROW "->" FAT_ARROW "=>"
    QUESTION "?"

/* the parts of an f-string: f" text { value :format } " */
%token
    FSTRING_BEGIN "f-string" FSTRING_END "end of the f-string"
    HOLE_BEGIN "{ in an f-string" HOLE_END "} in an f-string"
%token <struct text> TEXT "text" FORMAT "format"

/* Made by the feed where a statement plainly ended without its ';' */
%token GAP "end of the statement"

%right COALESCE
%left OR
%left AND
%nonassoc EQUAL UNEQUAL LESS LESS_EQUAL GREATER GREATER_EQUAL
%left BIT_OR
%left BIT_XOR
%left BIT_AND
%left SHIFT_LEFT SHIFT_RIGHT
%left PLUS MINUS
%left STAR SLASH PERCENT

/* ---- values ---- */

%nterm <const char *> name as_name
%nterm <bool> throws
%nterm <enum operator> assign_operator
%nterm <struct arguments> args arguments
%nterm <struct arm *> match_arm select_arm
%nterm <struct arms> match_arms select_arms
%nterm <struct decl *> item decl import on extern extern_item broken_decl head
%nterm <struct decls> extern_items
%nterm <struct enum_case *> case
%nterm <struct enum_cases> cases
%nterm <struct expr *> expr cast unary postfix primary value cond yield mapping index
    literal fstring array_size
%nterm <struct exprs> values calls
%nterm <struct fparts> fparts
%nterm <struct if_chain> if_chain
%nterm <struct loop_head> loop_head
%nterm <struct map_entries> entries
%nterm <struct pattern *> pattern
%nterm <struct patterns> patterns
%nterm <struct stmt *> stmt simple block body
%nterm <struct stmts> stmts
%nterm <struct test> test
%nterm <struct typex *> type otype btype made annotation result yields receives
%nterm <struct typexes> types
%nterm <struct variable *> param
%nterm <struct variables> fields param_list params names handled

%printer { fprintf(yyo, "%s", $$); } <const char *>
%printer { fprintf(yyo, "%llu", (unsigned long long)$$.value); } <struct integer>
%printer { fprintf(yyo, "%g", $$); } <double>
%printer { fprintf(yyo, "%.*s", (int)$$.size, $$.bytes); } <struct text>
%printer { fprintf(yyo, "%s", operator_str($$)); } <enum operator>
%printer { fprintf(yyo, "%u..%u", (unsigned)$$->span.lo, (unsigned)$$->span.hi); }
    <struct expr *> <struct stmt *> <struct decl *>

%%

/* ---- items ---- */

module
    : %empty
    | module item { add_item(parse, $item); }
    | module error ";" { RECOVERED; lose(parse, @error); }
    | module error GAP { RECOVERED; lose(parse, @error); }
    | module error block { RECOVERED; lose(parse, @error); }
    ;

item
    : decl
    | "export" decl { $$ = $decl; $$->exported = true; $$->span = @$; }
    | import
    | on
    | extern
    | broken_decl
    ;

import
    : "import" STRING as_name end
        { $$ = make_import(parse, @$, $STRING, @STRING, $as_name); }
    ;

as_name
    : %empty { $$ = NULL; }
    | "as" name { $$ = $name; }
    ;

decl
    : "const" name ":" type "=" value end
        { $$ = make_constant(parse, @$, $name, @name, $type, $value); }
    | "var" name annotation "=" value end
        { $$ = make_module_variable(parse, @$, $name, @name, $annotation, $value); }
    | "struct" name "{" fields "}"
        { $$ = make_record(parse, DECL_STRUCT, @$, $name, @name, $fields); }
    | "class" name "{" fields "}"
        { $$ = make_record(parse, DECL_CLASS, @$, $name, @name, $fields); }
    | "enum" name "{" cases "}" { $$ = make_enum(parse, @$, $name, @name, $cases); }
    | "enum" name "{" cases "," "}" { $$ = make_enum(parse, @$, $name, @name, $cases); }
    | head block { $$ = with_body($head, $block); }
    | "message" name params result end
        { $$ = make_callable(parse, DECL_MESSAGE, @$, $name, @name, $params, $result); }
    ;

head
    : "fn" name params result throws
        {
            $$ = make_callable(parse, DECL_FN, @$, $name, @name, $params, $result);
            $$->throws = $throws;
        }
    | "coro" name params yields receives result
        {
            $$ = make_callable(parse, DECL_CORO, @$, $name, @name, $params, $result);
            $$->yields_x = $yields;
            $$->receives_x = $receives;
        }
    ;

throws
    : %empty { $$ = false; }
    | "throws" { $$ = true; }
    ;

yields
    : %empty { $$ = NULL; }
    | "yields" otype { $$ = $otype; }
    ;

receives
    : %empty { $$ = NULL; }
    | "receives" otype { $$ = $otype; }
    ;

result
    : %empty { $$ = NULL; }
    | "->" type { $$ = $type; }
    ;

on
    : "on" name handled block
        { $$ = make_on(parse, @$, $name, @name, $handled, @handled, $block); }
    | "on" name[module] "." name[message] handled block
        {
            $$ = make_on(parse, @$, $[message], @[message], $handled, @handled, $block);
            $$->qualifier = $[module];
            $$->qualifier_span = @[module];
        }
    ;

handled
    : "(" ")" { $$ = NO_NAMES; }
    | "(" names ")" { $$ = $names; }
    ;

extern
    : "extern" STRING "{" extern_items "}"
        { $$ = make_extern(parse, @$, $STRING, @STRING, $extern_items); }
    | "extern" STRING "{" extern_items error "}"
        { RECOVERED; $$ = make_extern(parse, @$, $STRING, @STRING, $extern_items); }
    ;

extern_items
    : %empty { $$ = (struct decls){0}; }
    | extern_items extern_item { $$ = $1; PUSH($$, $extern_item); }
    | extern_items error end_of_error { RECOVERED; $$ = $1; }
    ;

/* Of what has no braces nothing but the name is known. */
extern_item
    : "fn" name params result end
        { $$ = make_callable(parse, DECL_C_FN, @$, $name, @name, $params, $result); }
    | "type" name end { $$ = make_opaque(parse, @$, $name, @name); }
    | "type" name "{" fields "}"
        { $$ = make_record(parse, DECL_STRUCT, @$, $name, @name, $fields); }
    | "struct" name end
        {
            $$ = make_opaque(parse, @$, $name, @name);
            $$->is_tag = true;
        }
    | "struct" name "{" fields "}"
        {
            $$ = make_record(parse, DECL_STRUCT, @$, $name, @name, $fields);
            $$->is_tag = true;
        }
    | "const" name ":" type end
        {
            $$ = make_constant(parse, @$, $name, @name, $type, NULL);
            $$->kind = DECL_C_CONST;
        }
    ;

/* An item keeps its name also when it is broken: its uses are no further errors. */
broken_decl
    : "const" name skipped_value { $$ = make_broken(parse, @$, $name, @name); }
    | "var" name skipped_value { $$ = make_broken(parse, @$, $name, @name); }
    | "struct" name skipped { $$ = make_broken(parse, @$, $name, @name); }
    | "class" name skipped { $$ = make_broken(parse, @$, $name, @name); }
    | "enum" name skipped { $$ = make_broken(parse, @$, $name, @name); }
    | "fn" name skipped_head { $$ = make_broken(parse, @$, $name, @name); }
    | "coro" name skipped_head { $$ = make_broken(parse, @$, $name, @name); }
    | "message" name skipped { $$ = make_broken(parse, @$, $name, @name); }
    | "struct" name "{" error "}"
        { RECOVERED; $$ = make_broken(parse, @$, $name, @name); }
    | "class" name "{" error "}" { RECOVERED; $$ = make_broken(parse, @$, $name, @name); }
    | "enum" name "{" error "}" { RECOVERED; $$ = make_broken(parse, @$, $name, @name); }
    ;

fields
    : %empty { $$ = NO_NAMES; }
    | param_list
    | param_list ","
    ;

params
    : "(" ")" { $$ = NO_NAMES; }
    | "(" param_list ")" { $$ = $param_list; }
    | "(" param_list "," ")" { $$ = $param_list; }
    ;

param_list
    : param { $$ = NO_NAMES; PUSH($$, $param); }
    | param_list "," param { $$ = $1; PUSH($$, $param); }
    ;

param
    : name ":" type
        { $$ = make_variable(parse, VARIABLE_PARAMETER, $name, @name, $type); }
    ;

cases
    : case { $$ = (struct enum_cases){0}; PUSH($$, $case); }
    | cases "," case { $$ = $1; PUSH($$, $case); }
    ;

case
    : name { $$ = make_case(parse, $name, @name, NO_NAMES); }
    | name "(" param_list ")" { $$ = make_case(parse, $name, @name, $param_list); }
    | name "(" param_list "," ")" { $$ = make_case(parse, $name, @name, $param_list); }
    ;

/* ---- types ---- */

type
    : otype
    | "fn" "(" ")" result[to] { $$ = make_fn_type(parse, @$, NO_TYPES, $to); }
    | "fn" "(" types ")" result[to] { $$ = make_fn_type(parse, @$, $types, $to); }
    ;

/* Optionals do not nest; "??" is two marks that stand together. */
otype
    : btype
    | otype "?" { $$ = make_optional(parse, @$, $1); }
    | otype "??" { $$ = make_optional(parse, @$, $1); }
    ;

btype
    : name { $$ = make_type(parse, @$, NULL, $name); }
    | name[module] "." name[type] { $$ = make_type(parse, @$, $[module], $[type]); }
    | name "[" types "]" { $$ = make_applied(parse, @$, $name, $types); }
    | "coro" "[" types "]" { $$ = make_applied_word(parse, @$, "coro", $types); }
    | made
    | "(" type ")" { $$ = $type; $$->span = @$; }
    ;

made
    : "list" "[" type "]"
        { $$ = make_applied_word(parse, @$, "list", one_type(parse, $type)); }
    | "chan" "[" type "]"
        { $$ = make_applied_word(parse, @$, "chan", one_type(parse, $type)); }
    | "map" "[" type[key] "," type[value] "]"
        {
            struct typexes types = one_type(parse, $key);
            PUSH(types, $[value]);
            $$ = make_applied_word(parse, @$, "map", types);
        }
    | "array" "[" type "," array_size "]"
        { $$ = make_array_type(parse, @$, $type, $array_size); }
    ;

array_size
    : INT { $$ = make_integer(parse, EXPR_INT, @$, $INT); }
    | name { $$ = make_name(parse, @$, $name); }
    | name[module] "." name[constant]
        { $$ = make_field(parse, @$, make_name(parse, @1, $[module]), $[constant], @3); }
    ;

types
    : type { $$ = one_type(parse, $type); }
    | types "," type { $$ = $1; PUSH($$, $type); }
    ;

annotation
    : %empty { $$ = NULL; }
    | ":" type { $$ = $type; }
    ;

/* ---- statements ---- */

block
    : open stmts "}" { $$ = make_block(parse, @$, $stmts); }
    | open stmts error "}"
        {
            RECOVERED;
            $$ = make_block(parse, @$, $stmts);
            PUSH($$->block, stmt_new(ARENA, STMT_POISON, @error));
        }
    ;

/* Whatever was skipped before a block, its own errors are told. */
open
    : "{" { yyerrok; }
    ;

stmts
    : %empty { $$ = (struct stmts){0}; }
    | stmts stmt { $$ = $1; PUSH($$, $stmt); }
    ;

end
    : ";"
    | GAP { report_missing_semicolon(parse, @GAP); }
    ;

/* The rest of a statement behind an error: to its end. */
end_of_error
    : ";"
    | GAP
    ;

/* The rest of a let, of which a brace is only a part: `Point { x: 1 }`. */
skipped_value
    : error end_of_error { RECOVERED; }
    ;

/* The rest of a construct with a broken head: to its block, or its end. */
skipped
    : error end_of_error { RECOVERED; }
    | error block { RECOVERED; }
    ;

skipped_head
    : error end_of_error { RECOVERED; parse->lost_body = true; }
    | error block { RECOVERED; }
    ;

stmt
    : simple
    | block
    | if_chain { $$ = $if_chain.first; }
    | if_chain "else" block { $$ = with_else($if_chain, $block); }
    | "let" name annotation "=" value end
        {
            struct variable *variable = make_binding(parse, VARIABLE_LET, $name, @name);
            variable->typex = $annotation;
            $$ = make_let(parse, @$, variable, $value);
        }
    | "var" name annotation "=" value end
        {
            struct variable *variable = make_binding(parse, VARIABLE_VAR, $name, @name);
            variable->typex = $annotation;
            $$ = make_let(parse, @$, variable, $value);
        }
    | "let" name "," names "=" "spawn" calls end
        { $$ = make_let_spawn(parse, @$, $name, @name, $names, $calls); }
    | "while" test block { $$ = make_branch(parse, STMT_WHILE, @$, $test, $block); }
    | loop_head expr block
        { $$ = make_for(parse, STMT_FOR_IN, @$, $loop_head, $expr, $block); }
    | loop_head expr[low] ".." expr[high] block
        { $$ = make_for_range(parse, @$, $loop_head, $low, $high, false, $block); }
    | loop_head expr[low] "..=" expr[high] block
        { $$ = make_for_range(parse, @$, $loop_head, $low, $high, true, $block); }
    | "for" name "from" expr block
        {
            struct variable *variable = make_binding(parse, VARIABLE_LOOP, $name, @name);
            $$ = make_for(parse, STMT_FOR_FROM, @$, (struct loop_head){variable, NULL}, $expr,
                          $block);
        }
    | "match" cond "{" match_arms "}"
        { $$ = make_match(parse, STMT_MATCH, @$, $cond, $match_arms); }
    | "match" cond "{" match_arms error "}"
        {
            RECOVERED;
            PUSH($match_arms, make_lost_arm(parse, @error));
            $$ = make_match(parse, STMT_MATCH, @$, $cond, $match_arms);
        }
    | "select" "{" select_arms error "}"
        { RECOVERED; $$ = make_match(parse, STMT_SELECT, @$, NULL, $select_arms); }
    | "select" "{" select_arms "}"
        { $$ = make_match(parse, STMT_SELECT, @$, NULL, $select_arms); }
    | "defer" body { $$ = make_nested(parse, STMT_DEFER, @$, $body); }
    | "try" block[body] "catch" name block[handler]
        { $$ = make_try(parse, @$, $[body], $name, @name, $handler); }
    | "group" block { $$ = make_nested(parse, STMT_GROUP, @$, $block); }
    | "within" expr block { $$ = make_within(parse, @$, $expr, $block, NULL); }
    | "within" expr block[body] "else" block[otherwise]
        { $$ = make_within(parse, @$, $expr, $[body], $otherwise); }
    | broken { $$ = stmt_new(ARENA, STMT_POISON, @$); }
    | "let" name skipped_value
        { $$ = make_let(parse, @$, make_binding(parse, VARIABLE_LET, $name, @name), NULL); }
    | "var" name skipped_value
        { $$ = make_let(parse, @$, make_binding(parse, VARIABLE_VAR, $name, @name), NULL); }
    ;

/* Statements of which nothing is kept; a broken let keeps its name, see above. */
broken
    : error end_of_error { RECOVERED; }
    | "while" skipped
    | "for" skipped
    | loop_head skipped
    | "within" skipped
    | "try" block skipped
    | "try" block "catch" skipped
    ;

loop_head
    : "for" name "in"
        { $$ = (struct loop_head){make_binding(parse, VARIABLE_LOOP, $name, @name), NULL}; }
    | "for" name[key] "," name[value] "in"
        {
            $$.variable = make_binding(parse, VARIABLE_LOOP, $key, @key);
            $$.second = make_binding(parse, VARIABLE_LOOP, $[value], @[value]);
        }
    ;

simple
    : expr ";" { $$ = make_simple(parse, STMT_EXPR, @$, $expr); }
    | expr GAP { $$ = make_unended(parse, @$, $expr, @GAP); }
    | yield end { $$ = make_simple(parse, STMT_EXPR, @$, $yield); }
    | expr[target] "=" value end { $$ = make_assign(parse, @$, $target, @2, $value); }
    | expr[target] assign_operator value end
        { $$ = make_compound(parse, @$, $target, $assign_operator, @2, $value); }
    | "spawn" postfix "," calls end { $$ = make_spawn(parse, @$, $postfix, $calls); }
    | "cancel" expr end { $$ = make_simple(parse, STMT_CANCEL, @$, $expr); }
    | "break" end { $$ = stmt_new(ARENA, STMT_BREAK, @$); }
    | "continue" end { $$ = stmt_new(ARENA, STMT_CONTINUE, @$); }
    | "return" end { $$ = make_simple(parse, STMT_RETURN, @$, NULL); }
    | "return" value end { $$ = make_simple(parse, STMT_RETURN, @$, $value); }
    | "throw" value end { $$ = make_simple(parse, STMT_THROW, @$, $value); }
    ;

assign_operator
    : "+=" { $$ = OPERATOR_ADD; }
    | "-=" { $$ = OPERATOR_SUBTRACT; }
    | "*=" { $$ = OPERATOR_MULTIPLY; }
    | "/=" { $$ = OPERATOR_DIVIDE; }
    | "%=" { $$ = OPERATOR_REMAINDER; }
    | "&=" { $$ = OPERATOR_BIT_AND; }
    | "|=" { $$ = OPERATOR_BIT_OR; }
    | "^=" { $$ = OPERATOR_BIT_XOR; }
    | "<<=" { $$ = OPERATOR_SHIFT_LEFT; }
    | ">>=" { $$ = OPERATOR_SHIFT_RIGHT; }
    ;

calls
    : postfix { $$ = (struct exprs){0}; PUSH($$, $postfix); }
    | calls "," postfix { $$ = $1; PUSH($$, $postfix); }
    ;

body
    : block
    | simple
    ;

/* Grows to the left, so that a chain of any length needs no stack. */
if_chain
    : "if" test block
        { $$ = start_chain(make_branch(parse, STMT_IF, @$, $test, $block)); }
    | "if" skipped { $$ = start_chain(stmt_new(ARENA, STMT_POISON, @$)); }
    | if_chain "else" "if" test block
        {
            struct span span = {@3.lo, @5.hi};
            $$ = extend_chain($1, make_branch(parse, STMT_IF, span, $test, $block));
        }
    | if_chain "else" skipped
    | if_chain "else" "if" skipped
        { $$ = extend_chain($1, stmt_new(ARENA, STMT_POISON, @$)); }
    ;

test
    : cond { $$ = (struct test){NULL, $cond}; }
    | "let" name "=" cond
        { $$ = (struct test){make_binding(parse, VARIABLE_OPENED, $name, @name), $cond}; }
    ;

match_arms
    : %empty { $$ = (struct arms){0}; }
    | match_arms match_arm { $$ = $1; PUSH($$, $match_arm); }
    | match_arms error end_of_error
        { RECOVERED; $$ = $1; PUSH($$, make_lost_arm(parse, @error)); }
    ;

match_arm
    : patterns "=>" body { $$ = make_match_arm(parse, @$, $patterns, $body); }
    | "else" "=>" body { $$ = make_else_arm(parse, @$, $body); }
    ;

patterns
    : pattern { $$ = (struct patterns){0}; PUSH($$, $pattern); }
    | patterns "," pattern { $$ = $1; PUSH($$, $pattern); }
    ;

pattern
    : literal { $$ = make_literal_pattern(parse, @$, $literal, NULL, false); }
    | literal[low] ".." literal[high]
        { $$ = make_literal_pattern(parse, @$, $low, $high, false); }
    | literal[low] "..=" literal[high]
        { $$ = make_literal_pattern(parse, @$, $low, $high, true); }
    | name { $$ = make_name_pattern(parse, @$, NULL, $name, NO_NAMES); }
    | name "(" names ")" { $$ = make_name_pattern(parse, @$, NULL, $name, $names); }
    | name[module] "." name[case]
        { $$ = make_name_pattern(parse, @$, $[module], $[case], NO_NAMES); }
    | name[module] "." name[case] "(" names ")"
        { $$ = make_name_pattern(parse, @$, $[module], $[case], $names); }
    ;

literal
    : INT { $$ = make_integer(parse, EXPR_INT, @$, $INT); }
    | "-" INT
        { $$ = make_unary(parse, @$, '-', make_integer(parse, EXPR_INT, @INT, $INT)); }
    | CHAR { $$ = make_integer(parse, EXPR_CHAR, @$, $CHAR); }
    | STRING { $$ = make_string(parse, @$, $STRING); }
    | DURATION { $$ = make_integer(parse, EXPR_DURATION, @$, $DURATION); }
    | "true" { $$ = make_bool(parse, @$, true); }
    | "false" { $$ = make_bool(parse, @$, false); }
    ;

select_arms
    : %empty { $$ = (struct arms){0}; }
    | select_arms select_arm { $$ = $1; PUSH($$, $select_arm); }
    | select_arms error end_of_error { RECOVERED; $$ = $1; }
    ;

select_arm
    : unary[request] "=>" body
        { $$ = make_select_arm(parse, @$, NULL, $request, $body); }
    | name "=" unary[request] "=>" body
        {
            $$ = make_select_arm(parse, @$, make_binding(parse, VARIABLE_LET, $name, @name),
                                 $request, $body);
        }
    | "else" "=>" body { $$ = make_else_arm(parse, @$, $body); }
    ;

names
    : name
        {
            $$ = NO_NAMES;
            PUSH($$, make_binding(parse, VARIABLE_LET, $name, @name));
        }
    | names "," name
        {
            $$ = $1;
            PUSH($$, make_binding(parse, VARIABLE_LET, $name, @name));
        }
    ;

/* ---- expressions ---- */

value
    : expr
    | yield
    | mapping
    ;

cond
    : expr
    | yield
    ;

yield
    : "yield" { $$ = make_operand(parse, EXPR_YIELD, @$, NULL); }
    | "yield" expr { $$ = make_operand(parse, EXPR_YIELD, @$, $expr); }
    | "yield from" expr { $$ = make_operand(parse, EXPR_YIELD_FROM, @$, $expr); }
    ;

mapping
    : "{" "}" { $$ = make_map(parse, @$, (struct map_entries){0}); }
    | "{" entries "}" { $$ = make_map(parse, @$, $entries); }
    | "{" entries "," "}" { $$ = make_map(parse, @$, $entries); }
    | "{" error "}" { RECOVERED; $$ = expr_new(ARENA, EXPR_POISON, @$); }
    ;

entries
    : expr[key] ":" value
        {
            $$ = (struct map_entries){0};
            PUSH($$, ((struct map_entry){$key, $[value]}));
        }
    | entries "," expr[key] ":" value
        {
            $$ = $1;
            PUSH($$, ((struct map_entry){$key, $[value]}));
        }
    ;

expr
    : cast
    | expr "??" expr { $$ = make_binary(parse, @$, $1, OPERATOR_ELSE, @2, $3); }
    | expr "||" expr { $$ = make_binary(parse, @$, $1, OPERATOR_OR, @2, $3); }
    | expr "&&" expr { $$ = make_binary(parse, @$, $1, OPERATOR_AND, @2, $3); }
    | expr "==" expr { $$ = make_binary(parse, @$, $1, OPERATOR_EQUAL, @2, $3); }
    | expr "!=" expr { $$ = make_binary(parse, @$, $1, OPERATOR_UNEQUAL, @2, $3); }
    | expr "<" expr { $$ = make_binary(parse, @$, $1, OPERATOR_LESS, @2, $3); }
    | expr "<=" expr { $$ = make_binary(parse, @$, $1, OPERATOR_LESS_EQUAL, @2, $3); }
    | expr ">" expr { $$ = make_binary(parse, @$, $1, OPERATOR_GREATER, @2, $3); }
    | expr ">=" expr { $$ = make_binary(parse, @$, $1, OPERATOR_GREATER_EQUAL, @2, $3); }
    | expr "|" expr { $$ = make_binary(parse, @$, $1, OPERATOR_BIT_OR, @2, $3); }
    | expr "^" expr { $$ = make_binary(parse, @$, $1, OPERATOR_BIT_XOR, @2, $3); }
    | expr "&" expr { $$ = make_binary(parse, @$, $1, OPERATOR_BIT_AND, @2, $3); }
    | expr "<<" expr { $$ = make_binary(parse, @$, $1, OPERATOR_SHIFT_LEFT, @2, $3); }
    | expr ">>" expr { $$ = make_binary(parse, @$, $1, OPERATOR_SHIFT_RIGHT, @2, $3); }
    | expr "+" expr { $$ = make_binary(parse, @$, $1, OPERATOR_ADD, @2, $3); }
    | expr "-" expr { $$ = make_binary(parse, @$, $1, OPERATOR_SUBTRACT, @2, $3); }
    | expr "*" expr { $$ = make_binary(parse, @$, $1, OPERATOR_MULTIPLY, @2, $3); }
    | expr "/" expr { $$ = make_binary(parse, @$, $1, OPERATOR_DIVIDE, @2, $3); }
    | expr "%" expr { $$ = make_binary(parse, @$, $1, OPERATOR_REMAINDER, @2, $3); }
    ;

cast
    : unary
    | cast "as" name { $$ = make_cast(parse, @$, $1, $name, @name); }
    ;

unary
    : postfix
    | "-" unary { $$ = make_unary(parse, @$, '-', $2); }
    | "!" unary { $$ = make_unary(parse, @$, '!', $2); }
    | "~" unary { $$ = make_unary(parse, @$, '~', $2); }
    | "wait" unary { $$ = make_operand(parse, EXPR_WAIT, @$, $2); }
    | "spawn" postfix { $$ = make_operand(parse, EXPR_SPAWN, @$, $2); }
    ;

postfix
    : primary
    | postfix "(" arguments ")" { $$ = make_call(parse, @$, $1, $arguments, @4); }
    | postfix "(" error ")" { RECOVERED; $$ = expr_new(ARENA, EXPR_POISON, @$); }
    | postfix "[" index "]" { $$ = with_object($index, @$, $1); }
    | postfix "[" error "]" { RECOVERED; $$ = expr_new(ARENA, EXPR_POISON, @$); }
    | postfix "." NAME { $$ = make_field(parse, @$, $1, $NAME, @NAME); }
    | postfix "!" { $$ = make_operand(parse, EXPR_UNWRAP, @$, $1); }
    ;

arguments
    : %empty { $$ = (struct arguments){0}; }
    | args
    | args ","
    ;

args
    : value { $$ = (struct arguments){0}; add_argument(parse, &$$, NULL, @1, $value); }
    | name ":" value
        { $$ = (struct arguments){0}; add_argument(parse, &$$, $name, @name, $value); }
    | args "," value { $$ = $1; add_argument(parse, &$$, NULL, @3, $value); }
    | args "," name ":" value { $$ = $1; add_argument(parse, &$$, $name, @name, $value); }
    ;

/* Its object is filled in by the postfix around it. */
index
    : expr { $$ = make_index(parse, $1); }
    | ".." { $$ = make_slice(parse, NULL, NULL, false); }
    | expr[low] ".." { $$ = make_slice(parse, $low, NULL, false); }
    | ".." expr[high] { $$ = make_slice(parse, NULL, $high, false); }
    | expr[low] ".." expr[high] { $$ = make_slice(parse, $low, $high, false); }
    | "..=" expr[high] { $$ = make_slice(parse, NULL, $high, true); }
    | expr[low] "..=" expr[high] { $$ = make_slice(parse, $low, $high, true); }
    ;

primary
    : name { $$ = make_name(parse, @$, $name); }
    | INT { $$ = make_integer(parse, EXPR_INT, @$, $INT); }
    | FLOAT { $$ = make_float(parse, @$, $FLOAT); }
    | DURATION { $$ = make_integer(parse, EXPR_DURATION, @$, $DURATION); }
    | CHAR { $$ = make_integer(parse, EXPR_CHAR, @$, $CHAR); }
    | STRING { $$ = make_string(parse, @$, $STRING); }
    | "true" { $$ = make_bool(parse, @$, true); }
    | "false" { $$ = make_bool(parse, @$, false); }
    | "none" { $$ = expr_new(ARENA, EXPR_NONE, @$); }
    | fstring
    | "(" value ")" { $$ = $value; $$->parenthesized = true; $$->span = @$; }
    | "(" error ")" { RECOVERED; $$ = expr_new(ARENA, EXPR_POISON, @$); }
    | "[" "]" { $$ = make_list(parse, @$, (struct exprs){0}); }
    | "[" values "]" { $$ = make_list(parse, @$, $values); }
    | "[" values "," "]" { $$ = make_list(parse, @$, $values); }
    | "[" error "]" { RECOVERED; $$ = expr_new(ARENA, EXPR_POISON, @$); }
    | made "(" arguments ")" { $$ = make_make(parse, @$, $made, $arguments); }
    | made "(" error ")" { RECOVERED; $$ = expr_new(ARENA, EXPR_POISON, @$); }
    ;

values
    : value { $$ = (struct exprs){0}; PUSH($$, $value); }
    | values "," value { $$ = $1; PUSH($$, $value); }
    ;

fstring
    : FSTRING_BEGIN fparts FSTRING_END { $$ = make_fstring(parse, @$, $fparts); }
    ;

fparts
    : %empty { $$ = (struct fparts){0}; }
    | fparts TEXT { $$ = $1; add_text(parse, &$$, @TEXT, $TEXT); }
    | fparts HOLE_BEGIN expr HOLE_END
        { $$ = $1; add_hole(parse, &$$, (struct span){@2.lo, @4.hi}, $expr, NO_TEXT); }
    | fparts HOLE_BEGIN expr FORMAT HOLE_END
        { $$ = $1; add_hole(parse, &$$, (struct span){@2.lo, @5.hi}, $expr, $FORMAT); }
    | fparts HOLE_BEGIN error HOLE_END
        {
            struct span span = {@2.lo, @4.hi};
            RECOVERED;
            $$ = $1;
            add_hole(parse, &$$, span, expr_new(ARENA, EXPR_POISON, span), NO_TEXT);
        }
    ;

name
    : NAME
    | "from"
    | "group"
    | "message"
    | "on"
    | "receives"
    | "select"
    | "throws"
    | "type"
    | "yields"
    ;

%%

const char *
token_str(int kind)
{
    return yysymbol_name((yysymbol_kind_t)kind);
}

/* More than the grammar can ever expect at one place. */
#define MOST_EXPECTED YYNTOKENS

static int
yyreport_syntax_error(const yypcontext_t *context, struct parse *parse)
{
    yysymbol_kind_t kinds[MOST_EXPECTED];
    int count = yypcontext_expected_tokens(context, kinds, MOST_EXPECTED);
    bool expected[YYNTOKENS] = {false};

    for (int i = 0; i < count; i++)
        expected[kinds[i]] = true;
    report_syntax_error(parse, expected);
    feed_skip(parse);
    return 0;
}

/* Called by bison only where its stack would be larger than YYMAXDEPTH. */
static void
yyerror(const struct span *span, struct parse *parse, const char *message)
{
    (void)message;
    report_too_deep(parse, *span);
}

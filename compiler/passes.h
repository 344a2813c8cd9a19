/* Every pass, in order: what it needs and what it leaves. compile.c calls them one after
 * the other; no pass calls another, but that type has texts parsed once more to try how
 * it talks (talk.h). A pass reports through context->diags and goes on;
 * the passes after check run only when there is no error. */
#ifndef PASSES_H
#define PASSES_H

#include <stdio.h>

#include "arena.h"
#include "ast.h"
#include "diag.h"
#include "name.h"
#include "source.h"
#include "type.h"

struct core_module;

/* What all passes share. */
struct context {
    struct arena *arena;
    struct names *names;
    struct types *types;
    struct sources *sources; /* of the program: at first those that were asked for */
    struct source *source;   /* of the module at hand */
    struct diags *diags;
    const struct words *folders; /* in which imports are looked for (-I) */
    bool only_roots_warn;        /* no warnings of what is imported */
    bool debug_lines;            /* -g: write #line */
    bool spread;        /* --frame-spread: scopes side by side in frames, for debuggers */
    bool in_one_folder; /* headers of imported modules lie beside the C */
    const char *header; /* by which name a module's C includes its own */
    /* Standalone: the C of all modules and the runtime are one file, and these are the
     * names at its file level that the module at hand may not use; else NULL. */
    struct tally *beside;
};

/* text -> tree. Never NULL; reports lexical and syntax errors. (grammar/) */
struct module *parse(struct context *context);

/* sources -> the program: each parsed, and all that they import. */
struct program *load(struct context *context);

/* tree -> every name bound, every expression typed, constants folded, conversions
 * explicit. */
void type(struct context *context, struct module *module);

/* typed tree -> facts by fixed points: talks, throws, suspends, recursive, may_throw,
 * known. */
void suspend(struct context *context, struct module *module);

/* typed tree with facts -> the rules of the language that need them, and warnings. */
void check(struct context *context, struct module *module);

/* checked tree -> core tree: each suspension a statement, evaluation order explicit. */
struct core_module *lower(struct context *context, struct module *module);

/* core tree -> the same without the counting of references that nobody can tell. */
void elide(struct context *context, struct core_module *core);

/* core tree -> for each variable, which suspensions it crosses. */
void live(struct context *context, struct core_module *core);

/* core tree with liveness -> the frame of each coroutine. */
void frame(struct context *context, struct core_module *core);

/* core tree with frames -> C, and what others include of it. */
void emit(struct context *context, struct core_module *core, FILE *out);
void emit_header(struct context *context, struct core_module *core, FILE *out);

/* The dumps, one for each --emit stage; deterministic, one line a fact. */
void dump_tokens(struct context *context, FILE *out); /* scans anew */
void dump_ast(const struct module *module, FILE *out);
void dump_typed(struct context *context, const struct module *module, FILE *out);
void dump_flow(struct context *context, const struct module *module, FILE *out);
void dump_core(struct context *context, const struct core_module *core, FILE *out);
void dump_live(struct context *context, const struct core_module *core, FILE *out);
void dump_frame(struct context *context, const struct core_module *core, FILE *out);

#endif

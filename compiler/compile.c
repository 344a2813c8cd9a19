/* The pipeline, on one page. */
#include "compile.h"

#include <string.h>

#include "c_beside.h"
#include "passes.h"
#include "path.h"

const char *
stage_str(enum stage stage)
{
    static const char *const names[] = {
#define STAGE(id, name) name,
#include "stage.def"
#undef STAGE
    };

    return names[stage];
}

static bool
wants_core(FILE *const *out)
{
    return out[STAGE_CORE] || out[STAGE_LIVE] || out[STAGE_FRAME] || out[STAGE_C] ||
           out[STAGE_H];
}

/* The passes that understand a module and report its errors. */
static void
analyse(struct context *context, struct module *module, FILE *const *out)
{
    context->source = module->source;
    type(context, module);
    if (out[STAGE_TYPED])
        dump_typed(context, module, out[STAGE_TYPED]);

    suspend(context, module);
    if (out[STAGE_FLOW])
        dump_flow(context, module, out[STAGE_FLOW]);

    check(context, module);
}

/* The passes that translate a module of a program without errors. */
static void
synthesize(struct context *context, struct module *module, FILE *const *out)
{
    struct core_module *core;

    context->source = module->source;
    core = lower(context, module);
    elide(context, core);
    if (out[STAGE_CORE])
        dump_core(context, core, out[STAGE_CORE]);

    live(context, core);
    if (out[STAGE_LIVE])
        dump_live(context, core, out[STAGE_LIVE]);

    frame(context, core);
    if (out[STAGE_FRAME])
        dump_frame(context, core, out[STAGE_FRAME]);

    if (out[STAGE_C])
        emit(context, core, out[STAGE_C]);
    if (out[STAGE_H])
        emit_header(context, core, out[STAGE_H]);
}

/* ---- modules ---- */

static bool
is_shown(const struct program *program, const struct module *module)
{
    return module == program->roots.at[0];
}

/* Where the C of a module goes. */
static FILE *const *
outputs_of(const struct compile_request *request, const struct program *program,
           const struct module *module, FILE **outputs)
{
    if (is_shown(program, module))
        return request->out;
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        outputs[stage] = NULL;
    if (request->open) {
        outputs[STAGE_C] = request->open(request->data, module->stem, STAGE_C);
        outputs[STAGE_H] = request->open(request->data, module->stem, STAGE_H);
    }
    return outputs;
}

static void
show_parsed(struct context *context, const struct program *program, FILE *const *out)
{
    const struct module *module = program->roots.at[0];

    context->source = module->source;
    if (out[STAGE_TOKENS])
        dump_tokens(context, out[STAGE_TOKENS]);
    if (out[STAGE_AST])
        dump_ast(module, out[STAGE_AST]);
}

static const char *
kept(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static void
tell_imported(const struct compile_request *request, const struct program *program,
              struct compile_result *result)
{
    struct arena *arena = request->arena;

    for (int i = 0; i < program->modules.count; i++) {
        const struct module *module = program->modules.at[i];
        struct imported imported = {
            .stem = kept(arena, module->stem),
            .path = kept(arena, module->source->path),
            .place = kept(arena, module->place),
        };

        if (module->importer)
            vec_push(arena, &result->imported, imported);
    }
}

static void
tell_extern(const struct compile_request *request, const struct decl *external,
            struct compile_result *result)
{
    struct arena *arena = request->arena;
    const char *folder = path_folder(arena, external->module->source->path);

    if (!*folder)
        folder = ".";
    result->uses_c = true;
    for (int i = 0; i < result->header_folders.count; i++)
        if (strcmp(result->header_folders.at[i], folder) == 0)
            return;
    if (external->is_beside)
        vec_push(arena, &result->header_folders, folder);
}

static void
tell_externs(const struct compile_request *request, const struct program *program,
             struct compile_result *result)
{
    for (int i = 0; i < program->modules.count; i++) {
        const struct decls *decls = &program->modules.at[i]->decls;

        for (int k = 0; k < decls->count; k++)
            if (decls->at[k]->kind == DECL_EXTERN)
                tell_extern(request, decls->at[k], result);
    }
    for (int i = 0; i < request->folders.count && result->uses_c; i++)
        vec_push(request->arena, &result->header_folders, request->folders.at[i]);
}

static void
run_passes(struct context *context, const struct compile_request *request,
           struct compile_result *result)
{
    static FILE *const nowhere[STAGE_COUNT];
    struct program *program = load(context);

    show_parsed(context, program, request->out);
    for (int i = 0; i < program->modules.count; i++) {
        struct module *module = program->modules.at[i];
        analyse(context, module, is_shown(program, module) ? request->out : nowhere);
    }
    tell_imported(request, program, result);
    tell_externs(request, program, result);
    result->has_main = program->roots.at[0]->main != NULL;
    result->has_errors = diag_error_count(context->diags) > 0;
    for (int i = 0; i < program->modules.count; i++) {
        FILE *outputs[STAGE_COUNT];
        struct module *module = program->modules.at[i];

        if (!result->has_errors && wants_core(request->out))
            synthesize(context, module, outputs_of(request, program, module, outputs));
    }
}

struct compile_result
compile(const struct compile_request *request)
{
    struct compile_result result = {0};
    struct arena *arena = arena_new();
    struct sources sources = {0};
    struct context context = {
        .arena = arena,
        .names = names_new(arena),
        .types = types_new(arena),
        .sources = &sources,
        .diags = diags_new(arena, &sources),
        .folders = &request->folders,
        .only_roots_warn = request->only_these_warn,
        .debug_lines = request->debug_lines,
        .spread = request->spread,
        .in_one_folder = request->in_one_folder,
        .header = request->header,
    };

    for (int i = 0; i < request->sources.count; i++)
        sources_add(arena, &sources, request->sources.at[i]);
    if (request->standalone)
        context.beside = c_beside_new(arena, context.names);
    diags_configure(context.diags, request->style);
    run_passes(&context, request, &result);
    diags_print(context.diags, request->messages);
    result.memory = arena_size(arena);
    arena_free(arena);
    return result;
}

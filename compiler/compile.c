/* The pipeline, on one page. */
#include "compile.h"

#include "passes.h"

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
    return out[STAGE_CORE] || out[STAGE_LIVE] || out[STAGE_FRAME] || out[STAGE_C];
}

/* The passes that understand the program and report its errors. */
static struct module *
analyse(struct context *context, FILE *const *out)
{
    struct module *module;

    if (out[STAGE_TOKENS])
        dump_tokens(context, out[STAGE_TOKENS]);

    module = parse(context);
    if (out[STAGE_AST])
        dump_ast(module, out[STAGE_AST]);

    type(context, module);
    if (out[STAGE_TYPED])
        dump_typed(context, module, out[STAGE_TYPED]);

    suspend(context, module);
    if (out[STAGE_FLOW])
        dump_flow(context, module, out[STAGE_FLOW]);

    check(context, module);
    return module;
}

/* The passes that translate a program without errors. */
static void
synthesize(struct context *context, struct module *module, FILE *const *out)
{
    struct core_module *core = lower(context, module);

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
}

static void
run_passes(struct context *context, FILE *const *out, struct compile_result *result)
{
    struct module *module = analyse(context, out);

    result->has_main = module->main != NULL;
    if (diag_error_count(context->diags) == 0 && wants_core(out))
        synthesize(context, module, out);
    result->has_errors = diag_error_count(context->diags) > 0;
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
        .source = request->source,
        .diags = diags_new(arena, &sources),
        .debug_lines = request->debug_lines,
        .spread = request->spread,
    };

    sources_add(arena, &sources, request->source);
    diags_configure(context.diags, request->style);
    run_passes(&context, request->out, &result);
    diags_print(context.diags, request->messages);
    result.memory = arena_size(arena);
    arena_free(arena);
    return result;
}

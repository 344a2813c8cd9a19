#include "type_struct.h"

#include "declare.h"
#include "resolve.h"
#include "type_enum.h"

enum { DEEPEST_STRUCT = 200 };

static void
type_fields(struct typer *typer, struct decl *decl)
{
    const struct type *type = type_struct(typer->types, decl);
    scope_open(typer->scopes);
    for (int i = 0; i < decl->params.count; i++) {
        struct variable *field = decl->params.at[i];
        field->type = resolve_type(typer, field->typex);
        type_struct_field(typer->types, type, field->type);
        require_name(typer, field->name, field->span, "a field");
        declare_variable(typer, field);
    }
    scope_close(typer->scopes);
}

/* ---- containment: a search in depth, with a path of its own ---- */

enum visited {
    VISIT_NEVER,
    VISIT_OPEN, /* on the path */
    VISIT_DONE,
};

/* What is known of a struct or enum, by its type's number. */
struct state {
    enum visited visited;
    int depth; /* of the structs in it */
};

/* A struct on the path, and the field at hand. */
struct stop {
    struct decl *decl;
    int field;
};

VEC(path, struct stop);

struct search {
    struct typer *typer;
    struct state *states;
    struct path path;
};

static struct state *
state_of(const struct search *search, const struct decl *decl)
{
    return &search->states[decl->type->number];
}

/* The struct or enum whose values lie in the values of a type, or NULL. */
static struct decl *
contained(const struct type *type)
{
    type = opened(type);
    return type->kind == TYPE_STRUCT || type->kind == TYPE_ENUM ? type->decl : NULL;
}

static const char *
word(const struct decl *decl)
{
    return decl->kind == DECL_ENUM ? "enum" : "struct";
}

static void
cut(const struct search *search, struct variable *field)
{
    field->type = basic(search->typer, TYPE_POISON);
}

/* The field at the end of the path leads back to a struct on it. */
static void
report_circle(const struct search *search, const struct decl *inner)
{
    const struct stop *top = &search->path.at[search->path.count - 1];
    struct variable *field = top->decl->params.at[top->field];
    struct diags *diags = search->typer->diags;
    struct diag *diag =
        diag_error(diags, DIAG_STRUCT_CIRCLE, field->span, "%s '%s' would contain itself",
                   word(inner), inner->name);
    int i = search->path.count - 1;
    for (; search->path.at[i].decl != inner; i--)
        diag_note(diags, diag, search->path.at[i].decl->name_span, "through %s '%s'",
                  word(search->path.at[i].decl), search->path.at[i].decl->name);
    diag_help(diags, diag, "a list breaks the circle: '%s: list[%s]'", field->name,
              inner->name);
    cut(search, field);
}

static void
enter(struct search *search, struct decl *decl)
{
    state_of(search, decl)->visited = VISIT_OPEN;
    vec_push(search->typer->arena, &search->path, ((struct stop){.decl = decl}));
}

static void
leave(struct search *search)
{
    struct stop top = search->path.at[--search->path.count];
    struct state *state = state_of(search, top.decl);
    state->visited = VISIT_DONE;
    for (int i = 0; i < top.decl->params.count; i++) {
        struct variable *field = top.decl->params.at[i];
        const struct decl *inner = contained(field->type);
        if (!inner)
            continue;
        int depth = 1 + state_of(search, inner)->depth;
        if (depth > DEEPEST_STRUCT) {
            diag_error(search->typer->diags, DIAG_NESTING, field->span,
                       "structs within structs nest deeper than %d", DEEPEST_STRUCT);
            cut(search, field);
        } else if (depth > state->depth) {
            state->depth = depth;
        }
    }
}

static void
step(struct search *search)
{
    struct stop *top = &search->path.at[search->path.count - 1];
    if (top->field == top->decl->params.count) {
        leave(search);
        return;
    }
    struct decl *inner = contained(top->decl->params.at[top->field]->type);
    if (inner && state_of(search, inner)->visited == VISIT_OPEN)
        report_circle(search, inner);
    top->field++;
    if (inner && state_of(search, inner)->visited == VISIT_NEVER)
        enter(search, inner);
}

static void
check_containment(struct typer *typer, const struct decls *structs)
{
    int greatest = 0;
    for (int i = 0; i < structs->count; i++) {
        if (structs->at[i]->type->number > greatest)
            greatest = structs->at[i]->type->number;
    }
    struct search search = {.typer = typer};
    search.states =
        arena_alloc(typer->arena, ((size_t)greatest + 1) * sizeof *search.states);
    for (int i = 0; i < structs->count; i++) {
        if (state_of(&search, structs->at[i])->visited == VISIT_NEVER)
            enter(&search, structs->at[i]);
        while (search.path.count)
            step(&search);
    }
}

void
type_structs(struct typer *typer, const struct module *module)
{
    struct decls containers = {0};
    for (int i = 0; i < module->decls.count; i++) {
        struct decl *decl = module->decls.at[i];
        if (decl->kind == DECL_STRUCT)
            type_fields(typer, decl);
        else if (decl->kind == DECL_ENUM)
            type_cases(typer, decl);
        else
            continue;
        vec_push(typer->arena, &containers, decl);
    }
    check_containment(typer, &containers);
}

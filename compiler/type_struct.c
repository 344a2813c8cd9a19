#include "type_struct.h"

#include "declare.h"
#include "resolve.h"
#include "type_array.h"
#include "type_enum.h"

enum { DEEPEST_STRUCT = 200 };

static void
type_record(struct typer *typer, struct decl *decl)
{
    const struct type *type = decl->kind == DECL_CLASS ? type_class(typer->types, decl)
                                                       : type_struct(typer->types, decl);
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

/* ---- circles: a search in depth, with a path of its own ---- */

enum visited {
    VISIT_NEVER,
    VISIT_OPEN, /* on the path */
    VISIT_DONE,
};

/* What is known of a struct, class or enum, by its type's number. */
struct state {
    enum visited visited;
    int depth; /* of the structs in it */
};

/* One of these on the path, and the field at hand. */
struct stop {
    struct decl *decl;
    int field;
};

VEC(path, struct stop);

struct search {
    struct typer *typer;
    struct state *states;
    struct path path;
    /* What a field of this type leads to, or NULL; and tells that the field at the end of
     * the path leads back to one on it. */
    struct decl *(*inner)(const struct type *type);
    void (*report)(const struct search *search, const struct decl *inner);
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
    while (type->kind == TYPE_OPTIONAL || type->kind == TYPE_ARRAY)
        type = type->element;
    return type->kind == TYPE_STRUCT || type->kind == TYPE_ENUM ? type->decl : NULL;
}

static const char *
word(const struct decl *decl)
{
    return decl->kind == DECL_ENUM    ? "enum"
           : decl->kind == DECL_CLASS ? "class"
                                      : "struct";
}

/* How many arrays lie around what is contained. */
static int
arrays_around(const struct type *type)
{
    int count = 0;
    for (; type->kind == TYPE_OPTIONAL || type->kind == TYPE_ARRAY; type = type->element)
        count += type->kind == TYPE_ARRAY;
    return count;
}

static void
cut(const struct search *search, struct variable *field)
{
    field->type = basic(search->typer, TYPE_POISON);
}

static struct variable *
last_field(const struct search *search)
{
    const struct stop *top = &search->path.at[search->path.count - 1];
    return top->decl->params.at[top->field];
}

/* What lies between the end of the path and `inner`. */
static void
note_circle(const struct search *search, struct diag *diag, const struct decl *inner)
{
    int i = search->path.count - 1;
    for (; search->path.at[i].decl != inner; i--)
        diag_note(search->typer->diags, diag, search->path.at[i].decl->name_span,
                  "through %s '%s'", word(search->path.at[i].decl),
                  search->path.at[i].decl->name);
}

static void
report_contained(const struct search *search, const struct decl *inner)
{
    struct variable *field = last_field(search);
    struct diags *diags = search->typer->diags;
    struct diag *diag =
        diag_error(diags, DIAG_STRUCT_CIRCLE, field->span, "%s '%s' would contain itself",
                   word(inner), inner->name);
    note_circle(search, diag, inner);
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
        int depth = 1 + state_of(search, inner)->depth + arrays_around(field->type);
        if (depth > DEEPEST_STRUCT) {
            diag_error(search->typer->diags, DIAG_NESTING, field->span,
                       "structs and arrays within structs nest deeper than %d",
                       DEEPEST_STRUCT);
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
    struct decl *inner = search->inner(top->decl->params.at[top->field]->type);
    if (inner && state_of(search, inner)->visited == VISIT_OPEN)
        search->report(search, inner);
    top->field++;
    if (inner && state_of(search, inner)->visited == VISIT_NEVER)
        enter(search, inner);
}

static void
find_circles(struct search search, const struct decls *decls)
{
    int greatest = 0;
    for (int i = 0; i < decls->count; i++) {
        if (decls->at[i]->type->number > greatest)
            greatest = decls->at[i]->type->number;
    }
    search.states =
        arena_alloc(search.typer->arena, ((size_t)greatest + 1) * sizeof *search.states);
    for (int i = 0; i < decls->count; i++) {
        if (state_of(&search, decls->at[i])->visited == VISIT_NEVER)
            enter(&search, decls->at[i]);
        while (search.path.count)
            step(&search);
    }
}

/* ---- classes of which no object could be made, as it would need one already ---- */

static struct decl *
needed(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->element;
    return type_is_record(type) ? type->decl : NULL;
}

static void
report_needed(const struct search *search, const struct decl *inner)
{
    struct variable *field = last_field(search);
    struct diags *diags = search->typer->diags;
    struct diag *diag =
        diag_error(diags, DIAG_CLASS_CIRCLE, field->span,
                   "no '%s' could ever be made: it would need one already", inner->name);
    note_circle(search, diag, inner);
    diag_help(diags, diag, "make the field an optional: '%s: %s?'", field->name,
              inner->name);
    cut(search, field);
}

/* ---- sizes, now that no struct contains itself ---- */

static void
check_sizes(struct typer *typer, const struct decl *decl)
{
    for (int i = 0; i < decl->params.count; i++) {
        struct variable *field = decl->params.at[i];
        const struct type *type = type_opened(field->type);
        if (type->kind == TYPE_ARRAY &&
            is_poison(require_size(typer, type, field->typex->span)))
            field->type = basic(typer, TYPE_POISON);
    }
    require_size(typer, decl->type, decl->name_span);
}

void
type_structs(struct typer *typer, const struct module *module)
{
    struct decls decls = {0};
    typer->in_fields = true;
    for (int i = 0; i < module->decls.count; i++) {
        struct decl *decl = module->decls.at[i];
        if (decl_is_record(decl))
            type_record(typer, decl);
        else if (decl->kind == DECL_ENUM)
            type_cases(typer, decl);
        else
            continue;
        vec_push(typer->arena, &decls, decl);
    }
    typer->in_fields = false;
    find_circles(
        (struct search){.typer = typer, .inner = contained, .report = report_contained},
        &decls);
    find_circles(
        (struct search){.typer = typer, .inner = needed, .report = report_needed},
        &decls);
    for (int i = 0; i < decls.count; i++)
        check_sizes(typer, decls.at[i]);
}

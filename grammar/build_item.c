/* Making items and types. */
#include "build.h"

#include <string.h>

#include "parse.h"

static struct decl *
named(struct parse *parse, enum decl_kind kind, struct span span, const char *name,
      struct span name_span)
{
    struct decl *decl = decl_new(parse->context->arena, kind, span);

    decl->name = name;
    decl->name_span = name_span;
    decl->head = span;
    return decl;
}

static bool
is_main(const struct decl *item)
{
    bool is_callable = item->kind == DECL_FN || item->kind == DECL_CORO;

    return is_callable && strcmp(item->name, "main") == 0;
}

void
add_item(struct parse *parse, struct decl *item)
{
    vec_push(parse->context->arena, &parse->module->decls, item);
    item->module = parse->module;
    if (is_main(item))
        parse->module->main = item;
    if (item->exported)
        vec_push(parse->context->arena, &parse->module->exports, item);
    parse->strayed = parse->lost_body;
    parse->lost_body = false;
}

void
lose(struct parse *parse, struct span span)
{
    vec_push(parse->context->arena, &parse->module->lost, span);
    parse->strayed = true;
}

struct decl *
make_import(struct parse *parse, struct span span, struct text path,
            struct span path_span, const char *alias)
{
    struct decl *decl = named(parse, DECL_IMPORT, span, alias, path_span);

    decl->path = path.bytes;
    decl->path_size = path.size;
    decl->alias = alias;
    return decl;
}

struct decl *
make_constant(struct parse *parse, struct span span, const char *name,
              struct span name_span, struct typex *typex, struct expr *value)
{
    struct decl *decl = named(parse, DECL_CONST, span, name, name_span);

    decl->typex = typex;
    decl->value = value;
    return decl;
}

struct decl *
make_module_variable(struct parse *parse, struct span span, const char *name,
                     struct span name_span, struct typex *typex, struct expr *value)
{
    struct decl *decl = named(parse, DECL_VAR, span, name, name_span);

    decl->variable = make_variable(parse, VARIABLE_MODULE, name, name_span, typex);
    decl->value = value;
    return decl;
}

struct decl *
make_record(struct parse *parse, enum decl_kind kind, struct span span, const char *name,
            struct span name_span, struct variables fields)
{
    struct decl *decl = named(parse, kind, span, name, name_span);

    decl->head.hi = name_span.hi;
    decl->params = fields;
    return decl;
}

struct decl *
make_opaque(struct parse *parse, struct span span, const char *name,
            struct span name_span)
{
    struct decl *decl =
        make_record(parse, DECL_STRUCT, span, name, name_span, (struct variables){0});

    decl->is_opaque = true;
    return decl;
}

struct decl *
make_enum(struct parse *parse, struct span span, const char *name, struct span name_span,
          struct enum_cases cases)
{
    struct decl *decl = named(parse, DECL_ENUM, span, name, name_span);

    decl->head.hi = name_span.hi;
    decl->cases = cases;
    for (int i = 0; i < cases.count; i++) {
        struct enum_case *enum_case = cases.at[i];
        enum_case->number = i;
        enum_case->first = decl->params.count;
        for (int k = 0; k < enum_case->payload.count; k++)
            vec_push(parse->context->arena, &decl->params, enum_case->payload.at[k]);
    }
    return decl;
}

struct enum_case *
make_case(struct parse *parse, const char *name, struct span name_span,
          struct variables payload)
{
    struct enum_case *enum_case = NEW(parse->context->arena, struct enum_case);

    enum_case->name = name;
    enum_case->span = name_span;
    enum_case->payload = payload;
    return enum_case;
}

struct decl *
make_callable(struct parse *parse, enum decl_kind kind, struct span span,
              const char *name, struct span name_span, struct variables params,
              struct typex *returns)
{
    struct decl *decl = named(parse, kind, span, name, name_span);

    decl->params = params;
    decl->returns_x = returns;
    return decl;
}

struct decl *
with_body(struct decl *callable, struct stmt *body)
{
    callable->span.hi = body->span.hi;
    callable->body = body;
    return callable;
}

struct decl *
make_on(struct parse *parse, struct span span, const char *name, struct span name_span,
        struct variables params, struct span params_span, struct stmt *body)
{
    struct decl *decl = named(parse, DECL_ON, span, name, name_span);

    decl->head.hi = params_span.hi;
    decl->params = params;
    decl->body = body;
    return decl;
}

struct decl *
make_extern(struct parse *parse, struct span span, struct text header,
            struct span header_span, struct decls items)
{
    struct decl *decl = named(parse, DECL_EXTERN, span, NULL, header_span);

    decl->head.hi = header_span.hi;
    decl->path = header.bytes;
    decl->path_size = header.size;
    decl->items = items;
    for (int i = 0; i < items.count; i++)
        items.at[i]->external = decl;
    return decl;
}

struct decl *
make_broken(struct parse *parse, struct span span, const char *name,
            struct span name_span)
{
    return named(parse, DECL_POISON, span, name, name_span);
}

struct variable *
make_variable(struct parse *parse, enum variable_kind kind, const char *name,
              struct span span, struct typex *typex)
{
    struct variable *variable = variable_new(parse->context->arena, kind, name, span);

    variable->typex = typex;
    return variable;
}

struct variable *
make_binding(struct parse *parse, enum variable_kind kind, const char *name,
             struct span span)
{
    return make_variable(parse, kind, name, span, NULL);
}

/* ---- types ---- */

struct typex *
make_type(struct parse *parse, struct span span, const char *qualifier, const char *name)
{
    struct typex *typex = typex_new(parse->context->arena, TYPEX_NAME, span);

    typex->qualifier = qualifier;
    typex->name = name;
    return typex;
}

struct typex *
make_applied(struct parse *parse, struct span span, const char *name,
             struct typexes arguments)
{
    struct typex *typex = typex_new(parse->context->arena, TYPEX_APPLY, span);

    typex->name = name;
    typex->args = arguments;
    return typex;
}

struct typex *
make_applied_word(struct parse *parse, struct span span, const char *word,
                  struct typexes arguments)
{
    const char *name = name_of_text(parse->context->names, word);

    return make_applied(parse, span, name, arguments);
}

struct typex *
make_array_type(struct parse *parse, struct span span, struct typex *element,
                struct expr *size)
{
    struct typex *typex = typex_new(parse->context->arena, TYPEX_ARRAY, span);

    typex->args = one_type(parse, element);
    typex->size = size;
    return typex;
}

/* What would be T?? is T?, so a row of marks makes no deep tree. */
struct typex *
make_optional(struct parse *parse, struct span span, struct typex *element)
{
    struct typex *typex = element;

    if (element->kind != TYPEX_OPTIONAL) {
        typex = typex_new(parse->context->arena, TYPEX_OPTIONAL, span);
        typex->args = one_type(parse, element);
    }
    typex->span = span;
    return typex;
}

struct typex *
make_fn_type(struct parse *parse, struct span span, struct typexes params,
             struct typex *result)
{
    struct typex *typex = typex_new(parse->context->arena, TYPEX_FN, span);

    typex->args = params;
    typex->result = result;
    return typex;
}

struct typexes
one_type(struct parse *parse, struct typex *typex)
{
    struct typexes types = {0};

    vec_push(parse->context->arena, &types, typex);
    return types;
}

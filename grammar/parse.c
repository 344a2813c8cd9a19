/* The pass from text to tree. */
#include "parse.h"

#include <string.h>

#include "lexical_error.h"
#include "scan.h"
#include "tally.h"

struct parse *
parse_start(struct context *context)
{
    struct parse *parse = NEW(context->arena, struct parse);

    parse->context = context;
    parse->module = NEW(context->arena, struct module);
    parse->module->source = context->source;
    parse->feed.at_start = true;
    for (size_t i = 0; i < sizeof parse->feed.given / sizeof *parse->feed.given; i++)
        parse->feed.given[i].span =
            (struct span){context->source->base, context->source->base};
    parse->foreign_names = tally_new(context->arena);
    scan_start(parse);
    return parse;
}

void
parse_end(struct parse *parse)
{
    scan_end(parse);
}

uint32_t
parse_behind_blanks(const struct parse *parse, uint32_t place)
{
    const char *text = source_at(parse->context->source, place);

    return place + (uint32_t)strspn(text, " \t");
}

struct module *
parse(struct context *context)
{
    struct parse *parse = parse_start(context);

    if (report_bad_encoding(parse))
        yyparse(parse);
    parse_end(parse);
    return parse->module;
}

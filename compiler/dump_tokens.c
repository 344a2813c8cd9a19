/* --emit=tokens: each token on a line, as line:column, kind, text. What the feed inserts
 * or leaves out is not in the source and not shown. */
#include "feed.h"
#include "parse.h"
#include "scan.h"

static void
print_text(const char *text, uint32_t size, FILE *out)
{
    for (uint32_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n')
            fputs("\\n", out);
        else if (c < ' ' || c == 0x7f)
            fprintf(out, "\\x%02x", c);
        else
            fputc(c, out);
    }
}

static void
print_token(const struct source *source, int kind, struct span span, FILE *out)
{
    struct place place = source_place(source, span.lo);

    fprintf(out, "%u:%u %s", (unsigned)place.line, (unsigned)place.column,
            token_class(kind));
    if (span.hi > span.lo)
        fputc(' ', out);
    print_text(source_at(source, span.lo), span.hi - span.lo, out);
    fputc('\n', out);
}

void
dump_tokens(struct context *context, FILE *out)
{
    struct parse *parse = parse_start(context);
    struct span span;
    YYSTYPE value;
    int kind;

    do {
        kind = feed(&value, &span, parse);
        if (span.hi > span.lo || kind == TOK_YYEOF)
            print_token(context->source, kind, span, out);
    } while (kind != TOK_YYEOF);
    parse_end(parse);
}

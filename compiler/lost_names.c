#include "lost_names.h"

#include <stdbool.h>

static bool
is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_';
}

void
lost_names_add(const struct context *context, struct tally *lost, struct span span)
{
    const char *at = source_at(context->source, span.lo);
    const char *end = source_at(context->source, span.hi);

    while (at < end) {
        const char *begin = at;

        while (at < end && is_name_byte(*at))
            at++;
        if (at > begin)
            ++*tally_of(lost, name_intern(context->names, begin, (size_t)(at - begin)));
        else
            at++;
    }
}

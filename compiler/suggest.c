#include "suggest.h"

#include "spell.h"

/* With so many errors nobody reads their helps, and looking for them takes time. */
enum { MOST_SUGGESTIONS = 100 };

static bool
is_tired(const struct typer *typer)
{
    return diag_error_count(typer->diags) > MOST_SUGGESTIONS;
}

bool
suggest(struct typer *typer, struct diag *diag, const char *wrong,
        const struct candidates *candidates)
{
    if (is_tired(typer) || !candidates->count)
        return false;
    const char **words =
        arena_alloc(typer->arena, (size_t)candidates->count * sizeof *words);
    for (int i = 0; i < candidates->count; i++)
        words[i] = candidates->at[i].word;
    const char *nearest = spell_nearest(wrong, words, candidates->count);
    if (!nearest)
        return false;
    diag_help(typer->diags, diag, "did you mean '%s'?", nearest);
    for (int i = 0; i < candidates->count; i++) {
        if (words[i] == nearest && candidates->at[i].span.hi > 0) {
            diag_note(typer->diags, diag, candidates->at[i].span, "'%s' is declared here",
                      nearest);
            break;
        }
    }
    return true;
}

struct span
binding_span(const struct binding *binding)
{
    if (binding->variable)
        return binding->variable->span;
    return binding->decl ? binding->decl->name_span : (struct span){0, 0};
}

bool
suggest_binding(struct typer *typer, struct diag *diag, const char *wrong,
                bool (*fits)(const struct binding *binding))
{
    struct candidates candidates = {0};
    int count;
    if (is_tired(typer))
        return false;
    const struct binding *all = scope_all(typer->scopes, &count);
    for (int i = count - 1; i >= 0; i--) {
        if (fits(&all[i]))
            vec_push(typer->arena, &candidates,
                     ((struct candidate){all[i].name, binding_span(&all[i])}));
    }
    return suggest(typer, diag, wrong, &candidates);
}

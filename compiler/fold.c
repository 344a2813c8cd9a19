/* The order in which constants are folded. */
#include "fold.h"

VEC(indexes, int);

enum { MOST_NOTES = 8 };

/* Which initializer a constant has: they are in the order of the source. */
static int
find_initializer(const struct initializers *all, const struct decl *decl)
{
    int low = 0, high = all->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (all->at[middle].decl->span.lo < decl->span.lo)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The initializers on the path from `begin` depend on each other; a long way is told in
 * part. */
static void
report_circle(struct typer *typer, const struct initializers *all,
              const struct indexes *path, int begin)
{
    const struct decl *first = all->at[begin].decl;
    struct diag *diag = diag_error(typer->diags, DIAG_CONSTANT_CIRCLE, first->name_span,
                                   "the value of '%s' depends on itself", first->name);
    int from = 0;
    while (path->at[from] != begin)
        from++;
    for (int i = from + 1; i < path->count && i <= from + MOST_NOTES; i++) {
        const struct decl *decl = all->at[path->at[i]].decl;
        diag_note(typer->diags, diag, decl->name_span, "through '%s'", decl->name);
    }
}

/* Looks at one more thing that the initializer on top of the path depends on, or folds
 * it. */
static void
step(struct typer *typer, struct initializers *all, struct indexes *path)
{
    struct initializer *top = &all->at[path->at[path->count - 1]];
    if (top->next == top->mentions.count) {
        top->decl->constant = fold_expr(typer, top->decl->value);
        top->state = FOLD_DONE;
        path->count--;
        return;
    }
    int index = find_initializer(all, top->mentions.at[top->next++]);
    if (all->at[index].state == FOLD_OPEN) {
        report_circle(typer, all, path, index);
    } else if (all->at[index].state == FOLD_WAITING) {
        all->at[index].state = FOLD_OPEN;
        vec_push(typer->arena, path, index);
    }
}

void
fold(struct typer *typer, struct initializers *all)
{
    struct indexes path = {0};
    for (int i = 0; i < all->count; i++) {
        if (all->at[i].state != FOLD_WAITING)
            continue;
        all->at[i].state = FOLD_OPEN;
        vec_push(typer->arena, &path, i);
        while (path.count)
            step(typer, all, &path);
    }
}

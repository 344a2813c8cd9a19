#include "tour.h"

static void
enter(struct tour *tour, struct core_stmt *stmt)
{
    tour->enter(tour->data, stmt);
    vec_push(tour->arena, &tour->path, ((struct core_site){stmt, 0}));
}

static void
leave(struct tour *tour)
{
    struct core_stmt *stmt = tour->path.at[--tour->path.count].stmt;

    if (tour->leave)
        tour->leave(tour->data, stmt);
}

void
tour(struct tour *tour, struct core_stmt *root)
{
    int base = tour->path.count;

    enter(tour, root);
    while (tour->path.count > base) {
        struct core_site *site = &tour->path.at[tour->path.count - 1];
        int index = site->next++;
        struct core_stmt *stmt = site->stmt, *part = core_part(stmt, index);

        if (!part && index > 1 - (stmt->kind == CORE_LOOP))
            leave(tour);
        else if (part && (!tour->part || tour->part(tour->data, stmt, index, part)))
            enter(tour, part);
    }
}

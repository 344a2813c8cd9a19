/* A directed graph over 0 … count-1 (the items of a module), and the two questions that
 * passes ask of one: what follows from what, and what lies on a circle. Both take time in
 * proportion to the graph, and no C stack. */
#ifndef GRAPH_H
#define GRAPH_H

#include <stdbool.h>

#include "arena.h"
#include "vec.h"

struct edge {
    int from, to;
};

VEC(edges, struct edge);

struct graph {
    int count;
    struct edges edges;
};

/* Sets facts[from] wherever facts[to] holds, until nothing changes: what a node inherits
 * from those it points to. */
void graph_inherit(struct arena *arena, const struct graph *graph, bool *facts);

/* Sets on_circle[n] for every node that reaches itself. */
void graph_circles(struct arena *arena, const struct graph *graph, bool *on_circle);

#endif

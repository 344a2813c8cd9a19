/* A directed graph over 0 … count-1 (the items of a module), and the questions that
 * passes ask of one: what follows from what, what lies on a circle, and how much hangs on
 * a node. All take time in proportion to the graph, and no C stack. */
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
/* All nodes in an order in which each comes after those that it points to, but for nodes
 * that reach each other: these stand together, and circles[n] is their number, from 1; 0
 * for a node that does not reach itself. */
void graph_order(struct arena *arena, const struct graph *graph, int *circles,
                 int *order);

/* Adds up what hangs together: to weights[n], which begin with 1, the weights of those n
 * points to, once an edge. Those on a circle, and those heavier than `most`, add nothing,
 * and to what is heavier nothing is added. */
void graph_weigh(struct arena *arena, const struct graph *graph, const bool *on_circle,
                 int most, int *weights);

#endif

#include "graph.h"

/* The edges sorted by one end: those of node n are other[first[n]] … other[first[n + 1] -
 * 1]. */
struct adjacency {
    int *first, *other;
};

static int *
numbers(struct arena *arena, int count)
{
    return arena_alloc(arena, sizeof(int) * (size_t)count);
}

/* A counting sort, by the ends where the edges begin (forward) or end. */
static struct adjacency
sort(struct arena *arena, const struct graph *graph, bool forward)
{
    struct adjacency sorted = {numbers(arena, graph->count + 2),
                               numbers(arena, graph->edges.count + 1)};
    int *next =
        sorted.first + 1; /* next[n]: where n's next edge goes, at last the end of n's */

    for (int i = 0; i < graph->edges.count; i++) {
        struct edge edge = graph->edges.at[i];
        next[(forward ? edge.from : edge.to) + 1]++;
    }
    for (int n = 0; n < graph->count; n++)
        next[n + 1] += next[n];
    for (int i = 0; i < graph->edges.count; i++) {
        struct edge edge = graph->edges.at[i];
        sorted.other[next[forward ? edge.from : edge.to]++] =
            forward ? edge.to : edge.from;
    }
    return sorted;
}

void
graph_inherit(struct arena *arena, const struct graph *graph, bool *facts)
{
    struct adjacency heirs = sort(arena, graph, false);
    int *waiting = numbers(arena, graph->count + 1);
    int count = 0;

    for (int n = 0; n < graph->count; n++)
        if (facts[n])
            waiting[count++] = n;
    while (count) {
        int node = waiting[--count];

        for (int i = heirs.first[node]; i < heirs.first[node + 1]; i++) {
            int heir = heirs.other[i];

            if (!facts[heir]) {
                facts[heir] = true;
                waiting[count++] = heir;
            }
        }
    }
}

/* Tarjan's algorithm, with its recursion on a stack of its own. */
struct search {
    struct adjacency targets;
    int *order; /* when a node was met, from 1; 0: not yet */
    int *low;   /* the earliest node still open that it reaches */
    int *edge;  /* the next of its edges to follow */
    int *path;  /* the nodes being searched, each reached from the one before */
    int *open;  /* the nodes met whose component is not complete */
    bool *is_open;
    int *circles;   /* what is asked for: by node, the number of its circle, or 0 */
    int *completed; /* the same: the nodes, each after those it reaches */
    int depth, opened, clock, done, circle_count;
};

/* A circle of one, until its component is complete. */
enum { ITSELF = -1 };

static void
enter(struct search *search, int node)
{
    search->order[node] = search->low[node] = ++search->clock;
    search->edge[node] = search->targets.first[node];
    search->path[search->depth++] = node;
    search->open[search->opened++] = node;
    search->is_open[node] = true;
}

static void
lower(struct search *search, int node, int low)
{
    if (low < search->low[node])
        search->low[node] = low;
}

/* The component of `root` is what was opened since it: a circle if it has two nodes or
 * more, or points to itself. */
static void
complete(struct search *search, int root)
{
    bool alone = search->open[search->opened - 1] == root;
    int circle = alone && search->circles[root] != ITSELF ? 0 : ++search->circle_count;
    int node;

    do {
        node = search->open[--search->opened];
        search->is_open[node] = false;
        search->circles[node] = circle;
        search->completed[search->done++] = node;
    } while (node != root);
}

static void
leave(struct search *search, int node)
{
    search->depth--;
    if (search->low[node] == search->order[node])
        complete(search, node);
    if (search->depth)
        lower(search, search->path[search->depth - 1], search->low[node]);
}

static void
follow(struct search *search, int node, int target)
{
    if (target == node)
        search->circles[node] = ITSELF;
    if (!search->order[target])
        enter(search, target);
    else if (search->is_open[target])
        lower(search, node, search->order[target]);
}

static void
explore(struct search *search, int root)
{
    enter(search, root);
    while (search->depth) {
        int node = search->path[search->depth - 1];

        if (search->edge[node] < search->targets.first[node + 1])
            follow(search, node, search->targets.other[search->edge[node]++]);
        else
            leave(search, node);
    }
}

void
graph_order(struct arena *arena, const struct graph *graph, int *circles, int *completed)
{
    size_t count = (size_t)graph->count;
    struct search search = {
        .targets = sort(arena, graph, true),
        .order = numbers(arena, graph->count),
        .low = numbers(arena, graph->count),
        .edge = numbers(arena, graph->count),
        .path = numbers(arena, graph->count),
        .open = numbers(arena, graph->count),
        .is_open = arena_alloc(arena, count * sizeof(bool)),
        .circles = circles,
        .completed = completed,
    };

    for (int n = 0; n < graph->count; n++)
        if (!search.order[n])
            explore(&search, n);
}

void
graph_circles(struct arena *arena, const struct graph *graph, bool *on_circle)
{
    int *circles = numbers(arena, graph->count);

    graph_order(arena, graph, circles, numbers(arena, graph->count));
    for (int n = 0; n < graph->count; n++)
        on_circle[n] = circles[n] != 0;
}

/* From the leaves on: a node is done when all those it points to are. */
void
graph_weigh(struct arena *arena, const struct graph *graph, const bool *on_circle,
            int most, int *weights)
{
    struct adjacency heirs = sort(arena, graph, false);
    int *open = numbers(arena, graph->count); /* edges to those not done yet */
    int *done = numbers(arena, graph->count);
    int count = 0;

    for (int i = 0; i < graph->edges.count; i++)
        open[graph->edges.at[i].from]++;
    for (int n = 0; n < graph->count; n++)
        if (on_circle[n] || open[n] == 0)
            done[count++] = n;
    while (count > 0) {
        int node = done[--count];
        int weight = on_circle[node] || weights[node] > most ? 0 : weights[node];

        for (int i = heirs.first[node]; i < heirs.first[node + 1]; i++) {
            int heir = heirs.other[i];

            if (weights[heir] <= most)
                weights[heir] += weight;
            if (--open[heir] == 0 && !on_circle[heir])
                done[count++] = heir;
        }
    }
}

/* Entries of uthash, each in a block of its own. */
#include "bench.h"

#include <uthash.h>

struct entry {
    int64_t key, value;
    UT_hash_handle hh;
};

static int64_t
next_key(int64_t key)
{
    return (int64_t)((uint64_t)key * 6364136223846793005u + 1442695040888963407u);
}

static struct entry *
find(struct entry *map, int64_t key)
{
    struct entry *entry;

    HASH_FIND(hh, map, &key, sizeof key, entry);
    return entry;
}

static struct entry *
set(struct entry *map, int64_t key, int64_t value)
{
    struct entry *entry = find(map, key);

    if (!entry) {
        entry = bench_allocate(sizeof *entry);
        entry->key = key;
        HASH_ADD(hh, map, key, sizeof key, entry);
    }
    entry->value = value;
    return map;
}

static struct entry *
drop(struct entry *map, int64_t key, int64_t *value)
{
    struct entry *entry = find(map, key);

    *value = entry->value;
    HASH_DEL(map, entry);
    free(entry);
    return map;
}

static int64_t
turn(int64_t size, int64_t sum)
{
    struct entry *map = NULL, *entry, *next;
    int64_t key = 1, value;

    for (int64_t i = 0; i < size; i++)
        map = set(map, key = next_key(key), i);
    key = 1;
    for (int64_t i = 0; i < size; i++)
        sum += find(map, key = next_key(key))->value;
    key = 1;
    for (int64_t i = 0; i < size; i++) {
        key = next_key(key);
        if (i % 2 == 0) {
            map = drop(map, key, &value);
            sum ^= value;
        }
    }
    HASH_ITER(hh, map, entry, next)
    {
        HASH_DEL(map, entry);
        free(entry);
    }
    return sum;
}

int
main(int argc, char **argv)
{
    int64_t size = bench_size(argc, argv), began = bench_now(), sum = 0;

    for (int64_t i = 0; i < 1000000 / size; i++)
        sum = turn(size, sum);
    bench_tell(sum, began);
    return 0;
}

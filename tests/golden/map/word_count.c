/* Generated from word_count.coro by coroc. */
#include "coro.h"

static const struct coro_type coro_type_map_string_i64 =
    CORO_MAP(&coro_type_string, &coro_type_i64);

struct most_frequent {
    struct coro_frame frame;
    struct coro_map *counts;
    int64_t least;
    int64_t changes;
    int64_t at;
    coro_string word;
};

static inline enum coro_step most_frequent_step(struct coro_driver *d,
                                                struct coro_frame *frame);

static const struct coro_code count_words_code = {"count_words", "word_count.coro", 2};

/* fn count_words(text: string) -> map[string, int] */
static struct coro_map *
count_words(coro_string text)
{
    struct coro_map *counts =
        coro_map_new(&coro_type_map_string_i64, &count_words_code, 1);

    {
        struct coro_list *list =
            coro_string_split(text, coro_text(" "), &count_words_code, 2);

        for (int64_t at = 0; at < coro_list_len(list); at++) {
            coro_string word =
                *(coro_string *)coro_list_at(list, at, &count_words_code, 2);
            struct coro_maybe_i64 maybe = {0};

            maybe.some = coro_map_get_string(counts, word, &maybe.value);
            int64_t value = coro_add(maybe.some ? maybe.value : 0, 1);
            *(int64_t *)coro_map_place_string(counts, word) = value;
        }
        coro_list_release(list);
    }
    return counts;
}

/* coro most_frequent(counts: map[string, int], least: int) yields string */
enum most_frequent_at {
    MOST_FREQUENT_START,
    MOST_FREQUENT_YIELD_1,
};

static const struct coro_code most_frequent_code = {"most_frequent", "word_count.coro",
                                                    10};

static const struct coro_state most_frequent_states[] = {
    {0, "start", NULL, 0},
    {3, "yield", NULL, 0},
};

static const struct coro_kind most_frequent_kind = {
    .code = &most_frequent_code,
    .step = most_frequent_step,
    .states = most_frequent_states,
    .size = sizeof(struct most_frequent),
};

static void
most_frequent_start(struct most_frequent *f, struct coro_map *counts, int64_t least)
{
    coro_frame_start(&f->frame, &most_frequent_kind);
    f->counts = counts;
    f->least = least;
}

static inline enum coro_step
most_frequent_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct most_frequent *f = (struct most_frequent *)frame;
    enum coro_way way = d->way;
    int64_t count = 0;

    switch ((enum most_frequent_at)frame->at) {
    case MOST_FREQUENT_START:
        break;
    case MOST_FREQUENT_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave_counts;

    f->changes = coro_map_changes(f->counts);
    for (f->at = 0; coro_map_walk(f->counts, &f->at, f->changes, &most_frequent_code, 1);
         f->at++) {
        f->word = coro_string_retain(*(coro_string *)coro_map_key(f->counts, f->at));
        count = *(int64_t *)coro_map_value(f->counts, f->at);
        if (count >= f->least) {
            *(coro_string *)d->out = coro_string_take(&f->word);
            frame->at = MOST_FREQUENT_YIELD_1;
            return CORO_YIELDED; /* yield word; */
yield_1:;
        }
        coro_string_release(f->word);
        if (way != CORO_ON)
            goto leave_counts;
    }
leave_counts:
    coro_map_release(f->counts);
    return coro_end(d, frame, way);
}

static const struct coro_code main__code = {"main", "word_count.coro", 18};

/* fn main() */
static void
main_(void)
{
    struct coro_map *counts = count_words(coro_text("the cat and the dog and the bird"));
    int64_t *item = coro_map_at_string(counts, coro_text("the"), &main__code, 2);

    *item = coro_add(*item, 10);
    coro_print("{v}\n", &coro_type_map_string_i64, &counts);
    {
        struct most_frequent most_frequent;

        most_frequent_start(&most_frequent, coro_map_retain(counts), 2);
        coro_string word = {0};
        while (coro_frame_next(&most_frequent.frame, most_frequent_step, &word, NULL,
                               &main__code, 4)) {
            coro_print("{s} {i}\n", word,
                       *(int64_t *)coro_map_at_string(counts, word, &main__code, 5));
            coro_string_release(word);
        }
        coro_frame_drop(&most_frequent.frame);
    }
    coro_map_release(counts);
}

int
main(void)
{
    main_();
    return coro_finish(0);
}

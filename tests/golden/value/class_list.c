/* Generated from class_list.coro by coroc. */
#include "coro.h"

struct Item {
    struct coro_instance coro; /* its count and class */
    coro_string text;
    struct Item *next;
};

struct Queue {
    struct coro_instance coro; /* its count and class */
    struct Item *first;
    struct Item *last;
    int64_t len;
};

static const struct coro_type Item_type;
static const struct coro_field Item_fields[] = {
    {"text", &coro_type_string, offsetof(struct Item, text)},
    {"next", &Item_type, offsetof(struct Item, next)},
};
static const struct coro_type Item_type =
    CORO_CLASS_OWNING("Item", struct Item, Item_fields);

static struct Item *
Item_new(coro_string text, struct Item *next, const struct coro_code *code, int line)
{
    struct Item *instance = coro_instance_new(&Item_type, code, line);

    instance->text = text;
    instance->next = next;
    return instance;
}

static const struct coro_field Queue_fields[] = {
    {"first", &Item_type, offsetof(struct Queue, first)},
    {"last", &Item_type, offsetof(struct Queue, last)},
};
static const struct coro_type Queue_type =
    CORO_CLASS_OWNING("Queue", struct Queue, Queue_fields);

static struct Queue *
Queue_new(struct Item *first, struct Item *last, int64_t len,
          const struct coro_code *code, int line)
{
    struct Queue *instance = coro_instance_new(&Queue_type, code, line);

    instance->first = first;
    instance->last = last;
    instance->len = len;
    return instance;
}

static const struct coro_type coro_type_maybe_Item = CORO_OPTIONAL_CLASS(&Item_type);

static const struct coro_code push_code = {"push", "class_list.coro", 5};

/* fn push(queue: Queue, text: string) */
static void
push(struct Queue *queue, coro_string text)
{
    struct Item *item = Item_new(coro_string_retain(text), NULL, &push_code, 1);

    if (queue->last != NULL) {
        struct Item *last = coro_instance_retain(queue->last);

        coro_instance_assign(&last->next, coro_instance_retain(item));
        coro_instance_release(last);
    } else {
        coro_instance_assign(&queue->first, coro_instance_retain(item));
    }
    coro_instance_assign(&queue->last, item);
    queue->len = coro_add(queue->len, 1);
}

/* fn pop(queue: Queue) -> string? */
static coro_string
pop(struct Queue *queue)
{
    coro_string result = {0};

    if (queue->first != NULL) {
        struct Item *item = coro_instance_retain(queue->first);

        coro_instance_assign(&queue->first, coro_instance_retain(item->next));
        if (item->next == NULL) {
            coro_instance_assign(&queue->last, NULL);
        }
        queue->len = coro_sub(queue->len, 1);
        result = coro_string_retain(item->text);
        coro_instance_release(item);
        return result;
    }
    return (coro_string){0};
}

/* fn length(queue: Queue) -> int */
static int64_t
length(struct Queue *queue)
{
    int64_t result = 0;
    int64_t length_ = 0;
    struct Item *item = coro_instance_retain(queue->first);

    while (item != NULL) {
        struct Item *here = coro_instance_take(&item);

        length_ = coro_add(length_, coro_string_len(here->text));
        coro_instance_assign(&item, coro_instance_retain(here->next));
        coro_instance_release(here);
    }
    result = length_;
    coro_instance_release(item);
    return result;
}

static const struct coro_code main__code = {"main", "class_list.coro", 36};

/* fn main() */
static void
main_(void)
{
    struct Queue *queue = Queue_new(NULL, NULL, 0, &main__code, 1);

    {
        struct coro_list *list = coro_list_of(&coro_type_string, 3,
                                              (coro_string[]){CORO_TEXT("spam"),
                                                              CORO_TEXT("and"),
                                                              CORO_TEXT("eggs")},
                                              &main__code, 2);

        for (int64_t at = 0; at < coro_list_len(list); at++) {
            coro_string word = *(coro_string *)coro_list_at(list, at, &main__code, 2);

            push(queue, word);
        }
        coro_list_release(list);
    }
    int64_t value = queue->len;
    coro_print("{v} {i} {i}\n", &Queue_type, &queue, value, length(queue));
    while (true) {
        coro_string maybe = pop(queue);

        if (maybe.bytes == NULL) {
            break;
        }
        coro_string text = maybe;
        coro_print("{s} {i}\n", text, queue->len);
        coro_string_release(text);
    }
    coro_print("{v} {v}\n", &coro_type_maybe_Item, &queue->first, &coro_type_maybe_Item,
               &queue->last);
    coro_instance_release(queue);
}

int
main(void)
{
    main_();
    return coro_finish(0);
}

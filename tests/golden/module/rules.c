/* Generated from rules.coro by coroc. */
#include "rules.h"

typedef int64_t (*coro_fn_i64_to_i64)(int64_t);

static const struct coro_field rules_Rule_fields[] = {
    {"name", &coro_type_string, offsetof(struct rules_Rule, name)},
    {"test", &coro_type_fn, offsetof(struct rules_Rule, test)},
};
const struct coro_type rules_Rule_type =
    CORO_STRUCT_OWNED("Rule", struct rules_Rule, rules_Rule_fields);

static const struct coro_field rules_Button_fields[] = {
    {"label", &coro_type_string, offsetof(struct rules_Button, label)},
};
const struct coro_type rules_Button_type =
    CORO_CLASS_OWNING("Button", struct rules_Button, rules_Button_fields);

struct rules_Button *
rules_Button_new(coro_string label, coro_fn_rules__Button_to_string pressed,
                 const struct coro_code *code, int line)
{
    struct rules_Button *instance = coro_instance_new(&rules_Button_type, code, line);

    instance->label = label;
    instance->pressed = pressed;
    return instance;
}

coro_fn_i64_to_bool rules_current = rules_is_even;

/* fn is_even(n: int) -> bool */
bool
rules_is_even(int64_t n)
{
    return n % 2 == 0;
}

static const struct coro_code rules_count_code = {"count", "rules.coro", 12};

/* fn count(numbers: list[int], test: fn(int) -> bool) -> int */
int64_t
rules_count(struct coro_list *numbers, coro_fn_i64_to_bool test)
{
    int64_t count = 0;

    for (int64_t at = 0; at < coro_list_len(numbers); at++) {
        int64_t n = *(int64_t *)coro_list_at(numbers, at, &rules_count_code, 2);

        if (test(n)) {
            count = coro_add(count, 1);
        }
    }
    return count;
}

/* fn press(button: Button) -> string */
coro_string
rules_press(struct rules_Button *button)
{
    if (button->pressed != NULL) {
        coro_fn_rules__Button_to_string pressed = button->pressed;

        return pressed(button);
    }
    return coro_string_retain(button->label);
}

/* fn negate(n: int) -> int */
int64_t
rules_negate(int64_t n)
{
    return coro_neg(n);
}

/* fn minus(n: int) -> int */
int64_t
rules_minus(int64_t n)
{
    coro_fn_i64_to_i64 f_ = rules_negate;

    return f_(n);
}

/* coro each(numbers: list[int], test: fn(int) -> bool) yields int */
enum rules_each_at {
    RULES_EACH_START,
    RULES_EACH_YIELD_1,
};

static const struct coro_code rules_each_code = {"each", "rules.coro", 33};

static const struct coro_state rules_each_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
};

const struct coro_kind rules_each_kind = {
    .code = &rules_each_code,
    .step = rules_each_step,
    .states = rules_each_states,
    .size = sizeof(struct rules_each),
};

void
rules_each_start(struct rules_each *f, struct coro_list *numbers,
                 coro_fn_i64_to_bool test)
{
    coro_frame_start(&f->frame, &rules_each_kind);
    f->numbers = numbers;
    f->test = test;
}

struct coro_object *
rules_each_new(struct coro_list *numbers, coro_fn_i64_to_bool test)
{
    struct coro_object *object = coro_object_new(&rules_each_kind);
    struct rules_each *f;

    if (!object) {
        coro_list_release(numbers);
        return NULL;
    }
    f = (struct rules_each *)coro_root(object);
    f->numbers = numbers;
    f->test = test;
    return object;
}

enum coro_step
rules_each_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct rules_each *f = (struct rules_each *)frame;
    enum coro_way way = d->way;
    int64_t n = 0;

    switch ((enum rules_each_at)frame->at) {
    case RULES_EACH_START:
        break;
    case RULES_EACH_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave_numbers;

    for (f->at = 0; f->at < coro_list_len(f->numbers); f->at++) {
        n = *(int64_t *)coro_list_at(f->numbers, f->at, &rules_each_code, 1);
        if (f->test(n)) {
            *(int64_t *)d->out = n;
            frame->at = RULES_EACH_YIELD_1;
            return CORO_YIELDED; /* yield n; */
yield_1:
            if (way != CORO_ON)
                goto leave_numbers;
        }
    }
leave_numbers:
    coro_list_release(f->numbers);
    return coro_end(d, frame, way);
}

void
coro_module_rules_begin(void)
{
    static struct coro_named_function coro_named[] = {
        {.name = "is_even", .function = (coro_function *)rules_is_even},
        {.name = "negate", .function = (coro_function *)rules_negate},
    };

    coro_name_functions(coro_named, 2);
}

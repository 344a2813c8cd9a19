/* Generated from rules.coro by coroc: what others see of it. */
#ifndef RULES_CORO_H
#define RULES_CORO_H

#include "coro.h"

CORO_BEGIN_DECLS

struct rules_Button;
typedef bool (*coro_fn_i64_to_bool)(int64_t);
typedef coro_string (*coro_fn_rules__Button_to_string)(struct rules_Button *);

struct rules_Rule {
    coro_string name;
    coro_fn_i64_to_bool test;
};
CORO_MAYBE(coro_maybe_rules_Rule, struct rules_Rule);
extern const struct coro_type rules_Rule_type;

struct rules_Button {
    struct coro_instance coro; /* its count and class */
    coro_string label;
    coro_fn_rules__Button_to_string pressed;
};
extern const struct coro_type rules_Button_type;

extern coro_fn_i64_to_bool rules_current;

struct rules_each {
    struct coro_frame frame;
    struct coro_list *numbers;
    coro_fn_i64_to_bool test;
    int64_t at;
};

struct rules_each_object {
    struct coro_object object;
    struct rules_each frame;
};

struct rules_Button *rules_Button_new(coro_string label,
                                      coro_fn_rules__Button_to_string pressed,
                                      const struct coro_code *code, int line);

/* fn is_even(n: int) -> bool */
bool rules_is_even(int64_t n);

/* fn count(numbers: list[int], test: fn(int) -> bool) -> int */
int64_t rules_count(struct coro_list *numbers, coro_fn_i64_to_bool test);

/* fn press(button: Button) -> string */
coro_string rules_press(struct rules_Button *button);

/* fn negate(n: int) -> int */
int64_t rules_negate(int64_t n);

/* fn minus(n: int) -> int */
int64_t rules_minus(int64_t n);

/* coro each(numbers: list[int], test: fn(int) -> bool) yields int */
extern const struct coro_kind rules_each_kind;
enum coro_step rules_each_step(struct coro_driver *d, struct coro_frame *frame);
void rules_each_start(struct rules_each *f, struct coro_list *numbers,
                      coro_fn_i64_to_bool test);
struct coro_object *rules_each_new(struct coro_list *numbers, coro_fn_i64_to_bool test);

static const coro_fn_i64_to_bool rules_DEFAULT = rules_is_even;
static const struct rules_Rule rules_EVEN = {CORO_TEXT("even"), rules_is_even};

/* Its handlers, and the names of fns that are values, are known from here on. */
void coro_module_rules_begin(void);

CORO_END_DECLS

#endif

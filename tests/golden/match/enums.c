/* Generated from enums.coro by coroc. */
#include "coro.h"

enum Colour {
    COLOUR_RED,
    COLOUR_GREEN,
    COLOUR_BLUE,
};

enum Single {
    SINGLE_ONLY,
};

static const struct coro_case Colour_cases[] = {
    {"RED", NULL, 0},
    {"GREEN", NULL, 0},
    {"BLUE", NULL, 0},
};
static const struct coro_type Colour_type =
    CORO_ENUM("Colour", enum Colour, Colour_cases);

static enum Colour current = COLOUR_RED;

/* fn name_of(c: Colour) -> string */
static coro_string
name_of(enum Colour c)
{
    if (c == COLOUR_RED) {
        return coro_text("red");
    } else if (c == COLOUR_GREEN) {
        return coro_text("green");
    } else { /* BLUE */
        return coro_text("blue");
    }
}

/* fn is_best(c: Colour) -> bool */
static bool
is_best(enum Colour c)
{
    if (c == COLOUR_GREEN) {
        return true;
    } else { /* RED, BLUE */
        return false;
    }
}

/* fn turn() */
static void
turn(void)
{
    enum Colour colour = current;

    if (colour == COLOUR_RED) {
        current = COLOUR_GREEN;
    } else if (colour == COLOUR_GREEN) {
        current = COLOUR_BLUE;
    } else { /* BLUE */
        current = COLOUR_RED;
    }
}

/* fn only(s: Single) -> int */
static int64_t
only(enum Single s)
{
    (void)s;
    return 1;
}

static const struct coro_code main__code = {"main", "enums.coro", 35};

/* fn main() */
static void
main_(void)
{
    {
        struct coro_list *list = coro_list_of(&Colour_type, 3,
                                              (enum Colour[]){COLOUR_RED, COLOUR_GREEN,
                                                              COLOUR_BLUE},
                                              &main__code, 1);

        for (int64_t at = 0; at < coro_list_len(list); at++) {
            enum Colour c = *(enum Colour *)coro_list_at(list, at, &main__code, 1);
            coro_string text = name_of(c);

            coro_print("{s} {b}\n", text, is_best(c));
            coro_string_release(text);
        }
        coro_list_release(list);
    }
    for (int64_t turn_ = 0; turn_ < 4; turn_++) {
        coro_string text_2 = name_of(current);

        coro_print("{s} ", text_2);
        coro_string_release(text_2);
        turn();
    }
    coro_print("{i}\n", only(SINGLE_ONLY));
    int64_t RED = 1;
    enum Colour colour = current;
    if (colour == COLOUR_RED) {
        coro_print("red {i}\n", RED);
    } else {
        coro_print("not red\n");
    }
}

int
main(void)
{
    main_();
    return coro_finish(0);
}

/* A game that ticks 60 times a second. The people in it are tasks of village.coro; a tick
 * moves those who walk, wakes those whose time has come, and lets their scripts go on
 * until all wait for the game again. */
#include "village.h"

#include <stdio.h>

#define TICKS_PER_SECOND 60
#define NS_PER_SECOND 1000000000
#define METRES_PER_SECOND 3.0

enum { GUARD, MERCHANT, THIEF, PEOPLE };

struct person {
    const char *name;
    double place, goal;
    int64_t wakes; /* the tick when a rest is over */
    struct coro_later walking, resting;
    struct coro_task *task;
};

/* The game's time is its own: no clock is asked. */
static struct game {
    int64_t tick;
    struct person people[PEOPLE];
    struct walk_handler walk;
    struct say_handler say;
    struct rest_handler rest;
    struct look_handler look;
} game = {
    .people = {{.name = "guard"},
               {.name = "merchant", .place = 5},
               {.name = "thief", .place = 9.5}},
};

/* ---- what scripts ask for ---- */

static void
begin_walk(struct walk_handler *handler, struct walk *sent)
{
    struct person *person = &game.people[sent->who];

    (void)handler;
    person->goal = sent->to;
    coro_later(&person->walking, &sent->request); /* answered when the person is there */
}

static void
begin_rest(struct rest_handler *handler, struct rest *sent)
{
    struct person *person = &game.people[sent->who];

    (void)handler;
    person->wakes = game.tick + sent->time * TICKS_PER_SECOND / NS_PER_SECOND;
    coro_later(&person->resting, &sent->request);
}

static void
show_speech(struct say_handler *handler, struct say *sent)
{
    const struct person *person = &game.people[sent->who];

    (void)handler;
    printf("%5.2f s, %3.1f m: %s: %s\n", (double)game.tick / TICKS_PER_SECOND,
           person->place, person->name, sent->text.bytes);
    say_reply(sent); /* at once */
}

static void
tell_place(struct look_handler *handler, struct look *sent)
{
    (void)handler;
    look_reply(sent, game.people[sent->at].place);
}

/* ---- a tick ---- */

static void
move(struct person *person)
{
    struct walk *sent = walk_waiting(&person->walking);
    double step = METRES_PER_SECOND / TICKS_PER_SECOND,
           way = person->goal - person->place;

    if (!sent)
        return;
    if (way > step) {
        person->place += step;
    } else if (way < -step) {
        person->place -= step;
    } else {
        person->place = person->goal;
        walk_reply(sent);
    }
}

static void
wake(struct person *person)
{
    struct rest *sent = rest_waiting(&person->resting);

    if (sent && game.tick >= person->wakes)
        rest_reply(sent);
}

static void
tick(struct coro_loop *loop)
{
    game.tick++;
    for (int i = 0; i < PEOPLE; i++) {
        move(&game.people[i]);
        wake(&game.people[i]);
    }
    coro_loop_run_until_idle(loop, NULL, NULL, 0);
}

/* ---- the game ---- */

static void
begin(struct coro_loop *loop)
{
    struct person *people = game.people;

    game.walk.handle = begin_walk;
    game.rest.handle = begin_rest;
    game.say.handle = show_speech;
    game.look.handle = tell_place;
    walk_register(loop, &game.walk);
    rest_register(loop, &game.rest);
    say_register(loop, &game.say);
    look_register(loop, &game.look);
    people[GUARD].task = guard_schedule(loop, GUARD, THIEF, NULL);
    people[MERCHANT].task = merchant_schedule(loop, MERCHANT, NULL);
    people[THIEF].task = thief_schedule(loop, THIEF, MERCHANT, NULL);
}

/* Who is taken away stops in the middle of the script, wherever that is; its defers run.
 */
static void
arrest(struct person *person)
{
    printf("%5.2f s, %3.1f m: the %s is caught\n", (double)game.tick / TICKS_PER_SECOND,
           person->place, person->name);
    coro_task_cancel(person->task);
}

int
main(void)
{
    struct coro_loop *loop = coro_loop_new(NULL, 0);
    bool is_caught = false;

    begin(loop);
    while (game.tick < 10 * TICKS_PER_SECOND) {
        tick(loop);
        if (!is_caught && coro_task_done(game.people[GUARD].task)) {
            arrest(&game.people[THIEF]);
            is_caught = true;
        }
    }
    for (int i = 0; i < PEOPLE; i++)
        coro_task_release(game.people[i].task);
    coro_loop_release(loop);
    return coro_finish(0);
}

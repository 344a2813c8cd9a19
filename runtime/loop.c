/* The loop: one queue, first in, first out. It pops a task, runs it to its next
 * suspension, puts it at the tail, and only then handles the message that it sent. */
#include "clock.h"
#include "environment.h"
#include "leaks.h"
#include "message.h"
#include "post.h"
#include "quit.h"
#include "scope.h"
#include "shuffle.h"
#include "task.h"

/* The loop that runs now in this thread. */
static CORO_THREAD struct coro_loop *current;

CORO_THREAD struct coro_loop *coro_loops;

static void
enlist(struct coro_loop *loop)
{
    loop->older = coro_loops;
    if (loop->older)
        loop->older->newer = loop;
    coro_loops = loop;
}

static void
strike(struct coro_loop *loop)
{
    if (loop->newer)
        loop->newer->older = loop->older;
    else
        coro_loops = loop->older;
    if (loop->older)
        loop->older->newer = loop->newer;
}

struct coro_loop *
coro_loop_new(const struct coro_code *code, int line)
{
    struct coro_loop *loop = coro_allocate(sizeof *loop);

    if (!loop)
        coro_panic(coro_panic_OUT_OF_MEMORY, code, line);
    *loop = (struct coro_loop){
        .refs = 1,
        .shuffled = coro_shuffle_is_asked(),
        .of_program = code != NULL,
        .began = coro_clock_time(),
    };
    enlist(loop);
    coro_was_born(CORO_LOOPS, loop, code, line);
    loop->trace = coro_environment_says("CORO_TRACE", "tasks");
    return loop;
}

void
coro_loop_set_trace(struct coro_loop *loop, bool trace)
{
    loop->trace = trace;
}

bool
coro_loop_trace(const struct coro_loop *loop)
{
    return loop->trace;
}

int64_t
coro_loop_now(const struct coro_loop *loop)
{
    return coro_clock_time() - loop->began;
}

/* The driver is used again: nothing of what has ended may stay in it. */
static void
end_task(struct coro_task *task, struct coro_driver *d)
{
    struct coro_error *error = d->error;

    d->object = NULL;
    d->leaf = NULL;
    d->error = NULL;
    coro_task_leave(task, d->way, error);
}

/* Something is to be seen to before its turn. */
static inline bool
needs_care(const struct coro_task *task)
{
    return task->object.marked || task->object.late || task->object.stream ||
           task->object.answer == CORO_REFUSED;
}

/* What stands in the queue for a task is told that its turn has come. */
static void
take_stand_in(struct coro_loop *loop)
{
    struct coro_arm *arm = (struct coro_arm *)coro_sender_of(loop->ready);

    coro_ring_remove(&loop->ready, &arm->sender.node);
    arm->answer(arm, CORO_REPLIED);
}

/* The first task in the queue; NULL: there only stood something for tasks that do not
 * wait any more. */
static inline struct coro_task *
first_task(struct coro_loop *loop)
{
    while (loop->ready && !coro_sender_of(loop->ready)->loop)
        take_stand_in(loop);
    return loop->ready ? coro_task_queued(loop->ready) : NULL;
}

/* While it runs the task is still the queue's first; going on to the next puts it at the
 * tail. */
static CORO_INLINE void
turn(struct coro_loop *loop, struct coro_driver *d)
{
    struct coro_task *task = first_task(loop);
    enum coro_step step;

    if (!task)
        return;
    d->object = &task->object;
    d->leaf = task->object.leaf;
    d->way = CORO_ON;
    if (needs_care(task) && !coro_message_settle(task, d))
        return;
    task->object.status = CORO_RUNNING;
    step = coro_drive_leaf(d);
    task->object.leaf = d->leaf;
    if (step == CORO_ENDED) {
        end_task(task, d);
        return;
    }
    loop->ready = task->sender.node.next;
    if (task->object.late && coro_scope_overtakes(task))
        return;
    if (step != CORO_TURN)
        coro_task_send(task);
}

static int64_t
time_to_timer(const struct coro_loop *loop)
{
    int64_t left;

    if (!loop->timers)
        return INT64_MAX;
    left = loop->timers->deadline - coro_loop_now(loop);
    return left > 0 ? left : 0;
}

/* Posts may come to who listens, and a program is asked by a signal for its tasks. What
 * rings for them costs the system something, so a program gets it when it first sleeps.
 * Virtual time is not waited for. */
static bool
waits_for_bell(struct coro_loop *loop)
{
    if (loop->timers && coro_clock_is_virtual())
        return false;
    return loop->of_program ? coro_loop_make_bell(loop) : loop->has_bell;
}

/* Until a timer is due or a post has come; false if neither can be. */
static bool
wait_for_something(struct coro_loop *loop)
{
    if (!loop->timers && loop->listeners == 0)
        return false;
    if (waits_for_bell(loop))
        coro_posts_wait(loop, time_to_timer(loop));
    else
        coro_clock_wait(coro_clock_after(loop->began, loop->timers->deadline));
    return true;
}

/* It is no task's turn. */
static void
run_posts(struct coro_loop *loop)
{
    coro_running->object = NULL;
    coro_running->leaf = NULL;
    coro_posts_run(loop);
}

/* What is due now: posts, and timers; on a virtual clock these only when nothing is
 * ready. And then perhaps another order of what is. */
static void
admit(struct coro_loop *loop)
{
    if (coro_posts_are_there(loop))
        run_posts(loop);
    if (loop->timers && (!loop->ready || !coro_clock_is_virtual()))
        coro_timers_fire(loop, coro_loop_now(loop));
    if (loop->shuffled && loop->ready)
        coro_shuffle(&loop->ready);
}

/* Sees to it that the queue has a first task; false if none can ever come. */
static bool
make_ready(struct coro_loop *loop)
{
    admit(loop);
    while (!loop->ready) {
        if (!wait_for_something(loop))
            return false;
        admit(loop);
    }
    return true;
}

static inline bool
has_news(struct coro_loop *loop)
{
    return loop->timers || loop->shuffled || coro_posts_are_there(loop);
}

/* A loop that runs, and what runs it. */
struct run {
    struct coro_driver d;
    struct coro_loop *loop, *outer;
};

static void
run_begin(struct run *run, struct coro_loop *loop, const struct coro_code *code, int line)
{
    *run = (struct run){
        .d = {.outer = coro_running, .code = code, .line = line},
        .loop = coro_loop_retain(loop),
        .outer = current,
    };
    loop->running = true;
    current = loop;
    coro_running = &run->d;
    if (loop->of_program)
        coro_quit_watch(loop);
}

static void
run_end(struct run *run)
{
    coro_running = run->d.outer;
    current = run->outer;
    run->loop->running = false;
    coro_quit_forget(run->loop);
    coro_loop_release(run->loop);
}

/* Runs until this task has ended, or if there is none, until all have. */
static void
run_until(struct coro_loop *loop, const struct coro_task *until,
          const struct coro_code *code, int line)
{
    struct run run;

    run_begin(&run, loop, code, line);
    while (until ? !coro_done(&until->object) : loop->all != NULL) {
        if ((has_news(loop) || !loop->ready) && !make_ready(loop))
            coro_deadlock(loop);
        turn(loop, &run.d);
    }
    run_end(&run);
}

/* As many turns as there are at once, but no more than `most`. */
static bool
run_ready(struct coro_loop *loop, int64_t most, const struct coro_code *code, int line)
{
    struct run run;
    bool is_left;

    run_begin(&run, loop, code, line);
    coro_posts_awake(loop);
    do {
        for (admit(loop); loop->ready && most > 0; admit(loop), most--)
            turn(loop, &run.d);
    } while (!coro_posts_doze(loop) && most > 0);
    is_left = loop->all != NULL;
    run_end(&run);
    return is_left;
}

/* True, having thrown, if the loop runs: a loop's tasks cannot run it. */
static bool
is_running(const struct coro_loop *loop, struct coro_error **error,
           const struct coro_code *code, int line)
{
    if (loop->running)
        coro_deliver(coro_fault(CORO_FAULT_LOOP_RUNS, code, line), error, code, line);
    return loop->running;
}

struct coro_task *
coro_loop_schedule(struct coro_loop *loop, struct coro_object *object,
                   struct coro_error **error, const struct coro_code *code, int line)
{
    struct coro_task *task = coro_task_give(object, error, code, line);

    if (task)
        coro_task_enter(task, loop, code, line);
    return task;
}

struct coro_task *
coro_loop_run_until_complete(struct coro_loop *loop, struct coro_object *object,
                             struct coro_error **error, const struct coro_code *code,
                             int line)
{
    struct coro_task *task;

    if (is_running(loop, error, code, line)) {
        coro_object_release(object);
        return NULL;
    }
    task = coro_loop_schedule(loop, object, error, code, line);
    if (task)
        run_until(loop, task, code, line);
    return task;
}

void
coro_loop_run_until_empty(struct coro_loop *loop, struct coro_error **error,
                          const struct coro_code *code, int line)
{
    if (!is_running(loop, error, code, line))
        run_until(loop, NULL, code, line);
}

bool
coro_loop_turn(struct coro_loop *loop, struct coro_error **error,
               const struct coro_code *code, int line)
{
    return !is_running(loop, error, code, line) && run_ready(loop, 1, code, line);
}

bool
coro_loop_run_until_idle(struct coro_loop *loop, struct coro_error **error,
                         const struct coro_code *code, int line)
{
    return !is_running(loop, error, code, line) && run_ready(loop, INT64_MAX, code, line);
}

int64_t
coro_loop_timeout(struct coro_loop *loop)
{
    return loop->ready || coro_posts_are_there(loop) ? 0 : time_to_timer(loop);
}

static void
mark_all(struct coro_loop *loop)
{
    struct coro_node *node = loop->all;

    do {
        coro_task_cancel(coro_task_listed(node));
        node = node->next;
    } while (node != loop->all);
}

struct coro_loop *
coro_loop_retain(struct coro_loop *loop)
{
    if (loop)
        loop->refs++;
    return loop;
}

void
coro_loop_release(struct coro_loop *loop)
{
    if (!loop)
        return;
    while (loop->refs == 1 && loop->all) {
        mark_all(loop);
        run_until(loop, NULL, NULL, 0);
    }
    if (--loop->refs > 0)
        return;
    coro_guests_leave(loop);
    coro_posts_end(loop);
    coro_places_end(&loop->places);
    strike(loop);
    coro_was_released(loop);
    coro_release_memory(loop, sizeof *loop);
}

int64_t
coro_now(void)
{
    return current ? coro_loop_now(current) : coro_clock_time();
}

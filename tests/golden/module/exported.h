/* Generated from exported.coro by coroc: what others see of it. */
#ifndef EXPORTED_CORO_H
#define EXPORTED_CORO_H

#include "coro.h"
#include "words.h"

CORO_BEGIN_DECLS

/* A point in the plane.
 * x is to the right. */
struct Point {
    int64_t x;
    int64_t y;
};
CORO_MAYBE(coro_maybe_Point, struct Point);
extern const struct coro_type Point_type;

enum Width {
    WIDTH_THIN,
    WIDTH_THICK,
};
CORO_MAYBE(coro_maybe_Width, enum Width);
extern const struct coro_type Width_type;

enum Figure_tag {
    FIGURE_CIRCLE,
    FIGURE_NAMED,
    FIGURE_NONE,
};

struct Figure {
    enum Figure_tag tag;
    union {
        struct { double r; } circle;
        struct { coro_string name; } named;
    };
};
CORO_MAYBE(coro_maybe_Figure, struct Figure);
extern const struct coro_type Figure_type;

struct Node {
    struct coro_instance coro; /* its count and class */
    struct Point value;
    struct Node *next;
};
extern const struct coro_type Node_type;

/* Not more than this. */
enum { LIMIT = 10 };
static const enum Width WIDEST = WIDTH_THICK;
enum { exported_hidden = 11 };

extern int64_t hits;

/* Asks * / for / * something.
 *
 * message ask(question: string) -> Point?; */
struct ask {
    struct coro_request request;
    coro_string question;
    struct coro_maybe_Point reply;
};

/* message tell(text: string); */
struct tell {
    struct coro_request request;
    coro_string text;
};

extern struct coro_message ask_message;
extern struct coro_message tell_message;

struct spell {
    struct coro_frame frame;
    int64_t result;
    coro_string text;
    int64_t request;
    struct words_letters letters;
    coro_string l;
};

struct spell_object {
    struct coro_object object;
    struct spell frame;
};

struct work {
    struct coro_frame frame;
    struct coro_maybe_Point result;
    coro_string name;
    struct Point object_;
    union {
        struct tell tell; /* yield tell(name) */
        struct ask ask; /* return yield ask(name) */
    };
};

struct work_object {
    struct coro_object object;
    struct work frame;
};

struct idle {
    struct coro_frame frame;
};

struct idle_object {
    struct coro_object object;
    struct idle frame;
};

/* ---- for C ----
 *
 * A coroutine x lies in a struct x_object of the host. x_begin makes it there and moves
 * its arguments in; x_next and x_send run it to its next value, and tell whether there
 * is one; x_end drops what is left of it. x_new makes one in memory of its own, which
 * coro_object_release ends; x_schedule makes a task. An error that comes out goes to
 * *error; where that is NULL it is a panic. What is given is the caller's to release.
 *
 * A fn that throws gives its error, or NULL; its result goes where its last argument
 * points.
 *
 * A handler of the message x on a loop is a struct x_handler of the host, whose `handle`
 * is called with what was sent: x_register. It answers by x_reply, coro_request_throw,
 * or later, if somebody is x_waiting. */

struct Node *Node_new(struct Point value, struct Node *next, const struct coro_code *code,
                      int line);

/* message ask(question: string) -> Point?; */
CORO_HANDLER(ask)
CORO_REPLY(ask, struct coro_maybe_Point)

/* message tell(text: string); */
CORO_HANDLER(tell)
CORO_REPLY_WITHOUT_VALUE(tell)

/* Spells a text.
 *
 * coro spell(text: string, request: int) yields string receives bool -> int */
void spell_begin(struct spell_object *object, coro_string text, int64_t request);
bool spell_next(struct coro_object *object, coro_string *value,
                struct coro_error **error);
bool spell_send(struct coro_object *object, bool sent, coro_string *value,
                struct coro_error **error);
bool spell_result(const struct coro_object *object, int64_t *result);
void spell_end(struct spell_object *object);
struct coro_object *spell_new(coro_string text, int64_t request);

/* With nothing to yield it is for a loop.
 *
 * coro work(name: string, object: Point) -> Point? */
void work_begin(struct work_object *object, coro_string name, struct Point object_);
bool work_next(struct coro_object *object, struct coro_error **error);
struct coro_task *work_schedule(struct coro_loop *in, coro_string name,
                                struct Point object_, struct coro_error **error);
bool work_result(const struct coro_task *task, struct coro_maybe_Point *result);
void work_end(struct work_object *object);
struct coro_object *work_new(coro_string name, struct Point object_);

/* coro idle() */
void idle_begin(struct idle_object *object);
bool idle_next(struct coro_object *object, struct coro_error **error);
struct coro_task *idle_schedule(struct coro_loop *in, struct coro_error **error);
void idle_end(struct idle_object *object);
struct coro_object *idle_new(void);

/* May throw.
 *
 * fn parse(text: string) -> Point throws */
struct coro_error *parse(coro_string text, struct Point *result);

/* A word of C gets a mark.
 *
 * fn printf(double: float) -> string */
coro_string printf_(double double_);

/* ---- for other modules of Coro ---- */

/* coro spell(text: string, request: int) yields string receives bool -> int */
/* flow: 2 frames */
extern const struct coro_kind spell_kind;
enum coro_step spell_step(struct coro_driver *d, struct coro_frame *frame);
void spell_start(struct spell *f, coro_string text, int64_t request);

/* coro work(name: string, object: Point) -> Point? */
/* flow: talks throws */
extern const struct coro_kind work_kind;
enum coro_step work_step(struct coro_driver *d, struct coro_frame *frame);
void work_start(struct work *f, coro_string name, struct Point object_);

/* coro idle() */
/* flow: talks */
extern const struct coro_kind idle_kind;
enum coro_step idle_step(struct coro_driver *d, struct coro_frame *frame);
void idle_start(struct idle *f);

/* fn helper(n: int) -> Point */
struct Point exported_helper(int64_t n);

CORO_END_DECLS

#endif

/* What the files of the runtime share and nobody else sees: memory, errors, the chain of
 * coroutines. */
#ifndef CORO_INTERNAL_H
#define CORO_INTERNAL_H

#include "coro.h"

#include <inttypes.h>
#include <stdio.h>

/* Kept apart from its callers, so that they need not save registers for it. */
#ifdef __GNUC__
#define CORO_RARE __attribute__((cold, noinline))
#define CORO_INLINE inline __attribute__((always_inline)) /* worth its room */
#else
#define CORO_RARE
#define CORO_INLINE inline
#endif

/* ---- memory (memory.c) ---- */

/* Aligned for any value; NULL if memory runs out. What is released has the size that was
 * asked for. */
void *coro_allocate(size_t size);
void coro_release_memory(void *memory, size_t size);
/* A larger block with what `used` bytes of `memory` (NULL if size is 0) held, in its
 * place; or NULL, and it stays. */
void *coro_enlarge(void *memory, size_t used, size_t size, size_t larger);

/* ---- lists (list.c) ---- */

/* Makes room for so many more items. */
void coro_list_reserve(struct coro_list *list, int64_t more);

/* ---- releasing what holds others (release.c) ---- */

enum coro_holders {
    CORO_LISTS,
    CORO_MAPS,
    CORO_CHANNELS,
    CORO_COROUTINES,
    CORO_INSTANCES,
    CORO_LOOPS, /* which hold tasks until they have ended */
    CORO_HOLDERS
};

/* Nobody refers to `object` any more: releases what it holds, then its memory, with
 * bounded use of the C stack. */
void coro_dispose(enum coro_holders kind, void *object);
/* Its parts: of one object, at once. */
void coro_list_dispose(struct coro_list *list);
void coro_map_dispose(struct coro_map *map);
void coro_chan_dispose(struct coro_chan *chan);
void coro_object_dispose(struct coro_object *object);
void coro_instance_dispose(struct coro_instance *instance);
/* Where one that waits for it has room for a pointer: a root frame has no parent. */
void *coro_object_link(const struct coro_object *object);

/* ---- places ---- */

/* The line of the file, from one that counts from the code's first. */
static inline int
coro_line_of(const struct coro_code *code, int line)
{
    return code->line + line;
}

/* Of a long chain of callers the first and the last as many are kept, and shown. */
enum { CHAIN_ENDS = 32 };

/* ---- errors and panics ---- */

enum coro_fault {
#define CORO_FAULT(id, text) CORO_FAULT_##id,
#include "errors.def"
};

#define CORO_PANIC(id, text) extern const char coro_panic_##id[];
#include "errors.def"

/* An error of the runtime's own, thrown at this place (fault.c). */
struct coro_error *coro_fault(enum coro_fault fault, const struct coro_code *code,
                              int line);
/* One that ends with a message's name: "no loop for message: sleep". */
struct coro_error *coro_fault_of(enum coro_fault fault, const char *message,
                                 const struct coro_code *code, int line);
/* How an error leaves a function for its caller at this place: moves it to *error, or
 * panics with its message where error is NULL. */
void coro_deliver(struct coro_error *thrown, struct coro_error **error,
                  const struct coro_code *code, int line);

/* An error reaches a coroutine at this place: there it was thrown, if it has no
 * place yet; else that is one more caller. Gives it. */
struct coro_error *coro_error_reach(struct coro_error *error,
                                    const struct coro_code *code, int line);
/* The same error with a chain of its own; without memory, the error itself, retained. */
struct coro_error *coro_error_copy(struct coro_error *error);
/* "file:line: error: text" and the chain (error.c). */
void coro_error_print(const struct coro_error *error, FILE *out);

/* ---- what is told on standard error (report.c) ---- */

/* An error that nobody will get, after what the program has printed. */
void coro_report_error(const struct coro_error *error);
/* "    HOW CODE at file:line" ("in", "made in"), and the same for a suspended frame and
 * those that called it. */
void coro_print_place(FILE *out, const char *how, const struct coro_code *code, int line);
void coro_print_frames(FILE *out, const struct coro_frame *frame);
/* The same for what runs, driven by `d`; the line of its innermost frame is not known. */
void coro_print_driven(FILE *out, const struct coro_driver *d);
/* The coroutines that run or stand above what runs, innermost first. */
void coro_print_chain(FILE *out);

/* ---- what showing a coroutine or task needs ---- */

const struct coro_kind *coro_kind_of(const struct coro_object *object);
/* Where the result lies; NULL if it has not returned or has none. */
const void *coro_result_of(const struct coro_object *object);
/* What a failed task ended with, borrowed, else NULL; asking does not count as having
 * seen it. */
struct coro_error *coro_task_failure(const struct coro_task *task);

#endif

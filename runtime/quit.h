/* SIGQUIT (Ctrl-\) shows what the tasks of a program wait for, and the program goes on.
 */
#ifndef CORO_QUIT_H
#define CORO_QUIT_H

#include "task.h"

/* A loop that a program has made begins to run, or has run; one inside it is shown with
 * it. */
void coro_quit_watch(struct coro_loop *loop);
void coro_quit_forget(struct coro_loop *loop);

#endif

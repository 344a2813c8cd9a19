/* select, for those who answer. */
#ifndef CORO_SELECT_H
#define CORO_SELECT_H

#include "task.h"

/* The arm wins, and its task is woken. */
void coro_select_answer(struct coro_arm *arm, enum coro_answer answer);

#endif

#ifndef SENSOR_H
#define SENSOR_H

#include "coro.h"

/* From now on the sensor answers the loop's tasks. */
void sensor_attach(struct coro_loop *loop);
void sensor_detach(struct coro_loop *loop);

/* How many readings were visited, until `visit` says that it has seen enough. */
int sensor_each(_Bool (*visit)(int32_t reading));

/* Tells its readings by itself. */
void sensor_tell(int count);

#endif

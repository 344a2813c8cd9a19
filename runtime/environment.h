/* Settings from the environment. */
#ifndef CORO_ENVIRONMENT_H
#define CORO_ENVIRONMENT_H

#include <stdbool.h>

/* Whether the variable is set to this very value. */
bool coro_environment_says(const char *name, const char *value);

#endif

#include "environment.h"

#include <stdlib.h>
#include <string.h>

bool
coro_environment_says(const char *name, const char *value)
{
    const char *set = getenv(name);

    return set && strcmp(set, value) == 0;
}

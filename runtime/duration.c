/* Durations as text: literals in the largest unit that divides them. */
#include "text.h"

static const struct {
    uint64_t size; /* in ns */
    const char *name;
} units[] = {
    {60000000000, "min"}, {1000000000, "s"}, {1000000, "ms"}, {1000, "us"}, {1, "ns"},
};

void
coro_write_duration(struct coro_writer *out, int64_t nanoseconds)
{
    uint64_t size = nanoseconds < 0 ? 0 - (uint64_t)nanoseconds : (uint64_t)nanoseconds;
    int unit = size == 0; /* 0s */
    while (size % units[unit].size != 0)
        unit++;
    if (nanoseconds < 0)
        coro_write_byte(out, '-');
    coro_write_unsigned(out, size / units[unit].size);
    coro_write_text(out, units[unit].name);
}

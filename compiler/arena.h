/* Memory of one compilation: allocated piece by piece, released all at once.
 * No pass frees anything; nothing here returns NULL (out of memory ends the compiler). */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new, empty arena; the caller owns it and ends it with arena_free. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);
/* Ends the life of all that lies in it; some memory is kept for what comes. */
void arena_clear(struct arena *arena);

/* `size` zeroed bytes, aligned for any object but a long double; they live as long as the
 * arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of `size` bytes with a NUL behind. */
char *arena_copy(struct arena *arena, const char *bytes, size_t size);

/* Text made as printf makes it. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Bytes asked of the system so far, for --verbose figures. */
size_t arena_size(const struct arena *arena);

#define NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

#endif

/* Objects of classes: counted, told apart by which one they are. */
#include "leaks.h"
#include "show.h"

#include <string.h>

void *
coro_instance_new(const struct coro_type *type, const struct coro_code *code, int line)
{
    struct coro_instance *instance = coro_allocate(type->object_size);

    if (!instance)
        coro_panic(coro_panic_OUT_OF_MEMORY, code, line);
    *instance = (struct coro_instance){.refs = 1, .type = type};
    coro_was_born(CORO_INSTANCES, instance, code, line);
    return instance;
}

void
coro_instance_dispose(struct coro_instance *instance)
{
    const struct coro_type *type = instance->type;

    coro_struct_release(type, instance);
    coro_release_memory(instance, type->object_size);
}

void
coro_instance_free(struct coro_instance *instance)
{
    if (instance->type->field_count > 0) {
        coro_dispose(CORO_INSTANCES, instance);
        return;
    }
    coro_was_released(instance);
    coro_release_memory(instance, instance->type->object_size);
}

/* ---- places, which are of the type of a pointer to the class ---- */

static struct coro_instance *
instance_at(const void *place)
{
    struct coro_instance *instance;

    memcpy(&instance, place, sizeof instance);
    return instance;
}

void *
coro_instance_take(void *place)
{
    struct coro_instance *instance = instance_at(place);

    memset(place, 0, sizeof instance);
    return instance;
}

/* The old one is released when the new one is in place, since its release may run code
 * that looks. */
void
coro_instance_assign(void *place, void *object)
{
    struct coro_instance *old = instance_at(place), *new = object;

    memcpy(place, &new, sizeof new);
    coro_instance_release(old);
}

void
coro_instance_type_retain(const struct coro_type *type, void *value)
{
    (void)type;
    coro_instance_retain(instance_at(value));
}

void
coro_instance_type_release(const struct coro_type *type, void *value)
{
    (void)type;
    coro_instance_release(instance_at(value));
}

bool
coro_instance_type_equal(const struct coro_type *type, const void *left,
                         const void *right)
{
    (void)type;
    return instance_at(left) == instance_at(right);
}

void
coro_instance_type_show(const struct coro_type *type, const void *value, bool repr,
                        struct coro_writer *out)
{
    (void)value;
    (void)repr;
    coro_write_byte(out, '<');
    coro_write_text(out, type->name);
    coro_write_byte(out, '>');
}

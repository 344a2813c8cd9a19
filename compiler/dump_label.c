#include "dump_label.h"

#include "core_walk.h"
#include "tally.h"

const char **
dump_labels(struct context *context, struct core_function *function)
{
    struct core_visitor visitor = {.arena = context->arena};
    struct tally *tally = tally_new(context->arena);
    const char **labels;

    core_number(&visitor, function);
    labels =
        arena_alloc(context->arena, (size_t)function->variables.count * sizeof *labels);
    for (int i = 0; i < function->variables.count; i++) {
        const char *name = function->variables.at[i]->name;
        int times = ++*tally_of(tally, name_of_text(context->names, name));

        labels[i] =
            times == 1 ? name : arena_printf(context->arena, "%s.%d", name, times);
    }
    return labels;
}

static const char *
message_str(struct arena *arena, const struct core_message *message)
{
    const struct type *type = message->puts ? message->puts : message->replies;

    if (message->decl || !type)
        return arena_printf(arena, "message %s", message->name);
    return arena_printf(arena, "message %s of %s", message->name, type_str(arena, type));
}

const char *
dump_content(struct arena *arena, const struct core_variable *variable)
{
    switch (variable->content) {
    case CORE_VALUE:
        break;
    case CORE_POINTER:
        return arena_printf(arena, "place of %s", type_str(arena, variable->type));
    case CORE_SCOPE:
        return variable->message->name;
    case CORE_MESSAGE:
        return message_str(arena, variable->message);
    case CORE_FRAME_IN_PLACE:
        return arena_printf(arena, "frame of %s", variable->callee->name);
    case CORE_FRAME_POINTER:
        return arena_printf(arena, "pointer to frame of %s", variable->callee->name);
    case CORE_OBJECT_IN_PLACE:
        return arena_printf(arena, "object of %s", variable->callee->name);
    }
    return type_str(arena, variable->type);
}

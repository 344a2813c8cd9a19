/* How a program starts and ends. */
#include "internal.h"

#include <string.h>

enum { EXIT_ERROR = 1, STATUS_MASK = 0xff };

struct coro_list *
coro_arguments(int argc, char **argv)
{
    struct coro_list *arguments = coro_list_new(&coro_type_string, NULL, 0);
    int i;

    for (i = 0; i < argc; i++) {
        coro_string argument = coro_string_new(argv[i], strlen(argv[i]));
        coro_list_push(arguments, &argument);
    }
    return arguments;
}

int
coro_main_failed(struct coro_error *error)
{
    coro_report_error(error);
    coro_error_release(error);
    return coro_finish(EXIT_ERROR);
}

/* What an ended main gives to the system, which takes eight bits of it. */
static int
status_of(struct coro_task *main)
{
    struct coro_error *error = coro_task_error(main);
    int64_t result = 0;

    if (error)
        return coro_main_failed(error);
    coro_task_result(main, &result);
    return (int)(result & STATUS_MASK);
}

int
coro_run_main(struct coro_object *object)
{
    struct coro_error *error = NULL;
    struct coro_loop *loop;
    struct coro_task *task;
    int status;

    if (!object)
        return coro_main_failed(coro_out_of_memory());
    loop = coro_loop_new(coro_kind_of(object)->code, 0);
    task = coro_loop_run_until_complete(loop, object, &error, NULL, 0);
    coro_loop_release(loop);
    if (!task)
        return coro_main_failed(error);
    status = status_of(task);
    coro_task_release(task);
    return coro_finish(status);
}

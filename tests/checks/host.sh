# C as the host of exported items: generators on the C stack without a single allocation, tasks, typed
# handlers, errors, objects; with gcc, clang and as C++. Uses $COROC, $BUILD; writes only below a temporary
# folder.
# shellcheck disable=SC2086
. tests/check.sh

cd "$folder" || exit 2

cat >numbers.coro <<'END'
// A point in the plane.
export struct Point { x: int, y: int }
export enum Colour { RED, GREEN }
export enum Figure { circle(r: float), named(name: string, at: Point), none_ }
export class Node { value: int, next: Node? }

export const LIMIT: int = 3;
export const NAME: string = "numbers";
export const ORIGIN: Point = Point(0, 0);

export var counted: int = 0;
export var names: list[string]? = none;

// Asks how old somebody is.
export message age(name: string) -> int;
export message note(text: string);

// Counts from one number up to another.
export coro count(first: int, last: int) yields int {
    defer counted += 1;
    for i in first..=last { yield i; }
}

export coro echo(prefix: string) yields string receives string -> int {
    var times = 0;
    var said = yield prefix;
    while said != "" {
        times += 1;
        said = yield f"{prefix} {said}";
    }
    return times;
}

export coro failing() yields int { yield 1; throw error("the end", 7); }

export coro worker(name: string, n: int) -> string {
    for i in 0..n {
        yield sleep(10ms);
        yield note(f"{name} {i}");
    }
    return helper(name, yield age(name));
}

export coro patient(in_: int, object: int, error: int) -> int {
    defer print("patient is left");
    while true { yield sleep(1s); }
}

export fn half(n: int) -> int throws {
    if n % 2 != 0 { throw error(f"{n} is odd", 1); }
    return n / 2;
}

export fn named(name: string) -> Figure { return Figure.named(name, ORIGIN); }
export fn keep(name: string) { names = [name]; }
export fn sum(first: Node?) -> int {
    var sum = 0;
    var at = first;
    while let node = at {
        sum += node.value;
        at = node.next;
    }
    return sum;
}

fn helper(name: string, years: int) -> string { return f"{name} is {years}"; }
END

cat >host.c <<'END'
#define _XOPEN_SOURCE 700
#include "numbers.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long allocations;

#ifdef COUNTING
void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);

void *
__wrap_malloc(size_t size)
{
    allocations++;
    return __real_malloc(size);
}
#endif

struct host {
    int before;
    struct count_object count; /* in a struct of ours */
    int after;
};

static void
generators(void)
{
    struct host host;
    struct failing_object failing;
    struct coro_error *error = NULL;
    long before = allocations;
    int64_t n, sum = 0;

    host.before = host.after = 7;
    count_begin(&host.count, 1, 4);
    while (count_next(&host.count.object, &n, &error))
        sum += n;
    count_end(&host.count);
    count_begin(&host.count, 10, 20);
    if (count_next(&host.count.object, &n, NULL))
        sum += n;
    count_end(&host.count); /* where it stands: its defer runs */
    printf("sum %" PRId64 ", counted %" PRId64 ", %d %d, %ld allocations\n", sum, counted, host.before,
           host.after, allocations - before);

    failing_begin(&failing);
    while (failing_next(&failing.object, &n, &error))
        printf("got %" PRId64 "\n", n);
    printf("failed: %" PRId64 "\n", coro_error_code(error));
    coro_error_release(error);
    failing_end(&failing);
}

static void
sending(void)
{
    struct coro_object *echo = echo_new(coro_text("echo"));
    coro_string said;
    int64_t times = -1;

    if (echo_next(echo, &said, NULL))
        coro_string_release(said);
    if (echo_send(echo, coro_text("hello"), &said, NULL)) {
        printf("said '%s'\n", said.bytes);
        coro_string_release(said);
    }
    printf("result %d\n", echo_result(echo, &times));
    if (!echo_send(echo, coro_text(""), &said, NULL) && echo_result(echo, &times))
        printf("result %" PRId64 ", done %d\n", times, coro_done(echo));
    coro_object_release(echo);
}

static struct coro_later later;

static void
answer_age(struct age_handler *handler, struct age *message)
{
    (void)handler;
    printf("age of %s?\n", message->name.bytes);
    coro_later(&later, &message->request);
}

static void
write_note(struct note_handler *handler, struct note *message)
{
    (void)handler;
    printf("note: %s\n", message->text.bytes);
    note_reply(message);
}

static void
print_status(const char *what, const struct coro_task *task)
{
    coro_string status = coro_task_status(task);

    printf("%s: %s\n", what, status.bytes);
    coro_string_release(status);
}

static void
let_pass(int64_t ns)
{
    struct timespec time;

    time.tv_sec = (time_t)(ns / 1000000000 % 10);
    time.tv_nsec = (long)(ns % 1000000000);
    nanosleep(&time, NULL);
}

static void
tasks(void)
{
    struct coro_loop *loop = coro_loop_new(NULL, 0);
    struct age_handler age_handler;
    struct note_handler note_handler;
    struct coro_task *worker, *patient;
    coro_string result;
    int64_t none;

    age_handler.handle = answer_age;
    note_handler.handle = write_note;
    age_register(loop, &age_handler);
    note_register(loop, &note_handler);
    worker = worker_schedule(loop, coro_text("w"), LIMIT - 1, NULL);
    patient = patient_schedule(loop, 1, 2, 3, NULL);
    print_status("worker", worker);
    coro_loop_turn(loop, NULL, NULL, 0);
    print_status("worker", worker);
    while (!later.request) {
        coro_loop_run_until_idle(loop, NULL, NULL, 0);
        let_pass(coro_loop_timeout(loop));
    }
    age_reply((struct age *)later.request, 42);
    while (!worker_result(worker, &result))
        coro_loop_turn(loop, NULL, NULL, 0);
    printf("%s\n", result.bytes);
    coro_string_release(result);
    print_status("worker", worker);
    coro_task_cancel(patient);
    coro_loop_run_until_empty(loop, NULL, NULL, 0);
    print_status("patient", patient);
    printf("result %d\n", patient_result(patient, &none));
    coro_loop_unhandle(loop, &age_handler.handler);
    coro_loop_unhandle(loop, &note_handler.handler);
    coro_task_release(worker);
    coro_task_release(patient);
    coro_loop_release(loop);
}

static void
functions(void)
{
    struct coro_error *error;
    struct Figure figure = named(coro_text("figure"));
    struct Node *nodes = Node_new(1, Node_new(2, NULL, NULL, 0), NULL, 0);
    int64_t n = 0;

    error = half(9, &n);
    printf("odd: %" PRId64 "\n", coro_error_code(error));
    coro_error_release(error);
    error = half(10, &n);
    printf("%s %" PRId64 ", %s, %d, %" PRId64 "\n", error ? "odd" : "even", n, NAME.bytes, COLOUR_GREEN,
           ORIGIN.x);
    if (figure.tag == FIGURE_NAMED)
        printf("%s\n", figure.named.name.bytes);
    coro_release(&Figure_type, &figure);
    printf("sum %" PRId64 "\n", sum(nodes));
    coro_instance_release(nodes);
    keep(coro_text("kept"));
    printf("%" PRId64 " kept\n", coro_list_len(names));
}

int
main(void)
{
    generators();
    sending();
    tasks();
    functions();
    coro_module_numbers_end();
    printf("names %s\n", names ? "left" : "released");
    return coro_finish(0);
}
END

cat >expected <<'END'
sum 20, counted 2, 7 7, 0 allocations
got 1
failed: 7
said 'echo hello'
result 0
result 1, done 1
worker: NEW
worker: RUNNING
note: w 0
note: w 1
age of w?
w is 42
worker: FINISHED
patient is left
patient: CANCELLED
result 0
odd: 1
even 5, numbers, 1, 0
figure
sum 3
1 kept
names released
END

flags='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'
"$COROC" numbers.coro -Werror || fail 'numbers.coro'

# host NAME COMMAND FLAG...: builds and runs the host.
host() {
    name=$1
    shift
    "$@" -I "$BUILD/include" -o "$name" || {
        fail "$*"
        return
    }
    timeout 20 ./"$name" >out 2>&1 || fail "$name exits with $?"
    cmp -s out expected || {
        fail "$name:"
        diff expected out
    }
}

host gcc gcc -std=c11 $flags -O2 -DCOUNTING -Wl,--wrap=malloc host.c numbers.c "$BUILD/libcoro.a" -lm
host sanitized gcc -std=c11 $flags -g -fsanitize=address,undefined -fno-sanitize-recover=all host.c numbers.c \
    "$BUILD/libcoro.a" -lm
host clang clang -std=c11 $flags host.c numbers.c "$BUILD/libcoro.a" -lm

# The host in C++: compound literals aside.
sed 's/coro_text(\("[^"]*"\))/coro_string_new(\1, sizeof(\1) - 1)/' host.c >host.cpp
gcc -std=c11 -I "$BUILD/include" -c numbers.c -o numbers.o
for cc in 'g++ -std=c++11' 'g++ -std=c++17' 'clang++ -std=c++17'; do
    host cpp $cc -Wall -Wextra -Wpedantic -Werror host.cpp numbers.o "$BUILD/libcoro.a"
done

passed

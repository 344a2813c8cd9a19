/* Tasks in the poll loop of a host: it waits for connections, for the tasks' timers and
 * for signals, all in one poll. This program serves clients of its own, over pairs of
 * sockets; SIGTERM ends it. */
#define _POSIX_C_SOURCE 200809L
#include "lines.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PAIRS 3
#define NS_PER_MS 1000000

/* One end of a pair: clients have the odd ones. */
struct connection {
    int fd; /* -1: closed */
    char buffer[256];
    size_t filled;
    struct coro_later receiving, transmitting;
    size_t transmitted; /* of the line */
};

static struct connection connections[2 * PAIRS];
static struct coro_task *servers[PAIRS];
static struct coro_loop *loop;

/* ---- lines ---- */

/* Answers with a line if there is a whole one, or at the end with what there is. */
static bool
answer_receive(struct connection *connection, struct receive *sent, bool is_end)
{
    char *newline = memchr(connection->buffer, '\n', connection->filled);
    size_t size = newline ? (size_t)(newline - connection->buffer) : connection->filled;
    size_t taken = newline ? size + 1 : size;
    coro_string none = {NULL, 0, 0};

    is_end |= connection->filled == sizeof connection->buffer;
    if (!newline && !is_end)
        return false;
    receive_reply(sent, taken > 0 ? coro_string_new(connection->buffer, size) : none);
    connection->filled -= taken;
    memmove(connection->buffer, connection->buffer + taken, connection->filled);
    return true;
}

static void
read_some(struct connection *connection, struct receive *sent)
{
    ssize_t count = recv(connection->fd, connection->buffer + connection->filled,
                         sizeof connection->buffer - connection->filled, 0);

    if (count > 0)
        connection->filled += (size_t)count;
    answer_receive(connection, sent, count <= 0);
}

/* The line lies in the task until it is answered. */
static void
write_some(struct connection *connection, struct transmit *sent)
{
    const char *bytes = sent->line.bytes + connection->transmitted;
    size_t left = sent->line.len - connection->transmitted;
    ssize_t count =
        send(connection->fd, left > 0 ? bytes : "\n", left > 0 ? left : 1, MSG_NOSIGNAL);

    if (count < 0)
        coro_request_throw(&sent->request,
                           coro_error_new(coro_text("the connection is lost"), 0));
    else if (left == 0)
        transmit_reply(sent);
    else
        connection->transmitted += (size_t)count;
}

/* ---- what tasks ask for ---- */

static void
begin_receive(struct receive_handler *handler, struct receive *sent)
{
    struct connection *connection = &connections[sent->connection];

    (void)handler;
    if (!answer_receive(connection, sent, connection->fd < 0))
        coro_later(&connection->receiving, &sent->request);
}

static void
begin_transmit(struct transmit_handler *handler, struct transmit *sent)
{
    struct connection *connection = &connections[sent->connection];

    (void)handler;
    connection->transmitted = 0;
    coro_later(&connection->transmitting, &sent->request);
}

static void
hang_up_at_once(struct hang_up_handler *handler, struct hang_up *sent)
{
    (void)handler;
    close(connections[sent->connection].fd);
    connections[sent->connection].fd = -1;
    hang_up_reply(sent);
}

static struct receive_handler receives = {.handle = begin_receive};
static struct transmit_handler transmits = {.handle = begin_transmit};
static struct hang_up_handler hang_ups = {.handle = hang_up_at_once};

/* ---- signals ---- */

static void
cancel_servers(struct coro_post *post) /* between two turns */
{
    (void)post;
    for (int i = 0; i < PAIRS; i++)
        coro_task_cancel(servers[i]);
}

static struct coro_post ending = {.run = cancel_servers};

static void
end(int signal)
{
    (void)signal;
    coro_post(loop, &ending); /* all that a signal handler may do */
}

/* ---- the loop ---- */

/* In ms, for poll: rounded up, so that the timer is due then. */
static int
timeout(void)
{
    int64_t ns = coro_loop_timeout(loop);

    return ns == INT64_MAX ? -1 : (int)((ns + NS_PER_MS - 1) / NS_PER_MS);
}

static void
wait_for_events(void)
{
    struct pollfd polled[2 * PAIRS + 1];

    for (int i = 0; i < 2 * PAIRS; i++) {
        struct connection *connection = &connections[i];

        polled[i].events = 0;
        if (receive_waiting(&connection->receiving))
            polled[i].events |= POLLIN;
        if (transmit_waiting(&connection->transmitting))
            polled[i].events |= POLLOUT;
        polled[i].fd = polled[i].events ? connection->fd : -1;
    }
    polled[2 * PAIRS] = (struct pollfd){.fd = coro_loop_fd(loop), .events = POLLIN};
    if (poll(polled, 2 * PAIRS + 1, timeout()) <= 0)
        return;
    for (int i = 0; i < 2 * PAIRS; i++) {
        struct receive *received = receive_waiting(&connections[i].receiving);
        struct transmit *transmitted = transmit_waiting(&connections[i].transmitting);

        if (received && polled[i].revents & (POLLIN | POLLHUP | POLLERR))
            read_some(&connections[i], received);
        if (transmitted && polled[i].revents & (POLLOUT | POLLHUP | POLLERR))
            write_some(&connections[i], transmitted);
    }
}

/* ---- the program ---- */

static void
begin(void)
{
    struct sigaction action = {.sa_handler = end};

    loop = coro_loop_new(NULL, 0);
    coro_loop_listen(loop); /* before the first signal may come */
    sigaction(SIGTERM, &action, NULL);
    receive_register(loop, &receives);
    transmit_register(loop, &transmits);
    hang_up_register(loop, &hang_ups);
}

static bool
connect_pair(int pair)
{
    int fds[2];

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) != 0)
        return false;
    connections[2 * pair].fd = fds[0];
    connections[2 * pair + 1].fd = fds[1];
    servers[pair] = serve_schedule(loop, 2 * pair, NULL);
    return true;
}

static void
finish(void)
{
    for (int i = 0; i < 2 * PAIRS; i++)
        if (connections[i].fd >= 0)
            close(connections[i].fd);
    for (int i = 0; i < PAIRS; i++)
        coro_task_release(servers[i]);
    coro_loop_unlisten(loop);
    coro_loop_release(loop);
}

int
main(void)
{
    bool is_told = false;

    begin();
    for (int i = 0; i < PAIRS; i++)
        if (!connect_pair(i))
            return 1;
    coro_task_release(
        client_schedule(loop, 1, coro_text("spam"), coro_text("eggs"), NULL));
    coro_task_release(
        client_schedule(loop, 3, coro_text("to be"), coro_text("or not"), NULL));
    /* Nobody ever speaks on the last one. */

    while (coro_loop_run_until_idle(loop, NULL, NULL, 0)) {
        if (!is_told && coro_task_done(servers[0]) && coro_task_done(servers[1])) {
            is_told = true;
            raise(SIGTERM);
        }
        wait_for_events();
    }
    finish();
    return coro_finish(0);
}

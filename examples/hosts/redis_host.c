/* A server's side of a connection: whatever arrives goes through the parser of
 * redis.coro, byte by byte. Where a request stops and waits for more is the parser's
 * business, so it does not matter how the network cuts the stream. */
#include "redis.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct connection {
    struct requests_object parser; /* all of it: nothing is allocated for it */
    int64_t requests, letters;     /* so far */
    bool prints;
};

static void
serve(struct connection *connection, const struct coro_list *words)
{
    connection->requests++;
    for (int64_t i = 0; i < coro_list_len(words); i++) {
        const coro_string *word = coro_list_at(words, i, NULL, 0);

        connection->letters += coro_string_len(*word);
        if (connection->prints)
            printf("%s%s", i > 0 ? " " : "", word->bytes);
    }
    if (connection->prints)
        printf("\n");
}

static void
open_connection(struct connection *connection, bool prints)
{
    struct coro_list *none;

    connection->requests = connection->letters = 0;
    connection->prints = prints;
    requests_begin(&connection->parser);
    requests_next(&connection->parser.object, &none,
                  NULL); /* to where it waits for a byte */
}

static void
report(const struct connection *connection, struct coro_error *error)
{
    coro_string message = coro_error_message(error);

    if (connection->prints)
        printf("closed: %s\n", message.bytes);
    coro_string_release(message);
    coro_error_release(error);
}

/* False: this is no stream of requests. */
static bool
receive(struct connection *connection, const char *bytes, size_t count)
{
    struct coro_error *error = NULL;
    struct coro_list *words;

    for (size_t i = 0; i < count; i++) {
        if (!requests_send(&connection->parser.object, (uint8_t)bytes[i], &words, &error))
            break;
        if (words)
            serve(connection, words);
        coro_list_release(words);
    }
    if (error)
        report(connection, error);
    return !error;
}

static void
close_connection(struct connection *connection)
{
    requests_end(&connection->parser); /* what has come of a request is released */
}

/* Cuts the stream in two at every byte. */
static int
count_differences(const char *stream, size_t size, const struct connection *whole)
{
    int differences = 0;

    for (size_t cut = 0; cut <= size; cut++) {
        struct connection connection;

        open_connection(&connection, false);
        if (!receive(&connection, stream, cut) ||
            !receive(&connection, stream + cut, size - cut) ||
            connection.requests != whole->requests ||
            connection.letters != whole->letters)
            differences++;
        close_connection(&connection);
    }
    return differences;
}

int
main(void)
{
    static const char stream[] = "*3\r\n$3\r\nSET\r\n$4\r\nname\r\n$9\r\ncoroutine\r\n"
                                 "*2\r\n$3\r\nGET\r\n$4\r\nname\r\n"
                                 "*1\r\n$4\r\nPING\r\n"
                                 "*2\r\n$4\r\nECHO\r\n$9\r\ntwo words\r\n";
    static const char wrong[] = "*1\r\n$four\r\nPING\r\n";
    struct connection connection;

    open_connection(&connection, true);
    receive(&connection, stream, strlen(stream));
    printf("%" PRId64 " requests; %d of %zu cuts make a difference\n",
           connection.requests, count_differences(stream, strlen(stream), &connection),
           strlen(stream) + 1);
    receive(&connection, stream, 8); /* and then the client is gone */
    close_connection(&connection);

    open_connection(&connection, true);
    receive(&connection, wrong, strlen(wrong));
    close_connection(&connection);
    return coro_finish(0);
}

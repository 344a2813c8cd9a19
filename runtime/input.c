/* Lines of standard input. */
#include "text.h"

/* What was printed may ask for the line, so it is shown first. */
coro_string
coro_read_line(void)
{
    struct coro_writer line;
    int byte;
    fflush(stdout);
    coro_writer_begin(&line, NULL);
    while ((byte = getc(stdin)) != EOF && byte != '\n')
        coro_write_byte(&line, (char)byte);
    if (byte == EOF && line.len == 0) {
        coro_writer_end(&line);
        return (coro_string){NULL, 0, 0};
    }
    if (byte == '\n' && line.len > 0 && line.bytes[line.len - 1] == '\r')
        line.len--;
    return coro_writer_string(&line);
}

/* Messages about the command line, files and coroc itself. */
#include "message.h"

#include <stdarg.h>
#include <stdio.h>

#include "version.h"

void
complain(const char *format, ...)
{
    va_list arguments;

    fputs("coroc: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

void
complain_internal(const char *format, ...)
{
    va_list arguments;

    fputs("coroc: internal error: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputs("\nThis is a fault of coroc " COROC_VERSION
          ", not of your program. Please report it with the source file.\n",
          stderr);
}

/* Files that are written whole or not at all: first to a nameless file, then beside the
 * target, then renamed. However coroc ends, nothing half-written is left. A file that
 * holds the same already stays as it is, so that what depends on it need not be made
 * again. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

struct output {
    const char *path;
    FILE *file;
    bool is_stamp; /* its time tells that all has been made: it is always written */
};

/* Opens an output; "-" is standard output. False if that fails; that has been said then.
 */
bool output_open(struct output *output, const char *path);

/* Puts the file in its place. False if it could not be written; that has been said then.
 */
bool output_commit(struct output *output);

/* Leaves nothing behind. */
void output_discard(struct output *output);

/* Copies an executable, whole or not at all. False as above. */
bool output_program(const char *from, const char *path);

/* Ends standard output; false, and said so, if something could not be written. */
bool output_end_standard(void);

#endif

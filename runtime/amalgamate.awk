# Joins the runtime's files into one: what they include of ours is put in its place, a header once, a
# table (.def) each time. What is in `apart` stays an include. What files ask of the first header of the
# system stands above all.
#
#   awk -v folder=runtime -v apart=coro.h -f runtime/amalgamate.awk runtime/*.c

function included(line) {
    sub(/^#include "/, "", line)
    sub(/".*/, "", line)
    return line
}

function put(path,    line, name) {
    while ((getline line < path) > 0) {
        if (line ~ /^#define _(GNU|POSIX_C)_SOURCE/)
            continue
        name = line ~ /^#include "/ ? included(line) : ""
        if (name == "")
            print line
        else if (name ~ /\.def$/)
            put(folder "/" name)
        else if (!seen[name]++) {
            if (name == apart)
                print "#ifndef CORO_H\n" line "\n#endif"
            else
                put(folder "/" name)
        }
    }
    close(path)
}

BEGIN {
    if (apart != "")
        printf "/* The Coro runtime in one file; coro.h beside it is its interface. */\n" \
            "#if defined __linux__ && !defined _GNU_SOURCE\n#define _GNU_SOURCE\n#endif\n\n"
    for (i = 1; i < ARGC; i++) {
        if (i > 1)
            printf "\n"
        if (ARGC > 2) {
            name = ARGV[i]
            sub(/.*\//, "", name)
            printf "/* ======== %s ======== */\n\n", name
        }
        put(ARGV[i])
    }
}

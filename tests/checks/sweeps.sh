# Drop everywhere, throw everywhere, cancel everywhere, and the allocation sweep: see tests/sweep. A fixed
# sample of the golden programs, and of the events in each; with FULL=yes all programs, and many more events.
. tests/check.sh

[ -e "$BUILD/sweep/libsweep.a" ] || {
    fail 'make test builds the runtime that this needs'
    exit 1
}

programs() {
    find tests/golden/sweep -name '*.coro' | sort
    find tests/golden examples -name '*.coro' ! -path '*/sweep/*' ! -path '*/wrong/*' | sort |
        awk -v full="${FULL:-}" 'full || NR % 7 == 1'
}

programs | xargs -n 1 -P "$(getconf _NPROCESSORS_ONLN)" sh tests/sweep/program.sh ||
    fail 'a program is not swept well'
passed

# The same work in Coro, hand-written C and C++20 (and Go and Python, where there is a peer), beside each
# other: for each workload a table of nanoseconds by the program's own clock, and their ratio to
# hand-written C.
#
# Uses $COROC and $BUILD; everything is made in $BUILD/bench. RUNS is how often each peer runs, and
# WORKLOADS which ones. What fills the memory is measured against the same program with one item.
set -eu

here=$(dirname "$0")
made=${BUILD:?}/bench
mkdir -p "$made"
: "${COROC:?}" "${RUNS:=7}" "${WORKLOADS:=generator tree depth switch spawn parked map message pingpong sieve}"

# The sizes that the programs are given, and how many units of work each stands for: `each` times the
# size, or `units` whatever the size.
describe() {
    units=0
    case $1 in
    generator) title='values summed'                 unit=value sizes=100000000 each=1 ;;
    tree)      title='nodes in order by delegation'  unit=node  sizes=1048575 each=1 ;;
    depth)     title='values from depths 1 to 10000' unit=value sizes='1 100 10000' units=5000000 each=0 ;;
    switch)    title='1000 tasks, 10000 turns each'  unit=turn  sizes=1000 each=10000 ;;
    spawn)     title='a tree of tasks, warm'         unit=task  sizes=1000000 each=1.1111111 ;;
    map)       title='map entries put, found, removed' unit=operation sizes='10 1000 1000000' units=2500000 each=0 ;;
    message)   title='messages that are answered at once' unit=message sizes=10000000 each=1 ;;
    pingpong)  title='a channel there and a channel back' unit=message sizes=5000000 each=2 ;;
    sieve)     title='the first 1500 primes by a chain of tasks' unit=message sizes=1500 units=1154410 each=0 ;;
    parked)    title='tasks that wait, from nothing' unit=task  sizes=1000000 each=1 ;;
    esac
}

found() {
    command -v "$1" >/dev/null 2>&1
}

# peer NAME COMPILER COMMAND…: makes $made/$workload-$peer, whose name ends the command, if the
# compiler is there.
peers=
peer() {
    name=$1
    found "$2" || {
        echo "bench: no $2: $workload is not measured with it"
        return 0
    }
    shift 2
    "$@" "$made/$workload-$name"
    peers="$peers $name"
}

build() {
    peers=
    for cc in gcc clang; do
        peer "C-$cc" $cc $cc -std=c11 -O2 -D_POSIX_C_SOURCE=200809L "$here/$workload.c" -o
    done
    for cc in gcc clang; do
        peer "Coro-$cc" $cc "$COROC" build -q --cc=$cc --cflags=-O2 "$here/$workload.coro" -o
    done
    peer C++20-g++ g++ g++ -std=c++20 -O2 "$here/$workload.cpp" -o
    # shellcheck disable=SC2016
    [ ! -e "$here/$workload.go" ] ||
        peer Go go sh -c 'go build -o "$1" "$0"' "$here/$workload.go"
    [ ! -e "$here/$workload.py" ] || peer Python python3 cp "$here/$workload.py"
}

# All peers in turn, so that what else the machine does meets all of them. Lines: size, peer, checksum,
# ns, peak KiB.
run() {
    for size in $sizes; do
        for repetition in $(seq "$RUNS"); do
            for name in $peers; do
                echo "$size $name $("$made/measure" "$made/$workload-$name" "$size")"
            done
        done
    done
}

# The peak with one item: what a program takes before it has any.
run_empty() {
    for name in $peers; do
        echo "empty $name $("$made/measure" "$made/$workload-$name" 1)"
    done
}

table() {
    sort -k1,1 -k2,2 -k4,4n "$1" | awk -v order="$peers" -v sizes="$sizes" -v each="$each" \
        -v fixed="$units" \
        -v title="$title" -v unit="$unit" -v workload="$workload" '
    $1 == "empty" { empty[$2] = $5; next }
    !($1 in sum) { sum[$1] = $3 }
    $3 != sum[$1] { printf "bench: %s: %s gives %s, not %s\n", workload, $2, $3, sum[$1]; bad = 1 }
    { key = $1 " " $2; ns[key, ++count[key]] = $4; if ($5 > peak[key]) peak[key] = $5 }
    END {
        if (bad) exit 1
        peers = split(order, peer, " ")
        rows = split(sizes, size, " ")
        printf "\n%s: %s\n  %-12s %9s %12s %9s %6s %9s %10s\n", workload, title, "",
            "size", "median ns/" unit, "min", "x C", "peak MiB", "bytes/" unit
        for (s = 1; s <= rows; s++) {
            units = fixed ? fixed : size[s] * each
            for (p = 1; p <= peers; p++) {
                key = size[s] " " peer[p]; n = count[key]
                least = ns[key, 1] / units; median = ns[key, int((n + 1) / 2)] / units
                if (p == 1) base = least
                bytes = peer[p] in empty \
                    ? sprintf("%10.0f", (peak[key] - empty[peer[p]]) * 1024 / units) : ""
                printf "  %-12s %9d %*.2f %9.2f %6.2f %9.1f %s\n", peer[p], size[s],
                    10 + length(unit), median, least, least / base, peak[key] / 1024, bytes
            }
        }
    }'
}

cc=cc
found cc || cc=gcc
$cc -std=c11 -O2 "$here/measure.c" -o "$made/measure"
for workload in $WORKLOADS; do
    describe "$workload"
    build
    run >"$made/$workload.runs"
    case $workload in
    spawn | parked) run_empty >>"$made/$workload.runs" ;;
    esac
    table "$made/$workload.runs"
done

# How fast coroc compiles: the examples, repeated under new names up to LINES lines, as one module;
# beside it what gcc -O0 takes on the C that comes out. CPU times: the least of
# RUNS for us, one for gcc.
#
# Uses $COROC and $BUILD; everything is made in $BUILD/bench.
set -eu

here=$(dirname "$0")
examples=$here/../../examples
made=${BUILD:?}/bench
mkdir -p "$made"
: "${COROC:?}" "${RUNS:=7}" "${LINES:=100000}"

# The items of a module, which all get new names; each copy of it adds its own number to them. What
# was main is an ordinary fn then, that must be marked where an error may leave it.
names_of() {
    sed -nE 's/^(fn|coro|struct|class|enum|message|const|var) +([A-Za-z_]+).*/\2/p' "$1"
}

# An awk program is quicker than as many runs of sed.
repeat() {
    for example in $(grep -L '^extern' "$examples"/*.coro); do # what is C's keeps its name
        names_of "$example" | sed 's/^/name /'
        sed 's/^fn main() {/fn main() throws {/; s/^/line /' "$example"
        echo end
    done | awk -v lines="$LINES" '
        $1 == "name" { names[n, ++names_of[n]] = $2 }
        $1 == "line" { text[n, ++size[n]] = substr($0, 6) }
        $1 == "end" { n++ }
        function renamed(line, k, copy,    i, rest, word, out) {
            for (out = ""; match(line, /[A-Za-z_][A-Za-z0-9_]*/); line = rest) {
                word = substr(line, RSTART, RLENGTH)
                rest = substr(line, RSTART + RLENGTH)
                for (i = 1; i <= names_of[k]; i++)
                    if (word == names[k, i]) { word = word "_" k "_" copy; break }
                out = out substr(line, 1, RSTART - 1) word
            }
            return out line
        }
        END {
            for (copy = 1; written < lines; copy++)
                for (k = 0; k < n; k++)
                    for (i = 1; i <= size[k]; i++) {
                        print renamed(text[k, i], k, copy)
                        written++
                    }
        }'
}

# Peak KiB and microseconds of each run.
runs() {
    for _ in $(seq "$RUNS"); do
        "$made/measure" "$@"
    done
}

least() {
    awk 'NR == 1 || $2 < time { time = $2; peak = $1 } END { print peak, time }'
}

cc=cc
command -v cc >/dev/null 2>&1 || cc=gcc
$cc -std=c11 -O2 "$here/measure.c" -o "$made/measure"
repeat >"$made/compile.coro"
"$COROC" "$made/compile.coro" -o "$made/compile.c"
set -- $(runs "$COROC" "$made/compile.coro" -o "$made/compile.c" | least)
peak=$1 time=$2
set -- $("$made/measure" "$(command -v $cc)" -O0 -c -I"$BUILD/include" "$made/compile.c" \
    -o "$made/compile.o")
awk -v lines="$(wc -l <"$made/compile.coro")" -v peak="$peak" -v time="$time" -v cc="$2" 'BEGIN {
    printf "\ncompile: %d lines in %.3f s: %.0f lines a second, %.0f MiB, 1/%.0f of cc -O0\n",
        lines, time / 1e6, lines / (time / 1e6), peak / 1024, cc / time
}'

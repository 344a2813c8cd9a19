# Every code of a diagnostic: its page shows a wrong program that gives this code, and a right one that
# compiles. Uses $COROC; writes only below a temporary folder.
set -u

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0
"${COROC:?}" --version >/dev/null || exit 2

# program HEADING: the program below it on the page.
program() {
    sed -n "/^$1:\$/,/^[A-Z][a-z]*:\$/s/^    //p; /^$1:\$/,/^[A-Z][a-z]*:\$/{/^\$/p;}" "$folder/page"
}

# files FOLDER: puts the program that is read there, as main.coro; what stands below "// in NAME:" as NAME.
files() {
    rm -rf "$1"
    mkdir -p "$1/flat" "$1/solid"
    awk -v folder="$1" -v file=main.coro '
        /^\/\/ in .*:$/ { file = substr($3, 1, length($3) - 1); next }
        { print >folder "/" file }'
}

codes=$(sed -n 's/^CODE([A-Z0-9_]*, "\([EW][0-9]*\)".*/\1/p' compiler/diag_codes.def)
[ -n "$codes" ] || {
    echo 'explain: no codes found'
    exit 1
}
for code in $codes; do
    "$COROC" --explain "$code" >"$folder/page" || failures=$((failures + 1))
    program Wrong | files "$folder/wrong"
    program Right | files "$folder/right"
    [ -s "$folder/wrong/main.coro" ] || continue
    "$COROC" check "$folder/wrong/main.coro" 2>"$folder/err"
    grep -q "\[$code\]\$" "$folder/err" || {
        echo "explain: the wrong program of $code gives:"
        cat "$folder/err"
        failures=$((failures + 1))
    }
    "$COROC" check -Werror "$folder/right/main.coro" 2>"$folder/err" || {
        echo "explain: the right program of $code gives:"
        cat "$folder/err"
        failures=$((failures + 1))
    }
done
repeated=$(echo "$codes" | sort | uniq -d)
[ -z "$repeated" ] || {
    echo "explain: used twice: $repeated"
    failures=$((failures + 1))
}
[ $failures -eq 0 ] || exit 1
echo 'explain: passed'

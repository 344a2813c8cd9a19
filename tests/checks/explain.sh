# Every code of a diagnostic: its page shows a wrong program that gives this code, and a right one that
# compiles. Uses $COROC; writes only below a temporary folder.
. tests/check.sh

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
    fail 'no codes found'
    exit 1
}
for code in $codes; do
    "$COROC" --explain "$code" >"$folder/page" || fail "$code has no page"
    program Wrong | files "$folder/wrong"
    program Right | files "$folder/right"
    [ -s "$folder/wrong/main.coro" ] || continue
    "$COROC" check "$folder/wrong/main.coro" 2>"$folder/err"
    grep -q "\[$code\]\$" "$folder/err" || {
        fail "the wrong program of $code gives:"
        cat "$folder/err"
    }
    "$COROC" check -Werror "$folder/right/main.coro" 2>"$folder/err" || {
        fail "the right program of $code gives:"
        cat "$folder/err"
    }
done
repeated=$(echo "$codes" | sort | uniq -d)
[ -z "$repeated" ] || fail "used twice: $repeated"
passed

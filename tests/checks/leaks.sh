# CORO_LEAKS=1: what the programs of tests/leaks hold at their ends is told, and nothing of programs that
# release all. Uses $COROC; writes only below a temporary folder.
. tests/check.sh

CORO_LEAKS=1 "${COROC:?}" test -q tests/leaks >"$folder/told" || {
    fail 'not what was to be told:'
    cat "$folder/told"
}
# Objects come and go in these in all ways.
CORO_LEAKS=1 "$COROC" test -q tests/golden/generator tests/golden/task >"$folder/told" || {
    fail 'a program that releases all is told something of:'
    cat "$folder/told"
}

# Nobody asks.
"$COROC" build tests/leaks/ring.coro -o "$folder/ring" || fail 'ring does not build'
for value in '' 0 2 yes; do
    CORO_LEAKS=$value "$folder/ring" >/dev/null 2>"$folder/told"
    [ ! -s "$folder/told" ] || fail "told with CORO_LEAKS='$value'"
done

# Many objects.
sed 's/0\.\.3/0..200000/' tests/leaks/ring.coro >"$folder/many.coro"
"$COROC" build "$folder/many.coro" -o "$folder/many" || fail 'many does not build'
CORO_LEAKS=1 "$folder/many" 2>&1 >/dev/null | grep -q '^  200000 Node, made in ring at many.coro:5$' ||
    fail 'not all of many are told'

passed

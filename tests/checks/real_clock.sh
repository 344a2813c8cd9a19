# Time limits on the real clock, where timers fire between turns, whatever else is ready.
. tests/check.sh

"${COROC:?}" run tests/checks/real_clock.coro >"$folder/out" 2>&1 || fail "exit status $?"
cat >"$folder/wanted" <<'END'
late true true true
late true
the first suspension behind the limit comes in time
late
busy is not waited for
outer
END
diff -u "$folder/wanted" "$folder/out" || fail 'it prints something else'
passed

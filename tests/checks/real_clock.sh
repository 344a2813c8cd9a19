# Time limits on the real clock, where timers fire between turns, whatever else is ready.
set -u

"${COROC:?}" run tests/checks/real_clock.coro >"$BUILD/real_clock.out" 2>&1
status=$?
cat >"$BUILD/real_clock.wanted" <<'END'
late true true true
late true
the first suspension behind the limit comes in time
late
busy is not waited for
outer
END
diff -u "$BUILD/real_clock.wanted" "$BUILD/real_clock.out" && [ $status -eq 0 ] || exit 1
echo 'real_clock: passed'

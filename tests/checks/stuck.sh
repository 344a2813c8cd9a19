# A program that hangs shows on demand where it stands, and the order of turns can be shuffled and repeated.
. tests/check.sh
cd "$folder" || exit 1
unset CORO_SHUFFLE

same() { # same EXPECTED FOUND: two files
    diff -u "$1" "$2" || fail "$2 is not as expected"
}

# ---- SIGQUIT: a sleeping program shows its tasks and goes on

cat >waits.coro <<'END'
coro reader(from: chan[int]) {
    for v from from { print(v); }
}

coro main() {
    let c = chan[int](0);
    spawn reader(c);
    yield;
    print("begun");
    yield sleep(2s);
    c.close();
    print("ended");
}
END
"$COROC" build waits.coro -o waits || exit 1

begun() { # begun PROGRAM: starts it and waits for its first line
    rm -f told out
    mkfifo told
    # A background job of the shell would ignore the signal.
    env --default-signal=QUIT stdbuf -oL "./$1" >told 2>err &
    program=$!
    exec 3<told
    read -r line <&3
    [ "$line" = begun ] || fail "$1 began with '$line'"
}

begun waits
kill -QUIT "$program"
cat <&3 >out
wait "$program" || fail "waits ended with status $?"
cat >expected <<'END'
a loop with 2 tasks
  task 'main' waits: sleep
    in main at waits.coro:10
  task 'reader' waits: from.get, channel 1
    in reader at waits.coro:2
    made in main at waits.coro:7
  channel 1 of waits.coro:6: 0 of 0 values; to get: 'reader'
END
same expected err
[ "$(cat out)" = ended ] || fail 'waits did not go on'

# ---- a turn that never ends: the second SIGQUIT is the last

cat >spins.coro <<'END'
coro main() {
    print("begun");
    while true {}
}
END
"$COROC" build -w spins.coro -o spins || exit 1
ulimit -c 0
begun spins
kill -QUIT "$program"
for _ in 1 2 3 4 5; do
    sleep 0.1
    kill -QUIT "$program" 2>/dev/null || break
done
wait "$program" 2>/dev/null
[ $? -eq 131 ] || fail 'spins was not ended by the second SIGQUIT'
exec 3<&-

# ---- coroc test shows where one stands that takes too long

mkdir tests
cat >tests/endless.coro <<'END'
coro turns() {
    while true { yield; }
}

coro main() {
    spawn turns();
    yield from turns();
}
END
: >tests/endless.out
"$COROC" test --timeout 2 tests >found 2>&1
grep -v '^repeat' found | sed -n '/^+  /s/^+//p' >tasks
cat >expected <<'END'
  task 'main' is ready
    in turns at endless.coro:2
    in main at endless.coro:7
  task 'turns' is ready
    in turns at endless.coro:2
    made in main at endless.coro:6
END
same expected tasks

# ---- CORO_SHUFFLE

cat >order.coro <<'END'
coro one(n: int) {
    yield;
    print(n);
}

coro main() -> int {
    let tasks = list[task]();
    for i in 0..5 {
        tasks.push(spawn one(i));
    }
    for t in tasks { wait t; }
    return 4;
}
END
"$COROC" build order.coro -o order || exit 1
for seed in 1 2 3 4 5 6 7 8; do
    CORO_SHUFFLE=$seed ./order >"once.$seed" 2>"err.$seed" && fail "order lost its status with $seed"
    CORO_SHUFFLE=$seed ./order >"twice.$seed" 2>/dev/null
    same "once.$seed" "twice.$seed"
    [ "$(sort "once.$seed" | tr -d '\n')" = 01234 ] || fail "order lost a task with $seed"
    [ "$(cat "err.$seed")" = "the order of turns was CORO_SHUFFLE=$seed" ] || fail "seed $seed is not named"
done
[ "$(cat once.* | paste -sd ' ' | fold -w 10 | sort -u | wc -l)" -gt 4 ] || fail 'the seeds hardly differ'
./order >plain 2>err
[ "$(tr -d '\n' <plain)" = 01234 ] && [ ! -s err ] || fail 'without a seed the order is another'
CORO_SHUFFLE=7x ./order >found 2>err
same plain found
[ "$(cat err)" = "CORO_SHUFFLE: expected a number below 2^64, found '7x'" ] || fail 'a wrong seed is not told'

passed

# The command line: exit statuses, outputs, depfiles, help, build, run, test.
# Uses $COROC; writes only below a temporary folder.
# shellcheck disable=SC2016,SC2086
. tests/check.sh

cd "$folder" || exit 2

# gives STATUS COMMAND...: its exit status; what it prints is in out and err.
gives() {
    expected=$1
    shift
    "$@" >out 2>err </dev/null
    status=$?
    [ $status -eq "$expected" ] || {
        fail "'$*' exits with $status, not $expected:"
        cat out err
    }
}

# has FILE TEXT: the file contains the text.
has() {
    grep -qF -e "$2" "$1" || {
        fail "no '$2' in $1:"
        cat "$1"
    }
}

same() {
    cmp -s "$1" "$2" || fail "$1 and $2 differ"
}

empty() {
    [ ! -s "$1" ] || {
        fail "$1 is not empty:"
        cat "$1"
    }
}

absent() {
    [ ! -e "$1" ] || fail "$1 was left behind"
}

cat >hello.coro <<'END'
fn main(args: list[string]) -> int {
    print("hello", args.len);
    return 7;
}
END
printf 'fn main() {\n    let x = 1;\n    print(xx);\n    print(yy);\n}\n' >wrong.coro
printf 'fn helper() {\n}\n' >part.coro

# The header of a program: it has no constants for others.
printf 'const LIMIT: int = 300;\nfn main() {\n    print(LIMIT);\n}\n' >program.coro
gives 0 "$COROC" program.coro -o program.c --header=program.h
has program.h '#ifndef PROGRAM_CORO_H'

# Compiling.
gives 0 "$COROC" hello.coro
has hello.c 'coro.h'
cp hello.c expected.c
gives 0 "$COROC" hello.coro -o other.c
same other.c expected.c
gives 0 "$COROC" -o - hello.coro
same out expected.c
gives 0 sh -c '"$COROC" - <hello.coro'
[ -s out ] || fail 'standard input gives nothing'
gives 0 "$COROC" ./hello.coro -oother.c
gives 0 "$COROC" --emit=tokens,ast,typed,flow,core,live,frame,c hello.coro
[ -s out ] || fail '--emit shows nothing'
gives 0 "$COROC" --emit=frame=frames.txt,c=other.c hello.coro
same other.c expected.c
[ -e frames.txt ] || fail '--emit=frame=FILE writes no file'
mkdir sub
gives 0 sh -c 'cd sub && "$COROC" ../hello.coro'
[ -e sub/hello.c ] || fail 'the C of ../hello.coro is not in the current folder'

# The output of a failed run stays as it was, and nothing else is left.
echo before >wrong.c
gives 1 "$COROC" wrong.coro -o wrong.c
has wrong.c before
has err "wrong.coro:3:11: error: "
has err "    3 |     print(xx);"
has err "wrong.coro:4:11: error: "
[ -z "$(find . -name '.coroc*')" ] || fail 'a temporary file was left behind'
gives 1 "$COROC" --max-errors=1 check wrong.coro
has err '1 more error; --max-errors=0 shows all'
gives 1 "$COROC" check --color=always wrong.coro
has err '[1;31m'
gives 1 "$COROC" check wrong.coro
! grep -q "$(printf '\033')" err || fail 'colour without a terminal'
gives 0 "$COROC" check hello.coro part.coro
empty out

# Files that cannot be read or written.
gives 2 "$COROC" nowhere.coro
has err 'No such file'
gives 2 "$COROC" hello.coro -o nowhere/a.c
gives 2 "$COROC" hello.coro -o /dev/full
gives 2 sh -c '"$COROC" hello.coro -o - >/dev/full'
gives 0 "$COROC" hello.coro -o /dev/null

# Depfiles.
gives 0 "$COROC" hello.coro -o made.c -MMD -MP
echo 'made.c: hello.coro' >rule
same made.d rule
gives 0 "$COROC" hello.coro -o made.c -MF dep -MT 'made.o made.d'
has dep 'made.o made.d: hello.coro'

# A program as one file.
printf 'import "part.coro";\nfn main() {\n    part.helper();\n    print("alone");\n}\n' >whole.coro
gives 0 "$COROC" --standalone whole.coro -o made.c -MMD
echo 'made.c: whole.coro part.coro' >rule
same made.d rule
gives 0 "$COROC" --standalone whole.coro -o -
same out made.c
gives 0 cc made.c -o made
gives 0 ./made
has out alone
gives 0 sh -c '"$COROC" --standalone - -o other.c <hello.coro'
gives 1 "$COROC" --standalone part.coro -o none.c
has err "part.coro has no 'fn main'"
absent none.c
gives 1 "$COROC" --standalone wrong.coro -o none.c
gives 2 "$COROC" --standalone hello.coro --header=hello.h
has err 'no header'
gives 2 "$COROC" --standalone hello.coro --emit=h

# Wrong usage.
gives 2 "$COROC"
gives 2 "$COROC" biuld hello.coro
has err "did you mean 'build'?"
gives 2 "$COROC" test --blss
has err "did you mean '--bless'?"
gives 2 "$COROC" check --bless hello.coro
gives 2 "$COROC" hello.txt
gives 2 "$COROC" --emit=tree hello.coro
gives 2 "$COROC" -Wno-such hello.coro
gives 2 "$COROC" -o
gives 2 "$COROC" run
for later in fmt inspect graph lsp; do
    gives 2 "$COROC" $later
    has err 'yet'
done
for later in --emit=dot --emit=mermaid --error-format=json; do
    gives 2 "$COROC" $later hello.coro
    has err 'yet'
done

# Help.
for asked in --help -h help 'help test' 'test --help' --version -V version; do
    gives 0 "$COROC" $asked
    empty err
    [ -s out ] || fail "'$asked' prints nothing"
done
gives 0 "$COROC" --explain E0101
has out E0101
gives 2 "$COROC" --explain E9999

# Building and running.
gives 7 "$COROC" run hello.coro -v --help
has out 'hello 3'
gives 0 "$COROC" build hello.coro
gives 7 ./hello
gives 0 "$COROC" build hello.coro -o sub/named
gives 7 sub/named one
has out 'hello 2'
gives 1 "$COROC" build wrong.coro
absent wrong
gives 1 "$COROC" run part.coro
has err main
gives 2 env CC=no-such-compiler "$COROC" run hello.coro
has err no-such-compiler
gives 2 env CC=false "$COROC" run hello.coro
has err "'false' with its flags fails on every program"
gives 2 env LDFLAGS=-lno-such-library "$COROC" build hello.coro -o unlinked
has err LDFLAGS
absent unlinked
gives 2 "$COROC" hello
has err "did you mean 'hello.coro'?"
printf 'fn main() {\n    panic("enough");\n}\n' >panic.coro
gives 134 "$COROC" run panic.coro
gives 134 "$COROC" run --sanitize panic.coro

# C of the program's own: its header beside the module, its C files and flags named from there.
mkdir -p sub/own
printf 'int thrice(int n);\n' >sub/own/thrice.h
printf '#include "thrice.h"\n\nint\nthrice(int n)\n{\n    return FACTOR * n;\n}\n' >sub/own/thrice.c
printf 'own/thrice.c\n -DFACTOR=3\t-lm\n' >sub/calls.flags
printf 'extern "own/thrice.h" { fn thrice(n: cint) -> cint; }\nfn main() { print(thrice(4)); }\n' \
    >sub/calls.coro
gives 0 "$COROC" run sub/calls.coro
has out 12
gives 0 "$COROC" sub/calls.coro -o -
has out '#include "own/thrice.h"'
sed 's|own/thrice|no/such|' sub/calls.coro >sub/missing.coro
gives 1 "$COROC" run sub/missing.coro
has err 'no/such.h'
has err "what the program's externs declare"
gives 0 "$COROC" sub/missing.coro -o -
has out '#include <no/such.h>'
mkdir -p headers
cp sub/own/thrice.h headers/such.h
sed 's|no/such|such|' sub/missing.coro >sub/found.coro
cp sub/calls.flags sub/found.flags
gives 0 "$COROC" run -I headers sub/found.coro

# The status of a program that a signal ends.
printf '#include <signal.h>\n__attribute__((constructor)) static void end(void) { raise(SIGTERM); }\n' \
    >end.h
gives 143 "$COROC" run --cflags="-include $folder/end.h" hello.coro

# Golden tests.
mkdir -p suite/inner
cp hello.coro suite/hello.coro
cp wrong.coro suite/inner/wrong.coro
cp part.coro suite/part.coro
printf 'one\ntwo\n' >suite/hello.args
gives 0 env -u CI "$COROC" test suite
has out '0 passed, 0 failed, 3 skipped'
gives 1 env CI=true "$COROC" test suite
has out '0 passed, 2 failed, 1 skipped'
gives 0 "$COROC" test --bless suite
has out 'blessed hello.out'
has out 'blessed wrong.err'
has suite/hello.out 'hello 3'
has suite/hello.exit 7
has suite/inner/wrong.err 'wrong.coro:3:11'
gives 0 "$COROC" test suite
has out '2 passed, 0 failed, 1 skipped'
gives 0 "$COROC" test --bless suite
! grep -q blessed out || fail '--bless writes what has not changed'
gives 0 sh -c 'cd suite/inner && "$COROC" test'
echo goodbye >suite/hello.out
gives 1 "$COROC" test -j 2 suite
has out '-goodbye'
has out '+hello 3'
has out "repeat: $COROC test suite/hello.coro"
has out '1 passed, 1 failed, 1 skipped'
gives 0 "$COROC" test -k inner suite
has out '1 passed, 0 failed, 0 skipped'
gives 0 "$COROC" test --list suite
printf 'suite/hello\nsuite/inner/wrong\nsuite/part\n' >list
same out list
cp expected.c suite/hello.c
echo 'hello 3' >suite/hello.out
gives 0 "$COROC" test suite
echo >>suite/hello.c
gives 1 "$COROC" test suite
printf 'fn main() {\n    while true {\n    }\n}\n' >suite/endless.coro
gives 1 "$COROC" test --bless --timeout 1 suite/endless.coro
has out 'longer than 1 s'
grep -q exit out && fail 'a time-out is told as a status'
absent suite/endless.out
gives 2 "$COROC" test nowhere

# A sanitizer that finds nothing is on: a leak fails.
printf '#include <stdlib.h>\nvoid *volatile lost;\n' >leak.h
printf '__attribute__((constructor)) static void leak(void) { lost = malloc(7); lost = 0; }\n' >>leak.h
rm -f suite/hello.c
for cc in gcc clang; do
    gives 0 "$COROC" test --sanitize --cc=$cc suite/hello.coro
    gives 1 "$COROC" test --sanitize --cc=$cc --cflags="-include $folder/leak.h" suite/hello.coro
    has out 'sanitizer'
done

passed

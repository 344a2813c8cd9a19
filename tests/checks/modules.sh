# Programs of several modules: separate compilation by make, depfiles, the same bytes from any folder,
# headers in C++, imports by -I. Uses $COROC, $BUILD; writes only below a temporary folder.
# shellcheck disable=SC2016,SC2086
. tests/check.sh

cd "$folder" || exit 2

# is FILE TEXT: the file holds these lines.
is() {
    printf '%s\n' "$2" | cmp -s - "$1" || {
        fail "$1 holds"
        cat "$1"
        echo "instead of"
        printf '%s\n' "$2"
    }
}

has() {
    grep -qF -e "$2" "$1" || {
        fail "no '$2' in $1:"
        cat "$1"
    }
}

# ---- a project of three modules ----

cat >main.coro <<'END'
import "shapes.coro";
import "words.coro";

const NAME: string = "area"; // no header tells of it

coro main() {
    print(words.twice(NAME), shapes.area(shapes.Point(3, 4)));
    for p in shapes.walk(2) { print(p); }
    print(yield from shapes.slow());
}
END
cat >shapes.coro <<'END'
import "words.coro";

struct Point { x: int, y: int }

fn area(p: Point) -> int { return p.x * p.y; }
coro walk(n: int) yields Point { for i in 0..n { yield Point(i, i); } }
coro slow() -> string {
    yield sleep(1s);
    return words.twice("slow");
}
END
cat >words.coro <<'END'
fn twice(s: string) -> string { return s + s; }
END
cat >Makefile <<'END'
MODULES = main shapes words
CFLAGS  = -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror

program: $(MODULES:%=%.o)
	$(CC) $^ $(BUILD)/libcoro.a -lm -o $@

%.o: %.c
	echo cc $< >>log
	$(CC) $(CFLAGS) -iquote $(BUILD)/include -I $(BUILD)/include -MMD -MP -c $< -o $@

%.dep: %.coro
	echo coroc $< >>log
	$(COROC) $< -o $*.c -MMD -MP -MF $@ -MT $@
%.c %.h: %.dep ;

-include $(MODULES:%=%.dep) $(MODULES:%=%.d)
END

# makes LOG AFTER: what make runs, sorted. At first it knows of no headers and may run coroc once more for
# those that come later, in vain: their C keeps its time.
makes() {
    sleep 0.01 # what was edited is newer than what was made
    : >log
    make -s -j2 program >out 2>&1 || {
        fail "make:"
        cat out
    }
    { grep '^cc' log; grep '^coroc' log | sort -u; } | LC_ALL=C sort >sorted
    [ -n "$1" ] || : >expected
    [ -z "$1" ] || printf '%s\n' "$1" >expected
    cmp -s sorted expected || {
        fail "after $2, make runs"
        cat sorted
    }
}

says() {
    CORO_CLOCK=virtual ./program >out 2>&1
    is out "$1"
}

makes 'cc main.c
cc shapes.c
cc words.c
coroc main.coro
coroc shapes.coro
coroc words.coro' 'nothing'
says 'areaarea 12
Point(x=0, y=0)
Point(x=1, y=1)
slowslow'
makes '' 'nothing'
is main.dep 'main.dep: main.coro words.h shapes.h
words.h:
shapes.h:'

# A body: one module, though its lines move, and the program with it.
sed 's/return p.x \* p.y;/\n    return 10 * p.x * p.y;\n/' shapes.coro >new && mv new shapes.coro
makes 'cc shapes.c
coroc shapes.coro' 'a change of a body'
says 'areaarea 120
Point(x=0, y=0)
Point(x=1, y=1)
slowslow'
makes '' 'nothing'

# A comment at the end of a line: nothing.
sed 's/^struct Point.*/& \/\/ in the plane/' shapes.coro >new && mv new shapes.coro
makes 'coroc shapes.coro' 'a change of a comment'
makes '' 'nothing'

# What others see: they too, but not those that do not import it.
sed 's/yield Point(i, i);/let j = i * 2; yield Point(i, j); if j > 9 { print(j); }/' shapes.coro >new &&
    mv new shapes.coro
makes 'cc main.c
cc shapes.c
coroc main.coro
coroc shapes.coro' 'a change of a frame'
says 'areaarea 120
Point(x=0, y=0)
Point(x=1, y=2)
slowslow'

# A fact that callers depend on, though nothing of the C that they see changes.
sed 's/if j > 9 { print(j); }/if j > 9 { throw error("far"); }/' shapes.coro >new && mv new shapes.coro
: >log
make -s program >out 2>&1
has shapes.h '/* flow: throws */'
makes '' 'nothing'
printf 'import "shapes.coro";\nfn f() { for p in shapes.walk(1) { print(p); } }\n' >user.coro
"$COROC" check user.coro >out 2>&1
has out 'user.coro:2:19: error: this generator may throw'

# Whether what is called changes lists is none: the caller counts references as if it did.
printf 'import "heard.coro";
fn twice(names: list[string]) -> int { return heard.count(names) + heard.count(names); }
fn first(names: list[string]) -> string { let name = names[0]; print(twice(names)); return name; }
' >hears.coro
printf 'fn count(names: list[string]) -> int { return names.len; }\n' >heard.coro
"$COROC" hears.coro -o quiet.c || fail 'hears.coro'
printf 'fn count(names: list[string]) -> int { names.clear(); return 0; }\n' >heard.coro
"$COROC" hears.coro -o loud.c || fail 'hears.coro'
sed 's/quiet\.h/loud.h/' quiet.c | cmp -s - loud.c || fail 'C depends on the bodies of other modules'

# ---- the same bytes from any folder, and depfiles ----

mkdir -p src/net gen elsewhere
printf 'import "net/http.coro";\nimport "plain.coro";\nfn main() { print(http.get(), plain.one()); assert(false); }\n' >src/app.coro
printf 'import "../plain.coro";\nfn get() -> int { return plain.one() + 1; }\n' >src/net/http.coro
printf 'fn one() -> int { return 1; }\n' >src/plain.coro
"$COROC" src/app.coro -o gen/app.c -MMD || fail "src/app.coro"
(cd src && "$COROC" app.coro -o ../gen/2.c)
(cd elsewhere && "$COROC" "$folder/src/app.coro" -o ../gen/3.c)
cmp gen/app.c gen/2.c && cmp gen/app.c gen/3.c || fail "the C of app.coro depends on the folder"
has gen/app.c '#include "net/http.h"'
is gen/app.d 'gen/app.c: src/app.coro gen/plain.h gen/net/http.h'
mkdir gen/net
"$COROC" src/net/http.coro -o gen/net/http.c -MMD && "$COROC" src/plain.coro -o gen/plain.c
is gen/net/http.d 'gen/net/http.c gen/net/http.h: src/net/http.coro gen/plain.h'
cc -std=c11 -Werror -I "$BUILD/include" gen/app.c gen/net/http.c gen/plain.c "$BUILD/libcoro.a" -lm -o gen/app &&
    gen/app >gen/said 2>&1
has gen/said '2 1'
has gen/said 'app.coro:3: panic'

# A file with the same content keeps its time; the depfile tells when coroc has run.
touch -d '2001-01-01' gen/plain.c gen/plain.h gen/plain.d
"$COROC" src/plain.coro -o gen/plain.c -MMD
[ -z "$(find gen -newermt 2002-01-01 -name 'plain.[ch]')" ] || fail "gen/plain.c was written again"
[ -n "$(find gen -newermt 2002-01-01 -name plain.d)" ] || fail "gen/plain.d was not written"

# ---- imports by -I ----

printf 'import "plain.coro";\nimport "http.coro";\nfn main() { print(plain.one() + http.get()); }\n' >far.coro
"$COROC" run far.coro >gen/said 2>&1
has gen/said "far.coro:1:8: error: there is no file 'plain.coro'"
"$COROC" run -I nowhere -I src -Isrc/net far.coro >gen/said 2>&1
is gen/said '3'
"$COROC" far.coro -I src -I src/net -o gen/far.c -MMD -MP
is gen/far.d 'gen/far.c: far.coro src/plain.coro src/net/http.coro
src/plain.coro:
src/net/http.coro:'

# A test runs in its own folder, and finds what is given from here.
mkdir -p gen/tests/deep
cp far.coro gen/tests/deep/far.coro
echo 3 >gen/tests/deep/far.out
printf 'import "bad.coro";\nfn main() { bad.f(); }\n' >gen/tests/deep/wrong.coro
printf 'fn f() { return 1; }\n' >gen/bad.coro
"$COROC" test -q -I src -I "$PWD/src/net" -I nowhere gen/tests/deep/far.coro >gen/said || fail 'test -I'
"$COROC" test --bless -I gen gen/tests/deep/wrong.coro >gen/said || fail 'test --bless -I'
has gen/tests/deep/wrong.err '../../bad.coro:1:17: error: '

# ---- headers in C++ ----

cat >all.coro <<'END'
import "words.coro";

const N: int = 3;
const LARGE: u64 = 1 << 63;
const TEXT: string = "t";
const P: Point = Point(1, "p");
const E: Either = Either.left(1);
const NOBODY: Point? = none;
var hits: int = 0;
var names: list[string]? = none;

struct Point { x: int, name: string }
enum Colour { RED, GREEN }
enum Either { left(n: int), right(name: string, of: Colour) }

fn f(p: Point, e: Either?, c: Colour, s: string?) -> list[int]? throws { print(p, e, c, s); throw error("f"); }
coro plain(n: int) { yield sleep(1s); print(n); }
coro all(n: int) yields string receives int? -> Point? {
    for i in 0..n { let a = str(i); yield a; let b = a + a; yield b; }
    for w in lines(n) { yield words.twice(w); }
    let g = lines(2);
    yield str(g.done);
    return none;
}
coro lines(n: int) yields string {
    for i in 0..n { let a = str(i); yield a; let b = a + a; yield b; }
    for i in 0..n { let c = [i]; yield str(c); }
}
END
"$COROC" all.coro && "$COROC" words.coro || fail "all.coro"
printf '#include "all.h"\nint main() { return all_N - 3; }\n' >all.cpp
for cc in 'g++ -std=c++17' 'g++ -std=c++11' 'clang++ -std=c++17'; do
    $cc -Wall -Wextra -Wpedantic -Werror -I "$BUILD/include" -c all.cpp -o all.o || fail "all.h with $cc"
done
for cc in 'gcc -Wjump-misses-init' clang; do
    $cc -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -I "$BUILD/include" -c all.c -o all.o ||
        fail "all.c with $cc"
done

passed

# The files and commands of docs/building.md, against an installed tree: each build makes the program of
# three modules, compiles one module again when its body has changed, and nothing when nothing has. Uses
# $BUILD; writes only below a temporary folder.
# shellcheck disable=SC2016
. tests/check.sh

project=$(pwd)
HOME=$folder/home
PKG_CONFIG_PATH=$HOME/.local/lib/pkgconfig
export HOME PKG_CONFIG_PATH
unset MAKEFLAGS MAKELEVEL DESTDIR CC CFLAGS LDFLAGS

for tool in make pkg-config cmake meson ninja; do
    command -v $tool >/dev/null || {
        fail "there is no $tool: make test-setup installs it"
        exit 1
    }
done

# Blocks with a name become files of that name; the last one is of what the program prints.
mkdir "$folder/docs" "$HOME"
awk -v folder="$folder/docs" '
    /^```/ && !inside { inside = 1; out = folder "/" ($2 == "" ? substr($1, 4) : $2); printf "" >out; next }
    /^```/ { inside = 0; close(out); next }
    inside { print >out }
' docs/building.md

# ---- installing ----

# The Makefile's own messages are about files of the build folder, which is there already.
install_here() { # install_here COMMAND...
    (cd "$project" && "$@" -s BUILD="$BUILD") >"$folder/said" 2>&1 || {
        fail "$*:"
        cat "$folder/said"
    }
}

installed() {
    (cd "$1" && find . -type f | LC_ALL=C sort)
}

cat >"$folder/expected" <<'EOF'
./bin/coroc
./include/coro.h
./include/coro_arithmetic.h
./lib/cmake/Coro/CoroConfig.cmake
./lib/cmake/Coro/CoroConfigVersion.cmake
./lib/libcoro.a
./lib/pkgconfig/coro.pc
./share/coro/coro.mk
EOF

# The command of the page, with the build folder that is under test.
install_here sh -c "$(cat "$folder/docs/install.sh") \"\$@\"" sh
installed "$HOME/.local" | diff "$folder/expected" - || fail 'make install'
grep -r '@' "$HOME/.local/lib/pkgconfig" "$HOME/.local/lib/cmake" | grep '@[A-Z]*@' && fail 'unfilled names'

install_here make install DESTDIR="$folder/stage" PREFIX=/opt/coro
installed "$folder/stage/opt/coro" | diff "$folder/expected" - || fail 'make install DESTDIR='
grep -qx 'prefix=/opt/coro' "$folder/stage/opt/coro/lib/pkgconfig/coro.pc" || fail 'coro.pc knows DESTDIR'
grep -rq "$folder" "$folder/stage/opt/coro/lib/cmake" "$folder/stage/opt/coro/share" && fail 'DESTDIR is in files'
install_here make uninstall DESTDIR="$folder/stage" PREFIX=/opt/coro
[ -z "$(find "$folder/stage" -type f)" ] || fail 'make uninstall leaves files'

# ---- the builds ----

# build SYSTEM: its commands; after the first time only the last one, as one does.
build() {
    commands="$folder/docs/$1.sh"
    [ ! -e again.sh ] || commands=again.sh
    sleep 0.01 # what was edited is newer than what was made
    : >before
    sleep 0.01
    sh -e "$commands" >said 2>&1 || {
        fail "$1:"
        cat said
    }
    [ -e again.sh ] || tail -n 1 "$commands" >again.sh
}

# compiled SYSTEM AFTER MODULE...: of which modules there are new objects.
compiled() {
    system=$1
    after=$2
    shift 2
    find . -name '*.o' -newer before | sed 's|.*/||; s|^meson-generated_[._]*||; s|\.c\.o$||; s|\.o$||' |
        LC_ALL=C sort | tr '\n' ' ' >modules
    [ "$(cat modules)" = "${*:+$* }" ] || fail "$system, after $after, compiles '$(cat modules)' instead of '$*'"
}

says() { # says SYSTEM FILE
    program=$(find . -name program -type f)
    "$program" | diff "$2" - || fail "$1: the program says something else"
}

# try SYSTEM FILE...: with these files beside the modules.
try() {
    system=$1
    shift
    mkdir "$folder/$system"
    cd "$folder/$system" || exit 2
    cp "$folder"/docs/*.coro .
    for file in "$@"; do cp "$folder/docs/$file" .; done

    build "$system"
    says "$system" "$folder/docs/text"
    [ "$system" != hand ] || return
    compiled "$system" 'nothing' main shapes words
    build "$system"
    compiled "$system" 'nothing'

    # A body, whose lines move.
    sed 's/return corner.x \* corner.y;/\n    return 10 * corner.x * corner.y;\n/' shapes.coro >new
    mv new shapes.coro
    build "$system"
    compiled "$system" 'a change of a body' shapes
    sed 's/[14]$/&0/' "$folder/docs/text" >"$folder/tenfold"
    says "$system" "$folder/tenfold"
    build "$system"
    compiled "$system" 'nothing'

    # What others see of it: they too, but not those that do not import it.
    sed 's/struct Point {/& turned: bool,/; s/Point(i, i)/Point(false, i, i)/' shapes.coro >new
    mv new shapes.coro
    build "$system"
    compiled "$system" 'a change of a struct' main shapes
    says "$system" "$folder/tenfold"

    # A module that is no Coro any more, and then is again.
    cp shapes.coro kept.txt
    echo 'fn' >>shapes.coro
    sh -e again.sh >said 2>&1 && fail "$system: an error does not fail the build"
    grep -q 'shapes.coro:[0-9]*:[0-9]*: error: ' said || fail "$system: the error is not told"
    cp kept.txt shapes.coro
    build "$system"
    says "$system" "$folder/tenfold"
}

try hand
try make Makefile
try cmake CMakeLists.txt
try meson meson.build

# CMake with the other generator, and with modules in folders, options and C that includes a header.
cmake_hosts() { # cmake_hosts GENERATOR
    sh -c "cmake -G '$1' -S . -B '$1' -DCMAKE_PREFIX_PATH=$HOME/.local && cmake --build '$1'" >said 2>&1 || {
        fail "cmake -G '$1':"
        cat said
        return
    }
    [ "$("./$1/host")" = 'text text' ] || fail "cmake -G '$1': the host says something else"
    grep -q '#line' "$1"/host.coro/inner/text.c || fail 'OPTIONS are not for coroc'
    cmake --build "$1" >said 2>&1
    grep -q 'Translating\|Building' said && {
        fail "cmake -G '$1' builds again after nothing:"
        cat said
    }
}

mkdir -p "$folder/hosts/inner"
cd "$folder/hosts" || exit 2
printf 'export fn text() -> string { return "text"; }\n' >inner/text.coro
printf 'import "inner/text.coro";\nexport fn twice() -> string { return text.text() + " " + text.text(); }\n' \
    >twice.coro
cat >host.c <<'EOF'
#include "inner/text.h"
#include "twice.h"

#include <stdio.h>

int
main(void)
{
    coro_string said = twice();

    puts(said.bytes);
    coro_string_release(said);
    return 0;
}
EOF
cat >CMakeLists.txt <<'EOF'
cmake_minimum_required(VERSION 3.20)
project(host C)
find_package(Coro 0.1 REQUIRED)
add_executable(host host.c)
coro_add_sources(host twice.coro inner/text.coro OPTIONS -g -Werror)
EOF
cmake_hosts Ninja
cmake_hosts 'Unix Makefiles'

# The same by make, with a folder for what is made.
cat >Makefile <<'EOF'
CORO_SOURCES = twice.coro inner/text.coro
CORO_BUILD   = made
COROFLAGS    = -g
include $(shell pkg-config --variable=makefile coro)
host: host.o $(CORO_OBJECTS)
	$(CC) $^ $(CORO_LIBS) -o $@
host.o: host.c
	$(CC) $(CORO_CFLAGS) -c $< -o $@
EOF
make >said 2>&1 && [ "$(./host)" = 'text text' ] || {
    fail 'make with CORO_BUILD:'
    cat said
}
[ -e made/inner/text.o ] && [ ! -e inner/text.c ] || fail 'CORO_BUILD is not heeded'
make | grep -q -e ' -o ' && fail 'make with CORO_BUILD builds again after nothing'

passed

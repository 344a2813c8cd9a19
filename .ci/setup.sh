#!/bin/sh
# Installs what is missing to build coroc (setup.sh build) or to test it (setup.sh test): through apt
# where that is allowed, else says what to install.
set -eu

packages=

need() { # need PACKAGE COMMAND...: the package, if the command fails
    package=$1
    shift
    "$@" >/dev/null 2>&1 || packages="$packages $package"
}

has_header() {
    printf '#include <stddef.h>\n#include <%s>\n' "$1" | "${CC:-cc}" -E - 
}

clang_sanitizes() {
    folder=$(mktemp -d)
    echo 'int main(void) { return 0; }' |
        clang -fsanitize=address,undefined -x c - -o "$folder/a" && "$folder/a"
    status=$?
    rm -rf "$folder"
    return $status
}

# The package of clang's sanitizers has the version in its name where none is without.
clang_runtime() {
    version=$(clang -dumpversion 2>/dev/null | cut -d. -f1)
    if apt-cache show libclang-rt-dev >/dev/null 2>&1; then
        echo libclang-rt-dev
    else
        echo "libclang-rt-${version:-14}-dev"
    fi
}

install_packages() {
    packages=${packages# }
    [ -n "$packages" ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "To go on, install: $packages (these are Debian's names)" >&2
        exit 1
    elif [ "$(id -u)" = 0 ]; then
        run=
    elif sudo -n true 2>/dev/null; then
        run='sudo -n'
    else
        echo "To go on, install what is missing:" >&2
        echo "    sudo apt-get install $packages" >&2
        exit 1
    fi
    echo "Installing $packages"
    $run apt-get update -qq
    # The names are separate words.
    # shellcheck disable=SC2086
    $run env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends $packages \
        >/dev/null
    packages=
}

need libc6-dev has_header stdio.h
need flex command -v flex
need bison command -v bison
need uthash-dev has_header uthash.h
install_packages

[ "${1:-build}" = test ] || exit 0

need gcc command -v gcc
need g++ command -v g++
need clang command -v clang
need pkg-config command -v pkg-config
need check has_header check.h
need zlib1g-dev has_header zlib.h
need diffutils command -v diff
need python3 command -v python3
need cmake command -v cmake
need meson command -v meson
need ninja-build command -v ninja
install_packages
clang_sanitizes >/dev/null 2>&1 || packages=$(clang_runtime)
install_packages

# The frame of a check in tests/checks, which reads this first and calls passed at its end: a temporary
# folder that goes with the check, and failures, each told under the check's name.
set -u

check=$(basename "$0" .sh)
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT

# fail TEXT...: also from a pipe or a subshell.
fail() {
    echo "$check: $*"
    touch "$folder/failed"
}

# passed: ends a check; with exit status 1 if something has failed.
passed() {
    [ ! -e "$folder/failed" ] || exit 1
    echo "$check: passed"
}

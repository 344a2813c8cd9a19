# Every block of code in README.md and docs/ is true. Blocks follow each other so:
#   ```coro NAME.coro   a program, kept under its name; one without main is only checked;
#   ```coro wrong       must not compile; what it is told stands in the ```text block behind it;
#   ```text             what the program before it prints, both outputs together, and its exit status in
#                       a last line "exit status N" where it is not 0;
#   ```c                lines that stand together in the C of the program before it;
#   ```console          "$ command" lines, run where the programs lie, each with its output behind it;
#   ```sh               is not run here: the commands that set the project up.
set -u

here=$(pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
PATH=$(dirname "${COROC:?}"):$PATH
CORO_CLOCK=virtual
export PATH CORO_CLOCK
failures=0

fail() {
    echo "docs: $1"
    failures=$((failures + 1))
}

# Splits FILE into $folder/blocks/NNN.KIND, whose first line is the block's line and info string.
split() {
    rm -rf "$folder/blocks"
    mkdir "$folder/blocks"
    awk -v folder="$folder/blocks" '
        /^```/ && !inside {
            inside = 1
            kind = substr($1, 4)
            out = sprintf("%s/%04d.%s", folder, ++count, kind == "" ? "none" : kind)
            print NR, $2 > out
            next
        }
        /^```/ { inside = 0; close(out); next }
        inside { print > out }
    ' "$1"
}

compare() { # compare EXPECTED FOUND WHERE
    diff -u "$1" "$2" >"$folder/diff" && return
    fail "$3: not what the text says:"
    cat "$folder/diff"
}

body() {
    tail -n +2 "$1"
}

# Leaves in $folder/found what the program says; if the text shows no output there must be none to miss.
run_program() { # run_program BLOCK WHERE
    program=$folder/$name
    body "$1" >"$program"
    (
        cd "$folder" || exit
        if [ "$name" = wrong ] || ! grep -q '^\(fn\|coro\) main(' "$program"; then
            cp "$program" program.coro
            coroc check program.coro
        else
            coroc run "$name"
        fi
        status=$?
        [ $status -eq 0 ] || [ "$name" = wrong ] || echo "exit status $status"
    ) >"$folder/found" 2>&1
    case $name in
    wrong) grep -q 'error' "$folder/found" || fail "$2: this compiles" ;;
    *) ! grep -q '^[^ ]*: error: .*\[E[0-9]*\]$' "$folder/found" || {
        fail "$2: does not compile:"
        cat "$folder/found"
    } ;;
    esac
}

find_lines() { # find_lines BLOCK WHERE: the block's lines stand together in the program's C
    body "$1" >"$folder/lines"
    coroc "$folder/$name" -o "$folder/whole.c" || return
    awk '
        NR == FNR { wanted[++count] = $0; next }
        { line[++lines] = $0 }
        END {
            for (at = 0; at + count <= lines; at++) {
                for (i = 1; i <= count && line[at + i] == wanted[i]; i++)
                    ;
                if (i > count)
                    exit 0
            }
            exit 1
        }' "$folder/lines" "$folder/whole.c" || {
        fail "$2: these lines are not in the C of $name:"
        cat "$folder/lines"
    }
}

run_console() { # run_console BLOCK WHERE
    body "$1" >"$folder/wanted"
    : >"$folder/console"
    grep '^\$ ' "$folder/wanted" >"$folder/commands"
    while read -r _ command; do
        echo "\$ $command" >>"$folder/console"
        (cd "$folder" && sh -c "$command" 2>&1) >>"$folder/console"
    done <"$folder/commands"
    compare "$folder/wanted" "$folder/console" "$2"
}

for file in README.md docs/*.md; do
    split "$here/$file"
    shown=yes
    for block in "$folder"/blocks/*; do
        [ -e "$block" ] || continue
        read -r line info <"$block"
        where=$file:$line
        case $block in
        *.coro)
            [ $shown = yes ] || [ ! -s "$folder/found" ] || {
                fail "$where: the program before this prints, and its output is not shown:"
                cat "$folder/found"
            }
            name=${info:-program.coro}
            run_program "$block" "$where"
            shown=no
            ;;
        *.text)
            body "$block" >"$folder/wanted"
            compare "$folder/wanted" "$folder/found" "$where"
            shown=yes
            ;;
        *.c) find_lines "$block" "$where" ;;
        *.console) run_console "$block" "$where" ;;
        *.sh | *.ebnf | *.make) ;;
        *) fail "$where: a block of an unknown kind" ;;
        esac
    done
done
[ $failures -eq 0 ]

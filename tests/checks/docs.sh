# Every block of code in README.md and docs/ is true, every link leads somewhere, and the tables name all
# there is. Blocks follow each other so:
#   ```coro NAME.coro   a program, kept under its name; one without main is only checked;
#   ```coro wrong       must not compile; what it is told stands in the ```text block behind it;
#   ```text             what the program before it prints, both outputs together, and its exit status in
#                       a last line "exit status N" where it is not 0;
#   ```c                lines that stand together in the C of the program before it;
#   ```c NAME.c         a file of C, kept under its name;
#   ```console          "$ command" lines, run where the programs lie, each with its output behind it, by the
#                       real clock;
#   ```sh               is not run here: the commands that set the project up.
. tests/check.sh

here=$(pwd)
programs=$folder/programs
PATH=$(dirname "${COROC:?}"):$PATH
CORO_CLOCK=virtual
CFLAGS=-O0
export PATH CORO_CLOCK CFLAGS
unset CI CORO_TRACE CORO_LEAKS CORO_SHUFFLE

# Splits FILE into $folder/blocks/NNN.KIND, whose first line is the block's line and info string.
split() {
    rm -rf "$folder/blocks" "$programs"
    mkdir "$folder/blocks" "$programs"
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
    program=$programs/$name
    body "$1" >"$program"
    (
        cd "$programs" || exit
        if [ "$name" = wrong ] || ! grep -q '^\(fn\|coro\) main(' "$program"; then
            [ "$name" = program.coro ] || cp "$program" program.coro
            coroc check program.coro
        else
            coroc run "$name" </dev/null
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
    coroc "$programs/$name" -o "$folder/whole.c" || return
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
        printf '$ %s\n' "$command" >>"$folder/console"
        (unset CORO_CLOCK && cd "$programs" && sh -c "$command" 2>&1) </dev/null >>"$folder/console"
    done <"$folder/commands"
    compare "$folder/wanted" "$folder/console" "$2"
}

# The output of a program stands below it, unless there is none.
require_shown() { # require_shown WHERE
    [ $shown = yes ] || [ ! -s "$folder/found" ] || {
        fail "$1: the program before this prints, and its output is not shown:"
        cat "$folder/found"
    }
    shown=yes
}

check_blocks() { # check_blocks FILE
    split "$here/$1"
    shown=yes
    for block in "$folder"/blocks/*; do
        [ -e "$block" ] || continue
        read -r line info <"$block"
        where=$1:$line
        case $block in
        *.coro)
            require_shown "$where"
            name=${info:-program.coro}
            run_program "$block" "$where"
            shown=no
            ;;
        *.text)
            body "$block" >"$folder/wanted"
            compare "$folder/wanted" "$folder/found" "$where"
            shown=yes
            ;;
        *.c)
            if [ -n "$info" ]; then
                body "$block" >"$programs/$info"
            else
                find_lines "$block" "$where"
            fi
            ;;
        *.console) run_console "$block" "$where" ;;
        *.sh | *.ebnf | *.make | *.cmake | *.meson) ;;
        *) fail "$where: a block of an unknown kind" ;;
        esac
    done
    require_shown "$1: the end"
}

# The headings of FILE, as links name them.
anchors() {
    sed -n '/^```/,/^```/d; s/^##* //p' "$1" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9_\n-'
}

check_links() { # check_links FILE
    sed '/^```/,/^```/d; s/`[^`]*`//g' "$1" | grep -o '](\([^)]*\))' | sed 's/](\(.*\))/\1/' | grep -v '^https*:' |
        while read -r link; do
            path=${link%%#*}
            anchor=${link#"$path"}
            target=$1
            [ -z "$path" ] || target=$(dirname "$1")/$path
            [ -e "$target" ] || echo "$1: the link '$link' leads nowhere"
            [ -z "$anchor" ] || anchors "$target" | grep -qxF -e "${anchor#"#"}" ||
                echo "$1: the link '$link' leads to no heading"
        done >"$folder/links"
    [ ! -s "$folder/links" ] || fail "$(cat "$folder/links")"
}

# The rows of a table "| member | gives | text | example | shows |": an example is statements and, last,
# an expression, of which repr shows what stands beside it.
check_examples() { # check_examples FILE
    awk -F ' *[|] *' -v program="$folder/examples.coro" -v shows="$folder/wanted" '
        BEGIN { print "fn main() {" >program }
        $5 ~ /^`.*`$/ {
            example = substr($5, 2, length($5) - 2)
            at = 0
            while (match(substr(example, at + 1), /; /)) at += RSTART + 1
            print "    {" substr(example, 1, at) "print(repr(" substr(example, at + 1) ")); }" >program
            print substr($6, 2, length($6) - 2) >shows
        }
        END { print "}" >program }' "$1"
    (cd "$folder" && coroc run examples.coro >found 2>&1)
    compare "$folder/wanted" "$folder/found" "$1: the examples"
}

# Each member of strings, lists and maps has a row in FILE.
check_members() { # check_members FILE
    sed -n 's/^BUILTIN(\([A-Z]*\)_[A-Z_]*, *"\([a-z_]*\)".*/\1 \2/p' compiler/builtin.def >"$folder/members"
    while read -r receiver name; do
        case $receiver in
        STRING) letter=s ;;
        LIST) letter=l ;;
        MAP) letter=m ;;
        *) continue ;;
        esac
        grep -q "^| \`$letter\.$name[(\`]" "$1" || fail "$1 has no row for $letter.$name"
    done <"$folder/members"
}

# The first string of each ENTRY(…) of a table of the sources stands in one of the FILEs.
check_table() { # check_table TABLE ENTRY FILE…
    table=$1
    entry=$2
    shift 2
    sed -n "s/^$entry([^\"]*\"\([^\"%]*\).*/\1/p" "$table" >"$folder/words"
    [ -s "$folder/words" ] || fail "$table has no $entry"
    while read -r word; do
        cat "$@" | grep -qF -e "$word" || fail "$* does not name '$word' of $table"
    done <"$folder/words"
}

for file in README.md docs/*.md; do
    check_blocks "$file"
    check_links "$file"
done
check_examples docs/members.md
check_members docs/members.md
check_table runtime/errors.def CORO_FAULT docs/language.md
check_table runtime/errors.def CORO_PANIC docs/language.md
check_table compiler/builtin.def BUILTIN docs/language.md docs/concurrency.md docs/members.md
check_table compiler/operator.def OPERATOR docs/language.md
check_table compiler/type_word.def TYPE_WORD docs/language.md
check_table compiler/verbs.def VERB docs/command-line.md
check_table compiler/options.def OPTION docs/command-line.md
check_table compiler/stage.def STAGE docs/command-line.md
passed

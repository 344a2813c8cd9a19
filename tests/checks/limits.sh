# Very large and very deep programs: a clear error or success, soon, and never a crash.
# Uses the sanitized compiler of $BUILD if it is there, else $COROC.
. tests/check.sh

coroc=${COROC:?}
[ ! -x "$BUILD/sanitized/coroc" ] || coroc=$BUILD/sanitized/coroc

# repeat COUNT TEXT
repeat() {
    yes "$2" | head -n "$1" | tr -d '\n'
}

# gives STATUS WHAT: compiles the program on standard input.
gives() {
    cat >"$folder/a.coro"
    timeout 60 "$coroc" "$folder/a.coro" -o "$folder/a.c" >"$folder/out" 2>&1
    status=$?
    [ $status -eq "$1" ] || {
        fail "$2: status $status, not $1:"
        head -c 2000 "$folder/out"
    }
    lines=$(wc -l <"$folder/out")
    [ "$lines" -lt 2000 ] ||
        fail "$2: $lines lines of messages"
}

# around BEFORE COUNT TEXT AFTER
around() {
    printf '%s' "$1"
    repeat "$2" "$3"
    printf '%s\n' "$4"
}

# A million brackets or signs, as the whole file and inside of a function.
for text in '(' ')' '{' '}' '[' ']' '-' '!' 'f"{' '?' '"' '/*' 'x.' 'if '; do
    repeat 1000000 "$text" | gives 1 "a million '$text'"
    around 'fn main() { print(' 1000000 "$text" ''  | gives 1 "a million '$text' in a function"
done

around 'fn main() ' 100000 '{ ' '' | gives 1 'blocks left open'
around 'fn main() ' 1000 '{ if true ' "$(repeat 1000 '{} }')" | gives 1 'ifs in ifs'
around 'fn main() { let x: int' 1000 '?' ' = none; print(x ?? 1); }' | gives 0 'optionals of one'
{
    around 'fn main() { print(' 150 '(' '1'
    around '' 150 ')' '); }'
} | gives 0 '150 brackets'

# Chains have no limit.
around 'fn main() { let a = 1; print(a' 100000 ' + a' '); }' | gives 0 'a chain of +'
around 'fn main() { let a = true; print(a' 100000 ' && a' '); }' | gives 0 'a chain of &&'
around 'fn main() { let a = "x"; print(a' 20000 ' + a' '); }' | gives 0 'a chain of joined strings'
around 'fn main() { let a = 1; if a == 0 { print(0); }' 20000 ' else if a == 2 { print(2); }' ' }' |
    gives 0 'a chain of else if'
around 'fn main() { let a: int? = none; print(a' 20000 ' ?? a' ' ?? 1); }' | gives 0 'a chain of ??'
around 'fn main() { let a = 1; print(a' 20000 ' as i8 as int' '); }' | gives 0 'a chain of as'
around 'fn f(s: string) -> string { return s' 20000 '.strip()' '; } fn main() { print(f("a")); }' |
    gives 0 'a chain of calls'
around 'coro f() yields int { let a = 1; print(a' 1000 ' + a' ' + (yield a)); } fn main() { }' |
    gives 1 'a chain with a yield that has no value'

# C compilers nest 127 blocks at least.
chain_of_conditions() {
    echo 'fn f(s: string) -> string { return s; } fn main() { let a = "a"; if f(a) == "b" { }'
    repeat 2000 ' else if f(a) == "b" { print(a); }'
    echo '}'
}
chain_of_conditions | gives 0 'a chain of else if with calls'
deepest=$(awk '{ match($0, /^ */); if (RLENGTH > most) most = RLENGTH } END { print int(most / 4) }' "$folder/a.c")
[ "$deepest" -le 127 ] ||
    fail "a chain of else if with calls: C nested $deepest deep"

# Arms of a match have no limit, nor have patterns of an arm, nor cases of an enum.
numbered() { # numbered COUNT FORMAT: the format's text for each number from 0
    seq 0 $(($1 - 1)) | awk -v format="$2" '{ line = format; gsub(/@/, $1, line); print line }'
}

long_match() {
    echo "enum Many { $(numbered 20000 'C@(n@: int, s@: string),') last }"
    echo 'fn f(m: Many, n: int, s: string) -> int {'
    echo "match n { $(numbered 20000 '@ => return @;') $(numbered 20000 '-@' | tail -n +2 | paste -sd,) => return 1; else => { } }"
    echo "match s { $(numbered 20000 '"@" => return @;') else => { } }"
    echo "match m { $(numbered 20000 'C@(n, s) => return n + s.len;') last => return 0; }"
    echo '} fn main() { print(f(Many.last, 1, "")); }'
}
long_match | gives 0 'a match of many arms'
deepest=$(awk '{ match($0, /^ */); if (RLENGTH > most) most = RLENGTH } END { print int(most / 4) }' "$folder/a.c")
[ "$deepest" -le 127 ] ||
    fail "a match of many arms: C nested $deepest deep"
around 'fn main() { match 1 { ' 20000 '1 => { } ' ' } }' | gives 1 'a match of one number'
around 'fn main() { match 1 { ' 20000 'else => { } ' ' } }' | gives 1 'a match of many elses'

# Each holds the one before twice: their frames must not.
doubled_frames() {
    echo 'coro f0() yields int { yield 1; }'
    for i in $(seq 60); do
        before=f$((i - 1))
        echo "coro f$i() yields int { for x in $before() { for y in $before() { yield x + y; } } }"
    done
    echo 'fn main() { for x in f60() { print(x); } }'
}
doubled_frames | gives 0 'generators that hold each other twice'
largest=$("$coroc" --emit=frame -o - "$folder/a.coro" |
    awk '$1 == "coro" && $(NF - 1) > most { most = $(NF - 1) } END { print most }')
[ "$largest" -le 65536 ] ||
    fail "generators that hold each other twice: a frame of $largest bytes"

# Much of everything.
around 'fn main() { ' 100000 'print(1); ' '}' | gives 0 'many statements'
around '' 100000 'fn f() {} ' 'fn main() {}' | gives 1 'many equal names'
around 'fn main() { print([1' 100000 ', 1' '].len); }' | gives 0 'a long list'
around 'fn main() { print(({1: 1' 100000 ', 1: 1' '}).len); }' | gives 1 'a long map of equal keys'
{
    echo 'fn main() { let words: map[string, string] = {'
    seq 20000 | sed 's/.*/"key &": "value &",/'
    echo '}; print(words.len); }'
} | gives 0 'a long map'
# The words of a compound literal for each string would take minutes.
timeout 60 gcc -std=c11 -O2 -I "$BUILD/include" -c "$folder/a.c" -o "$folder/a.o" ||
    fail 'a long map: no end with gcc -O2'
around 'fn main() { print("' 1000000 'x' '".len); }' | gives 0 'a long string'
around 'fn main() { let ' 100000 'x' ' = 1; }' | gives 0 'a long name'
around 'fn main() { ' 100000 'x = 1; ' '}' | gives 1 'many unknown names'
printf 'fn main() {\n    print(1);\n' | gives 1 'a block left open'
printf '' | gives 0 'nothing'

passed

# The shape matrix: a suspension in every position of every construct means what the same program without
# suspensions means. Each program is written twice from the same templates, once with a fn in the place of
# each child coroutine; what the two print must be the same.
. tests/check.sh

# Positions; CHILD(x) is a value that may suspend on its way, TEXT(x) a string made so.
positions() {
    cat <<'END'
statement: CHILD(1);
binding: let v = CHILD(2); print(v);
assignment: var v = 1; v = CHILD(2); print(v); v += CHILD(3); print(v);
operand: print(CHILD(1) + CHILD(2) * CHILD(3) - one());
left_operand: print(CHILD(4) - one());
argument: print(combine(CHILD(1), one(), CHILD(2)));
list: let v = [CHILD(1), one(), CHILD(2)]; print(v, v[CHILD(0)]); v[CHILD(1)] = CHILD(5); print(v);
text: let s = TEXT(1) + TEXT(2); print(s, s.len); print(f"{TEXT(3)}/{CHILD(4)}");
struct: let p = Pair(TEXT(1), CHILD(2)); print(p, Pair(size: CHILD(3), name: TEXT(4)).name);
condition: if CHILD(1) > 0 { print("yes"); } else { print("no"); }
else_if: if CHILD(1) > 1 { print("a"); } else if CHILD(2) > 1 { print("b"); } else { print("c"); }
and: if CHILD(1) > 0 && CHILD(2) > 5 { print("yes"); } else { print("no"); }
or: let v = CHILD(1) > 0 || CHILD(2) > 5; print(v);
else: let v = MAYBE(0) ?? CHILD(7); print(v); print(MAYBE(1) ?? CHILD(8));
if_let: if let v = MAYBE(1) { print("some", v); } else { print("none"); }
scrutinee: match CHILD(2) { 0, 1 => print("few"); 2..5 => print("some"); else => print("many"); }
scrutinee_text: match TEXT(1) { "text 0" => print("0"); "text 1" => print("1"); else => print("else"); }
scrutinee_enum: match SHAPE(2) { point => print("point"); circle(r) => print(r); named(name, _) => print(name); }
arm: match one() { 0 => print("none"); 1 => { CHILD(4); print("one"); } else => CHILD(5); }
arm_binds: match SHAPE(2) { named(name, size) => { let v = CHILD(size) + size; print(name, v, TEXT(3)); } else => CHILD(1); }
arm_leaves: for k in 0..4 { match SHAPE(k) { point => continue; circle(r) => print(r, CHILD(k)); named(name, _) => { CHILD(k); if k == 3 { break; } print(name); } } }
loop_condition: var n = 0; while CHILD(n) < 2 { n += 1; print("turn", n); }
while_let: var n = 2; while let v = MAYBE(n) { print("turn", v); n -= 1; }
range: for k in CHILD(1)..CHILD(3) { print("k", k); }
return: return CHILD(7);
break: while true { if CHILD(1) == 1 { break; } }
continue: for k in 0..2 { let s = TEXT(k); if CHILD(k) == 0 { continue; } print(s); }
throw: throw error(TEXT(9), CHILD(3));
deferred: let s = TEXT(1); defer print("deferred", s); CHILD(2); if CHILD(3) == 3 { return CHILD(4); }
END
}

# What stands around a position. GROUP and WITHIN begin a block, of coroutines that of such.
constructs() {
    cat <<'END'
top: BODY
if: if one() == 1 { BODY } else { print("else"); }
else: if one() == 0 { print("then"); } else { BODY }
while: var w = 0; while w < 2 { w += 1; BODY }
for: for i in 0..2 { print(i); BODY }
for_list: for s in ["a", "b"] { print(s); BODY }
block: let held = f"held {one()}"; { BODY } print(held);
deep: for i in 0..2 { if i == 1 { var w = 0; while w < 2 { w += 1; BODY } } else { print("first"); } }
match: match one() { 0 => print("none"); 1 => { BODY } else => print("many"); }
match_enum: match shape_of(one() + 1) { point => print("point"); named(held, _) => { BODY print(held); } circle(_) => print("circle"); }
match_else: for i in 0..2 { match i { 1 => print("last"); else => { BODY } } }
try: try { BODY } catch e { print("caught", e, e.code); }
twice: for i in 0..2 { { BODY } { BODY } }
handler: try { throw error("first"); } catch e { print(e); BODY }
group: GROUP BODY }
within: let held = f"held {one()}"; WITHIN BODY } print(held);
group_in_for: for i in 0..3 { GROUP if i == 1 { continue; } BODY } print("behind", i); }
within_deep: for i in 0..2 { WITHIN let held = f"held {i}"; GROUP BODY print(held); } print("behind", held); } }
END
}

# Both programs' common part.
prelude() {
    cat <<'END'
struct Pair { name: string, size: int }
enum Shape { point, circle(r: float), named(name: string, size: int) }
fn shape_of(x: int) -> Shape {
    match x { 0 => return Shape.point; 1 => return Shape.circle(1.5); else => return Shape.named(f"shape {x}", x); }
}
fn one() -> int { print("one"); return 1; }
fn combine(a: int, b: int, c: int) -> int { return a * 100 + b * 10 + c; }
END
}

children() { # children SUSPENDS: coroutines that suspend, or end at once
    [ "$1" = yes ] && rest='for _ in 0..2 { yield; }' || rest=
    cat <<END
coro child(x: int) -> int { print("child", x); $rest return x; }
coro text(x: int) -> string { let s = f"text {x}"; defer print("made", s); $rest return s; }
coro maybe(x: int) -> int? { print("maybe", x); $rest if x == 0 { return none; } return x; }
coro shape(x: int) -> Shape { print("shape", x); $rest return shape_of(x); }
coro quiet() { yield; yield; }
END
}

plain_children() {
    cat <<'END'
fn child(x: int) -> int { print("child", x); return x; }
fn text(x: int) -> string { let s = f"text {x}"; defer print("made", s); return s; }
fn maybe(x: int) -> int? { print("maybe", x); if x == 0 { return none; } return x; }
fn shape(x: int) -> Shape { print("shape", x); return shape_of(x); }
END
}

# pairs PROGRAM VARIABLE=VALUE...: runs awk's PROGRAM for every position in every construct; `body` is the
# construct around the position's text.
pairs() {
    program=$1
    shift
    for setting; do
        set -- "$@" -v "$setting"
        shift
    done
    { positions && constructs | sed 's/^/+/'; } | awk "$@" '
    function around(construct, text,    parts, count, i, whole) {
        count = split(construct, parts, "BODY")
        whole = parts[1]
        for (i = 2; i <= count; i++)
            whole = whole text parts[i]
        return whole
    }
    {
        name = substr($0, 1, index($0, ":") - 1)
        text = substr($0, index($0, ":") + 1)
    }
    /^[+]/ { construct_names[++construct_count] = substr(name, 2); constructs[construct_count] = text }
    /^[^+]/ { positions[++count] = name; texts[count] = text }
    END {
        for (p = 1; p <= count; p++)
            for (c = 1; c <= construct_count; c++) {
                position = positions[p]
                construct = construct_names[c]
                body = around(constructs[c], texts[p])
                '"$program"'
            }
    }'
}

bodies() { # bodies HEAD TAIL: as functions
    pairs 'printf "%s %s_in_%s() -> int %s {\n    print(\"%s in %s\");\n   %s\n    return 0;\n}\n",
        head, position, construct, tail, position, construct, body' "head=$1" "tail=$2"
}

calls() { # calls BEFORE AFTER
    pairs 'printf "    try { print(%s%s_in_%s()%s); } catch e { print(\"thrown\", e, e.code); }\n",
        before, position, construct, after' "before=$1" "after=$2"
}

plain_program() {
    prelude
    plain_children
    bodies fn throws | sed 's/CHILD(/child(/g; s/TEXT(/text(/g; s/MAYBE(/maybe(/g
        s/SHAPE(/shape(/g; s/GROUP/{/g; s/WITHIN/{/g'
    echo 'fn main() {'
    calls '' ''
    echo '}'
}

suspending_program() { # suspending_program SUSPENDS
    prelude
    children "$1"
    bodies coro '' | sed -E 's/CHILD(\([^()]*\))/(yield from child\1)/g
        s/TEXT(\([^()]*\))/(yield from text\1)/g
        s/MAYBE(\([^()]*\))/(yield from maybe\1)/g
        s/SHAPE(\([^()]*\))/(yield from shape\1)/g
        s/GROUP/group { spawn quiet();/g; s/WITHIN/within 1min {/g
        s/([;{}] *|^ *)\((yield from [^()]*\([^()]*\))\);/\1\2;/g'
    echo 'coro main() {'
    calls '(yield from ' ')'
    echo '}'
}

run() { # run NAME: its output, in the way of the sanitized build where there is one
    coroc=${COROC:?}
    flags=
    [ ! -x "$BUILD/sanitized/coroc" ] || {
        coroc=$BUILD/sanitized/coroc
        flags='-g -fsanitize=address,undefined' # -O1 takes five times as long to compile
        [ -z "${FULL:-}" ] || flags="-O1 $flags"
    }
    "$coroc" "$folder/$1.coro" -o "$folder/$1.c" 2>"$folder/messages" || {
        fail "$1 does not compile:"
        grep error "$folder/messages" | head -n 10
        return 1
    }
    # shellcheck disable=SC2086
    ${SHAPES_CC:-clang} -std=c11 $flags -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror \
        -I "$BUILD/include" "$folder/$1.c" "$(dirname "$coroc")/libcoro.a" -lm -o "$folder/$1" &&
        "$folder/$1" >"$folder/$1.out"
}

plain_program >"$folder/plain.coro"
suspending_program yes >"$folder/suspending.coro"
suspending_program no >"$folder/ending.coro"
run plain || exit 1
[ "$(grep -c ' in ' "$folder/plain.out")" -ge 380 ] || {
    fail 'the plain program ran too few shapes'
    exit 1
}
for program in suspending ending; do
    run $program && diff "$folder/plain.out" "$folder/$program.out" >"$folder/diff" || {
        fail "$program differs:"
        head -n 20 "$folder/diff"
    }
done
passed

# What --emit=frame says of frames is what the C compiler makes of them: each size and offset is
# asserted behind the generated C. Its figures are those of 64-bit machines; what holds a struct of C has '?'.
case $(getconf LONG_BIT) in 64) ;; *) exit 0 ;; esac

. tests/check.sh

count=0

# assertions: from the tables on standard input.
assertions() {
    awk '
    function claim(what, size) {
        if (size != "?") printf "_Static_assert(%s == %s, \"%s\");\n", what, size, what
    }
    /^coro / { used = $NF != "unused"; tag = "struct " ($3 == "(struct" ? $4 : $2) }
    { sub(")", "", tag) }
    /^coro / && used { claim("sizeof(" tag ")", $(NF - 1)) }
    /^ +[0-9?]+ +[0-9?]+ +[A-Za-z_0-9]+: / && used {
        sub(":", "", $3)
        claim("offsetof(" tag ", " $3 ")", $1)
        claim("sizeof(((" tag " *)0)->" $3 ")", $2)
    }'
}

# headers FOLDER: of the modules that programs in it import.
headers() {
    rm -rf "$folder/_parts"
    mkdir "$folder/_parts"
    for part in "$1"/_parts/*.coro; do
        [ ! -e "$part" ] ||
            "$COROC" -w "$part" -o "$folder/_parts/$(basename "$part" .coro).c" 2>/dev/null
    done
}

directory=
for source in tests/golden/*/*.coro examples/*.coro; do
    [ "${source%/*}" = "$directory" ] || headers "${source%/*}"
    directory=${source%/*}
    "$COROC" "$source" --emit=frame="$folder/frame" -o "$folder/a.c" 2>"$folder/err" || continue
    assertions <"$folder/frame" >>"$folder/a.c"
    ${CC:-cc} -std=c11 -D_DEFAULT_SOURCE -fsyntax-only -I"$BUILD/include" -iquote "$directory" \
        -iquote "$directory/_parts" "$folder/a.c" 2>"$folder/err" || {
        fail "$source:"
        grep -m 5 error "$folder/err"
    }
    count=$((count + 1))
done

[ $count -gt 0 ] || { echo "frame_layout: nothing to check"; exit 1; }
passed

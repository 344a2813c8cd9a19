/* Strings: counted bytes with a NUL behind, or literals. */
#include "leaks.h"
#include "text.h"

#include <string.h>

/* Where the bytes of a counted string lie. */
struct counted {
    uint32_t refs;
    char bytes[];
};

static struct counted *
counted(coro_string string)
{
    return (struct counted *)(void *)(coro_string_bytes(string) -
                                      offsetof(struct counted, bytes));
}

static size_t
memory_size(size_t len)
{
    return offsetof(struct counted, bytes) + len + 1;
}

char *
coro_string_bytes(coro_string string)
{
    return (char *)(uintptr_t)string.bytes;
}

coro_string
coro_string_make(size_t len)
{
    if (len == 0)
        return coro_text("");
    struct counted *new = len <= UINT32_MAX ? coro_allocate(memory_size(len)) : NULL;
    if (!new)
        coro_panic_memory();
    new->refs = 1;
    new->bytes[len] = '\0';
    coro_leaf_was_born(CORO_STRINGS);
    return (coro_string){new->bytes, (uint32_t)len, 1};
}

coro_string
coro_string_new(const char *bytes, size_t len)
{
    coro_string string = coro_string_make(len);
    if (len)
        memcpy(coro_string_bytes(string), bytes, len);
    return string;
}

coro_string
coro_string_retain(coro_string string)
{
    if (string.counted)
        counted(string)->refs++;
    return string;
}

void
coro_string_release(coro_string string)
{
    if (!string.counted || --counted(string)->refs > 0)
        return;
    coro_leaf_was_released(CORO_STRINGS);
    coro_release_memory(counted(string), memory_size(string.len));
}

coro_string
coro_string_add(coro_string left, coro_string right)
{
    if (left.len == 0)
        return coro_string_retain(right);
    if (right.len == 0)
        return coro_string_retain(left);
    coro_string sum = coro_string_make((size_t)left.len + right.len);
    memcpy(coro_string_bytes(sum), left.bytes, left.len);
    memcpy(coro_string_bytes(sum) + left.len, right.bytes, right.len);
    return sum;
}

bool
coro_string_equal(coro_string left, coro_string right)
{
    if (!left.bytes || !right.bytes)
        return left.bytes == right.bytes;
    return left.len == right.len && memcmp(left.bytes, right.bytes, left.len) == 0;
}

int
coro_string_compare(coro_string left, coro_string right)
{
    uint32_t common = left.len < right.len ? left.len : right.len;
    int order = memcmp(left.bytes, right.bytes, common);
    return order ? order : (left.len > right.len) - (left.len < right.len);
}

uint8_t
coro_string_at(coro_string string, int64_t index, const struct coro_code *code, int line)
{
    if (index < 0 || index >= string.len)
        coro_panic_numbers(coro_panic_INDEX, code, line, index, string.len, 0);
    return (uint8_t)string.bytes[index];
}

coro_string
coro_string_slice(coro_string string, int64_t low, int64_t high,
                  const struct coro_code *code, int line)
{
    if (low < 0 || low > high || high > string.len)
        coro_panic_numbers(coro_panic_SLICE, code, line, low, high, string.len);
    if (high - low == string.len)
        return coro_string_retain(string);
    return coro_string_new(string.bytes + low, (size_t)(high - low));
}

bool
coro_string_starts_with(coro_string string, coro_string prefix)
{
    return prefix.len <= string.len &&
           memcmp(string.bytes, prefix.bytes, prefix.len) == 0;
}

bool
coro_string_ends_with(coro_string string, coro_string suffix)
{
    return suffix.len <= string.len &&
           memcmp(string.bytes + string.len - suffix.len, suffix.bytes, suffix.len) == 0;
}

bool
coro_is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

coro_string
coro_string_strip(coro_string string)
{
    size_t low = 0, high = string.len;
    while (low < high && coro_is_space(string.bytes[low]))
        low++;
    while (high > low && coro_is_space(string.bytes[high - 1]))
        high--;
    return coro_string_slice(string, (int64_t)low, (int64_t)high, NULL, 0);
}

/* A copy in which the bytes from first to last are others. */
static coro_string
with_letters(coro_string string, char first, char last, int shift)
{
    coro_string copy = coro_string_new(string.bytes, string.len);
    char *bytes = coro_string_bytes(copy);
    for (uint32_t i = 0; i < copy.len; i++)
        if (bytes[i] >= first && bytes[i] <= last)
            bytes[i] = (char)(bytes[i] + shift);
    return copy;
}

coro_string
coro_string_upper(coro_string string)
{
    return with_letters(string, 'a', 'z', 'A' - 'a');
}

coro_string
coro_string_lower(coro_string string)
{
    return with_letters(string, 'A', 'Z', 'a' - 'A');
}

coro_string
coro_string_repeat(coro_string string, int64_t times)
{
    if (times < 1 || string.len == 0)
        return coro_text("");
    if (times > UINT32_MAX)
        coro_panic_memory();
    coro_string repeated = coro_string_make(string.len * (size_t)times);
    char *to = coro_string_bytes(repeated);
    for (int64_t i = 0; i < times; i++, to += string.len)
        memcpy(to, string.bytes, string.len);
    return repeated;
}

/* The least code point that so many bytes may stand for: a smaller one has too many. */
static const uint32_t least_of[] = {0, 0, 0x80, 0x800, 0x10000};

int
coro_character(const char *bytes, size_t len)
{
    unsigned char lead = (unsigned char)bytes[0];
    int size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead < 0x80)
        return 1;
    if (lead < 0xc2 || lead > 0xf4 || (size_t)size > len)
        return 0;
    uint32_t point = lead & (0x7fu >> size);
    for (int i = 1; i < size; i++) {
        if (!coro_continues(bytes[i]))
            return 0;
        point = point << 6 | ((unsigned char)bytes[i] & 0x3fu);
    }
    bool surrogate = point >= 0xd800 && point < 0xe000;
    return point >= least_of[size] && point <= 0x10ffff && !surrogate ? size : 0;
}

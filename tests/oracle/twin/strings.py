"""Strings: a character for each byte."""

import re

from .lists import ListValue, part_of
from .machine import panic

SPACE = " \t\n\v\f\r"


def bytes_of(text):
    return [ord(character) for character in text]


def byte_at(text, index):
    if not 0 <= index < len(text):
        panic(f"index {index} is out of range: the length is {len(text)}")
    return ord(text[index])


def sliced(text, low, high):
    return part_of(text, low, high)


def string_len(text):
    return len(text)


def string_find(text, part):
    place = text.find(part)
    return None if place < 0 else place


def string_split(text, separator):
    if not separator:
        panic("split by an empty separator")
    return ListValue(*text.split(separator))


def string_join(text, strings):
    return text.join(strings.items)


def string_strip(text):
    return text.strip(SPACE)


def string_starts_with(text, part):
    return text.startswith(part)


def string_ends_with(text, part):
    return text.endswith(part)


def string_replace(text, old, new):
    """An empty part lies between characters, not between bytes."""
    if old:
        return text.replace(old, new)
    characters = text.encode("latin-1").decode("utf-8", "surrogateescape")
    return characters.replace("", new.encode("latin-1").decode("utf-8", "surrogateescape")) \
        .encode("utf-8", "surrogateescape").decode("latin-1")


def string_to_int(text):
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not digits or not all("0" <= digit <= "9" for digit in digits):
        return None
    if len(digits.lstrip("0")) > 19:
        return None     # Python refuses to read thousands of digits
    value = int(digits.lstrip("0") or "0") * (-1 if text.startswith("-") else 1)
    return value if -(1 << 63) <= value < 1 << 63 else None


def string_to_float(text):
    plain = text[1:] if text[:1] in ("+", "-") else text
    if plain in ("inf", "nan"):
        return float(text)
    if not plain or not all(character in "0123456789.eE+-" for character in plain):
        return None
    try:
        return float(text)
    except ValueError:
        return None


def string_find_from(text, part, place):
    if not 0 <= place <= len(text):
        panic(f"index {place} is out of range: the length is {len(text)}")
    found = text.find(part, place)
    return None if found < 0 else found


def string_find_last(text, part):
    found = text.rfind(part)
    return None if found < 0 else found


def string_contains(text, part):
    return part in text


def characters(text):
    """Those of UTF-8; a byte that belongs to none stands alone."""
    return [character.encode("utf-8", "surrogateescape").decode("latin-1")
            for character in text.encode("latin-1").decode("utf-8", "surrogateescape")]


def string_count(text, part):
    return text.count(part) if part else len(characters(text)) + 1


def string_upper(text):
    return re.sub("[a-z]+", lambda found: found.group().upper(), text)


def string_lower(text):
    return re.sub("[A-Z]+", lambda found: found.group().lower(), text)


def string_repeat(text, times):
    return text * times


def string_words(text):
    return ListValue(*(word for word in re.split(f"[{SPACE}]+", text) if word))


def string_lines(text):
    lines = text.split("\n")
    last = lines.pop()
    lines = [line[:-1] if line.endswith("\r") else line for line in lines]
    return ListValue(*lines, *([last] if last else []))


def string_chars(text):
    return ListValue(*characters(text))


def string_to_bytes(text):
    return ListValue(*map(ord, text))

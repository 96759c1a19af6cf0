"""Functions on strings (DMN 1.5, 10.3.4.3). Characters are Unicode code points and count from 1."""

from __future__ import annotations

from decimal import Decimal

from feel import patterns, values
from feel.functions.registry import function
from feel.limits import Meter
from feel.values import Value


@function("string", "from: any", metered=True)
def string(meter: Meter, value: Value) -> str | None:
    """*value* as text; null of null."""
    return values.text(value, meter)


@function("string length", "string: string")
def string_length(string: str) -> Decimal:
    """How many characters there are."""
    return Decimal(len(string))


@function("substring", "string: string, start position: number, length: number|null?")
def substring(string: str, start: Decimal, length: Decimal | None = None) -> str | None:
    """The characters from *start* (from the end when negative), at most *length* of them."""
    if start != start.to_integral_value() or not 1 <= abs(start) <= len(string):
        return None
    first = int(start) - 1 if start > 0 else len(string) + int(start)
    if length is None:
        return string[first:]
    return string[first : first + int(min(length, Decimal(len(string))))] if length >= 1 else None


@function("upper case", "string: string", metered=True)
def upper_case(meter: Meter, string: str) -> str:
    """*string* in capital letters."""
    meter.text(3 * len(string))
    return string.upper()


@function("lower case", "string: string", metered=True)
def lower_case(meter: Meter, string: str) -> str:
    """*string* in small letters."""
    meter.text(3 * len(string))
    return string.lower()


@function("substring before", "string: string, match: string")
def substring_before(string: str, match: str) -> str:
    """What stands before the first *match*; nothing when there is none."""
    head, found, _ = string.partition(match) if match else ("", "", "")
    return head if found else ""


@function("substring after", "string: string, match: string")
def substring_after(string: str, match: str) -> str:
    """What stands behind the first *match*; nothing when there is none."""
    return string.partition(match)[2] if match else string


@function("contains", "string: string, match: string")
def contains(string: str, match: str) -> bool:
    """Whether *match* stands anywhere in *string*."""
    return match in string


@function("starts with", "string: string, match: string")
def starts_with(string: str, match: str) -> bool:
    """Whether *string* begins with *match*."""
    return string.startswith(match)


@function("ends with", "string: string, match: string")
def ends_with(string: str, match: str) -> bool:
    """Whether *string* ends with *match*."""
    return string.endswith(match)


@function("matches", "input: string, pattern: string, flags: string|null?", metered=True)
def matches(meter: Meter, text: str, pattern: str, flags: str | None = None) -> bool | None:
    """Whether the regular expression is found anywhere in *text*; null when it is none."""
    compiled = patterns.find(pattern, flags or "")
    return None if compiled is None else compiled.search(text, 0, meter) is not None


@function("replace", "input: string, pattern: string, replacement: string, flags: string|null?", metered=True)
def replace(meter: Meter, text: str, pattern: str, replacement: str, flags: str | None = None) -> str | None:
    """*text* with each match replaced; $1 is what the first group matched. Null when the pattern matches ""."""
    compiled = patterns.find(pattern, flags or "")
    return None if compiled is None else compiled.replace(text, replacement, meter)


@function("split", "string: string, delimiter: string", metered=True)
def split(meter: Meter, text: str, delimiter: str) -> list[Value] | None:
    """The parts of *text* between the matches of the regular expression *delimiter*."""
    compiled = patterns.find(delimiter, "")
    return None if compiled is None else compiled.split(text, meter)


@function(
    "string join", "list: list, delimiter: string|null?, prefix: string|null?, suffix: string|null?", metered=True
)
def string_join(
    meter: Meter, parts: list[Value], delimiter: str | None = None, prefix: str | None = None, suffix: str | None = None
) -> str | None:
    """All strings of the list in one, nulls left out; null when an entry is no string."""
    kept = [part for part in parts if part is not None]
    if not all(isinstance(part, str) for part in kept):
        return None
    between = delimiter or ""
    meter.text(sum(len(part) for part in kept) + len(between) * len(kept) + len(prefix or "") + len(suffix or ""))
    return (prefix or "") + between.join(kept) + (suffix or "")

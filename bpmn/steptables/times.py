"""How long a step takes, as decisions write it, in office minutes; never guessed.

Our choice: a day, called a working day or not, is eight working hours, as the tables themselves add it up (0,25 ngày is
2 giờ). Source of the eight hours: BLLĐ 2019 Điều 105.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from bpmn.budgets import DAY_MINUTES
from bpmn.steptables import wordings

MOST_DAYS = 366  #: of one step; our choice
MINUTES = {"ngay": DAY_MINUTES, "gio": 60, "phut": 1}
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,4})?(?: ?/ ?[0-9]{1,3})?"
_UNIT = r"ngay|gio|phut|h|p|g|d"
_SHORT = {"h": "gio", "g": "gio", "p": "phut", "d": "ngay"}
_PART = re.compile(rf"({_NUMBER}) ?({_UNIT})(?: lam viec| hanh chinh| lv)?(?![a-z])")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: minutes, or that the time is not counted, or why it cannot be read."""

    minutes: int | None  #: None: not counted, or not read
    is_unsaid: bool = False  #: it names no time at all ("giờ hành chính"), or is empty
    vi: str = ""  #: why it cannot be read; empty when it can
    en: str = ""

    @property
    def is_read(self) -> bool:
        """Whether the cell says a time, or that it is not counted."""
        return not self.vi


def read(written: str, *, unit: str = "") -> Reading:
    """The time in the cell *written*; *unit* ("ngay", "gio", "phut") is what the heading gives for bare numbers."""
    plain = _plain(written)
    if not plain:
        return Reading(None, is_unsaid=True, vi="còn thiếu thời gian", en="the time is missing")
    if plain.strip(" .") in wordings.table()["times"]["uncounted"]:
        return Reading(None)
    if plain.strip(" .") in wordings.table()["times"]["unsaid"]:
        return Reading(None, is_unsaid=True, vi=f"'{written[:60]}' không nêu thời gian", en="no time is named")
    outer, aside = _sum(_without_aside(plain), unit), [_sum(text, "") for text in _asides(plain)]
    if outer is None:
        return _unread(written)
    if any(other is not None and other != outer for other in aside):
        vi = f"'{written[:60]}' nêu hai thời gian khác nhau"
        return Reading(None, vi=vi, en=f"'{written[:60]}' names two different times")
    return _bounded(outer, written)


def say(minutes: int) -> str:
    """*minutes* in hours and minutes: "12 giờ", "1 giờ 30 phút"."""
    hours, rest = divmod(minutes, 60)
    told = [f"{hours} giờ"] if hours else []
    return " ".join([*told, f"{rest} phút"] if rest or not told else told)


def limit(minutes: int) -> str:
    """*minutes* as the limit of a step or a procedure: P2D, PT4H, PT1H30M."""
    if minutes % DAY_MINUTES == 0:
        return f"P{minutes // DAY_MINUTES}D"
    hours, rest = divmod(minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest else ''}"


def _plain(written: str) -> str:
    for sign, fraction in _FRACTIONS.items():
        written = written.replace(sign, f" {fraction}")
    plain = wordings.fold(_with_digits(written.lower())).replace("⁄", "/").strip(" .;:*")
    while bound := wordings.begins(plain, wordings.table()["times"]["bounds"]):
        plain = plain[len(bound) :].strip(" :")
    return plain


def _asides(plain: str) -> list[str]:
    return re.findall(r"\(([^()]*)\)", plain)


def _without_aside(plain: str) -> str:
    """*plain* without what stands in brackets; where only brackets hold a time, without the brackets."""
    outer = " ".join(re.sub(r"\([^()]*\)", " ", plain).split())
    return outer or plain.strip("() ")


def _sum(plain: str, unit: str) -> Fraction | None:
    """Minutes of all parts of *plain*, which must be nothing else; None when it is not a time."""
    if re.fullmatch(_NUMBER, plain) and (unit or _number(plain) == 0):
        value = _number(plain)
        return None if value is None else value * MINUTES[unit or "phut"]
    if re.fullmatch(r"[0-9]+h[0-9]{1,2}", plain):
        plain += "p"
    parts = _PART.findall(plain)
    if not parts or _PART.sub("", plain).strip(" ,+") or not _is_falling(parts):
        return None
    values = [(_number(number), MINUTES[_SHORT.get(name, name)]) for number, name in parts]
    if any(value is None for value, _ in values):
        return None
    return sum((value * minutes for value, minutes in values if value is not None), Fraction(0))


def _with_digits(written: str) -> str:
    """ "nửa ngày" and "một ngày" with the number in digits; "03 (ba)" as 03, and left alone when they differ."""
    numbers = wordings.table()["numbers"]
    words = "|".join(numbers)
    alone = re.sub(rf"\b({words})(?=\s+(?:ngày|giờ|phút))", lambda found: f"{numbers[found[1]]:g}", written)
    return re.sub(
        rf"([0-9]+)\s*\(\s*({words})\s*\)",
        lambda found: found[1] if int(found[1]) == numbers[found[2]] else f"{found[0]} ?",
        alone,
    )


def _is_falling(parts: list[tuple[str, str]]) -> bool:
    """Whether the units come once each and from large to small, as in 1 giờ 30 phút."""
    sizes = [MINUTES[_SHORT.get(name, name)] for _, name in parts]
    return sizes == sorted(set(sizes), reverse=True)


def _number(written: str) -> Fraction | None:
    """The value of 0,5 or 1/4; None for 1.500, which may mean two things, and for a division by zero."""
    if _THOUSANDS.fullmatch(written):
        return None
    top, _, bottom = written.replace(" ", "").replace(",", ".").partition("/")
    if bottom and (Fraction(bottom) == 0 or "." in top):
        return None
    return Fraction(top) / Fraction(bottom or "1")


def _bounded(minutes: Fraction, written: str) -> Reading:
    if minutes.denominator != 1:
        vi = f"'{written[:60]}' không tròn phút"
        return Reading(None, vi=vi, en=f"'{written[:60]}' is no whole number of minutes")
    if minutes > MOST_DAYS * DAY_MINUTES:
        vi = f"'{written[:60]}' dài hơn {MOST_DAYS} ngày làm việc"
        return Reading(None, vi=vi, en=f"'{written[:60]}' is longer than {MOST_DAYS} working days")
    return Reading(int(minutes) or None)


def _unread(written: str) -> Reading:
    if written.startswith("="):
        vi = "ô là công thức chưa có kết quả lưu sẵn; hãy mở bằng Excel rồi lưu lại"
        return Reading(None, vi=vi, en="the formula has no saved value; open the file in Excel and save it")
    vi = f"không đọc được thời gian '{written[:60]}'"
    return Reading(None, vi=vi, en=f"the time '{written[:60]}' cannot be read")

"""What is typed into a catalogue, looked at field by field: everything that is wrong is told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from engine import changes
from feel.errors import Fault

Why = tuple[str, str] | None  #: what is wrong, in Vietnamese and in English; None: nothing
CODE = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
#: what people call a field
NAMES: Mapping[str, str] = {
    "act": "thao tác",
    "code": "mã",
    "element": "bước",
    "name": "tên gọi",
    "offerings": "nơi thực hiện",
    "since": "ngày bắt đầu",
    "source": "căn cứ",
    "units": "đơn vị",
    "until": "ngày kết thúc",
    "words": "nội dung",
}
NO_CODE = (
    "chỉ dùng chữ thường không dấu, chữ số, gạch nối, tối đa 60 ký tự",
    "has small letters, digits and hyphens only, 60 at most",
)
WRONG_SPAN = ("phải sau ngày bắt đầu", "must be after the first day")
EMPTY = ("không được để trống", "may not be empty")
HIDDEN = ("có ký tự không hiển thị được", "has characters that cannot be shown")


class BadEntry(Fault):
    """This cannot be kept: {en}."""

    vi = "Chưa ghi được: {vi}."

    def __init__(self, wrong: Mapping[str, tuple[str, str]]) -> None:
        """*wrong*: each field that cannot be taken, and why."""
        vi = "; ".join(f"{NAMES.get(name, name)} {why}" for name, (why, _) in wrong.items())
        super().__init__(vi=vi, en="; ".join(f"{name} {why}" for name, (_, why) in wrong.items()))
        self.wrong = wrong


def require(found: Mapping[str, Why]) -> None:
    """Nothing, when nothing is wrong with any field.

    Raises:
        BadEntry: names every field that is.
    """
    wrong = {name: why for name, why in found.items() if why is not None}
    if wrong:
        raise BadEntry(wrong)


def code(value: str) -> Why:
    """What is wrong with *value* as a code."""
    return None if CODE.fullmatch(value) else NO_CODE


def words(value: str, most: int) -> Why:
    """What is wrong with *value* as a text of *most* characters; line breaks are taken."""
    if not value.strip():
        return EMPTY
    if len(value.strip()) > most:
        return f"dài quá {most} ký tự", f"is longer than {most} characters"
    return HIDDEN if UNSEEN.search(value.replace("\r", "").replace("\n", "")) else None


def source(value: str) -> Why:
    """What is wrong with *value* as the decision that a change rests on."""
    return words(value, changes.LONGEST_SOURCE)


def span(since: date, until: date | None, *, is_last: bool = False) -> Why:
    """What is wrong with the time from *since* until *until*, which is the day after or, *is_last*, the last one."""
    is_wrong = until is not None and (until < since if is_last else until <= since)
    return WRONG_SPAN if is_wrong else None

"""The code and the name of the procedure that a table belongs to, from the headings before it; and of the decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bpmn.steptables import wordings

CODE = re.compile(r"(?<![0-9.])([0-9]\.[0-9]{6})(?![0-9])")
_PROVINCIAL = re.compile(r"(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2})")
_LABELS = re.compile(
    r"""\(?\s*mã(?:\s+số)?(?:\s+(?:thủ\stục(?:\s+hành\schính)?|tthc|quốc\sgia))?\s*[:\-–]?\s*(?=[\s.,;:)\]\-–]|$)""",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"""^(?:(?:quy\strình|phụ\slục|mục|phần|sheet|trang[_\s]?tính|lưu\sđồ)\s*(?:số\s*)?[\dIVX]+
        |[IVX]{1,5}\s*[.)]|[\d.]{1,6}\s*[.)/:\-–]*|[a-h]\s*[.)])[\s.:)\-–]*""",
    re.IGNORECASE | re.VERBOSE,
)
_KIND = re.compile(
    r"""^(?:quy\strình(?:\snội\sbộ)?(?:\sgiải\squyết)?\s*)?(?:tên\s+)?(?:thủ\stục(?:\shành\schính)?|tthc)\s*[:\-–]?\s*""",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w/])(\d{1,5}(?:/\d{4})?/QĐ-[A-ZĐƯƠ]{2,12}(?:-[A-ZĐƯƠ]{2,12})?)")
_DAY = re.compile(r"ngày\s+(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})", re.IGNORECASE)
_TRIM = " .,;:-–—()[]\"'“”"
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Title:
    """What the headings before a table say."""

    code: str  #: empty when they name none
    name: str
    others: tuple[str, ...] = ()  #: further codes in the same heading


@dataclass(frozen=True, slots=True)
class Source:
    """The decision that the file seems to be."""

    number: str
    signed: date | None


def read(headings: Sequence[str]) -> Title:
    """The code that the last of *headings* with one names, and the name beside it or in the line next to it."""
    places = [place for place, text in enumerate(headings) if CODE.search(text)]
    if not places:
        return Title("", next((name for text in reversed(headings) if (name := _name(text))), ""))
    at = places[-1]
    codes = tuple(dict.fromkeys(CODE.findall(headings[at])))
    near = [*headings[at + 1 : at + 3], *reversed(headings[max(0, at - 2) : at])]
    said = [text for text in near if _says_procedure(text)]
    name = next((name for text in (headings[at], *said, *near) if (name := _name(text))), "")
    return Title(codes[0], name, codes[1:])


def of_decision(texts: Sequence[str]) -> Source | None:
    """The first decision that *texts* name, and its day when it stands in the same paragraph or the next one."""
    for place, text in enumerate(texts):
        found = _NUMBER.search(text)
        if found is not None:
            day = _DAY.search(f"{text[found.end() :]} {' '.join(texts[place + 1 : place + 2])}")
            return Source(found[1], _day(day) if day else None)
    return None


def _name(text: str) -> str:
    """The name of a procedure in the heading *text*, without codes, labels and numbering; empty when none is left."""
    plain = _LABELS.sub(" ", CODE.sub(" ", _PROVINCIAL.sub("", " ".join(text.split()))))
    for pattern in (_KIND, _LEAD, _KIND):
        plain = pattern.sub("", plain.strip(_TRIM), count=1)
    plain = plain.strip(_TRIM)
    if len(plain) < _SHORTEST or not re.search(r"[^\W\d_]{2}", plain) or len(plain) > 400:
        return ""
    return plain[:1].upper() + plain[1:]


def _says_procedure(text: str) -> bool:
    return "thu tuc" in wordings.fold(text) or "quy trinh" in wordings.fold(text)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None

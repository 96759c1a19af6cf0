"""Ways of filing: the portal's table of channels, its cells run together into one text."""

from __future__ import annotations

import re

from bpmn.catalogue.entry import UNITS, Charge, Doubt, Span, Way

HEADINGS = "Hình thức nộpThời gianPhí, lệ phíMô tả"
CHANNELS = {"Trực tuyến": "online", "Dịch vụ bưu chính": "post", "Trực tiếp": "counter"}
NOTHING = "Không có thông tin"
_MONEY = r"[0-9][0-9.,]* ?(?:Việt Nam Đồng|VNĐ|USD)"
_FEE = re.compile(rf"Miễn phí|{NOTHING}|(?P<amount>[0-9][0-9.,]*) ?(?P<currency>Việt Nam Đồng|VNĐ|USD)")
_UNITS = "|".join(UNITS)
# A number that a unit follows is a time. One without a unit is none: it may be any time, or run into the fee after it.
_ROW = re.compile(
    rf"(?P<channel>{'|'.join(CHANNELS)})"
    rf"(?:(?P<amount>[0-9]+) (?P<unit>{_UNITS})(?P<working> làm việc)?|(?P<bare>[0-9]+)(?=Miễn phí|{NOTHING})"
    rf"|{NOTHING}|Không|)"
    rf"(?=Miễn phí|{NOTHING}|{_MONEY})"
)
_SUM = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{4,}")
_DAYS = re.compile(r"([0-9]+) ?(?:\([^)]*\) ?)?ngày làm việc", re.IGNORECASE)


def read(text: str) -> tuple[tuple[Way, ...] | None, list[Doubt]]:
    """The ways that the cell *text* lists, and what is doubtful in it; None when it is not the table we know."""
    if not text.startswith(HEADINGS):
        return None, [Doubt(field="limit", quote=text[:80], vi="không phải bảng cách thức.", en="is no table of ways.")]
    body = text[len(HEADINGS) :]
    rows = list(_ROW.finditer(body))
    if not rows or rows[0].start():
        return None, [
            Doubt(field="limit", quote=body[:80], vi="không đọc được dòng đầu.", en="the first row is unclear.")
        ]
    ends = [row.start() for row in rows[1:]] + [len(body)]
    found = [_way(row, body[row.end() : end]) for row, end in zip(rows, ends, strict=True)]
    return tuple(way for way, _ in found), [doubt for _, doubts in found for doubt in doubts]


def _way(row: re.Match[str], rest: str) -> tuple[Way, list[Doubt]]:
    doubts: list[Doubt] = []
    limit = None
    if row["amount"]:
        limit = _limit(int(row["amount"]), row["unit"], row["working"] is not None)
    elif row["bare"]:
        doubts.append(
            Doubt(
                field="limit", quote=row[0], vi="số không có đơn vị thời gian.", en="a number without a unit of time."
            )
        )
    runs_on = bool(re.match(r"[0-9]", rest)) and row[0] == row["channel"]
    charges, description = _charges(rest, row[0] + rest[:40], doubts, runs_on=runs_on)
    if limit is not None and limit.unit == "day" and limit.kind == "calendar":
        _compare(limit, description, row[0], doubts)
    return Way(channel=CHANNELS[row["channel"]], limit=limit, charges=charges, description=description), doubts


def _limit(amount: int, unit: str, working: bool) -> Span | None:
    if not amount:
        return None
    meant = UNITS[unit]
    # Hours are office hours, said or not; the rest are those of the calendar unless the row says otherwise.
    return Span(amount=amount, unit=meant, kind="working" if working or meant in ("minute", "hour") else "calendar")


def _compare(limit: Span, description: str, quote: str, doubts: list[Doubt]) -> None:
    if str(limit.amount) in {number.lstrip("0") for number in _DAYS.findall(description)}:
        vi, en = (
            "ô thời gian nói ngày, mô tả nói ngày làm việc.",
            "the cell says days, the description working days.",
        )
        doubts.append(Doubt(field="limit", quote=quote, vi=vi, en=en))


def _charges(rest: str, quote: str, doubts: list[Doubt], *, runs_on: bool) -> tuple[tuple[Charge, ...] | None, str]:
    """The amounts at the beginning of *rest* and the description behind them."""
    if runs_on:
        vi, en = "không rõ số nào là thời gian, số nào là phí.", "which number is time and which is money is unclear."
        doubts.append(Doubt(field="fee", quote=quote, vi=vi, en=en))
    found: list[Charge] = []
    at, stated = 0, True
    while (cell := _FEE.match(rest, at)) is not None:
        note, at = _note(rest, cell.end())
        if cell[0] == NOTHING:
            stated = False
            continue
        found.append(_charge(cell, note, runs_on, quote, doubts))
    return (tuple(found) if stated or found else None), rest[at:].strip()


def _charge(cell: re.Match[str], note: str, runs_on: bool, quote: str, doubts: list[Doubt]) -> Charge:
    if cell["amount"] is None:
        if _SUM.search(note) and "đồng" in note:
            vi, en = "vừa nói miễn phí vừa nói mức thu.", "says free of charge and names an amount."
            doubts.append(Doubt(field="fee", quote=quote + note[:60], vi=vi, en=en))
            return Charge(amount=None, currency="VND", note=note)
        return Charge(amount=0, currency="VND", note=note)
    amount = None if runs_on else int(re.sub(r"[.,]", "", cell["amount"]))
    return Charge(amount=amount, currency="USD" if cell["currency"] == "USD" else "VND", note=note)


def _note(text: str, at: int) -> tuple[str, int]:
    """The words in brackets that begin at *at*, brackets inside them included, and where they end."""
    if not text.startswith("(", at):
        return "", at
    depth = 0
    for index in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if not depth:
            return text[at + 1 : index].strip(), index + 1
    return text[at + 1 :].strip(), len(text)

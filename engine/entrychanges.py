"""What one version of a catalogue entry states otherwise than the one before, said in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Words = tuple[str, str]  #: the same in Vietnamese and in English

UNKNOWN: Words = ("không rõ", "not stated")
NAMES: Mapping[str, Words] = {
    "name": ("Tên thủ tục", "Name"),
    "decision": ("Quyết định công bố", "Decision"),
    "kind": ("Loại thủ tục", "Kind"),
    "field": ("Lĩnh vực", "Field"),
    "levels": ("Cấp thực hiện", "Levels"),
    "audiences": ("Đối tượng thực hiện", "Audiences"),
    "authority": ("Cơ quan thực hiện", "Authority"),
    "ways": ("Cách thức, thời hạn, phí, lệ phí", "Channels, limits and fees"),
    "documents": ("Thành phần hồ sơ", "Documents"),
    "outcomes": ("Kết quả giải quyết", "Results"),
    "sources": ("Căn cứ pháp lý", "Legal basis"),
}
PARTS: Mapping[str, Words] = {
    "limit": ("thời hạn", "limit"),
    "charges": ("phí, lệ phí", "fee"),
    "originals": ("số bản chính", "originals"),
    "copies": ("số bản sao", "copies"),
    "group": ("trường hợp", "case"),
    "name": ("tên", "name"),
    "code": ("mã", "code"),
    "number": ("số, ký hiệu", "number"),
}
CHANNELS: Mapping[str, Words] = {
    "counter": ("Trực tiếp", "counter"),
    "online": ("Trực tuyến", "online"),
    "post": ("Dịch vụ bưu chính", "post"),
}
UNITS: Mapping[str, Words] = {
    "minute": ("phút", "minutes"),
    "hour": ("giờ", "hours"),
    "day": ("ngày", "days"),
    "week": ("tuần", "weeks"),
    "month": ("tháng", "months"),
    "year": ("năm", "years"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of an entry."""

    field: str
    vi: str
    en: str


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """What *new* states otherwise than *old*, a sentence for each field and each thing in a list."""
    for name, words in NAMES.items():
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        if isinstance(before, list) and isinstance(after, list):
            yield from (Change(name, f"{words[0]}: {vi}.", f"{words[1]}: {en}.") for vi, en in _listed(before, after))
        else:
            (was_vi, was_en), (vi, en) = _said(before), _said(after)
            yield Change(name, f"{words[0]}: {was_vi} → {vi}.", f"{words[1]}: {was_en} → {en}.")


def _listed(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Words]:
    gone, come = ([one for one in these if one not in those] for these, those in ((before, after), (after, before)))
    pairs = list(_pairs(gone, come))
    for one in gone:
        if not any(one is old for old, _ in pairs):
            yield _put("bỏ ", "gone ", _short(one))
    for old, new in pairs:
        yield from _parts(old, new)
    for one in come:
        if not any(one is new for _, new in pairs):
            yield _put("thêm ", "new ", _short(one))
    if not gone and not come:
        yield "thứ tự thay đổi", "the order changed"


def _pairs(gone: Sequence[Any], come: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """The things that went and came under the same mark, where no other thing has it: they changed."""
    marks = [Counter(_mark(one) for one in these if isinstance(one, dict)) for these in (gone, come)]
    for old in gone:
        if isinstance(old, dict) and all(counted[_mark(old)] == 1 for counted in marks):
            yield old, next(new for new in come if _mark(new) == _mark(old))


def _mark(thing: Mapping[str, Any]) -> str:
    return str(next((thing[key] for key in ("channel", "code", "number", "name") if thing.get(key)), ""))


def _parts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Words]:
    name = CHANNELS[old["channel"]] if "channel" in old else (f"'{_mark(old)}'", f"'{_mark(old)}'")
    for key, (vi, en) in PARTS.items():
        if old.get(key) != new.get(key):
            was, now = _part(key, old[key]), _part(key, new[key])
            yield f"{name[0]}, {vi} {was[0]} → {now[0]}", f"{name[1]}, {en} {was[1]} → {now[1]}"
    if old.get("description") != new.get("description"):
        yield f"{name[0]}, mô tả thay đổi", f"{name[1]}, the description changed"


def _part(key: str, value: Any) -> Words:
    if key == "limit":
        return _limit(value)
    return _charges(value) if key == "charges" else _said(value)


def _short(value: object) -> Words:
    """One thing of a list in a few words: a name, or what a way of filing states."""
    if not isinstance(value, dict):
        return f"'{value}'", f"'{value}'"
    if "channel" in value:
        told = (CHANNELS[value["channel"]], _limit(value["limit"]), _charges(value["charges"]))
        return " · ".join(vi for vi, _ in told), " · ".join(en for _, en in told)
    marks = [str(value[key]) for key in ("code", "number", "name") if value.get(key)]
    return f"'{' · '.join(marks)}'", f"'{' · '.join(marks)}'"


def _limit(limit: Mapping[str, Any] | None) -> Words:
    if limit is None:
        return UNKNOWN
    vi, en = UNITS[limit["unit"]]
    working = limit["kind"] == "working" and limit["unit"] not in ("minute", "hour")
    return f"{limit['amount']} {vi}{' làm việc' * working}", f"{limit['amount']} {'working ' * working}{en}"


def _charges(charges: Sequence[Mapping[str, Any]] | None) -> Words:
    told = [_money(charge) for charge in charges] if charges else [UNKNOWN]
    return ", ".join(vi for vi, _ in told), ", ".join(en for _, en in told)


def _money(charge: Mapping[str, Any]) -> Words:
    amount, currency = charge["amount"], charge["currency"]
    if amount is None:
        return UNKNOWN
    if amount == 0:
        return "miễn phí", "free"
    grouped = f"{amount:,}".replace(",", ".")
    return f"{grouped} {'đồng' if currency == 'VND' else currency}", f"{amount:,} {currency}"


def _said(value: object) -> Words:
    if value is None:
        return UNKNOWN
    if isinstance(value, list):
        return f"{len(value)} mục", f"{len(value)} entries"
    return f"'{value}'", f"'{value}'"


def _put(vi: str, en: str, words: Words) -> Words:
    return vi + words[0], en + words[1]

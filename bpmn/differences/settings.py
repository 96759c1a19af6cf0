"""What differs in procedure.toml: limits, posts, papers, fees, results, and the rest by the name of its section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple

from bpmn.differences.sentences import Sentence, compared, limit_words
from bpmn.procedure import Component, Fee, Limit, Procedure, Role

#: attributes that are compared one by one above, that say nothing of how cases run, or that are compared elsewhere
APART = frozenset(("limits", "roles", "components", "fees", "files", "slug", "official", "ours", "clock"))
SECTIONS: Mapping[str, tuple[str, str]] = {
    "code": ("Mã thủ tục", "The code of the procedure"),
    "name": ("Tên thủ tục", "The name of the procedure"),
    "field": ("Lĩnh vực", "The field"),
    "level": ("Cấp thực hiện", "The level"),
    "audience": ("Đối tượng thực hiện", "The audience"),
    "service": ("Mức độ dịch vụ công trực tuyến", "The level of the online service"),
    "process": ("Quy trình được chạy", "The process that is run"),
    "valid_from": ("Ngày có hiệu lực của thủ tục", "The day the procedure comes into force"),
    "valid_to": ("Ngày hết hiệu lực của thủ tục", "The day the procedure ceases"),
    "channels": ("Cách thức nộp hồ sơ", "The channels"),
    "variants": ("Trường hợp giải quyết", "The variants"),
    "results": ("Kết quả giải quyết", "The results"),
    "legal_basis": ("Căn cứ pháp lý", "The legal basis"),
    "decision": ("Quyết định phê duyệt quy trình nội bộ", "The decision that approves the internal procedure"),
    "matter": ("Nội dung hồ sơ hiện trong danh sách", "What lists show of a case"),
    "retention": ("Thời hạn lưu hồ sơ", "How long files are kept"),
    "routing_names": ("Nội dung khai mà sơ đồ dùng để rẽ nhánh", "The answers that the diagram branches by"),
}  # fmt: skip

#: of the rules of the clock what is written; the rest of them follows from the diagram
CLOCK: Mapping[str, tuple[str, str]] = {
    "begins": ("Thời điểm bắt đầu tính thời hạn", "The moment from which the limit counts"),
    "intake": ("Thời hạn trả lời hồ sơ mới nộp", "How soon a filing is answered"),
    "supplement": ("Quy định về bổ sung hồ sơ", "The rules of supplements"),
    "consultation": ("Quy định về lấy ý kiến", "The rules of consultations"),
    "extensions": ("Quy định về gia hạn", "The rules of extensions"),
    "uncounted": ("Thời gian không tính vào thời hạn", "What does not count"),
    "phases": ("Các giai đoạn giải quyết", "The phases"),
    "shortened": ("Thời hạn do tỉnh rút ngắn", "The limit shortened by the province"),
    "head": ("Người đứng đầu phê duyệt", "The head who approves"),
}


def of_settings(old: Procedure, new: Procedure) -> Iterator[Sentence]:
    """What procedure.toml of *new* says otherwise than that of *old*."""
    yield from _limits(old, new)
    yield from _roles(old.roles, new.roles)
    yield from _components(old.components, new.components)
    yield from _fees(old.fees, new.fees)
    yield from _sections(old.clock, new.clock, CLOCK, "limits")
    named = {name: SECTIONS.get(name, (name, name)) for name in old.__dataclass_fields__ if name not in APART}
    yield from _sections(old, new, named, "other")


def _sections(old: object, new: object, named: Mapping[str, tuple[str, str]], topic: str) -> Iterator[Sentence]:
    for name, (vi, en) in named.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            shown = f": '{before}' → '{after}'" if isinstance(before, str) and isinstance(after, str) else ""
            yield Sentence(topic, f"{vi} thay đổi{shown}.", f"{en} changed{shown}.")


def _limits(old: Procedure, new: Procedure) -> Iterator[Sentence]:
    def said(name: str, before: Limit | None, after: Limit | None) -> Sentence:
        (vi_1, en_1), (vi_2, en_2) = limit_words(before), limit_words(after)
        words = f"Thời hạn giải quyết{name}: {vi_1} → {vi_2}.", f"The legal limit{name}: {en_1} → {en_2}."
        if (vi_1, en_1) == (vi_2, en_2):
            words = f"Cách tính thời hạn giải quyết{name} thay đổi.", f"How the legal limit{name} counts changed."
        return Sentence("limits", *words)

    yield from compared(
        _by_scope(old.limits),
        _by_scope(new.limits),
        gone=lambda name, limit: said(name, limit, None),
        added=lambda name, limit: said(name, None, limit),
        changed=lambda name, before, after: [said(name, before, after)],
    )


def _by_scope(limits: Iterable[Limit]) -> dict[str, Limit]:
    """Limits by what they hold for, as words behind a noun."""
    return {"".join(f" ({one})" for one in (limit.variant, limit.channel) if one): limit for limit in limits}


def _roles(old: Mapping[str, Role], new: Mapping[str, Role]) -> Iterator[Sentence]:
    yield from compared(
        old,
        new,
        gone=lambda lane, _: Sentence("roles", f"Bỏ làn '{lane}'.", f"The lane '{lane}' is gone."),
        added=lambda lane, role: Sentence(
            "roles", f"Thêm làn '{lane}' (vị trí {role.post}).", f"New lane '{lane}' (post {role.post})."
        ),
        changed=lambda lane, before, after: [
            Sentence(
                "roles",
                f"Làn '{lane}': vị trí {before.post} ({before.unit}) → {after.post} ({after.unit}).",
                f"Lane '{lane}': post {before.post} ({before.unit}) → {after.post} ({after.unit}).",
            )
        ],
    )


def _components(old: Iterable[Component], new: Iterable[Component]) -> Iterator[Sentence]:
    yield from compared(
        {one.name: one for one in old},
        {one.name: one for one in new},
        gone=lambda name, _: Sentence(
            "papers", f"Không còn yêu cầu giấy tờ: {name}.", f"A paper is no longer asked for: {name}."
        ),
        added=lambda name, _: Sentence("papers", f"Thêm giấy tờ: {name}.", f"A paper is asked for now: {name}."),
        changed=lambda name, *_: [
            Sentence(
                "papers", f"Yêu cầu đối với giấy tờ thay đổi: {name}.", f"What is asked of a paper changed: {name}."
            )
        ],
    )


def _fees(old: Iterable[Fee], new: Iterable[Fee]) -> Iterator[Sentence]:
    yield from compared(
        {" · ".join(str(part) for part in astuple(one)[:1] + astuple(one)[2:4] if part): one for one in old},
        {" · ".join(str(part) for part in astuple(one)[:1] + astuple(one)[2:4] if part): one for one in new},
        gone=lambda name, _: Sentence("fees", f"Không còn thu: {name}.", f"No longer charged: {name}."),
        added=lambda name, fee: Sentence(
            "fees", f"Thêm khoản thu: {name}, {fee.amount_vnd} đồng.", f"New charge: {name}, {fee.amount_vnd} đồng."
        ),
        changed=lambda name, before, after: [
            Sentence(
                "fees",
                f"{name}: {before.amount_vnd} → {after.amount_vnd} đồng.",
                f"{name}: {before.amount_vnd} → {after.amount_vnd} đồng.",
            )
        ],
    )

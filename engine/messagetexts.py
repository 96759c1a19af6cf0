"""How messages are worded: what officers are told on their pages, and what goes out to whoever applied.

Each has the words that come with the product; an office may word it otherwise, at once, and take that back. A text may
have places, such as {ma_ho_so}, out of a closed list; they are filled in one pass, so nothing that is filled in is read
as a place again, and nothing is computed. No place tells of a person.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine import administration, changes, entries, notices, situations
from engine.queries.notices import Told
from engine.tables import Case, MessageText, Outbox, Publication, Unit
from engine.validity import VIETNAM
from engine.work import Work
from feel.errors import Fault

SUBJECT = "message-texts"  #: of their changes
LONGEST = 500  #: characters of a text; our choice
LONGEST_VALUE = 300  #: characters of what is filled in
BRACED = re.compile(r"\{([^{}]*)\}")
#: place -> what stands there, and an invented example
PLACES: Mapping[str, tuple[str, str]] = {
    "ma_ho_so": ("mã hồ sơ, hoặc số tham chiếu khi chưa có mã", "H99.15-261130-0001"),
    "thu_tuc": ("tên thủ tục", "Đăng ký thành lập hộ kinh doanh"),
    "co_quan": ("cơ quan giải quyết", "Ủy ban nhân dân xã Ví Dụ"),
    "ngay": ("ngày của việc được báo", "30/11/2026"),
    "han": ("hạn xử lý đã qua", "29/11/2026"),
    "trang_thai": ("trạng thái của hồ sơ", "Đang xử lý"),
    "chi_tiet": ("trạng thái chi tiết của hồ sơ", "Đang thẩm định, giải quyết"),
    "ngay_hen": ("ngày hẹn trả kết quả", "04/12/2026"),
}
OF_CASE = ("ma_ho_so", "thu_tuc", "co_quan", "ngay")
OF_STATUS = (*OF_CASE, "trang_thai", "chi_tiet")


@dataclass(frozen=True, slots=True)
class Text:
    """One message: to whom, when, its words as delivered, and the places that it may have."""

    audience: Literal["officer", "applicant"]
    about: str
    words: str
    places: tuple[str, ...]


NOTICE, STATUS = "notice-", "status-"  #: before a kind of engine.notices.KINDS, a code of the catalogue of statuses
APPOINTMENT = "appointment"
MORE: Mapping[str, tuple[str, ...]] = {"overdue": (*OF_CASE, "han"), "digest": ("ngay",)}
TEXTS: Mapping[str, Text] = {
    **{
        f"{NOTICE}{kind}": Text("officer", words, words, MORE.get(kind, OF_CASE))
        for kind, words in notices.KINDS.items()
    },
    **{
        f"{STATUS}{one.code}": Text("applicant", one.detail, "Hồ sơ {ma_ho_so}, {thu_tuc}: {chi_tiet}.", OF_STATUS)
        for one in situations.CATALOGUE.values()
    },
    APPOINTMENT: Text(
        "applicant",
        "Ngày hẹn trả kết quả, và mỗi khi ngày ấy đổi",
        "Hồ sơ {ma_ho_so}, {thu_tuc}: hẹn trả kết quả ngày {ngay_hen}.",
        (*OF_CASE, "ngay_hen"),
    ),
}


class NoSuchText(Fault):
    """There is no message '{code}'."""

    vi = "Không có mẫu thông báo '{code}'."


class NotReworded(Fault):
    """The message '{code}' is worded as delivered."""

    vi = "Mẫu thông báo '{code}' đang dùng nội dung có sẵn."


def change(work: Work, code: str, words: str, *, source: str, seen: int) -> None:
    """The message *code* is worded so from now on; *seen* is the version of all of them that was looked at.

    Raises:
        SettingChanged, NeverSo, NoSuchText, BadEntry, NotAllowed: nothing is changed.
    """
    administration.require(work)
    changes.require_unchanged(work, SUBJECT, seen=seen, code=code)
    kept = _plain(words)
    entries.require({"words": _wrong(kept, text(code)), "source": entries.source(source)})
    changes.record(work, SUBJECT, "change", source=source, facts={"code": code, "words": kept})
    work.session.merge(MessageText(code=code, words=kept, changed_at=work.now))
    work.session.flush()


def remove(work: Work, code: str, *, source: str, seen: int) -> None:
    """The message *code* is worded again as delivered.

    Raises:
        SettingChanged, NeverSo, NoSuchText, NotReworded, BadEntry, NotAllowed: nothing is changed.
    """
    administration.require(work)
    changes.require_unchanged(work, SUBJECT, seen=seen, code=code)
    text(code)
    row = work.session.get(MessageText, code)
    if row is None:
        raise NotReworded(code=code)
    entries.require({"source": entries.source(source)})
    changes.record(work, SUBJECT, "remove", source=source, facts={"code": code})
    work.session.delete(row)
    work.session.flush()


def preview(code: str, words: str) -> str:
    """The message with invented data.

    Raises:
        NoSuchText, BadEntry.
    """
    kept = _plain(words)
    entries.require({"words": _wrong(kept, text(code))})
    return fill(kept, {name: example for name, (_, example) in PLACES.items()})


def text(code: str) -> Text:
    """The message *code* as delivered.

    Raises:
        NoSuchText.
    """
    found = TEXTS.get(code)
    if found is None:
        raise NoSuchText(code=code[:60])
    return found


def reworded(session: Session) -> Mapping[str, str]:
    """Every message that is worded otherwise here."""
    return {row.code: row.words for row in session.execute(select(MessageText.code, MessageText.words))}


def fill(words: str, values: Mapping[str, str]) -> str:
    """*words* with its places filled; one that has no value stays as a dash."""
    return BRACED.sub(lambda found: values.get(found[1], "–")[:LONGEST_VALUE], words)


def for_officers(session: Session, told: Sequence[Told]) -> Mapping[uuid.UUID, str]:
    """What each of these notices says."""
    said = {one.id: (f"{NOTICE}{one.kind}", one.case_id, _of_notice(one)) for one in told}
    return _filled(session, said)


def for_applicants(session: Session, rows: Iterable[Outbox]) -> Mapping[uuid.UUID, str]:
    """What those of *rows* say that tell whoever applied something, by their ids."""
    said = {}
    for row in rows:
        code = f"{STATUS}{row.payload.get('status')}" if row.kind == "status" else row.kind
        if code in TEXTS:
            said[row.id] = (code, row.case_id, _of_message(row))
    return _filled(session, said)


Said = tuple[str, uuid.UUID | None, Mapping[str, str]]  #: code, case, values that the case does not give


def _filled(session: Session, said: Mapping[uuid.UUID, Said]) -> Mapping[uuid.UUID, str]:
    """Two statements at most: the texts, and the cases when a text names one."""
    if not said:
        return {}
    own = reworded(session)
    worded = {one: own.get(code, TEXTS[code].words) for one, (code, _, _) in said.items()}
    asked = {said[one][1] for one, words in worded.items() if "{" in words}
    cases = _cases(session, {case_id for case_id in asked if case_id is not None})
    return {one: fill(words, {**cases.get(said[one][1], {}), **said[one][2]}) for one, words in worded.items()}


def _cases(session: Session, ids: set[uuid.UUID]) -> dict[uuid.UUID | None, dict[str, str]]:
    if not ids:
        return {}
    # The same content may be published more than once, and is called alike then.
    name = select(func.min(Publication.name)).where(Publication.digest == Case.digest).scalar_subquery()
    mine = select(Case.id, Case.case_number, Case.intake_reference, name.label("name"), Unit.name.label("unit"))
    rows = session.execute(mine.join(Unit, Unit.id == Case.competent_unit_id).where(Case.id.in_(ids)))
    return {
        row.id: {"ma_ho_so": row.case_number or row.intake_reference, "thu_tuc": row.name or "–", "co_quan": row.unit}
        for row in rows
    }


def _of_notice(one: Told) -> dict[str, str]:
    return {"ngay": _day(one.at), "han": _day(one.facts.get("due"))}


def _of_message(row: Outbox) -> dict[str, str]:
    found = {"ngay": _day(row.payload.get("at")), "ngay_hen": _day(row.payload.get("appointed"))}
    status = situations.CATALOGUE.get(str(row.payload.get("status")))
    if status is not None:
        found |= {"trang_thai": status.word or status.detail, "chi_tiet": status.detail}
    return found


def _day(at: Any) -> str:
    """The day of a moment that stands as one or as text; a dash where there is none."""
    if at is None:
        return "–"
    moment = at if isinstance(at, datetime) else datetime.fromisoformat(str(at))
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y}"


def _plain(words: str) -> str:
    """A message is one line."""
    return " ".join(words.split())


def _wrong(words: str, known: Text) -> entries.Why:
    if (why := entries.words(words, LONGEST)) is not None:
        return why
    unknown = [name for name in BRACED.findall(words) if name not in known.places]
    if unknown:
        named = ", ".join("{" + name[:40] + "}" for name in dict.fromkeys(unknown))
        return f"mẫu này không có chỗ điền {named}", f"has places that this message does not have: {named}"
    if re.search(r"[{}]", BRACED.sub("", words)):
        return "dấu { } chỉ dùng để bao tên một chỗ điền", "may have braces only around the name of a place"
    return None

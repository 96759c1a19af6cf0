"""Papers, results and legal documents: tables of the portal, their cells run together into one text."""

from __future__ import annotations

import re

from bpmn.catalogue.entry import Document, Doubt, Outcome, Source

PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
LAWS = "Tên văn bản pháp lýMã văn bản"
# The number of copies runs on from the name before it; one that follows a blank is part of a name.
_COUNT = re.compile(r"(?<=\S)(?P<originals>[0-9]+) bản chính(?:,(?P<copies>[0-9]+) bản sao)?(?!\s*[,;.]?\s+\S)")
_PREFIX = r"(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Z]{1,3}[0-9]{0,2}[.-]"
_CODE = re.compile(rf"Mã: ?(?P<code>{_PREFIX}[A-Z0-9.-]*[0-9]|[0-9]+)?")
#: who issues legal documents, as their numbers abbreviate it; a number of somebody else is told as unclear
_ISSUERS = (
    *("CP", "TTg", "CTN", "BCA", "BCT", "BCĐ", "BDT", "BDTTG", "BGDĐT", "BGTVT", "BKHCN", "BKHĐT", "BKHDT"),
    *("BLĐTBXH", "BNG", "BNN", "BNNMT", "BNNPTNT", "BNV", "BQP", "BTC", "BTNMT", "BTP", "BTTTT", "BVHTT", "BVHTTDL"),
    *("BXD", "BYT", "BHXH", "HĐND", "HĐTP", "KTNN", "NHNN", "TANDTC", "TTCP", "UBDT", "UBND", "VKSNDTC", "VPCP"),
)
_ISSUER = "|".join(sorted(_ISSUERS, key=len, reverse=True))
_KINDS = "NĐ|NQ|QĐ|TT|TTLT|CT|VBHN|PL|L"
_NUMBER = re.compile(
    r"(?P<prefix>(?:(?:Bộ luật|Luật|Nghị định|Thông tư|Quyết định) )?(?:[Ss]ố:? )?)"
    # Not from the middle of another number, unless that is the whole one of a law: "61/2014/QH1361/2014/QH13".
    r"(?:(?<![0-9/.])|(?<=QH[0-9]{2}))"
    rf"(?P<number>[0-9]{{1,4}}(?:/[0-9]{{4}})?/(?:UBTVQH[0-9]{{2}}|QH[0-9]{{2}}|(?:{_KINDS})-(?:{_ISSUER})"
    rf"(?:-(?:{_ISSUER}))*))"
)


def documents(text: str) -> tuple[tuple[Document, ...] | None, list[Doubt]]:
    """The papers that *text* lists, case by case; None when it is not the table we know."""
    if PAPERS not in text:
        return None, [
            Doubt(field="documents", quote=text[:80], vi="không phải bảng giấy tờ.", en="is no table of papers.")
        ]
    found: list[Document] = []
    doubts: list[Doubt] = []
    first, *parts = text.split(PAPERS)
    group = _group(first)
    for part in parts:
        rows = list(_COUNT.finditer(part))
        begin = 0
        for row in rows:
            found.append(_document(part[begin : row.start()], row, group, doubts))
            begin = row.end()
        group = _group(part[begin:])
    return tuple(found), doubts


def _document(name: str, row: re.Match[str], group: str, doubts: list[Doubt]) -> Document:
    originals, copies = int(row["originals"]), int(row["copies"] or 0)
    if len(row["originals"]) > 1:
        # "… Mẫu số 091 bản chính": where the name ends and the number begins cannot be told.
        vi, en = "không rõ số bản chính.", "the number of originals is unclear."
        doubts.append(Doubt(field="documents", quote=name[-40:] + row[0], vi=vi, en=en))
        return Document(name=_tidy(name + row["originals"]), originals=None, copies=None, group=group)
    return Document(name=_tidy(name), originals=originals, copies=copies, group=group)


def outcomes(text: str) -> tuple[tuple[Outcome, ...] | None, list[Doubt]]:
    """The results that *text* lists, each with its code."""
    found: list[Outcome] = []
    doubts: list[Doubt] = []
    begin = 0
    for row in _CODE.finditer(text):
        name = _tidy(text[begin : row.start()])
        if row["code"] is None or not re.search(r"[A-Z]", row["code"]):
            quote = text[max(begin, row.start() - 40) : row.end() + 10]
            doubts.append(Doubt(field="results", quote=quote, vi="không có mã kết quả.", en="there is no code."))
        found.append(Outcome(code=row["code"], name=name))
        begin = row.end()
    rest = _tidy(text[begin:])
    if rest:
        found.append(Outcome(code=None, name=rest))
        doubts.append(Doubt(field="results", quote=rest[:80], vi="không có mã kết quả.", en="there is no code."))
    return (tuple(found) or None), doubts


def sources(text: str) -> tuple[tuple[Source, ...] | None, list[Doubt]]:
    """The legal documents that *text* lists: a name, and its number run on from it."""
    if not text.startswith(LAWS):
        quote = text[:80]
        return None, [Doubt(field="legal_basis", quote=quote, vi="không phải bảng căn cứ.", en="is no table of laws.")]
    body, begin = text[len(LAWS) :], 0
    found: list[Source] = []
    doubts: list[Doubt] = []
    rows = list(_NUMBER.finditer(body))
    for number, row in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        # The cell with the number runs on into the next name; a number that anything else follows is part of a name.
        runs_on = re.match(r"[^\W\d_]|[-+*]|$", body[row.end() :]) is not None
        said_again = following is not None and following.start() == row.end() and following["number"] == row["number"]
        if not runs_on or said_again:
            continue
        found.append(Source(number=row["number"], name=_tidy(body[begin : row.start()]) or row[0]))
        begin = row.end()
    rest = _tidy(body[begin:])
    if rest:
        found.append(Source(number=None, name=rest))
        doubts.append(Doubt(field="legal_basis", quote=rest[:80], vi="không có số, ký hiệu.", en="there is no number."))
    return (tuple(found) or None), doubts


def _group(text: str) -> str:
    return _tidy(text).strip("-").strip()


def _tidy(text: str) -> str:
    return " ".join(text.split())

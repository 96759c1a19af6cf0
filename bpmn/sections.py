"""The sections of procedure.toml, each read into its values with a finding for every mistake."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from bpmn.limits import KINDS, is_calendar_only
from bpmn.limits import PATTERN as LIMIT
from bpmn.model import Diagram
from bpmn.nodes import PERSON_TASKS
from bpmn.procedure import Basis, Component, Decision, Fee, Limit, Result, Role, Variant
from bpmn.settings import Settings, report

LEVELS = ("ministry", "province", "commune")
AUDIENCES = ("citizen", "foreigner", "business", "cooperative", "organisation", "authority")
SERVICES = ("full", "partial", "information")
# Source: Circular 11/2025/TT-BKHCN, annex, group 12, items 1 and 3 (ways of filing).
CHANNELS = ("counter", "online", "post", "carrier", "proxy", "mobile", "kiosk")
RULES = ("moment", "civil")
WAYS = ("submit", "show", "look-up")
WAYS_OUT = ("supplement", "refusal", "stop")
UNITS = ("receiving", "competent", "returning")
TOPICS = (
    *("code", "name", "field", "level", "audience", "service", "channels", "variants", "limits", "fees", "components"),
    *("results", "legal_basis", "roles", "decision", "steps", "step-limits", "forms", "conditions", "papers"),
)
_CODE = r"\d\.\d{6}"
_WORD = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"


def identity(top: Settings) -> dict[str, object]:
    """Code, name, field, level, audience and kind of online service."""
    return {
        "code": top.text("code", needed=True, pattern=_CODE, sample="1.001612"),
        "name": top.text("name", needed=True),
        "field": top.text("field", needed=True),
        "level": top.choice("level", LEVELS),
        "audience": top.choices("audience", AUDIENCES, needed=True),
        "service": top.choice("service", SERVICES),
    }


def validity(top: Settings) -> tuple[date | None, date | None]:
    """The days from which and until which the procedure is in force."""
    valid = top.table_at("valid")
    if valid is None:
        report(top.found, "valid.from", "còn thiếu.", "is missing.", rule="procedure-missing")
        return None, None
    begin, end = valid.day("from", needed=True), valid.day("to")
    if begin and end and end < begin:
        valid.wrong("to", "ngày hết hiệu lực trước ngày có hiệu lực.", "is before the day of entry into force.")
    valid.done()
    return begin, end


def process(top: Settings, diagram: Diagram | None) -> str:
    """The process that a case runs: the one named, else the only executable one of the diagram."""
    named = top.text("process")
    known = [found.id for found in diagram.processes if found.executable] if diagram else []
    if named and diagram and named not in known:
        top.wrong("process", f"sơ đồ không có quy trình '{named}'.", f"the diagram has no process '{named}'.")
    if not named and diagram and not known:
        vi = 'sơ đồ không có quy trình nào chạy được: hãy ghi isExecutable="true" cho quy trình của hồ sơ.'
        top.wrong("process", vi, 'the diagram has no process that runs: give one isExecutable="true".')
    if not named and len(known) > 1:
        names = ", ".join(known)
        top.wrong("process", f"sơ đồ có nhiều quy trình, hãy chọn: {names}.", f"choose one of the processes: {names}.")
    return named or next(iter(known), "")


def variants(top: Settings) -> tuple[Variant, ...]:
    """The variants, each with a code of its own."""
    found: list[Variant] = []
    for entry in top.tables("variants"):
        code = entry.text("code", needed=True, pattern=_WORD, sample="nha-o")
        if code and code in {variant.code for variant in found}:
            entry.wrong("code", f"mã '{code}' bị lặp lại.", f"the code '{code}' is used twice.")
        found.append(Variant(code=code, name=entry.text("name", needed=True)))
        entry.done()
    return tuple(found)


def limits(top: Settings, known: Sequence[str], channels: Sequence[str]) -> tuple[Limit, ...]:
    """The legal limits; none only where the settings say `no_limit = true`, or where phases have theirs."""
    found = [_limit(entry, known, channels) for entry in top.tables("limits")]
    pairs = [(limit.variant, limit.channel) for limit in found]
    if len(set(pairs)) != len(pairs):
        top.wrong("limits", "hai thời hạn cho cùng trường hợp và kênh.", "two limits for one variant and channel.")
    has_phases = bool(top.table.get("phases"))
    if (bool(found), has_phases, top.yes("no_limit")).count(True) != 1:
        top.wrong(
            "limits",
            "hãy ghi thời hạn giải quyết, hoặc [[phases]], hoặc no_limit = true nếu pháp luật không định thời hạn.",
            "give the legal limit, or [[phases]], or no_limit = true when the law sets none: one of the three.",
        )
    return tuple(found)


def fees(top: Settings, known: Sequence[str], channels: Sequence[str]) -> tuple[Fee, ...]:
    """What is paid, in đồng."""
    found = []
    for entry in top.tables("fees"):
        variant, channel = _for(entry, known, channels)
        amount = entry.count("amount", default=None)
        name, note = entry.text("name", needed=True), entry.text("note")
        found.append(Fee(name=name, amount_vnd=amount, variant=variant, channel=channel, note=note))
        entry.done()
    return tuple(found)


def components(top: Settings, known: Sequence[str], channels: Sequence[str]) -> tuple[Component, ...]:
    """The papers of the file."""
    found = []
    for entry in top.tables("components"):
        way = entry.choice("way", WAYS, default="submit")
        original, copy, electronic = (entry.count(key) for key in ("original", "copy", "electronic"))
        if way == "submit" and original + copy + electronic == 0:
            entry.wrong("original", "giấy tờ phải nộp mà không có bản nào.", "is to be submitted but counts no copy.")
        component = Component(
            name=entry.text("name", needed=True),
            code=entry.text("code"),
            way=way,
            original=original,
            copy=copy,
            electronic=electronic,
            variants=entry.choices("variants", known),
            channels=entry.choices("channels", channels),
            template=entry.text("template"),
            needed=entry.yes("needed"),
        )
        entry.done()
        found.append(component)
    return tuple(found)


def results(top: Settings) -> tuple[Result, ...]:
    """What the applicant gets; at least one."""
    found = []
    for entry in top.tables("results"):
        found.append(Result(code=entry.text("code"), name=entry.text("name", needed=True)))
        entry.done()
    if not found:
        report(top.found, "results", "còn thiếu kết quả.", "no result is given.", rule="procedure-missing")
    return tuple(found)


def legal_basis(top: Settings) -> tuple[Basis, ...]:
    """The legal documents; at least one."""
    found = []
    for entry in top.tables("legal_basis"):
        number, name = entry.text("number", needed=True), entry.text("name", needed=True)
        found.append(Basis(number=number, name=name, article=entry.text("article")))
        entry.done()
    if not found:
        report(
            top.found, "legal_basis", "còn thiếu căn cứ pháp lý.", "no legal basis is given.", rule="procedure-missing"
        )
    return tuple(found)


def roles(top: Settings, diagram: Diagram | None, called: Sequence[Diagram] = ()) -> dict[str, Role]:
    """The post that acts in each lane, by lane name; every step of a person lies in such a lane.

    *called* are the shared diagrams that *diagram* calls; their steps without a lane are done in the lane of the call.
    """
    table = top.table_at("roles")
    found: dict[str, Role] = {}
    for lane in table.table if table else ():
        entry = table.table_at(lane) if table else None
        if entry is None:
            continue
        post = entry.text("post", needed=True)
        found[lane] = Role(lane=lane, post=post, unit=entry.choice("unit", UNITS, default="competent"))
        entry.done()
    _compare_lanes(top, found, diagram, called)
    return found


def without(top: Settings) -> dict[str, str]:
    """The ways that the procedure does without, each with its reason."""
    table = top.table_at("without")
    if table is None:
        return {}
    found = {way: table.text(way) for way in WAYS_OUT if way in table.table}
    table.done()
    return {way: reason for way, reason in found.items() if reason}


def pattern(top: Settings) -> tuple[str, str] | None:
    """The pattern of which the procedure is a copy, and the address of its content then; None when of none."""
    entry = top.table_at("pattern")
    if entry is None:
        return None
    found = entry.text("name", needed=True), entry.text("digest", needed=True, pattern="[0-9a-f]{64}", sample="0a1b…")
    entry.done()
    return found


def decision(top: Settings, files: Collection[str]) -> Decision | None:
    """The decision that approved the internal procedure; None when none is given."""
    entry = top.table_at("decision")
    if entry is None:
        return None
    found = Decision(
        number=entry.text("number", needed=True),
        signed=entry.day("date"),
        issuer=entry.text("issuer"),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        file=entry.text("file"),
    )
    if found.file and found.file not in files:
        entry.wrong("file", f"không có tệp '{found.file}' trong thư mục.", f"the folder has no file '{found.file}'.")
    entry.done()
    return found


def origin(top: Settings) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """What is official, and what is our choice with its reason; nothing is both."""
    entry = top.table_at("origin")
    if entry is None:
        return (), {}
    official = entry.choices("official", TOPICS)
    ours = entry.table_at("ours")
    reasons = {key: ours.text(key) for key in ours.table} if ours else {}
    for key in reasons:
        if key not in TOPICS or key in official:
            entry.wrong(
                f"ours.{key}", "không phải mục được biết, hoặc đã ghi là chính thức.", "is unknown or official."
            )
    entry.done()
    return official, reasons


def _limit(entry: Settings, known: Sequence[str], channels: Sequence[str]) -> Limit:
    text = entry.text("limit", needed=True, pattern=rf"same-day|{LIMIT}", sample="PT8H, P3D, P2W, P4M, same-day")
    kind = entry.choice("kind", KINDS, default="working")
    if text != "same-day" and is_calendar_only(text) and kind == "working":
        entry.wrong(
            "kind", "tuần, tháng, năm chỉ tính theo lịch (calendar).", "weeks, months, years are calendar only."
        )
    cutoff = entry.text("cutoff", pattern=r"(?:[01]\d|2[0-3]):[0-5]\d", sample="15:00") or None
    if cutoff and text != "same-day":
        entry.wrong("cutoff", "chỉ dùng với thời hạn same-day.", "belongs to the limit same-day only.")
    variant, channel = _for(entry, known, channels)
    rule, source = entry.choice("rule", RULES, default="moment"), entry.text("source")
    told = {name: entry.text(name) or None for name in ("warn", "escalate")}
    entry.done()
    return Limit(
        text=text, kind=kind, rule=rule, cutoff=cutoff, variant=variant, channel=channel, source=source, **told
    )


def _for(entry: Settings, known: Sequence[str], channels: Sequence[str]) -> tuple[str | None, str | None]:
    """The variant and the channel that an entry is for; None: all of them."""
    variant, channel = entry.choice("variant", known, default=""), entry.choice("channel", channels, default="")
    return variant or None, channel or None


def _compare_lanes(
    top: Settings, found: Mapping[str, Role], diagram: Diagram | None, called: Sequence[Diagram]
) -> None:
    if diagram is None:
        return
    every = {lane.name for one in (diagram, *called) for process in one.processes for lane in process.lanes}
    for node in (*diagram.nodes, *(node for one in called for node in one.nodes if node.lanes)):
        if node.kind in PERSON_TASKS and not set(node.lanes) & set(found):
            lane = node.lanes[-1] if node.lanes else "?"
            report(
                top.found,
                f"roles.{lane}",
                f"bước '{node.id}' không nằm trong làn nào được gán vị trí việc làm.",
                f"the step '{node.id}' lies in no lane that has a post.",
                rule="procedure-roles",
            )
    for lane in sorted(set(found) - every):
        report(
            top.found,
            f"roles.{lane}",
            f"sơ đồ không có làn nào tên '{lane}'.",
            f"the diagram has no lane called '{lane}'.",
            rule="procedure-roles",
        )

"""The feature of a new procedure: one scenario in Vietnamese for each way through its diagram."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bpmn.steptables import flows, forms
from bpmn.steptables.declaration import used_lanes
from bpmn.steptables.stages import Course, Stage

UNIT, UNIT_CODE = "UBND xã Hòa Bình (minh họa)", "H99.15"
ASSIGNERS = ("truong-phong", "lanh-dao")  #: posts whose holders assign work
ASSIGNER = "Lý Văn Minh"
#: Made up, one for each lane; a number is added when they do not suffice.
OFFICERS = (
    *("Nguyễn Thị Mai", "Phạm Văn Hùng", "Đỗ Thị Lan", "Lê Quang Thanh", "Vũ Thu Hà", "Bùi Minh Đức"),
    *("Hoàng Thị Thu",),
    *("Trần Văn An", "Ngô Thị Bích", "Đặng Quốc Cường", "Phan Thị Dung", "Võ Minh Giang"),
)
REASON = "Lý do minh họa."
PROCESSING = ("Đang xử lý", "Đang thẩm định, giải quyết")
Rows = Sequence[tuple[str, str]]


def write(course: Course, *, name: str, code: str, since: date) -> bytes:
    """The feature of *course*: a heading, the background, and the scenarios."""
    told = [
        "# language: vi",
        f"Tính năng: {name}{f' ({code})' if code else ''}",
        "  Kịch bản khởi đầu, lập cùng sơ đồ từ bảng các bước của quyết định: mỗi đường đi một kịch bản. Người, số",
        "  điện thoại và địa chỉ đều là hư cấu.",
        "",
        *_background(course, name),
    ]
    for title, ways in _WAYS.items():
        for suffix, lines in ways(course, since):
            told += ["", f"  Kịch bản: {title}{suffix}", *(f"    {line}" for line in lines)]
    return ("\n".join(told) + "\n").encode()


def _background(course: Course, name: str) -> Iterator[str]:
    officers = [("Họ và tên", "Vị trí"), *((who, lane) for lane, who in _officers(course).items())]
    yield "  Bối cảnh:"
    yield f'    Cho thủ tục "{name}" đã được công bố'
    yield f'    Và "{UNIT}", mã định danh "{UNIT_CODE}", có các cán bộ:'
    yield from (f"      {line}" for line in _table(officers))
    yield "    Và người nộp khai:"
    yield from (f"      {line}" for line in _table(list(forms.DECLARED.items())))


def _officers(course: Course) -> dict[str, str]:
    """Somebody for each lane."""
    many = len(OFFICERS)
    return {
        lane: OFFICERS[place % many] + (f" {place // many + 1}" if place >= many else "")
        for place, lane in enumerate(used_lanes(course))
    }


@dataclass(slots=True)
class _Teller:
    """One scenario being told, its clock a minute further with each act."""

    course: Course
    at: datetime
    lines: list[str] = field(default_factory=list)
    word: str = "Cho"

    def say(self, word: str, sentence: str, rows: Rows = ()) -> None:
        """One sentence; the same word again becomes "Và"."""
        self.lines.append(f"{'Và' if word == self.word and self.lines else word} {sentence}{':' if rows else ''}")
        self.lines += [f"  {line}" for line in _table(rows)]
        self.word = word

    def act(self, what: str, rows: Rows = ()) -> None:
        self.say("Khi", f"lúc {_moment(self.at)} {what}", rows)
        self.at += timedelta(minutes=1)

    def do(self, stage: Stage, rows: Rows) -> None:
        self.complete(stage.lane, stage.name, rows)

    def complete(self, lane: str, step: str, rows: Rows) -> None:
        self.act(f'cán bộ {_officers(self.course)[lane]} hoàn thành bước "{step}"', rows)

    def waits(self, lane: str, step: str) -> None:
        self.say("Thì", f'hồ sơ đang chờ {lane} ở bước "{step}"')

    def status(self, word: str, detail: str) -> None:
        self.say("Thì", f'trạng thái hồ sơ là "{word}", thông tin là "{detail}"')

    def clock(self, state: str) -> None:
        self.say("Thì", f"thời hạn giải quyết {state}")

    def ended(self) -> None:
        self.say("Thì", "hồ sơ đã kết thúc")

    def receive(self) -> None:
        self.do(self.course.intake, [("Kết quả kiểm tra hồ sơ", forms.ACCEPT)])

    def until(self, last: Stage) -> None:
        """The stages of the middle before *last*, in order."""
        self.stages(self.course.middle[: self.course.middle.index(last)])

    def stages(self, stages: Sequence[Stage], *, fits: bool = True) -> None:
        for stage in stages:
            if fits or stage.role != "pay" or stage not in self.course.after_appraisal:
                self.do(stage, _usual(stage, fits=fits))

    def give(self) -> None:
        self.status("Đã xử lý xong", "Đang trả kết quả")
        self.clock("đã dừng tính")
        for stage in self.course.gives:
            self.waits(stage.lane, stage.name)
            self.do(stage, [("Họ và tên người nhận", "Trần Thị Minh Họa"), ("Hình thức trả", forms.DIRECT)])
        self.status("Đã xử lý xong", "Đã trả kết quả")
        self.ended()


def _begin(course: Course, since: date) -> _Teller:
    """A case filed on the first Monday from *since* on."""
    monday = since + timedelta(days=-since.weekday() % 7)
    teller = _Teller(course, datetime.combine(monday, time(8, 5)))
    teller.say("Cho", f"lúc {_moment(teller.at)} người nộp đã nộp hồ sơ trực tiếp")
    teller.at += timedelta(minutes=5)
    return teller


def _usual(stage: Stage, *, fits: bool) -> Rows:
    match stage.role:
        case "appraise":
            return [("Ý kiến thẩm định", forms.FIT if fits else forms.UNFIT), ("Nội dung thẩm định", REASON)]
        case "approve":
            return [(forms.decision(stage), forms.AGREE)]
        case "issue":
            return [("Số văn bản", "01/KQ")]
        case "pay":
            return [("Số biên lai, chứng từ nộp", "0001")]
        case _:
            return []


Told = Iterator[tuple[str, list[str]]]


def _happy(course: Course, since: date) -> Told:
    teller = _begin(course, since)
    teller.waits(course.intake.lane, course.intake.name)
    teller.receive()
    if _following(course).minutes:
        teller.clock("đang tính")
    for stage in course.middle:
        teller.waits(stage.lane, stage.name)
        teller.stages([stage])
    teller.give()
    teller.say("Thì", "hồ sơ được giải quyết đúng hạn")
    teller.say("Thì", "vết xử lý của hồ sơ còn nguyên vẹn")
    yield "", teller.lines


def _completed(course: Course, since: date) -> Told:
    teller = _incomplete(course, since)
    teller.complete(course.intake.lane, flows.COMPLETING, [("Đã nhận đủ giấy tờ theo phiếu yêu cầu", "Có")])
    teller.waits(course.intake.lane, course.intake.name)
    teller.receive()
    teller.waits(_following(course).lane, _following(course).name)
    yield "", teller.lines


def _never_completed(course: Course, since: date) -> Told:
    teller = _incomplete(course, since)
    teller.at += timedelta(days=30)
    teller.say("Khi", f"đến lúc {_moment(teller.at)}")
    teller.waits(course.intake.lane, course.intake.name)
    yield "", _turned_away(teller)


def _refused_at_once(course: Course, since: date) -> Told:
    yield "", _turned_away(_begin(course, since))


def _supplemented(course: Course, since: date) -> Told:
    teller = _asked(course, since)
    teller.complete(course.intake.lane, flows.SUPPLYING, [("Đã nhận đủ giấy tờ theo phiếu yêu cầu", "Có")])
    teller.waits(course.appraisal.lane, course.appraisal.name)
    teller.status(*PROCESSING)
    if course.appraisal.minutes:
        teller.clock("đang tính")
    yield "", teller.lines


def _not_supplemented(course: Course, since: date) -> Told:
    teller = _asked(course, since)
    _review(teller, forms.STOP)
    teller.status("Dừng xử lý", "Quá thời hạn bổ sung hồ sơ")
    teller.ended()
    yield "", teller.lines


def _given_time(course: Course, since: date) -> Told:
    teller = _asked(course, since)
    _review(teller, forms.WAIT_ON)
    teller.waits(course.intake.lane, flows.SUPPLYING)
    yield "", teller.lines


def _sent_back(course: Course, since: date) -> Told:
    for stage in course.after_appraisal:
        if stage.role == "approve" and (earlier := course.redoing(stage)) is not None:
            teller = _begin(course, since)
            teller.receive()
            teller.until(stage)
            teller.do(stage, [(forms.decision(stage), forms.SEND_BACK), ("Lý do trả lại", REASON)])
            teller.waits(earlier.lane, earlier.name)
            yield f" ở bước {stage.name}", teller.lines


def _unfit(course: Course, since: date) -> Told:
    teller = _begin(course, since)
    teller.receive()
    teller.stages(course.middle, fits=False)
    teller.status("Dừng xử lý", "Không đủ điều kiện giải quyết")
    teller.clock("đã dừng tính")
    lane = course.gives[0].lane
    notice = [("Họ và tên người nhận", "Trần Thị Minh Họa"), ("Lý do không giải quyết (nêu rõ lý do)", REASON)]
    teller.waits(lane, flows.NOTIFYING)
    teller.complete(lane, flows.NOTIFYING, [*notice, ("Hình thức trả", forms.DIRECT)])
    teller.ended()
    yield "", teller.lines


def _stopped(course: Course, since: date) -> Told:
    teller = _begin(course, since)
    teller.receive()
    who = _officers(course)[_following(course).lane]  # whoever works on the case may record it, as the desk may
    teller.act(f'cán bộ {who} ghi nhận yêu cầu dừng thực hiện vì "Người nộp đề nghị."')
    teller.act(f'cán bộ {_assigner(course, teller)} đồng ý dừng thực hiện vì "Chưa có kết quả."')
    teller.ended()
    yield "", teller.lines


def _assigner(course: Course, teller: _Teller) -> str:
    """An officer who assigns work, and so decides whether it stops: of a lane of the table, else one who is named."""
    for lane, who in _officers(course).items():
        if course.lanes[lane].post in ASSIGNERS:
            return who
    teller.say("Khi", f'cán bộ {ASSIGNER} giữ vị trí Lãnh đạo, mã "{ASSIGNERS[-1]}"')
    return ASSIGNER


def _following(course: Course) -> Stage:
    """The stage behind reception."""
    return course.stages[1]


def _incomplete(course: Course, since: date) -> _Teller:
    teller = _begin(course, since)
    teller.do(course.intake, [("Kết quả kiểm tra hồ sơ", forms.COMPLETE), ("Lý do (nêu rõ lý do)", REASON)])
    teller.status("Yêu cầu bổ sung giấy tờ", "Hồ sơ chưa đầy đủ, chưa chính xác")
    return teller


def _turned_away(teller: _Teller) -> list[str]:
    rows = [("Kết quả kiểm tra hồ sơ", forms.REJECT), ("Lý do (nêu rõ lý do)", REASON)]
    teller.do(teller.course.intake, rows)
    teller.status("Dừng xử lý", "Từ chối tiếp nhận")
    teller.ended()
    return teller.lines


def _asked(course: Course, since: date) -> _Teller:
    """A case of which a supplement was asked."""
    teller = _begin(course, since)
    teller.receive()
    teller.until(course.appraisal)
    rows = [("Ý kiến thẩm định", forms.SUPPLEMENT), ("Nội dung thẩm định", REASON)]
    teller.do(course.appraisal, [*rows, ("Lý do, nội dung cần bổ sung", "Nộp giấy tờ còn thiếu.")])
    teller.status("Yêu cầu bổ sung giấy tờ", "Hồ sơ chưa đủ điều kiện giải quyết")
    teller.waits(course.intake.lane, flows.SUPPLYING)
    return teller


def _review(teller: _Teller, outcome: str) -> None:
    teller.at += timedelta(days=30)
    teller.say("Khi", f"đến lúc {_moment(teller.at)}")
    lane = flows.head(teller.course).lane
    teller.waits(lane, flows.REVIEWING)
    teller.complete(lane, flows.REVIEWING, [("Kết quả xem xét", outcome), ("Lý do", REASON)])


_WAYS: dict[str, Callable[[Course, date], Told]] = {
    "Hồ sơ đủ điều kiện được giải quyết và trả kết quả": _happy,
    "Hồ sơ chưa đầy đủ được hướng dẫn hoàn thiện rồi tiếp nhận": _completed,
    "Hồ sơ chưa đầy đủ mà quá 30 ngày không hoàn thiện": _never_completed,
    "Từ chối tiếp nhận hồ sơ, nêu rõ lý do": _refused_at_once,
    "Yêu cầu bổ sung, người nộp bổ sung đủ": _supplemented,
    "Yêu cầu bổ sung, quá 30 ngày không bổ sung thì dừng xử lý": _not_supplemented,
    "Yêu cầu bổ sung, quá 30 ngày thì cho thêm thời gian": _given_time,
    "Trả lại để làm lại": _sent_back,
    "Không đủ điều kiện giải quyết thì trả thông báo": _unfit,
    "Người nộp yêu cầu dừng thực hiện và được đồng ý": _stopped,
}


def _moment(at: datetime) -> str:
    return at.strftime("%H:%M ngày %d/%m/%Y")


def _table(rows: Rows) -> list[str]:
    widths = [max(len(row[place]) for row in rows) for place in (0, 1)] if rows else []
    return [f"| {row[0]:<{widths[0]}} | {row[1]:<{widths[1]}} |" for row in rows]

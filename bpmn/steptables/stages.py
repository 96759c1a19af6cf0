"""The steps of a table in the places that they have in a procedure: reception, handling, giving the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bpmn.steptables import posts, times, wordings
from bpmn.steptables.notes import Notes
from bpmn.steptables.posts import Mapped, Post
from bpmn.steptables.steps import Step

DESK = "Bộ phận một cửa"
INTAKE, APPRAISAL, RETURN = "Kiểm tra, tiếp nhận hồ sơ", "Thẩm định, giải quyết hồ sơ", "Trả kết quả"
#: Names that the supplement, the refusal and the stop bring along; a step of the table never gets one of them.
TAKEN = (
    "Hướng dẫn một lần, nhận hồ sơ hoàn thiện",
    "Nhận hồ sơ bổ sung",
    "Xem xét dừng xử lý",
    "Trả thông báo không giải quyết",
)
RESERVED = frozenset(
    (
        *(
            "bat_dau",
            "xet_tiep_nhan",
            "nhan_bo_sung_ban_dau",
            "qua_han_hoan_thien",
            "tu_choi_tiep_nhan",
            "da_tiep_nhan",
        ),
        *(
            "xet_tham_dinh",
            "yeu_cau_bo_sung",
            "nhan_bo_sung",
            "het_han_bo_sung",
            "da_bo_sung",
            "xem_xet_dung",
            "xet_dung",
        ),
        *("dung_xu_ly", "ket_thuc_dung", "xet_ket_qua", "xu_ly_xong", "khong_giai_quyet", "tra_thong_bao", "da_tra"),
        *("da_thong_bao", "dung_thuc_hien", "co_yeu_cau_dung", "da_dung_thuc_hien", "tiep_nhan", "application"),
        "xem_xet",  # its answer would have the name of that of the review
    )
)


@dataclass(slots=True, kw_only=True)
class Stage:
    """One step of the procedure, with a name and an id of its own."""

    id: str
    name: str
    lane: str
    role: str  #: "intake", "assign", "appraise", "approve", "issue", "pay", "wait", "give" or "work"
    minutes: int | None = None
    content: str = ""
    result: str = ""

    @property
    def form(self) -> str:
        """The file of its form."""
        return f"{self.id.replace('_', '-')}.json"


@dataclass(slots=True, kw_only=True)
class Course:
    """All stages in order, and who acts in which lane."""

    stages: list[Stage]
    lanes: dict[str, Post] = field(default_factory=dict)  #: in the order of the table

    @property
    def intake(self) -> Stage:
        """The first stage: the file is checked and received."""
        return self.stages[0]

    @property
    def middle(self) -> list[Stage]:
        """The stages between reception and giving the result."""
        return [stage for stage in self.stages[1:] if stage.role != "give"]

    @property
    def gives(self) -> list[Stage]:
        """The stages after the clock has stopped; at least one."""
        return [stage for stage in self.stages[1:] if stage.role == "give"]

    @property
    def appraisal(self) -> Stage:
        """Where a supplement is asked for and a refusal proposed."""
        return next(stage for stage in self.stages if stage.role == "appraise")

    @property
    def after_appraisal(self) -> list[Stage]:
        """The stages of the middle behind the appraisal."""
        middle = self.middle
        return middle[middle.index(self.appraisal) + 1 :]

    def redoing(self, stage: Stage) -> Stage | None:
        """Where *stage* sends a case back to: the appraisal, or behind it what follows the last payment."""
        before = self.middle[: self.middle.index(stage)]
        paid = max((place for place, one in enumerate(before) if one.role == "pay"), default=-1)
        if paid < before.index(self.appraisal):
            return self.appraisal
        return next((one for one in reversed(before[paid + 1 :]) if one.role == "work"), None)

    @property
    def minutes(self) -> int:
        """What all stages together take."""
        return sum(stage.minutes or 0 for stage in self.stages)


def of_steps(steps: Sequence[Step], mapped: Mapped, notes: Notes) -> Course:
    """The course that *steps* make; what had to be added or decided is told in *notes*."""
    course = Course(stages=[])
    _add_lanes(course, steps, mapped, notes)
    desk = next((lane for lane, post in course.lanes.items() if post.unit == "receiving"), DESK)
    first, last = _ends(steps)
    if first == 0:
        vi = f"bảng không bắt đầu bằng bước tiếp nhận: đã thêm bước '{INTAKE}', không tính thời gian"
        notes.doubt(None, vi, "the table does not begin with reception: a step without time was added")
        course.stages.append(Stage(id="tiep_nhan", name=INTAKE, lane=desk, role="intake"))
    course.stages += [_stage(course, step, "intake", desk, notes) for step in steps[:first]]
    _add_middle(course, steps[first:last], desk, notes)
    for step in steps[last:]:
        course.stages.append(_stage(course, step, "give", desk, notes))
    if last == len(steps):
        notes.tell(None, f"đã thêm bước '{RETURN}', không tính vào thời hạn", "a step that gives the result was added")
        course.stages.append(Stage(id=_id(RETURN, course), name=_unique(RETURN, "", course), lane=desk, role="give"))
    if any(stage.lane == DESK for stage in course.stages) and DESK not in course.lanes:
        course.lanes = {DESK: Post("mot-cua", "receiving", is_told=False), **course.lanes}
    return course


def _add_middle(course: Course, steps: Sequence[Step], desk: str, notes: Notes) -> None:
    """The stages between reception and result; one of them appraises."""
    decisive = _appraisal(steps, notes)
    if decisive is None:
        _add_appraisal(course, notes)
    for place, step in enumerate(steps):
        course.stages.append(_stage(course, step, _role(step, place, decisive), desk, notes))
    for stage in course.after_appraisal:
        if stage.role == "approve" and course.redoing(stage) is None:
            stage.role = "work"  # behind a payment with nothing to do again there is no way back


def lane_of(performer: str) -> str:
    """The lane that *performer* gets, without signs that a scenario cannot say."""
    plain = performer.replace('"', "'").replace("|", "/").replace("<", "(").replace(">", ")")
    return " ".join(plain.split())[:120].strip()


def _ends(steps: Sequence[Step]) -> tuple[int, int]:
    """How many steps receive (one or none), and where the steps begin that give the result."""
    first = 1 if steps[0].kind == "intake" else 0
    last = len(steps)
    while last > first and steps[last - 1].kind == "give":
        last -= 1
    return first, last


def _appraisal(middle: Sequence[Step], notes: Notes) -> int | None:
    """Which step of *middle* appraises: the first that says so, else the first that does not only hand on.

    None when somebody only receives, waits for payment and gives.
    """
    if all(step.kind == "obligation" for step in middle):
        return None
    named = next((place for place, step in enumerate(middle) if step.kind == "appraise"), None)
    if named is not None:
        return named
    able = [place for place, step in enumerate(middle) if step.kind != "obligation"]
    place = next((place for place in able if middle[place].kind in ("", "approve") and middle[place].minutes), able[0])
    vi = f"không bước nào ghi rõ là thẩm định: đã coi '{middle[place].name}' là bước thẩm định"
    notes.doubt(middle[place].line, vi, "no step says that it appraises: this one was taken")
    return place


def _add_appraisal(course: Course, notes: Notes) -> None:
    """A table that only receives and gives does the work in between in one go: its time goes to a step for that."""
    intake = course.intake
    name = _unique(APPRAISAL, intake.lane, course)
    stage = Stage(id=_id(name, course), name=name, lane=intake.lane, role="appraise", minutes=intake.minutes)
    intake.minutes = None
    course.stages.append(stage)
    vi = f"không có bước nào giữa tiếp nhận và trả kết quả: đã thêm '{name}', lấy thời gian của bước tiếp nhận"
    notes.doubt(None, vi, "nothing stands between reception and result: a step was added, with the time of reception")


def _role(step: Step, place: int, decisive: int | None) -> str:
    if place == decisive:
        return "appraise"
    if step.minutes is None:
        return "pay" if step.kind == "obligation" else "wait"
    is_before = place < (decisive or 0)
    if step.kind in ("approve", "issue"):
        return "work" if is_before else step.kind
    return "assign" if step.kind == "assign" and is_before else "work"


def _stage(course: Course, step: Step, role: str, desk: str, notes: Notes) -> Stage:
    lane = desk if posts.is_applicant(step.performer) else lane_of(step.performer)
    stage = Stage(
        id="tiep_nhan" if role == "intake" else _id(step.name, course),
        name=_unique(step.name, lane, course),
        lane=lane,
        role=role,
        minutes=step.minutes,
        content=step.content,
        result=step.result,
    )
    told = f"{times.say(stage.minutes)}" if stage.minutes else "không tính thời gian"
    notes.tell(step.line, f"'{stage.name}', {lane}, {told}", f"'{stage.name}', {lane}, {stage.minutes or 0} minutes")
    return stage


def _add_lanes(course: Course, steps: Sequence[Step], mapped: Mapped, notes: Notes) -> None:
    known: dict[str, str] = {}
    for step in steps:
        folded = wordings.fold(step.performer)
        if posts.is_applicant(step.performer):
            notes.doubt(step.line, f"'{step.performer}' là người nộp hồ sơ: Một cửa xác nhận thay", "the desk confirms")
        elif folded not in known:
            known[folded] = lane_of(step.performer)
            post = course.lanes[known[folded]] = posts.of_step(step, mapped)
            _tell(step, post, notes)


def _tell(step: Step, post: Post, notes: Notes) -> None:
    if post.is_told:
        notes.tell(
            step.line, f"'{step.performer}' là vị trí {post.post}", f"'{step.performer}' is the post {post.post}"
        )
        return
    why = "theo bảng từ ngữ mặc định" if posts.is_known(step.performer) else "đặt theo chính tên gọi"
    if any(sign in step.performer for sign in (",", ";", "/")):
        why += "; dường như nêu nhiều người"
    vi = f"'{step.performer}' được gán vị trí {post.post} {why}; hãy ghi vào tệp gán vị trí (--roles)"
    en = f"'{step.performer}' got the post {post.post} by default; say it in the role mapping (--roles)"
    notes.doubt(step.line, vi, en)


def _unique(name: str, lane: str, course: Course) -> str:
    """*name*, with its lane when somebody else has a step of that name, with a number when that does not help."""
    taken = {*TAKEN, *(stage.name for stage in course.stages)}
    elsewhere = any(stage.name == name and stage.lane != lane for stage in course.stages)
    names = [name, *([f"{name} ({lane})"] if elsewhere else []), *(f"{name} ({n})" for n in range(2, 1_000))]
    return next(candidate for candidate in names if candidate not in taken)


def _id(name: str, course: Course) -> str:
    plain = posts.slug(name).replace("-", "_")[:40].strip("_")
    plain = plain if plain[:1].isalpha() else f"buoc_{plain}".strip("_")
    taken = {*RESERVED, *(name for stage in course.stages for name in _around(stage.id))}
    names = (plain, *(f"{plain}_{n}" for n in range(2, 1_000)))
    return next(candidate for candidate in names if taken.isdisjoint(_around(candidate)))


def _around(stage: str) -> tuple[str, ...]:
    """The ids that the stage *stage* may bring along: its gateway, and the events around a payment."""
    return stage, f"xet_{stage}", f"thong_bao_{stage}", f"xet_thong_bao_{stage}", f"da_nop_{stage}", f"sau_{stage}"

"""procedure.toml of a new procedure: what the table says, and what an analyst still has to enter, marked so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from bpmn.steptables import times
from bpmn.steptables.posts import slug
from bpmn.steptables.stages import Course, Stage
from bpmn.steptables.titles import Source

NO_CODE = "0.000000"
UNKNOWN = "Chưa xác định"


def write(course: Course, *, code: str, name: str, source: Source | None, file: str, since: date) -> bytes:
    """The declaration of *course*, read from the file called *file*; in force from *since* on."""
    lines = [
        "# Bản nháp lập từ bảng các bước của quyết định. Những mục trong [origin.ours] phải được rà soát, nhập theo",
        "# văn bản trước khi công bố.",
        f"code = {_text(code or NO_CODE)}",
        f"name = {_text(name)}",
        f"field = {_text(UNKNOWN)}",
        'level = "commune"',
        'audience = ["citizen", "organisation"]',
        'service = "partial"',
        'channels = ["counter", "online", "post"]',
        "",
        "[valid]",
        f"from = {since.isoformat()}",
        "",
        "[[limits]]",
        f"limit = {_text(times.limit(course.minutes))}",
        'kind = "working"',
        f"source = {_text('Tổng thời hạn các bước trong bảng; chưa nhập thời hạn theo pháp luật')}",
        "",
        "[[results]]",
        f"name = {_text(result(course, name))}",
        "",
        "[[legal_basis]]",
        f"number = {_text(source.number if source else UNKNOWN)}",
        f"name = {_text('Quyết định phê duyệt quy trình nội bộ')}",
        *_uncounted(course),
        "",
        "[roles]",
        *(f"{_text(lane)} = {_role(course, lane)}" for lane in used_lanes(course)),
        *_decision(source),
        "",
        "[origin]",
        f"official = [{', '.join(_text(topic) for topic in _official(code))}]",
        "",
        "[origin.ours]",
        *(f"{topic} = {_text(why)}" for topic, why in _ours(code, file)),
    ]
    return ("\n".join(lines) + "\n").encode()


def result(course: Course, name: str) -> str:
    """What the applicant gets: the last result that the table names, else the procedure's own name."""
    named = [stage.result.split("\n")[0] for stage in course.stages if stage.result and stage.role != "intake"]
    return named[-1] if named else f"Kết quả giải quyết thủ tục {name}"


def used_lanes(course: Course) -> list[str]:
    """The lanes in which somebody has something to do, in the order of the table."""
    used = {stage.lane for stage in course.stages}
    return [lane for lane in course.lanes if lane in used]


def uncounted(course: Course) -> list[Stage]:
    """The stages before the result that the table does not count, and that are no payment."""
    return [
        stage
        for stage in (course.intake, *course.middle)
        if stage.role == "wait" or (not stage.minutes and stage.role != "pay")
    ]


def process_id(folder: str) -> str:
    """The id of the process of the folder called *folder*."""
    plain = slug(folder).replace("-", "_")
    return plain if plain[:1].isalpha() else f"thu_tuc_{plain}".strip("_")


def _uncounted(course: Course) -> Iterator[str]:
    for stage in uncounted(course):
        yield from ("", "[[uncounted]]", f"element = {_text(stage.id)}")
        yield f"basis = {_text('Bảng các bước của quyết định: không tính thời gian')}"


def _role(course: Course, lane: str) -> str:
    post = course.lanes[lane]
    return f"{{ post = {_text(post.post)}, unit = {_text(post.unit)} }}"


def _decision(source: Source | None) -> Iterator[str]:
    if source is not None:
        yield from ("", "[decision]", f"number = {_text(source.number)}")
        if source.signed is not None:
            yield f"date = {source.signed.isoformat()}"


def _official(code: str) -> list[str]:
    return ["code", "name", "steps", "step-limits"] if code else ["steps", "step-limits"]


def _ours(code: str, file: str) -> Iterator[tuple[str, str]]:
    if not code:
        yield "code", "Bảng không ghi mã thủ tục: đây là mã tạm."
        yield "name", "Đặt theo tiêu đề hoặc tên tệp, chưa theo quyết định công bố."
    missing = "Bảng không nêu: giá trị tạm, phải nhập theo quyết định công bố thủ tục."
    yield from ((topic, missing) for topic in ("field", "level", "audience", "service", "channels"))
    yield "limits", "Tổng thời hạn các bước trong bảng, cho đến khi nhập thời hạn theo pháp luật."
    yield "results", "Theo cột kết quả của bảng hoặc tên thủ tục; chưa có mã kết quả."
    yield "legal_basis", f"Theo tệp {file}; phải nhập căn cứ pháp lý của thủ tục."
    yield "roles", "Gán theo tệp gán vị trí hoặc bảng từ ngữ mặc định."
    yield "forms", "Biểu mẫu khởi đầu, thay bằng mẫu của tỉnh."
    yield "conditions", "Bổ sung 30 ngày, trả lại, từ chối, dừng thực hiện do chúng tôi vẽ thêm."


def _text(value: str) -> str:
    """*value* as a basic string of TOML, which writes its escapes as JSON does."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False).replace("\x7f", "")

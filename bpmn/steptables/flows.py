"""The course of a procedure as the nodes and flows of a diagram, with the ways aside that every procedure has.

Our choice: supplement, refusal, rework and stop stand where NĐ 118/2025/NĐ-CP Điều 17–21 has them, and the applicant
has 30 days to supplement, for which the law sets no number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bpmn.steptables import times
from bpmn.steptables.stages import TAKEN, Course, Stage

WINDOW = "P30D"
STOP = "dung-thuc-hien"  #: the message that says that the applicant's wish to stop is granted
MOST_REVIEW = 240  #: minutes to consider what to do when a supplement did not come
COMPLETING, SUPPLYING, REVIEWING, NOTIFYING = TAKEN
REFUSED = 'y_kien_tham_dinh = "khong-du-dieu-kien"'


@dataclass(slots=True, kw_only=True)
class Node:
    """One node to be drawn."""

    id: str
    kind: str
    name: str
    lane: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    documentation: str = ""
    host: str = ""  #: for a boundary event: the step that it sits on
    timer: str = ""
    message: str = ""
    inside: str = ""  #: id of the sub-process around it


@dataclass(slots=True, kw_only=True)
class Flow:
    """One flow; of several that leave a gateway, the one without a condition is the default."""

    source: str
    target: str
    name: str = ""
    condition: str = ""

    @property
    def id(self) -> str:
        """Its id: who it joins."""
        return f"{self.source}__{self.target}"


@dataclass(slots=True)
class Graph:
    """All nodes and flows."""

    nodes: list[Node] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)

    def chain(self, *ids: str) -> None:
        """Plain flows from each to the next."""
        self.flows += [Flow(source=source, target=target) for source, target in pairwise(ids)]


def draw(course: Course) -> Graph:
    """The whole diagram of *course*."""
    graph = Graph()
    _reception(graph, course)
    here, name = "da_tiep_nhan", ""
    for stage in course.middle:
        here, name = _pass(graph, course, stage, here, name)
    _results(graph, course, here, name)
    _supplement(graph, course)
    _stop(graph, course)
    return graph


def review_minutes(course: Course) -> int:
    """How long the review after a missing supplement may take: never more than the stages that it replaces."""
    return min(MOST_REVIEW, sum(stage.minutes or 0 for stage in course.after_appraisal))


def _reception(graph: Graph, course: Course) -> None:
    stage, lane = course.intake, course.intake.lane
    graph.nodes += [
        Node(id="bat_dau", kind="startEvent", name="Hồ sơ được nộp", lane=lane, properties={"status": "filed"}),
        _task(stage),
        Node(id="xet_tiep_nhan", kind="exclusiveGateway", name="Kết quả kiểm tra?", lane=lane),
        Node(
            id="nhan_bo_sung_ban_dau",
            kind="userTask",
            name=COMPLETING,
            lane=lane,
            properties={"status": "incomplete", "form": "nhan-bo-sung.json"},
        ),
        Node(
            id="qua_han_hoan_thien",
            kind="boundaryEvent",
            name="Quá thời hạn hoàn thiện",
            lane=lane,
            host="nhan_bo_sung_ban_dau",
            timer=WINDOW,
        ),
        _end("tu_choi_tiep_nhan", "Từ chối tiếp nhận", lane, status="reception-refused"),
        _event("da_tiep_nhan", "Đã tiếp nhận", lane, status="received", act="accept"),
    ]
    graph.chain("bat_dau", stage.id, "xet_tiep_nhan")
    graph.flows += [
        Flow(source="xet_tiep_nhan", target="da_tiep_nhan", name="Đủ"),
        _if("xet_tiep_nhan", "nhan_bo_sung_ban_dau", "Thiếu", 'ket_qua_tiep_nhan = "bo-sung"'),
        _if("xet_tiep_nhan", "tu_choi_tiep_nhan", "Từ chối", 'ket_qua_tiep_nhan = "tu-choi"'),
    ]
    graph.chain("nhan_bo_sung_ban_dau", stage.id)
    graph.chain("qua_han_hoan_thien", stage.id)


def _pass(graph: Graph, course: Course, stage: Stage, here: str, name: str) -> tuple[str, str]:
    """Draw *stage* behind the node *here*; the node to go on from, and what the flow from there is called."""
    if stage.role == "pay":
        return _payment(graph, course, stage, here, name)
    graph.nodes.append(_task(stage, separate=_separate(course, stage)))
    graph.flows.append(Flow(source=here, target=stage.id, name=name))
    if stage.role == "appraise":
        graph.nodes.append(_gateway("xet_tham_dinh", "Ý kiến thẩm định?", stage.lane))
        graph.chain(stage.id, "xet_tham_dinh")
        return "xet_tham_dinh", "Đủ hoặc không đủ điều kiện"
    if stage.role == "approve" and (earlier := course.redoing(stage)) is not None:
        gateway = f"xet_{stage.id}"
        graph.nodes.append(_gateway(gateway, "Đồng ý?", stage.lane))
        graph.chain(stage.id, gateway)
        graph.flows.append(_if(gateway, earlier.id, "Trả lại", f'ket_qua_{stage.id} = "tra-lai"'))
        return gateway, "Đồng ý"
    return stage.id, ""


def _payment(graph: Graph, course: Course, stage: Stage, here: str, name: str) -> tuple[str, str]:
    """The wait for a payment, during which the clock stands; a case that will be refused passes by."""
    asked, paid = f"thong_bao_{stage.id}", f"da_nop_{stage.id}"
    graph.nodes += [
        _event(asked, "Thông báo nghĩa vụ tài chính", stage.lane, status="obligation", act="obligation"),
        _task(stage),
        _event(paid, "Đã nộp", stage.lane, status="processing", act="paid", reference=f"so_bien_lai_{stage.id}"),
    ]
    graph.chain(asked, stage.id, paid)
    if stage not in course.after_appraisal:
        graph.flows.append(Flow(source=here, target=asked, name=name))
        return paid, ""
    before, after = f"xet_{asked}", f"sau_{stage.id}"
    graph.nodes += [_gateway(before, "Phải nộp?", stage.lane), _gateway(after, "", stage.lane)]
    graph.flows += [
        Flow(source=here, target=before, name=name),
        Flow(source=before, target=asked, name="Có"),
        _if(before, after, "Không giải quyết", REFUSED),
        Flow(source=paid, target=after),
    ]
    return after, ""


def _results(graph: Graph, course: Course, here: str, name: str) -> None:
    """The clock stops; the result or the notice is given."""
    gives, lane = course.gives, course.gives[0].lane
    before = course.middle[-1].lane
    graph.nodes += [
        _event("xu_ly_xong", "Đã xử lý xong", before, status="done", act="stop"),
        *(_task(stage) for stage in gives),
        _end("da_tra", "Đã trả kết quả", gives[-1].lane, status="returned"),
    ]
    graph.chain("xu_ly_xong", *(stage.id for stage in gives), "da_tra")
    graph.nodes += [
        _gateway("xet_ket_qua", "Loại kết quả?", before),
        _event("khong_giai_quyet", "Không đủ điều kiện giải quyết", before, status="refused", act="stop"),
        Node(id="tra_thong_bao", kind="userTask", name=NOTIFYING, lane=lane, properties={"form": "tra-thong-bao.json"}),
        _end("da_thong_bao", "Đã trả thông báo", lane),
    ]
    graph.flows += [
        Flow(source=here, target="xet_ket_qua", name=name),
        Flow(source="xet_ket_qua", target="xu_ly_xong", name="Kết quả"),
        _if("xet_ket_qua", "khong_giai_quyet", "Thông báo", REFUSED),
    ]
    graph.chain("khong_giai_quyet", "tra_thong_bao", "da_thong_bao")


def _supplement(graph: Graph, course: Course) -> None:
    appraisal, desk, boss = course.appraisal, course.intake.lane, head(course).lane
    minutes = review_minutes(course)
    review = {"form": "xem-xet-dung.json"} | ({"limit": times.limit(minutes)} if minutes else {})
    ask = {"status": "supplement", "act": "supplement", "reason": "noi_dung_bo_sung"}
    graph.nodes += [
        _event("yeu_cau_bo_sung", "Yêu cầu bổ sung", appraisal.lane, **ask),
        Node(id="nhan_bo_sung", kind="userTask", name=SUPPLYING, lane=desk, properties={"form": "nhan-bo-sung.json"}),
        Node(
            id="het_han_bo_sung",
            kind="boundaryEvent",
            name="Quá thời hạn bổ sung",
            lane=desk,
            host="nhan_bo_sung",
            timer=WINDOW,
        ),
        _event("da_bo_sung", "Đã bổ sung đủ", desk, status="processing", act="supplied"),
        Node(id="xem_xet_dung", kind="userTask", name=REVIEWING, lane=boss, properties=review),
        _gateway("xet_dung", "Dừng xử lý?", boss),
        _event("dung_xu_ly", "Dừng xử lý", boss, status="expired", act="stop"),
        _end("ket_thuc_dung", "Đã dừng xử lý", boss),
    ]
    graph.flows.append(_if("xet_tham_dinh", "yeu_cau_bo_sung", "Cần bổ sung", 'y_kien_tham_dinh = "bo-sung"'))
    graph.chain("yeu_cau_bo_sung", "nhan_bo_sung", "da_bo_sung", appraisal.id)
    graph.chain("het_han_bo_sung", "xem_xet_dung", "xet_dung")
    graph.flows += [
        Flow(source="xet_dung", target="dung_xu_ly", name="Dừng"),
        _if("xet_dung", "nhan_bo_sung", "Cho thêm thời gian", 'ket_qua_xem_xet = "cho-them"'),
    ]
    graph.chain("dung_xu_ly", "ket_thuc_dung")


def _stop(graph: Graph, course: Course) -> None:
    """The applicant's wish to stop, once granted, ends the case wherever it stands."""
    graph.nodes += [
        Node(id="dung_thuc_hien", kind="subProcess", name="Dừng thực hiện theo yêu cầu", lane=course.intake.lane),
        Node(id="co_yeu_cau_dung", kind="startEvent", name="Đồng ý dừng", message=STOP, inside="dung_thuc_hien"),
        Node(
            id="da_dung_thuc_hien",
            kind="endEvent",
            name="Đã dừng thực hiện",
            properties={"act": "stop"},
            inside="dung_thuc_hien",
        ),
    ]
    graph.chain("co_yeu_cau_dung", "da_dung_thuc_hien")


def head(course: Course) -> Stage:
    """Who decides what to do when a supplement did not come: the first to approve, else who appraises."""
    return next((stage for stage in course.after_appraisal if stage.role == "approve"), course.appraisal)


def _separate(course: Course, stage: Stage) -> str:
    """The step whose performer may not do *stage*: who appraised does not approve, where the posts differ."""
    appraisal = course.appraisal
    if stage.role != "approve":
        return ""
    posts = course.lanes[stage.lane].post, course.lanes[appraisal.lane].post
    return appraisal.id if posts[0] != posts[1] else ""


def _task(stage: Stage, *, separate: str = "") -> Node:
    properties = {"form": stage.form}
    if stage.minutes:
        properties["limit"] = times.limit(stage.minutes)
    if stage.role == "assign":
        properties["status"] = "forwarded"
    elif stage.role not in ("intake", "give", "pay"):
        properties["status"] = "processing"
    if separate:
        properties["separate_from"] = separate
    return Node(
        id=stage.id,
        kind="userTask",
        name=stage.name,
        lane=stage.lane,
        properties=properties,
        documentation="\n".join(_told(stage)),
    )


def _told(stage: Stage) -> Iterator[str]:
    if stage.content and stage.content != stage.name:
        yield stage.content
    if stage.result:
        yield f"Kết quả, biểu mẫu: {stage.result}"


def _event(id_: str, name: str, lane: str, **properties: str) -> Node:
    return Node(id=id_, kind="intermediateThrowEvent", name=name, lane=lane, properties=properties)


def _end(id_: str, name: str, lane: str, **properties: str) -> Node:
    return Node(id=id_, kind="endEvent", name=name, lane=lane, properties=properties)


def _gateway(id_: str, name: str, lane: str) -> Node:
    return Node(id=id_, kind="exclusiveGateway", name=name, lane=lane)


def _if(source: str, target: str, name: str, condition: str) -> Flow:
    return Flow(source=source, target=target, name=name, condition=condition)


def leaving(flows: Sequence[Flow], source: str) -> list[Flow]:
    """The flows that leave *source*."""
    return [flow for flow in flows if flow.source == source]

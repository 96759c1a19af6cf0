"""Names that the engine and the history of a case hang on: every step has one id of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bpmn import tree
from bpmn.model import Diagram
from bpmn.nodes import FLOW_NODES
from bpmn.rules.rule import Flaw, rule

_ID = re.compile(r"[^\W\d][\w.\-]*")
_UNSEEN = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@rule("no-process")
def has_a_process(diagram: Diagram) -> Iterator[Flaw]:
    """The file contains a process."""
    if not diagram.processes:
        where = tree.near(diagram.root)
        yield Flaw(
            where,
            "Tệp không có quy trình nào (process). Hãy vẽ ít nhất một quy trình.",
            "The file contains no process. Draw at least one.",
        )


@rule("empty-process")
def some_process_has_steps(diagram: Diagram) -> Iterator[Flaw]:
    """At least one process contains steps; an empty one beside it is a pool whose inside is not shown."""
    if diagram.processes and not diagram.nodes:
        first = diagram.processes[0]
        yield Flaw(
            first.id or "process",
            f"Quy trình '{first.name or first.id}' không có bước nào.",
            f"Process '{first.name or first.id}' contains no step.",
        )


@rule("not-executable", "warning")
def something_can_be_run(diagram: Diagram) -> Iterator[Flaw]:
    """At least one process of the file does not call itself a mere drawing."""
    if diagram.processes and not any(process.executable for process in diagram.processes):
        where = diagram.processes[0].id or "process"
        yield Flaw(
            where,
            f"Quy trình '{where}' ghi isExecutable=false: chỉ để xem, không chạy được. Hãy đổi thành true.",
            f"Process '{where}' says isExecutable=false: a drawing that is not run. Change it to true.",
        )


@rule("missing-id")
def everything_has_an_id(diagram: Diagram) -> Iterator[Flaw]:
    """Processes, steps and flows have an id."""
    for element in diagram.tagged("process", "sequenceFlow", *FLOW_NODES):
        if element.get("id"):
            continue
        kind, label, where = tree.tag(element), element.get("name", ""), tree.near(element)
        yield Flaw(
            where,
            f"Phần tử {kind} '{label}' trong '{where}' chưa có mã (id). Hãy đặt cho nó một mã riêng.",
            f"The {kind} '{label}' in '{where}' has no id. Give it an id of its own.",
        )


@rule("duplicate-id")
def ids_are_unique(diagram: Diagram) -> Iterator[Flaw]:
    """No id is used twice in the file."""
    seen: set[str] = set()
    for element in diagram.elements:
        name = element.get("id")
        if name and name in seen:
            yield Flaw(
                name,
                f"Mã '{name}' được dùng cho nhiều phần tử. Mỗi phần tử phải có một mã riêng.",
                f"The id '{name}' is used by several elements. Each needs an id of its own.",
            )
        seen.add(name or "")


@rule("malformed-id")
def ids_are_names(diagram: Diagram) -> Iterator[Flaw]:
    """An id begins with a letter or `_` and goes on with letters, digits, `_`, `-` and `.` (XML NCName)."""
    for element in diagram.tagged("process", "sequenceFlow", *FLOW_NODES):
        name = element.get("id")
        if name and not _ID.fullmatch(name):
            yield Flaw(
                name,
                f"Mã '{name}' không hợp lệ: chỉ dùng chữ, số, '_', '-', '.', bắt đầu bằng chữ hoặc '_'.",
                f"The id '{name}' is not valid: use letters, digits, '_', '-', '.', beginning with a letter or '_'.",
            )


@rule("unseen-character")
def names_show_all_that_is_in_them(diagram: Diagram) -> Iterator[Flaw]:
    """No name holds a control character or one that turns the direction of writing: it would be read as another."""
    for element in diagram.elements:
        label = element.get("name", "")
        if _UNSEEN.search(label):
            where, shown = element.get("id") or tree.near(element), _UNSEEN.sub("�", label)[:80]
            yield Flaw(
                where,
                f"Tên '{shown}' có ký tự điều khiển không nhìn thấy được. Hãy xóa và gõ lại tên này.",
                f"The name '{shown}' holds a control character that nobody sees. Delete it and type it again.",
            )

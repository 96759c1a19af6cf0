"""How the reference case goes: which step is completed when, with which answers."""

from __future__ import annotations

from typing import NamedTuple

FORM = {f"field_{number:02}": f"Nội dung trường số {number}" for number in range(20)}  #: 20 form fields
BEGIN_DATA = {"case_number": 17}


class Act(NamedTuple):
    """One step to complete."""

    element: str
    answers: dict[str, object]


STANDARD = (
    Act("receive", {"received": "incomplete", **FORM}),
    Act("supplement", {"field_07": "Nội dung bổ sung"}),
    Act("receive", {"received": "complete"}),
    Act("forward", {}),
    Act("assign", {"officer": "cb-17"}),
    Act("appraise", {"appraised": "opinion"}),
    *(Act(f"opinion_{number}", {f"opinion_{number}_text": "Nhất trí"}) for number in (1, 2, 3)),
    Act("sum_up", {"summary": "Đủ điều kiện"}),
    Act("draft", {"draft": "Dự thảo 1"}),
    Act("sign", {"signed": "no"}),
    Act("draft", {"draft": "Dự thảo 2"}),
    Act("sign", {"signed": "yes"}),
    Act("issue", {}),
    Act("give_result", {"rating": 5}),
)  #: 16 acts: one loop for supplements, three opinions, one draft that comes back

UP_TO_DRAFT = (*STANDARD[2:5], Act("appraise", {"appraised": "none"}))
RETURNED_DRAFT = (Act("draft", {"draft": "Dự thảo"}), Act("sign", {"signed": "no"}))  #: the head sends it back


def with_form(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """*acts*, the first of which also carries the 20 form fields."""
    first = acts[0]
    return (Act(first.element, {**FORM, **first.answers}), *acts[1:])

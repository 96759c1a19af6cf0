"""No case is called finished whose result is not: whoever completes a step beside the result is told so."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from engine.tables import Case, Result
from engine.work import Work
from feel.errors import Fault

#: states of a result that keep a case from a status: on its way up it is not with the desk, issued it is not returned
BARRED = {
    "done": ("sent-up", "signed"),
    "refused": ("sent-up", "signed"),
    "returned": ("sent-up", "signed", "issued"),
}


class NotIssued(Fault):
    """The result '{name}' was sent up but is not signed and issued yet."""

    vi = "Kết quả '{name}' đã trình nhưng chưa được ký, lấy số và phát hành."


class NotGiven(Fault):
    """Nobody has recorded to whom the result '{name}' was given, and how."""

    vi = "Chưa ghi nhận việc trả kết quả '{name}': người nhận, hình thức trả."


def require(work: Work, case: Case, status: str) -> None:
    """Nothing, when the results of *case* are as far as *status* says.

    Raises:
        NotIssued, NotGiven.
    """
    barring: Collection[str] = BARRED.get(status, ())
    if not barring:
        return
    behind = select(Result).where(Result.case_id == case.id, Result.state.in_(barring))
    found = work.session.scalars(behind.order_by(Result.position).limit(1)).first()
    if found is not None:
        raise (NotGiven if found.state == "issued" else NotIssued)(name=found.name)

"""The desk's answer to a filing, where the form of the step asks for it as the forms of the product do.

Our choice: one field with three values says whether a filing is received, sent home for a supplement or refused. Where
a form asks in another way, the step is done by filling in its form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine import procedures
from engine.procedures import Offered
from engine.tables import Case, Task
from engine.work import Work
from forms.form import Form

FIELD, REASON = "ket_qua_tiep_nhan", "ly_do"
ACCEPT, SUPPLEMENT, REFUSE = "tiep-nhan", "bo-sung", "tu-choi"


def form(offered: Offered) -> str | None:
    """The name of the form by which the desk answers a filing; None: there is none that asks in this way."""
    return next((name for name, one in offered.by_name.items() if asks(one)), None)


def asks(form: Form) -> bool:
    """Whether *form* asks whether a filing is received."""
    known = {option.value for field in form.fields if field.key == FIELD for option in field.options or ()}
    return {ACCEPT, SUPPLEMENT, REFUSE} <= known


def is_at(work: Work, case: Case, task: Task) -> bool:
    """Whether *task* is the step at which the desk answers the filing."""
    if case.case_number is not None or task.form is None or task.ended_at is not None:
        return False
    return asks(procedures.offered(work.session, case.digest).form(task.form))


def answers(said: str, *, reason: str = "", more: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What the form is filled in with to say one of `ACCEPT`, `SUPPLEMENT`, `REFUSE`, for *reason*."""
    return {**(more or {}), FIELD: said, **({REASON: reason} if said != ACCEPT else {})}

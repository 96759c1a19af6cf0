"""A case of a draft played from its beginning, in a child, for whoever waits for it: how it stands after some moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson

from adapters import children
from bpmn import folder, sharing
from bpmn.procedure import Procedure
from engine import calendar, revisions, sizes
from engine.procedures import APPLICATION_FORM, NoSuchForm
from engine.scenariotexts import Deed, Story
from engine.work import Work
from feel.errors import Fault
from forms import Form, read

COMMAND = ("run", "--standing", "--script", "-")
SECONDS = 20  #: of work for one try; our choice


class NotADraft(Fault):
    """The draft of '{slug}' cannot be read far enough to be tried: mend what its check finds first."""

    vi = "Chưa đọc được bản dự thảo '{slug}' để chạy thử: hãy sửa các lỗi mà phần kiểm tra nêu trước."


def play(work: Work, slug: str, moves: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], int]:
    """How a case of the draft of *slug* stands after *moves*, and the version of the draft.

    Raises:
        NotAllowed, NoRevision. Busy, TookTooLong; SaidNo: a move was refused.
    """
    revisions.require(work)
    version, files = revisions.look(work.session, slug).version, revisions.files(work.session, slug)
    work.session.rollback()  # nothing is held open while a child plays
    told = children.answer(COMMAND, files, slug=slug, seconds=SECONDS, said=orjson.dumps(list(moves)))
    return dict(told["stands"]), version


def procedure(files: Mapping[str, bytes], slug: str) -> Procedure:
    """The procedure of a draft.

    Raises:
        NotADraft, TooLarge.
    """
    sizes.require(files, slug)
    found = folder.draft(files, slug=slug)
    if found is None:
        raise NotADraft(slug=slug)
    return found


def form(files: Mapping[str, bytes], slug: str, name: str) -> Form:
    """The form that the steps of a draft call *name*.

    Raises:
        NoSuchForm, FormBroken.
    """
    path = sharing.forms(files).get(name)
    if path is None:
        raise NoSuchForm(slug=slug, form=name)
    return read(files[path], file=path)


def working_day_later(moment: datetime) -> datetime:
    """The same hour on the next working day."""
    hours, later = calendar.calendar(), moment.astimezone(calendar.ZONE) + timedelta(days=1)
    for _ in range(30):
        if calendar.is_working_day(hours, later.date()):
            break
        later += timedelta(days=1)
    return later


def story(procedure: Procedure, told: Mapping[str, Any], title: str) -> Story:
    """The case that was tried, to be written as a scenario."""
    files, slug = procedure.files, procedure.slug
    last: Mapping[str, Any] = told["statuses"][-1] if told["statuses"] else {"word": None, "detail": ""}
    waiting = [(one["who"], one["name"]) for one in told["waiting"]]
    names = {one.code: one.name for one in procedure.variants}
    return Story(
        title=title,
        procedure=procedure.name,
        channel=told["channel"],
        variant=names.get(told["variant"]),
        deeds=[_deed(files, slug, one) for one in told["deeds"]],
        until=datetime.fromisoformat(told["now"]),
        status=(last["word"], last["detail"]),
        waiting=waiting[0] if len(waiting) == 1 else None,
        ended=bool(told["ended"]),
    )


def _deed(files: Mapping[str, bytes], slug: str, told: Mapping[str, Any]) -> Deed:
    name = told["form"] if told["name"] else APPLICATION_FORM
    found = form(files, slug, name) if name in sharing.forms(files) else None
    return Deed(datetime.fromisoformat(told["at"]), told["name"], told["who"], told["lane"], found, told["answers"])

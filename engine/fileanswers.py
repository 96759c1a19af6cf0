"""Files that answers refer to, by their kind and the digest of their content.

A digest is no secret: whoever has seen a case knows those of its files. So an answer may refer only to what its giver
has handed in himself, which shows that he has the content, or to what was answered in the same case before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import select

from engine.queries import details
from engine.tables import Case, HandedIn
from engine.work import Work
from feel.errors import Fault

REFERENCE = re.compile(r"(pdf|docx|odt|xlsx|ods|jpg|png|tif|xml|json|zip):([0-9a-f]{64})")


class NotHandedIn(Fault):
    """An answer refers to a file that you have not sent in and that is not in this case."""

    vi = "Câu trả lời nêu một tệp mà bạn chưa gửi lên và hồ sơ này chưa có."


def referred(value: object) -> Iterator[tuple[str, str]]:
    """The kind and the digest of each file that the answers *value* refer to."""
    if isinstance(value, str):
        yield from REFERENCE.findall(value)
    elif isinstance(value, list | tuple | Mapping):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from referred(one)


def require(work: Work, case: Case, answers: Mapping[str, object]) -> None:
    """Nothing, when the actor may refer to every file that *answers* name in *case*.

    Raises:
        NotHandedIn: the same whether there is such a file or not.
    """
    named = {digest for _, digest in referred(answers)}
    if not named:
        return
    his = select(HandedIn.digest).where(HandedIn.person_id == work.actor_id, HandedIn.digest.in_(named))
    named -= set(work.session.scalars(his))
    if named:
        named -= {digest for row in details.answers(work.session, case.id) for _, digest in referred(row.answers)}
    if named:
        raise NotHandedIn

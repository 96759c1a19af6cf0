"""What leaves the house: messages in the order of their case, handed to whoever can send them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.tables import Outbox
from feel.errors import Fault


class SendError(Fault):
    """The message was not sent: {reason}"""

    vi = "Chưa gửi được: {reason}"

    def __init__(self, reason: str, *, permanent: bool) -> None:
        """*permanent*: trying again cannot help, a person has to look."""
        super().__init__(reason=reason)
        self.permanent = permanent


@dataclass(frozen=True, slots=True)
class Message:
    """One row of the outbox on its way. The other side may get it twice: its id tells that it is the same."""

    id: str
    case_id: str
    number: int  #: 1, 2, 3 … within the case
    kind: str
    payload: Mapping[str, Any]
    created_at: datetime
    words: str | None = None  #: what it says to whoever applied; None: it tells a system something


Sender = Callable[[Message], None]  #: raises SendError


def message(row: Outbox, words: str | None) -> Message:
    """The row *row* as it is sent."""
    return Message(str(row.id), str(row.case_id), row.number, row.kind, row.payload, row.created_at, words)


def hand_over(
    rows: Sequence[Outbox], send: Sender, words: Mapping[uuid.UUID, str]
) -> tuple[list[Outbox], list[tuple[Outbox, SendError]]]:
    """*rows*, in the order of their cases, given to *send*: which were sent, and which were not and why.

    *words*: what those that speak to whoever applied say, by their ids.

    What follows a message that could not be sent waits behind it: nobody outside learns of a case out of order.
    No transaction may be open: sending takes as long as the other side likes.
    """
    sent: list[Outbox] = []
    failed: list[tuple[Outbox, SendError]] = []
    stuck = set()
    for row in rows:
        if row.case_id in stuck:
            continue
        try:
            send(message(row, words.get(row.id)))
        except SendError as fault:
            stuck.add(row.case_id)
            failed.append((row, fault))
        else:
            sent.append(row)
    return sent, failed

"""Delivering the outbox: rows are read, sent without an open transaction, and marked in one of their own."""

from __future__ import annotations

from adapters import outbox as messages
from adapters.outbox import Sender, SendError
from engine import messagetexts, outbox
from scheduler.runner import Hands, act

BATCH = 100


def deliver(hands: Hands, send: Sender) -> list[SendError]:
    """Everything that waits to leave the house is sent, each case in its order; gives what could not be sent.

    A message that was sent and could not be marked is sent again: whoever receives it knows it by its id. One worker
    delivers at a time. What could not be sent waits for the next call.

    Raises:
        DatabaseAway: nothing more was sent.
    """
    stuck: list[SendError] = []
    behind: set[str] = set()
    while not hands.is_stopping():
        with act(hands) as work:
            rows = outbox.waiting(work.session, most=BATCH, but=behind)
            words = messagetexts.for_applicants(work.session, rows)
        sent, failed = messages.hand_over(rows, send, words)
        behind |= {str(row.case_id) for row, _ in failed}
        stuck += [fault for _, fault in failed]
        if not sent:
            return stuck
        with act(hands) as work:
            outbox.delivered(work, [row.id for row in sent])
    return stuck

"""The requests for a supplement as they stand: what was asked for, and what of it is not there yet."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from engine.tables import SupplementItem, SupplementRequest
from engine.work import Work
from feel.errors import Fault


class NothingWaited(Fault):
    """This case waits for no supplement."""

    vi = "Hồ sơ này không chờ bổ sung."


class StillOpen(Fault):
    """Not everything came in; still open: {labels}."""

    vi = "Chưa nhận đủ; còn thiếu: {labels}."


def of_case(work: Work, case_id: uuid.UUID) -> Sequence[SupplementRequest]:
    """The requests of the case that hold, the first one first; one that was taken back holds no more."""
    mine = select(SupplementRequest).where(SupplementRequest.case_id == case_id)
    holding = mine.where(SupplementRequest.taken_back_at.is_(None))
    return work.session.scalars(holding.order_by(SupplementRequest.number)).all()


def last_number(work: Work, case_id: uuid.UUID) -> int:
    """The number of the newest request of the case, whether it holds or not; 0: there is none."""
    newest = select(func.coalesce(func.max(SupplementRequest.number), 0))
    return work.session.scalar(newest.where(SupplementRequest.case_id == case_id)) or 0


def items_of(work: Work, request: SupplementRequest) -> Sequence[SupplementItem]:
    """What *request* asks for, in order."""
    mine = select(SupplementItem).where(SupplementItem.request_id == request.id)
    return work.session.scalars(mine.order_by(SupplementItem.number)).all()


def waited(work: Work, case_id: uuid.UUID) -> SupplementRequest:
    """The request whose answer is not complete yet.

    Raises:
        NothingWaited.
    """
    requests = of_case(work, case_id)
    if not requests or requests[-1].full_at is not None:
        raise NothingWaited
    return requests[-1]


def close(work: Work, request: SupplementRequest) -> None:
    """Everything that *request* asks for is there.

    Raises:
        StillOpen: names what is not.
    """
    left = [item.label for item in items_of(work, request) if item.received_at is None]
    if left:
        raise StillOpen(labels="; ".join(left))
    request.full_at = work.now
    work.session.flush()


def take_back(work: Work, case_id: uuid.UUID) -> None:
    """The newest request of the case holds no more: the officer took it back."""
    found = of_case(work, case_id)
    if found:
        found[-1].taken_back_at = work.now
        work.session.flush()

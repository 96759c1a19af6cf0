"""A limit of time on work with files of strangers: what is not done by then is given up, and said so."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from feel.errors import Fault

AGAIN = 0.05  #: seconds until an alarm that nobody heard rings again


class TookTooLong(Fault):
    """This could not be done within {seconds} seconds; make the files smaller or simpler."""

    vi = "Không làm xong trong {seconds} giây; hãy thu gọn hoặc tách nhỏ tệp."


class _Ring(BaseException):
    """The alarm: no handler of faults on the way may keep it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Give up what is done inside after *seconds*; main thread only, and an alarm set before goes on afterwards.

    Raises:
        TookTooLong.
    """
    before = signal.signal(signal.SIGALRM, _ring)
    # Again and again: Python drops what is raised while it collects garbage.
    left, every = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    except _Ring:
        raise TookTooLong(seconds=seconds) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, left, every)
        signal.signal(signal.SIGALRM, before)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise _Ring

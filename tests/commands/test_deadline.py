"""What takes too long is given up, whatever is going on at that moment."""

from __future__ import annotations

import weakref
from time import monotonic

import pytest

from commands import deadline


class Thing:
    """What can be collected."""


def hold_up(_: object) -> None:
    """Be busy when the alarm comes, as a callback in which Python drops what is raised."""
    until = monotonic() + 0.1
    while monotonic() < until:
        pass


def wait(thing: Thing) -> None:
    del thing
    while True:
        pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_alarm_that_python_drops_rings_again() -> None:
    things = [Thing()]
    watched = weakref.ref(things[0], hold_up)
    with pytest.raises(deadline.TookTooLong), deadline.within(0.02):
        wait(things.pop())
    assert watched() is None

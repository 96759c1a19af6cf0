"""Orders that take seconds, done outside the act that asks for them, most of them in a process apart.

What an act holds meanwhile, such as the lock of a database that one writes to at a time, everybody would wait for.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, TypeVar

from feel.errors import Fault

MOST_WAITING_SECONDS = 15  #: for a place

MOST_SAID = 64 * 1024  #: bytes of what a program says while it crashes
STOPPED = (-signal.SIGXCPU, -signal.SIGKILL)  #: by its own bounds, or by a machine without memory
# What an error says may hold what it was about, as a name; only where it was and what kind it is are let through.
_FRAME = re.compile(r"""^\s*File "([^"\n]{1,400})", line (\d{1,9}),? in ([\w<>.]{1,200})$""", re.MULTILINE)
_KIND = re.compile(r"^(?:[a-z_]\w{0,80}\.){0,8}([A-Z]\w{0,80}(?:Error|Exception|Exit|Interrupt))(?=:|$)", re.MULTILINE)

T = TypeVar("T")
Order = Callable[[], Any]


class Busy(Fault):
    """Too much heavy work is being done at once; try again in a moment."""

    vi = "Đang có quá nhiều việc nặng được làm cùng lúc; hãy thử lại sau giây lát."


class Overrun(Fault):
    """It takes more time or memory than it may."""

    vi = "Tốn nhiều thời gian hoặc bộ nhớ hơn mức cho phép."


class Crashed(Exception):
    """A program run apart ended as nobody foresaw; it is no refusal, and whoever keeps the log is told where it was."""

    def __init__(self, program: str, status: int, said: bytes) -> None:
        """Keep how *program* ended, and of what it *said* on its way down the places in our files and the kinds."""
        super().__init__(program, status)
        words = said[-MOST_SAID:].decode(errors="replace")
        self.status = status  #: below 0: the signal that ended it
        self.frames = [
            {"filename": place[1], "lineno": int(place[2]), "name": place[3]} for place in _FRAME.finditer(words)
        ]
        self.kinds = _KIND.findall(words)


class NotAtHand(Exception):
    """An act of `before` needs what comes of an order; it is begun anew with it, so no person is told of this."""

    def __init__(self, name: str, order: Order) -> None:
        """Keep the *order* and its name."""
        super().__init__(name)
        self.name, self.order = name, order


Came = dict[str, Any]  #: name of an order -> what came of it, a fault when it was refused
_at_hand: ContextVar[Came | None] = ContextVar("at_hand", default=None)
_at_last: ContextVar[list[Callable[[], None]] | None] = ContextVar("at_last", default=None)


def before(act: Callable[[], T]) -> T:
    """What *act* gives, whose orders are done outside it: it is left where it gives one, and begun anew.

    So *act* must leave nothing where it is left: a transaction does.
    """
    came: Came = {}
    last: list[Callable[[], None]] = []
    tokens = _at_hand.set(came), _at_last.set(last)
    try:
        while True:
            try:
                return act()
            except NotAtHand as needed:
                came[needed.name] = _outcome(needed.order)
    finally:
        _at_hand.reset(tokens[0])
        _at_last.reset(tokens[1])
        for one in last:
            one()


def at_last(one: Callable[[], None]) -> None:
    """*one* is done when the act of `before` is done and will not be begun anew; at once where there is none."""
    last = _at_last.get()
    if last is None:
        one()
    else:
        last.append(one)


def done(name: str, order: Callable[[], T]) -> T:
    """What comes of *order*, which is known by *name* and uses nothing of the act that gives it.

    Raises:
        Whatever fault the order does.
    """
    came = _at_hand.get()
    if came is None:
        return order()
    if name not in came:
        raise NotAtHand(name, order)
    found: T | Fault = came[name]
    if isinstance(found, Fault):
        raise found
    return found


def _outcome(order: Order) -> Any:
    try:
        return order()
    except Fault as fault:
        return fault


@dataclass(frozen=True, slots=True)
class Child:
    """A program of ours that is run apart for one order at a time, within bounds that it sets itself.

    A few are at work at a time in one server process, so that they never take all of a machine, and a few more wait:
    the threads of a server are for everybody.
    """

    program: Path
    most_seconds: int  #: for its answer, whatever it does
    ends: Mapping[int, type[Fault]] = field(default_factory=dict)  #: how it ends where it knows why -> what that is
    places: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(2))
    queue: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(4))

    def ask(self, said: bytes) -> bytes:
        """What it answers to *said*.

        Raises:
            Busy, Overrun, those of `ends`. Crashed: anything else ended it.
        """
        if not self.queue.acquire(blocking=False):
            raise Busy
        try:
            if not self.places.acquire(timeout=MOST_WAITING_SECONDS):
                raise Busy
            try:
                return self._answer(said)
            finally:
                self.places.release()
        finally:
            self.queue.release()

    def _answer(self, said: bytes) -> bytes:
        command = [sys.executable, "-I", "-X", "faulthandler", str(self.program)]
        try:
            done = subprocess.run(
                command, input=said, capture_output=True, env={}, timeout=self.most_seconds, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise Overrun from error
        if done.returncode in self.ends:
            raise self.ends[done.returncode]
        if done.returncode in STOPPED:
            raise Overrun
        if done.returncode != 0:
            raise self._crash(done.returncode, done.stderr)
        return done.stdout

    def _crash(self, status: int, said: bytes) -> Exception:
        """Why it ended so: it was refused more memory, or it has a mistake."""
        crash = Crashed(self.program.name, status, said)
        return Overrun() if MemoryError.__name__ in crash.kinds else crash

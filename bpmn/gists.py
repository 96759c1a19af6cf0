"""What a table over all procedures shows of one: its name, its legal limits, the posts of its lanes, its steps' limits.

Each file is read once, however many ask: what a version says never changes, so it is kept under its content's address.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

from bpmn import folder, tree, xml
from bpmn.settings import FILE

MOST_KEPT = 1024  #: files of a kind; our choice, twice the procedures of a province
LARGEST_KEPT = 256 * 1024  #: bytes of one that is kept read; our choice
MOST_BYTES = 64 * 1024 * 1024  #: of all files of a kind that are; our choice: five hundred procedures have less

T = TypeVar("T")


class _Shelf(Generic[T]):
    """What *read* makes of files, those asked for last kept."""

    def __init__(self, read: Callable[[bytes], T]) -> None:
        self.read = read
        self.kept: OrderedDict[bytes, tuple[T, int]] = OrderedDict()
        self.size = 0  #: bytes of the files that are kept read
        self.lock = Lock()

    def of(self, data: bytes) -> T:
        key = hashlib.sha256(data).digest()
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key][0]
        found = self.read(data)
        with self.lock:
            if len(data) <= LARGEST_KEPT and key not in self.kept:
                self.kept[key] = found, len(data)
                self.size += len(data)
            while len(self.kept) > MOST_KEPT or self.size > MOST_BYTES:
                self.size -= self.kept.popitem(last=False)[1][1]
        return found


@dataclass(frozen=True, slots=True)
class Gist:
    """What procedure.toml says, as far as it can be read."""

    name: str  #: empty when it says none
    limits: tuple[tuple[int, str, str], ...]  #: place in the list, limit as written, variant and channel it is for
    roles: tuple[tuple[str, Mapping[str, str]], ...]  #: name of a lane, and what stands for it: its post at least


@dataclass(frozen=True, slots=True)
class Step:
    """A step that has a limit."""

    element: str
    name: str
    limit: str  #: as written


def of(files: Mapping[str, bytes]) -> Gist:
    """What procedure.toml in *files* says; nobody changes it."""
    return _settings.of(files.get(FILE, b""))


def steps(diagram: bytes) -> tuple[Step, ...]:
    """The steps in *diagram* that have a limit, in document order; what cannot be read has none."""
    return _steps.of(diagram)


def _read_settings(data: bytes) -> Gist:
    said = folder.said({FILE: data})
    listed, roles = said.get("limits"), said.get("roles")
    return Gist(
        name=str(said.get("name") or ""),
        limits=tuple(_limits(listed if isinstance(listed, list) else [])),
        roles=tuple(
            (lane, {name: text for name, text in one.items() if isinstance(text, str)})
            for lane, one in (roles.items() if isinstance(roles, dict) else ())
            if isinstance(one, dict) and isinstance(one.get("post"), str)
        ),
    )


def _limits(listed: list[Any]) -> Iterator[tuple[int, str, str]]:
    for number, one in enumerate(listed):
        if isinstance(one, dict) and isinstance(one.get("limit"), str):
            scope = " · ".join(str(one[key]) for key in ("variant", "channel") if one.get(key))
            yield number, one["limit"], scope


def _read_steps(data: bytes) -> tuple[Step, ...]:
    try:
        root = xml.parse(data, file="")
        data.decode()
    except (xml.Unreadable, UnicodeDecodeError):
        return ()
    found = []
    for step in tree.walk(root):
        limit = tree.properties(step).get("limit") if step.get("id") else None
        if limit:
            element = str(step.get("id"))
            found.append(Step(element, step.get("name") or element, limit))
    return tuple(found)


_settings, _steps = _Shelf(_read_settings), _Shelf(_read_steps)

"""A diagram or decision table that two changed, blended by the ids of its elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from lxml import etree

from bpmn import xml
from bpmn.blending import parts
from bpmn.blending.clash import MINE, THEIRS, Blend, Clash, Torn
from bpmn.blending.parts import POINTING, NoIds, Part
from bpmn.dmn import NAMESPACES
from bpmn.xml import BPMN, Element

__all__ = ["NoIds", "blend"]
#: what a reference that must not hang in the air stands in
REFERENCES = ("sourceRef", "targetRef", "attachedToRef", "bpmnElement")
_CLOSED = re.compile(r"(?<! )/>")
FIRST = ("documentation", "extensionElements")  #: children that stand before those that point
ROOTS = [f"{{{name}}}definitions" for name in (BPMN, *NAMESPACES)]


def blend(base: str, mine: str, theirs: str, *, file: str, choices: Mapping[str, str]) -> Blend:
    """What becomes of *base* by its elements; a clash is named by what it is about.

    Raises:
        Unreadable, NoIds: one of the three is no such file. Torn.
    """
    return _Blending(*(_parts(text, file) for text in (base, mine, theirs))).done(choices)


def _parts(text: str, file: str) -> dict[str, Part]:
    return parts.of(xml.parse(text.encode(), file=file, roots=ROOTS, with_comments=True))


class _Blending:
    """Three states of one file, as parts."""

    def __init__(self, base: dict[str, Part], mine: dict[str, Part], theirs: dict[str, Part]) -> None:
        self.base, self.sides = base, {MINE: mine, THEIRS: theirs}
        self.keys = dict.fromkeys([*theirs, *mine, *base])
        self.about: dict[str, set[str]] = {}  #: subject -> keys of what is about it
        for part in (*theirs.values(), *mine.values(), *base.values()):
            self.about.setdefault(part.subject, set()).add(part.key)
        self.taken: dict[str, str] = {}  #: key -> the side as which it is taken
        self.clashing: dict[str, list[str]] = {}  #: subject -> keys that both sides changed
        self.revived: dict[str, str] = {}  #: what one side took out and the other keeps -> that one
        self.counts = {MINE: 0, THEIRS: 0}

    def done(self, choices: Mapping[str, str]) -> Blend:
        """What comes of it with *choices*."""
        for key in self.keys:
            self._decide(key)
        clashes = tuple(self._clash(subject, keys) for subject, keys in self.clashing.items())
        is_open = any(choices.get(subject) not in self.sides for subject in self.clashing)
        text = None
        if not is_open:
            for subject, keys in self.clashing.items():
                self._choose(subject, keys, choices[subject])
            text = self._written()
        return Blend(text, clashes, self.counts[MINE], self.counts[THEIRS])

    def _of(self, key: str) -> tuple[Part | None, Part | None, Part | None]:
        return self.base.get(key), self.sides[MINE].get(key), self.sides[THEIRS].get(key)

    def _decide(self, key: str) -> None:
        base, mine, theirs = self._of(key)
        was, here, there = (part.own if part else None for part in (base, mine, theirs))
        if here == there or (was == here and not _is_cut(base, theirs, mine)):
            self.taken[key] = THEIRS
            self.counts[THEIRS] += here != there
        elif was == there and not _is_cut(base, mine, theirs):
            self.taken[key] = MINE
            self.counts[MINE] += 1
        else:
            part = mine or theirs
            assert part is not None
            self.clashing.setdefault(part.subject, []).append(key)

    def _choose(self, subject: str, keys: list[str], side: str) -> None:
        """*side* is taken for what clashes, and for all that is about the same element when the other took it out."""
        other = THEIRS if side == MINE else MINE
        is_gone = any((key in self.sides[side]) != (key in self.sides[other]) for key in keys)
        for key in {*keys, *(self.about[subject] if is_gone else ())}:
            self.taken[key] = side
            if key in self.sides[side] and key not in self.sides[other]:
                self.revived[key] = side

    def _clash(self, subject: str, keys: list[str]) -> Clash:
        key = subject if subject in keys else keys[0]
        _, mine, theirs = self._of(key)
        named = next(part for part in (*self._of(subject)[1:], mine, theirs) if part is not None)
        name = named.element.get("name") or named.key
        vi, en = f"Phần tử '{name}'", f"Element '{name}'"
        if key != subject:
            vi, en = f"Hình vẽ của '{name}'", f"The picture of '{name}'"
        return Clash(subject, vi, en, parts.shown(mine), parts.shown(theirs))

    def _part(self, key: str) -> Part | None:
        """*key* as it is taken; None: it is gone."""
        return self.sides[self.taken[key]].get(key)

    def _written(self) -> str:
        found = {key: part for key in self.keys if (part := self._part(key)) is not None}
        below: dict[str | None, list[Part]] = {}
        for part in found.values():
            below.setdefault(part.parent, []).append(part)
        tops = below.get(None, [])
        if len(tops) != 1:  # one side gave the whole file another id, and the other changed what it says
            raise Torn(part="definitions")
        built = self._built(tops[0], below, found)
        placed = set(parts.of(built))
        for key, part in found.items():
            if key not in placed:
                raise Torn(part=(part.element.get("name") or key)[:80])
        self._require_whole(built, placed)
        etree.indent(built)
        text = etree.tostring(built, encoding="unicode")
        text = text if "<!--" in text else _CLOSED.sub(" />", text)  # as the modeller lays it out
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'

    def _built(self, part: Part, below: Mapping[str | None, list[Part]], found: Mapping[str, Part]) -> Element:
        """*part* as it is taken, with all that belongs below it."""
        source = part.element
        names: dict[Any, str] = {}
        for side in self.sides.values():
            names |= side[part.key].element.nsmap if part.key in side else {}
        made = etree.Element(source.tag, dict[Any, Any](source.attrib), nsmap=names | source.nsmap)
        made.text = (source.text or "").strip() or None
        mine = {one.key: one for one in below.get(part.key, ())}
        for key, child in parts.children(part):
            if key in mine:
                made.append(self._built(mine.pop(key), below, found))
            elif key is None and not parts.is_pointing(child):
                copied = deepcopy(child)
                copied.tail = None
                made.append(copied)
        self._point(made, part, found)
        there = {child.get("id"): child for child in made if isinstance(child.tag, str)}
        for key, added in mine.items():  # by the other side: behind what it stands behind there, else last
            there[key] = self._built(added, below, found)
            if added.before in there:
                there[added.before].addnext(there[key])
            else:
                made.append(there[key])
        return made

    def _point(self, made: Element, part: Part, found: Mapping[str, Part]) -> None:
        """*made* points where either side lets it, unless the other took that out."""
        at = sum(1 for child in made if not isinstance(child.tag, str) or xml.local(child.tag) in FIRST)
        states = [state for state in self._of(part.key) if state is not None]
        pointers = dict.fromkeys(one for state in states for one in parts.pointers(state.element))
        for name, text in pointers:
            if text in found and self._is_held(part.key, POINTING.index(name), text):
                child: Element = etree.Element(f"{{{BPMN}}}{name}", nsmap=dict[Any, str](made.nsmap))
                child.text = text
                made.insert(at, child)
                at += 1

    def _is_held(self, key: str, number: int, text: str) -> bool:
        """Whether the part *key* goes on to point at *text*."""
        was, here, there = (state and text in state.points[number] for state in self._of(key))
        if text in self.revived:
            return bool(here if self.revived[text] == MINE else there)
        return bool(here or there) if not was else here is not False and there is not False

    def _require_whole(self, built: Element, placed: set[str]) -> None:
        """Nothing, when nothing refers to what only one side took out."""
        for element in built.iter("{*}*"):
            for name in REFERENCES:
                if element.get(name) in self.keys and element.get(name) not in placed:
                    raise Torn(part=str(element.get("name") or element.get("id"))[:80])


def _is_cut(base: Part | None, one: Part | None, other: Part | None) -> bool:
    """Whether *one* took out what *other* leads new flows to or from."""
    return base is not None and one is None and other is not None and other.points != base.points

"""Expressions of other tools, made FEEL when a diagram is taken over; with a notice, so that a person looks at them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from feel import assignments, expression, foreign, limits, survey
from feel.errors import Fault
from feel.foreign import CannotTranslate as CannotTranslate
from feel.foreign import Refused
from feel.tokens import FeelSyntax

WRAPPED = re.compile(r"\s*[$#]\{(?P<inner>.*)\}\s*", re.DOTALL)
OPENING = re.compile(r"[$#]\{")
LEADING_SIGN = re.compile(r"\s*=(?!=)\s*")  # Camunda 8 writes "= a > 1" for FEEL
PYTHON_WORDS = frozenset({"True", "False", "None", "is"})
DIVISION = re.compile(r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^/"'\n]|/(?![/*]))+//[^/\n]+""")
COMMENT = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|#[^\n]*""")


class Translated(Fault):
    """'{before}' was translated to FEEL: '{after}'. Please check it."""

    vi = "Đã chuyển '{before}' sang FEEL: '{after}'. Hãy kiểm tra lại."


@dataclass(frozen=True, slots=True)
class Translation:
    """An expression or script as FEEL."""

    text: str
    changed: bool
    notice: Fault | None  #: what a person should be told; None when nothing changed


def translate(text: str) -> Translation:
    """*text* as FEEL: as it is when it is FEEL already, else from ${...}, #{...} or Python.

    Raises:
        CannotTranslate: it is none of these, or has a part without counterpart; the facts say why.
        LimitReached: it is too long or too deep.
    """
    return _translation(text, _expression(text))


def script(text: str) -> Translation:
    """A script of assignments as FEEL, each expression translated where it must be.

    Raises:
        CannotTranslate: something in it is no assignment, or cannot be translated.
        LimitReached: it is too long or too deep.
    """
    for line in text.splitlines():
        _not_divided(line.partition("=")[2])
    try:
        assignments.parse(text)
    except (FeelSyntax, assignments.NotAnAssignment):
        pass
    else:
        if not any(_is_python(value) for _, value in assignments.split(text)):
            return Translation(text, False, None)
    try:
        lines = [
            f"{name} = {_expression(value)}"
            for name, value in assignments.split(COMMENT.sub(lambda found: found[1] or "", text))
        ]
    except assignments.NotAnAssignment as fault:
        raise CannotTranslate(
            text=limits.shown(text), reason_vi=f"{fault.say('vi')[:-1]}", reason_en=f"{fault.say('en')[:-1]}"
        ) from fault
    return _translation(text, "\n".join(lines))


def _expression(text: str) -> str:
    wrapped = WRAPPED.fullmatch(text)
    if wrapped is not None and not OPENING.search(wrapped["inner"]):
        return _read(text, foreign.rewrite(wrapped["inner"].strip()))
    if OPENING.search(text):
        raise foreign.cannot(text, Refused("chữ lẫn với ${...}", "text is mixed with ${...}"))
    bare = LEADING_SIGN.sub("", text, count=1) if LEADING_SIGN.match(text) else text
    if bare is text:
        _not_divided(text)
    if not _is_python(bare):
        return bare
    return _read(text, foreign.rewrite(bare.strip()))


def _is_python(text: str) -> bool:
    """Whether *text* is no FEEL, or can be read as FEEL but means something else: True, a is b, a["key"]."""
    try:
        tree = expression.parse(text).tree
    except FeelSyntax:
        return True
    return any(PYTHON_WORDS & set(name.split()) for name in survey.free_names(tree)) or survey.has_keys(tree)


def _not_divided(text: str) -> None:
    """Refuse *text* that is FEEL only because a comment begins where Python divides: a // 2."""
    if not DIVISION.fullmatch(text.strip()):
        return
    try:
        expression.parse(text)
        foreign.rewrite(text.strip())
    except (FeelSyntax, CannotTranslate):
        return
    vi, en = "// là chú thích trong FEEL, là phép chia trong Python", "// is a comment in FEEL, a division in Python"
    raise foreign.cannot(text, Refused(vi, en))


def _read(text: str, feel: str) -> str:
    """*feel*, once it is known that it can be read."""
    try:
        expression.parse(feel)
    except FeelSyntax as fault:
        raise foreign.cannot(text, Refused(fault.say("vi"), fault.say("en"))) from fault
    return feel


def _translation(before: str, after: str) -> Translation:
    if before == after:
        return Translation(before, False, None)
    return Translation(after, True, Translated(before=limits.shown(before), after=limits.shown(after)))

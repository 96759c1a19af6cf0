"""Conditions, counts, timers and scripts of other tools, written in FEEL."""

from __future__ import annotations

import re

from bpmn import tree
from bpmn.foreign import vendors
from bpmn.foreign.notes import Notes
from bpmn.timers import is_literal
from bpmn.xml import Element
from feel import translate
from feel.errors import Fault

_CONDITIONS = ("conditionExpression", "condition", "loopCardinality", "completionCondition", "loopCondition")
_TIMES = ("timeDate", "timeDuration", "timeCycle")
_NAMED = ("message", "signal", "error", "escalation")
_PLACEHOLDER = re.compile(r"[$#]\{([^{}]*)\}")
_LONGEST_TIMER = 1_000  #: characters; a longer text with ${...} in it is left to the translation, which refuses it
_WORD = re.compile(r"[^\W\d]\w*")
_FEEL_MEDIA = "text/x-feel"


def adopt(root: Element, notes: Notes) -> None:
    """Write every expression below *root* in FEEL; what cannot be is an error that names its element."""
    for element in tree.walk(root, *_CONDITIONS):
        _condition(element, notes)
    for element in tree.walk(root, *_TIMES):
        _timer(element, notes)
    for element in tree.walk(root, "scriptTask"):
        _script(element, notes)
    for element in tree.walk(root, *_NAMED):
        _name(element, notes)


def feel_of(text: str) -> str:
    """*text* in FEEL.

    Raises:
        CannotTranslate, LimitReached: as feel.translate.
    """
    return translate.translate(text).text


def _condition(element: Element, notes: Notes) -> None:
    text = tree.words(element)
    if vendors.attribute(element, "resource") is not None:
        notes.cannot(
            element,
            "foreign-script",
            "điều kiện nằm ở tệp ngoài (resource). Hãy viết điều kiện ngay trong sơ đồ bằng FEEL.",
            "the condition lies in another file (resource). Write it in the diagram, in FEEL.",
        )
    elif text:
        _rewrite(element, text, notes)


def _rewrite(element: Element, text: str, notes: Notes) -> None:
    try:
        written = feel_of(text)
    except Fault as fault:
        notes.fault(element, "foreign-expression", fault)
        return
    if written != text:
        _write(element, text, written, notes)


def _write(element: Element, old: str, new: str, notes: Notes) -> None:
    del element[:]
    element.text = new
    element.attrib.pop("language", "")
    vi, en = f"biểu thức '{old}' được viết lại thành '{new}'.", f"the expression '{old}' was written as '{new}'."
    notes.changed(element, "expression-translated", vi, en)


def _timer(element: Element, notes: Notes) -> None:
    text = tree.words(element)
    if not text or is_literal(tree.tag(element), text):
        return
    marked = text.startswith("=")
    if not marked and not _PLACEHOLDER.search(text):
        return
    try:
        written = feel_of(text) if marked else _assembled(text)
    except Fault as fault:
        notes.fault(element, "foreign-expression", fault)
        return
    # A single word would be taken for a mistyped literal.
    _write(element, text, f"({written})" if _WORD.fullmatch(written) else written, notes)


def _assembled(text: str) -> str:
    """FEEL for a text with ${...} in it: the expression alone, or the pieces joined to one text."""
    if _PLACEHOLDER.fullmatch(text) or len(text) > _LONGEST_TIMER:
        return feel_of(text)
    parts, end = [], 0
    for found in _PLACEHOLDER.finditer(text):
        parts += [f'"{text[end : found.start()]}"', f"string({feel_of(found.group())})"]
        end = found.end()
    parts.append(f'"{text[end:]}"')
    return " + ".join(part for part in parts if part != '""')


def _script(element: Element, notes: Notes) -> None:
    script = tree.kid(element, "script")
    if script is None or not tree.words(script):
        return
    text = tree.words(script)
    try:
        written = _assigned(element, text)
    except Fault as fault:
        notes.fault(element, "foreign-script", fault)
        return
    language = element.get("scriptFormat", "")
    if written != text:
        del script[:]
        script.text = written
        vi, en = f"kịch bản được viết lại thành '{written}'.", f"the script was written as '{written}'."
        notes.changed(element, "script-translated", vi, en)
    if language.lower() in ("python", "juel", "groovy", "javascript", "feel"):
        element.set("scriptFormat", _FEEL_MEDIA)
        vi, en = (
            f"scriptFormat '{language}' đổi thành {_FEEL_MEDIA}.",
            f"scriptFormat '{language}' is now {_FEEL_MEDIA}.",
        )
        notes.changed(element, "script-translated", vi, en)


def _assigned(element: Element, text: str) -> str:
    """The assignments of a script in FEEL; a script that only gives a value assigns it to its result variable."""
    result = vendors.attribute(element, "resultVariable")
    if result is not None:
        vendors.drop(element, "resultVariable")
        return f"{result} = {feel_of(text)}"
    return translate.script(text).text


def _name(element: Element, notes: Notes) -> None:
    name = element.get("name", "")
    if _PLACEHOLDER.search(name) or name.startswith("="):
        notes.cannot(
            element,
            "foreign-name",
            f"tên '{name}' được tính bằng biểu thức. Hãy đặt tên cố định; phân biệt hồ sơ bằng thuộc tính correlation.",
            f"the name '{name}' is computed. Give it a fixed name; tell cases apart by the property correlation.",
        )

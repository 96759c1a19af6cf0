"""Conditional events: they fire when their condition becomes true, whoever changed the data.

Asked whenever the case comes to rest. An expression that has no answer yet (null, because its data is not there) counts
as not true; any other answer than true or false is a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.runtime import catches

if TYPE_CHECKING:
    from engine.runtime.cases import Case
    from engine.runtime.tokens import Token


def fire(case: Case) -> bool:
    """Let one conditional event fire that just became true; whether there was one."""
    for token, number in catches.waiting(case, "conditional"):
        if _became_true(token, number):
            catches.fire(token, number)
            return True
    return False


def _became_true(token: Token, number: int) -> bool:
    is_true = token.case.engine.holds(token, token.node.triggers[number].text)
    was_true = token.marks.setdefault("was", {}).get(str(number), False)
    token.marks["was"][str(number)] = is_true
    return is_true and not was_true

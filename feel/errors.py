"""What every error of this product is: one clear message for a person, Vietnamese first."""

from __future__ import annotations

from datetime import date
from inspect import getdoc


class Fault(Exception):
    """The request cannot be done."""

    vi: str = "Không thực hiện được yêu cầu."

    def __init__(self, **facts: object) -> None:
        """Keep *facts*: the values that the two message templates name. Never personal data."""
        super().__init__()
        self.facts = facts

    def say(self, lang: str = "vi") -> str:
        """The message in *lang* ("vi" or "en"): the Vietnamese template, or the class docstring."""
        if lang == "vi":
            return self.vi.format(**{name: _said(fact) for name, fact in self.facts.items()})
        return (getdoc(type(self)) or "").format(**self.facts)

    def __str__(self) -> str:
        return self.say()


def _said(fact: object) -> object:
    """A day as it is written in Vietnamese; anything else as it is."""
    return f"{fact:%d/%m/%Y}" if type(fact) is date else fact

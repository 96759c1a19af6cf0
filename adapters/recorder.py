"""A sender that reaches nobody and keeps what it was given, until a portal can be reached: for trials and tests."""

from __future__ import annotations

from dataclasses import dataclass, field

from adapters.outbox import Message, SendError


@dataclass(slots=True)
class Recorder:
    """Every message once, in the order in which it came; *refusing* makes it behave like a portal that is away."""

    messages: list[Message] = field(default_factory=list)
    refusing: SendError | None = None
    _known: set[str] = field(default_factory=set)

    def __call__(self, message: Message) -> None:
        """Keep *message*, unless it came before.

        Raises:
            SendError: what `refusing` says.
        """
        if self.refusing is not None:
            raise self.refusing
        if message.id not in self._known:
            self._known.add(message.id)
            self.messages.append(message)

"""The sentences that scenarios are written in, each a plain function on a `World`."""

from features.steps import (
    acts,
    catalogue,
    certifying,
    clocks,
    deadlines,
    desk,
    filing,
    leading,
    lists,
    officers,
    outcomes,
    oversight,
    publishing,
    record,
    results,
    setting,
    steptables,
    units,
)
from features.steps.sentences import SENTENCES, Sentence, run
from features.steps.world import World

__all__ = [
    "SENTENCES",
    "Sentence",
    "World",
    "acts",
    "catalogue",
    "certifying",
    "clocks",
    "deadlines",
    "desk",
    "filing",
    "leading",
    "lists",
    "officers",
    "outcomes",
    "oversight",
    "publishing",
    "record",
    "results",
    "run",
    "setting",
    "steptables",
    "units",
]

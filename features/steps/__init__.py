"""The sentences that scenarios are written in, each a plain function on a `World`."""

from features.steps import (
    acts,
    catalogue,
    clocks,
    deadlines,
    desk,
    filing,
    leading,
    lists,
    officers,
    outcomes,
    publishing,
    record,
    results,
    setting,
    steptables,
    strangers,
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
    "clocks",
    "deadlines",
    "desk",
    "filing",
    "leading",
    "lists",
    "officers",
    "outcomes",
    "publishing",
    "record",
    "results",
    "run",
    "setting",
    "steptables",
    "strangers",
    "units",
]

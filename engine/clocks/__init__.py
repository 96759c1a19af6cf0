"""Legal clocks kept in the database: every act adds an event, and what a clock shows is folded from its events.

The row of a clock is a cache of that fold, rewritten only together with an event. `engine.calendar` is the only
arithmetic. One clock runs for the case, and for each of its steps, filings to be answered, requests, supplements,
opinions and orders.
"""

from engine.clocks.cases import oblige, paid, pause, restart, resume, stop_case
from engine.clocks.reading import NoClock, find, late, of_case, shown, shown_all, shown_of_case
from engine.clocks.recounting import follow_calendar
from engine.clocks.rows import ClockMoved, Why, happen
from engine.clocks.starts import came, end_phase
from engine.clocks.steps import Step, Told, start_steps, step, stop_steps
from engine.clocks.terms import Terms, Wording, wording_of
from engine.clocks.windows import close_all, open_intake

__all__ = [
    "ClockMoved",
    "NoClock",
    "Step",
    "Terms",
    "Told",
    "Why",
    "Wording",
    "came",
    "close_all",
    "end_phase",
    "find",
    "follow_calendar",
    "happen",
    "late",
    "oblige",
    "of_case",
    "open_intake",
    "paid",
    "pause",
    "restart",
    "resume",
    "shown",
    "shown_all",
    "shown_of_case",
    "start_steps",
    "step",
    "stop_case",
    "stop_steps",
    "wording_of",
]

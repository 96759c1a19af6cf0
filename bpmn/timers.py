"""When a timer text is a literal: ISO 8601 dates, durations and cycles, as the engine reads them."""

from __future__ import annotations

import re
from datetime import date, datetime

#: a timer whose text is one of these is due when that clock of the case is late, wherever the clock moves
CLOCKS = ("case_due", "step_due", "supplement_due")
# Our choice: digits that a moment before the year 10000 can still be counted in, as the engine reads them.
_DURATION = (
    r"P(?=\d|T\d)(?:\d{1,4}Y)?(?:\d{1,5}M)?(?:\d{1,5}W)?(?:\d{1,7}D)?"
    r"(?:T(?=\d)(?:\d{1,8}H)?(?:\d{1,9}M)?(?:\d{1,9}(?:\.\d{1,6})?S)?)?"
)
_DATE = r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?"
_CYCLE = re.compile(rf"R(?!0+/)\d{{0,5}}/(?:(?P<since>{_DATE})/)?{_DURATION}")
_CRON = re.compile(r"[\d*?/,\-LW#]+(?:\s+[\dA-Z*?/,\-LW#]+){4,6}")


def is_literal(form: str, text: str) -> bool:
    """Whether *text* is a literal for *form*: "timeDate", "timeDuration" or "timeCycle".

    A date without a time is its first moment; a date without an offset means +07:00. A cycle is `R[n]/duration`,
    with a first moment before the duration when it has one: `R[n]/date/duration`.
    """
    if form == "timeDuration":
        return re.fullmatch(_DURATION, text) is not None
    if form == "timeDate":
        return _is_moment(text)
    cycle = _CYCLE.fullmatch(text)
    return cycle is not None and (cycle["since"] is None or _is_moment(cycle["since"]))


def asks_clock(text: str) -> bool:
    """Whether a timer with that text asks a legal clock for its moment."""
    return text.strip() in CLOCKS


def is_cron(text: str) -> bool:
    """Whether *text* looks like a cron schedule ("0 0/5 * * * ?"), which the engine does not know."""
    return _CRON.fullmatch(text) is not None


def _is_moment(text: str) -> bool:
    if re.fullmatch(_DATE, text) is None:
        return False
    try:
        datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return False
    return True

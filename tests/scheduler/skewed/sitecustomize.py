"""Python's first import in a worker whose machine is told the wrong time, off by SKEW_SECONDS."""

from __future__ import annotations

import datetime
import os
import time
from typing import Any

SKEW = float(os.environ["SKEW_SECONDS"])
right_datetime, right_time = datetime.datetime, time.time


class OfEither(type):
    """Moments made by the C library of Python are moments too."""

    def __instancecheck__(cls, instance: object) -> bool:
        """Whether *instance* is a moment."""
        return isinstance(instance, right_datetime)


class Skewed(right_datetime, metaclass=OfEither):
    """Moments as this machine sees them."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        """The wrong time."""
        return right_datetime.now(tz) + datetime.timedelta(seconds=SKEW)


datetime.datetime = Skewed  # type: ignore[misc]
time.time = lambda: right_time() + SKEW

"""By which limits this process counts as ready, and with what its figures are read from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from api import given
from engine.queries.backlog import SILENT_AFTER

DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still all right."""

    heartbeat: timedelta = SILENT_AFTER  #: since the last heartbeat of any worker; 0: not looked at
    outbox: timedelta = timedelta()  #: for which the oldest message may wait; 0: not looked at
    metrics_token: str | None = None  #: with it the figures are read from elsewhere; None: from this machine only


USUAL = Limits()


def read(said: Mapping[str, str]) -> Limits:
    """The limits in *said*, as the environment has them: MOTCUA_HEARTBEAT, _OUTBOX, _METRICS_TOKEN.

    Raises:
        BadSetting, WeakSecret, NoSecretFile.
    """
    return Limits(
        heartbeat=timedelta(
            seconds=given.number(said, "MOTCUA_HEARTBEAT", int(SILENT_AFTER.total_seconds()), 0, DAY_S)
        ),
        outbox=timedelta(seconds=given.number(said, "MOTCUA_OUTBOX", 0, 0, 30 * DAY_S)),
        metrics_token=given.secret(said, "MOTCUA_METRICS_TOKEN"),
    )

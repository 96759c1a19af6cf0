"""What can happen to a legal clock. Who did it, why and on which legal basis stands beside the event, not in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from engine.calendar.hours import Calendar
from engine.calendar.limits import Limit
from feel.errors import Fault


class NotStarted(Fault):
    """The first event of a clock is its start."""

    vi = "Sự kiện đầu tiên của đồng hồ phải là bắt đầu tính thời hạn."


class StartedTwice(Fault):
    """A clock starts once."""

    vi = "Một đồng hồ chỉ bắt đầu một lần."


class EarlierThanLast(Fault):
    """The event of {at} comes before the clock's last event of {last}."""

    vi = "Sự kiện lúc {at} xảy ra trước sự kiện gần nhất của đồng hồ, lúc {last}."


class ClockStopped(Fault):
    """The clock stopped on {at}; a stopped clock never changes."""

    vi = "Đồng hồ đã dừng lúc {at}; đồng hồ đã dừng thì không thay đổi nữa."


class AlreadyPaused(Fault):
    """The clock has been paused since {at}."""

    vi = "Đồng hồ đang tạm dừng từ {at}."


class NotPaused(Fault):
    """The clock is running; only a paused clock goes on or begins anew."""

    vi = "Đồng hồ đang chạy; chỉ đồng hồ đang tạm dừng mới tính tiếp hoặc tính lại được."


class NothingToVoid(Fault):
    """The clock is running; only a pause or a stop is taken back."""

    vi = "Đồng hồ đang chạy; chỉ lần tạm dừng hoặc dừng mới thu hồi được."


class OtherMeasure(Fault):
    """What is added is counted by another rule than the limit of this clock."""

    vi = "Phần cộng thêm được tính theo cách khác với thời hạn của đồng hồ này."


class AppointedEarlier(Fault):
    """The new appointed date {appointed} is not later than the promised one, {promised}."""

    vi = "Ngày hẹn lại {appointed} không muộn hơn ngày đã hẹn {promised}."


@dataclass(frozen=True, slots=True)
class Start:
    """The limit begins to run."""

    at: datetime
    limit: Limit
    calendar: Calendar
    to_the_minute: bool = False  #: judged to the minute whatever the unit: steps are


@dataclass(frozen=True, slots=True)
class Pause:
    """The limit stands still, from the notice to the applicant for instance. The due date of before stays shown."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Resume:
    """The limit goes on with what was left, and with what the procedure adds for this case."""

    at: datetime
    added: Limit | None = None


@dataclass(frozen=True, slots=True)
class Restart:
    """The full limit begins anew after a pause; another full limit where the procedure says so."""

    at: datetime
    limit: Limit | None = None


@dataclass(frozen=True, slots=True)
class Extend:
    """The procedure's extension: the legal date moves."""

    at: datetime
    added: Limit


@dataclass(frozen=True, slots=True)
class ReAppoint:
    """The apology's new date: only the promised date moves, the legal one stays."""

    at: datetime
    appointed: datetime


@dataclass(frozen=True, slots=True)
class Carry:
    """The legal and promised date is the one that another system had promised: the case came from there."""

    at: datetime
    due: datetime


@dataclass(frozen=True, slots=True)
class Recompute:
    """The calendar or a statutory number became another one: what still runs is derived again."""

    at: datetime
    calendar: Calendar
    limit: Limit | None = None  #: the full limit as it now is, counted as before


@dataclass(frozen=True, slots=True)
class Stop:
    """The result, refusal or stop notice is issued and with the desk: this moment decides on time or late."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Void:
    """The stop, or else the pause, with which the clock stands was taken back: it counts as if that had never been."""

    at: datetime


Event = Start | Pause | Resume | Restart | Extend | ReAppoint | Carry | Recompute | Stop | Void

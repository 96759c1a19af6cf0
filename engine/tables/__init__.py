"""The tables; nothing outside `engine/` writes to them."""

from engine.tables.base import Base
from engine.tables.calendars import (
    CalendarEdition,
    LegalParameter,
    OfficeCalendar,
    OfficeDay,
    OfficeHours,
    PauseReason,
    SettingChange,
)
from engine.tables.cases import Answer, Case, CaseCounter, CaseState, Party
from engine.tables.clocks import Apology, Clock, ClockEvent, ClockPause
from engine.tables.duework import ClockFire, DueWork, Slot, Worker
from engine.tables.mergers import Merger, Moved, Placement, Renaming, Succession
from engine.tables.organisation import Charge, Group, Holding, Membership, Person, Post, Unit, UnitAbove, UnitName
from engine.tables.procedures import Publication, Snapshot, SnapshotFile
from engine.tables.record import Outbox, StatusEntry, TrailEntry
from engine.tables.rights import Grant, Offering, StepSetting, Substitution
from engine.tables.tasks import Draft, Task, TaskBond

__all__ = [
    "Answer",
    "Apology",
    "Base",
    "CalendarEdition",
    "Case",
    "CaseCounter",
    "CaseState",
    "Charge",
    "Clock",
    "ClockEvent",
    "ClockFire",
    "ClockPause",
    "Draft",
    "DueWork",
    "Grant",
    "Group",
    "Holding",
    "LegalParameter",
    "Membership",
    "Merger",
    "Moved",
    "Offering",
    "OfficeCalendar",
    "OfficeDay",
    "OfficeHours",
    "Outbox",
    "Party",
    "PauseReason",
    "Person",
    "Placement",
    "Post",
    "Publication",
    "Renaming",
    "SettingChange",
    "Slot",
    "Snapshot",
    "SnapshotFile",
    "StatusEntry",
    "StepSetting",
    "Substitution",
    "Succession",
    "Task",
    "TaskBond",
    "TrailEntry",
    "Unit",
    "UnitAbove",
    "UnitName",
    "Worker",
]

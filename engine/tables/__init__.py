"""The tables; nothing outside `engine/` writes to them."""

from engine.tables.base import Base
from engine.tables.cases import Answer, Case, CaseCounter, CaseState, Party
from engine.tables.clocks import Clock, ClockEvent
from engine.tables.duework import ClockFire, DueWork, Slot, Worker
from engine.tables.mergers import Merger, Moved, Placement, Renaming, Succession
from engine.tables.organisation import Charge, Group, Holding, Membership, Person, Post, Unit, UnitAbove, UnitName
from engine.tables.procedures import Publication, Snapshot, SnapshotFile
from engine.tables.record import Outbox, StatusEntry, TrailEntry
from engine.tables.rights import Grant, Offering, StepSetting, Substitution
from engine.tables.tasks import Draft, Task, TaskBond

__all__ = [
    "Answer",
    "Base",
    "Case",
    "CaseCounter",
    "CaseState",
    "Charge",
    "Clock",
    "ClockEvent",
    "ClockFire",
    "Draft",
    "DueWork",
    "Grant",
    "Group",
    "Holding",
    "Membership",
    "Merger",
    "Moved",
    "Offering",
    "Outbox",
    "Party",
    "Person",
    "Placement",
    "Post",
    "Publication",
    "Renaming",
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

"""The tables; nothing outside `engine/` writes to them."""

from engine.tables.base import Base
from engine.tables.cases import Answer, Case, CaseCounter, CaseState, Party
from engine.tables.clocks import Clock, ClockEvent
from engine.tables.duework import ClockFire, DueWork, Slot, Worker
from engine.tables.organisation import Holding, Person, Post, Unit
from engine.tables.procedures import Publication, Snapshot, SnapshotFile
from engine.tables.record import Outbox, StatusEntry, TrailEntry
from engine.tables.tasks import Task

__all__ = [
    "Answer",
    "Base",
    "Case",
    "CaseCounter",
    "CaseState",
    "Clock",
    "ClockEvent",
    "ClockFire",
    "DueWork",
    "Holding",
    "Outbox",
    "Party",
    "Person",
    "Post",
    "Publication",
    "Slot",
    "Snapshot",
    "SnapshotFile",
    "StatusEntry",
    "Task",
    "TrailEntry",
    "Unit",
    "Worker",
]

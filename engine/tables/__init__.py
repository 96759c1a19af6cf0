"""The tables; nothing outside `engine/` writes to them."""

from engine.tables.base import Base
from engine.tables.cases import Answer, Case, CaseCounter, CaseState, Party
from engine.tables.clocks import Clock, ClockEvent
from engine.tables.organisation import Holding, Person, Post, Unit
from engine.tables.procedures import Publication, Snapshot, SnapshotFile
from engine.tables.record import DueTimer, Outbox, StatusEntry, TrailEntry
from engine.tables.tasks import Task

__all__ = [
    "Answer",
    "Base",
    "Case",
    "CaseCounter",
    "CaseState",
    "Clock",
    "ClockEvent",
    "DueTimer",
    "Holding",
    "Outbox",
    "Party",
    "Person",
    "Post",
    "Publication",
    "Snapshot",
    "SnapshotFile",
    "StatusEntry",
    "Task",
    "TrailEntry",
    "Unit",
]

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
from engine.tables.cases import Answer, Case, CaseCounter, CaseState, LinkedCase, Party
from engine.tables.catalogue import CatalogueEntry
from engine.tables.clocks import Apology, Clock, ClockEvent, ClockPause
from engine.tables.duework import ClockFire, DueWork, Slot, Worker
from engine.tables.files import Component, Paper, StoredFile
from engine.tables.intake import (
    Correction,
    Handover,
    Obligation,
    Refusal,
    StopRequest,
    SupplementItem,
    SupplementRequest,
)
from engine.tables.mergers import Legacy, Merger, Moved, Placement, Renaming, Succession
from engine.tables.organisation import Charge, Group, Holding, Membership, Person, Post, Unit, UnitAbove, UnitName
from engine.tables.procedures import Publication, Snapshot, SnapshotFile
from engine.tables.record import (
    Notice,
    NoticeRead,
    Outbox,
    SealedHead,
    StatusEntry,
    TrailEntry,
    TrailHead,
    TrailReason,
    TrailSeal,
)
from engine.tables.results import Consultation, Directive, DocumentCounter, Result
from engine.tables.revisions import CaseMove, Revision, RevisionFile
from engine.tables.rights import Grant, Offering, StepSetting, Substitution
from engine.tables.statuses import DetailStatus, StatusChart
from engine.tables.tasks import Draft, Task, TaskBond

__all__ = [
    "Answer",
    "Apology",
    "Base",
    "CalendarEdition",
    "Case",
    "CaseCounter",
    "CaseMove",
    "CaseState",
    "CatalogueEntry",
    "Charge",
    "Clock",
    "ClockEvent",
    "ClockFire",
    "ClockPause",
    "Component",
    "Consultation",
    "Correction",
    "DetailStatus",
    "Directive",
    "DocumentCounter",
    "Draft",
    "DueWork",
    "Grant",
    "Group",
    "Handover",
    "Holding",
    "Legacy",
    "LegalParameter",
    "LinkedCase",
    "Membership",
    "Merger",
    "Moved",
    "Notice",
    "NoticeRead",
    "Obligation",
    "Offering",
    "OfficeCalendar",
    "OfficeDay",
    "OfficeHours",
    "Outbox",
    "Paper",
    "Party",
    "PauseReason",
    "Person",
    "Placement",
    "Post",
    "Publication",
    "Refusal",
    "Renaming",
    "Result",
    "Revision",
    "RevisionFile",
    "SealedHead",
    "SettingChange",
    "Slot",
    "Snapshot",
    "SnapshotFile",
    "StatusChart",
    "StatusEntry",
    "StepSetting",
    "StopRequest",
    "StoredFile",
    "Substitution",
    "Succession",
    "SupplementItem",
    "SupplementRequest",
    "Task",
    "TaskBond",
    "TrailEntry",
    "TrailHead",
    "TrailReason",
    "TrailSeal",
    "Unit",
    "UnitAbove",
    "UnitName",
    "Worker",
]

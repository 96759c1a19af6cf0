"""What administrators add to the official statuses: details under the fixed words, and the chart of changes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified
from engine.tables.organisation import DATES


class DetailStatus(Identified, Base):
    """A status of the agency's own under one of the official statuses, for a time."""

    __tablename__ = "detail_status"
    __table_args__ = (CheckConstraint(DATES, name="validity"),)

    code: Mapped[str] = mapped_column(String(60), index=True)
    under: Mapped[str] = mapped_column(String(60))  #: code in engine.statuses
    name: Mapped[str] = mapped_column(String(200))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class StatusChart(Base):
    """Which status may follow which (lưu đồ chuyển đổi trạng thái), from a day on until the next chart."""

    __tablename__ = "status_chart"

    valid_from: Mapped[date] = mapped_column(primary_key=True)
    changes: Mapped[list[Any]]  #: pairs of codes; the first of a pair is null for how a case may begin
    source: Mapped[str] = mapped_column(String(500))
    drawn_at: Mapped[datetime]

"""The workbench of whoever designs procedures: drafts are drawn, tried, compared and published."""

from __future__ import annotations

from api.pages.design import publishing, shelf

__all__ = ["publishing", "shelf"]

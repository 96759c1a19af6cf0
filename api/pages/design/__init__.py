"""The workbench of whoever designs procedures: drafts are drawn, tried, compared and published."""

from __future__ import annotations

from api.pages.design import drawing, packages, publishing, scenarios, shelf

__all__ = ["drawing", "packages", "publishing", "scenarios", "shelf"]

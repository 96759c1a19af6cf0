"""The workbench of whoever designs procedures: drafts are drawn, tried, compared and published."""

from __future__ import annotations

from api.pages.design import comparing, drawing, moving, packages, publishing, scenarios, shelf

__all__ = ["comparing", "drawing", "moving", "packages", "publishing", "scenarios", "shelf"]

"""The workbench of whoever designs procedures: drafts are drawn, tried, compared and published."""

from __future__ import annotations

from api.pages.design import bulk, comparing, moving, packages, patterns, publishing, scenarios, shelf

__all__ = ["bulk", "comparing", "moving", "packages", "patterns", "publishing", "scenarios", "shelf"]

"""The workbench of whoever designs procedures: drafts are drawn, tried, compared and published."""

from __future__ import annotations

from api.pages.design import comparing, drawing, moving, packages, publishing, retellings, scenarios, shelf, tryouts

__all__ = ["comparing", "drawing", "moving", "packages", "publishing", "retellings", "scenarios", "shelf", "tryouts"]

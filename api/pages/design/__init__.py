"""The workbench of whoever designs procedures: drafts are drawn, tried, compared and published."""

from __future__ import annotations

from api.pages.design import packages, publishing, retellings, scenarios, shelf, tryouts

__all__ = ["packages", "publishing", "retellings", "scenarios", "shelf", "tryouts"]

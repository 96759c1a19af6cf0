"""The workbench of whoever designs procedures: drafts are drawn, tried, compared and published."""

from __future__ import annotations

from api.pages.design import scenarios, shelf

__all__ = ["scenarios", "shelf"]

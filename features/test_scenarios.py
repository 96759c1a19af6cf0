"""Every scenario, run by pytest-bdd."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios("procedures", "circular")

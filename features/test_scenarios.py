"""The scenarios of the circular, run by pytest-bdd; those of the procedures are played by `test_coverage`."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios("circular")

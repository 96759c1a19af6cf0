"""Entries of the national catalogue: what a row of the portal states, and what it does not."""

from bpmn.catalogue.entry import Doubt, Entry
from bpmn.catalogue.reading import BadRow, read

__all__ = ["BadRow", "Doubt", "Entry", "read"]

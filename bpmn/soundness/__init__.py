"""Soundness by exploring every state: each case can end, ends clean, and nothing that is drawn is dead.

Data is left out: of several conditions each may hold. What depends on data in a way that the drawing does not show (two
gateways that ask the same) is therefore judged more strictly than it would run; draw such branches once.

Source: van der Aalst, "The Application of Petri Nets to Workflow Management" (1998), for the three properties; BPMN
2.0.2, chapter 13, for the rules by which tokens move, as the engine runs them.
"""

from bpmn.soundness.exploring import MOST_STATES, Budget, Explored, explore
from bpmn.soundness.standings import Standings
from bpmn.soundness.verdicts import check

__all__ = ["MOST_STATES", "Budget", "Explored", "Standings", "check", "explore"]

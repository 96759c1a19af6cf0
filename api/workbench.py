"""The procedures that analysts design over the API: drafts and versions, who offers them, what was found in them."""

from __future__ import annotations

from typing import Any

from api import routes, workbenchshapes
from engine import revisions, validity, workbench
from engine.work import Work

READ = "procedures:read"

blp = routes.blueprint("workbench", "The procedures that analysts design")


@routes.asks(
    blp,
    "/workbench/search",
    READ,
    method="POST",
    takes=workbenchshapes.WorkbenchSearch,
    gives=workbenchshapes.Workbench,
)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """All procedures that are drafts or were published, drafts first, with what was counted of each."""
    revisions.require(work)
    return {"rows": workbench.rows(work.session, validity.day(work.now), asked["filter"]["words"])}

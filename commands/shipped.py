"""The procedures that come with the product: every folder under `bpmn/` that has a procedure.toml."""

from __future__ import annotations

from pathlib import Path

import bpmn
from bpmn import folder
from bpmn.procedure import Procedure

ROOT = Path(bpmn.__file__).parent
SHARED = ROOT / "shared"


def folders() -> list[Path]:
    """The procedure folders, by name."""
    return sorted(path.parent for path in ROOT.glob("*/procedure.toml"))


def load(path: Path) -> Procedure:
    """The procedure in *path*, with the shared diagrams that it may call."""
    return folder.load(path, shared=SHARED)


def gather(path: Path) -> dict[str, bytes]:
    """The files of the procedure in *path*, be they right or wrong, with the shared diagrams."""
    return folder.gather(path, shared=SHARED)

"""The procedures that come with the product, folders under `bpmn/` with a procedure.toml; where scenarios lie."""

from __future__ import annotations

from pathlib import Path

import bpmn
from bpmn import folder, settings, sharing, xml
from bpmn.procedure import Procedure

ROOT = Path(bpmn.__file__).parent
SHARED = ROOT / "shared"
FEATURES = ROOT.parent / "features" / "procedures"
FEATURE = "scenarios.feature"  #: in a folder that does not come with the product
RECORD = "scenarios.coverage.json"


def folders() -> list[Path]:
    """The procedure folders, by name."""
    return sorted(path.parent for path in ROOT.glob("*/procedure.toml"))


def load(path: Path) -> Procedure:
    """The procedure in *path*, with the shared diagrams that it may call."""
    return folder.load(path, shared=SHARED)


def gather(path: Path) -> dict[str, bytes]:
    """The files of the procedure in *path*, be they right or wrong, with the shared diagrams."""
    return folder.gather(path, shared=SHARED)


def called(path: Path, data: bytes) -> dict[str, bytes]:
    """What the diagram *data* from the file *path* calls: shared processes, tables beside it in a procedure folder.

    Raises:
        Unreadable: a table there is too large or cannot be read.
    """
    others = folder.gather(SHARED) if SHARED.is_dir() else {}
    found = sharing.wanted({path.name: data}, others)
    if (path.parent / settings.FILE).is_file():
        found |= {table.name: xml.content(table) for table in sorted(path.parent.glob("*.dmn"))}
    return {name: kept for name, kept in found.items() if not name.endswith(".json")}


def feature(path: Path) -> Path:
    """Where the scenarios of the procedure in *path* are told, be they written yet or not."""
    here = path.resolve()
    return FEATURES / f"{here.name}.feature" if here.parent == ROOT.resolve() else here / FEATURE


def record(path: Path) -> Path:
    """Where the coverage of these scenarios is kept, beside them."""
    return feature(path).with_suffix(".coverage.json")


def bundle(path: Path) -> dict[str, bytes]:
    """The files of the procedure in *path* as `gather` gives them, and with them its scenarios and their coverage."""
    files = gather(path)
    for name, file in ((FEATURE, feature(path)), (RECORD, record(path))):
        if file.is_file():
            files[name] = file.read_bytes()
    return files

"""A small procedure with a checklist, and papers to hand in."""

from __future__ import annotations

import io
import uuid
import zipfile
from pathlib import Path

from sqlalchemy import Engine

from engine import components, files, organisation
from engine.components import Handed
from engine.files import Store
from tests.engine import builders
from tests.engine.builders import DESK, acting

PDF = b"%PDF-1.7\nmau\n"
CHECKLIST = """
[[variants]]
code = "moi"
name = "Cấp mới"
[[variants]]
code = "lai"
name = "Cấp lại"
[[components]]
name = "Đơn đề nghị"
code = "DON"
original = 1
needed = true
[[components]]
name = "Căn cước"
way = "show"
original = 1
[[components]]
name = "Giấy cũ"
copy = 1
variants = ["lai"]
[[components]]
name = "Dữ liệu cư trú"
way = "look-up"
"""
SETTINGS = builders.SETTINGS.replace("[valid]", 'retention = "P10Y"\n[valid]', 1).replace(
    '["counter"]', '["counter", "online", "post", "proxy", "carrier", "mobile", "kiosk"]'
)


def with_checklist(engine: Engine, *parts: str) -> None:
    """The commune publishes a small procedure that asks for papers."""
    builders.a_province(engine, builders.tiny(*parts, settings=SETTINGS + CHECKLIST))


def store(tmp_path: Path, **settings: object) -> Store:
    """A place for files."""
    return Store(tmp_path / "files", **settings)  # type: ignore[arg-type]


def archive(**members: bytes) -> bytes:
    """A ZIP archive; `__` in a name is a slash, `_` a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name, data in members.items():
            zipped.writestr(name.replace("__", "/").replace("_", "."), data)
    return made.getvalue()


def hand_in(engine: Engine, case_id: uuid.UUID, kept: Store, data: bytes = PDF, position: int = 1) -> uuid.UUID:
    """The applicant hands in *data* electronically; gives the id of the paper."""
    with acting(engine, DESK) as work:
        digest = files.keep(work, kept, data, name="don.pdf")
        return components.register(work, case_id, position, Handed(form="electronic", digest=digest)).id


def gate() -> tuple[str, ...]:
    """A process with the step a before the acceptance."""
    return (*builders.straight("a")[:-1], builders.drawing.flow("start a nhan end"))


def another_desk(engine: Engine, code: str = "H99.16", login: str = "binh.mc") -> str:
    """A second commune with one officer at its desk; gives the login."""
    with acting(engine) as work:
        province = organisation.unit_by_code(work, "H99")
        unit = organisation.found(
            work, code, f"UBND xã {code}", level="commune", parent_id=province.id, since=builders.province.SINCE
        )
        person = organisation.enrol(work, login, "Lê Thị Bình")
        organisation.appoint(work, person, unit, role="mot-cua", title="Công chức", since=builders.province.SINCE)
    return login

"""The installation that `motcua demo` serves: a folder with a database of its own, made once and then kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from api.pages.demonstration import Character
from bpmn import shipped
from commands import store
from commands.demo import province, script, weeks
from commands.demo.deeds import Stage
from commands.demo.weeks import Lived
from engine import database, offerings, organisation, passwords, procedures, publishing, schema
from engine.files import Store
from engine.people.acts import ROLES
from engine.publishing import Approval
from engine.tables import Password, Person
from engine.work import Work

FOLDER = Path("var/demo")  #: below where the command is called; no other command looks there
CASES = 300
PUBLISHED = date(2025, 7, 1)
OFFERED_BY = "Quyết định 01/QĐ-UBND ngày 01/7/2025 (minh họa)"
APPROVED_BY = "Quyết định 02/QĐ-UBND ngày 01/7/2025 (minh họa)"
PASSWORD = "xem-thu-mot-cua"  #: of everybody: it is printed, and only this machine is served


@dataclass(frozen=True, slots=True)
class Installation:
    """Where it lies."""

    folder: Path = FOLDER

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / "motcua.db"

    @property
    def files(self) -> Store:
        """Where contents lie."""
        return Store(self.folder / "files")

    def is_whole(self) -> bool:
        """Whether it was made, and by this version."""
        if not self.database.is_file():
            return False
        engine = self.engine()
        try:
            store.require_tables(engine)
        except (database.DatabaseOutdated, schema.DatabaseNewer):
            return False
        finally:
            engine.dispose()
        return True

    def engine(self) -> Engine:
        """Its database."""
        return store.connect(f"sqlite:///{self.database}")

    def make(self, now: datetime, count: int = CASES) -> Lived:
        """It stands as of *now*, with *count* cases; what was there before is gone, unless this is cut off."""
        made = self.folder / "making.db"
        _remove(made)
        engine = store.connect(f"sqlite:///{made}")
        try:
            lived = _fill(Stage(engine, self.files), now, count)
        finally:
            engine.dispose()  # the last connection takes SQLite's journal into the file
        _remove(self.database)
        made.replace(self.database)
        return lived


def _fill(stage: Stage, now: datetime, count: int) -> Lived:
    store.migrate(stage.engine)
    with store.act(stage.engine, weeks.begin(now)) as work:
        province.seed_whole(work)
        places = {one.slug: [organisation.unit_by_code(work, one.competent_unit)] for one in script.load()}
        for path in shipped.folders():
            procedure = shipped.load(path)
            publication = procedures.publish(work, procedure, active_from=PUBLISHED)
            publishing.approve(work, publication, Approval(APPROVED_BY))
            publishing.measure(publication, shipped.bundle(path))
            units = places[procedure.slug]
            offerings.offer(work, units, procedure, "competent", since=PUBLISHED, source=OFFERED_BY)
    lived = weeks.live(stage, now, count)
    with store.act(stage.engine, now) as work:
        _give_passwords(work)
    return lived


def _give_passwords(work: Work) -> None:
    """Everybody signs in with `PASSWORD`, which he need not change first; one digest serves all, as none is secret."""
    digest = passwords.HASHER.hash(PASSWORD)
    for person in work.session.scalars(select(Person)):
        work.session.add(Password(person_id=person.id, digest=digest, is_first=False, set_at=work.now))


def _remove(database: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)


def cast(session: Session) -> list[Character]:
    """Everybody as whom a visitor may go on; the first of each role stands for it."""
    units = dict([province.PROVINCE, province.COMMUNE, *province.AGENCIES])
    seen: set[str] = set()
    found = []
    for unit, login, _, role, title in (*province.OFFICERS, *province.MORE):
        name = "" if role in seen else ROLES[role].name
        seen.add(role)
        full_name = session.scalars(select(Person.full_name).where(Person.login == login)).one()
        found.append(Character(login, full_name, title, units[unit], name))
    return found

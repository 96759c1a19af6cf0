"""Whether an office file may be opened: a bounded zip without macros, and XML without document types.

Nothing is unpacked to disk, and no library sees the file before it has passed.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import deque
from collections.abc import Iterable
from io import BytesIO
from xml.parsers import expat

from bpmn import xml, zips
from bpmn.steptables import faults

MOST_BYTES = 20 * 1024 * 1024  # our choice: a decision with its annexes and scanned pages
MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 3_000
MOST_ELEMENTS = 600_000  # our choice: the tables of five hundred procedures in one document
MOST_DEPTH = 200
MOST_ROWS = 10_000
MOST_CELLS = 60_000
MOST_MERGED = 50_000
MOST_SHEETS = 1_000
MOST_MOVED = 2_000_000  # letters of the longest formula, for each cell that shares one
LAST_COLUMN = 256
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_READ_PARTS = ("officeDocument", "worksheet", "chartsheet", "sharedStrings", "styles", "theme", "comments")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    LookupError,
)


def check(data: bytes, *, file: str, wanted: str, most: int = MOST_ELEMENTS) -> int:
    """How many formulas the office file *data* holds, which may be opened; *wanted* is the ending that it should have.

    *most*: elements of all its parts together.

    Raises:
        Unreadable: one of its subclasses says why not.
    """
    if len(data) > MOST_BYTES:
        raise xml.TooLarge(file=file, size=len(data), limit=MOST_BYTES)
    if not data.strip(b"\0 \n"):
        raise xml.Empty(file=file)
    if data.startswith(_OLE):
        raise faults.OldKind(file=file, wanted=wanted)
    try:
        with zips.opened(BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_names(parts, file, wanted)
            walk = _Walk(file, most)
            for part in parts:
                pieces = zips.pieces(archive, part)
                if part.filename.endswith((".xml", ".rels")):
                    walk.over(part.filename, pieces)
                else:
                    deque(pieces, maxlen=0)  # whoever opens the file reads pictures, too
            return walk.formulas
    except _BROKEN as error:
        raise faults.NotOffice(file=file, wanted=wanted) from error


def _check_names(parts: list[zipfile.ZipInfo], file: str, wanted: str) -> None:
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS:
        raise faults.StrangeArchive(file=file, name=f"{len(parts)} > {MOST_PARTS}")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise faults.SwollenArchive(file=file, limit=MOST_UNPACKED)
    for name in names:
        if name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name:
            raise faults.StrangeArchive(file=file, name=name[:80])
    if len(set(names)) != len(names):
        raise faults.StrangeArchive(file=file, name="trùng tên / duplicate names")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise faults.WithMacros(file=file, wanted=wanted)


class _Walk:
    """One pass over all XML of the archive that raises at the first thing forbidden or too much."""

    def __init__(self, file: str, most: int) -> None:
        self.file, self.most = file, most
        self.elements = self.rows = self.cells = self.merged = self.formulas = self.depth = 0
        self.is_sheet = False
        self.shared = self.longest = self.letters = 0
        self.sheets: set[str] = set()  # each is read as often as it is named
        self.parser: expat.XMLParserType

    def over(self, name: str, pieces: Iterable[bytes]) -> None:
        self.depth = 0
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._first
        self.parser.EndElementHandler = self._end
        try:
            for piece in pieces:
                self.parser.Parse(piece, False)
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise xml.NotXml(file=f"{self.file}/{name}", line=error.lineno, column=error.offset) from None

    def _doctype(self, *_: object) -> None:
        raise xml.DocumentType(file=self.file)

    def _first(self, name: str, attributes: dict[str, str]) -> None:
        """Cells and merges are bounded in every part, for whoever reads a sheet asks neither its name nor its root."""
        root = xml.local(name)
        self.is_sheet = root == "worksheet"
        self.parser.StartElementHandler = self._link if root in ("Relationships", "Types") else self._sheet
        self._sheet(name, attributes)

    def _link(self, name: str, attributes: dict[str, str]) -> None:
        """What is read as XML must have been looked through as XML."""
        self._start(name, attributes)
        target = attributes.get("PartName") or attributes.get("Target") or f".{attributes.get('Extension', '')}"
        kind = attributes.get("ContentType") or attributes.get("Type", "")
        if kind.endswith("/worksheet"):
            self._named(target)
        is_read = kind.endswith("xml") or kind.rpartition("/")[2] in _READ_PARTS
        if is_read and not target.lower().endswith((".xml", ".rels", ".vml")):
            raise faults.StrangeArchive(file=self.file, name=target[:80])

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > self.most:
            raise xml.TooManyElements(file=self.file, limit=self.most)
        if self.depth > MOST_DEPTH:
            raise xml.TooDeep(file=self.file, limit=MOST_DEPTH, line=self.parser.CurrentLineNumber)

    def _end(self, _: str) -> None:
        self.depth -= 1
        self.parser.CharacterDataHandler = None
        if self.longest * self.shared > MOST_MOVED:
            raise faults.TooManyCells(file=self.file, limit=MOST_CELLS, column=LAST_COLUMN)

    def _letters(self, text: str) -> None:
        self.letters += len(text)
        self.longest = max(self.longest, self.letters)

    def _sheet(self, name: str, attributes: dict[str, str]) -> None:
        self._start(name, attributes)
        match xml.local(name):
            case "row":
                self._row(attributes.get("r"))
            case "c":
                self._cell(attributes.get("r", ""))
            case "sheet":
                self._named(next((value for key, value in attributes.items() if xml.local(key) == "id"), ""))
            case "f":
                self.formulas += 1
                self.shared += attributes.get("t") == "shared"
                self.letters = 0
                self.parser.CharacterDataHandler = self._letters
            case "mergeCell" | "hyperlink":  # whoever reads a sheet makes a cell for each place of it
                self._merge(attributes.get("ref", ""))

    def _named(self, sheet: str) -> None:
        if sheet in self.sheets or len(self.sheets) >= MOST_SHEETS:
            raise faults.StrangeArchive(file=self.file, name=f"sheet {sheet[:60]}")
        self.sheets.add(sheet)

    def _row(self, written: str | None) -> None:
        self.rows += self.is_sheet
        number = int(written) if written and written.isdecimal() else 0
        if self.rows > MOST_ROWS or number > MOST_ROWS:
            raise faults.TooManyRows(file=self.file, limit=MOST_ROWS)

    def _cell(self, reference: str) -> None:
        self.cells += self.is_sheet
        _, column, row, _ = _corners(reference)
        if self.cells > MOST_CELLS or column > LAST_COLUMN or row > MOST_ROWS:
            raise faults.TooManyCells(file=self.file, limit=MOST_CELLS, column=LAST_COLUMN)

    def _merge(self, reference: str) -> None:
        left, right, bottom, top = _corners(reference)
        self.merged += (right - left + 1) * (bottom - top + 1)
        if self.merged > MOST_MERGED:
            raise faults.WideMerge(file=self.file, limit=MOST_MERGED)


def _corners(reference: str) -> tuple[int, int, int, int]:
    """First and last column, last and first row of a reference such as B2:D9; zeros when it is none."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return 0, 0, 0, 0
    left, top, right, bottom = found[1], int(found[2]), found[3] or found[1], int(found[4] or found[2])
    return _column(left), _column(right), bottom, top


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number

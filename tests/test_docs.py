"""The documents keep their promises: links lead somewhere, words are defined once, nothing names one machine."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

HOUSE = Path(__file__).parent.parent
IGNORED = [line.rstrip("/") for line in (HOUSE / ".gitignore").read_text(encoding="utf-8").split()]
MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:work|root|home|Users)/\w+")
REGISTRY = re.compile(r"https?://[^\s\"']*(?:pypi|pythonhosted|npmjs|registry|/simple\b)[^\s\"']*")


def is_kept(name: str) -> bool:
    """Whether a file or folder of this name belongs to the repository. Our choice: read from .gitignore, so that
    the test also runs from an archive and on a machine without git."""
    return name != ".git" and not any(fnmatch(name, pattern) for pattern in IGNORED)


def kept_files() -> Iterator[Path]:
    """Every file of the repository."""
    for folder, folders, names in os.walk(HOUSE):
        folders[:] = filter(is_kept, folders)
        yield from (Path(folder, name) for name in names if is_kept(name))


def readable(path: Path) -> str:
    """The text of a file; bytes that are no text read as question marks."""
    return path.read_text(encoding="utf-8", errors="replace")


PAGES = sorted(path for path in kept_files() if path.suffix == ".md")
FEATURES = sorted(path for path in kept_files() if path.suffix == ".feature")


def links_of(page: Path) -> list[str]:
    """The targets in this repository that a page links to, without their anchors."""
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", readable(page), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(<?([^)>\s]+)", prose)
    return [target.split("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]


def test_every_link_between_pages_leads_to_a_file() -> None:
    broken = [
        f"{page.relative_to(HOUSE)} -> {link}"
        for page in PAGES
        for link in links_of(page)
        if not (page.parent / link).exists()
    ]
    assert broken == []


def test_no_file_names_a_path_of_one_machine_or_the_address_of_a_registry() -> None:
    told = [
        f"{path.relative_to(HOUSE)}: {found.group()}"
        for path in kept_files()
        for pattern in (MACHINE_PATH, REGISTRY)
        for found in pattern.finditer(readable(path))
    ]
    assert told == []


def test_the_glossary_defines_each_identifier_once_and_fully() -> None:
    page = readable(HOUSE / "docs/glossary.md")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\| *`.*$", page, re.MULTILINE)
    ]
    counted = Counter(identifier for row in rows for identifier in re.findall(r"`([^`]+)`", row[0]))
    assert [identifier for identifier, times in counted.items() if times > 1] == []
    assert [row for row in rows if len(row) != 4 or not all(row)] == []
    assert len(rows) > 60


def test_vietnamese_text_is_stored_composed() -> None:
    decomposed = [path for path in PAGES + FEATURES if not unicodedata.is_normalized("NFC", readable(path))]
    assert decomposed == []

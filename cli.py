#!/usr/bin/env python3
"""Front door: makes the environment from the lock when it is not there yet, then hands over to `commands/`.

Standard library only, so that `python3 cli.py demo` needs nothing but Python >= 3.11 with venv.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system without it has no way to wait; two first calls at once are rare there
    fcntl = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}
OLDEST = (3, 11)
SERVING = ("serve", "demo", "screenshots", "test")  #: the commands that need what browsers load
TESTING = ("screenshots", "test")  #: the commands that need what tests need, a browser among it


def say(vietnamese: str, english: str) -> None:
    """Tell the person at the terminal, in the language that `--lang` asks for."""
    wanted = "--lang=en" in sys.argv or "--lang en" in " ".join(sys.argv)
    print(english if wanted else vietnamese, file=sys.stderr, flush=True)


def refuse(vietnamese: str, english: str) -> None:
    """Leave with a message, as for any bad call."""
    say(vietnamese, english)
    raise SystemExit(2)


def create_environment() -> None:
    """An empty virtual environment; a half-made one is made anew."""
    try:
        import ensurepip  # noqa: F401  (Debian's python3 without python3-venv lacks it)
        import venv

        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    except (ImportError, subprocess.CalledProcessError):
        refuse(
            "Python này chưa có venv. Trên Debian/Ubuntu hãy chạy: apt install python3-venv",
            "This Python has no venv. On Debian/Ubuntu run: apt install python3-venv",
        )


def install(kind: str) -> None:
    """Install the lock called *kind*, unless the environment already holds exactly it."""
    if is_installed(kind):
        return
    lock = LOCKS[kind]
    say(
        "Đang cài các thư viện (chỉ lần đầu hoặc khi danh sách đổi)…",
        "Installing libraries (first time or changed list)…",
    )
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call([*pip, "--only-binary", ":all:", "--require-hashes", "-r", lock], stdout=sys.stderr):
        refuse(
            "Không cài được các thư viện; hãy kiểm tra kết nối tới kho gói Python rồi chạy lại.",
            "The libraries could not be installed; check the connection to the Python package registry and run again.",
        )
    stamp(kind).write_text(digest(kind))


def is_installed(kind: str) -> bool:
    """Whether the environment holds the lock called *kind*; the one for tests holds all that runs need."""
    kinds = {kind, "test"}
    return any(stamp(one).exists() and stamp(one).read_text() == digest(one) for one in kinds)


def stamp(kind: str) -> Path:
    """The file that says which lock called *kind* was installed."""
    return ENVIRONMENT / f".installed-{kind}"


def digest(kind: str) -> str:
    """The content of the lock called *kind*, in short."""
    return hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()


@contextmanager
def alone() -> Iterator[None]:
    """Two first calls at once: the second waits for the first."""
    with (ROOT / ".venv.lock").open("w") as held:
        if fcntl is not None:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def command_of(arguments: list[str]) -> str:
    """The command of the call with *arguments*: the first word that is no option."""
    words = [word for before, word in pairwise(["", *arguments]) if before != "--lang" and not word.startswith("-")]
    return next(iter(words), "")


def lock_for(arguments: list[str]) -> str:
    """Which lock the call with *arguments* needs."""
    return "test" if command_of(arguments) in TESTING else "run"


def build_pages(command: str) -> None:
    """What browsers load is built of the sources as they are, for the commands that serve it."""
    if command not in SERVING:
        return
    from web import build  # standard library only, as this file

    testing = command in TESTING
    with alone():
        if build.is_done(testing=testing):
            return
        say("Đang dựng các trang (chỉ lần đầu hoặc khi nguồn đổi)…", "Building the pages (first time or changed)…")
        if subprocess.call([PYTHON, ROOT / "web/build.py", *(["--testing"] if testing else [])], stdout=sys.stderr):
            refuse(
                "Không dựng được các trang; hãy kiểm tra kết nối tới kho gói npm rồi chạy lại.",
                "The pages could not be built; check the connection to the npm package registry and run again.",
            )


def prepare(kind: str) -> None:
    """The environment stands and holds the lock called *kind*."""
    made = ENVIRONMENT / ".made"
    if PYTHON.exists() and made.exists() and is_installed(kind):
        return
    try:
        with alone():
            if not (PYTHON.exists() and made.exists()):
                create_environment()
                made.write_text("")
            install(kind)
    except OSError as error:
        refuse(
            f"Không ghi được vào {ENVIRONMENT} ({error.strerror}); hãy kiểm tra quyền ghi và chỗ trống của đĩa.",
            f"{ENVIRONMENT} cannot be written ({error.strerror}); check the permissions and the room on the disk.",
        )
    except KeyboardInterrupt:
        refuse("Đã dừng khi đang cài đặt; chạy lại để làm tiếp.", "Stopped while installing; run again to go on.")


def main() -> None:
    """Prepare the environment, step into it, and run the command there."""
    if sys.version_info < OLDEST:
        refuse("Cần Python 3.11 trở lên.", "Python 3.11 or newer is needed.")
    if Path(sys.prefix) != ENVIRONMENT:
        prepare(lock_for(sys.argv[1:]))
        build_pages(command_of(sys.argv[1:]))
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "cli.py"), *sys.argv[1:]])
    from commands.main import run

    raise SystemExit(run())


if __name__ == "__main__":
    main()

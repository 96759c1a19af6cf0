"""A process of its own that reads one spreadsheet of a stranger: it has little memory and time, and writes no file.

It is run by `engine.spreadsheets` with one order in JSON as the first line of its input and the file behind it, and
answers in JSON: the rows, or what refuses the file.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[0:0] = [str(Path(__file__).resolve().parent.parent)]  # it is started apart from everything

from engine import spreadsheets
from feel.errors import Fault

MOST_MEMORY = 2**30  #: bytes; our choice


def main() -> None:
    """Read one order and the file behind it from the input, answer on the output."""
    order = json.loads(sys.stdin.buffer.readline())
    most = round(resource.getrusage(resource.RUSAGE_SELF).ru_utime) + order["seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        rows = spreadsheets.read(sys.stdin.buffer.read(), name=order["name"], columns=order["columns"])
    except Fault as fault:
        said: dict[str, Any] = {"refused": type(fault).__name__, "vi": fault.say("vi"), "en": fault.say("en")}
    else:
        said = {"rows": rows}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()

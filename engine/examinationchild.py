"""A process of its own that examines one draft: it has little memory and time, and writes no file.

It is run by `engine.examinations` with one order on its input, made by us and pickled, and answers in JSON.
"""

from __future__ import annotations

import json
import pickle
import resource
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0:0] = [str(Path(__file__).resolve().parent.parent)]  # it is started apart from everything

from engine import examinations

MOST_MEMORY = 3 * 2**29  #: bytes; our choice


def main() -> None:
    """Read one order from the input, answer on the output."""
    files, slug, known, told, lang, seconds = pickle.load(sys.stdin.buffer)
    started = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    most = round(started) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    found = examinations.made(files, slug, known, told, lang)
    sys.stdout.write(json.dumps(examinations.plain(found)))


if __name__ == "__main__":
    main()

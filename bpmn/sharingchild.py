"""A process of its own that finds what one draft takes from the shared folder: it has little memory and time.

It is run by `engine.vocabulary` with one order on its input, made by us and pickled, and answers with paths in JSON.
"""

from __future__ import annotations

import json
import pickle
import resource
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0:0] = [str(Path(__file__).resolve().parent.parent)]  # it is started apart from everything

from bpmn import sharing

MOST_MEMORY = 3 * 2**29  #: bytes; our choice


def main() -> None:
    """Read one order from the input, answer on the output."""
    files, shared, seconds = pickle.load(sys.stdin.buffer)
    most = round(resource.getrusage(resource.RUSAGE_SELF).ru_utime) + seconds
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(json.dumps(sorted(sharing.wanted(files, shared))))


if __name__ == "__main__":
    main()

"""A process of its own that finds what the files of one draft name: it has little memory and time.

It is run by `engine.vocabulary` with one order on its input, made by us and pickled, and answers in JSON.
"""

from __future__ import annotations

import json
import pickle
import resource
import sys
from dataclasses import asdict
from pathlib import Path

if __name__ == "__main__":
    sys.path[0:0] = [str(Path(__file__).resolve().parent.parent)]  # it is started apart from everything

from engine import vocabulary

MOST_MEMORY = 3 * 2**29  #: bytes; our choice


def main() -> None:
    """Read one order from the input, answer on the output."""
    files, seconds = pickle.load(sys.stdin.buffer)
    most = round(resource.getrusage(resource.RUSAGE_SELF).ru_utime) + seconds
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(asdict(vocabulary.named(files))))


if __name__ == "__main__":
    main()

"""A process of its own that reads one file of a stranger: it has little memory and time, and writes no file.

It is run by `engine.parcels` with one order in JSON as the first line of its input and the file behind it, and answers
in JSON: a parcel, or the words of what refuses it.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import date
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # it is started apart from everything

from bpmn import parcels
from bpmn.steptables import posts
from feel.errors import Fault

MOST_MEMORY = 3 * 2**29  #: bytes; our choice


def main() -> None:
    """Read one order and the file behind it from the input, answer on the output."""
    order = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (order["seconds"], order["seconds"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    data = sys.stdin.buffer.read(parcels.MOST_BYTES + 1)
    try:
        mapped = posts.read(order["roles"].encode(), file="roles.csv") if order["roles"] else {}
        since = date.fromisoformat(order["since"])
        found = parcels.read(data, file=order["file"], slug=order["slug"], mapped=mapped, since=since)
    except Fault as fault:
        said = {"refused": {"vi": fault.say("vi"), "en": fault.say("en")}}
    else:
        said = parcels.plain(found)
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()

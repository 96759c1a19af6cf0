"""A process of its own that reads one file of the national catalogue: it has little memory and time, and writes none.

It is run by `engine.cataloguefiles` with one order in JSON as the first line of its input and the file behind it, and
answers in JSON, a line an entry or a row that is refused; the last line says that it is whole, or what refuses it.
"""

from __future__ import annotations

import io
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # it is started apart from everything

from bpmn.catalogue import files
from bpmn.catalogue.files import Refused

MOST_MEMORY = 2**30  #: bytes; our choice
MOST_ANSWER = 64 * 1024 * 1024  #: bytes; our choice: the national catalogue takes thirty million
TOO_LONG = ("dài hơn mức đọc được một lần, hãy tách tệp", "it is longer than what is read at once, split it")


def main() -> None:
    """Read one order and the file behind it from the input, answer on the output."""
    order = orjson.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (order["seconds"], order["seconds"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    for said in answers(io.BytesIO(sys.stdin.buffer.read()), order["file"]):
        sys.stdout.buffer.write(said + b"\n")


def answers(data: io.BytesIO, name: str) -> Iterator[bytes]:
    """What is told of the file *data* called *name*, line by line."""
    left = MOST_ANSWER
    try:
        for found in files.rows(data, name=name):
            said = orjson.dumps(_plain(found))
            left -= len(said)
            if left < 0:
                raise files.NotACatalogue(file=name, why=TOO_LONG[1], why_vi=TOO_LONG[0])
            yield said
    except files.NotACatalogue as fault:
        yield orjson.dumps({"refused": {"vi": fault.say("vi"), "en": fault.say("en")}})
    else:
        yield orjson.dumps({"whole": True})


def _plain(found: Any) -> dict[str, Any]:
    if isinstance(found, Refused):
        return asdict(found)
    entry, doubts = found
    return {"entry": entry.plain(), "doubts": [asdict(doubt) for doubt in doubts]}


if __name__ == "__main__":
    main()

"""One line of the log for each request: by which route, how it ended, how long it took, who asked, about which case.

Ids only: neither names nor what stood in the address, its query or the body, which may be personal.
"""

from __future__ import annotations

import sys
import uuid
from time import perf_counter

from flask import Flask, Response, g, has_request_context, request

from adapters import requestlog

HEADER = "X-Request-ID"
UNKNOWN = "unknown"  #: route of an address that nothing answers at


def install(app: Flask) -> None:
    """Every request of *app* has an id, which goes back to whoever asked, and a line in the log."""
    app.before_request(_begin)
    app.after_request(_end)


def reference() -> str | None:
    """Under what the log knows of this request; None outside of one."""
    return g.get("reference") if has_request_context() else None


def route() -> str:
    """The pattern of the address that was asked for, without the values in it."""
    return request.url_rule.rule if request.url_rule is not None else UNKNOWN


def seconds() -> float:
    """How long this request has taken so far."""
    return perf_counter() - g.begun if "begun" in g else 0.0


def of_officer(person_id: uuid.UUID) -> None:
    """*person_id* makes this request."""
    g.officer_id = person_id


def of_case(case_id: uuid.UUID) -> None:
    """This request is about the case *case_id*, which whoever comes may see."""
    g.case_id = case_id


def complain(error: OSError) -> None:
    """The log cannot be written: whoever looks after the machine learns it where the process itself speaks."""
    print(f"The log cannot be written: {error.strerror}. Reference {reference()}.", file=sys.stderr, flush=True)


def _begin() -> None:
    # Always our own: whoever chose it could make many requests look like one.
    g.reference, g.begun = uuid.uuid4().hex[:12], perf_counter()


def _end(response: Response) -> Response:
    response.headers[HEADER] = reference() or ""
    ids = {"officer": g.get("officer_id"), "case": g.get("case_id")}
    told = {
        "reference": reference(),
        "method": request.method,
        "route": route(),
        "status": response.status_code,
        "milliseconds": round(seconds() * 1000, 1),
        **{name: str(one) for name, one in ids.items() if one is not None},
    }
    try:
        requestlog.write(told)
    except OSError as error:
        complain(error)
    return response

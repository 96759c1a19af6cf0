"""What a refused request is answered: a problem (RFC 9457) with a stable code, Vietnamese title and English detail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from flask import Response, json

from api import requestlog

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field of the request."""

    pointer: str  #: JSON pointer (RFC 6901) into the body; of the query "?name"
    title: str  #: in Vietnamese
    detail: str  #: in English


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was refused."""

    status: int
    code: str
    title: str  #: in Vietnamese
    detail: str  #: in English
    errors: tuple[FieldError, ...] = ()


def response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """*problem* as it goes out."""
    return Response(json.dumps(body(problem)), problem.status, headers, content_type=MEDIA_TYPE)


def body(problem: Problem) -> dict[str, Any]:
    """*problem* as JSON says it."""
    told: dict[str, Any] = {
        "type": f"urn:motcua:problem:{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "code": problem.code,
    }
    if problem.errors:
        told["errors"] = [asdict(one) for one in problem.errors]
    if requestlog.reference() is not None:
        told["reference"] = requestlog.reference()  # under which the log knows more
    return told


def pointer(parts: Iterable[object]) -> str:
    """The JSON pointer to what lies at *parts*."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)

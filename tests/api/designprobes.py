"""What is asked of drafts of procedures, in the order in which it can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.api.asked import Asked, Probe, plain

ONE_REVISION = "/api/v1/revisions/{slug}"


def of_revision(method: str, what: str, body: Mapping[str, Any] | None = None) -> Probe:
    """Of the draft that is there, as it stands."""
    return lambda _: Asked(method, f"/revisions/nhap{what}", body, "revision")


OF_DESIGNERS: Mapping[str, Probe] = {
    "GET /api/v1/revisions": plain("GET", "/revisions"),
    "POST /api/v1/revisions": plain("POST", "/revisions", {"slug": "nho"}),
    f"GET {ONE_REVISION}": plain("GET", "/revisions/nhap"),
    f"PUT {ONE_REVISION}/files/{{path}}": of_revision("PUT", "/files/ghi-chu.txt", {"content": "Sửa"}),
    f"GET {ONE_REVISION}/files/{{path}}": plain("GET", "/revisions/nhap/files/ghi-chu.txt"),
    f"POST {ONE_REVISION}:check": plain("POST", "/revisions/nhap:check", {"files": {"ghi-chu.txt": "Khác"}}),
    f"POST {ONE_REVISION}/files/{{path}}:remove": of_revision("POST", "/files/ghi-chu.txt:remove"),
    f"POST {ONE_REVISION}:discard": of_revision("POST", ":discard"),
}

"""How each route by which procedures are designed is asked, and how those refuse that cannot be done now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.api.asked import PDF, Asked, Probe, plain

ONE_REVISION = "/api/v1/revisions/{slug}"


def of_revision(method: str, what: str, body: Mapping[str, Any] | None = None) -> Probe:
    """Of the draft that is there, as it stands."""
    return lambda _: Asked(method, f"/revisions/nhap{what}", body, "revision")


#: what is done to drafts of procedures, in this order
OF_DESIGNERS: Mapping[str, Probe] = {
    "GET /api/v1/revisions": plain("GET", "/revisions"),
    "POST /api/v1/revisions": plain("POST", "/revisions", {"slug": "nho"}),
    "POST /api/v1/workbench/search": plain("POST", "/workbench/search", {}),
    f"GET {ONE_REVISION}": plain("GET", "/revisions/nhap"),
    f"PUT {ONE_REVISION}/files/{{path}}": of_revision("PUT", "/files/ghi-chu.txt", {"content": "Sửa"}),
    f"GET {ONE_REVISION}/files/{{path}}": plain("GET", "/revisions/nhap/files/ghi-chu.txt"),
    f"POST {ONE_REVISION}/files/{{path}}:check": plain(
        "POST", "/revisions/nhap/files/ghi-chu.txt:check", {"content": "Khác", "base": 1}
    ),
    f"POST {ONE_REVISION}/files/{{path}}:blend": of_revision(
        "POST", "/files/ghi-chu.txt:blend", {"content": "Sửa", "base": 1}
    ),
    f"POST {ONE_REVISION}:check": plain("POST", "/revisions/nhap:check", {"files": {"ghi-chu.txt": "Khác"}}),
    f"POST {ONE_REVISION}:rehearse": of_revision("POST", ":rehearse"),
    f"POST {ONE_REVISION}:try": plain("POST", "/revisions/nhap:try", {"moves": []}),
    f"POST {ONE_REVISION}:retell": lambda world: Asked(
        "POST", "/revisions/nho:retell", {"case_id": str(world.cases[0]), "title": "Thử", "purpose": "Thử"}
    ),
    f"GET {ONE_REVISION}/rehearsal": plain("GET", "/revisions/nhap/rehearsal"),
    f"POST {ONE_REVISION}/files/{{path}}:remove": of_revision("POST", "/files/ghi-chu.txt:remove"),
    f"GET {ONE_REVISION}/impact": plain("GET", "/revisions/nhap/impact?since=2027-01-01"),
    f"POST {ONE_REVISION}:publish": lambda _: Asked(
        "POST", "/revisions/nhap:publish", {"decision": "QĐ 1"}, "revision", PDF
    ),
    "GET /api/v1/procedures/{slug}/versions/{version}/decision": plain("GET", "/procedures/nho/versions/1/decision"),
    f"GET {ONE_REVISION}/package": plain("GET", "/revisions/nhap/package"),
    "GET /api/v1/procedures/{slug}/versions/{version}/package": plain("GET", "/procedures/nho/versions/1/package"),
    "GET /api/v1/procedures/{slug}/differences": plain("GET", "/procedures/nho/differences?old=1&new=1"),
    "GET /api/v1/procedures/{slug}/versions/{version}/mapping": plain("GET", "/procedures/nho/versions/1/mapping?of=1"),
    "POST /api/v1/procedures/{slug}/versions/{version}:move-cases": plain(
        "POST", "/procedures/nho/versions/1:move-cases", {"act": "undo"}
    ),
    "POST /api/v1/bulk:check": plain("POST", "/bulk:check", {"kind": "limit", "old": "P3D", "new": "P2D"}),
    "POST /api/v1/bulk:change": plain(
        "POST", "/bulk:change", {"kind": "limit", "old": "P3D", "new": "P2D", "seen": {"nhap": 99}}
    ),
    "POST /api/v1/limits/search": plain("POST", "/limits/search", {}),
    "POST /api/v1/limits:check": plain("POST", "/limits:check", {"limits": {"nhap": {"limits.0": "P2D"}}}),
    "POST /api/v1/limits:change": plain(
        "POST", "/limits:change", {"limits": {"nhap": {"limits.0": "P2D"}}, "seen": {"nhap": 99}}
    ),
    "POST /api/v1/bulk:publish": plain("POST", "/bulk:publish", {"seen": {"nhap": 99}, "decision": "QĐ 1"}),
    "GET /api/v1/patterns": plain("GET", "/patterns"),
    "POST /api/v1/patterns/{pattern}:copy": plain(
        "POST", "/patterns/mot-cap:copy", {"slug": "ban-sao", "name": "Bản sao", "code": "1.000001"}
    ),
    "POST /api/v1/patterns:check": plain("POST", "/patterns:check", {"rows": [{"name": "Bảng"}]}),
    "POST /api/v1/patterns:copy": plain("POST", "/patterns:copy", {"rows": [{"name": "Bảng"}]}),
    f"GET {ONE_REVISION}/pattern": plain("GET", "/revisions/nhap/pattern"),
    f"POST {ONE_REVISION}/pattern:follow": of_revision("POST", "/pattern:follow"),
    "POST /api/v1/parcels:check": lambda _: Asked("POST", "/parcels:check", file=(b"", "khac.zip")),
    "POST /api/v1/parcels:import": lambda _: Asked("POST", "/parcels:import", file=(b"", "khac.zip")),
    f"POST {ONE_REVISION}:discard": of_revision("POST", ":discard"),
}
DESIGN_NOT_NOW: Mapping[str, str] = {
    "POST /api/v1/bulk:change": "not-all",
    "POST /api/v1/limits:change": "not-all",
    "POST /api/v1/bulk:publish": "not-all",
    f"GET {ONE_REVISION}/pattern": "no-copy",
    f"POST {ONE_REVISION}/pattern:follow": "no-copy",
    "POST /api/v1/parcels:check": "not-taken",
    "POST /api/v1/parcels:import": "not-taken",
    f"POST {ONE_REVISION}:publish": "not-publishable",
    f"POST {ONE_REVISION}:retell": "no-such-case",  # who designs reads no cases by that
    "GET /api/v1/procedures/{slug}/versions/{version}/decision": "no-such-part",
}

"""A request to each route that sets up units and time: an administrator may send it, nobody else."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

import orjson

from tests.api.asked import Asked, Probe, of_case_file, of_merger, plain, setting

DECISION = {"source": "QĐ 1/2026"}
ENTRIES = (b'{"code": "1.000001", "name": "T"}', "danh-muc.jsonl")
OLD = {
    "code": "H99.15-261105-0001",
    "procedure": "nho",
    "receiving_unit": "H99.15",
    "competent_unit": "H99.15",
    "applicant": "Nguyễn Văn Cũ",
    "received_at": "2026-11-05",
    "promised_at": "2026-12-08",
    "step": "b",
}
REASON = {"act": "refuse", "words": "Không thuộc thẩm quyền", "since": "2026-12-01", **DECISION}
REWORDED = "/message-texts/status-returned"
#: how an office words what officers choose and read, and what goes out to applicants
OF_WORDING: Mapping[str, Probe] = {
    "POST /api/v1/ready-reasons": plain("POST", "/ready-reasons", REASON),
    "POST /api/v1/ready-reasons/{reason_id}:change": setting(
        "ready-reasons", f"/ready-reasons/{uuid.UUID(int=1)}:change", REASON
    ),
    "POST /api/v1/procedures/{slug}/instructions:put": setting(
        "instructions nho",
        "/procedures/nho/instructions:put",
        {"element": "a", "words": "Đối chiếu.", **DECISION},
    ),
    "POST /api/v1/procedures/{slug}/instructions:remove": setting(
        "instructions nho", "/procedures/nho/instructions:remove", {"element": "a", **DECISION}
    ),
    "POST /api/v1/message-texts/{code}:change": setting(
        "message-texts", f"{REWORDED}:change", {"words": "Đã trả", **DECISION}
    ),
    "POST /api/v1/message-texts/{code}:remove": setting("message-texts", f"{REWORDED}:remove", DECISION),
}
OF_CASE_FILES: Mapping[str, Probe] = {
    "POST /api/v1/case-imports": lambda _: Asked(
        "POST", "/case-imports", {"system": "Cũ"}, file=(orjson.dumps(OLD), "cu.jsonl")
    ),
    "GET /api/v1/case-imports": plain("GET", "/case-imports"),
    "GET /api/v1/case-imports/{file_id}": of_case_file("GET"),
    "POST /api/v1/case-imports/{file_id}:check": of_case_file("POST", ":check"),
    "POST /api/v1/case-imports/{file_id}:take": of_case_file("POST", ":take"),
    "POST /api/v1/case-imports/{file_id}:forget": of_case_file("POST", ":forget"),
}
OF_UNITS: Mapping[str, Probe] = {
    "POST /api/v1/due-dates:foresee": plain(
        "POST",
        "/due-dates:foresee",
        {"mark": {"calendar": "hanh-chinh", "day": "2026-12-02", "sort": "off", **DECISION}},
    ),
    "POST /api/v1/due-dates:recompute": plain("POST", "/due-dates:recompute", {}),
    "POST /api/v1/units/{code}:open-post": plain(
        "POST", "/units/H99.15:open-post", {"role": "ke-toan", "title": "Kế toán", **DECISION}
    ),
    "POST /api/v1/units/{code}:set-territory": plain(
        "POST", "/units/H99.03:set-territory", {"territory": "03", **DECISION}
    ),
    "POST /api/v1/units/{code}/charges/{charge_id}:end": lambda world: Asked(
        "POST", f"/units/H99.15/charges/{world.parts['charge']}:end", {"on": "2026-12-01", **DECISION}
    ),
    "POST /api/v1/catalogue:check": lambda _: Asked("POST", "/catalogue:check", {}, file=ENTRIES),
    "POST /api/v1/catalogue:import": lambda _: Asked("POST", "/catalogue:import", DECISION, file=ENTRIES),
    "POST /api/v1/procedures/{slug}/offerings:add": plain(
        "POST",
        "/procedures/nho/offerings:add",
        {"part": "competent", "units": ["H99.15", "H99.02"], "since": "2026-12-01", **DECISION},
    ),
    "POST /api/v1/procedures/{slug}/offerings:end": lambda world: Asked(
        "POST",
        "/procedures/nho/offerings:end",
        {"offerings": [str(world.parts["offering"])], "on": "2026-12-01", **DECISION},
    ),
    "POST /api/v1/units/{code}/posts/{role}:undivide": plain("POST", "/units/H99.15/posts/mot-cua:undivide", DECISION),
    "GET /api/v1/mergers": plain("GET", "/mergers"),
    "POST /api/v1/mergers": plain(
        "POST",
        "/mergers",
        {"kind": "abolish", "on": "2027-01-01", "follows": [{"before": "H99.04", "to": "H99.05"}], **DECISION},
    ),
    "GET /api/v1/mergers/{merger_id}": of_merger("GET", ""),
    "POST /api/v1/mergers/{merger_id}:go-on": of_merger("POST", ":go-on"),
    "POST /api/v1/mergers/{merger_id}:reverse": of_merger("POST", ":reverse"),
    "POST /api/v1/cases:check-import": plain("POST", "/cases:check-import", {"system": "Cũ", "rows": [OLD]}),
    "POST /api/v1/cases:import": plain("POST", "/cases:import", {"system": "Cũ", "rows": [OLD]}),
    **OF_CASE_FILES,
    "POST /api/v1/pause-reasons": plain(
        "POST", "/pause-reasons", {"code": "thien-tai", "name": "Thiên tai", "since": "2026-12-01", **DECISION}
    ),
    "POST /api/v1/pause-reasons/{code}:change": setting(
        "pause-reasons", "/pause-reasons/thien-tai:change", {"name": "Thiên tai", "since": "2026-12-01", **DECISION}
    ),
    **OF_WORDING,
    "POST /api/v1/statuses/details": plain(
        "POST",
        "/statuses/details",
        {"code": "cho-hop", "under": "processing", "name": "Chờ họp", "since": "2026-12-01", **DECISION},
    ),
    "POST /api/v1/statuses/details/{code}:end": plain(
        "POST", "/statuses/details/cho-hop:end", {"on": "2026-12-31", **DECISION}
    ),
    "POST /api/v1/statuses:change-chart": plain(
        "POST",
        "/statuses:change-chart",
        {"before": "done", "after": "refused", "allow": True, "since": "2026-12-01", **DECISION},
    ),
}

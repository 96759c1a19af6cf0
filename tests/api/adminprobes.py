"""One request for every route that only administrators ask, against the officers and settings of the commune."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from tests.api.asked import LATER, ONE_PERSON, WHY, Asked, Probe, of_person, plain
from tests.api.designprobes import OF_DESIGNERS
from tests.api.unitprobes import OF_UNITS
from tests.engine.builders import COMMUNE

DECISION = {"source": "QĐ 1/2026"}
SINCE = {"since": "2026-12-01", **DECISION}
ACCOUNT = {"full_name": "Nguyễn Văn Mới", "unit": COMMUNE, **DECISION}
POST = {"unit": COMMUNE, "role": "mot-cua"}
TOKEN = {"name": "Kho", "scopes": ["tasks:read"], "expires_at": LATER, **DECISION}
#: what is done to the tokens and settings, in this order; whoever administers the whole province may
OF_KEYS: Mapping[str, Probe] = {
    f"GET {ONE_PERSON}/tokens": of_person("GET", "/tokens"),
    f"GET {ONE_PERSON}/sign-ins": of_person("GET", "/sign-ins"),
    f"POST {ONE_PERSON}/tokens": lambda world: Asked("POST", f"/people/{world.parts['program']}/tokens", TOKEN),
    "POST /api/v1/tokens/{token_id}:revoke": lambda world: Asked(
        "POST", f"/tokens/{world.parts['token']}:revoke", DECISION
    ),
    "POST /api/v1/parameters/{code}:change": plain(
        "POST", "/parameters/reappointments_max:change", {"value": "2", "valid_from": "2027-01-01", **DECISION}
    ),
    "POST /api/v1/calendars": plain(
        "POST", "/calendars", {"name": "xa-moi", "title": "Xã mới", "like": "hanh-chinh", **DECISION}
    ),
    "POST /api/v1/calendars/{name}:change-hours": plain(
        "POST",
        "/calendars/hanh-chinh:change-hours",
        {"weekdays": [6], "sessions": ["07:30-11:30"], "since": "2026-12-05", **DECISION},
    ),
    "POST /api/v1/calendars/{name}:end-hours": plain(
        "POST", "/calendars/hanh-chinh:end-hours", {"hours": str(uuid.UUID(int=1)), "last": "2026-12-31", **DECISION}
    ),
    "POST /api/v1/calendars/{name}:mark": plain(
        "POST", "/calendars/hanh-chinh:mark", {"day": "2026-12-24", "sort": "off", **DECISION}
    ),
    "POST /api/v1/calendars/{name}:unmark": plain(
        "POST", "/calendars/hanh-chinh:unmark", {"day": "2026-12-24", **DECISION}
    ),
    "POST /api/v1/units/{code}:work-by": plain(
        "POST", f"/units/{COMMUNE}:work-by", {"calendar": "hanh-chinh", **DECISION}
    ),
}
#: what only an administrator of the commune does, in this order, to an officer of its desk
OF_ADMINISTRATORS: Mapping[str, Probe] = {
    **OF_KEYS,
    **OF_DESIGNERS,
    **OF_UNITS,
    f"GET {ONE_PERSON}": of_person("GET", ""),
    "POST /api/v1/people": plain("POST", "/people", {"login": "moi.nv", **ACCOUNT}),
    f"POST {ONE_PERSON}:correct": of_person("POST", ":correct", ACCOUNT),
    f"POST {ONE_PERSON}:appoint": of_person("POST", ":appoint", {**POST, "title": "Công chức", **SINCE}),
    f"POST {ONE_PERSON}:charge": of_person("POST", ":charge", {**POST, **SINCE, "territory": "1"}),
    f"POST {ONE_PERSON}:allow": of_person("POST", ":allow", {"act": "read", "unit": COMMUNE, **SINCE}),
    f"POST {ONE_PERSON}:authorise": of_person(
        "POST", ":authorise", {"form": "TL.", "document": "QĐ 2", "unit": COMMUNE, "since": "2026-12-01"}
    ),
    f"POST {ONE_PERSON}:substitute": of_person(
        "POST",
        ":substitute",
        {"deputy": "hung.tp", "document": "QĐ 3", "since": "2026-12-01", "until": "2026-12-05"},
    ),
    f"POST {ONE_PERSON}:come-back": of_person("POST", ":come-back", {"on": "2026-12-02"}),
    f"POST {ONE_PERSON}/rights/{{right_id}}:revoke": of_person(
        "POST", "/rights/{}:revoke", {"on": "2026-12-01", **DECISION}
    ),
    f"POST {ONE_PERSON}:give-password": of_person("POST", ":give-password", DECISION),
    f"POST {ONE_PERSON}:end-sign-ins": of_person("POST", ":end-sign-ins", DECISION),
    f"POST {ONE_PERSON}:take-off-factor": of_person("POST", ":take-off-factor", DECISION),
    f"GET {ONE_PERSON}/why": lambda world: Asked(
        "GET", f"/people/{world.parts['officer']}/why?act=read&case={world.codes[0]}"
    ),
    "GET /api/v1/failed-work": plain("GET", "/failed-work"),
    "POST /api/v1/failed-work/{item_id}:try-again": lambda world: Asked(
        "POST", f"/failed-work/{world.parts['failed']}:try-again", WHY
    ),
    "POST /api/v1/failed-work/{item_id}:give-up": lambda world: Asked(
        "POST", f"/failed-work/{world.parts['failed too']}:give-up", WHY
    ),
    "POST /api/v1/people:check": plain("POST", "/people:check", {"rows": [{**POST, "login": "moi.mc"}]}),
    "POST /api/v1/people:enrol": plain("POST", "/people:enrol", {"rows": [{**POST, "login": "moi.mc"}], **DECISION}),
    f"POST {ONE_PERSON}:dismiss": of_person("POST", ":dismiss", {**POST, "on": "2026-12-01", **DECISION}),
    f"POST {ONE_PERSON}:lock": of_person("POST", ":lock", DECISION),
    f"POST {ONE_PERSON}:activate": of_person("POST", ":activate", DECISION),
    "POST /api/v1/units": plain(
        "POST",
        "/units",
        {"code": "H99.15.9", "name": "Phòng mới", "level": "division", "parent": COMMUNE, "since": "2026-12-01"},
    ),
    "POST /api/v1/units/{code}:place-below": plain("POST", "/units/H99.15:place-below", {"parent": "H99"}),
    "POST /api/v1/groups": plain("POST", "/groups", {"code": "to-1", "name": "Tổ 1"}),
    "POST /api/v1/rights/search": plain("POST", "/rights/search", {}),
    "POST /api/v1/groups/{code}:allow": plain("POST", "/groups/to:allow", {"act": "read", "unit": COMMUNE, **SINCE}),
    "POST /api/v1/units/{code}/posts/{role}:allow": plain(
        "POST", f"/units/{COMMUNE}/posts/mot-cua:allow", {"act": "read", "unit": COMMUNE, **SINCE}
    ),
    "POST /api/v1/rights/{right_id}:revoke": lambda world: Asked(
        "POST", f"/rights/{world.parts['shared right']}:revoke", {"on": "2026-12-01", **DECISION}
    ),
    f"POST {ONE_PERSON}:join": of_person("POST", ":join", {"group": "to", **SINCE}),
    f"POST {ONE_PERSON}:leave": of_person("POST", ":leave", {"group": "to", "on": "2026-12-02", **DECISION}),
}

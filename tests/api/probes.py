"""One request for every route of the OpenAPI document, against the cases of the commune."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from tests.api.adminprobes import OF_ADMINISTRATORS, TOKEN
from tests.api.asked import (
    ASKING,
    ITEM,
    LATER,
    ONE_CASE,
    ONE_CERTIFICATION,
    ONE_PERSON,
    ONE_PROCEDURE,
    ONE_TASK,
    PDF,
    STEP,
    TO,
    WHY,
    Asked,
    Probe,
    change,
    doing,
    many,
    of_case,
    of_task,
    plain,
)
from tests.api.designprobes import DESIGN_NOT_NOW
from tests.api.test_cases import FILING
from tests.api.unitprobes import REWORDED
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK_TOO

CARD = "001190000001||Nguyễn Văn Ví Dụ|01011990|Nam|Xã Hòa Bình|01012022"
READS: Mapping[str, Probe] = {
    "POST /api/v1/tasks/search": plain("POST", "/tasks/search", {}),
    "GET /api/v1/tasks/loads": plain("GET", "/tasks/loads"),
    f"GET {ONE_TASK}": of_task(),
    f"GET {ONE_TASK}/why": of_task("/why?act=complete"),
    f"GET {ONE_TASK}/earlier-steps": of_task("/earlier-steps"),
    f"GET {ONE_TASK}/draft": of_task("/draft"),
    "POST /api/v1/cases/search": plain("POST", "/cases/search", {"filter": {"citizen": "Tran"}}),
    "GET /api/v1/dashboard": plain("GET", "/dashboard"),
    "POST /api/v1/dashboard/search": plain("POST", "/dashboard/search", {"figure": "open"}),
    "GET /api/v1/watchlists": plain("GET", "/watchlists"),
    "POST /api/v1/watchlists/search": plain("POST", "/watchlists/search", {"watchlist": "idle"}),
    "POST /api/v1/urgings/search": plain("POST", "/urgings/search", {}),
    f"GET {ONE_CASE}": of_case(),
    f"GET {ONE_CASE}/why": of_case("/why?act=read"),
    f"GET {ONE_CASE}/diagram": of_case("/diagram"),
    f"GET {ONE_CASE}/components/{{position}}/reusable": of_case("/components/1/reusable"),
    f"GET {ONE_CASE}/papers/{{paper_id}}/content": of_case("/papers/{}/content", "paper"),
    f"GET {ONE_CASE}/papers/{{paper_id}}/pages": of_case("/papers/{}/pages", "paper"),
    f"GET {ONE_CASE}/papers/{{paper_id}}/pages/{{page}}": of_case("/papers/{}/pages/1", "paper"),
    f"GET {ONE_CASE}/results/{{result_id}}/content": of_case("/results/{}/content", "result"),
    **{
        f"GET {ONE_CASE}/{what}": of_case(f"/{what}")
        for what in (
            "trail",
            "statuses",
            "clocks",
            "answers",
            "corrections",
            "components",
            "supplements",
            "handovers",
            "consultations",
            "notes",
            "orders",
            "obligations",
            "stop-requests",
            "linked-cases",
            "results",
            "apologies",
            "replay",
        )
    },
    "GET /api/v1/counters": plain("GET", "/counters"),
    f"GET {ONE_CASE}/trail/verification": of_case("/trail/verification"),
    "POST /api/v1/trail/search": plain("POST", "/trail/search", {}),
    "GET /api/v1/standings": plain("GET", "/standings"),
    f"GET {ONE_PROCEDURE}/standings": plain("GET", f"/procedures/nho/standings?unit={COMMUNE}&version=1"),
    f"GET {ONE_PROCEDURE}/passages": plain("GET", f"/procedures/nho/passages?unit={COMMUNE}&version=1"),
    "GET /api/v1/lateness": plain("GET", f"/lateness?procedure=nho&unit={COMMUNE}&until=2026-12-30"),
    "GET /api/v1/me": plain("GET", "/me"),
    "GET /api/v1/me/tokens": plain("GET", "/me/tokens"),
    "GET /api/v1/parameters": plain("GET", "/parameters"),
    "GET /api/v1/calendars": plain("GET", "/calendars"),
    "GET /api/v1/calendars/{name}": plain("GET", "/calendars/hanh-chinh"),
    "POST /api/v1/people/search": plain("POST", "/people/search", {"filter": {"name": "mai"}}),
    "POST /api/v1/units/search": plain("POST", "/units/search", {"words": "hoa"}),
    "GET /api/v1/units/{code}": plain("GET", f"/units/{COMMUNE}"),
    "GET /api/v1/units/{code}/offerings": plain("GET", f"/units/{COMMUNE}/offerings"),
    f"GET {ONE_PROCEDURE}/offerings": plain("GET", "/procedures/nho/offerings"),
    "GET /api/v1/groups": plain("GET", "/groups"),
    "GET /api/v1/roles": plain("GET", "/roles"),
    "POST /api/v1/substitutions/search": plain("POST", "/substitutions/search", {}),
    "POST /api/v1/id-cards:read": plain("POST", "/id-cards:read", {"text": CARD}),
    "POST /api/v1/results/search": plain("POST", "/results/search", {"filter": {"list": "leaving"}}),
    "POST /api/v1/handovers/search": plain("POST", "/handovers/search", {"filter": {"list": "taking"}}),
    "GET /api/v1/registers": plain("GET", "/registers"),
    "GET /api/v1/certifications/fee": plain("GET", "/certifications/fee?kind=copy&copies=2&pages=3"),
    "POST /api/v1/certifications/search": plain("POST", "/certifications/search", {"filter": {"words": "minh"}}),
    f"GET {ONE_CERTIFICATION}": lambda world: Asked("GET", f"/certifications/{world.parts['certification']}"),
    "GET /api/v1/notices": plain("GET", "/notices?most=5"),
    "GET /api/v1/inbox": plain("GET", "/inbox"),
    "GET /api/v1/pause-reasons": plain("GET", "/pause-reasons"),
    "GET /api/v1/ready-reasons": plain("GET", "/ready-reasons"),
    "GET /api/v1/message-texts": plain("GET", "/message-texts"),
    "POST /api/v1/message-texts/{code}:check": plain("POST", f"{REWORDED}:check", {"words": "{ngay}"}),
    f"GET {ONE_PROCEDURE}/instructions": plain("GET", "/procedures/nho/instructions"),
    "POST /api/v1/catalogue/search": plain("POST", "/catalogue/search", {"words": "khai sinh"}),
    "GET /api/v1/statuses": plain("GET", "/statuses"),
    "POST /api/v1/procedures/search": plain("POST", "/procedures/search", {"filter": {"words": "thu tuc"}}),
    f"GET {ONE_PROCEDURE}": plain("GET", "/procedures/nho"),
    f"GET {ONE_PROCEDURE}/versions": plain("GET", "/procedures/nho/versions"),
    f"GET {ONE_PROCEDURE}/versions/{{version}}": plain("GET", "/procedures/nho/versions/1"),
    f"GET {ONE_PROCEDURE}/versions/{{version}}/diagram": plain("GET", "/procedures/nho/versions/1/diagram"),
    f"GET {ONE_PROCEDURE}/versions/{{version}}/forms/{{name}}": plain("GET", "/procedures/nho/versions/1/forms/f.json"),
}
OF_TASKS: Mapping[str, Probe] = {
    f"PUT {ONE_TASK}/draft": lambda world: Asked("PUT", f"/tasks/{world.tasks[0]}/draft", STEP, "draft"),
    f"POST {ONE_TASK}:claim": doing("claim", 0),
    f"POST {ONE_TASK}:release": doing("release", 1),
    f"POST {ONE_TASK}:complete": doing("complete", 2, STEP),
    f"POST {ONE_TASK}:assign": doing("assign", 3, TO),
    f"POST {ONE_TASK}:transfer": doing("transfer", 4, TO),
    f"POST {ONE_TASK}:delegate": doing("delegate", 5, TO),
    f"POST {ONE_TASK}:get-back": doing("get-back", 5),
    f"POST {ONE_TASK}:urge": doing("urge", 3, {"words": "Khẩn trương xử lý"}),
    f"POST {ONE_TASK}:return": doing("return", 6, {"element": "a", **WHY}),
    f"POST {ONE_TASK}:pass-on": doing("pass-on", 6, TO),
    f"POST {ONE_TASK}:accept": doing("accept", 7, STEP),
    f"POST {ONE_TASK}:refuse": doing("refuse", 6, {**WHY, **STEP}),
    f"POST {ONE_TASK}:ask-supplement": doing("ask-supplement", 6, {"items": [ITEM]}),
    f"POST {ONE_TASK}:receive-supplement": doing("receive-supplement", 6, STEP),
    f"POST {ONE_TASK}:oblige": doing("oblige", 6, {"number": "1/TB", "content": "Lệ phí", "amount_vnd": 1}),
    f"POST {ONE_TASK}:pay": doing("pay", 6, {"receipt_number": "1", "paid_on": "2026-11-30"}),
    f"POST {ONE_TASK}:send-up": doing("send-up", 8, STEP),
    f"POST {ONE_TASK}:send-back": doing("send-back", 6, WHY),
    f"POST {ONE_TASK}:sign": doing("sign", 6, {"shown": []}),
    f"POST {ONE_TASK}:issue": doing("issue", 6, STEP),
    f"POST {ONE_TASK}:give-result": doing("give-result", 6, {"recipient": "Ông A", "way": "direct"}),
}
#: what whoever may read is put on record for
OF_READERS: Mapping[str, Probe] = {
    "POST /api/v1/trail:read-reasons": plain("POST", "/trail:read-reasons", {"purpose": "Đối chiếu khiếu nại"})
}
ENTRY = {"unit": COMMUNE, "kind": "copy", "signer": "thanh.ld", "applicant": "Nguyễn Văn A", "paper": "Học bạ"}
OF_BOOKS: Mapping[str, Probe] = {
    "POST /api/v1/certifications": plain("POST", "/certifications", ENTRY),
    f"POST {ONE_CERTIFICATION}:correct": lambda world: Asked(
        "POST",
        f"/certifications/{world.parts['certification']}:correct",
        {"changed": {"pages": 4}, **WHY},
        world.parts["certification"],
    ),
}
OF_OFFICERS: Mapping[str, Probe] = {
    # Everybody makes his own, but not one that outlives the one that he shows.
    "POST /api/v1/me/tokens": plain("POST", "/me/tokens", {**TOKEN, "expires_at": builders.hours(24 * 60).isoformat()}),
    "POST /api/v1/me/sign-ins/{sign_in_id}:end": lambda world: Asked(
        "POST", f"/me/sign-ins/{world.parts['sign-in']}:end"
    ),
    "POST /api/v1/tasks:next": plain("POST", "/tasks:next"),  # last of all tasks, for nobody knows which it takes
    "POST /api/v1/notices/{notice_id}:read": lambda world: Asked("POST", f"/notices/{world.parts['notice']}:read"),
}
BATCHES: Mapping[str, Probe] = {
    "POST /api/v1/tasks:claim": many("claim", 9),
    "POST /api/v1/tasks:release": many("release", 10, seen=2),
    "POST /api/v1/tasks:assign": many("assign", 11, TO),
    "POST /api/v1/tasks:complete": many("complete", 8),
    "POST /api/v1/tasks:number": many("number", 9, {"register": "GCN"}, seen=2),
    "POST /api/v1/tasks:issue": many("issue", 9, {"register": "GCN"}, seen=2),
    "POST /api/v1/tasks:approve": many("approve", 6),
    "POST /api/v1/results:shelve": lambda world: Asked(
        "POST",
        "/results:shelve",
        {"shelf": "A3", "results": [{"id": str(world.parts["result"]), "version": 0}]},
    ),
    "POST /api/v1/tasks:urge": many("urge", 11, {"words": "Đề nghị xử lý ngay"}),
}
OF_CASES: Mapping[str, Probe] = {
    "POST /api/v1/cases": plain("POST", "/cases", FILING),
    "POST /api/v1/cases:file-bundle": plain("POST", "/cases:file-bundle", {"filings": [FILING, FILING]}),
    f"POST {ONE_CASE}:take-back": change(":take-back", WHY),
    f"POST {ONE_CASE}:correct": change(":correct", {"field": "x", "value": 1, **WHY}),
    f"POST {ONE_CASE}:correct-party": change(
        ":correct-party", {"part": "submitter", "fact": "phone", "value": "0912000002", **WHY}
    ),
    f"POST {ONE_CASE}:pass-to-desk": change(":pass-to-desk", {"unit": COMMUNE, **WHY}),
    f"POST {ONE_CASE}:give-receipt": change(":give-receipt"),
    f"POST {ONE_CASE}:receive-part": change(":receive-part", {"items": [1]}),
    f"POST {ONE_CASE}:hand-over": change(":hand-over", {"what": "paper"}),
    f"POST {ONE_CASE}:take-over": change(":take-over", {"what": "paper"}),
    f"POST {ONE_CASE}/components/{{position}}:register": change(
        "/components/1:register", {"form": "original", "kept_original": True}
    ),
    f"POST {ONE_CASE}/components/{{position}}/papers": change("/components/1/papers", {"note": "bản rõ"}, file=PDF),
    f"POST {ONE_CASE}/components/{{position}}/scans": change("/components/1/scans", {"turns": 90}, file=PDF),
    f"POST {ONE_CASE}/papers/{{paper_id}}:arrange": change(
        "/papers/{}:arrange", {"pages": [{"page": 1}]}, part="paper"
    ),
    f"POST {ONE_CASE}/papers/{{paper_id}}:divide": change(
        "/papers/{}:divide", {"parts": [{"component": 1, "pages": [{"page": 1}]}]}, part="paper"
    ),
    f"POST {ONE_CASE}/components/{{position}}:reuse": change("/components/1:reuse", {"paper": str(uuid.UUID(int=1))}),
    f"POST {ONE_CASE}/papers/{{paper_id}}:give-back": change("/papers/{}:give-back", part="original"),
    f"POST {ONE_CASE}/results": change("/results", {"code": "giay"}, file=PDF),
    f"POST {ONE_CASE}/results/{{result_id}}:redraft": change("/results/{}:redraft", part="result", file=PDF),
    f"POST {ONE_CASE}/results/{{result_id}}:take-number": change(
        "/results/{}:take-number", {"register": "GCN"}, part="result"
    ),
    f"POST {ONE_CASE}/results/{{result_id}}:shelve": change("/results/{}:shelve", {"shelf": "A3"}, part="result"),
    f"POST {ONE_CASE}/results/{{result_id}}:hold-back": change(
        "/results/{}:hold-back", {"missing": "Biên lai"}, part="result"
    ),
    f"POST {ONE_CASE}/consultations": change("/consultations", {"askings": [ASKING]}),
    f"POST {ONE_CASE}/consultations/{{consultation_id}}:answer": change(
        "/consultations/{}:answer", {"opinion": "agree", "text": "Thống nhất"}, part="consultation"
    ),
    f"POST {ONE_CASE}/consultations/{{consultation_id}}:note-silence": change(
        "/consultations/{}:note-silence", part="silent"
    ),
    f"POST {ONE_CASE}/notes": change("/notes", {"text": "Đã gọi điện"}),
    f"POST {ONE_CASE}/notes/{{note_id}}:strike": change("/notes/{}:strike", part="note"),
    f"POST {ONE_CASE}/orders": change("/orders", {"to": DESK_TOO, "content": "Làm trước", "limit": "PT4H"}),
    f"POST {ONE_CASE}/orders/{{order_id}}:report": change("/orders/{}:report", {"text": "Đã làm"}, part="order"),
    f"POST {ONE_CASE}/orders/{{order_id}}:call-off": change("/orders/{}:call-off", WHY, part="own order"),
    f"POST {ONE_CASE}/stop-requests": change("/stop-requests", WHY),
    f"POST {ONE_CASE}/stop-requests/{{request_id}}:refuse": change("/stop-requests/{}:refuse", WHY, part="stop"),
    f"POST {ONE_CASE}/stop-requests/{{request_id}}:grant": change("/stop-requests/{}:grant", WHY, part="stop"),
    f"POST {ONE_CASE}/linked-cases": change("/linked-cases", {"purpose": "Xác nhận", "filing": FILING}),
    f"POST {ONE_CASE}:extend": change(":extend", {"code": "x", **WHY}),
    f"POST {ONE_CASE}:pause": change(":pause", {"code": "x", "approved_by": "thanh.ld", **WHY}),
    f"POST {ONE_CASE}:resume": change(":resume", {"code": "x"}),
    f"POST {ONE_CASE}/apologies": change("/apologies", {"appointed_at": LATER, **WHY}),
    f"POST {ONE_CASE}/apologies:sign": change("/apologies:sign"),
    f"POST {ONE_CASE}/apologies:notify": change("/apologies:notify"),
    f"POST {ONE_CASE}:stop-expired": change(":stop-expired", WHY),
    f"POST {ONE_CASE}:keep-expired": change(":keep-expired", WHY),
}
#: what anybody may ask, without a token
OF_ANYBODY: Mapping[str, Probe] = {
    "GET /api/v1/public/cases/{number}": lambda world: Asked("GET", f"/public/cases/{world.codes[0]}"),
    "GET /api/v1/public/procedures": plain("GET", "/public/procedures?words=nho"),
    "GET /api/v1/public/procedures/{slug}": plain("GET", "/public/procedures/nho"),
    "GET /api/v1/public/procedures/{slug}/diagram": plain("GET", "/public/procedures/nho/diagram"),
    "GET /api/v1/public/figures": plain("GET", "/public/figures?month=11"),
}
PROBES: Mapping[str, Probe] = {
    **READS,
    **OF_TASKS,
    **BATCHES,
    **OF_CASES,
    **OF_READERS,
    **OF_BOOKS,
    **OF_OFFICERS,
    **OF_ADMINISTRATORS,
}
WRITES = {name for name in PROBES.keys() - READS.keys() if not name.startswith("GET ")}
#: what names no case or task: it answers everybody, of his own only
OF_NOBODY = {
    "POST /api/v1/tasks/search",
    "GET /api/v1/tasks/loads",
    "POST /api/v1/cases/search",
    "GET /api/v1/counters",
    "POST /api/v1/tasks:next",
    "GET /api/v1/notices",
    "GET /api/v1/inbox",
    "GET /api/v1/statuses",
    *OF_READERS,
    *(name for name in READS if not any(one in name for one in ("{case_id}", "{task_id}", "{certification_id}"))),
}
#: right and state are both asked, and the first case is not in that state: whoever may is told that, and no more
NOT_NOW = {
    **DESIGN_NOT_NOW,
    f"POST {ONE_TASK}:accept": "already-accepted",
    "POST /api/v1/tasks:number": "nothing-to-number",
    "POST /api/v1/tasks:approve": "not-by-one-press",
    "POST /api/v1/results:shelve": "case-changed",
    "POST /api/v1/calendars/{name}:end-hours": "no-such-hours",
    "POST /api/v1/ready-reasons/{reason_id}:change": "no-such-reason",
    "POST /api/v1/units/{code}/posts/{role}:undivide": "post-not-divided",
    "POST /api/v1/me/tokens": "beyond-token",
    f"POST {ONE_PERSON}:take-off-factor": "no-factor",
    f"POST {ONE_TASK}:pass-on": "already-accepted",
    f"POST {ONE_TASK}:refuse": "already-accepted",
    f"POST {ONE_TASK}:return": "diagram-refuses",
    f"POST {ONE_TASK}:ask-supplement": "other-way",
    f"POST {ONE_TASK}:receive-supplement": "nothing-waited",
    f"POST {ONE_TASK}:oblige": "other-way",
    f"POST {ONE_TASK}:pay": "nothing-owed",
    f"POST {ONE_TASK}:send-up": "no-result",
    f"POST {ONE_TASK}:send-back": "no-result",
    f"POST {ONE_TASK}:sign": "no-result",
    f"POST {ONE_TASK}:issue": "no-result",
    f"POST {ONE_TASK}:give-result": "no-result",
    f"POST {ONE_CASE}:take-back": "not-your-act",
    f"POST {ONE_CASE}:correct": "unknown-field",
    f"POST {ONE_CASE}:pass-to-desk": "already-accepted",
    f"POST {ONE_CASE}:receive-part": "nothing-waited",
    f"POST {ONE_CASE}:hand-over": "nothing-to-hand-over",
    f"POST {ONE_CASE}:take-over": "nothing-to-hand-over",
    f"POST {ONE_CASE}/components/{{position}}:reuse": "not-reusable",
    f"POST {ONE_CASE}/results/{{result_id}}:take-number": "no-result",
    f"POST {ONE_CASE}/results/{{result_id}}:shelve": "no-result",
    f"POST {ONE_CASE}/results/{{result_id}}:hold-back": "no-result",
    f"POST {ONE_CASE}/consultations/{{consultation_id}}:note-silence": "not-due-yet",
    f"POST {ONE_CASE}/stop-requests": "asked-already",
    f"POST {ONE_CASE}/stop-requests/{{request_id}}:grant": "not-waiting",  # it was refused just before
    f"POST {ONE_CASE}:extend": "not-extendable",
    f"POST {ONE_CASE}:pause": "unknown-reason",
    f"POST {ONE_CASE}:resume": "not-paused",
    f"POST {ONE_CASE}:stop-expired": "nothing-expired",
    f"POST {ONE_CASE}:keep-expired": "nothing-expired",
}
LEADERS = {
    f"POST {ONE_TASK}:assign",
    f"POST {ONE_TASK}:urge",
    "POST /api/v1/tasks:assign",
    "POST /api/v1/tasks:urge",
    f"POST {ONE_CASE}/apologies:sign",
    f"POST {ONE_CASE}/stop-requests/{{request_id}}:grant",
    f"POST {ONE_CASE}/stop-requests/{{request_id}}:refuse",
}

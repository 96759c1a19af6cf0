"""The procedures for everybody: a list that is searched, and of each what to bring, its cost, its time and its way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flask import Response as Sent
from flask import request
from flask_babel import gettext, lazy_gettext, ngettext
from werkzeug.wrappers import Response

from api import acts, diagrams
from api.pages import edge, frame
from api.pages.public import blp
from bpmn.clockrules import Span
from bpmn.procedure import Limit
from engine import channels, competence, instructions, procedures, validity
from engine.queries import publications
from engine.queries.publications import NoSuchProcedure
from engine.work import Work
from forms.form import Form

MOST = 50  #: procedures that are shown at once; our choice
LONGEST = 200  #: letters of what is looked for
LIMIT = re.compile(r"P(?:T(\d+)([MH])|(\d+)([DWMY]))")
LEVELS: Mapping[str, Any] = {
    "ministry": lazy_gettext("Bộ, cơ quan ngang bộ"),
    "province": lazy_gettext("Cấp tỉnh"),
    "commune": lazy_gettext("Cấp xã"),
}
SERVICES: Mapping[str, Any] = {
    "full": lazy_gettext("Dịch vụ công trực tuyến toàn trình"),
    "partial": lazy_gettext("Dịch vụ công trực tuyến một phần"),
    "information": lazy_gettext("Cung cấp thông tin trực tuyến"),
}
WAYS: Mapping[str, Any] = {
    "submit": lazy_gettext("nộp"),
    "show": lazy_gettext("xuất trình"),
    "look-up": lazy_gettext("cơ quan tự tra cứu, không phải nộp"),
}


@blp.get("/cong-khai/thu-tuc")
def guide() -> Response:
    """The procedures in force whose name or code is looked for."""
    words, after = request.args.get("q", "").strip()[:LONGEST], request.args.get("after") or None
    with acts.asking(edge.nobody) as work:
        page = publications.in_force(work.session, validity.day(work.now), words=words, after=after, most=MOST)
    return frame.render("public_procedures.html", page=page, words=words, longest=LONGEST)


@blp.get("/cong-khai/thu-tuc/<slug>")
def guide_one(slug: str) -> Response:
    """All that an applicant should know of a procedure."""
    with acts.asking(edge.nobody) as work:
        version, offered = in_force(work, slug)
        units = competence.units(work.session, slug, validity.day(work.now))
        instruction = instructions.at(work.session, slug, instructions.WHOLE)
    procedure = offered.procedure
    form = offered.by_name.get(procedures.APPLICATION_FORM)
    return frame.render(
        "public_procedure.html",
        procedure=procedure,
        instruction=instruction,
        version=version,
        units=units,
        outline=diagrams.outlined(procedure.files, frame.language()),
        fields=[one for one in form.fields if one.label] if isinstance(form, Form) else [],
        limits=[(limit, limit_words(limit)) for limit in procedure.limits],
        variants={one.code: one.name for one in procedure.variants},
        channels=channels.CATALOGUE,
        levels=LEVELS,
        services=SERVICES,
        ways=WAYS,
    )


@blp.get("/cong-khai/thu-tuc/<slug>/so-do.svg")
def guide_diagram(slug: str) -> Response:
    """The diagram of a procedure as a picture."""
    with acts.asking(edge.nobody) as work:
        _, offered = in_force(work, slug)
    return Sent(diagrams.picture(offered.procedure.files), content_type=f"{diagrams.MEDIA_TYPE}; charset=utf-8")


def in_force(work: Work, slug: str) -> tuple[int, procedures.Offered]:
    """The version of the procedure that is in force today, made ready.

    Raises:
        NoSuchProcedure.
    """
    if len(slug) > LONGEST:
        raise NoSuchProcedure
    version = publications.version_on(work.session, slug, validity.day(work.now))
    return version, procedures.offered(work.session, publications.digest_of(work.session, slug, version))


def limit_words(limit: Limit | Span) -> str:
    """*limit* as people say it: "3 ngày làm việc"."""
    if limit.text == "same-day":
        if limit.cutoff is None:
            return str(gettext("trong ngày làm việc"))
        return str(gettext("trong ngày làm việc; nhận sau %(hour)s thì ngày làm việc sau", hour=limit.cutoff))
    found = LIMIT.fullmatch(limit.text)
    if found is None:
        return limit.text
    number, unit = int(found[1] or found[3]), (found[2] and f"T{found[2]}") or found[4]
    said = {
        "TM": lambda: ngettext("%(num)d phút làm việc", "%(num)d phút làm việc", number),
        "TH": lambda: ngettext("%(num)d giờ làm việc", "%(num)d giờ làm việc", number),
        "D": lambda: (
            ngettext("%(num)d ngày làm việc", "%(num)d ngày làm việc", number)
            if limit.kind == "working"
            else ngettext("%(num)d ngày", "%(num)d ngày", number)
        ),
        "W": lambda: ngettext("%(num)d tuần", "%(num)d tuần", number),
        "M": lambda: ngettext("%(num)d tháng", "%(num)d tháng", number),
        "Y": lambda: ngettext("%(num)d năm", "%(num)d năm", number),
    }
    return str(said[unit]())

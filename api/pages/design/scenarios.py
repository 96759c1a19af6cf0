"""The scenarios of a draft: written, played, and how far they go on the diagram.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame, standings, tasks
from api.pages.design import painting, sentences, shelf
from bpmn import shipped
from engine import designs, rehearsals, revisions
from engine.rehearsals import Told
from engine.work import Work
from feel.errors import Fault

ONE = "/thiet-ke/<slug>/kich-ban"
BEGUN = """# language: vi
Tính năng: {name}

  Bối cảnh:
    Cho thủ tục "{name}" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí          |
      | Nguyễn Thị Mai | Bộ phận một cửa |

  Kịch bản: Hồ sơ được tiếp nhận
    Khi lúc 08:05 ngày 30/11/2026 người nộp nộp hồ sơ trực tiếp
"""  #: with which writing begins; every name in it is invented


@edge.asks(ONE)
def design_scenarios(work: Work, slug: str) -> Response:
    """The scenarios as text with the sentences beside them, how they went, and the flows that they take."""
    return shelf.undrafted(work, slug) or _page(work, slug)


@edge.does(ONE, name="design_scenarios_kept", refused=lambda work, fault, slug: _page(work, slug, fault))
def keep(work: Work, slug: str) -> Response:
    """The text is kept, and played when that was asked for."""
    revisions.write(work, slug, shipped.FEATURE, _typed().encode(), seen=tasks.number("version"))
    if "play" in request.form:
        rehearsals.ask(work, slug)
    return redirect(url_for("pages.design_scenarios", slug=slug, _anchor="ket-qua"), 303)


@edge.asks(f"{ONE}/ket-qua", quiet=True)
def design_rehearsal(work: Work, slug: str) -> Response:
    """How they went, while the page stays open."""
    revisions.require(work)
    return frame.render("parts/rehearsal.html", **_told(work, slug, revisions.files(work.session, slug)))


def _page(work: Work, slug: str, fault: Fault | None = None) -> Response:
    draft, files = revisions.look(work.session, slug), revisions.files(work.session, slug)
    name = designs.title(work.session, slug)
    kept = files[shipped.FEATURE].decode(errors="replace") if shipped.FEATURE in files else BEGUN.format(name=name)
    told: dict[str, Any] = {
        "name": name,
        "text": kept if fault is None else _typed(),
        "is_new": shipped.FEATURE not in files,
        "theirs": kept if isinstance(fault, revisions.RevisionChanged) else None,
        "version": draft.version,
        "kept_as": f"motcua-draft:{work.actor_id}:{slug}/{shipped.FEATURE}",  # as scripts/design/keeping.js says it
        "chapters": sentences.chapters(),
        "fault": fault,
    }
    status = 200 if fault is None else 409 if told["theirs"] is not None else 422
    return frame.render("design/scenarios.html", status, **told, **_told(work, slug, files))


def _typed() -> str:
    return request.form.get("text", "").replace("\r\n", "\n")


def _told(work: Work, slug: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """How the scenarios went, the diagram painted with it, and those that take the flow of the address."""
    found = rehearsals.look(work.session, slug)
    painted = _painted(found, files)
    chosen = next((one for one in (painted.lines if painted else ()) if one.id == request.args.get("flow")), None)
    taking = [one for one in found.scenarios if chosen.way in one.ways] if found and chosen else []
    links = {
        one.id: url_for("pages.design_scenarios", slug=slug, flow=one.id, _anchor="luong")
        for one in (painted.lines if painted else ())
    }
    return {
        "slug": slug,
        "told": found,
        "is_open": found is not None and found.state in ("waiting", "running"),
        "painted": painted,
        "picture": standings.inline(painted.picture(links)) if painted else None,
        "chosen": chosen,
        "taking": taking,
        "words": _words(found),
    }


def _painted(found: Told | None, files: Mapping[str, bytes]) -> painting.Painted | None:
    if found is not None and found.scenarios and not found.is_stale:
        return painting.of_counts(files, rehearsals.counts(found.scenarios))
    return painting.of_record(files)


def _words(found: Told | None) -> str:
    """How they stand, in one line."""
    if found is None:
        return str(gettext("Chưa chạy lần nào."))
    if found.state == "waiting":
        return str(gettext("Đang chờ đến lượt; trước đó còn %(n)d bản dự thảo khác.", n=found.before))
    if found.state == "running":
        if not found.total:
            return str(gettext("Đang chuẩn bị cơ sở dữ liệu tạm."))
        return str(gettext("Đang chạy: xong %(n)d trên %(total)d kịch bản.", n=found.played, total=found.total))
    failed = found.failed
    if found.state == "broken":
        return str(gettext("Chưa chạy được đến hết."))
    if not found.total:
        return str(gettext("Tệp chưa có kịch bản nào."))
    if failed:
        return str(gettext("%(n)d trên %(total)d kịch bản không đạt.", n=failed, total=found.total))
    return str(gettext("Cả %(total)d kịch bản đều đạt.", total=found.total))

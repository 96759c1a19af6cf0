"""A refusal or an error as a page: what happened, what to do now, and the reference under which the log knows more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import requestlog
from api.pages import edge, frame
from api.problems import Problem

#: status -> what a person can do now
ADVICE: Mapping[int, Any] = {
    400: lazy_gettext("Hãy quay lại trang trước, tải lại trang rồi gửi lại."),
    403: lazy_gettext("Nếu cần làm việc này, hãy liên hệ người quản trị của đơn vị để được cấp quyền."),
    404: lazy_gettext("Có thể địa chỉ bị gõ sai, hoặc bạn không có quyền xem nội dung này."),
    405: lazy_gettext("Hãy quay lại trang trước."),
    409: lazy_gettext("Hãy quay lại, tải lại trang để xem tình trạng hiện nay."),
    412: lazy_gettext("Hãy quay lại, tải lại trang để xem tình trạng hiện nay."),
    413: lazy_gettext("Hãy gửi nội dung ngắn hơn hoặc tệp nhỏ hơn."),
    429: lazy_gettext("Hãy thử lại sau ít phút."),
    503: lazy_gettext("Hãy thử lại sau ít phút."),
}
OTHER = lazy_gettext("Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị kèm mã tra cứu dưới đây.")


def page(problem: Problem, headers: Mapping[str, str] | None = None) -> Any:
    """*problem* as a page, or as a part of one."""
    title = problem.detail if frame.language() == "en" else problem.title
    advice = ADVICE.get(problem.status, OTHER)
    template = "parts/refusal.html" if edge.is_part() else "refusal.html"
    told = {"problem": problem, "title": title, "advice": advice, "reference": requestlog.reference()}
    response: Response = frame.render(template, problem.status, **told)
    response.headers.extend(headers or {})
    return response

"""What a drawing could not show as asked: warnings that name the element, and faults that end the drawing."""

from __future__ import annotations

from bpmn.xml import Unreadable
from feel.errors import Fault
from feel.findings import Finding


class NoPlace(Fault):
    """Shape '{shape}' has no coordinates that can be read, so it is not drawn."""

    vi = "Hình '{shape}' không có tọa độ đọc được nên không được vẽ."


class NoSize(Fault):
    """Shape '{shape}' is {width} wide and {height} high, so it is not drawn."""

    vi = "Hình '{shape}' rộng {width}, cao {height} nên không được vẽ."


class NoLine(Fault):
    """Edge '{edge}' has fewer than two points that can be read, so it is not drawn."""

    vi = "Đường nối '{edge}' có ít hơn hai điểm đọc được nên không được vẽ."


class Guessed(Fault):
    """Edge '{edge}' has no points that can be read, so it is drawn straight from its start to its end."""

    vi = "Đường nối '{edge}' không có điểm đọc được nên được vẽ thẳng từ đầu này đến đầu kia."


class Stranger(Fault):
    """'{shape}' draws the element '{element}', which is not in the file; it is drawn as a dashed box or line."""

    vi = "'{shape}' vẽ phần tử '{element}' không có trong tệp; nó được vẽ bằng nét đứt."


class Plain(Fault):
    """There is no symbol for '{kind}'; '{shape}' is drawn as a box."""

    vi = "Không có ký hiệu cho '{kind}'; '{shape}' được vẽ thành một khung."


class NotDrawn(Fault):
    """'{element}' has no place on any page, so it is not drawn."""

    vi = "'{element}' không có vị trí trên trang nào nên không được vẽ."


class Cut(Fault):
    """The label of '{element}' has no room and is shortened: '{text}'."""

    vi = "Nhãn của '{element}' không đủ chỗ nên được rút gọn: '{text}'."


class BadColour(Fault):
    """'{value}' is not a colour; '{element}' is drawn in the usual one."""

    vi = "'{value}' không phải là màu; '{element}' được vẽ bằng màu thường."


class NotInState(Fault):
    """The state speaks of '{element}', which is not drawn."""

    vi = "Dữ liệu trạng thái nêu '{element}', phần tử không được vẽ."


class TooManyShapes(Unreadable):
    """'{file}' draws {count} shapes and edges; at most {limit} are drawn."""

    vi = "Tệp '{file}' vẽ {count} hình và đường nối; hệ thống chỉ vẽ không quá {limit}."


class TooManyPoints(Unreadable):
    """The edges of '{file}' have {count} points; at most {limit} are drawn."""

    vi = "Các đường nối của tệp '{file}' có {count} điểm; hệ thống chỉ vẽ không quá {limit}."


class TooFar(Unreadable):
    """'{shape}' in '{file}' lies outside what a page may measure, which is {limit} pixels either way."""

    vi = "'{shape}' trong tệp '{file}' nằm ngoài khổ lớn nhất của một trang là {limit} điểm ảnh mỗi chiều."


class NothingToDraw(Unreadable):
    """'{file}' has nothing to draw."""

    vi = "Tệp '{file}' không có gì để vẽ."


def warning(rule: str, fault: Fault, *, file: str, element: str | None) -> Finding:
    """The warning that says what *fault* says."""
    return Finding(f"draw-{rule}", "warning", file, element, fault.say("vi"), fault.say("en"))

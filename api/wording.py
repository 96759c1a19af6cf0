"""Vietnamese for what the libraries say in English."""

from __future__ import annotations

#: status -> stable code, Vietnamese title, English detail
HTTP = {
    400: ("bad-request", "Yêu cầu không đọc được.", "The request cannot be read."),
    404: ("not-found", "Không có địa chỉ này.", "There is nothing at this address."),
    405: ("bad-method", "Địa chỉ này không nhận cách gọi đó.", "This address does not take that method."),
    413: ("too-large", "Nội dung gửi lên quá lớn.", "The body of the request is too large."),
    415: ("bad-media-type", "Nội dung gửi lên phải là application/json.", "The body must be application/json."),
    422: ("bad-fields", "Nội dung gửi lên chưa đúng.", "The fields of the request are not right."),
    429: ("too-many", "Quá nhiều yêu cầu trong một thời gian ngắn.", "Too many requests within a short time."),
    500: ("unexpected", "Hệ thống gặp lỗi bên trong.", "Something went wrong inside the system."),
}

#: how a message about a field begins -> the same in Vietnamese
FIELDS = {
    "Missing data": "Thiếu trường này.",
    "Field may not be null": "Trường này không được để trống.",
    "Unknown field": "Không có trường này.",
    "Invalid JSON": "Nội dung không phải JSON.",
    "Invalid input type": "Phải là một đối tượng.",
    "Not a valid string": "Phải là chuỗi ký tự.",
    "Not text in UTF-8": "Phải là văn bản UTF-8.",
    "Nested too deep": "Lồng quá nhiều tầng.",
    "Not a number that can be kept": "Số quá lớn hoặc không phải số.",
    "Not a valid integer": "Phải là số nguyên.",
    "Not a valid boolean": "Phải là đúng hoặc sai.",
    "Not a valid date": "Phải là ngày dạng NNNN-TT-NN.",
    "Not a valid datetime": "Phải là thời điểm theo ISO 8601, có múi giờ.",
    "Not a valid aware": "Phải là thời điểm theo ISO 8601, có múi giờ.",
    "Not a valid UUID": "Phải là mã UUID.",
    "Not a valid mapping": "Phải là một đối tượng.",
    "Must be one of": "Không thuộc các giá trị cho phép.",
    "Must be greater": "Ngoài khoảng cho phép.",
    "Longer than": "Quá dài.",
    "Length must be": "Độ dài không đúng.",
}


def of_schema(said: str) -> str:
    """What *said* means to a person."""
    return next((words for start, words in FIELDS.items() if said.startswith(start)), "Giá trị không hợp lệ.")

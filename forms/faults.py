"""What a form file or an answer can be told is wrong with it.

The first part speaks to the author of a form, the second to the person who fills it in. Messages to the person are
short, without a full stop, because they stand beside the field.
"""

from __future__ import annotations

from feel.errors import Fault
from feel.findings import Finding


class FormNotJson(Fault):
    """Form '{file}' is not valid JSON in UTF-8: see line {line}, column {column}."""

    vi = "Biểu mẫu '{file}' không phải là JSON hợp lệ (mã UTF-8): xem dòng {line}, cột {column}."


class FormTooLarge(Fault):
    """Form '{file}' is larger than {limit} bytes."""

    vi = "Biểu mẫu '{file}' lớn hơn {limit} byte."


class FormTooDeep(Fault):
    """Form '{file}' is nested deeper than {limit} levels."""

    vi = "Biểu mẫu '{file}' lồng sâu quá {limit} mức."


class FormBroken(Fault):
    """Form '{file}' cannot be used: {count} errors."""

    vi = "Biểu mẫu '{file}' không dùng được: {count} lỗi."

    def __init__(self, *, file: str, findings: list[Finding]) -> None:
        """Keep *findings*, at least one error, for a report line by line."""
        super().__init__(file=file, count=len(findings))
        self.findings = findings

    def say(self, lang: str = "vi") -> str:
        """The summary and the first finding."""
        first = self.findings[0]
        return f"{super().say(lang)} {first.vi if lang == 'vi' else first.en}"


class NoComponents(Fault):
    """A form needs a list 'components'."""

    vi = "Biểu mẫu phải có danh sách 'components'."


class TooManyFields(Fault):
    """A form has at most {limit} fields."""

    vi = "Một biểu mẫu có tối đa {limit} trường."


class NotAComponent(Fault):
    """Each component is an object with a 'type'."""

    vi = "Mỗi thành phần phải là một đối tượng có 'type'."


class UnknownComponent(Fault):
    """There is no component of type '{type}'."""

    vi = "Không có loại thành phần '{type}'."


class NoKey(Fault):
    """A component of type '{type}' needs a key."""

    vi = "Thành phần loại '{type}' phải có khóa ('key' hoặc 'path')."


class BadKey(Fault):
    """Key '{key}' must be a name of letters, digits and '_', parts separated by '.'."""

    vi = "Khóa '{key}' phải là tên gồm chữ, số và '_', các phần cách nhau bằng dấu chấm."


class DoubleKey(Fault):
    """Key '{key}' is used twice."""

    vi = "Khóa '{key}' được dùng hai lần."


class UnknownKind(Fault):
    """There is no kind of field '{kind}'."""

    vi = "Không có kiểu trường '{kind}'."


class KindDoesNotFit(Fault):
    """Kind '{kind}' does not fit a component of type '{type}'."""

    vi = "Kiểu '{kind}' không dùng được cho thành phần loại '{type}'."


class BadRule(Fault):
    """The value of '{rule}' cannot be used here."""

    vi = "Giá trị của '{rule}' không dùng được ở đây."


class UnknownRule(Fault):
    """There is no rule '{rule}' for a component of type '{type}'."""

    vi = "Thành phần loại '{type}' không có quy tắc '{rule}'."


class UpsideDown(Fault):
    """No answer fits: the least ({low}) is above the most ({high})."""

    vi = "Không câu trả lời nào vừa: mức nhỏ nhất ({low}) lớn hơn mức lớn nhất ({high})."


class BadPattern(Fault):
    """The pattern '{pattern}' is not a regular expression."""

    vi = "Mẫu '{pattern}' không phải là biểu thức chính quy."


class PatternNotAllowed(Fault):
    """The pattern '{pattern}' could take too long: write it without nested repetition, look-around and references."""

    vi = "Mẫu '{pattern}' có thể chạy quá lâu: hãy bỏ lặp lồng nhau, nhìn trước nhìn sau và tham chiếu ngược."


class NoOptions(Fault):
    """A choice needs 'values', 'valuesKey' or 'valuesExpression'."""

    vi = "Trường lựa chọn phải có 'values', 'valuesKey' hoặc 'valuesExpression'."


class BadOption(Fault):
    """Each option has a 'value' (text, number or true/false) that occurs once."""

    vi = "Mỗi lựa chọn phải có 'value' (chữ, số hoặc đúng/sai), không trùng nhau."


class BadExpression(Fault):
    """'{rule}' needs an expression, written '=...'."""

    vi = "'{rule}' cần một biểu thức, viết dạng '=...'."


class NotChecked(Fault):
    """'{rule}' works on the page only and would not be checked when answers arrive: leave it out."""

    vi = "'{rule}' chỉ có tác dụng trên màn hình, không được kiểm tra khi nhận câu trả lời: hãy bỏ đi."


class AnswersNotAnObject(Fault):
    """Answers are an object: field name, answer."""

    vi = "Câu trả lời phải là một đối tượng: tên trường, giá trị."


class AnswersTooLarge(Fault):
    """The answers are too large: at most {limit} characters in all."""

    vi = "Câu trả lời quá lớn: tối đa {limit} ký tự tất cả."


class AnswersTooMany(Fault):
    """The answers hold too many values: at most {limit}."""

    vi = "Câu trả lời có quá nhiều giá trị: tối đa {limit}."


class AnswersTooDeep(Fault):
    """The answers are nested too deep: at most {limit} levels."""

    vi = "Câu trả lời lồng quá sâu: tối đa {limit} mức."


class Missing(Fault):
    """Required"""

    vi = "Bắt buộc nhập"


class MustBeTicked(Fault):
    """Must be ticked"""

    vi = "Bắt buộc đánh dấu"


class UnknownField(Fault):
    """The form has no such field"""

    vi = "Biểu mẫu không có trường này"


class HiddenField(Fault):
    """This field is hidden and takes no answer"""

    vi = "Trường này đang ẩn, không nhận câu trả lời"


class LockedField(Fault):
    """This field is for reading only and cannot be changed"""

    vi = "Trường này chỉ để xem, không được sửa"


class ComputedField(Fault):
    """This value is computed and cannot be changed"""

    vi = "Giá trị này được tính tự động, không được sửa"


class NotAGroup(Fault):
    """A group of fields is expected"""

    vi = "Phải là một nhóm trường"


class NotAList(Fault):
    """A list is expected"""

    vi = "Phải là một danh sách"


class TooManyItems(Fault):
    """At most {limit} entries"""

    vi = "Tối đa {limit} mục"


class NotText(Fault):
    """Text is expected"""

    vi = "Phải là chữ"


class BadCharacter(Fault):
    """Contains a control character"""

    vi = "Có ký tự điều khiển không hợp lệ"


class TooShort(Fault):
    """At least {limit} characters"""

    vi = "Tối thiểu {limit} ký tự"


class TooLong(Fault):
    """At most {limit} characters"""

    vi = "Tối đa {limit} ký tự"


class PatternMissed(Fault):
    """Does not have the required form"""

    vi = "Không đúng định dạng yêu cầu"


class NotANumber(Fault):
    """A number is expected"""

    vi = "Phải là số"


class TooManyDecimals(Fault):
    """At most {limit} decimal places"""

    vi = "Tối đa {limit} chữ số thập phân"


class TooSmall(Fault):
    """At least {limit}"""

    vi = "Không được nhỏ hơn {limit}"


class TooBig(Fault):
    """At most {limit}"""

    vi = "Không được lớn hơn {limit}"


class NotYesOrNo(Fault):
    """Yes or no is expected"""

    vi = "Phải là có hoặc không"


class NotAnOption(Fault):
    """Not one of the choices"""

    vi = "Không có trong danh sách lựa chọn"


class ChosenTwice(Fault):
    """An entry is chosen twice"""

    vi = "Có mục được chọn hai lần"


class NotADate(Fault):
    """A date is expected, such as 31/12/2026"""

    vi = "Phải là ngày, ví dụ 31/12/2026"


class NoSuchDay(Fault):
    """There is no such day: {text}"""

    vi = "Ngày không có thật: {text}"


class NotATime(Fault):
    """A time is expected, such as 07:30"""

    vi = "Phải là giờ, ví dụ 07:30"


class NoSuchTime(Fault):
    """There is no such time: {text}"""

    vi = "Giờ không có thật: {text}"


class NotAMoment(Fault):
    """A date and time is expected, such as 2026-12-31T07:30"""

    vi = "Phải là ngày giờ, ví dụ 2026-12-31T07:30"


class NotAPersonalId(Fault):
    """A personal id has exactly 12 digits"""

    vi = "Số định danh cá nhân phải có đúng 12 chữ số"


class NoSuchBirthplace(Fault):
    """The first three digits of the personal id are no code of a province or country"""

    vi = "Ba chữ số đầu của số định danh cá nhân không phải mã tỉnh, thành phố hoặc quốc gia"


class NoSuchCentury(Fault):
    """The fourth digit of the personal id (century of birth and sex) must be 0 to 3"""

    vi = "Chữ số thứ tư của số định danh cá nhân (thế kỷ sinh và giới tính) phải từ 0 đến 3"


class NotATaxCode(Fault):
    """A tax code has 10 digits, 13 digits for a branch, or the 12 digits of a personal id"""

    vi = "Mã số thuế phải có 10 chữ số, 13 chữ số đối với đơn vị phụ thuộc, hoặc 12 chữ số của số định danh cá nhân"


class WrongCheckDigit(Fault):
    """The check digit of the tax code is wrong"""

    vi = "Mã số thuế sai chữ số kiểm tra"


class NotMoney(Fault):
    """An amount in whole đồng is expected, such as 1.500.000"""

    vi = "Phải là số tiền nguyên đồng, ví dụ 1.500.000"


class NegativeMoney(Fault):
    """The amount must not be negative"""

    vi = "Số tiền không được âm"


class NotAPhone(Fault):
    """A phone number has 10 or 11 digits and begins with 0 or +84; abroad it begins with + and the country"""

    vi = "Số điện thoại phải có 10 hoặc 11 chữ số, bắt đầu bằng 0 hoặc +84; số nước ngoài bắt đầu bằng + và mã nước"


class NotAnEmail(Fault):
    """Not a valid e-mail address"""

    vi = "Địa chỉ thư điện tử không hợp lệ"


class NotAFile(Fault):
    """Not a reference to an uploaded file"""

    vi = "Không phải là tham chiếu đến tệp đã tải lên"

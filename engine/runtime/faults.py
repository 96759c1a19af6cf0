"""What can go wrong with a diagram that runs: every fault names the element, so that a person can open it."""

from __future__ import annotations

from inspect import getdoc

from feel.errors import Fault
from feel.findings import Finding


class RuntimeFault(Fault):
    """The engine cannot go on."""

    vi = "Bộ máy quy trình không chạy tiếp được."


class Unfit(RuntimeFault):
    """'{file}', element '{element}': {reason} ({count} errors in all)."""

    vi = "'{file}', phần tử '{element}': {reason} (tất cả {count} lỗi)."

    def __init__(self, *, finding: Finding, count: int) -> None:
        """Say what *finding* says, in the language that is asked for; *count* errors were found."""
        super().__init__(file=finding.file, element=finding.element, reason=finding, count=count)
        self.finding = finding

    def say(self, lang: str = "vi") -> str:
        """The message in *lang*, the words of the finding in it."""
        template = self.vi if lang == "vi" else (getdoc(type(self)) or "")
        return template.format(**{**self.facts, "reason": self.finding.vi if lang == "vi" else self.finding.en})


class NoSuchProcess(RuntimeFault):
    """There is no process '{process}' in these files."""

    vi = "Không có quy trình '{process}' trong các tệp này."


class StartUnclear(RuntimeFault):
    """Process '{element}' does not say where to begin: name one of its start events ({events})."""

    vi = "Quy trình '{element}' không rõ bắt đầu từ đâu: hãy nêu một sự kiện bắt đầu ({events})."


class Failed(RuntimeFault):
    """Element '{element}': {reason}"""

    vi = "Phần tử '{element}': {reason}"

    def __init__(self, *, element: str, cause: Fault) -> None:
        """Say of *element* what *cause* says, in the language that is asked for."""
        super().__init__(element=element, reason=cause)
        self.cause = cause

    def say(self, lang: str = "vi") -> str:
        """The message in *lang*, the words of the cause in it."""
        template = self.vi if lang == "vi" else (getdoc(type(self)) or "")
        return template.format(element=self.facts["element"], reason=self.cause.say(lang))


class NoWayOut(RuntimeFault):
    """No condition after '{element}' holds and it has no default flow."""

    vi = "Không điều kiện nào sau '{element}' thỏa mãn và không có luồng mặc định."


class UncaughtError(RuntimeFault):
    """'{element}' throws error '{code}' and nothing in the diagram catches it."""

    vi = "'{element}' phát lỗi '{code}' nhưng không có gì trong sơ đồ đón lỗi đó."


class NotACount(RuntimeFault):
    """'{element}' must run a whole number of times from 0 to {limit}; its expression does not give one."""

    vi = "'{element}' phải chạy một số nguyên lần từ 0 đến {limit}; biểu thức của nó không cho số như vậy."


class NotAList(RuntimeFault):
    """'{element}' runs once for each item of '{name}', which is not a list of at most {limit} items."""

    vi = "'{element}' chạy cho từng mục của '{name}', nhưng đó không phải danh sách có tối đa {limit} mục."


class NotAMoment(RuntimeFault):
    """The timer of '{element}' needs {wanted}; '{text}' is none."""

    vi = "Hẹn giờ của '{element}' cần {wanted}; '{text}' không đúng dạng."


class Endless(RuntimeFault):
    """More than {limit} automatic steps in one act, the last one '{element}': the diagram runs in a circle."""

    vi = "Quá {limit} bước tự động trong một lần xử lý, bước cuối là '{element}': sơ đồ chạy vòng không dừng."


class TooDeep(RuntimeFault):
    """'{element}' is nested more than {limit} levels deep: a process that calls itself?"""

    vi = "'{element}' lồng quá {limit} tầng: có quy trình nào gọi lại chính nó không?"


class CannotEnter(RuntimeFault):
    """A case never stands where just these steps wait: '{element}'. Name every step that waits."""

    vi = "Theo sơ đồ, không khi nào chỉ có các bước này cùng chờ: '{element}'. Hãy nêu đủ mọi bước đang chờ."


class TooManyPlaces(RuntimeFault):
    """The process has too many states to find that in which just these steps wait: '{element}'."""

    vi = "Quy trình có quá nhiều trạng thái nên chưa tìm được chỗ mà chỉ các bước này cùng chờ: '{element}'."


class EntryUnclear(RuntimeFault):
    """Steps '{element}' can wait in several ways; name the call before each step: {ways}."""

    vi = "Các bước '{element}' có nhiều chỗ trong sơ đồ; hãy ghi quy trình con trước tên bước: {ways}."


class NoSuchRound(RuntimeFault):
    """'{element}' has no such round: they are 1 to {most}, and one at a time where they follow one another."""

    vi = "'{element}' không có lượt đã nêu: các lượt từ 1 đến {most}, và chỉ một lượt khi các lượt nối tiếp nhau."


class NotALoop(RuntimeFault):
    """'{element}' is no loop, or the case does not stand in it: it has no rounds to name."""

    vi = "'{element}' không phải là vòng lặp mà hồ sơ đang đứng trong đó: bỏ số lượt."


class NoRounds(RuntimeFault):
    """How often '{element}' runs is told by '{name}', which this case lacks: enter before it, where that is filled."""

    vi = (
        "Số lượt của '{element}' theo '{name}', mà hồ sơ này chưa có: "
        "hãy cho hồ sơ đứng ở bước phía trước, nơi điền nội dung đó."
    )


class OutcomesLost(RuntimeFault):
    """'{element}' gathers what its rounds give as '{name}'; that of those that are over is lacking: name all rounds."""

    vi = (
        "'{element}' gom kết quả các lượt vào '{name}', mà kết quả của lượt đã xong không có ở đây: "
        "hãy cho mọi lượt cùng chờ, hoặc đứng ở bước phía trước."
    )


class NoKey(RuntimeFault):
    """The message that '{element}' waits for is known by '{name}', which this case lacks: enter before it."""

    vi = (
        "Thông điệp mà '{element}' chờ được nhận ra nhờ '{name}', mà hồ sơ này chưa có: "
        "hãy cho hồ sơ đứng ở bước phía trước."
    )


class NoSuchStep(RuntimeFault):
    """Step '{step}' is not ready: it was completed, cancelled or never existed."""

    vi = "Bước '{step}' không còn chờ xử lý: đã hoàn thành, đã hủy hoặc chưa từng có."


class NoTimeZone(RuntimeFault):
    """The moment '{moment}' has no time zone."""

    vi = "Thời điểm '{moment}' không có múi giờ."


class Unusable(RuntimeFault):
    """An earlier error broke this run in memory: load its state again."""

    vi = "Một lỗi trước đó đã làm hỏng bản đang chạy trong bộ nhớ: hãy nạp lại trạng thái."


class StateTooNew(RuntimeFault):
    """This state was written by a newer version of the program (format {version}, known up to {known})."""

    vi = "Trạng thái do phiên bản mới hơn của chương trình ghi (định dạng {version}, chỉ hiểu đến {known})."


class StateBroken(RuntimeFault):
    """This state cannot be read: {reason}."""

    vi = "Không đọc được trạng thái: {reason}."


class StateOfOther(RuntimeFault):
    """This state belongs to another version of the procedure than '{key}'."""

    vi = "Trạng thái thuộc một phiên bản thủ tục khác với '{key}'."


class UnfitData(RuntimeFault):
    """The data at '{path}' cannot be kept: {reason}."""

    vi = "Không lưu được dữ liệu tại '{path}': {reason}."


class TooMuchData(RuntimeFault):
    """The data of this case have grown beyond {limit} characters: look for a script or loop that repeats them."""

    vi = "Dữ liệu của hồ sơ này đã vượt {limit} ký tự: hãy tìm kịch bản hoặc vòng lặp nhân dữ liệu lên."


class CannotStepBack(RuntimeFault):
    """'{element}' cannot go back to '{target}'."""

    vi = "'{element}' không thể lùi về '{target}'."


class NotAnEarlierStep(CannotStepBack):
    """'{element}' cannot go back to '{target}': that is no other activity in the same process or one around it."""

    vi = (
        "'{element}' không thể lùi về '{target}': đó không phải bước khác trong cùng quy trình hay quy trình bao quanh."
    )


class OthersAtWork(CannotStepBack):
    """'{element}' cannot go back to '{target}': that would cancel what others are doing in '{around}'."""

    vi = "'{element}' không thể lùi về '{target}': việc đó sẽ hủy phần người khác đang làm trong '{around}'."


class BranchesOpen(CannotStepBack):
    """'{element}' cannot go back to '{target}': parallel branches lie between them."""

    vi = "'{element}' không thể lùi về '{target}': giữa hai bước có các nhánh song song."


class CannotMove(RuntimeFault):
    """The case stands at '{element}'; the other version has nothing of that kind called '{target}'."""

    vi = "Hồ sơ đang ở '{element}'; phiên bản kia không có phần tử cùng loại tên '{target}'."

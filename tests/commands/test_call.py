"""How the command line speaks: exit codes, languages, one line for what is refused, and the log."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import click
import orjson
import pytest

from commands import main, output, wording
from commands.demo import command as demo
from tests.commands.calls import Call

SECRET = "Trần Thị Minh Họa"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fly"], "Không có lệnh 'fly'. Xem --help."),
        (["demo", "--fly"], "Không có tùy chọn --fly. Xem --help."),
        (["--fly"], "Không có tùy chọn --fly. Xem --help."),
        (["publish"], "Thiếu tham số SLUG. Xem --help."),
        (["migrate", "x", "y"], "Thừa tham số: x y. Xem --help."),
        (["check", "--json=1"], "Tùy chọn --json không nhận giá trị. Xem --help."),
        (["publish", "x", "--from"], "Tùy chọn --from cần một giá trị. Xem --help."),
        (["--lang", "fr", "demo"], "Tham số --lang không hợp lệ: hãy chọn vi, en. Xem --help."),
        (["--lang", "vi"], "Chưa nêu lệnh. Xem --help."),
        (["fuzz", "--steps", "0"], "Tham số --steps không hợp lệ: phải là số nguyên từ 1 trở lên. Xem --help."),
        (["fuzz", "--seed", "x"], "Tham số --seed không hợp lệ: phải là số nguyên. Xem --help."),
        (["worker", "--lease", "x"], "Tham số --lease không hợp lệ: phải là số từ 1 đến 3600. Xem --help."),
        (["due", "--batch", "khong-co"], "Tham số --batch không hợp lệ: không đọc được tệp này. Xem --help."),
        (
            ["publish", "x", "--from", "2026-13-01"],
            "'2026-13-01' không phải là ngày: ghi NNNN-TT-NN, ví dụ 2026-12-01.",
        ),
        (["run", "khong-co"], "Không có gì tại 'khong-co'."),
        (
            ["calendar", "show", "x", "--days", "0"],
            "Tham số --days không hợp lệ: phải là số nguyên từ 1 đến 366. Xem --help.",
        ),
        (["calendar", "open", "x", "\udcff"], "Từ thứ 4 của lệnh này không viết bằng UTF-8."),
        (["check", "khong-co"], "Không có gì tại 'khong-co'."),
    ],
)
def test_a_bad_call_is_refused_in_one_vietnamese_line(call: Call, arguments: list[str], said: str) -> None:
    assert call(*arguments).refusal == said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lang", "en", "fly"], "No such command 'fly'."),
        (["--lang=en", "run", "khong-co"], "There is nothing at 'khong-co'."),
        (["--lang", "en", "publish"], "Missing argument 'SLUG'."),
    ],
)
def test_it_speaks_english_when_asked(call: Call, arguments: list[str], said: str) -> None:
    assert call(*arguments).refusal == said


def test_a_call_without_a_command_shows_the_help_as_a_bad_call(call: Call) -> None:
    said = call()
    assert (said.code, said.out) == (2, "")
    assert all(name in said.err for name in main.COMMANDS)


def test_the_help_is_a_result(call: Call) -> None:
    said = call("--help")
    assert (said.code, said.err) == (0, "")
    assert all(name in said.out for name in main.COMMANDS)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demonstration that runs into an error that nobody foresaw, with personal data at hand."""

    def fail(_: object) -> None:
        name = SECRET
        raise ZeroDivisionError(len(name))

    monkeypatch.setattr(demo, "show", fail)


def test_an_unexpected_error_is_one_line_with_a_reference_that_stands_in_the_log(
    call: Call, broken: None, tmp_path: Path
) -> None:
    line = call("demo", "--story").refusal
    (entry,) = map(orjson.loads, (tmp_path / "motcua.log").read_bytes().splitlines())
    assert line == f"Chương trình gặp lỗi bên trong. Mã tra cứu {entry['reference']}, xem {tmp_path / 'motcua.log'}."
    assert entry["exception"][0]["exc_type"] == "ZeroDivisionError"


def test_an_unexpected_error_is_told_in_english_too(call: Call, broken: None) -> None:
    line = call("--lang", "en", "demo", "--story").refusal
    assert line.startswith("Something went wrong inside the program. Reference ")


def test_neither_message_nor_log_holds_personal_data(call: Call, broken: None, tmp_path: Path) -> None:
    said = call("demo", "--story")
    assert SECRET not in said.err
    assert SECRET not in (tmp_path / "motcua.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_told(
    call: Call, broken: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_LOG", str(tmp_path))
    assert call("demo", "--story").refusal == f"Chương trình gặp lỗi bên trong và không ghi được nhật ký {tmp_path}."


def test_words_for_people_follow_the_language_of_the_call(call: Call) -> None:
    assert call("migrate").err == "Cơ sở dữ liệu đã ở phiên bản mới nhất.\n"
    assert call("--lang", "en", "migrate").err == "The database is at the newest version.\n"
    assert output.lang() == "vi"


def paths(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of *command* and of every command below it."""
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command, obj="vi")
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from paths(below, (*path, name))


PATHS = list(paths(main.main))
VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


def test_every_command_says_in_english_what_it_is_for() -> None:
    assert set(wording.ENGLISH) == {" ".join(path) for path in PATHS}


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_help_is_wholly_in_the_language_that_is_asked_for(call: Call, path: tuple[str, ...]) -> None:
    english, vietnamese = call("--lang", "en", *path, "--help").out, call(*path, "--help").out
    assert not VIETNAMESE.search(english.replace("Một Cửa", ""))
    assert wording.ENGLISH[" ".join(path)] in english
    assert not re.search(r"Usage:|Options:|Commands:|\bexit\.|default: | / ", vietnamese)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (["calendar", "list"], "calendars"),
        (["calendar", "show", "hanh-chinh", "--days", "2"], "days"),
        (["parameter"], "parameters"),
        (["draw", "dang-ky-thanh-lap-ho-kinh-doanh", "--outline"], "outline"),
        (["demo", "--story"], "cases"),
    ],
)
def test_a_result_is_one_json_line_last_when_asked(call: Call, arguments: list[str], key: str) -> None:
    call("migrate")
    said = call(*arguments, "--json")
    assert said.code == 0
    assert orjson.loads(said.out.splitlines()[-1])[key]


class Full(io.StringIO):
    """An output on a disk that is full."""

    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.usefixtures("few")
def test_a_result_that_cannot_be_written_out_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout", Full())
    assert main.run(["check", "--json"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == "Không ghi được kết quả ra ngoài: No space left on device."

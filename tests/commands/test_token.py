"""The first key to the API is made at the command line of the machine."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest

from commands import store
from engine import organisation, tokens
from tests.commands.calls import Call

BASIS = ("--source", "QĐ 1/QĐ-UBND")
GIVEN = ("--name", "Máy quét", "--scope", "tasks:read")


@pytest.fixture
def office(call: Call) -> Call:
    """An installation with one officer."""
    call("migrate")
    with store.act(store.connect(), datetime.now(UTC)) as work:
        organisation.enrol(work, "mai.mc", "Nguyễn Thị Mai")
    return call


def opens(told: str) -> bool:
    now = datetime.now(UTC)
    try:
        with store.look(store.connect()) as session:
            tokens.bearer(session, told, now)
    except tokens.BadToken:
        return False
    return True


def test_the_token_is_the_only_line_of_the_result_and_opens(office: Call) -> None:
    said = office("token", "create", "mai.mc", *GIVEN, *BASIS)
    assert said.code == 0
    assert opens(said.out.strip())


def test_a_revoked_token_is_listed_as_such_and_opens_nothing(office: Call) -> None:
    made = orjson.loads(office("token", "create", "mai.mc", *GIVEN, *BASIS, "--json").out)
    assert office("token", "revoke", made["id"], *BASIS).code == 0
    (line,) = office("token", "list", "mai.mc").out.splitlines()
    assert line.startswith(f"{made['id']} Máy quét (tasks:read) ")
    assert line.endswith(" đã thu hồi")
    assert not opens(made["token"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("create", "ai", *GIVEN, *BASIS), "Không có cán bộ mang tên đăng nhập 'ai'."),
        (
            ("create", "mai.mc", "--name", "x", "--scope", "all", *BASIS),
            "Tham số --scope không hợp lệ: hãy chọn tasks:read, tasks:write, cases:read, cases:write, people:read, "
            "people:write, procedures:read, procedures:write, settings:read, settings:write. Xem --help.",
        ),
        (("create", "mai.mc", *GIVEN, "--source", " "), "Hãy ghi căn cứ (số, ngày văn bản) của thay đổi này."),
        (("revoke", "00000000-0000-0000-0000-000000000000", *BASIS), "Không có mã truy cập này hoặc mã đã bị thu hồi."),
    ],
)
def test_a_bad_call_is_one_line(office: Call, arguments: tuple[str, ...], said: str) -> None:
    assert office("token", *arguments).refusal == said

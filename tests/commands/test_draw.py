"""`motcua draw` as it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import output
from commands.main import run

SLUG = "dang-ky-thanh-lap-ho-kinh-doanh"


@pytest.mark.parametrize(("ending", "head"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_shipped_procedure_is_drawn(ending: str, head: bytes, tmp_path: Path) -> None:
    out = tmp_path / f"x.{ending}"
    assert run(["draw", SLUG, "-o", str(out)]) == 0
    assert out.read_bytes().startswith(head)


def test_the_state_and_the_outline_go_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = tmp_path / "state.json"
    state.write_text('{"active": ["tham_dinh"]}')
    assert run(["draw", SLUG, "--outline", "--state", str(state)]) == 0
    assert "[Đang xử lý] ◄ ĐANG Ở ĐÂY" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "out", "state"),
    [
        ("no-such", "x.svg", None),
        (SLUG, "x.gif", None),
        (SLUG, None, None),
        (SLUG, "x.svg", "{"),
        (SLUG, "x.svg", "[]"),
        (SLUG, "no/such/x.svg", None),
        ("broken.bpmn", "x.svg", None),
    ],
    ids=["no source", "no such ending", "nothing asked", "no JSON", "no state", "no folder", "no XML"],
)
def test_a_bad_call_is_refused(
    source: str, out: str | None, state: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.bpmn").write_text("<definitions")
    Path("state.json").write_text(state or "{}")
    asked = ["draw", source, "--state", "state.json", *(["-o", out] if out else [])]
    assert run(asked) == 2
    assert not Path("x.svg").exists()


def test_a_file_that_could_not_be_written_whole_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.svg"
    out.write_bytes(b"before")
    output.whole_file(out, b"after")
    monkeypatch.setattr(Path, "replace", _no_room)
    with pytest.raises(OSError, match="No space"):
        output.whole_file(out, b"never")
    assert (out.read_bytes(), [path.name for path in tmp_path.iterdir()]) == (b"after", ["a.svg"])


def _no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")

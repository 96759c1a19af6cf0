"""`motcua publish`, `import`, `export`: a procedure between folder, draft and version in force."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import orjson
import pytest

from bpmn import folder, package, shipped
from engine.revisions import NoSuchVersion, NothingPublished
from tests.commands.calls import Call, Said
from tests.engine import builders, complete
from tests.engine.builders import HOUSEHOLD
from tests.engine.complete import WHOLE, a_step


@pytest.fixture(autouse=True)
def _tables(call: Call) -> None:
    call("migrate")


def covered(path: Path, *, settings: str = WHOLE, **parts: str) -> Path:
    """A whole procedure at *path*, some *parts* changed, whose record says that its scenarios take every flow."""
    return builders.write(path, complete.covered(settings=settings, **parts))


def told(said: Said) -> Any:
    return orjson.loads(said.out.splitlines()[-1])


def test_publishing_gives_the_address_of_the_content_and_twice_is_one_version(call: Call) -> None:
    first, second = call("publish", HOUSEHOLD), call("publish", HOUSEHOLD)
    assert (first.code, first.out) == (0, f"{folder.digest(builders.household().files)}\n")
    assert second.out == first.out
    for said in (first, second):
        assert "Đăng ký thành lập hộ kinh doanh: phiên bản 1, có hiệu lực từ " in said.err
    assert "  - không có gì khác.\n" in second.err


def test_a_folder_elsewhere_is_published_from_the_day_that_is_given(call: Call, tmp_path: Path) -> None:
    said = call("--lang", "en", "publish", covered(tmp_path / "nho"), "--from", "2027-01-01")
    assert (said.code, said.err.splitlines()[-1]) == (0, "nho: version 1, in force from 2027-01-01.")


def test_a_version_is_published_by_a_decision_whose_file_is_kept(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_FILES", str(tmp_path / "files"))
    path, paper = covered(tmp_path / "nho"), tmp_path / "qd-12.pdf"
    paper.write_bytes(b"%PDF-1.7 QD")
    refused = call("publish", path, "--decision-file", paper)
    assert (refused.code, "căn cứ" in refused.err) == (2, True)
    assert call("export", "nho", tmp_path / "x.zip", "--version", 1).code == 2  # nothing was published
    given = "--decision", "QĐ 12/QĐ-UBND", "--decision-file", paper
    said = told(call("publish", path, *given, "--json"))
    assert (said["version"], said["decision"], said["decision_file"]) == (1, "QĐ 12/QĐ-UBND", "qd-12.pdf")
    assert [one.read_bytes() for one in (tmp_path / "files").rglob("*") if one.is_file()] == [b"%PDF-1.7 QD"]
    assert "không khác gì phiên bản 1" in call("publish", path, *given).err


@pytest.mark.parametrize("changes", [{"process.bpmn": b"not xml"}, {"procedure.toml": b""}])
def test_a_broken_folder_is_not_published_and_says_where(call: Call, tmp_path: Path, changes: dict[str, bytes]) -> None:
    said = call("publish", builders.write(covered(tmp_path / "hong"), changes))
    (name,) = changes
    assert said.code == 1
    assert f" {name}" in said.out
    assert said.err == "✗ hong: chưa công bố được.\n"


@pytest.mark.parametrize("lost", [shipped.RECORD, shipped.FEATURE])
def test_scenarios_that_were_not_measured_keep_a_procedure_from_being_published(
    call: Call, tmp_path: Path, lost: str
) -> None:
    path = covered(tmp_path / "nho")
    (path / lost).unlink()
    said = call("publish", path)
    assert (said.code, "coverage-missing" in said.out) == (1, True)


def test_what_is_not_published_is_told_to_machines_too(call: Call, tmp_path: Path) -> None:
    said = call("publish", builders.write(tmp_path / "nho", complete.files(settings=WHOLE)), "--json")
    assert (said.code, told(said)["published"]) == (1, False)
    assert [error["rule"] for error in told(said)["errors"]] == ["coverage-missing"]


def test_publishing_tells_first_what_changes_and_what_does_not(call: Call, tmp_path: Path) -> None:
    before, after = (a_step("examine", limit=limit, status="processing") for limit in ("PT2H", "PT4H"))
    call("publish", covered(tmp_path / "1" / "nho", examine=before), "--from", "2026-01-01")
    path = covered(tmp_path / "2" / "nho", examine=after, settings=WHOLE.replace("P3D", "P5D"))
    said = call("publish", path, "--dry-run", "--json")
    impact = told(said)["impact"]
    assert impact["version"] == 1
    assert [one["vi"] for one in impact["differences"]] == [
        "Thời hạn giải quyết: 3 ngày làm việc → 5 ngày làm việc.",
        "'examine': thời hạn 2 giờ làm việc → 4 giờ làm việc.",
    ]
    assert [(one["channel"], one["before"] < one["after"]) for one in impact["due"]] == [("counter", True)]
    assert "So với phiên bản 1:" in said.err
    assert call("export", "nho", tmp_path / "x.zip", "--version", 2).refusal == NoSuchVersion(
        slug="nho", version=2
    ).say("vi")


def test_a_draft_is_imported_exported_published_and_stays_with_its_scenarios(call: Call, tmp_path: Path) -> None:
    path = covered(tmp_path / "nho")
    assert call("import", path).err == "✓ nho: bản dự thảo lần 1.\n"
    assert call("import", path, "--slug", "nho").err == "✓ nho: bản dự thảo lần 2.\n"
    assert call("export", "nho", tmp_path / "nho.zip").code == 0
    assert package.read((tmp_path / "nho.zip").read_bytes()) == shipped.bundle(path)
    assert call("publish", "nho").code == 0
    assert "không có gì khác" in call("publish", "nho").err
    assert call("export", "nho", tmp_path / "in-force.zip", "--version", 1).code == 0
    assert package.read((tmp_path / "in-force.zip").read_bytes()) == shipped.gather(path)


@pytest.mark.parametrize("slug", ["nho", HOUSEHOLD])
def test_what_is_published_can_be_exported_and_published_elsewhere(
    call: Call, tmp_path: Path, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("publish", slug if slug == HOUSEHOLD else covered(tmp_path / slug)).code == 0
    assert call("export", slug, tmp_path / f"{slug}.zip").code == 0
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    call("migrate")
    assert call("publish", tmp_path / f"{slug}.zip").code == 0


def test_a_day_before_the_procedure_itself_is_in_force_is_refused(call: Call, tmp_path: Path) -> None:
    path = covered(tmp_path / "nho")
    assert "01/07/2025" in call("publish", path, "--from", "2025-06-30").refusal
    assert call("publish", path, "--from", "2025-07-01").code == 0


def test_a_procedure_to_come_is_in_force_from_its_own_day(call: Call, tmp_path: Path) -> None:
    path = covered(tmp_path / "nho", settings=WHOLE.replace("2025-07-01", "2090-01-01"))
    assert call("publish", path).err.endswith("có hiệu lực từ 01/01/2090.\n")


def test_a_package_is_imported_under_its_name_and_published(call: Call, tmp_path: Path) -> None:
    zipped = tmp_path / "thu-tuc.zip"
    zipped.write_bytes(package.write(shipped.bundle(covered(tmp_path / "nho"))))
    assert call("import", zipped).code == 0
    assert "thu-tuc" in call("--lang", "en", "publish", "thu-tuc").err


def test_a_wrong_draft_may_be_kept_but_is_not_published(call: Call, tmp_path: Path) -> None:
    path = builders.write(covered(tmp_path / "nho"), {"process.bpmn": b"half"})
    assert call("import", path).code == 0
    assert call("publish", "nho").code == 1


@pytest.mark.parametrize("slug", ["Nho", "a b", "../x", "a" * 121, "-a"])
def test_a_name_that_is_no_name_is_refused(call: Call, tmp_path: Path, slug: str) -> None:
    assert call("import", covered(tmp_path / "nho"), "--slug", slug).code == 2


def test_what_is_no_package_is_refused(call: Call, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no zip")
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    assert call("import", tmp_path / "x.zip").code == 2
    assert "procedure.toml" in call("import", tmp_path / "y.zip").refusal
    assert "khong-co" in call("import", tmp_path / "khong-co.zip").refusal
    assert "khong-co" in call("publish", "khong-co").refusal
    nothing = NothingPublished(slug="khong-co").say("vi")
    assert call("export", "khong-co", tmp_path / "z.zip").refusal == nothing
    assert not (tmp_path / "z.zip").exists()


def test_publishing_wants_the_tables_first(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    assert call("publish", HOUSEHOLD).refusal.endswith("hãy chạy `motcua migrate`.")

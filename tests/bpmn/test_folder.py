"""A procedure folder is read whole, and every mistake in procedure.toml is named."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from bpmn import folder, shipped
from tests.bpmn.diagrams import a_flow, a_process

DIAGRAM = a_process(
    '<laneSet id="ls"><lane id="l1" name="Một cửa"><flowNodeRef>kiem_tra</flowNodeRef></lane></laneSet>',
    '<startEvent id="s"/><userTask id="kiem_tra"/><endEvent id="e"/>',
    a_flow("s", "kiem_tra") + a_flow("kiem_tra", "e"),
)
SETTINGS = """
code = "1.001612"
name = "Đăng ký thành lập hộ kinh doanh"
field = "Hộ kinh doanh"
level = "commune"
audience = ["citizen"]
service = "full"
channels = ["counter", "online"]
routing = ["loai"]

[valid]
from = 2026-01-01

[[variants]]
code = "thuong"
name = "Trường hợp thường"

[[limits]]
limit = "P3D"
rule = "civil"

[[limits]]
limit = "PT8H"
channel = "online"
variant = "thuong"

[[limits]]
limit = "P2D"
variant = "thuong"

[[fees]]
name = "Lệ phí"
amount = 50000
channel = "online"

[[components]]
name = "Giấy đề nghị"
original = 1

[[results]]
code = "KQ1"
name = "Giấy chứng nhận"

[[legal_basis]]
number = "168/2025/NĐ-CP"
name = "Nghị định về đăng ký doanh nghiệp"

[roles."Một cửa"]
post = "can-bo-mot-cua"
unit = "receiving"

[origin]
official = ["code", "name", "limits"]
[origin.ours]
step-limits = "Chia đều theo số bước."
"""


def some_files(settings: str = SETTINGS) -> dict[str, bytes]:
    return {"procedure.toml": settings.encode(), "process.bpmn": DIAGRAM}


def test_settings_are_read_into_values() -> None:
    procedure = folder.read(some_files(), slug="dang-ky")
    assert (procedure.slug, procedure.code, procedure.process) == ("dang-ky", "1.001612", "p")
    assert procedure.valid_from == date(2026, 1, 1)
    assert procedure.roles["Một cửa"].unit == "receiving"
    assert procedure.fees[0].amount_vnd == 50_000
    assert procedure.ours == {"step-limits": "Chia đều theo số bước."}


@pytest.mark.parametrize(
    ("variant", "channel", "limit"),
    [(None, "counter", "P3D"), ("thuong", "online", "PT8H"), ("thuong", "counter", "P2D"), (None, "online", "P3D")],
)
def test_the_closest_limit_counts(variant: str | None, channel: str, limit: str) -> None:
    found = folder.read(some_files(), slug="a").limit_of(variant, channel)
    assert found is not None
    assert found.text == limit


PAPERS = """
[[components]]
name = "Đơn"
original = 1
[[components]]
name = "Phiếu gửi"
copy = 1
channels = ["online"]
[[components]]
name = "Cam kết"
original = 1
variants = ["thuong"]
[[fees]]
name = "Phí"
amount = 10
[[fees]]
name = "Phí"
amount = 20
channel = "online"
[[fees]]
name = "Phí"
amount = 30
variant = "thuong"
"""


@pytest.mark.parametrize(
    ("variant", "channel", "papers", "fee"),
    [
        (None, "counter", ["Đơn"], 10),
        (None, "online", ["Đơn", "Phiếu gửi"], 20),
        ("thuong", "counter", ["Đơn", "Cam kết"], 30),
        ("thuong", "online", ["Đơn", "Phiếu gửi", "Cam kết"], 30),
    ],
)
def test_variant_and_channel_say_which_papers_and_fees(
    variant: str | None, channel: str, papers: list[str], fee: int
) -> None:
    head, _, tail = SETTINGS.partition("[[fees]]")
    settings = head + PAPERS + "[[results]]" + tail.partition("[[results]]")[2]
    procedure = folder.read(some_files(settings), slug="a")
    assert [one.name for one in procedure.components_of(variant, channel)] == papers
    assert [one.amount_vnd for one in procedure.fees_of(variant, channel)] == [fee]


def test_a_procedure_without_a_deadline_says_so() -> None:
    head, _, tail = SETTINGS.partition("[[limits]]")
    settings = "no_limit = true\n" + head + "[[fees]]" + tail.partition("[[fees]]")[2]
    assert folder.read(some_files(settings), slug="a").limit_of(None, None) is None


def test_routing_hands_over_only_what_the_diagram_asks_for() -> None:
    procedure = folder.read(some_files(), slug="a")
    assert procedure.routing({"loai": "moi", "ho_ten": "?"}) == {"loai": "moi"}
    assert procedure.routing({}) == {"loai": None}


@pytest.mark.parametrize(
    ("old", "new", "rule", "element"),
    [
        ('code = "1.001612"', 'code = "1612"', "procedure-value", "code"),
        ('level = "commune"', 'level = "xa"', "procedure-value", "level"),
        ('level = "commune"', "", "procedure-missing", "level"),
        ('"P3D"', '"3 ngày"', "procedure-value", "limits[1].limit"),
        ('"P3D"', '"P2W"', "procedure-value", "limits[1].kind"),
        ('rule = "civil"', 'cutoff = "15:00"', "procedure-value", "limits[1].cutoff"),
        ('channel = "online"\nvariant', 'channel = "bưu điện"\nvariant', "procedure-value", "limits[2].channel"),
        ('"P2D"\nvariant = "thuong"', '"P2D"', "procedure-value", "limits"),
        ("from = 2026-01-01", 'from = "2026-01-01"', "procedure-value", "valid.from"),
        ("from = 2026-01-01", "from = 2026-01-01\nto = 2025-01-01", "procedure-value", "valid.to"),
        ("amount = 50000", "amount = 50000.5", "procedure-value", "fees[1].amount"),
        ("original = 1", "orignal = 1", "procedure-key", "components[1].orignal"),
        ("original = 1", "", "procedure-value", "components[1].original"),
        ('[roles."Một cửa"]', '[roles."Hai cửa"]', "procedure-roles", "roles.Một cửa"),
        ('[roles."Một cửa"]', '[roles."Hai cửa"]', "procedure-roles", "roles.Hai cửa"),
        ('name = "Đăng ký', 'name = 5 # "', "procedure-value", "name"),
        ('routing = ["loai"]', 'process = "khac"', "procedure-value", "process"),
        ("[origin.ours]", '[origin.ours]\nname = "?"', "procedure-value", "origin.ours.name"),
        ("[valid]", "[decision]\nnumber = '1'\nfile = 'x.pdf'\n[valid]", "procedure-value", "decision.file"),
        ("[[results]]", "[[results]", "procedure-toml", "procedure.toml"),
    ],
)
def test_each_mistake_is_named(old: str, new: str, rule: str, element: str) -> None:
    assert old in SETTINGS
    found = folder.problems(some_files(SETTINGS.replace(old, new, 1)), slug="a")
    assert (rule, element) in {(finding.rule, finding.element) for finding in found}


HOSTILE = {
    "a number of many digits": "x = " + "9" * 10_000,
    "brackets without end": "x = " + "[" * 50_000,
    "a key of many parts": ".".join(["a"] * 20_000) + " = 1",
    "a quoted key of many parts": "x = {" + " . ".join(['"a b"'] * 20_000) + " = 1}",
    "a table of many parts": "[" + ".".join(["a"] * 20_000) + "]",
    "a very long file": "#" * 300_000,
}


@pytest.mark.parametrize("settings", HOSTILE.values(), ids=HOSTILE.keys())
def test_settings_made_to_exhaust_the_reader_are_refused_at_once(settings: str) -> None:
    begun = time.perf_counter()
    (found,) = folder.problems(some_files(settings), slug="a")
    assert (found.rule, found.element) == ("procedure-toml", "procedure.toml")
    assert time.perf_counter() - begun < 2


def test_dots_in_a_text_are_no_deep_key() -> None:
    dotted = SETTINGS.replace('name = "Đăng ký', f'name = "{"." * 99} mục 1.1.2. {"a." * 20} Đăng ký', 1)
    assert folder.read(some_files(dotted), slug="a").name.startswith("...")


@pytest.mark.parametrize("name", ["\udcff.txt", "a\nb.txt"])
def test_a_file_name_that_is_no_text_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(folder.StrangeName) as caught:
        folder.load(tmp_path)
    caught.value.say("vi").encode()


def test_a_wrong_folder_is_refused_with_all_findings() -> None:
    with pytest.raises(folder.BadProcedure, match=r"procedure\.toml của 'a'") as caught:
        folder.read(some_files("code = 1"), slug="a")
    assert len(caught.value.findings) > 5


def test_a_folder_without_settings_is_refused() -> None:
    with pytest.raises(folder.BadProcedure):
        folder.read({"process.bpmn": DIAGRAM}, slug="a")


def test_loading_leaves_hidden_files(tmp_path: Path) -> None:
    home = tmp_path / "thu-tuc"
    for name, data in {**some_files(), "forms/a.json": b"{}", ".cache/x": b"?"}.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    procedure = folder.load(home)
    assert procedure.slug == "thu-tuc"
    assert set(procedure.files) == {*some_files(), "forms/a.json"}


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "process.bpmn").symlink_to("/etc/hosts")
    with pytest.raises(folder.LinkInFolder):
        folder.load(tmp_path)


def test_a_linked_folder_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "forms").symlink_to("/etc")
    with pytest.raises(folder.LinkInFolder):
        folder.load(tmp_path)


def test_a_folder_without_a_diagram_cannot_be_a_procedure() -> None:
    found = folder.problems({"procedure.toml": some_files()["procedure.toml"]}, slug="a")
    assert "diagram-missing" in {finding.rule for finding in found}


def test_a_diagram_of_which_no_process_runs_is_reported() -> None:
    files = {**some_files(), "process.bpmn": DIAGRAM.replace(b'isExecutable="true"', b'isExecutable="false"')}
    assert files["process.bpmn"] != DIAGRAM
    assert [finding.element for finding in folder.problems(files, slug="a") if finding.is_error] == ["process"]


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(folder.UnreadableFolder):
        folder.load(tmp_path / "nowhere")


def test_the_digest_depends_on_names_and_contents_only() -> None:
    files = some_files()
    turned = dict(reversed(files.items()))
    assert folder.digest(files) == folder.digest(turned)
    assert len(folder.digest(files)) == 64


@pytest.mark.parametrize("other", [{"a": b"x", "b": b""}, {"a": b"", "b": b"x"}, {"ab": b"x"}, {"a": b"b", "x": b""}])
def test_different_contents_have_different_digests(other: dict[str, bytes]) -> None:
    assert folder.digest(other) != folder.digest({"a": b"xb"})


def test_the_decision_that_approved_the_internal_procedure_is_kept_with_its_file_and_validity() -> None:
    said = (
        '[decision]\nnumber = "01/QĐ-UBND"\ndate = 2026-01-05\nissuer = "UBND tỉnh"\nvalid_from = 2026-01-06\n'
        'valid_to = 2030-12-31\nfile = "qd-01.pdf"\n'
    )
    files = {**some_files(f"{SETTINGS}\n{said}"), "qd-01.pdf": b"%PDF"}
    found = folder.read(files, slug="a").decision
    assert found == folder.Decision(
        number="01/QĐ-UBND",
        signed=date(2026, 1, 5),
        issuer="UBND tỉnh",
        valid_from=date(2026, 1, 6),
        valid_to=date(2030, 12, 31),
        file="qd-01.pdf",
    )


def test_toml_that_is_wrong_says_where_in_the_readers_language() -> None:
    files = {"process.bpmn": DIAGRAM, "procedure.toml": b'code = "1.999999"\nname = \n'}
    (found,) = (one for one in folder.problems(files, slug="x") if one.rule == "procedure-toml")
    assert found.vi == "procedure.toml: sai cú pháp TOML ở dòng 2, cột 8."


def test_what_was_read_once_is_handed_to_each_who_asks_as_his_own() -> None:
    files = folder.gather(shipped.ROOT / "dang-ky-khai-sinh", shared=shipped.SHARED)
    first = folder.problems({}, slug="a")
    first.clear()
    assert [one.rule for one in folder.problems({}, slug="a")] == ["procedure-missing"]
    assert (folder.read(files, slug="a").slug, folder.read(files, slug="b").slug) == ("a", "b")

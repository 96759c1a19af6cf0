"""Drafts are examined within a bound: whatever is drawn holds nobody up, and what was found apart is the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import Engine

from api import tries
from benchmarks import checking
from bpmn import folder, shipped
from commands.demo import province
from engine import (
    bulk,
    comparisons,
    designs,
    examinations,
    inspection,
    offerings,
    organisation,
    outside,
    publishing,
    revisions,
    sizes,
    vocabulary,
)
from engine.inspection import Surroundings
from engine.work import Work
from tests.engine import builders, complete
from tests.engine.builders import MORNING, acting
from tests.engine.complete import DESK, EXPERT, PARTS, WHOLE, a_step
from tests.engine.runtime.drawing import flow, lanes, node

DAY = MORNING.date()


def winding(turns: int, variants: int) -> dict[str, bytes]:
    """A procedure of so many *variants*, each of which may go another way at each of so many *turns*."""
    more, flows, steps = "", "", [f"s{number}" for number in range(turns)]
    way = ["start", "received"]
    for number, step in enumerate(steps):
        gate, after = f"g{number}", f"m{number}"
        more += node("exclusiveGateway", gate, default=f"{gate}-{after}") + node("exclusiveGateway", after)
        more += a_step(step, limit="PT1M")
        flows += flow(f"{gate} {step}", 'variant = "v1"') + flow(f"{step} {after}")
        way += [gate, after]
    straight = flow("start received examine")
    drawn = PARTS["flows"].replace(straight, flow(" ".join([*way, "examine"])))
    drawn = drawn if drawn != PARTS["flows"] else PARTS["flows"].replace(flow("start received"), flow(" ".join(way)))
    told = "".join(f'[[variants]]\ncode = "v{number}"\nname = "v{number}"\n' for number in range(variants))
    people = lanes(**{"Một cửa": DESK, "Chuyên viên": (*EXPERT, *steps), "Lãnh đạo": ["sign"]})
    return complete.files(settings=f"{WHOLE}\n{told}", more=more, flows=drawn + flows, lanes=people)


def known(work: Work) -> inspection.Known:
    return Surroundings.of(work.session, DAY).known("nho")


def test_a_draft_over_the_bound_is_told_so_and_neither_checked_nor_published(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examinations, "SECONDS", 1)
    files = winding(turns=1200, variants=9)

    def look() -> tuple[designs.Checked, publishing.Prospect]:
        with acting(sqlite) as work:
            revisions.begin(work, "nho", files)
            return designs.check(work, "nho", {}), publishing.prospect(work, "nho")

    checked, prospect = outside.before(look)
    told = [one for one in checked.findings if one.rule == examinations.TOO_LONG]
    assert [(one.severity, "quá lớn để kiểm tra trong 1 giây" in one.vi) for one in told] == [("error", True)]
    assert not checked.can_publish
    assert not checked.sums
    assert examinations.TOO_LONG in {one.rule for one in prospect.errors}


def test_what_is_found_apart_is_what_is_found_here(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    files = complete.files(
        settings=WHOLE.replace('"Lãnh đạo" = { post = "lanh-dao" }\n', ""),
        lanes=lanes(**{"Một cửa": DESK, "Chuyên viên": (*EXPERT, "sign")}),
        merge=node("parallelGateway", "merge"),
    )
    builders.a_province(sqlite)
    with acting(sqlite) as work:
        commune = organisation.unit_by_code(work, province.COMMUNE[0])
        offerings.offer(
            work, [commune], folder.read(files, slug="nho"), "competent", since=province.SINCE, source="QĐ 1"
        )
        here = examinations.examine(work.session, files, "nho", DAY, told=["process.bpmn"], lang="en")
        monkeypatch.setattr(examinations, "SMALL_PARTS", 0)
        apart = examinations.examine(work.session, files, "nho", DAY, told=["process.bpmn"], lang="en")
    assert apart == here
    assert here.sums
    assert any("(task of an officer)" in one.text for one in here.outline)
    assert {"separation-unkept", "soundness-deadlock"} <= {one.rule for one in here.findings}
    assert any(one.path for one in here.findings)


def test_a_draft_that_finds_no_place_is_told_to_come_again(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_said: bytes) -> bytes:
        raise outside.Busy

    monkeypatch.setattr(examinations, "SMALL_PARTS", 0)
    monkeypatch.setattr(outside.Child, "ask", lambda _child, said: full(said))
    with acting(sqlite) as work:
        found = examinations.examine(work.session, complete.files(), "nho", DAY)
    assert [(one.rule, one.severity) for one in found.findings] == [(examinations.NO_PLACE, "error")]


def test_no_more_is_told_than_a_person_reads(sqlite: Engine) -> None:
    roles = "".join(f'"L{number}" = {{ post = "x{number}" }}\n' for number in range(examinations.MOST_TOLD + 5))
    files = {**complete.files(), "procedure.toml": f"{WHOLE}{roles}".encode()}
    with acting(sqlite) as work:
        found = examinations.made(files, "nho", known(work), []).findings
    assert len(found) == examinations.MOST_TOLD + 1
    assert found[-1].rule == examinations.MORE


@pytest.mark.parametrize("size", [60, 120])
def test_what_people_draw_is_checked_at_once(size: int) -> None:
    assert examinations.is_small(folder.running(checking.grown(size)))


STRANGE = {
    "inside itself": {"more": '<subProcess id="x">' * 9 + "</subProcess>" * 9},
    "limit of 5,000 digits": {"examine": a_step("examine", limit=f"P{'9' * 5000}D")},
    "no node": dict.fromkeys(PARTS, ""),
}


@pytest.mark.parametrize("parts", STRANGE.values(), ids=STRANGE)
def test_whatever_is_drawn_is_told_of_and_breaks_nothing(sqlite: Engine, parts: Mapping[str, str]) -> None:
    files = complete.files(**parts)
    with acting(sqlite) as work:
        found = examinations.made(files, "nho", known(work), ["process.bpmn"]).findings
    assert any(one.is_error for one in found)


def test_large_files_many_parts_and_many_variants_are_not_small() -> None:
    files: Mapping[str, bytes] = folder.running(shipped.bundle(shipped.ROOT / checking.SLUG))
    assert not examinations.is_small({**files, "a.txt": b"a" * examinations.SMALL_BYTES})
    assert not examinations.is_small({**files, "b.bpmn": b"<a/>" * examinations.SMALL_PARTS})
    assert not examinations.is_small(winding(turns=1, variants=200))


def test_what_a_large_draft_calls_is_found_apart_and_what_takes_too_long_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pattern = shipped.load(shipped.ROOT / "cap-giay-phep-xay-dung").files
    own = {path: data for path, data in pattern.items() if not path.startswith("shared/")}
    here = vocabulary.completed(own)
    assert {"shared/bo-sung.bpmn", "shared/lay-y-kien.bpmn"} <= here.keys() - own.keys()
    monkeypatch.setattr(examinations, "SMALL_PARTS", 0)
    asked: list[outside.Child] = []
    ask = outside.Child.ask
    monkeypatch.setattr(outside.Child, "ask", lambda child, said: asked.append(child) or ask(child, said))
    assert vocabulary.completed(own) == here
    assert asked == [vocabulary.CHILD]
    monkeypatch.setattr(vocabulary, "CHILD", outside.Child(vocabulary.CHILD.program, most_seconds=0))
    assert vocabulary.completed(own) == own
    (tmp_path / "broken.py").write_text("raise ValueError")
    monkeypatch.setattr(vocabulary, "CHILD", outside.Child(tmp_path / "broken.py", most_seconds=9))
    assert outside.before(lambda: vocabulary.completed(own)) == own


def test_what_a_large_draft_names_is_found_apart_and_what_takes_too_long_is_left_out(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = folder.running(shipped.bundle(shipped.ROOT / checking.SLUG))
    with acting(sqlite) as work:
        here = vocabulary.of(work, files)
        monkeypatch.setattr(examinations, "SMALL_PARTS", 0)
        monkeypatch.setattr(folder, "routing", lambda _: pytest.fail("it was read here"))
        told = outside.before(lambda: vocabulary.of(work, files))
        assert (told, bool(told.names)) == (here, True)
        (tmp_path / "broken.py").write_text("raise ValueError")
        for program, seconds in ((vocabulary.NAMING.program, 0), (tmp_path / "broken.py", 9)):
            monkeypatch.setattr(vocabulary, "NAMING", outside.Child(program, most_seconds=seconds))
            bare = vocabulary.of(work, files)
            assert (bare.names, bare.posts) == ((), here.posts)


def test_a_draft_that_takes_long_to_be_read_is_not_read_while_others_wait(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = winding(turns=20, variants=9)
    monkeypatch.setattr(sizes, "MOST", len(files["process.bpmn"]))
    monkeypatch.setattr(folder, "draft", lambda *_, **__: pytest.fail("it was read"))
    monkeypatch.setattr(folder, "read", folder.draft)
    posts = bulk.Change("post", old="van-thu", new="mot-cua")
    with acting(sqlite) as work:
        revisions.begin(work, "nho", files)
        for read in (
            lambda: comparisons.side(work.session, "nho", comparisons.DRAFT),
            lambda: publishing.prospect(work, "nho"),
            lambda: tries.procedure(files, "nho"),
        ):
            with pytest.raises(sizes.TooLarge):
                read()
        (line,) = bulk.preview(work, posts, ["nho"])
        assert isinstance(line.fault, sizes.TooLarge)
    sizes.require({**files, "procedure.toml": b""}, "nho")

"""At which of how many steps a case stands: by the longest way, and a step that leads back is none further."""

from __future__ import annotations

import pytest

from bpmn import model, places, shipped, xml
from bpmn.places import Place

LICENCE = shipped.load(shipped.ROOT / "doi-giay-phep-lai-xe")
DIAGRAMS = [
    model.read(xml.parse(content, file=name), file=name)
    for name, content in LICENCE.files.items()
    if name.endswith(".bpmn")
]


@pytest.mark.parametrize(
    ("waiting", "done", "number"),
    [
        (["tiep_nhan"], [], 1),
        (["hoan_thien"], ["tiep_nhan"], 1),  # it leads back to the desk
        (["xac_minh"], ["tiep_nhan", "tham_dinh"], 2),  # and this one to the appraisal
        (["ky_duyet"], [], 3),
        (["ky_duyet", "tiep_nhan"], [], 1),
        ([], ["tiep_nhan", "tham_dinh"], 2),
    ],
)
def test_a_case_stands_at_a_step_of_the_longest_way(waiting: list[str], done: list[str], number: int) -> None:
    assert places.find(DIAGRAMS, LICENCE.process, waiting=waiting, done=done) == Place(number, 5)


def test_a_step_of_a_shared_process_is_the_one_that_calls_it() -> None:
    (called,) = [one for one in DIAGRAMS if "chung_tra_ket_qua" in one.process_by_id]
    inner = [node.id for node in called.inside["chung_tra_ket_qua"] if node.kind == "userTask"]
    assert places.find(DIAGRAMS, LICENCE.process, waiting=inner, done=[]) == Place(5, 5)


def test_before_its_first_step_or_on_another_diagram_nothing_is_told() -> None:
    assert places.find(DIAGRAMS, LICENCE.process, waiting=["khac"], done=[]) is None
    assert places.find(DIAGRAMS, "khac", waiting=["tiep_nhan"], done=[]) is None

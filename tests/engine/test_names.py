"""Names in the expressions of a procedure: each must come from somewhere that is known beforehand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sqlalchemy import Engine

from bpmn import shipped
from bpmn.procedure import Procedure
from commands import store
from engine import names, procedures
from engine.tables import CaseState
from tests.engine import builders


@pytest.fixture(scope="module")
def household() -> Procedure:
    return shipped.load(shipped.ROOT / "dang-ky-thanh-lap-ho-kinh-doanh")


def changed(procedure: Procedure, old: str, new: str) -> Mapping[str, bytes]:
    diagram = procedure.files["process.bpmn"].replace(old.encode(), new.encode())
    assert diagram != procedure.files["process.bpmn"]
    return {**procedure.files, "process.bpmn": diagram}


def wrong_names(procedure: Procedure, files: Mapping[str, bytes]) -> list[str | None]:
    found = procedures.problems(files, slug=procedure.slug)
    return [finding.element for finding in found if finding.rule == "name-unknown"]


def test_the_shipped_procedure_knows_all_its_names(household: Procedure) -> None:
    assert wrong_names(household, household.files) == []


def test_a_misspelt_name_in_a_condition_is_refused_at_its_flow(household: Procedure) -> None:
    files = changed(household, 'ket_qua_ky = "tra-lai"', 'ket_qua_ki = "tra-lai"')
    assert wrong_names(household, files) == ["xet_ky__tham_dinh"]


def test_a_name_in_a_timer_is_looked_up_too(household: Procedure) -> None:
    files = changed(household, ">P30D<", ">duration(thoi_han_bo_sung)<")
    assert set(wrong_names(household, files)) == {"het_han_bo_sung", "qua_han_hoan_thien"}


def test_a_name_that_a_message_brings_is_declared_by_gives(household: Procedure) -> None:
    files = changed(household, ">P30D<", ">duration(thoi_han_bo_sung)<")
    declared = files["process.bpmn"].replace(
        b'name="form" value="nhan-bo-sung.json"', b'name="gives" value="thoi_han_bo_sung"'
    )
    assert wrong_names(household, {**files, "process.bpmn": declared}) == []


def test_only_what_a_diagram_asks_for_goes_into_the_engine(household: Procedure) -> None:
    asked = names.routing(household.files)
    assert asked == {"ket_qua_tiep_nhan", "y_kien_tham_dinh", "ket_qua_soat_xet", "ket_qua_ky", "ket_qua_xem_xet"}


def test_no_answer_of_a_person_stands_in_the_state_of_the_engine(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, builders.HOUSEHOLD)
    builders.do(sqlite, case_id, "tiep_nhan", answers={"ket_qua_tiep_nhan": "tu-choi", "ly_do": "Sai địa bàn"})
    with store.look(sqlite) as session:
        blob = session.get_one(CaseState, case_id).blob
    assert b"tu-choi" in blob
    assert "Sai địa bàn".encode() not in blob

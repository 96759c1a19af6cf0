"""What a case is about, told in one line of a list."""

from __future__ import annotations

import pytest

from forms import matter
from tests.forms.test_pieces import DATA, FORM

ANSWERS = {
    "y_kien": "tra-lai",
    "so_to": "3",
    "ngay": "2026-12-01",
    "kem": ["a"],
    "chu_ho": {"ho_ten": "Nguyễn  Thị\nMẫu"},
}


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("Không có gì", "Không có gì"),
        ("{so_to} tờ ngày {ngay}", "3 tờ ngày 01/12/2026"),
        ("{ y_kien }: {kem}", "Trả lại: A"),
        ("Chủ hộ {chu_ho.ho_ten}", "Chủ hộ Nguyễn Thị Mẫu"),
        ("Mã {ma}", "Mã …"),
        ("{bac}", "…"),
    ],
)
def test_a_template_is_filled_in_as_a_person_reads_it(template: str, told: str) -> None:
    assert matter.text(template, FORM, DATA, ANSWERS) == told


def test_it_is_cut_where_a_list_ends_and_never_taken_for_a_template_itself() -> None:
    long = matter.text("{chu_ho.ho_ten}", FORM, DATA, {"chu_ho": {"ho_ten": "Ẩn " * 200}})
    assert (len(long), long[-1]) == (matter.MOST, "…")
    assert matter.text("{chu_ho.ho_ten}", FORM, DATA, {"chu_ho": {"ho_ten": "{so_to}"}, "so_to": "3"}) == "{so_to}"


def test_a_template_may_ask_for_fields_of_one_value() -> None:
    assert {"so_to", "chu_ho.ho_ten", "ngay"} <= matter.known(FORM)
    assert "thanh_vien" not in matter.known(FORM)
    assert matter.names("{ a } và {b.c}") == ["a", "b.c"]

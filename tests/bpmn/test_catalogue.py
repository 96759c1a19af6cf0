"""Rows of the national catalogue: what they state is read right, what they do not state stays unknown."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpmn import catalogue
from bpmn.catalogue import papers, ways
from bpmn.catalogue.entry import UNITS
from bpmn.catalogue.reading import BadRow

WORKING, CALENDAR = "working", "calendar"

#: code, the beginning of the cell as the portal runs it together, first limit, amounts of the first way; read by hand
LIMITS = [
    ("1.000312", "Dịch vụ bưu chính35 Ngày làm việcMiễn phí(Mức phí kể từ ngày 01/7)", ("P35D", WORKING), [0]),
    ("1.003201", "Dịch vụ bưu chính3 Ngày làm việcMiễn phíTrực tiếp3 Ngày làm việcMiễn phí", ("P3D", WORKING), [0]),
    ("1.002899", "Dịch vụ bưu chính35 Ngày làm việc5,000,000 VNĐ(Mức phí kể từ)", ("P35D", WORKING), [5_000_000]),
    ("1.008562", "Trực tuyến6 Ngày làm việcMiễn phíDịch vụ bưu chính40 NgàyMiễn phí", ("P6D", WORKING), [0]),
    ("1.001650", "Dịch vụ bưu chính11 Ngày làm việcMiễn phíTrực tiếp11 Ngày làm việcMiễn phí", ("P11D", WORKING), [0]),
    ("1.012837", "Trực tiếp40 NgàyMiễn phí", ("P40D", CALENDAR), [0]),
    ("1.009505", "Trực tuyến30 Ngày2,000,000 VNĐ(* Theo quy định tại Thông tư 25/2)", ("P30D", CALENDAR), [2_000_000]),
    ("1.012347", "Dịch vụ bưu chính30 NgàyMiễn phíTrực tiếp30 NgàyMiễn phí", ("P30D", CALENDAR), [0]),
    ("1.003211", "Trực tuyến20 Ngày làm việcMiễn phíTrong thời hạn 20 ngày làm việc", ("P20D", WORKING), [0]),
    ("1.009498", "Trực tuyến15 NgàyMiễn phí(Không có)+ Bước 5: 15 ngày kể từ ngày", ("P15D", CALENDAR), [0]),
    ("1.013843", "Trực tuyến5 Ngày làm việc500,000 Việt Nam Đồng(/hồ sơ)", ("P5D", WORKING), [500_000]),
    ("1.004281", "Dịch vụ bưu chính1 Ngày làm việcMiễn phí(50.000 đồng/giấy)", ("P1D", WORKING), [None]),
    ("1.013083", "Trực tuyến8 GiờMiễn phí(Thông tư số 60/2023/TT-BTC ngày 07/9/2023)", ("PT8H", WORKING), [0]),
    ("1.012575", "Trực tuyến2 NgàyMiễn phí(Thông tư số 60/2023/TT-BTC ngày 07/9/2023)", ("P2D", CALENDAR), [0]),
    ("1.014033", "Trực tuyến40 NgàyMiễn phí", ("P40D", CALENDAR), [0]),
    ("3.000330", "Trực tuyến10 NgàyMiễn phí(Thực hiện theo Thông tư số 244/2016/TT-BTC)", ("P10D", CALENDAR), [0]),
    ("1.009071", "Trực tuyến1 GiờMiễn phí", ("PT1H", WORKING), [0]),
    ("5.003802", "Trực tiếp15 NgàyKhông có thông tintừ ngày 15/6 đến ngày 30/6", ("P15D", CALENDAR), None),
    ("1.012341", "Dịch vụ bưu chính7 NgàyMiễn phíTrực tiếp14 NgàyMiễn phí", ("P7D", CALENDAR), [0]),
    ("1.009091", "Trực tuyến1 Giờ500,000 VNĐ(Lệ phí đối với phương tiện quá cảnh)", ("PT1H", WORKING), [500_000]),
    ("6.005711", "Trực tiếp25 NgàyKhông có thông tinĐối với các trường hợp đủ điều kiện", ("P25D", CALENDAR), None),
    ("2.001159", "Trực tuyến1 GiờKhông có thông tin- Thông qua số điện thoại hoặc", ("PT1H", WORKING), None),
    ("3.000145", "Trực tuyến3 GiờMiễn phí", ("PT3H", WORKING), [0]),
    ("2.001429", "Trực tuyến4 Tháng1,500,000 VNĐ(đồng/lần)", ("P4M", CALENDAR), [1_500_000]),
    ("1.003164", "Trực tuyến2 Ngày20,000 VNĐ", ("P2D", CALENDAR), [20_000]),
    ("2.000819", "Trực tuyến15 Ngày làm việc1,000,000 Việt Nam Đồng((Mức phí))", ("P15D", WORKING), [1_000_000]),
    ("1.001686", "Trực tuyến7 Ngày làm việc230,000 Việt Nam Đồng(Kiểm tra: 230.000/lần)", ("P7D", WORKING), [230_000]),
    ("2.002165", "Trực tuyến1Miễn phíDịch vụ bưu chính1Miễn phíTrực tiếp1Miễn phí", None, [0]),
    ("1.001022", "Trực tuyến3Miễn phí(Mức lệ phí cụ thể do Hội đồng nhân dân quyết định)", None, [0]),
    ("2.000815", "Trực tiếpKhông có thông tin2,000 Việt Nam Đồng(/trang)Tại Ủy ban", None, [2_000]),
    ("1.007754", "Trực tuyến120 VNĐ", None, [None]),
    ("6.006587", "Trực tiếpKhông có thông tinKhông có thông tingửi qua hệ thống quản lý", None, None),
    ("1.009825", "Trực tiếpKhôngKhông có thông tinTại Trung tâm phục vụ hành chính công", None, None),
]  # fmt: skip

#: code, words around the mark, the codes; read by hand
RESULTS = [
    ("2.001429", "thuốc bảo vệ thực vậtMã: KQ.G10.000062", ["KQ.G10.000062"]),
    ("1.001686", "trả lời.,Mã: KQ.G09.001342Giấy chứng nhậnMã: KQ.G10.000209", ["KQ.G09.001342", "KQ.G10.000209"]),
    ("1.009661", "hoặc văn bản từ chối, nêu rõ lý do.Mã: TP-G12.0001119", ["TP-G12.0001119"]),
    ("1.009793", "Nghị định 35/2023/NĐ-CPMã: KQ.G17.000297", ["KQ.G17.000297"]),
    ("1.012575", "đăng ký xeMã: KQ.G01.000014Biển số xeMã: KQ.G01.000015", ["KQ.G01.000014", "KQ.G01.000015"]),
    ("1.013692", "gia hạnMã: KQ.G19.000304Văn bản từ chốiMã: KQ.G19.000403", ["KQ.G19.000304", "KQ.G19.000403"]),
    ("5.002580", "Quyết định đầu tư dự ánMã: KQ.H05.000161", ["KQ.H05.000161"]),
    ("1.115145", "Quyết định chấp thuậnMã: KQ.G12.0001235", ["KQ.G12.0001235"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "quote", "limit", "amounts"), LIMITS, ids=[row[0] for row in LIMITS])
def test_limits_and_fees_are_read_as_a_person_reads_them(
    code: str, quote: str, limit: tuple[str, str] | None, amounts: list[int | None] | None
) -> None:
    found, _ = ways.read(ways.HEADINGS + quote)
    assert found is not None, code
    first = found[0]
    assert (first.limit and (first.limit.text, first.limit.kind)) == limit
    assert (first.charges and [charge.amount for charge in first.charges]) == amounts


@pytest.mark.parametrize(("code", "quote", "codes"), RESULTS, ids=[row[0] for row in RESULTS])
def test_result_codes_are_read_as_a_person_reads_them(code: str, quote: str, codes: list[str]) -> None:
    found, doubts = papers.outcomes(quote)
    assert [one.code for one in found or ()] == codes, code
    assert doubts == []


def test_what_is_unclear_is_told_with_its_words() -> None:
    _, doubts = ways.read(ways.HEADINGS + "Trực tuyến3Miễn phí(50.000 đồng)Trực tuyến3150,000 VNĐ")
    assert [doubt.field for doubt in doubts] == ["limit", "fee", "fee"]
    assert doubts[0].quote == "Trực tuyến3"
    _, doubts = ways.read(ways.HEADINGS + "Trực tiếp7 NgàyKhông có thông tin07 ngày làm việc, kể từ ngày nhận đủ")
    assert [doubt.vi for doubt in doubts] == ["ô thời gian nói ngày, mô tả nói ngày làm việc."]


def test_papers_keep_the_case_that_they_are_asked_for_in() -> None:
    first = f"a) Cấp mới{papers.PAPERS}Đơn đề nghị1 bản chínhBản sao thẻ0 bản chính,1 bản sao"
    found, _ = papers.documents(f"{first}b) Cấp lại{papers.PAPERS}Đơn1 bản chính")
    assert [(one.group, one.name, one.originals, one.copies) for one in found or ()] == [
        ("a) Cấp mới", "Đơn đề nghị", 1, 0),
        ("a) Cấp mới", "Bản sao thẻ", 0, 1),
        ("b) Cấp lại", "Đơn", 1, 0),
    ]


def test_a_number_of_copies_that_runs_into_a_name_is_unknown() -> None:
    found, doubts = papers.documents(f"{papers.PAPERS}Tờ khai theo mẫu số 091 bản chính")
    assert [(one.originals, one.name) for one in found or ()] == [(None, "Tờ khai theo mẫu số 091")]
    assert [doubt.field for doubt in doubts] == ["documents"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị định 137/2020/NĐ-CP137/2020/NĐ-CPPhí23/2019/TT-BTC", ["137/2020/NĐ-CP", "23/2019/TT-BTC"]),
        ("Luật 61/2014/QH1361/2014/QH13Quy định92/2016/NĐ-CP", ["61/2014/QH13", "92/2016/NĐ-CP"]),
        ("sửa đổi 15 luậtLuật số 146/2025/QH15", ["146/2025/QH15"]),
        ("phí kiểm tra27/2011/TT-BGTVTsửa đổi03/2024/TT-BGTVT", ["27/2011/TT-BGTVT", "03/2024/TT-BGTVT"]),
        ("Công ước quốc tế", [None]),
    ],
)  # fmt: skip
def test_numbers_of_legal_documents_are_told_from_those_inside_names(text: str, numbers: list[str | None]) -> None:
    found, _ = papers.sources(papers.LAWS + text)
    assert [one.number for one in found or ()] == numbers


TEXTS = ("channels", "documents", "result", "legal_basis")
CELLS = st.tuples(
    st.sampled_from(sorted(ways.CHANNELS)),
    st.integers(1, 400),
    st.sampled_from(sorted(UNITS)),
    st.booleans(),
    st.sampled_from(["Miễn phí", "Không có thông tin", "150,000 Việt Nam Đồng", "20 USD"]),
    st.sampled_from(["", "(mỗi hồ sơ)"]),
    st.sampled_from(["", "Nộp tại Bộ phận một cửa.", "- trong ngày"]),
)


@given(st.lists(CELLS, min_size=1, max_size=6))
def test_every_table_that_the_portal_can_run_together_comes_apart_again(cells: list[Any]) -> None:
    text = "".join(
        f"{channel}{amount} {unit}{' làm việc' if working else ''}{fee}{note}{words}"
        for channel, amount, unit, working, fee, note, words in cells
    )
    found, _ = ways.read(ways.HEADINGS + text)
    assert [(way.channel, way.limit and way.limit.amount, way.limit and way.limit.unit) for way in found or ()] == [
        (ways.CHANNELS[channel], amount, UNITS[unit]) for channel, amount, unit, *_ in cells
    ]
    assert [way.charges is None for way in found or ()] == [fee == ways.NOTHING for *_, fee, _, _ in cells]


@given(
    st.dictionaries(
        st.sampled_from(["channels_text", "documents_text", "result_text", "legal_basis_text"]),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    )
)
def test_any_text_is_read_or_doubted_and_never_breaks(cells: dict[str, str]) -> None:
    entry, _ = catalogue.read({"code": "1.000001", "name": "Tên", **cells})
    assert entry.code == "1.000001"


@pytest.mark.parametrize(
    "row",
    [None, [], {}, {"code": "1.0", "name": "x"}, {"code": "1.000001"}, {"code": "1.000001", "name": 5},
     {"code": "1.000001", "name": "a\0b"},
     {"code": "1.000001", "name": "x", "levels": "y"}, {"code": "1.000001", "name": "x", "field": "y" * 200_001}],
)  # fmt: skip
def test_what_is_no_entry_is_refused(row: object) -> None:
    with pytest.raises(BadRow):
        catalogue.read(row)


def test_what_a_row_leaves_out_is_listed_as_unknown() -> None:
    entry, _ = catalogue.read({"code": "1.000001", "name": "Tên"})
    assert set(entry.unknown()) == {"kind", "authority", "limit", "fee", "documents", "results", "legal_basis"}

"""Hostile and broken files are refused with a clear message, in bounded time."""

from __future__ import annotations

import codecs
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn import xml

OPEN = f'<definitions xmlns="{xml.BPMN}"'
GOOD = f'{OPEN} id="d"><process id="p"/></definitions>'
XINCLUDE = f'{OPEN} xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="/etc/hosts" parse="text"/></definitions>'
LAUGHS = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
DOCTYPES = {
    "billion laughs": f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>{OPEN}>&l9;</definitions>',
    "quadratic": f'<!DOCTYPE d [<!ENTITY a "{"a" * 50_000}">]>{OPEN} name="{"&a;" * 5_000}"/>',
    "external entity": f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hosts">]>{OPEN}>&x;</definitions>',
    "parameter entity": f'<!DOCTYPE d [<!ENTITY % x SYSTEM "http://localhost:9/x.dtd"> %x;]>{OPEN}/>',
    "external subset": f'<!DOCTYPE d SYSTEM "http://localhost:9/x.dtd">{OPEN}/>',
}


@pytest.mark.parametrize("text", DOCTYPES.values(), ids=DOCTYPES.keys())
def test_a_document_type_is_refused_at_once(text: str) -> None:
    began = time.monotonic()
    with pytest.raises(xml.DocumentType):
        xml.parse(text.encode(), file="a.bpmn")
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", xml.Empty),
        (" \n\t", xml.Empty),
        ("not xml", xml.NotXml),
        (f"{OPEN}>&undeclared;</definitions>", xml.NotXml),
        (f"{OPEN}><strange:thing/></definitions>", xml.NotXml),
        (f"{OPEN} id='a' id='b'/>", xml.NotXml),
        (f"{GOOD}<more/>", xml.NotXml),
        (XINCLUDE, xml.Inclusion),
        (f"{OPEN}>" + "<a>" * 100 + "</a>" * 100 + "</definitions>", xml.TooDeep),
        (f"{OPEN}>" + "<a/>" * 50_001 + "</definitions>", xml.TooManyElements),
        (f"{OPEN} name='{'x' * 40_000}'/>", xml.LongAttribute),
        (OPEN + "".join(f" a{i}='1'" for i in range(101)) + "/>", xml.TooManyAttributes),
        (OPEN + "".join(f" xmlns:n{i}='urn:{i}'" for i in range(101)) + "/>", xml.TooManyAttributes),
        ("<definitions/>", xml.WrongRoot),
        (f'<process xmlns="{xml.BPMN}"/>', xml.WrongRoot),
        ("<html><body/></html>", xml.WrongRoot),
    ],
)
def test_a_bad_file_gives_its_own_fault(text: str, fault: type[xml.Unreadable]) -> None:
    with pytest.raises(fault, match=r"a\.bpmn"):
        xml.parse(text.encode(), file="a.bpmn")


def test_a_file_over_the_size_limit_is_not_even_decoded() -> None:
    with pytest.raises(xml.TooLarge):
        xml.parse(b"\xff" * (xml.MAX_BYTES + 1), file="a.bpmn")


def test_deep_nesting_of_a_whole_file_is_refused_in_bounded_time() -> None:
    began = time.monotonic()
    with pytest.raises(xml.TooDeep):
        xml.parse((OPEN + ">" + "<a>" * 1_000_000).encode(), file="a.bpmn")
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_LE + GOOD.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + f'<?xml version="1.0" encoding="UTF-16"?>{GOOD}'.encode("utf-16-be"),
        codecs.BOM_UTF8 + GOOD.encode(),
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{GOOD}'.encode("latin-1"),
        f'<?xml version="1.0" encoding="Cp1252"?>{GOOD}'.encode("cp1252"),
        f"<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n{GOOD}".encode(),
    ],
    ids=["utf-16 little", "utf-16 big", "utf-8 with mark", "latin-1", "windows", "utf-8"],
)
def test_common_encodings_are_read(data: bytes) -> None:
    assert xml.parse(data, file="a.bpmn").get("id") == "d"


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode("utf-16-le"),
        GOOD.encode("utf-32"),
        codecs.BOM_UTF16_LE + GOOD.encode("utf-16-le") + b"\x00",
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 40,
        f'<?xml version="1.0" encoding="UTF-7"?>{GOOD}'.encode(),
        f'<?xml version="1.0" encoding="cp037"?>{GOOD}'.encode(),
        f'<?xml version="1.0" encoding="rot13"?>{GOOD}'.encode(),
        GOOD.encode().replace(b"id=", b"n='\xc0\xbc' id="),
        b"PK\x03\x04\x14\x00\x06\x00",
    ],
    ids=["no mark", "utf-32", "odd", "surrogates", "utf-7", "ebcdic", "rot13", "overlong utf-8", "zip"],
)
def test_other_encodings_and_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(xml.StrangeEncoding):
        xml.parse(data, file="a.bpmn")


def test_a_document_type_hidden_in_utf16_is_found() -> None:
    data = codecs.BOM_UTF16_BE + DOCTYPES["external entity"].encode("utf-16-be")
    with pytest.raises(xml.DocumentType):
        xml.parse(data, file="a.bpmn")


def test_comments_and_processing_instructions_leave_no_trace() -> None:
    text = f'<?xml-stylesheet href="http://localhost:9/x.xsl"?>{OPEN}>a<!-- <!DOCTYPE x> -->b<?php evil?></definitions>'
    root = xml.parse(text.encode(), file="a.bpmn")
    assert (root.text, len(root), root.getprevious()) == ("ab", 0, None)


def test_a_message_names_file_and_line_in_both_languages() -> None:
    with pytest.raises(xml.NotXml) as caught:
        xml.parse(f"{OPEN}>\n\n<a></definitions>".encode(), file="so-do.bpmn")
    assert "dòng 3" in str(caught.value)
    assert "line 3" in caught.value.say("en")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, len(GOOD)))
def test_junk_bytes_give_an_unreadable_fault_and_nothing_else(junk: bytes, at: int) -> None:
    data = GOOD.encode()
    with suppress(xml.Unreadable):
        assert xml.parse(data[:at] + junk + data[at:], file="a.bpmn").tag == f"{{{xml.BPMN}}}definitions"

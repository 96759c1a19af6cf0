"""Reading XML that a stranger may have written: no document type, no entities, no network, bounded in size and time.

The bytes become text first, by a short list of encodings; the same text is then walked by expat, which stops at the
first forbidden thing, and only a file that passed is built into a tree. Comments and processing instructions are left
out of the tree, but for who writes the file anew: nothing of ours gives them a meaning.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection
from pathlib import Path
from xml.parsers import expat

from lxml import etree

from feel.errors import Fault

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
XINCLUDE = "http://www.w3.org/2001/XInclude"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

# Our choice: ten times the largest diagram of the interchange group's reference models, and nesting no person draws.
MAX_BYTES = 4 * 1024 * 1024
MAX_ELEMENTS = 50_000
MAX_DEPTH = 100
MAX_ATTRIBUTES = 100
MAX_ATTRIBUTE_LENGTH = 32_768

_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("us-ascii", "ascii"), "ascii"),
    **dict.fromkeys(("iso-8859-1", "latin1"), "iso-8859-1"),
    **dict.fromkeys(("windows-1252", "cp1252"), "cp1252"),
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_DECLARATION = re.compile(r"<\?xml\s[^<>]{0,200}?\?>")
_DECLARED = re.compile(r"""encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")

Element = etree._Element


class Unreadable(Fault):
    """'{file}' cannot be read."""

    vi = "Không đọc được tệp '{file}'."


class TooLarge(Unreadable):
    """'{file}' has {size} bytes; at most {limit} are read."""

    vi = "Tệp '{file}' có {size} byte; hệ thống chỉ đọc tệp không quá {limit} byte."


class Empty(Unreadable):
    """'{file}' is empty."""

    vi = "Tệp '{file}' rỗng."


class StrangeEncoding(Unreadable):
    """'{file}' is not text in an encoding that is read here. Save it as UTF-8."""

    vi = "Tệp '{file}' không phải văn bản theo bảng mã mà hệ thống đọc được. Hãy lưu lại bằng UTF-8."


class NotXml(Unreadable):
    """'{file}' is not well-formed XML: see line {line}, column {column}."""

    vi = "Tệp '{file}' không phải XML đúng cú pháp: xem dòng {line}, cột {column}."


class DocumentType(Unreadable):
    """'{file}' declares a document type (DOCTYPE), which is not allowed here. Remove that declaration."""

    vi = "Tệp '{file}' khai báo kiểu tài liệu (DOCTYPE), điều không được phép. Hãy xóa khai báo đó."


class Inclusion(Unreadable):
    """'{file}' asks to include another file (XInclude) in line {line}, which is not allowed here."""

    vi = "Tệp '{file}' yêu cầu chèn tệp khác (XInclude) ở dòng {line}, điều không được phép."


class TooDeep(Unreadable):
    """'{file}' nests elements deeper than {limit} levels (line {line})."""

    vi = "Tệp '{file}' lồng các phần tử sâu quá {limit} cấp (dòng {line})."


class TooManyElements(Unreadable):
    """'{file}' has more than {limit} elements."""

    vi = "Tệp '{file}' có nhiều hơn {limit} phần tử."


class TooManyAttributes(Unreadable):
    """An element of '{file}' has more than {limit} attributes (line {line})."""

    vi = "Một phần tử của tệp '{file}' có nhiều hơn {limit} thuộc tính (dòng {line})."


class LongAttribute(Unreadable):
    """An attribute of '{file}' is longer than {limit} characters (line {line})."""

    vi = "Một thuộc tính trong tệp '{file}' dài quá {limit} ký tự (dòng {line})."


class WrongRoot(Unreadable):
    """'{file}' begins with the element '{found}' instead of '{wanted}'."""

    vi = "Tệp '{file}' bắt đầu bằng phần tử '{found}' thay vì '{wanted}'."


def parse(
    data: bytes,
    *,
    file: str,
    roots: Collection[str] = (f"{{{BPMN}}}definitions",),
    with_comments: bool = False,
) -> Element:
    """The root element of the XML file *data*; *file* is its name in messages, *roots* the root tags accepted.

    Raises:
        Unreadable: anything but plain, bounded, well-formed XML with one of *roots* as its root; always one of the
            subclasses above, in time proportional to MAX_BYTES at most.
    """
    text = _text(data, file).encode()
    _Walk(file).over(text)
    plain = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=not with_comments,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text, plain)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise NotXml(file=file, line=line, column=column) from None
    if root.tag not in roots:
        wanted = " | ".join(local(tag) for tag in roots)
        raise WrongRoot(file=file, found=local(str(root.tag))[:80], wanted=wanted)
    return root


def content(path: Path) -> bytes:
    """What the file at *path* holds, for `parse`; a file that is too large is not taken into memory.

    Raises:
        TooLarge; Unreadable: it is not there, or may not be read.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooLarge(file=path.name, size=size, limit=MAX_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(file=path.name) from error


def local(tag: str) -> str:
    """The part of a tag or of a prefixed name without its namespace: "task" of "{...}task" and of "bpmn:task"."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def _text(data: bytes, file: str) -> str:
    if len(data) > MAX_BYTES:
        raise TooLarge(file=file, size=len(data), limit=MAX_BYTES)
    if not data.strip():
        raise Empty(file=file)
    try:
        text = _decoded(data)
    except (UnicodeDecodeError, LookupError):
        raise StrangeEncoding(file=file) from None
    if "\0" in text:
        raise StrangeEncoding(file=file)
    # The declaration spoke of the bytes before; what follows is UTF-8 whatever it said.
    return _DECLARATION.sub("", text, count=1) if text.startswith("<?xml") else text


def _decoded(data: bytes) -> str:
    """The text of *data* by its byte order mark or its declaration; LookupError for an encoding we do not read."""
    if data.startswith(_WIDE_MARKS):
        raise LookupError
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding)
    declaration = _DECLARATION.match(data[:256].decode("latin-1"))
    declared = _DECLARED.search(declaration.group()) if declaration else None
    name = declared.group(1).lower() if declared else "utf-8"
    if name not in _ENCODINGS:
        raise LookupError
    return data.decode(_ENCODINGS[name])


class _Walk:
    """One pass over a file that raises at the first thing that is forbidden or too much."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.depth = 0
        self.elements = 0
        self.prefixes = 0
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartNamespaceDeclHandler = self.prefix
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def over(self, text: bytes) -> None:
        try:
            self.parser.Parse(text, True)
        except expat.ExpatError as error:
            raise NotXml(file=self.file, line=error.lineno, column=error.offset) from None

    def doctype(self, *_: object) -> None:
        raise DocumentType(file=self.file)

    def prefix(self, *_: object) -> None:
        self.prefixes += 1
        if self.prefixes > MAX_ATTRIBUTES:
            raise self.at_line(TooManyAttributes, limit=MAX_ATTRIBUTES)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.prefixes = 0
        self.depth += 1
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise TooManyElements(file=self.file, limit=MAX_ELEMENTS)
        if self.depth > MAX_DEPTH:
            raise self.at_line(TooDeep, limit=MAX_DEPTH)
        if name.startswith(XINCLUDE + " "):
            raise self.at_line(Inclusion)
        if len(attributes) > MAX_ATTRIBUTES:
            raise self.at_line(TooManyAttributes, limit=MAX_ATTRIBUTES)
        if any(len(value) > MAX_ATTRIBUTE_LENGTH for value in attributes.values()):
            raise self.at_line(LongAttribute, limit=MAX_ATTRIBUTE_LENGTH)

    def end(self, _: str) -> None:
        self.depth -= 1

    def at_line(self, fault: type[Unreadable], **facts: object) -> Unreadable:
        return fault(file=self.file, line=self.parser.CurrentLineNumber, **facts)

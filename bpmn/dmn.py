"""Reading DMN files, versions 1.1 to 1.5: their decision tables and single expressions, ready to be asked.

Our choice: a decision stands alone. One that needs the answer of another decision is refused: the diagram shall show
both as steps, so that the trail of a case shows what was decided.
"""

from __future__ import annotations

from bpmn import xml
from bpmn.xml import Element
from feel.errors import Fault
from feel.tables import Input, Output, Rule, Table

NAMESPACES = (
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
)
_POLICIES = ("UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER")
_AGGREGATIONS = ("SUM", "MIN", "MAX", "COUNT")
_BOXED = (
    "context",
    "invocation",
    "list",
    "relation",
    "functionDefinition",
    "conditional",
    "filter",
    "for",
    "some",
    "every",
)


class UnusableDecision(Fault):
    """Decision '{element}' in '{file}' cannot be used."""

    vi = "Không dùng được quyết định '{element}' trong tệp '{file}'."


class DecisionWithoutId(UnusableDecision):
    """A decision in '{file}' has no id. Give it one: the diagram calls it by its id."""

    vi = "Một quyết định trong tệp '{file}' chưa có mã (id). Hãy đặt mã: sơ đồ gọi quyết định theo mã."


class DecisionTwice(UnusableDecision):
    """Two decisions in '{file}' have the id '{element}'. Give each an id of its own."""

    vi = "Tệp '{file}' có hai quyết định cùng mã '{element}'. Mỗi quyết định cần một mã riêng."


class NoLogic(UnusableDecision):
    """Decision '{element}' in '{file}' has neither a decision table nor an expression (found: {found})."""

    vi = "Quyết định '{element}' trong tệp '{file}' không có bảng quyết định hay biểu thức (thấy: {found})."


class NeedsDecision(UnusableDecision):
    """Decision '{element}' in '{file}' needs the answer of '{other}'. Call both from the diagram in turn."""

    vi = "Quyết định '{element}' trong tệp '{file}' cần kết quả của '{other}'. Hãy gọi cả hai lần lượt trong sơ đồ."


class UnknownPolicy(UnusableDecision):
    """Decision '{element}' in '{file}' has the hit policy '{policy}', which is not known. Choose one of: {known}."""

    vi = "Quyết định '{element}' trong tệp '{file}' có cách chọn quy tắc '{policy}' không được biết. Hãy chọn: {known}."


class ForeignLanguage(UnusableDecision):
    """Decision '{element}' in '{file}' is written in '{language}'. Write it in FEEL."""

    vi = "Quyết định '{element}' trong tệp '{file}' viết bằng '{language}'. Hãy viết bằng FEEL."


def read(data: bytes, *, file: str) -> dict[str, Table]:
    """The decisions in the DMN file *data*, by id; *file* is its name in messages.

    A decision that is one expression becomes a table without inputs whose only rule gives that expression.

    Raises:
        Unreadable: the file is no XML that we read, or no DMN file.
        UnusableDecision: a decision cannot be used; always one of the subclasses above.
    """
    root = xml.parse(data, file=file, roots=[f"{{{name}}}definitions" for name in NAMESPACES])
    found: dict[str, Table] = {}
    for element in _kids(root, "decision"):
        name = element.get("id")
        if not name:
            raise DecisionWithoutId(file=file, element="decision")
        if name in found:
            raise DecisionTwice(file=file, element=name)
        found[name] = _decision(element, name, file)
    return found


def _decision(element: Element, name: str, file: str) -> Table:
    _refuse_foreign(element, name, file)
    for requirement in _kids(element, "informationRequirement"):
        for other in _kids(requirement, "requiredDecision"):
            raise NeedsDecision(file=file, element=name, other=other.get("href", "").lstrip("#"))
    table, expression = _kid(element, "decisionTable"), _kid(element, "literalExpression")
    if table is not None:
        return _table(table, name, file)
    if expression is not None:
        variable = _kid(element, "variable")
        output = Output(name=name if variable is None else variable.get("name", name))
        return Table(name=name, inputs=(), outputs=(output,), rules=(Rule((), (_text(expression),)),))
    boxed = [xml.local(str(child.tag)) for child in element]
    raise NoLogic(file=file, element=name, found=", ".join(tag for tag in boxed if tag in _BOXED) or "-")


def _table(table: Element, name: str, file: str) -> Table:
    policy, aggregation = table.get("hitPolicy", "UNIQUE"), table.get("aggregation")
    if policy not in _POLICIES or aggregation not in (None, *_AGGREGATIONS):
        known = ", ".join((*_POLICIES, *_AGGREGATIONS))
        raise UnknownPolicy(file=file, element=name, policy=f"{policy} {aggregation or ''}".strip(), known=known)
    return Table(
        name=name,
        inputs=tuple(_input(column) for column in _kids(table, "input")),
        outputs=tuple(_output(column) for column in _kids(table, "output")),
        rules=tuple(_rule(row) for row in _kids(table, "rule")),
        hit_policy=policy,
        aggregation=aggregation,
    )


def _input(column: Element) -> Input:
    return Input(
        expression=_text(_kid(column, "inputExpression")),
        values=_text(_kid(column, "inputValues")) or None,
        id=column.get("id", ""),
    )


def _output(column: Element) -> Output:
    return Output(
        name=column.get("name") or None,
        values=_text(_kid(column, "outputValues")) or None,
        default=_text(_kid(column, "defaultOutputEntry")) or None,
        id=column.get("id", ""),
    )


def _rule(row: Element) -> Rule:
    tests, answers = _kids(row, "inputEntry"), _kids(row, "outputEntry")
    return Rule(
        inputs=tuple(_text(cell) or "-" for cell in tests),
        outputs=tuple(_text(cell) for cell in answers),
        ids=tuple(cell.get("id", "") for cell in (*tests, *answers)),
    )


def _refuse_foreign(element: Element, name: str, file: str) -> None:
    """Refuse a decision whose tables or cells say that they are written in another language than FEEL."""
    for part in element.iter():
        language = part.get("expressionLanguage", "")
        if language and "feel" not in language.lower():
            raise ForeignLanguage(file=file, element=name, language=language[:80])


def _kids(element: Element, name: str) -> list[Element]:
    return [child for child in element if xml.local(str(child.tag)) == name]


def _kid(element: Element, name: str) -> Element | None:
    return next(iter(_kids(element, name)), None)


def _text(element: Element | None) -> str:
    """The content of the `text` element inside *element*, without blanks around it; empty for None."""
    inner = None if element is None else _kid(element, "text")
    return "" if inner is None else "".join(map(str, inner.itertext())).strip()

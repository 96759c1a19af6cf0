"""A diagram can never run code: refused with a clear fault in bounded time, nothing executed."""

import builtins
import os
import subprocess
import time

import pytest

from engine import runtime
from engine.runtime.faults import TooMuchData
from feel.errors import Fault
from tests.engine.runtime.drawing import (
    drawn,
    end,
    event,
    file,
    flow,
    many,
    node,
    process,
    script,
    start,
    timer,
    user,
    when,
)
from tests.engine.runtime.story import Story

CODE = [
    '__import__("os").system("id")',
    'open("/etc/passwd").read()',
    "().__class__.__base__.__subclasses__()",
    'eval("1")',
    'exec("import os")',
    "[x for x in ().__class__.__mro__]",
    "lambda: 1",
    '"{0.__class__}".format(1)',
    'getattr(a, "__class__")',
    "a.__class__.__init__.__globals__",
    "9 ** 9 ** 9",
    "import os",
    "${runtime.exec('id')}",
    "{{7*7}}",
    "a := 1",
    "(" * 5_000 + "1" + ")" * 5_000,
    "for i in 1..1000000000 return i",
    'string join(for i in 1..100000 return "xxxxxxxxxx")',
    "x" * 1_000_000,
]


def in_script(code: str) -> dict[str, bytes]:
    return drawn(start(), script("x", f"y = {code}"), end(), flow("start x end"))


def bare_script(code: str) -> dict[str, bytes]:
    return drawn(start(), script("x", code), end(), flow("start x end"))


def in_condition(code: str) -> dict[str, bytes]:
    return drawn(start(), node("exclusiveGateway", "x"), end(), flow("start x"), flow("x end", code))


def in_timer(code: str) -> dict[str, bytes]:
    return drawn(start(), node("intermediateCatchEvent", "x", timer(code)), end(), flow("start x end"))


def in_cardinality(code: str) -> dict[str, bytes]:
    marker = many(count=code.replace("<", "&lt;"))
    return drawn(start(), node("userTask", "x", marker), end(), flow("start x end"))


def in_collection(code: str) -> dict[str, bytes]:
    marker = many(items=code.replace("<", "&lt;"), item="i")
    return drawn(start(), node("userTask", "x", marker), end(), flow("start x end"))


def in_completion(code: str) -> dict[str, bytes]:
    return drawn(start(), node("scriptTask", "x", many(count="2", until=code), "<script>y = 1</script>"), end(),
                 flow("start x end"))  # fmt: skip


def in_event(code: str) -> dict[str, bytes]:
    return drawn(start(), node("intermediateCatchEvent", "x", when(code)), end(), flow("start x end"))


PLACES = [in_script, bare_script, in_condition, in_timer, in_cardinality, in_collection, in_completion, in_event]


@pytest.fixture(autouse=True)
def no_escape(monkeypatch):
    """Nothing that runs code may be called while a case is tried."""
    escaped: list[str] = []
    for owner, name in [(os, "system"), (os, "popen"), (subprocess, "Popen"), (builtins, "eval"), (builtins, "exec")]:
        monkeypatch.setattr(owner, name, lambda *_a, name=name, **_k: escaped.append(name))
    yield escaped
    monkeypatch.undo()
    assert escaped == []


def leads_nowhere(files: dict[str, bytes]) -> bool:
    """Whether the files are refused, or their case has a fault or gives nothing that code would give."""
    try:
        case = Story(files, {"a": 1})
    except Fault:
        return True
    return case.data.get("y") in (None, 1) and case.data["a"] == 1


@pytest.mark.parametrize("place", PLACES)
def test_code_in_an_expression_is_never_run(place):
    begun = time.perf_counter()
    for code in CODE:
        assert leads_nowhere(place(code)), code[:60]

    assert time.perf_counter() - begun < 20


def test_a_pattern_that_is_made_to_take_for_ever_is_answered_or_refused_at_once():
    begun = time.perf_counter()
    leads_nowhere(in_script(f'matches("{"a" * 64}!", "(a+)+$")'))

    assert time.perf_counter() - begun < 5


def test_a_script_that_multiplies_its_data_is_stopped_before_they_fill_the_memory():
    copies = "\n".join([f'a = ["{"x" * 3_000}"]', *["a = concatenate(a, a)"] * 13])

    with pytest.raises(TooMuchData):
        Story(drawn(start(), script("s", copies), user("u"), end(), flow("start s u end")))


def test_many_inclusive_joins_that_all_wait_for_each_other_are_judged_at_once():
    gates = [f"g{number}" for number in range(60)]
    every_way = [flow(f"{one} {other}") for one in gates for other in gates if one != other]
    parts = [node("inclusiveGateway", gate) + flow(f"split {gate} end") for gate in gates]
    files = drawn(start(), node("parallelGateway", "split"), *parts, *every_way, end(), flow("start split"))
    begun = time.perf_counter()
    case = Story(files)

    assert not case.ended
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("code", CODE[:8])
def test_code_in_ids_and_names_is_only_text(code):
    safe = code.replace('"', "'")
    parts = [start(), node("receiveTask", "x", messageRef="m"), end(), flow("start x end")]
    names = node("message", "m", name=safe)
    case = Story({"a.bpmn": file(names, process(*parts))})

    assert [wait.name for wait in case.waits] == [safe]
    assert case.message(safe)


@pytest.mark.parametrize("code", CODE[:8])
def test_code_in_the_answers_of_a_person_is_only_text(code):
    case = Story(
        drawn(start(), user("a"), script("s", "copy = said + said"), user("b"), end(), flow("start a s b end"))
    ).do("a", said=code, **{"__class__": code})

    assert case.data == {"said": code, "__class__": code, "copy": code + code}


def test_a_called_process_is_found_by_id_and_never_by_path():
    call = node("callActivity", "x", calledElement="../../etc/passwd")
    found = runtime.verify(drawn(start(), call, end(), flow("start x end")), "p")

    assert {finding.element for finding in found if finding.is_error} == {"x"}


def test_an_entity_in_a_diagram_is_refused():
    hostile = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + file(
        process(start(), end(), flow("start end"))
    )

    assert any(finding.is_error for finding in runtime.verify({"a.bpmn": hostile}))


def test_an_error_code_is_only_text():
    names = '<error id="e" name="e" errorCode="{0.__class__}"/>'
    files = drawn(start(), node("endEvent", "x", event("error", "e")), flow("start x"), names=names)

    with pytest.raises(Fault) as caught:
        Story(files)
    assert "{0.__class__}" in str(caught.value)


def test_all_expressions_of_one_act_share_one_budget_of_work():
    work = "y = count(for i in 1..9999 return i * i * i)"
    loop = many(count="1000")
    files = drawn(start(), node("scriptTask", "x", loop, f"<script>{work}</script>"), end(), flow("start x end"))

    with pytest.raises(Fault, match="bước tính"):
        Story(files)

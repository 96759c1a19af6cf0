"""Expressions of other tools become FEEL, or are refused with the reason."""

from __future__ import annotations

import pytest

from feel import expression, limits, translate
from feel.translate import CannotTranslate


@pytest.mark.parametrize(
    "text",
    [
        *("a = 1 and b", 'x in ("a", "b")', "not(a)", "số bản > 2", '"{x}"', "if a then 1 else 2"),
        *("a > 1 // khi đủ giấy tờ", '"a//b" = c', "a >\n// 1\n2"),
    ],
)
def test_feel_stays_as_it_is(text: str) -> None:
    assert translate.translate(text) == translate.Translation(text, False, None)


@pytest.mark.parametrize(
    ("text", "feel"),
    [
        ("${a == 1}", "a = 1"),
        ("#{ a eq 1 }", "a = 1"),
        ("${a >= 1 && (b < 2 || !c)}", "a >= 1 and (b < 2 or not(c))"),
        ("${a == 'x' ? 'có' : \"không\"}", 'if a = "x" then "có" else "không"'),
        ("${a ne b and a lt 3}", "a != b and a < 3"),
        ("${empty a}", '(if a = null or a = "" or a = [] or a = {} then true else false)'),
        ("${a mod 2 == 0}", "modulo(a, 2) = 0"),
        ("${10 div 4}", "10 / 4"),
        ("${ok}", "ok"),
        ('${execution.getVariable("ok")}', "ok"),
        ("${a.equals('x')}", 'a = "x"'),
        ("${a.b['c d'].e}", 'get value(a.b, "c d").e'),
        ("a == 'x' and not b", 'a = "x" and not(b)'),
        ("not a == 1", "not(a = 1)"),
        ("a is None or b is not None", "a = null or b != null"),
        ("a in ['x', 'y']", 'a in ["x", "y"]'),
        ("a not in (1, 2)", "not(a in [1, 2])"),
        ("a in b and c == 1", "list contains(b, a) and c = 1"),
        ("1 < a <= 5", "1 < a and a <= 5"),
        ("'x' if a else 'y'", 'if a then "x" else "y"'),
        ("a['k'] == 1", "a.k = 1"),
        ('a["k"]', "a.k"),
        ("a.get('k') == 1", "a.k = 1"),
        ("a[0] == a[-1]", "a[1] = a[-1]"),
        ("a - (b - c) == 1", "a - (b - c) = 1"),
        ("(a + b) * c == 1", "(a + b) * c = 1"),
        ("not a // 2 == 1", "not(floor(a / 2) = 1)"),
        ("a.startswith('x')", 'starts with(a, "x")'),
        ("str(a) == 'x'", 'string(a) = "x"'),
        ("a == 'nói \"vâng\"\\n'", 'a = "nói \\"vâng\\"\\n"'),
        ("a == True", "a = true"),
        ("True", "true"),
        ("= a > 1", "a > 1"),
    ],
)
def test_other_notations_are_translated_with_a_notice(text: str, feel: str) -> None:
    made = translate.translate(text)
    assert (made.text, made.changed) == (feel, True)
    assert made.notice is not None
    assert feel in str(made.notice)
    expression.parse(made.text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("${bean.check(a)}", "check()"),
        ("${check(a)}", "check()"),
        ("__import__('os').system('x')", "__import__()"),
        ("a == 1 and a.pop() == 2", "pop()"),
        ("len(a) == 1", "string length"),
        ("${a.size() > 1}", "count"),
        ("2 ** 3", "**"),
        ("a[b] == 1", "[b]"),
        ("Chào ${a}", "${...}"),
        ("${a}${b}", "${...}"),
        ("lambda: 1", "vị trí"),
        ("[x for x in a]", "vị trí"),
        ("a is b", "is None"),
        ("${a == }", "vị trí"),
        ("a = 1; b = 2", "vị trí"),
        ("a // 2 == 1", "phép chia"),
        ("5 // 2", "phép chia"),
    ],
)
def test_what_has_no_counterpart_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(CannotTranslate) as caught:
        translate.translate(text)
    assert reason in str(caught.value)
    assert caught.value.say("en") != str(caught.value)


@pytest.mark.parametrize(
    "text", ["${" + "(" * 200 + "a" + ")" * 200 + "}", "${" + "empty " * 200 + "a}", "a == " + "1" * 5000]
)
def test_translating_is_limited(text: str) -> None:
    with pytest.raises(limits.LimitReached):
        translate.translate(text)


def test_a_script_is_translated_assignment_by_assignment() -> None:
    made = translate.script("# lệ phí\na = 'x' # chú thích\nb = a == \"#\"")
    assert (made.text, made.changed) == ('a = "x"\nb = a = "#"', True)


def test_a_script_in_feel_stays_as_it_is() -> None:
    text = "a = 1; b = if a > 1\n then 2 else 3"
    assert translate.script(text) == translate.Translation(text, False, None)


@pytest.mark.parametrize("text", ["import os", "a = 1\nprint(a)", "x = open('f')", "x = a // 2", "a = 1\nb = a // 2"])
def test_a_script_that_does_more_is_refused(text: str) -> None:
    with pytest.raises(CannotTranslate):
        translate.script(text)

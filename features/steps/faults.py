"""What a scenario can be told is wrong: with its text, or with the product."""

from __future__ import annotations

from feel.errors import Fault


class ScenarioFault(Fault):
    """Something is wrong with the scenario, or the product did not do what it says."""

    vi = "Kịch bản có lỗi, hoặc sản phẩm không làm đúng kịch bản."


class NotAsExpected(ScenarioFault):
    """{what}: '{wanted}' was expected, it is '{seen}'."""

    vi = "{what}: kịch bản mong đợi '{wanted}', thực tế là '{seen}'."


class NoSuchThing(ScenarioFault):
    """There is no {kind} called '{name}' here, only: {known}."""

    vi = "Không có {kind} nào tên là '{name}' ở đây, chỉ có: {known}."


class NothingRefused(ScenarioFault):
    """The scenario expects a refusal, but nothing was refused."""

    vi = "Kịch bản mong đợi thao tác bị từ chối, nhưng không thao tác nào bị từ chối."


class TimeRunsBack(ScenarioFault):
    """The scenario goes back in time, from {now} to {at}."""

    vi = "Kịch bản đi ngược thời gian, từ {now} về {at}."


class NoSuchMoment(ScenarioFault):
    """There is no such moment: {text}."""

    vi = "Không có thời điểm này: {text}."


class NoSentence(ScenarioFault):
    """There is no sentence '{text}'. The one most like it is '{near}'."""

    vi = "Không có câu '{text}'. Câu giống nhất trong những câu dùng được: '{near}'."


class TwoSentences(ScenarioFault):
    """Two steps understand the sentence '{text}': {patterns}."""

    vi = "Có hai bước cùng hiểu câu '{text}': {patterns}."


def expect(what: str, seen: object, wanted: object) -> None:
    """Nothing, when *seen* is *wanted*.

    Raises:
        NotAsExpected: names both.
    """
    if seen != wanted:
        raise NotAsExpected(what=what, wanted=said(wanted), seen=said(seen))


def said(value: object) -> str:
    """*value* as a person reads it."""
    if value is None or value in ("", [], {}):
        return "không có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {said(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(said(inner) for inner in value)
    return str(value)

"""What heads and whoever controls procedures see of many cases: the dashboard, lists of control, urgings."""

from __future__ import annotations

from datetime import timedelta

from engine import questions, urgings, validity
from engine.queries import dashboard, figures, holders, lists, watchlists
from engine.queries.figures import FIGURES, Look
from engine.queries.watchlists import WATCHLISTS, Watching
from engine.work import Work, acting_as
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, pairs, person, unknown

PERIOD = timedelta(days=29)  #: before today


@sentence("trên bảng điều hành, cán bộ {who} thấy")
def seen(world: World, who: str, datatable: Table) -> None:
    """The figures of the officer's dashboard over thirty days, and the lists behind them are as long."""
    wanted, codes = pairs(datatable), {one.words: code for code, one in FIGURES.items()}
    for words in wanted.keys() - codes.keys():
        raise unknown("số liệu của bảng điều hành", words, list(codes))
    with world.look_now() as work:
        look = _look(work, who)
        told = dashboard.total(dashboard.lines(work.session, look))
        listed = {
            words: len(lists.page(work.session, figures.of(look, codes[words]), after=None, most=200).rows)
            for words in wanted
        }
    expect("Số liệu", {words: str(told[codes[words]]) for words in wanted}, wanted)
    expect("Số dòng của danh sách", {words: str(count) for words, count in listed.items()}, wanted)


@sentence("trên bảng điều hành, cán bộ {who} thấy việc đang ở")
def where(world: World, who: str, datatable: Table) -> None:
    """At which steps tasks wait, and how many of them are late."""
    with world.look_now() as work:
        steps = holders.steps(work.session, _look(work, who))
    expect("Việc đang ở", [[one.name, str(one.count), str(one.late)] for one in steps], datatable[1:])


@sentence("trên bảng điều hành, cán bộ {who} thấy ai đang giữ")
def held(world: World, who: str, datatable: Table) -> None:
    """Who holds how many tasks, and how many of them are late; nobody is said as "Chưa ai nhận"."""
    with world.look_now() as work:
        found = holders.holders(work.session, _look(work, who))
    told = [[one.full_name or "Chưa ai nhận", str(one.count), str(one.late)] for one in found]
    expect("Ai đang giữ", told, datatable[1:])


@sentence("cán bộ {who} có các danh sách kiểm soát")
def watched(world: World, who: str, datatable: Table) -> None:
    """How many cases stand on each of the officer's lists of control."""
    wanted, codes = pairs(datatable), {one.words: code for code, one in WATCHLISTS.items()}
    for words in wanted.keys() - codes.keys():
        raise unknown("danh sách kiểm soát", words, list(codes))
    with world.look_now() as work:
        watching = Watching(_look(work, who), questions.idle_since(work))
        found = watchlists.counts(work.session, watching)
    told = {words: str(sum(found[codes[words]].values())) for words in wanted}
    expect("Danh sách kiểm soát", told, wanted)


@sentence("cán bộ {who} thấy đã đôn đốc")
def urged(world: World, who: str, datatable: Table) -> None:
    """Every urging the officer may see: the step, the words, and what was done first since then, by whom."""
    with world.look_now() as work:
        rows = urgings.page(work.session, _look(work, who)).rows
    told = [[one.step, one.words or "", one.answer or "", one.answered_by or ""] for one in rows]
    expect("Đã đôn đốc", told, datatable[1:])


def _look(work: Work, who: str) -> Look:
    theirs, today = acting_as(work, person(work.session, who).id), validity.day(work.now)
    return Look(questions.ask(theirs), today - PERIOD, today)

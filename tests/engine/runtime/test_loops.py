"""Multi-instance activities, standard loops, start and completion quantity."""

import pytest

from engine.runtime.faults import Endless, NotACount, NotAList
from tests.engine.runtime import drawing
from tests.engine.runtime.drawing import boundary, drawn, end, event, flow, many, node, script, start, timer, user
from tests.engine.runtime.story import Story, errors, told


def around(activity: str, *more: str, names: str = "", **data: object) -> Story:
    """A case with the activity "m", then step z."""
    return told(start(), activity, user("z"), end(), flow("start m z end"), *more, names=names, **data)


def task(marker: str) -> str:
    return node("userTask", "m", marker)


def test_parallel_instances_stand_side_by_side_and_each_sees_its_item():
    case = around(task(many(items="units", item="unit")), units=["tax", "land"])

    assert case.steps == ["m", "m"]
    assert sorted(step.data["unit"] for step in case.ready) == ["land", "tax"]
    assert case.do("m", "m").steps == ["z"]
    assert "unit" not in case.data


def test_sequential_instances_come_one_after_the_other():
    case = around(task(many(items="units", item="unit", sequential=True)), units=["tax", "land"])

    assert (case.steps, case.step("m").data["unit"], case.step("m").data["loopCounter"]) == (["m"], "tax", 1)
    assert case.do("m").step("m").data["unit"] == "land"
    assert case.do("m").steps == ["z"]


@pytest.mark.parametrize("sequential", [True, False])
def test_what_comes_out_is_collected_in_the_order_of_the_items(sequential):
    marker = many(items="units", item="unit", into="opinions", out="opinion", sequential=sequential)
    case = around(task(marker), units=["tax", "land"])
    case.do("m", opinion="first").do("m", opinion="second")

    assert case.data == {"units": ["tax", "land"], "opinions": ["first", "second"]}


def test_the_loop_may_run_again_with_the_same_names():
    marker = many(items="units", item="unit", into="opinions", out="opinion")
    case = told(
        *(start(), node("exclusiveGateway", "again"), node("userTask", "m", marker), user("z"), end()),
        *(
            node("exclusiveGateway", "g", default="g-end"),
            flow("start again m z g end"),
            flow("g again", "more = true"),
        ),
        units=["tax", "land"],
    )
    case.do("m", "m", opinion="old").do("z", more=True).do("m", "m", opinion="new")

    assert case.data["opinions"] == ["new", "new"]


def test_instances_do_not_see_each_others_work_but_all_of_it_comes_out():
    inside = [start("i"), user("a", "b"), end("j"), flow("i a b j")]
    case = around(node("subProcess", "m", many(count="2"), *inside), deep={"k": 0})
    one, other = case.ready
    case.do_step(one.id, deep={"k": 0, "one": 1}, mine="one")

    assert [step.data.get("mine") for step in case.ready] == ["one", None]
    case.do_step(other.id, deep={"k": 0, "other": 2}, theirs="other").do("b", "b")
    assert case.data == {"deep": {"k": 0, "one": 1, "other": 2}, "mine": "one", "theirs": "other"}


@pytest.mark.parametrize("sequential", [True, False])
def test_a_completion_condition_ends_the_other_instances(sequential):
    marker = many(count="5", until='answer = "no" or numberOfCompletedInstances = 3', sequential=sequential)

    assert around(task(marker)).do("m", answer="yes").do("m", answer="no").steps == ["z"]
    assert around(task(marker)).do("m", "m", "m", answer="yes").steps == ["z"]


@pytest.mark.parametrize("marker", [many(count="0"), many(items="none", item="x"), many(count="0", sequential=True)])
def test_no_instances_at_all_is_fine(marker):
    assert around(task(marker), none=[]).steps == ["z"]


@pytest.mark.parametrize("count", [-1, 1.5, "two", None, True, 10**9])
def test_a_cardinality_that_is_no_count_is_a_fault_that_names_the_step(count):
    with pytest.raises(NotACount, match="'m'"):
        around(task(many(count="n")), n=count)


@pytest.mark.parametrize("items", [None, "text", 3, {"a": 1}, [0] * 2_000])
def test_a_collection_that_is_no_list_is_a_fault_that_names_the_step(items):
    with pytest.raises(NotAList, match="'m'"):
        around(task(many(items="units", item="unit")), units=items)


def test_a_boundary_event_belongs_to_the_whole_loop():
    case = around(task(many(count="3")), boundary("limit", "m", timer("P1D")), user("late"), flow("limit late end")).do(
        "m"
    )

    assert len(case.timers) == 1
    assert case.later(days=1).steps == ["late"]


def test_script_instances_run_by_themselves():
    loop = many(items="numbers", item="n", into="squares", out="square")
    case = around(node("scriptTask", "m", loop, "<script>square = n * n</script>"), numbers=[1, 2, 3])

    assert case.data["squares"] == [1, 4, 9]


def test_receiving_instances_take_one_message_each():
    case = around(node("receiveTask", "m", many(count="2"), messageRef="msg"), names='<message id="msg" name="paid"/>')

    assert case.message("paid")
    assert case.steps == []
    assert case.message("paid")
    assert case.steps == ["z"]


def test_instances_of_called_processes_keep_their_data_apart():
    loop = many(items="units", item="unit", into="answers", out="answer")
    call = node("callActivity", "m", loop, calledElement="q")
    inner = [start("s2"), user("d"), script("f", 'answer = unit + ": " + said'), end("e2"), flow("s2 d f e2")]
    outer = [start(), call, user("z"), end(), flow("start m z end")]
    files = {"a.bpmn": drawing.file(drawing.process(*outer)), "b.bpmn": drawing.file(drawing.process(*inner, id="q"))}
    case = Story(files, {"units": ["tax", "land"]}).do("d", said="yes").do("d", said="no")

    assert case.data["answers"] == ["tax: yes", "land: no"]


@pytest.mark.parametrize(("behavior", "times"), [("None", 3), ("One", 1)])
def test_instances_throw_the_event_of_their_behavior(behavior, times):
    names = '<signal id="s" name="done"/><signalEventDefinition id="each" signalRef="s"/>'
    reference = {f"{behavior.lower()}BehaviorEventRef": "each"}
    marker = node(
        "multiInstanceLoopCharacteristics", "mi", "<loopCardinality>3</loopCardinality>", behavior=behavior, **reference
    )
    told_each = [boundary("b", "m", event("signal", "s"), interrupting=False), user("note"), flow("b note end")]
    told_each += [boundary("limit", "m", timer("P1D")), flow("limit z")]
    case = around(task(marker), *told_each, names=names).do("m", "m", "m")

    assert case.steps == [*["note"] * times, "z"]


def test_an_instance_that_sends_its_old_copy_back_undoes_nothing():
    case = around(task(many(count="2")), user("beside"), flow("start beside end"), v=0)
    one, other = (step.id for step in case.ready if step.element == "m")
    case.do("beside", v=1).do_step(one, v=0, one=True).do_step(other, v=0, other=True)

    assert case.data == {"v": 1, "one": True, "other": True}


def test_a_thousand_instances_are_the_most():
    case = around(node("scriptTask", "m", many(count="1000"), "<script>n = 1</script>"))

    assert case.steps == ["z"]


def looped(**attributes: object) -> str:
    condition = attributes.pop("condition", "")
    inside = f"<loopCondition>{condition}</loopCondition>" if condition else ""
    return task(node("standardLoopCharacteristics", "loop", inside, **attributes))


def test_a_standard_loop_runs_while_its_condition_holds():
    case = around(looped(condition="more = true"))

    assert case.do("m", more=True).steps == ["m"]
    assert case.do("m", more=False).steps == ["z"]


def test_a_standard_loop_that_tests_before_may_not_run_at_all():
    assert around(looped(condition="more = true", testBefore=True), more=False).steps == ["z"]


def test_a_standard_loop_stops_at_its_maximum():
    assert around(looped(condition="true", loopMaximum=2)).do("m", "m").steps == ["z"]


def test_a_standard_loop_may_have_only_a_maximum():
    assert around(looped(loopMaximum=3)).do("m", "m").do("m").steps == ["z"]


def test_a_loop_of_scripts_that_does_not_stop_is_stopped():
    marker = node("standardLoopCharacteristics", "loop", "<loopCondition>n &lt; 9</loopCondition>")

    with pytest.raises(Endless, match="'m'"):
        around(node("scriptTask", "m", marker, "<script>x = 1</script>"), n=0)


def test_a_standard_loop_that_never_ends_is_refused():
    assert errors(drawn(start(), looped(), end(), flow("start m end"))) == {"m"}


def test_start_and_completion_quantity_count_tokens():
    case = told(
        *(
            start(),
            node("userTask", "a", completionQuantity=3),
            node("userTask", "b", startQuantity=2),
            user("c"),
            end(),
        ),
        flow("start a b c end"),
    ).do("a")

    assert (case.steps, [wait.kind for wait in case.waits]) == (["b"], ["join"])


@pytest.mark.parametrize("name", ["startQuantity", "completionQuantity"])
@pytest.mark.parametrize("text", ["0", "-1", "x", "99999"])
def test_a_quantity_that_is_no_count_is_refused(name, text):
    assert errors(drawn(start(), node("userTask", "a", **{name: text}), end(), flow("start a end"))) == {"a"}

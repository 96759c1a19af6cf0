"""Pools and the messages between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bpmn import tree
from bpmn.model import Diagram, MessageFlow
from bpmn.nodes import ACTIVITIES, CHOREOGRAPHY, EVENTS
from bpmn.rules.rule import Flaw, rule

_MAY_TALK = ACTIVITIES | EVENTS | CHOREOGRAPHY | {"participant", "conversation", "subConversation", "callConversation"}
_ONLY_RECEIVES = frozenset(("startEvent", "intermediateCatchEvent", "boundaryEvent"))
_ONLY_SENDS = frozenset(("endEvent", "intermediateThrowEvent"))


@rule("message-flow-ends")
def messages_connect_talkers(diagram: Diagram) -> Iterator[Flaw]:
    """A message flow connects pools, activities or events that exist."""
    for flow in diagram.message_flows:
        for end in (flow.source, flow.target):
            found = diagram.element_by_id.get(end)
            if found is not None and tree.tag(found) in _MAY_TALK:
                continue
            what_vi = "không tồn tại" if found is None else f"là {tree.tag(found)}"
            what_en = "does not exist" if found is None else f"is a {tree.tag(found)}"
            yield Flaw(
                flow.id,
                f"Luồng thông điệp '{flow.id}' nối với '{end}', nhưng '{end}' {what_vi}. "
                "Chỉ nối bên tham gia, bước hoặc sự kiện.",
                f"Message flow '{flow.id}' is connected to '{end}', which {what_en}. "
                "Connect pools, activities or events only.",
            )


@rule("message-flow-inside-pool")
def messages_cross_pools(diagram: Diagram) -> Iterator[Flaw]:
    """A message flow goes from one pool to another one."""
    drawn = {pool.process: pool.id for pool in diagram.pools if pool.process}
    pool_of = {node.id: drawn[node.process] for node in diagram.nodes if node.process in drawn}
    pool_of |= {pool.id: pool.id for pool in diagram.pools}
    for flow in diagram.message_flows:
        source, target = pool_of.get(flow.source), pool_of.get(flow.target)
        if source is not None and source == target:
            yield Flaw(
                flow.id,
                f"Luồng thông điệp '{flow.id}' nối hai điểm của một bên tham gia. Bên trong hãy dùng luồng tuần tự.",
                f"Message flow '{flow.id}' connects two points of one pool. Inside a pool use a sequence flow.",
            )


@rule("message-flow-direction")
def messages_flow_the_right_way(diagram: Diagram) -> Iterator[Flaw]:
    """Messages leave throwing events and enter catching ones, and only events that carry a message."""
    for flow in diagram.message_flows:
        yield from _end_of_message(diagram, flow, flow.source, _ONLY_RECEIVES, "xuất phát từ", "leave")
        yield from _end_of_message(diagram, flow, flow.target, _ONLY_SENDS, "đi tới", "enter")


def _end_of_message(
    diagram: Diagram, flow: MessageFlow, end: str, wrong: frozenset[str], verb_vi: str, verb_en: str
) -> Iterator[Flaw]:
    node = diagram.node_by_id.get(end)
    if node is None or node.kind not in EVENTS:
        return
    if node.kind in wrong:
        yield Flaw(
            end,
            f"Luồng thông điệp '{flow.id}' không thể {verb_vi} {node.kind} '{end}'.",
            f"Message flow '{flow.id}' cannot {verb_en} the {node.kind} '{end}'.",
        )
    elif not any(event.kind == "message" for event in node.events):
        yield Flaw(
            end,
            f"Sự kiện '{end}' có luồng thông điệp '{flow.id}' nên phải là sự kiện thông điệp.",
            f"Event '{end}' has the message flow '{flow.id}', so it must be a message event.",
        )


@rule("pool-process")
def pools_have_their_own_process(diagram: Diagram) -> Iterator[Flaw]:
    """No two pools of one collaboration draw the same process."""
    drawn = [(pool.process, pool) for pool in diagram.pools if pool.process]
    times = Counter(process for process, _ in drawn)
    for process, pool in drawn:
        if times[process] > 1:
            yield Flaw(
                pool.id,
                f"Quy trình '{process}' được vẽ trong nhiều bên tham gia. Mỗi bên cần quy trình riêng.",
                f"Process '{process}' is drawn in several pools. Each pool needs a process of its own.",
            )


@rule("pool-multiplicity")
def multiplicities_make_sense(diagram: Diagram) -> Iterator[Flaw]:
    """The maximum of a pool's multiplicity is at least one and not below its minimum."""
    for element in diagram.tagged("participantMultiplicity"):
        least, most = element.get("minimum", "0"), element.get("maximum", "1")
        numbers = least.isdecimal() and most.isdecimal()
        if numbers and int(most) >= max(1, int(least)):
            continue
        where = tree.near(element)
        yield Flaw(
            where,
            f"Số lượng của bên tham gia '{where}' không hợp lệ: ít nhất {least}, nhiều nhất {most}.",
            f"The multiplicity of pool '{where}' is not valid: minimum {least}, maximum {most}.",
        )

"""What the engine does not run. A diagram that needs one of these is refused, never run half."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn import tree
from bpmn.model import Diagram
from bpmn.rules.rule import Flaw, rule

# Our choice: the engine would skip or misread each of these without a word (tried), so they are refused by name.
REFUSED = {
    "complexGateway": ("cổng phức hợp", "complex gateway", "cổng bao hàm hoặc cổng song song", "an inclusive gateway"),
    "adHocSubProcess": ("quy trình con tùy ý", "ad-hoc sub-process", "quy trình con thường", "a plain sub-process"),
    "compensateEventDefinition": (
        "sự kiện bù trừ",
        "compensation event",
        "một nhánh vẽ rõ các bước hoàn tác",
        "a branch that draws the steps of undoing",
    ),
    "choreographyTask": ("bước phối hợp", "choreography task", "các bước trong quy trình", "steps of a process"),
    "callChoreography": ("lời gọi phối hợp", "call choreography", "các bước trong quy trình", "steps of a process"),
    "subChoreography": ("phối hợp con", "sub-choreography", "các bước trong quy trình", "steps of a process"),
    "choreography": ("sơ đồ phối hợp", "choreography", "một quy trình", "a process"),
    "globalChoreographyTask": ("bước phối hợp dùng chung", "global choreography task", "một quy trình", "a process"),
    "conversation": ("hội thoại", "conversation", "luồng thông điệp", "message flows"),
    "subConversation": ("hội thoại con", "sub-conversation", "luồng thông điệp", "message flows"),
    "callConversation": ("lời gọi hội thoại", "call conversation", "luồng thông điệp", "message flows"),
    "globalConversation": ("hội thoại dùng chung", "global conversation", "luồng thông điệp", "message flows"),
    "complexBehaviorDefinition": (
        "cách kết thúc phức hợp của bước lặp",
        "complex behaviour of a multi-instance step",
        "điều kiện hoàn thành (completionCondition)",
        "a completion condition",
    ),
    "implicitThrowEvent": ("sự kiện phát ngầm", "implicit throw event", "sự kiện trung gian", "an intermediate event"),
}

# Every element name of the BPMN 2.0 schema that may stand in a process or around it.
_NAMES = """
activationCondition artifact assignment association auditing boundaryEvent businessRuleTask callActivity
cancelEventDefinition category categoryValue categoryValueRef childLaneSet choreographyRef collaboration
completionCondition condition conditionExpression conditionalEventDefinition conversationAssociation
conversationLink conversationNode correlationKey correlationPropertyBinding correlationProperty
correlationPropertyRef correlationPropertyRetrievalExpression correlationSubscription dataInput dataInputAssociation
dataInputRefs dataObject dataObjectReference dataOutput dataOutputAssociation dataOutputRefs dataPath dataState
dataStore dataStoreReference definitions documentation endEvent endPoint endPointRef error errorEventDefinition
errorRef escalation escalationEventDefinition event eventBasedGateway eventDefinition eventDefinitionRef
exclusiveGateway expression extension extensionElements flowElement flowNode flowNodeRef formalExpression from
globalBusinessRuleTask globalManualTask globalScriptTask globalTask globalUserTask group humanPerformer import
inMessageRef inclusiveGateway incoming innerConversationNodeRef inputDataItem inputSet inputSetRefs
intermediateCatchEvent intermediateThrowEvent interface interfaceRef ioBinding ioSpecification itemDefinition lane
laneSet linkEventDefinition loopCardinality loopCharacteristics loopCondition loopDataInputRef loopDataOutputRef
manualTask message messageEventDefinition messageFlow messageFlowAssociation messageFlowRef messagePath monitoring
multiInstanceLoopCharacteristics oneBehaviorEventRef noneBehaviorEventRef operation operationRef
optionalInputRefs optionalOutputRefs outMessageRef outgoing outputDataItem outputSet outputSetRefs parallelGateway
participant participantAssociation participantMultiplicity participantRef partitionElement partnerEntity
partnerEntityRef partnerRole partnerRoleRef performer potentialOwner process property receiveTask relationship
rendering resource resourceAssignmentExpression resourceParameter resourceParameterBinding resourceRef resourceRole
rootElement script scriptTask sendTask sequenceFlow serviceTask signal signalEventDefinition source sourceRef
standardLoopCharacteristics startEvent subProcess supportedInterfaceRef supports target targetRef task
terminateEventDefinition text textAnnotation timeCycle timeDate timeDuration timerEventDefinition to transaction
transformation userTask whileExecutingInputRefs whileExecutingOutputRefs innerParticipantRef outerParticipantRef
innerMessageFlowRef outerMessageFlowRef outerConversationNodeRef
"""
_KNOWN = frozenset(_NAMES.split())


@rule("not-run-here")
def refused_elements(diagram: Diagram) -> Iterator[Flaw]:
    """No element that the engine does not run."""
    for element in diagram.tagged(*REFUSED):
        vi, en, instead_vi, instead_en = REFUSED[tree.tag(element)]
        where = tree.near(element)
        yield Flaw(
            where,
            f"'{where}' là {vi}: hệ thống không chạy ký hiệu này. Hãy thay bằng {instead_vi}.",
            f"'{where}' is a {en}, which is not run here. Use {instead_en} instead.",
        )


@rule("compensation-not-run")
def compensation(diagram: Diagram) -> Iterator[Flaw]:
    """No activity that exists for compensation only."""
    for node in diagram.nodes:
        if node.for_compensation:
            yield Flaw(
                node.id,
                f"Bước '{node.id}' chỉ dùng để bù trừ (isForCompensation): hệ thống không chạy bù trừ.",
                f"Step '{node.id}' is for compensation only (isForCompensation), which is not run here.",
            )


@rule("unknown-element")
def unknown_elements(diagram: Diagram) -> Iterator[Flaw]:
    """No element that BPMN 2.0 does not define."""
    for element in diagram.elements:
        name = tree.tag(element)
        if name in _KNOWN or name in REFUSED:
            continue
        where = tree.near(element)
        yield Flaw(
            where,
            f"BPMN 2.0 không có phần tử '{name}' (tại '{where}'). Hãy kiểm tra lại cách viết.",
            f"BPMN 2.0 has no element '{name}' (at '{where}'). Check its spelling.",
        )

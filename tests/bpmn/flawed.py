"""For each rule a tiny diagram with exactly the flaw that it is there for, and the element that it must name."""

from __future__ import annotations

from tests.bpmn.diagrams import a_catch, a_file, a_flow, a_line, a_process, a_timer, with_properties

MESSAGE = '<messageEventDefinition messageRef="m"/>'
SIGNAL = '<signalEventDefinition signalRef="sig"/>'
NAMES = '<message id="m" name="tin"/><signal id="sig" name="hieu"/>'
POOLS = '<participant id="p1" processRef="p"/><participant id="p2"/>'
LINE = '<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>' + a_flow("s", "a") + a_flow("a", "e")
ITEM = '<itemDefinition id="i" structureRef="X"/><itemDefinition id="j" structureRef="Y"/>'


def a_race(*targets: str, ways_in: str = "", attributes: str = "") -> bytes:
    """An event-based gateway "g" that waits for *targets*, elements with the ids t1, t2 ..."""
    names = [f"t{number}" for number in range(1, len(targets) + 1)]
    flows = "".join(a_flow("g", name) + a_flow(name, "e") for name in names)
    gateway = f'<startEvent id="s"/><eventBasedGateway id="g" {attributes}/><endEvent id="e"/>'
    return a_process(gateway, *targets, flows, ways_in or a_flow("s", "g"), around=NAMES)


def a_boundary(definition: str, attributes: str = "", host: str = "a", around: str = NAMES) -> bytes:
    """A boundary event "b" on the step "a"."""
    event = f'<boundaryEvent id="b" attachedToRef="{host}" {attributes}>{definition}</boundaryEvent>'
    return a_process(LINE, event, a_flow("b", "e"), around=around)


def an_event_subprocess(*inside: str, more: str = "") -> bytes:
    """An event sub-process "x" beside a plain line."""
    return a_process(
        LINE, f'<subProcess id="x" triggeredByEvent="true">{"".join(inside)}</subProcess>', more, around=NAMES
    )


def a_collaboration(flow: str, pools: str = POOLS, inside: str = LINE) -> bytes:
    """Two pools, one of them with a process, and a message flow between *flow*'s ends."""
    return a_process(inside, around=f'{NAMES}<collaboration id="c">{pools}{flow}</collaboration>')


def a_message_flow(source: str, target: str) -> str:
    return f'<messageFlow id="mf" sourceRef="{source}" targetRef="{target}"/>'


def a_loop(marker: str, around: str = "", inside: str = "") -> bytes:
    """A step "a" with a loop marker."""
    return a_line(f'<userTask id="a">{inside}{marker}</userTask>', around=around)


def data_task(tag: str, inside: str, sets: str, around: str = ITEM, more: str = "") -> bytes:
    """A step "a" with data; *tag* may carry attributes."""
    spec = f"<ioSpecification>{inside}{sets}</ioSpecification>"
    return a_line(f'<{tag} id="a">{spec}{more}</{tag.split()[0]}>', around=around)


MI = "multiInstanceLoopCharacteristics"
IN_SET = "<inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet/>"
LINK_OUT = '<intermediateThrowEvent id="o"><linkEventDefinition name="{}"/></intermediateThrowEvent>'
LINK_IN = '<intermediateCatchEvent id="{}"><linkEventDefinition name="{}"/></intermediateCatchEvent>'
TIMED = a_timer("timeDuration", "PT1H")
STARTED = f'<startEvent id="xs">{SIGNAL}</startEvent><endEvent id="xe"/>' + a_flow("xs", "xe")
SHAPE = (
    '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"><di:BPMNPlane bpmnElement="p">'
    '<di:BPMNShape id="sh" bpmnElement="{}"/></di:BPMNPlane></di:BPMNDiagram>'
)

# (rule, element, file)
CASES: list[tuple[str, str, bytes]] = [
    ("not-run-here", "g", a_line('<complexGateway id="g"/>')),
    ("not-run-here", "a", a_line('<adHocSubProcess id="a"/>')),
    ("not-run-here", "k", a_process(LINE, around='<choreography id="k"/>')),
    ("not-run-here", "c", a_boundary('<compensateEventDefinition id="c"/>')),
    ("compensation-not-run", "u", a_process(LINE, '<userTask id="u" isForCompensation="true"/>')),
    ("unknown-element", "a", a_line('<userTaks id="a"/>')),
    ("no-process", "d", a_file()),
    ("empty-process", "p", a_process()),
    ("missing-id", "p", a_process(LINE, "<userTask/>")),
    ("duplicate-id", "a", a_process(LINE, '<textAnnotation id="a"/>')),
    ("malformed-id", "bước 1", a_line('<userTask id="bước 1"/>')),
    ("unseen-character", "a", a_line('<userTask id="a" name="Duyệt &#x202E;chối từ"/>')),
    ("not-executable", "p", a_file(f'<process id="p" isExecutable="false">{LINE}</process>')),
    ("unknown-reference", "a", a_line('<receiveTask id="a" messageRef="x"/>')),
    ("unknown-reference", "a", a_line('<receiveTask id="a" messageRef="s"/>')),
    ("unknown-event-definition", "t", a_line(a_catch("t", "<eventDefinitionRef>x</eventDefinitionRef>"))),
    ("lane-node", "l", a_process('<laneSet><lane id="l"><flowNodeRef>x</flowNodeRef></lane></laneSet>', LINE)),
    ("drawn-element", "sh", a_file(f'<process id="p">{LINE}</process>', SHAPE.format("x"))),
    ("undrawn-element", "e", a_file(f'<process id="p">{LINE}</process>', SHAPE.format("s"))),
    ("flow-ends", "a_x", a_process(LINE, a_flow("a", "x"))),
    ("flow-ends", "a_t", a_process(LINE, '<textAnnotation id="t"/>', a_flow("a", "t"))),
    (
        "flow-across-border",
        "a_y",
        a_process(LINE, '<subProcess id="x"><userTask id="y"/></subProcess>', a_flow("a", "y")),
    ),
    ("flow-into-start", "s", a_process(LINE, a_flow("a", "s"))),
    ("flow-out-of-end", "e", a_process(LINE, a_flow("e", "a"))),
    (
        "listed-flows",
        "e",
        a_process(LINE.replace('<endEvent id="e"/>', '<endEvent id="e"><incoming>x</incoming></endEvent>')),
    ),
    ("default-flow", "g", a_line('<exclusiveGateway id="g" default="s_g"/>')),
    ("default-flow", "g", a_line('<parallelGateway id="g" default="g_e"/>')),
    (
        "condition-on-default",
        "g_a",
        a_process(
            '<startEvent id="s"/><exclusiveGateway id="g" default="g_a"/><userTask id="a"/><endEvent id="e"/>',
            a_flow("s", "g") + a_flow("g", "a", "x") + a_flow("a", "e") + a_flow("g", "e", "y"),
        ),
    ),
    ("condition-not-allowed", "s_e", a_process('<startEvent id="s"/><endEvent id="e"/>', a_flow("s", "e", "x"))),
    ("lone-condition", "a_e", a_process(LINE.replace(a_flow("a", "e"), a_flow("a", "e", "x")))),
    ("flow-not-immediate", "s_a", a_process(LINE.replace('id="s_a"', 'id="s_a" isImmediate="false"'))),
    ("end-without-start", "p", a_process('<userTask id="a"/><endEvent id="e"/>', a_flow("a", "e"))),
    ("process-without-end", "p", a_process('<startEvent id="s"/><userTask id="a"/>', a_flow("s", "a"))),
    (
        "subprocess-without-end",
        "x",
        a_line('<subProcess id="x"><startEvent id="y"/><userTask id="z"/>' + a_flow("y", "z") + "</subProcess>"),
    ),
    ("no-way-in", "u", a_process(LINE, '<userTask id="u"/>', a_flow("u", "e"))),
    ("no-way-out", "g", a_process(LINE, '<parallelGateway id="g"/>', a_flow("a", "g"))),
    ("step-without-end", "u", a_process(LINE, '<userTask id="u"/>', a_flow("a", "u"))),
    ("out-of-reach", "u", a_process(LINE, '<userTask id="u"/><userTask id="v"/>', a_flow("u", "v") + a_flow("v", "u"))),
    ("no-beginning", "p", a_process('<userTask id="u"/><userTask id="v"/>', a_flow("u", "v") + a_flow("v", "u"))),
    ("gateway-direction", "g", a_line('<exclusiveGateway id="g" gatewayDirection="Mixed"/>')),
    (
        "gateway-without-condition",
        "g",
        a_process(
            '<startEvent id="s"/><exclusiveGateway id="g"/><userTask id="a"/><endEvent id="e"/>',
            a_flow("s", "g") + a_flow("g", "a") + a_flow("a", "e") + a_flow("g", "e"),
        ),
    ),
    (
        "gateway-without-default",
        "g",
        a_process(
            '<startEvent id="s"/><exclusiveGateway id="g"/><userTask id="a"/><endEvent id="e"/>',
            a_flow("s", "g") + a_flow("g", "a", "x") + a_flow("a", "e") + a_flow("g", "e", "y"),
        ),
    ),
    ("event-gateway-branches", "g", a_race(a_catch("t1", TIMED))),
    ("event-gateway-target", "t2", a_race(a_catch("t1", TIMED), '<userTask id="t2"/>')),
    ("event-gateway-mixed", "g", a_race(a_catch("t1", MESSAGE), '<receiveTask id="t2" messageRef="m"/>')),
    (
        "event-gateway-shared-target",
        "t1",
        a_race(
            a_catch("t1", TIMED),
            a_catch("t2", MESSAGE),
            '<userTask id="u"/>',
            ways_in=a_flow("s", "g") + a_flow("s", "u") + a_flow("u", "t1"),
        ),
    ),
    ("event-gateway-start", "g", a_race(a_catch("t1", TIMED), a_catch("t2", MESSAGE), attributes='instantiate="true"')),
    (
        "event-gateway-start",
        "g",
        a_race(a_catch("t1", TIMED), a_catch("t2", MESSAGE), attributes='eventGatewayType="Parallel"'),
    ),
    (
        "event-kind",
        "s",
        a_process(LINE.replace('<startEvent id="s"/>', '<startEvent id="s"><errorEventDefinition/></startEvent>')),
    ),
    ("event-kind", "b", a_boundary("<terminateEventDefinition/>")),
    ("event-without-kind", "b", a_boundary("")),
    ("boundary-host", "b", a_boundary(SIGNAL, host="s")),
    ("boundary-interrupting", "b", a_boundary("<errorEventDefinition/>", attributes='cancelActivity="false"')),
    ("cancel-outside-transaction", "b", a_boundary("<cancelEventDefinition/>")),
    (
        "escalation-without-code",
        "t",
        a_line(
            '<intermediateThrowEvent id="t"><escalationEventDefinition escalationRef="x"/></intermediateThrowEvent>',
            around='<escalation id="x" name="leo thang"/>',
        ),
    ),
    (
        "error-without-code",
        "e",
        a_process(
            LINE.replace('<endEvent id="e"/>', '<endEvent id="e"><errorEventDefinition errorRef="x"/></endEvent>'),
            around='<error id="x" name="lỗi"/>',
        ),
    ),
    ("signal-unnamed", "b", a_boundary("<signalEventDefinition/>")),
    ("message-unnamed", "b", a_boundary("<messageEventDefinition/>")),
    ("condition-missing", "b", a_boundary("<conditionalEventDefinition/>")),
    ("timer-form", "t", a_line(a_catch("t", "<timerEventDefinition/>"))),
    (
        "timer-form",
        "t",
        a_line(
            a_catch(
                "t",
                "<timerEventDefinition><timeDuration>PT1H</timeDuration><timeCycle>R3/PT1H</timeCycle></timerEventDefinition>",
            )
        ),
    ),
    ("timer-cron", "t", a_line(a_catch("t", a_timer("timeCycle", "0 0/5 * * * ?")))),
    ("timer-unreadable", "t", a_line(a_catch("t", a_timer("timeDuration", "P3DD")))),
    ("timer-clock", "t", a_line(a_catch("t", a_timer("timeDate", "step_due")))),
    ("timer-clock", "b", a_boundary(a_timer("timeCycle", "case_due"))),
    ("timer-cycle-place", "t", a_line(a_catch("t", a_timer("timeCycle", "R3/PT1H")))),
    ("link-unnamed", "o", a_process(LINE, LINK_OUT.format(""), a_flow("a", "o"))),
    ("link-without-pair", "o", a_process(LINE, LINK_OUT.format("x"), a_flow("a", "o"))),
    (
        "link-caught-twice",
        "k2",
        a_process(
            LINE,
            LINK_OUT.format("x"),
            a_flow("a", "o"),
            LINK_IN.format("k1", "x"),
            a_flow("k1", "e"),
            LINK_IN.format("k2", "x"),
            a_flow("k2", "e"),
        ),
    ),
    ("event-subprocess-flows", "x", an_event_subprocess(STARTED, more=a_flow("a", "x"))),
    ("event-subprocess-start", "x", an_event_subprocess(STARTED.replace(SIGNAL, ""))),
    ("subprocess-start", "xs", a_line(f'<subProcess id="x">{STARTED}</subProcess>', around=NAMES)),
    (
        "subprocess-start",
        "x",
        a_line(
            '<subProcess id="x"><startEvent id="y"/><startEvent id="z"/><endEvent id="w"/>'
            + a_flow("y", "w")
            + a_flow("z", "w")
            + "</subProcess>"
        ),
    ),
    (
        "called-process-start",
        "a",
        a_line('<callActivity id="a" calledElement="q"/>', around=f'{NAMES}<process id="q">{STARTED}</process>'),
    ),
    ("token-quantity", "a", a_line('<userTask id="a" startQuantity="0"/>')),
    ("call-without-target", "a", a_line('<callActivity id="a"/>')),
    ("receive-start-entered", "a", a_line('<receiveTask id="a" instantiate="true" messageRef="m"/>', around=NAMES)),
    ("step-without-message", "a", a_line('<sendTask id="a"/>')),
    ("script-format", "a", a_line('<scriptTask id="a" scriptFormat="HTML5!"><script>x = 1</script></scriptTask>')),
    ("malformed-uri", "a", a_line('<transaction id="a" method="50% off"/>')),
    (
        "performer-twice",
        "r",
        a_line(
            '<userTask id="a"><performer id="r"><resourceRef>q</resourceRef><resourceAssignmentExpression/></performer>'
            "</userTask>",
            around='<resource id="q" name="q"/>',
        ),
    ),
    ("loop-twice", "a", a_loop(f"<standardLoopCharacteristics loopMaximum='2'/><{MI}/>")),
    ("loop-without-count", "a", a_loop(f"<{MI}/>")),
    ("loop-without-count", "a", a_loop("<standardLoopCharacteristics/>")),
    ("loop-count-literal", "a", a_loop(f"<{MI}><loopCardinality>-1</loopCardinality></{MI}>")),
    ("loop-count-literal", "a", a_loop("<standardLoopCharacteristics loopMaximum='0'/>")),
    ("loop-data", "a", a_loop(f"<{MI}><loopDataInputRef>m</loopDataInputRef></{MI}>", around=NAMES)),
    ("loop-events", "a", a_loop(f'<{MI} behavior="One"><loopCardinality>2</loopCardinality></{MI}>')),
    ("property-unknown", "a", a_line(with_properties("userTask", "a", limti="PT4H"))),
    ("property-limit", "a", a_line(with_properties("userTask", "a", limit="4 giờ"))),
    ("property-limit", "a", a_line(with_properties("userTask", "a", limit="P2W"))),
    ("property-limit", "a", a_line(with_properties("userTask", "a", limit="PT0M"))),
    ("property-limit", "a", a_line(with_properties("userTask", "a", limit="P2D", limit_kind="office"))),
    ("property-act", "a", a_line(with_properties("userTask", "a", act="sleep"))),
    ("property-other-step", "a", a_line(with_properties("userTask", "a", separate_from="s"))),
    ("message-flow-ends", "mf", a_collaboration(a_message_flow("p2", "s_a"))),
    ("message-flow-inside-pool", "mf", a_collaboration(a_message_flow("p1", "a"))),
    ("message-flow-direction", "s", a_collaboration(a_message_flow("s", "p2"))),
    ("message-flow-direction", "e", a_collaboration(a_message_flow("e", "p2"))),
    (
        "pool-process",
        "p2",
        a_collaboration("", pools='<participant id="p1" processRef="p"/><participant id="p2" processRef="p"/>'),
    ),
    (
        "pool-multiplicity",
        "p1",
        a_collaboration(
            "", pools='<participant id="p1"><participantMultiplicity minimum="3" maximum="2"/></participant>'
        ),
    ),
    ("association-ends", "as", a_process(LINE, '<association id="as" sourceRef="a" targetRef="x"/>')),
    ("association-to-itself", "as", a_process(LINE, '<association id="as" sourceRef="a" targetRef="a"/>')),
    ("compensation-without-handler", "b", a_boundary("<compensateEventDefinition/>")),
    ("data-sets", "a", data_task("sendTask", '<dataInput id="di"/>', 2 * "<inputSet/>")),
    (
        "data-set-optional",
        "di",
        data_task("userTask", '<dataInput id="di"/>', "<inputSet><optionalInputRefs>di</optionalInputRefs></inputSet>"),
    ),
    ("data-set-member", "a", data_task("userTask", "", IN_SET)),
    (
        "data-line-ends",
        "dl",
        data_task(
            "userTask",
            '<dataInput id="di"/>',
            IN_SET,
            more='<dataInputAssociation id="dl"><sourceRef>s</sourceRef><targetRef>di</targetRef>'
            "</dataInputAssociation>",
        ),
    ),
    (
        "event-data-count",
        "b",
        a_boundary(
            '<dataOutput id="do"/>' + SIGNAL + MESSAGE,
            around=ITEM + '<message id="m" name="t" itemRef="i"/><signal id="sig" name="h" structureRef="i"/>',
        ),
    ),
    (
        "data-state-name",
        "r",
        a_process(
            LINE,
            '<dataObject id="o" name="Đơn"/><dataObjectReference id="r" name="Đơn" dataObjectRef="o">'
            '<dataState name="đã ký"/></dataObjectReference>',
        ),
    ),
    (
        "item-collection",
        "o",
        a_process(LINE, '<dataObject id="o" itemSubjectRef="i" isCollection="true"/>', around=ITEM),
    ),
    (
        "item-message",
        "a",
        data_task(
            'sendTask messageRef="m"',
            '<dataInput id="di" itemSubjectRef="j"/>',
            IN_SET,
            around=ITEM + '<message id="m" name="t" itemRef="i"/>',
        ),
    ),
    (
        "item-line",
        "dl",
        data_task(
            "userTask",
            '<dataInput id="di" itemSubjectRef="i"/>',
            IN_SET,
            more='<property id="o" itemSubjectRef="j"/><dataInputAssociation id="dl"><sourceRef>o</sourceRef>'
            "<targetRef>di</targetRef></dataInputAssociation>",
        ),
    ),
    (
        "item-loop",
        "it",
        a_loop(
            f'<{MI}><loopDataInputRef>o</loopDataInputRef><inputDataItem id="it" itemSubjectRef="j"/></{MI}>',
            around=ITEM,
            inside='<property id="o" itemSubjectRef="i"/>',
        ),
    ),
]

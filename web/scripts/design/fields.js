// Which properties an element of a diagram has, how each is read and how it is changed.
import { decision, property } from "./model.js";
import { _ } from "../words.js";

const STEPS = ["bpmn:UserTask", "bpmn:ManualTask", "bpmn:Task"];
const ACTS = {
  accept: _("tiếp nhận đủ và đúng"),
  receive: _("cơ quan có thẩm quyền nhận được hồ sơ"),
  handover: _("bàn giao với bưu chính"),
  supplement: _("phát hành yêu cầu bổ sung: tạm dừng"),
  supplied: _("đã nhận đủ bổ sung: tính tiếp"),
  obligation: _("thông báo nghĩa vụ tài chính: tạm dừng"),
  paid: _("đã nộp: tính tiếp"),
  phase: _("kết thúc một giai đoạn"),
  stop: _("đã có kết quả: dừng hẳn"),
};
const KINDS = { "": _("giờ, ngày làm việc"), calendar: _("theo lịch") };
const TIMES = { timeDuration: _("sau một khoảng thời gian"), timeDate: _("vào một lúc"), timeCycle: _("nhiều lần") };
const REFERENCES = {
  Message: ["messageRef", _("Thông điệp"), null],
  Signal: ["signalRef", _("Tín hiệu"), null],
  Error: ["errorRef", _("Lỗi"), "errorCode"],
  Escalation: ["escalationRef", _("Leo thang"), "escalationCode"],
};
const LOOPS = { "": _("không lặp"), parallel: _("nhiều người, song song"), sequential: _("nhiều người, lần lượt"), standard: _("lặp có điều kiện") };
const WAYS = { submit: _("nộp"), show: _("xuất trình"), "look-up": _("cơ quan tự tra cứu") };
const CLOCKS = ["case_due", "step_due", "supplement_due"];
const ID = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

const is = (bo, ...types) => types.some((type) => bo.$instanceOf(type));
const choices = (words) => words.map(({ code, name }) => [code, `${name} (${code})`]);
const pairs = (table) => Object.entries(table).map(([code, name]) => [code, code ? `${name} (${code})` : name]);
export const nameOf = (bo) => (bo.name || bo.text || bo.id || "").replace(/\s+/g, " ").trim();

// Groups of fields of *element*: `desk` has the pen, what may be chosen, the settings, and the elements.
export function groups(element, desk) {
  const bo = element.businessObject;
  const made = [
    [_("Chung"), general(element, bo, desk)],
    [_("Bước"), isStep(bo) ? step(element, bo, desk) : []],
    [_("Người làm"), isStep(bo) ? performers(element, bo, desk) : []],
    [_("Trạng thái và đồng hồ"), is(bo, "bpmn:FlowNode") && !is(bo, "bpmn:Gateway") ? clock(element, bo, desk) : []],
    [_("Vai trò"), is(bo, "bpmn:Lane") ? role(bo, desk) : []],
    [_("Thành phần hồ sơ"), is(bo, "bpmn:Process", "bpmn:Collaboration") ? papers(desk) : []],
    [_("Luồng"), is(bo, "bpmn:SequenceFlow") ? flow(element, bo, desk) : []],
    [_("Gọi quy trình"), is(bo, "bpmn:CallActivity") ? call(element, bo, desk) : []],
    [_("Quyết định"), is(bo, "bpmn:BusinessRuleTask") ? table(element, bo, desk) : []],
    [_("Gán dữ liệu"), is(bo, "bpmn:ScriptTask") ? script(element, bo, desk) : []],
    [_("Thông điệp"), is(bo, "bpmn:ServiceTask", "bpmn:SendTask", "bpmn:ReceiveTask") ? exchange(element, bo, desk) : []],
    [_("Sự kiện"), is(bo, "bpmn:Event") ? events(element, bo, desk) : []],
    [_("Lặp"), is(bo, "bpmn:Activity") ? loop(element, bo, desk) : []],
  ];
  return made.filter(([, fields]) => fields.length);
}

const isStep = (bo) => STEPS.includes(bo.$type);

// A step property of ours.
const own = (element, desk, name, label, more = {}) => ({
  id: name,
  label,
  value: property(element.businessObject, name),
  set: (value) => desk.pen.setProperty(element, name, value.trim()),
  ...more,
});

// What names the step *before* by its id names it by its new one.
function follow(before, id, { pen, modeler, settings, steps }) {
  for (const step of steps()) {
    for (const name of ["separate_from", "same_as"]) {
      const named = property(step, name).split(/\s+/);
      if (named.includes(before)) {
        const value = named.map((one) => (one === before ? id : one)).join(" ");
        pen.setProperty(modeler.get("elementRegistry").get(step.id), name, value);
      }
    }
  }
  settings.change((one) => {
    const known = one.uncounted(before);
    if (!known) return;
    one.setUncounted(before, null);
    one.setUncounted(id, known.basis);
  });
}

function general(element, bo, desk) {
  const { pen, modeler } = desk;
  const isText = is(bo, "bpmn:TextAnnotation");
  const rename = (value) => {
    if (element.labelTarget || element.type === "label" || !element.parent) pen.set(element, { name: value });
    else modeler.get("modeling").updateLabel(element, value);
  };
  const renumber = (value) => {
    const id = value.trim();
    if (id === bo.id) return "";
    if (!ID.test(id)) return _("Mã bắt đầu bằng chữ hoặc '_', chỉ gồm chữ, số, '_', '-', '.'.");
    if (modeler.get("moddle").ids.assigned(id)) return _("Mã '%(id)s' đã dùng.", { id });
    const before = bo.id;
    desk.settings.together(() => {
      modeler.get("modeling").updateProperties(element, { id });
      follow(before, id, desk);
    });
    return "";
  };
  const note = bo.documentation?.[0]?.text ?? "";
  const setNote = (value) => pen.set(element, { documentation: value ? [pen.create("bpmn:Documentation", { text: value }, bo)] : [] });
  return [
    { id: "name", label: isText ? _("Nội dung") : _("Tên"), kind: "area", value: (isText ? bo.text : bo.name) ?? "", set: rename },
    { id: "id", label: _("Mã (id)"), hint: _("Lịch sử hồ sơ ghi theo mã này; đừng đổi khi chỉ sửa tên."), value: bo.id, set: renumber },
    { id: "documentation", label: _("Ghi chú"), kind: "area", value: note, set: setNote },
  ];
}

function step(element, bo, desk) {
  const { settings, words } = desk;
  const uncounted = settings.now()?.uncounted(bo.id);
  const forms = words.forms.map((name) => [name, name]);
  const fields = [
    own(element, desk, "limit", _("Thời hạn của bước"), { hint: _("PT4H: 4 giờ; PT1H30M: 1 giờ 30 phút; P2D: 2 ngày. Một ngày làm việc là 8 giờ.") }),
    own(element, desk, "limit_kind", _("Cách tính"), { kind: "choice", options: pairs(KINDS) }),
    own(element, desk, "form", _("Biểu mẫu"), { kind: "choice", options: [["", _("chưa có")], ...forms], link: desk.formAt, linked: _("Mở biểu mẫu") }),
    own(element, desk, "warn", _("Nhắc trước khi đến hạn"), { hint: _("PT2H: trước 2 giờ làm việc; none: không nhắc.") }),
    own(element, desk, "escalate", _("Báo cấp trên sau khi trễ"), { hint: _("PT4H P1D: sau 4 giờ, rồi sau 1 ngày.") }),
    own(element, desk, "gives", _("Dữ liệu mà bước đem lại"), { hint: _("Tên dữ liệu, cách nhau bằng dấu trắng.") }),
  ];
  if (settings.now()) {
    const set = (value) => settings.change((one) => one.setUncounted(bo.id, value.trim() || null));
    const hint = _("Căn cứ pháp luật của việc không tính, bắt buộc; để trống: có tính. Ghi vào procedure.toml.");
    fields.splice(2, 0, { id: "uncounted", label: _("Không tính vào thời hạn"), kind: "area", hint, value: uncounted?.basis ?? "", set });
  }
  return fields;
}

function performers(element, bo, desk) {
  const others = desk.steps().filter((one) => one.id !== bo.id);
  const options = others.map((one) => [one.id, nameOf(one)]);
  const posts = desk.words.posts.map(({ code, name }) => [code, name]);
  return [
    own(element, desk, "separate_from", _("Phải khác người đã làm bước"), { kind: "many", options }),
    own(element, desk, "same_as", _("Phải cùng người đã làm bước"), { kind: "choice", options: [["", _("không bắt buộc")], ...options] }),
    own(element, desk, "performers", _("Vị trí được làm, khi khác với làn"), { kind: "line", offers: posts }),
  ];
}

function clock(element, bo, desk) {
  const act = property(bo, "act");
  const fields = [
    own(element, desk, "status", _("Trạng thái hồ sơ khi tới đây"), { kind: "choice", options: [["", _("giữ nguyên")], ...choices(desk.words.statuses)] }),
    own(element, desk, "act", _("Việc với đồng hồ"), { kind: "choice", options: [["", _("không")], ...pairs(ACTS)] }),
  ];
  if (act === "supplement") fields.push(own(element, desk, "reason", _("Trường biểu mẫu nêu lý do"), { offers: desk.names() }));
  if (act === "handover" || act === "paid") fields.push(own(element, desk, "reference", _("Trường biểu mẫu ghi số văn bản"), { offers: desk.names() }));
  return fields;
}

function role(bo, { settings, words }) {
  const now = settings.now();
  if (!now) return [];
  const known = now.roles().get(bo.name ?? "") ?? { post: "", unit: "competent" };
  const units = [["receiving", _("nơi tiếp nhận")], ["competent", _("nơi giải quyết")], ["returning", _("nơi trả kết quả")]];
  const posts = words.posts.map(({ code, name }) => [code, `${name} (${code})`]);
  if (known.post && !posts.some(([code]) => code === known.post)) posts.push([known.post, known.post]);
  const set = (post, unit) => settings.change((one) => one.setRole(bo.name ?? "", post, unit));
  return [
    { id: "post", label: _("Vị trí việc làm"), kind: "choice", options: [["", _("chưa gán")], ...posts], value: known.post, set: (value) => set(value, known.unit), hint: _("Ghi vào [roles] của procedure.toml.") },
    { id: "unit", label: _("Của cơ quan nào"), kind: "choice", options: units, value: known.unit, set: (value) => set(known.post, value) },
  ];
}

// What an applicant hands in; the cells of one paper stand together.
function papers({ settings }) {
  const now = settings.now();
  if (!now) return [];
  const change = (at, name, written) => settings.change((one) => one.setComponent(at, name, written));
  const rows = now.components().flatMap(({ name, way, isNeeded }, at) => [
    { id: `paper-${at}`, label: _("Giấy tờ %(n)s", { n: at + 1 }), kind: "area", value: name, hint: _("Xóa hết chữ thì bỏ giấy tờ này."), set: (value) => (value.trim() ? change(at, "name", JSON.stringify(value.trim())) : settings.change((one) => one.removeComponent(at))) },
    { id: `paper-way-${at}`, label: _("Cách nộp giấy tờ %(n)s", { n: at + 1 }), kind: "choice", options: Object.entries(WAYS), value: way || "submit", set: (value) => change(at, "way", JSON.stringify(value)) },
    { id: `paper-needed-${at}`, label: _("Thiếu giấy tờ %(n)s thì chưa tiếp nhận được", { n: at + 1 }), kind: "tick", value: isNeeded, set: (value) => change(at, "needed", value ? "true" : null) },
  ]);
  const add = (value) => value.trim() && settings.change((one) => one.addComponent(value.trim()));
  return [...rows, { id: "paper-new", label: _("Thêm giấy tờ"), value: "", set: (value) => void add(value), hint: _("Trường hợp, cách thức nộp, số bản: sửa trong procedure.toml.") }];
}

function flow(element, bo, desk) {
  const { pen } = desk;
  const from = bo.sourceRef;
  const fields = [
    { id: "condition", label: _("Điều kiện (FEEL)"), kind: "feel", value: bo.conditionExpression?.body ?? "", set: (value) => pen.set(element, { conditionExpression: pen.expression(value.trim(), bo) }) },
  ];
  if (is(from, "bpmn:ExclusiveGateway", "bpmn:InclusiveGateway", "bpmn:Activity")) {
    const source = element.source;
    const set = (value) => pen.set(source, { default: value ? bo : undefined }, from);
    fields.push({ id: "default", label: _("Luồng mặc định: đi khi không điều kiện nào đúng"), kind: "tick", value: from.default === bo, set });
  }
  return fields;
}

function call(element, bo, desk) {
  const shared = choices(desk.words.shared);
  const others = choices(desk.words.processes).filter(([code]) => !shared.some(([one]) => one === code));
  return [
    { id: "called", label: _("Quy trình được gọi"), kind: "choice", options: [["", _("chưa chọn")], ...shared, ...others], value: bo.calledElement ?? "", set: (value) => desk.pen.set(element, { calledElement: value || undefined }), hint: _("Quy trình dùng chung tự đi kèm bản dự thảo khi lưu.") },
  ];
}

function table(element, bo, desk) {
  const options = [["", _("chưa chọn")], ...desk.words.decisions.map(({ code, name }) => [code, name])];
  return [
    { id: "decision", label: _("Bảng quyết định"), kind: "choice", options, value: decision(bo), set: (value) => desk.pen.setDecision(element, value) },
    own(element, desk, "result", _("Tên dữ liệu nhận kết quả"), { offers: desk.names() }),
  ];
}

const script = (element, bo, { pen }) => [
  { id: "script", label: _("Mỗi dòng một phép gán"), kind: "feel", hint: "so_ngay = if gap then 1 else 3", value: bo.script ?? "", set: (value) => pen.set(element, { script: value || undefined }) },
];

function exchange(element, bo, desk) {
  const fields = [
    own(element, desk, "topic", _("Tên yêu cầu gửi đi")),
    own(element, desk, "message", _("Thông điệp trả lời, khi khác tên yêu cầu")),
    own(element, desk, "correlation", _("Phân biệt hồ sơ (FEEL)"), { kind: "feel" }),
    own(element, desk, "gives", _("Dữ liệu mà bước đem lại"), { hint: _("Tên dữ liệu, cách nhau bằng dấu trắng.") }),
  ];
  return is(bo, "bpmn:ServiceTask") ? fields : [reference(element, bo, "Message", desk), ...fields];
}

// The message, signal, error or escalation that *part*, the element or its event definition, means.
function reference(element, part, kind, { pen, modeler }) {
  const [attribute, label, code] = REFERENCES[kind];
  const known = modeler.getDefinitions().rootElements.filter((one) => one.$type === `bpmn:${kind}`);
  const said = (one) => (code ? (one?.[code] ?? one?.name) : one?.name) ?? "";
  const set = (value) => {
    const name = value.trim();
    const found = known.find((one) => said(one) === name) ?? pen.named(element, `bpmn:${kind}`, name, code ? { [code]: name } : {});
    pen.set(element, { [attribute]: found }, part);
  };
  return { id: attribute, label, value: said(part[attribute]), set, offers: known.map((one) => [said(one), said(one)]) };
}

function events(element, bo, desk) {
  const fields = (bo.eventDefinitions ?? []).flatMap((part) => definition(element, part, desk));
  if (is(bo, "bpmn:CatchEvent")) fields.push(own(element, desk, "gives", _("Dữ liệu mà sự kiện đem lại"), { hint: _("Tên dữ liệu, cách nhau bằng dấu trắng.") }));
  if (fields.some((one) => one.id === "messageRef")) fields.push(own(element, desk, "correlation", _("Phân biệt hồ sơ (FEEL)"), { kind: "feel" }));
  if (bo.$type === "bpmn:BoundaryEvent") {
    const set = (value) => desk.pen.set(element, { cancelActivity: value });
    fields.push({ id: "interrupting", label: _("Ngắt bước khi xảy ra"), kind: "tick", value: bo.cancelActivity !== false, set });
  }
  return fields;
}

function definition(element, part, desk) {
  const kind = part.$type.slice(5).replace("EventDefinition", "");
  if (kind in REFERENCES) return [reference(element, part, kind, desk)];
  const { pen } = desk;
  if (kind === "Conditional") {
    return [{ id: "when", label: _("Điều kiện (FEEL)"), kind: "feel", value: part.condition?.body ?? "", set: (value) => pen.set(element, { condition: pen.expression(value, part) }, part) }];
  }
  if (kind === "Link") return [{ id: "link", label: _("Tên liên kết"), value: part.name ?? "", set: (value) => pen.set(element, { name: value }, part) }];
  if (kind !== "Timer") return [];
  const form = Object.keys(TIMES).find((one) => part[one]) ?? "timeDuration";
  const cleared = { timeDuration: undefined, timeDate: undefined, timeCycle: undefined };
  const write = (to, text) => pen.set(element, { ...cleared, [to]: pen.expression(text, part) ?? pen.create("bpmn:FormalExpression", { body: "" }, part) }, part);
  const text = part[form]?.body ?? "";
  return [
    { id: "timer", label: _("Hẹn giờ"), kind: "choice", options: pairs(TIMES), value: form, set: (value) => write(value, text) },
    { id: "time", label: _("Khi nào"), kind: "feel", more: CLOCKS, hint: _("P3D, PT4H; 2026-11-23T08:00; R3/PT1H; case_due, step_due: hạn của hồ sơ, của bước."), value: text, set: (value) => write(form, value.trim()) },
  ];
}

function loop(element, bo, { pen }) {
  const marked = bo.loopCharacteristics;
  const standard = marked?.$type === "bpmn:StandardLoopCharacteristics";
  const kind = !marked ? "" : standard ? "standard" : marked.isSequential ? "sequential" : "parallel";
  const make = (value) => {
    const type = value === "standard" ? "bpmn:StandardLoopCharacteristics" : "bpmn:MultiInstanceLoopCharacteristics";
    return value ? pen.create(type, value === "sequential" ? { isSequential: true } : {}, bo) : undefined;
  };
  const fields = [{ id: "loop", label: _("Cách lặp"), kind: "choice", options: pairs(LOOPS).map(([code, name]) => [code, name.replace(/ \(.*/, "")]), value: kind, set: (value) => pen.set(element, { loopCharacteristics: make(value) }) }];
  const formal = (id, label) => ({ id, label, kind: "feel", value: marked[id]?.body ?? "", set: (value) => pen.set(element, { [id]: pen.expression(value, marked) }, marked) });
  const named = (id, label, type) => ({ id, label, value: (type ? marked[id]?.name ?? marked[id]?.id : marked[id]?.id) ?? "", set: (value) => pen.set(element, { [id]: value ? pen.create(type ?? "bpmn:BaseElement", type ? { id: value, name: value } : { id: value }, marked) : undefined }, marked) });
  if (standard) fields.push(formal("loopCondition", _("Lặp khi (FEEL)")));
  else if (marked) {
    fields.push(named("loopDataInputRef", _("Danh sách dữ liệu")), named("inputDataItem", _("Tên của từng mục"), "bpmn:DataInput"));
    fields.push(formal("loopCardinality", _("Hoặc số lần (FEEL)")), formal("completionCondition", _("Xong sớm khi (FEEL)")));
  }
  return fields;
}

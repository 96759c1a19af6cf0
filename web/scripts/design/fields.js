// Which properties an element of a diagram has, how each is read and how it is changed.
import { decision, property } from "./model.js";

const STEPS = ["bpmn:UserTask", "bpmn:ManualTask", "bpmn:Task"];
const ACTS = {
  accept: "tiếp nhận đủ và đúng",
  receive: "cơ quan có thẩm quyền nhận được hồ sơ",
  handover: "bàn giao với bưu chính",
  supplement: "phát hành yêu cầu bổ sung: tạm dừng",
  supplied: "đã nhận đủ bổ sung: tính tiếp",
  obligation: "thông báo nghĩa vụ tài chính: tạm dừng",
  paid: "đã nộp: tính tiếp",
  phase: "kết thúc một giai đoạn",
  stop: "đã có kết quả: dừng hẳn",
};
const KINDS = { "": "giờ, ngày làm việc", calendar: "theo lịch" };
const TIMES = { timeDuration: "sau một khoảng thời gian", timeDate: "vào một lúc", timeCycle: "nhiều lần" };
const REFERENCES = {
  Message: ["messageRef", "Thông điệp", null],
  Signal: ["signalRef", "Tín hiệu", null],
  Error: ["errorRef", "Lỗi", "errorCode"],
  Escalation: ["escalationRef", "Leo thang", "escalationCode"],
};
const LOOPS = { "": "không lặp", parallel: "nhiều người, song song", sequential: "nhiều người, lần lượt", standard: "lặp có điều kiện" };
const WAYS = { submit: "nộp", show: "xuất trình", "look-up": "cơ quan tự tra cứu" };
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
    ["Chung", general(element, bo, desk)],
    ["Bước", isStep(bo) ? step(element, bo, desk) : []],
    ["Người làm", isStep(bo) ? performers(element, bo, desk) : []],
    ["Trạng thái và đồng hồ", is(bo, "bpmn:FlowNode") && !is(bo, "bpmn:Gateway") ? clock(element, bo, desk) : []],
    ["Vai trò", is(bo, "bpmn:Lane") ? role(bo, desk) : []],
    ["Thành phần hồ sơ", is(bo, "bpmn:Process", "bpmn:Collaboration") ? papers(desk) : []],
    ["Luồng", is(bo, "bpmn:SequenceFlow") ? flow(element, bo, desk) : []],
    ["Gọi quy trình", is(bo, "bpmn:CallActivity") ? call(element, bo, desk) : []],
    ["Quyết định", is(bo, "bpmn:BusinessRuleTask") ? table(element, bo, desk) : []],
    ["Gán dữ liệu", is(bo, "bpmn:ScriptTask") ? script(element, bo, desk) : []],
    ["Thông điệp", is(bo, "bpmn:ServiceTask", "bpmn:SendTask", "bpmn:ReceiveTask") ? exchange(element, bo, desk) : []],
    ["Sự kiện", is(bo, "bpmn:Event") ? events(element, bo, desk) : []],
    ["Lặp", is(bo, "bpmn:Activity") ? loop(element, bo, desk) : []],
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
    if (!ID.test(id)) return "Mã bắt đầu bằng chữ hoặc '_', chỉ gồm chữ, số, '_', '-', '.'.";
    if (modeler.get("moddle").ids.assigned(id)) return `Mã '${id}' đã dùng.`;
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
    { id: "name", label: isText ? "Nội dung" : "Tên", kind: "area", value: (isText ? bo.text : bo.name) ?? "", set: rename },
    { id: "id", label: "Mã (id)", hint: "Lịch sử hồ sơ ghi theo mã này; đừng đổi khi chỉ sửa tên.", value: bo.id, set: renumber },
    { id: "documentation", label: "Ghi chú", kind: "area", value: note, set: setNote },
  ];
}

function step(element, bo, desk) {
  const { settings, words } = desk;
  const uncounted = settings.now()?.uncounted(bo.id);
  const forms = words.forms.map((name) => [name, name]);
  const fields = [
    own(element, desk, "limit", "Thời hạn của bước", { hint: "PT4H: 4 giờ; PT1H30M: 1 giờ 30 phút; P2D: 2 ngày. Một ngày làm việc là 8 giờ." }),
    own(element, desk, "limit_kind", "Cách tính", { kind: "choice", options: pairs(KINDS) }),
    own(element, desk, "form", "Biểu mẫu", { kind: "choice", options: [["", "chưa có"], ...forms], link: desk.formAt, linked: "Mở biểu mẫu" }),
    own(element, desk, "warn", "Nhắc trước khi đến hạn", { hint: "PT2H: trước 2 giờ làm việc; none: không nhắc." }),
    own(element, desk, "escalate", "Báo cấp trên sau khi trễ", { hint: "PT4H P1D: sau 4 giờ, rồi sau 1 ngày." }),
    own(element, desk, "gives", "Dữ liệu mà bước đem lại", { hint: "Tên dữ liệu, cách nhau bằng dấu trắng." }),
  ];
  if (settings.now()) {
    const set = (value) => settings.change((one) => one.setUncounted(bo.id, value.trim() || null));
    const hint = "Căn cứ pháp luật của việc không tính, bắt buộc; để trống: có tính. Ghi vào procedure.toml.";
    fields.splice(2, 0, { id: "uncounted", label: "Không tính vào thời hạn", kind: "area", hint, value: uncounted?.basis ?? "", set });
  }
  return fields;
}

function performers(element, bo, desk) {
  const others = desk.steps().filter((one) => one.id !== bo.id);
  const options = others.map((one) => [one.id, nameOf(one)]);
  const posts = desk.words.posts.map(({ code, name }) => [code, name]);
  return [
    own(element, desk, "separate_from", "Phải khác người đã làm bước", { kind: "many", options }),
    own(element, desk, "same_as", "Phải cùng người đã làm bước", { kind: "choice", options: [["", "không bắt buộc"], ...options] }),
    own(element, desk, "performers", "Vị trí được làm, khi khác với làn", { kind: "line", offers: posts }),
  ];
}

function clock(element, bo, desk) {
  const act = property(bo, "act");
  const fields = [
    own(element, desk, "status", "Trạng thái hồ sơ khi tới đây", { kind: "choice", options: [["", "giữ nguyên"], ...choices(desk.words.statuses)] }),
    own(element, desk, "act", "Việc với đồng hồ", { kind: "choice", options: [["", "không"], ...pairs(ACTS)] }),
  ];
  if (act === "supplement") fields.push(own(element, desk, "reason", "Trường biểu mẫu nêu lý do", { offers: desk.names() }));
  if (act === "handover" || act === "paid") fields.push(own(element, desk, "reference", "Trường biểu mẫu ghi số văn bản", { offers: desk.names() }));
  return fields;
}

function role(bo, { settings, words }) {
  const now = settings.now();
  if (!now) return [];
  const known = now.roles().get(bo.name ?? "") ?? { post: "", unit: "competent" };
  const units = [["receiving", "nơi tiếp nhận"], ["competent", "nơi giải quyết"], ["returning", "nơi trả kết quả"]];
  const posts = words.posts.map(({ code, name }) => [code, `${name} (${code})`]);
  if (known.post && !posts.some(([code]) => code === known.post)) posts.push([known.post, known.post]);
  const set = (post, unit) => settings.change((one) => one.setRole(bo.name ?? "", post, unit));
  return [
    { id: "post", label: "Vị trí việc làm", kind: "choice", options: [["", "chưa gán"], ...posts], value: known.post, set: (value) => set(value, known.unit), hint: "Ghi vào [roles] của procedure.toml." },
    { id: "unit", label: "Của cơ quan nào", kind: "choice", options: units, value: known.unit, set: (value) => set(known.post, value) },
  ];
}

// What an applicant hands in; the cells of one paper stand together.
function papers({ settings }) {
  const now = settings.now();
  if (!now) return [];
  const change = (at, name, written) => settings.change((one) => one.setComponent(at, name, written));
  const rows = now.components().flatMap(({ name, way, isNeeded }, at) => [
    { id: `paper-${at}`, label: `Giấy tờ ${at + 1}`, kind: "area", value: name, hint: "Xóa hết chữ thì bỏ giấy tờ này.", set: (value) => (value.trim() ? change(at, "name", JSON.stringify(value.trim())) : settings.change((one) => one.removeComponent(at))) },
    { id: `paper-way-${at}`, label: `Cách nộp giấy tờ ${at + 1}`, kind: "choice", options: Object.entries(WAYS), value: way || "submit", set: (value) => change(at, "way", JSON.stringify(value)) },
    { id: `paper-needed-${at}`, label: `Thiếu giấy tờ ${at + 1} thì chưa tiếp nhận được`, kind: "tick", value: isNeeded, set: (value) => change(at, "needed", value ? "true" : null) },
  ]);
  const add = (value) => value.trim() && settings.change((one) => one.addComponent(value.trim()));
  return [...rows, { id: "paper-new", label: "Thêm giấy tờ", value: "", set: (value) => void add(value), hint: "Trường hợp, cách thức nộp, số bản: sửa trong procedure.toml." }];
}

function flow(element, bo, desk) {
  const { pen } = desk;
  const from = bo.sourceRef;
  const fields = [
    { id: "condition", label: "Điều kiện (FEEL)", kind: "feel", value: bo.conditionExpression?.body ?? "", set: (value) => pen.set(element, { conditionExpression: pen.expression(value.trim(), bo) }) },
  ];
  if (is(from, "bpmn:ExclusiveGateway", "bpmn:InclusiveGateway", "bpmn:Activity")) {
    const source = element.source;
    const set = (value) => pen.set(source, { default: value ? bo : undefined }, from);
    fields.push({ id: "default", label: "Luồng mặc định: đi khi không điều kiện nào đúng", kind: "tick", value: from.default === bo, set });
  }
  return fields;
}

function call(element, bo, desk) {
  const shared = choices(desk.words.shared);
  const others = choices(desk.words.processes).filter(([code]) => !shared.some(([one]) => one === code));
  return [
    { id: "called", label: "Quy trình được gọi", kind: "choice", options: [["", "chưa chọn"], ...shared, ...others], value: bo.calledElement ?? "", set: (value) => desk.pen.set(element, { calledElement: value || undefined }), hint: "Quy trình dùng chung tự đi kèm bản dự thảo khi lưu." },
  ];
}

function table(element, bo, desk) {
  const options = [["", "chưa chọn"], ...desk.words.decisions.map(({ code, name }) => [code, name])];
  return [
    { id: "decision", label: "Bảng quyết định", kind: "choice", options, value: decision(bo), set: (value) => desk.pen.setDecision(element, value) },
    own(element, desk, "result", "Tên dữ liệu nhận kết quả", { offers: desk.names() }),
  ];
}

const script = (element, bo, { pen }) => [
  { id: "script", label: "Mỗi dòng một phép gán", kind: "feel", hint: "so_ngay = if gap then 1 else 3", value: bo.script ?? "", set: (value) => pen.set(element, { script: value || undefined }) },
];

function exchange(element, bo, desk) {
  const fields = [
    own(element, desk, "topic", "Tên yêu cầu gửi đi"),
    own(element, desk, "message", "Thông điệp trả lời, khi khác tên yêu cầu"),
    own(element, desk, "correlation", "Phân biệt hồ sơ (FEEL)", { kind: "feel" }),
    own(element, desk, "gives", "Dữ liệu mà bước đem lại", { hint: "Tên dữ liệu, cách nhau bằng dấu trắng." }),
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
  if (is(bo, "bpmn:CatchEvent")) fields.push(own(element, desk, "gives", "Dữ liệu mà sự kiện đem lại", { hint: "Tên dữ liệu, cách nhau bằng dấu trắng." }));
  if (fields.some((one) => one.id === "messageRef")) fields.push(own(element, desk, "correlation", "Phân biệt hồ sơ (FEEL)", { kind: "feel" }));
  if (bo.$type === "bpmn:BoundaryEvent") {
    const set = (value) => desk.pen.set(element, { cancelActivity: value });
    fields.push({ id: "interrupting", label: "Ngắt bước khi xảy ra", kind: "tick", value: bo.cancelActivity !== false, set });
  }
  return fields;
}

function definition(element, part, desk) {
  const kind = part.$type.slice(5).replace("EventDefinition", "");
  if (kind in REFERENCES) return [reference(element, part, kind, desk)];
  const { pen } = desk;
  if (kind === "Conditional") {
    return [{ id: "when", label: "Điều kiện (FEEL)", kind: "feel", value: part.condition?.body ?? "", set: (value) => pen.set(element, { condition: pen.expression(value, part) }, part) }];
  }
  if (kind === "Link") return [{ id: "link", label: "Tên liên kết", value: part.name ?? "", set: (value) => pen.set(element, { name: value }, part) }];
  if (kind !== "Timer") return [];
  const form = Object.keys(TIMES).find((one) => part[one]) ?? "timeDuration";
  const cleared = { timeDuration: undefined, timeDate: undefined, timeCycle: undefined };
  const write = (to, text) => pen.set(element, { ...cleared, [to]: pen.expression(text, part) ?? pen.create("bpmn:FormalExpression", { body: "" }, part) }, part);
  const text = part[form]?.body ?? "";
  return [
    { id: "timer", label: "Hẹn giờ", kind: "choice", options: pairs(TIMES), value: form, set: (value) => write(value, text) },
    { id: "time", label: "Khi nào", kind: "feel", more: CLOCKS, hint: "P3D, PT4H; 2026-11-23T08:00; R3/PT1H; case_due, step_due: hạn của hồ sơ, của bước.", value: text, set: (value) => write(form, value.trim()) },
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
  const fields = [{ id: "loop", label: "Cách lặp", kind: "choice", options: pairs(LOOPS).map(([code, name]) => [code, name.replace(/ \(.*/, "")]), value: kind, set: (value) => pen.set(element, { loopCharacteristics: make(value) }) }];
  const formal = (id, label) => ({ id, label, kind: "feel", value: marked[id]?.body ?? "", set: (value) => pen.set(element, { [id]: pen.expression(value, marked) }, marked) });
  const named = (id, label, type) => ({ id, label, value: (type ? marked[id]?.name ?? marked[id]?.id : marked[id]?.id) ?? "", set: (value) => pen.set(element, { [id]: value ? pen.create(type ?? "bpmn:BaseElement", type ? { id: value, name: value } : { id: value }, marked) : undefined }, marked) });
  if (standard) fields.push(formal("loopCondition", "Lặp khi (FEEL)"));
  else if (marked) {
    fields.push(named("loopDataInputRef", "Danh sách dữ liệu"), named("inputDataItem", "Tên của từng mục", "bpmn:DataInput"));
    fields.push(formal("loopCardinality", "Hoặc số lần (FEEL)"), formal("completionCondition", "Xong sớm khi (FEEL)"));
  }
  return fields;
}

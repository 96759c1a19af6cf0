// Entries of the palette for what our diagrams are made of: a task of an officer, and the processes that all share.
import { make } from "./page.js";
import { _ } from "../words.js";

const MENU = "shared-processes";

export function entries(words) {
  class Entries {
    constructor(palette, popupMenu, create, elementFactory) {
      Object.assign(this, { popupMenu, create, elementFactory });
      palette.registerProvider(this);
      popupMenu.registerProvider(MENU, this);
    }

    begin(event, type, values = {}) {
      const shape = this.elementFactory.createShape({ type });
      shape.businessObject.set("name", values.name ?? "");
      if (values.calledElement) shape.businessObject.set("calledElement", values.calledElement);
      this.create.start(event, shape);
    }

    getPaletteEntries() {
      const task = (event) => this.begin(event, "bpmn:UserTask");
      const open = (event) => {
        const { x, y } = event;
        this.popupMenu.open({}, MENU, { x, y }, { title: _("Gọi quy trình dùng chung"), width: 300 });
      };
      const added = {
        "create.user-task": { group: "activity", className: "bpmn-icon-user-task", title: _("Thêm việc của cán bộ"), action: { dragstart: task, click: task } },
        "create.shared": { group: "activity", className: "bpmn-icon-call-activity", title: _("Gọi quy trình dùng chung"), action: { click: open } },
      };
      return (known) => {
        const { "create.task": plain, ...rest } = known;
        const ordered = Object.entries(rest).flatMap(([name, entry]) => (name === "create.subprocess-expanded" ? [...Object.entries(added), [name, entry]] : [[name, entry]]));
        return Object.fromEntries(plain ? ordered : Object.entries({ ...known, ...added }));
      };
    }

    getPopupMenuEntries() {
      const one = ({ code, name }) => [
        code,
        { label: name, className: "bpmn-icon-call-activity", action: (event) => this.begin(event, "bpmn:CallActivity", { name, calledElement: code }) },
      ];
      return Object.fromEntries(words.shared.map(one));
    }

    getEmptyPopupMenuEntries() {
      return {};
    }
  }
  Entries.$inject = ["palette", "popupMenu", "create", "elementFactory"];
  return { __init__: ["motcuaEntries"], motcuaEntries: ["type", Entries] };
}

const KINDS = [
  ["bpmn:UserTask", _("Việc của cán bộ")],
  ["bpmn:ExclusiveGateway", _("Cổng chọn một")],
  ["bpmn:ParallelGateway", _("Cổng song song")],
  ["bpmn:CallActivity", _("Gọi quy trình khác")],
  ["bpmn:ScriptTask", _("Gán dữ liệu")],
  ["bpmn:IntermediateThrowEvent", _("Mốc")],
  ["bpmn:EndEvent", _("Kết thúc")],
];

let isOpen = false; // what one does without a mouse is done more than once

// What a mouse does on the canvas, done by fields and buttons: something behind this element, a way to another, deletion.
export function acts(element, desk, choose) {
  const { modeler } = desk;
  const bo = element.businessObject;
  const canFollow = bo.$instanceOf("bpmn:FlowNode") && !["bpmn:EndEvent"].includes(bo.$type);
  const group = make("details", { class: "group", open: isOpen, toggle: () => (isOpen = group.open) }, make("summary", {}, _("Sửa sơ đồ không dùng chuột")));
  const pick = (id, label, options, act, done) => {
    const select = make("select", { id }, ...options.map(([code, name]) => make("option", { value: code }, name)));
    group.append(make("div", { class: "field" }, make("label", { for: id }, label), make("span", { class: "acts" }, select, make("button", { type: "button", id: `${id}-now`, click: () => act(select.value) }, done))));
  };
  if (canFollow) {
    pick("append", _("Nối thêm phía sau"), KINDS, (type) => {
      const made = modeler.get("autoPlace").append(element, modeler.get("elementFactory").createShape({ type }));
      choose(made.id);
    }, _("Thêm"));
    const others = desk.nodes().filter((one) => one.id !== bo.id && one.$type !== "bpmn:StartEvent");
    pick("connect", _("Nối tới"), others.map((one) => [one.id, desk.nameOf(one)]), (id) => modeler.get("modeling").connect(element, modeler.get("elementRegistry").get(id)), _("Nối"));
  }
  const flows = bo.outgoing ?? [];
  if (flows.length) {
    const row = (one) => make("li", {}, make("button", { type: "button", class: "plain", click: () => choose(one.id) }, `${one.name || _("Luồng")} → ${desk.nameOf(one.targetRef)}`));
    group.append(make("p", { class: "label" }, _("Luồng đi ra")), make("ul", { class: "plain-list" }, ...flows.map(row)));
  }
  const remove = () => {
    modeler.get("modeling").removeElements([element]);
    choose(null);
  };
  if (element.parent) group.append(make("button", { type: "button", click: remove }, _("Xóa phần tử này")));
  return group;
}

// The modeller of a draft: bpmn-js in Vietnamese, our properties, and the check beside the canvas.
import "bpmn-js/dist/assets/diagram-js.css";
import "bpmn-js/dist/assets/bpmn-js.css";
import "bpmn-js/dist/assets/bpmn-font/css/bpmn.css";
import "bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css";
import "diagram-js-minimap/assets/diagram-js-minimap.css";
import "../../styles/design.css";
import Modeler from "bpmn-js/lib/Modeler";
import Simulation from "bpmn-js-token-simulation";
import Minimap from "diagram-js-minimap";
import { checks } from "./check.js";
import { give, take } from "./comments.js";
import { declaring } from "./declared.js";
import { nameOf } from "./fields.js";
import { keep } from "./keeping.js";
import { marks } from "./marks.js";
import { DESCRIPTOR, Pen, property, restore } from "./model.js";
import { find, place, told } from "./page.js";
import { panel } from "./panel.js";
import { acts, entries } from "./shared.js";
import vietnamese, { overhear } from "./vietnamese.js";
import { _ } from "../words.js";

const SETTINGS = "procedure.toml";
const READABLE = 0.7; // of the size as drawn
const [PALETTE, EDGE] = [130, 20]; // px that the palette takes at the left, and that stay free around
const STEPS = ["bpmn:UserTask", "bpmn:ManualTask", "bpmn:Task"];
const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="dinh_nghia" targetNamespace="http://motcua.vn/bpmn">
  <bpmn:process id="quy_trinh" isExecutable="true"><bpmn:startEvent id="bat_dau" name="Hồ sơ được nộp" /></bpmn:process>
  <bpmndi:BPMNDiagram id="hinh"><bpmndi:BPMNPlane id="mat" bpmnElement="quy_trinh">
    <bpmndi:BPMNShape id="hinh_bat_dau" bpmnElement="bat_dau"><dc:Bounds x="160" y="120" width="36" height="36" /></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;

const modeler = new Modeler({
  container: find("canvas"),
  additionalModules: [vietnamese, Simulation, Minimap, entries(told)],
  moddleExtensions: { spiffworkflow: DESCRIPTOR },
});
const on = (event, act) => modeler.on(event, act);
const registry = modeler.get("elementRegistry");
let findings = [];
let isReady = false;
let comments = [];

// The whole diagram beside the palette, but never smaller than *least*: then one begins at its upper left corner.
function fit(least = 0) {
  const canvas = modeler.get("canvas");
  const { inner, outer } = canvas.viewbox();
  const scale = Math.max(least, Math.min(1, (outer.width - PALETTE - EDGE) / inner.width, (outer.height - 2 * EDGE) / inner.height));
  canvas.viewbox({ x: inner.x - PALETTE / scale, y: inner.y - EDGE / scale, width: outer.width / scale, height: outer.height / scale });
}

// A file without a picture came laid out with the page; what has none and came otherwise is refused.
async function put(said) {
  isReady = false;
  const text = said === told.bare?.was ? told.bare.now : said;
  if (!text.includes("BPMNDiagram")) throw new Error(_("tệp không kèm hình vẽ (BPMN DI); hãy xuất lại từ công cụ cũ kèm hình."));
  comments = take(text);
  const { warnings } = await modeler.importXML(text);
  restore(warnings, modeler.get("moddle"));
  fit(READABLE);
  isReady = true;
}

const diagram = keep(told.path, { read: async () => give((await modeler.saveXML({ format: true })).xml, comments), put, look: anew, empty: EMPTY });

// The role of a lane and what is not counted stand in procedure.toml, which is kept beside the diagram.
const settings = declaring(modeler, { changed: () => declaration.changed() });
const declaration = told.addresses[SETTINGS] && keep(SETTINGS, { read: () => settings.now().text, put: settings.put, look: () => look() });

const nodes = () => registry.filter((one) => !one.labelTarget && one.parent && one.businessObject.$instanceOf("bpmn:FlowNode")).map((one) => one.businessObject);
const desk = {
  modeler,
  pen: new Pen(modeler),
  words: told,
  settings,
  nodes,
  nameOf,
  steps: () => nodes().filter((one) => STEPS.includes(one.$type)),
  findings: () => findings,
  names: () => [...new Set([...told.names, ...nodes().flatMap((one) => property(one, "gives").split(/\s+/).filter(Boolean))])].map((name) => [name, name]),
  formAt: (name) => told.addresses[`forms/${name}`] ?? told.addresses[`shared/forms/${name}`] ?? `/thiet-ke/${told.slug}/bieu-mau/forms/${name}`,
};

function choose(id) {
  const element = id && (registry.get(id) ?? null);
  if (!element) {
    modeler.get("selection").deselect();
    return;
  }
  const canvas = modeler.get("canvas");
  const root = canvas.findRoot(element);
  if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
  if (element === canvas.getRootElement()) {
    modeler.get("selection").deselect();
    properties.show(element);
    return;
  }
  modeler.get("selection").select(element);
  canvas.scrollToElement(element, { top: 80, bottom: 80, left: 80, right: 80 });
}

const properties = panel(desk, (element) => acts(element, desk, choose));
const shown = marks(modeler, { choose, focusPanel: () => find("p-name")?.focus() });
const check = checks({
  path: told.path,
  files: async () => ({ ...(isReady ? { [told.path]: await diagram.now() } : {}), ...(settings.now() ? { [SETTINGS]: settings.now().text } : {}) }),
  show(said) {
    findings = said.findings.filter((one) => one.file === told.path);
    shown.put(said, told.path);
    properties.tell();
  },
  choose,
});

// Another diagram stands on the canvas: nothing of it is chosen yet.
function anew() {
  properties.show(modeler.get("canvas").getRootElement());
  check.soon();
}

// The panel is looked over once everything that belongs to one change is done.
let looking = null;
function look() {
  check.soon();
  clearTimeout(looking);
  looking = setTimeout(() => properties.again(), 0);
}

// The role of a lane goes by its name, wherever that is changed.
on("commandStack.element.updateLabel.preExecute", ({ context: { element, newLabel } }) => {
  if (element.type === "bpmn:Lane") settings.change((one) => one.renameRole(element.businessObject.name ?? "", newLabel));
});
document.addEventListener("before-save", () => {
  const writing = modeler.get("directEditing");
  if (writing.isActive()) writing.complete();
});
on("selection.changed", ({ newSelection }) => {
  if (!isReady) return;
  const one = newSelection.length === 1 ? newSelection[0] : newSelection.length ? null : modeler.get("canvas").getRootElement();
  properties.show(one?.labelTarget ?? one);
});
on("commandStack.changed", () => {
  const wasDrawn = settings.wasDrawn();
  if (!isReady) return;
  if (wasDrawn) diagram.changed();
  look();
});

const press = (act, run) => place.querySelector(`[data-act=${act}]`).addEventListener("click", run);
const pressed = (act, isOn) => place.querySelector(`[data-act=${act}]`).setAttribute("aria-pressed", String(isOn));
press("undo", () => modeler.get("commandStack").undo());
press("redo", () => modeler.get("commandStack").redo());
press("fit", () => fit());
press("nearer", () => modeler.get("zoomScroll").stepZoom(1));
press("farther", () => modeler.get("zoomScroll").stepZoom(-1));
press("minimap", () => modeler.get("minimap").toggle());
press("simulate", () => modeler.get("toggleMode").toggleMode());
on("minimap.toggle", ({ open }) => pressed("minimap", open));
on("tokenSimulation.toggleMode", ({ active }) => pressed("simulate", active));

overhear(find("canvas"));
await declaration?.start();
await diagram.start();
properties.show(modeler.get("canvas").getRootElement());
await check.run();
document.body.dataset.ready = "1";

// The editor of the decision tables of a draft: dmn-js, one table at a time.
import "dmn-js/dist/assets/diagram-js.css";
import "dmn-js/dist/assets/dmn-js-shared.css";
import "dmn-js/dist/assets/dmn-js-drd.css";
import "dmn-js/dist/assets/dmn-js-decision-table.css";
import "dmn-js/dist/assets/dmn-js-decision-table-controls.css";
import "dmn-js/dist/assets/dmn-js-literal-expression.css";
import "dmn-js/dist/assets/dmn-font/css/dmn.css";
import "../../styles/design.css";
import Modeler from "dmn-js/lib/Modeler";
import { checks } from "./check.js";
import { give, take } from "./comments.js";
import { keep } from "./keeping.js";
import { button, find, make, place, told } from "./page.js";
import words, { overhear } from "./tables.js";
import { _, isVietnamese } from "../words.js";

const ID = told.path.split("/").at(-1).replace(/\.dmn$/, "").replace(/[^\w]/g, "_");
const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="bang_${ID}" name="${ID}" namespace="http://motcua.vn/dmn">
  <decision id="${ID}" name="${ID}"><decisionTable id="${ID}_bang" hitPolicy="UNIQUE">
    <input id="vao" label="Dữ liệu vào"><inputExpression id="vao_la" typeRef="string"><text></text></inputExpression></input>
    <output id="ra" label="Kết quả" name="${ID}" typeRef="string" />
  </decisionTable></decision>
</definitions>
`;

const spoken = { additionalModules: [words] };
const editor = new Modeler({ container: find("canvas"), drd: spoken, decisionTable: spoken, literalExpression: spoken, boxedExpression: spoken });
let comments = [];
const read = async () => give((await editor.saveXML({ format: true })).xml, comments);
const heard = new Set(); // the viewers that tell of changes already
let isReady = false;

const kept = keep(told.path, { read, put, look: () => check.soon(), empty: EMPTY });
const check = checks({ path: told.path, files: async () => (isReady ? { [told.path]: await kept.now() } : {}), show: mark, choose, go: _("Tới ô") });
let wrong = new Map(); // the cells that the check names, with what it says

async function put(text) {
  isReady = false;
  comments = take(text);
  await editor.importXML(text);
  await show(editor.getViews().find((one) => one.type !== "drd") ?? editor.getViews()[0]);
  isReady = true;
}

// A cell of a rule, or the head of a column.
const cellOf = (id) => find("canvas").querySelector(`td[data-element-id="${CSS.escape(id)}"], th[data-col-id="${CSS.escape(id)}"]`);

function mark(said) {
  for (const id of wrong.keys()) {
    cellOf(id)?.classList.remove("wrong-cell");
    cellOf(id)?.removeAttribute("title");
  }
  wrong = new Map(said.findings.filter((one) => one.file === told.path && one.severity === "error").map((one) => [one.element, isVietnamese ? one.vi : one.en]));
  for (const [id, words] of wrong) {
    cellOf(id)?.classList.add("wrong-cell");
    cellOf(id)?.setAttribute("title", words);
  }
}

// Its table first, when another one is shown.
async function choose(id) {
  const has = ({ element: { decisionLogic: table, id: own } }) =>
    own === id || [table?.input, table?.output, ...(table?.rule ?? []).flatMap((one) => [one.inputEntry, one.outputEntry])].some((all) => all?.some((one) => one.id === id));
  const view = tables().find(has);
  if (view && view.id !== editor.getActiveView().id) await show(view);
  const cell = cellOf(id);
  cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  (cell?.querySelector("[contenteditable]") ?? cell)?.focus();
}

// The library leaves the head of the numbers of rules empty, and opens the head of a column by a double click alone.
function reach() {
  for (const one of find("canvas").querySelectorAll("th.index-column:empty")) one.append(make("span", { class: "unseen" }, _("Số thứ tự")));
  for (const one of find("canvas").querySelectorAll("th[data-col-id]:not([tabindex])")) one.tabIndex = 0;
}
new MutationObserver(reach).observe(find("canvas"), { childList: true, subtree: true });
find("canvas").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("th[data-col-id]")) return;
  event.preventDefault();
  const [head, { left, top }] = [event.target, event.target.getBoundingClientRect()];
  // Only after the key, which would close again what it opens.
  setTimeout(() => head.dispatchEvent(new MouseEvent("dblclick", { bubbles: true, clientX: left, clientY: top })));
});

// Every letter is a command of its own: what was typed into one cell is undone, and done again, at once. A cell in which
// one still writes takes what it is told for something written, so it is left first.
async function step(way) {
  editor.getActiveViewer().get("selection", false)?.deselect();
  await new Promise((go) => setTimeout(go));
  const stack = editor.getActiveViewer().get("commandStack");
  const at = ({ command, context }) => (command === "element.updateProperties" ? context.element : null);
  const same = (one, other) => at(one) !== null && at(one) === at(other);
  const next = () => stack._stack[stack._stackIdx + (way === "redo" ? 1 : 0)];
  let [done, more] = [null, next()];
  while (more && (!done || same(done, more))) {
    done = more;
    stack[way]();
    more = next();
  }
}
const press = (act, run) => place.querySelector(`[data-act=${act}]`).addEventListener("click", run);
press("undo", () => step("undo"));
press("redo", () => step("redo"));
for (const act of ["addRule", "addInput", "addOutput"]) press(act, () => editor.getActiveViewer().get("editorActions").trigger(act));
const tables = () => editor.getViews().filter((one) => one.type !== "drd");

async function show(view) {
  await editor.open(view);
  const viewer = editor.getActiveViewer();
  if (!heard.has(viewer)) {
    heard.add(viewer);
    viewer.on("commandStack.changed", () => {
      if (!isReady) return;
      kept.changed();
      check.soon();
    });
  }
  const isTable = view.type === "decisionTable";
  for (const act of ["addRule", "addInput", "addOutput"]) place.querySelector(`[data-act=${act}]`).disabled = !isTable;
  const tab = (one) => button(one.name || one.id, () => show(one), { "aria-pressed": String(one.id === view.id) });
  place.querySelector(".tables")?.remove();
  if (tables().length > 1) find("canvas").before(make("div", { class: "acts tools tables", role: "group", "aria-label": _("Các bảng trong tệp") }, ...tables().map(tab)));
  check.soon();
}

overhear(find("canvas"));
await kept.start();
check.run();
document.body.dataset.ready = "1";

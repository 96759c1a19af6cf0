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
import words from "./tables.js";
import { _ } from "../words.js";

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
const check = checks({ path: told.path, files: async () => (isReady ? { [told.path]: await kept.now() } : {}) });

async function put(text) {
  isReady = false;
  comments = take(text);
  await editor.importXML(text);
  await show(editor.getViews().find((one) => one.type !== "drd") ?? editor.getViews()[0]);
  isReady = true;
}

// The library leaves the head of the numbers of rules empty.
editor.on("views.changed", () => {
  for (const one of find("canvas").querySelectorAll("th.index-column:empty")) one.append(make("span", { class: "unseen" }, _("Số thứ tự")));
});

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
  const tables = editor.getViews().filter((one) => one.type !== "drd");
  const tab = (one) => button(one.name || one.id, () => show(one), { "aria-pressed": String(one.id === view.id) });
  place.querySelector(".tools")?.remove();
  find("canvas").before(make("div", { class: "acts tools", role: "group", "aria-label": _("Các bảng trong tệp") }, ...tables.map(tab)));
}

await kept.start();
check.run();
document.body.dataset.ready = "1";

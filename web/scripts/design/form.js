// The editor of a form of a draft: form-js, whose schema is the form.
import "@bpmn-io/form-js/dist/assets/form-js.css";
import "@bpmn-io/form-js/dist/assets/form-js-editor.css";
import "@bpmn-io/form-js/dist/assets/properties-panel.css";
import "../../styles/design.css";
import { FormEditor } from "@bpmn-io/form-js-editor";
import { checks } from "./check.js";
import { kinds, overhear } from "./formwords.js";
import { keep } from "./keeping.js";
import { find, place, told } from "./page.js";
import { preview } from "./preview.js";
import { _ } from "../words.js";

const editor = new FormEditor({ container: find("canvas"), additionalModules: [kinds] });
const id = told.path.split("/").at(-1).replace(/\.json$/, "");
const read = () => `${JSON.stringify(editor.saveSchema(), null, 2)}\n`;
const empty = JSON.stringify({ type: "default", id, components: [] });
let isReady = false;

async function put(text) {
  isReady = false;
  await editor.importSchema(JSON.parse(text));
  isReady = true;
}

const kept = keep(told.path, { read, put, look: () => check.soon(), empty });
const check = checks({ path: told.path, files: async () => (isReady ? { [told.path]: await kept.now() } : {}), choose, go: _("Tới trường") });

// A finding names a field by its data name, inside groups with theirs before it, or by its id.
function choose(name) {
  const all = editor.get("formFieldRegistry").getAll();
  const found = all.find((one) => one.id === name || one.key === name) ?? all.find((one) => one.key && name.endsWith(`.${one.key}`));
  if (!found) return;
  editor.get("selection").set(found);
  find("canvas").querySelector(`.fjs-element[data-id="${CSS.escape(found.id)}"]`)?.focus();
}

editor.on("changed", () => {
  if (!isReady) return;
  kept.changed();
  check.soon();
});
// The same key press would leave the field that it has just made and chosen.
find("canvas").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".fjs-palette-field")) event.preventDefault();
});
place.querySelector("[data-act=undo]").addEventListener("click", () => editor.get("commandStack").undo());
place.querySelector("[data-act=redo]").addEventListener("click", () => editor.get("commandStack").redo());
preview(place.querySelector("[data-act=preview]"), read);
overhear(find("canvas"));
await kept.start();
check.run();
document.body.dataset.ready = "1";

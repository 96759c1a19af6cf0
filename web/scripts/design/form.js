// The editor of a form of a draft: form-js, whose schema is the form.
import "@bpmn-io/form-js/dist/assets/form-js.css";
import "@bpmn-io/form-js/dist/assets/form-js-editor.css";
import "@bpmn-io/form-js/dist/assets/properties-panel.css";
import "../../styles/design.css";
import { FormEditor } from "@bpmn-io/form-js-editor";
import { checks } from "./check.js";
import { overhear } from "./formwords.js";
import { keep } from "./keeping.js";
import { find, told } from "./page.js";

const editor = new FormEditor({ container: find("canvas") });
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
const check = checks({ path: told.path, files: async () => (isReady ? { [told.path]: await kept.now() } : {}) });

editor.on("changed", () => {
  if (!isReady) return;
  kept.changed();
  check.soon();
});
overhear(find("canvas"));
await kept.start();
check.run();
document.body.dataset.ready = "1";

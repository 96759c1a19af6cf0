// Any file of a draft as text.
import "../../styles/design.css";
import { checks } from "./check.js";
import { keep } from "./keeping.js";
import { find, told } from "./page.js";

const field = find("text");
const kept = keep(told.path, {
  read: () => field.value,
  look: () => check.soon(),
  put(text) {
    field.value = text;
    field.disabled = false;
  },
});
const check = checks({ path: told.path, files: () => ({ [told.path]: field.value }) });

field.addEventListener("input", () => {
  kept.changed();
  check.soon();
});
await kept.start();
check.run();
document.body.dataset.ready = "1";

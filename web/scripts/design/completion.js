// Names of data offered while one writes an expression: below the field, chosen by arrow keys, Enter or Tab, or by a click.
import { make } from "./page.js";
import { _ } from "../words.js";

const MOST = 8;
const BEGUN = /[\p{L}_][\p{L}\p{N}_]*$/u;

// `names` gives all names as they are by now; what comes back stands behind the field.
export function completing(input, names) {
  const id = `${input.id}-names`;
  const list = make("ul", { id, role: "listbox", class: "completion", "aria-label": _("Tên dùng được"), hidden: true });
  let [offered, at] = [[], 0];

  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", id);

  const begun = () => (isInText() ? "" : (BEGUN.exec(input.value.slice(0, input.selectionStart))?.[0] ?? ""));
  const isInText = () => (input.value.slice(0, input.selectionStart).match(/"/g) ?? []).length % 2 === 1;

  function show(found) {
    [offered, at] = [found, 0];
    list.hidden = !found.length;
    draw();
  }

  function draw() {
    const row = (name, place) => make("li", { id: `${id}-${place}`, role: "option", "aria-selected": String(place === at), mousedown: (event) => { event.preventDefault(); put(name); } }, name);
    list.replaceChildren(...offered.map(row));
    if (offered.length) input.setAttribute("aria-activedescendant", `${id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function put(name) {
    const end = input.selectionStart;
    input.setRangeText(name, end - begun().length, end, "end");
    show([]);
  }

  input.addEventListener("input", () => {
    const word = begun().toLowerCase();
    const all = word ? names().filter((name) => name.toLowerCase().includes(word) && name.toLowerCase() !== word) : [];
    show(all.toSorted((one, other) => other.toLowerCase().startsWith(word) - one.toLowerCase().startsWith(word)).slice(0, MOST));
  });
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    if (!offered.length || event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      at = (at + by + offered.length) % offered.length;
      draw();
    } else if (event.key === "Enter" || event.key === "Tab") put(offered[at]);
    else if (event.key === "Escape") show([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return list;
}

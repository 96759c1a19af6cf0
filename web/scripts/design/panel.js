// The panel of properties: fields of the chosen element, each with its label, its help and what the check says of it.
import { completing } from "./completion.js";
import { groups, nameOf } from "./fields.js";
import { button, find, make } from "./page.js";
import { vietnamese } from "./vietnamese.js";
import { _, isVietnamese } from "../words.js";

const form = find("properties");
const opened = new Map(); // which groups one opened or closed

form.addEventListener("submit", (event) => event.preventDefault());

const typeOf = (bo) => {
  const plain = bo.$type.slice(5).replace(/([a-z])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`);
  return { Process: _("Quy trình"), Lane: _("Làn"), Participant: _("Bên tham gia"), "Exclusive gateway": _("Cổng chọn một"), Collaboration: _("Sơ đồ") }[plain] ?? vietnamese(plain);
};

function control(field, id, described) {
  const shared = { id, name: field.id, "aria-describedby": described, spellcheck: "false" };
  if (field.kind === "choice") {
    const known = field.options.some(([code]) => code === field.value);
    const options = known ? field.options : [...field.options, [field.value, _("%(value)s (không có trong danh sách)", { value: field.value })]];
    return make("select", shared, ...options.map(([code, name]) => make("option", { value: code, selected: code === field.value }, name)));
  }
  if (field.kind === "area" || field.kind === "feel") {
    const made = make("textarea", { ...shared, rows: 2 });
    made.value = field.value;
    return made;
  }
  return make("input", { ...shared, value: field.value, list: field.offers?.length ? `${id}-offers` : null });
}

function many(field, id, set) {
  const chosen = new Set(field.value.split(/\s+/).filter(Boolean));
  const change = (code, isOn) => {
    if (isOn) chosen.add(code);
    else chosen.delete(code);
    set([...chosen].join(" "));
  };
  const ticks = field.options.map(([code, name], at) =>
    make("label", { class: "tick-line", for: `${id}-${at}` }, make("input", { type: "checkbox", id: `${id}-${at}`, checked: chosen.has(code), change: (event) => change(code, event.target.checked) }), name),
  );
  const names = field.options.filter(([code]) => chosen.has(code)).map(([, name]) => name);
  return make("details", { open: opened.get(id) ?? false, toggle: (event) => opened.set(id, event.target.open) }, make("summary", {}, `${field.label}: ${names.join(", ") || _("không bắt buộc")}`), ...ticks);
}

const namesFor = (field, desk) => [...(field.more ?? []), ...desk.names().map(([name]) => name)];

// Names that an expression may ask for: one press puts one where one writes.
function names(field, input, desk) {
  const put = (name) => {
    input.setRangeText(name, input.selectionStart, input.selectionEnd, "end");
    input.focus();
  };
  const all = namesFor(field, desk);
  return make("details", { class: "names" }, make("summary", {}, _("Tên dùng được")), make("p", {}, ...all.flatMap((name) => [button(name, () => put(name), { class: "plain" }), " "])));
}

function row(first, desk, live) {
  const id = `p-${first.id}`;
  const field = () => live.get(first.id); // as it is by now
  const wrong = make("p", { class: "wrong", id: `${id}-wrong`, hidden: true });
  const set = (value) => {
    const refused = field().set(value);
    wrong.hidden = !refused;
    wrong.textContent = refused || "";
  };
  if (first.kind === "many") return make("div", { class: "field" }, many(first, id, set));
  if (first.kind === "tick") {
    return make("label", { class: "tick-line", for: id }, make("input", { type: "checkbox", id, name: first.id, checked: first.value, change: (event) => set(event.target.checked) }), first.label);
  }
  const hint = first.hint ? make("p", { class: "hint", id: `${id}-hint` }, first.hint) : null;
  const input = control(first, id, [hint && hint.id, wrong.id].filter(Boolean).join(" "));
  input.addEventListener("change", () => {
    if (input.value !== field().value) set(input.value);
  });
  const offers = first.offers?.length ? make("datalist", { id: `${id}-offers` }, ...first.offers.map(([code, name]) => make("option", { value: code }, name))) : null;
  const link = first.link && first.value ? make("a", { href: first.link(first.value) }, first.linked) : null;
  const isFeel = first.kind === "feel";
  return make("div", { class: "field" }, make("label", { for: id }, first.label), hint, wrong, input, isFeel ? completing(input, () => namesFor(first, desk)) : null, offers, link, isFeel ? names(first, input, desk) : null);
}

// What of *parts* asks for other elements of the page when it changes; everything else is put in place.
const shape = (parts) =>
  JSON.stringify(parts.map(([title, fields]) => [title, fields.map((one) => [one.id, one.options, one.offers, one.kind === "many" || one.link ? one.value : 0])]));

// The panel shows the chosen element; `extra` gives what stands below its fields.
export function panel(desk, extra) {
  const said = make("div");
  const title = make("p", { class: "sub" });
  const live = new Map();
  let shown = null;
  let shaped = null;

  function show(element) {
    const isOther = shown !== element;
    shown = element;
    if (!element?.businessObject) {
      shown = null;
      shaped = null;
      form.replaceChildren(make("p", { class: "hint" }, _("Chọn một phần tử trên sơ đồ, hoặc trong danh sách bằng chữ ở dưới.")));
      return;
    }
    const parts = groups(element, desk);
    live.clear();
    parts.forEach(([, fields]) => fields.forEach((field) => live.set(field.id, field)));
    const bo = element.businessObject;
    const now = shape(parts) + (bo.outgoing ?? []).map((one) => one.id);
    if (isOther || now !== shaped) build(element, parts, isOther);
    else update();
    shaped = now;
    title.replaceChildren(make("strong", {}, nameOf(bo)), ` (${typeOf(bo)})`);
    tell();
  }

  function build(element, parts, isOther) {
    const focused = !isOther && form.contains(document.activeElement) ? document.activeElement.id : "";
    const made = parts.map(([name, fields], at) => {
      const toggle = (event) => event.target.className === "group" && opened.set(name, event.target.open);
      return make("details", { class: "group", open: opened.get(name) ?? at < 2, toggle }, make("summary", {}, name), ...fields.map((field) => row(field, desk, live)));
    });
    form.replaceChildren(title, said, ...made, extra(element));
    if (focused) find(focused)?.focus();
  }

  function update() {
    for (const field of live.values()) {
      const input = find(`p-${field.id}`);
      if (!input || input === document.activeElement) continue;
      if (field.kind === "tick") input.checked = field.value;
      else input.value = field.value;
    }
  }

  function tell() {
    const all = shown ? desk.findings().filter((one) => one.element === shown.businessObject.id) : [];
    const mine = atExpressions(all);
    said.className = mine.length ? "alert" : "";
    said.replaceChildren(...mine.map((one) => make("p", {}, isVietnamese ? one.vi : one.en)));
  }

  // What is said of an expression quotes it, or is a rule of its field, and is told at the field in which it stands; the rest comes back.
  function atExpressions(all) {
    let rest = all;
    for (const field of live.values()) {
      const wrong = find(`p-${field.id}-wrong`);
      if (field.kind !== "feel" || !wrong) continue;
      const isOf = (one) => one.severity === "error" && (one.vi.includes(`'${field.value.trim()}'`) || one.rule.startsWith(`${field.id}-`));
      const here = field.value ? rest.filter(isOf) : [];
      rest = rest.filter((one) => !here.includes(one));
      wrong.hidden = !here.length;
      wrong.textContent = here.map((one) => (isVietnamese ? one.vi : one.en)).join(" ");
      find(`p-${field.id}`).setAttribute("aria-invalid", String(Boolean(here.length)));
    }
    return rest;
  }

  return { show, again: () => show(shown), tell };
}

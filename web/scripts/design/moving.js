// Which element takes the place of which, drawn between both diagrams: one number on the old and on the new element. What
// is chosen stands in the table, which keyboards and screen readers use; without a script the table is all there is.
import { _ } from "../words.js";

const SVG = "http://www.w3.org/2000/svg";
const BADGE = 12; // px from its middle to its edge
const SIDES = { old: "cu-", new: "moi-" };
const selects = [...document.querySelectorAll("select[name^='map.']")];
const said = document.getElementById("mapped");
const at = (side, id) => document.getElementById(SIDES[side] + id);
const idOf = (select) => select.name.slice("map.".length);
const nameOf = (group) => group?.querySelector("title")?.textContent || group?.dataset.element || "";
let chosen = null; // the select of the old element that one chose
let joined = null; // the one whose line is drawn

function draw(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

// Where the picture is small its numbers are not: they keep their size on the page, up to so many times that of the diagram.
const MOST_LARGER = 4;
const larger = (svg) => Math.min(MOST_LARGER, Math.max(1, svg.viewBox.baseVal.width / svg.getBoundingClientRect().width));

// Several old elements may go on at one: their numbers stand side by side.
function badge(group, number, isOpen) {
  const svg = group.ownerSVGElement;
  const { x, y } = group.querySelector("rect, ellipse, path, circle").getBBox();
  const taken = svg.querySelectorAll(`.pair[data-at="${CSS.escape(group.dataset.element)}"]`).length;
  const size = larger(svg);
  const made = draw("g", { class: isOpen ? "pair open" : "pair", "data-at": group.dataset.element, transform: `translate(${x + taken * 2.2 * BADGE * size} ${y}) scale(${size})` });
  made.append(draw("circle", { r: BADGE }), draw("text", { "text-anchor": "middle", y: 5 }, isOpen ? `${number}?` : String(number)));
  group.parentNode.append(made);
}

// The line from the number on the old to that on the new element of one pair; what is pushed out of sight ends at the edge.
function line(select) {
  joined = select;
  const place = document.querySelector(".beside");
  place.querySelector(":scope > svg.between")?.remove();
  const ends = select?.value ? [at("old", idOf(select)), at("new", select.value)] : [null];
  if (!ends.every(Boolean)) return;
  const frame = place.getBoundingClientRect();
  const [from, to] = ends.map((one) => {
    const [{ x, y }, seen] = [one.getBoundingClientRect(), one.closest(".diagram").getBoundingClientRect()];
    return [Math.min(Math.max(x, seen.left), seen.right) - frame.x, Math.min(Math.max(y, seen.top), seen.bottom) - frame.y - BADGE];
  });
  const over = draw("svg", { class: "between", width: frame.width, height: frame.height, "aria-hidden": "true" });
  const [bend, above] = [(to[0] - from[0]) / 4, Math.min(from[1], to[1]) - 60];
  over.append(draw("path", { d: `M${from} C${from[0] + bend},${above} ${to[0] - bend},${above} ${to}` }));
  place.append(over);
}

// Both elements of a pair are in the middle of their diagrams; without a new one both diagrams show the same part.
function look(select) {
  const [before, after] = document.querySelectorAll(".beside .diagram");
  const put = (place, { x, y, width, height }) => {
    const seen = place.getBoundingClientRect();
    place.scrollBy(x + width / 2 - seen.x - seen.width / 2, y + height / 2 - seen.y - seen.height / 2);
  };
  const [old, now] = [at("old", idOf(select)), select.value && at("new", select.value)];
  if (old) put(before, old.getBoundingClientRect());
  if (now) put(after, now.getBoundingClientRect());
  else after.scrollTo(before.scrollLeft, before.scrollTop);
}

function show() {
  document.querySelectorAll(".beside .pair").forEach((one) => one.remove());
  document.querySelectorAll(".beside .candidate, .beside .chosen").forEach((one) => one.classList.remove("candidate", "chosen"));
  selects.forEach((select, number) => {
    const [old, now] = [at("old", idOf(select)), select.value && at("new", select.value)];
    if (old) badge(old, number + 1, !select.value);
    if (now) badge(now, number + 1, false);
    select.closest("tr").querySelector(".pair-number").textContent = number + 1;
  });
  if (chosen) {
    at("old", idOf(chosen)).classList.add("chosen");
    for (const { value } of chosen.options) if (value) at("new", value)?.classList.add("candidate");
  }
  line(chosen);
}

const tell = (text) => {
  said.textContent = text;
};

function press({ target }) {
  const group = target.closest(".beside g[data-element][id]");
  if (!group) return;
  const id = group.dataset.element;
  if (group.id === SIDES.old + id) {
    const select = selects.find((one) => idOf(one) === id);
    chosen = select && select !== chosen ? select : null;
    if (chosen) look(chosen);
    if (!select) tell(_("“%(name)s” có trong cả hai phiên bản, không cần chọn.", { name: nameOf(group) }));
    else tell(chosen ? _("Đã chọn “%(name)s”: hãy bấm phần tử thay nó ở sơ đồ mới.", { name: nameOf(group) }) : "");
  } else if (!chosen) tell(_("Hãy bấm phần tử ở sơ đồ cũ trước."));
  else if (![...chosen.options].some((one) => one.value === id)) tell(_("“%(name)s” khác loại nên không thay được.", { name: nameOf(group) }));
  else {
    chosen.value = id;
    tell(_("“%(old)s” được thay bằng “%(new)s”.", { old: nameOf(at("old", idOf(chosen))), new: nameOf(group) }));
    const pair = chosen;
    chosen = null;
    show();
    line(pair);
    return;
  }
  show();
}

document.querySelector(".beside").addEventListener("click", press);
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !chosen) return;
  chosen = null;
  tell("");
  show();
});
for (const select of selects) {
  select.addEventListener("change", () => {
    show();
    look(select);
    line(select);
  });
  const row = select.closest("tr");
  row.addEventListener("pointerenter", () => line(select));
  row.addEventListener("focusin", () => {
    look(select);
    line(select);
  });
}
document.querySelectorAll(".beside .diagram").forEach((one) => one.addEventListener("scroll", () => line(joined)));
const sizes = new ResizeObserver(() => {
  const pair = joined;
  show();
  line(pair);
});
document.querySelectorAll(".beside, .beside .diagram > svg").forEach((one) => sizes.observe(one));
said.hidden = false;
show();

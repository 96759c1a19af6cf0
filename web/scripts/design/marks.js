// What the check says, on the canvas and beside it: marks on elements, the longest ways, the diagram in words.
import { button, find, make } from "./page.js";
import { _ } from "../words.js";

const CHANNELS = { counter: _("tại quầy"), online: _("trực tuyến"), post: _("bưu chính"), carrier: _("bưu chính công ích"), proxy: _("ủy quyền"), mobile: _("lưu động"), kiosk: _("máy tự phục vụ") };
const WHAT = { legal: _("thời hạn giải quyết"), shortened: _("thời hạn rút ngắn"), phase: _("giai đoạn") };
const MARKS = { error: _("Lỗi"), warning: _("Cảnh báo") };
const DAY = 480; // office minutes

function time(minutes) {
  const [days, rest] = [Math.floor(minutes / DAY), minutes % DAY];
  const [hours, left] = [Math.floor(rest / 60), rest % 60];
  return [days && _("%(n)s ngày", { n: days }), hours && _("%(n)s giờ", { n: hours }), left && _("%(n)s phút", { n: left })].filter(Boolean).join(" ") || _("%(n)s phút", { n: 0 });
}

export function marks(modeler, { choose, focusPanel }) {
  const overlays = modeler.get("overlays");
  const canvas = modeler.get("canvas");
  const registry = modeler.get("elementRegistry");
  let marked = [];
  let way = null; // the one that is highlighted, by its name

  function markAll(findings) {
    overlays.remove({ type: "check" });
    const worst = new Map();
    for (const one of findings) if (one.severity in MARKS && worst.get(one.element) !== "error") worst.set(one.element, one.severity);
    for (const [id, severity] of worst) {
      const element = id && registry.get(id);
      if (!element || !element.parent) continue;
      const html = make("span", { class: `check-mark ${severity}`, title: _("Xem kết quả kiểm tra"), click: () => choose(id) }, MARKS[severity]);
      overlays.add(element, "check", { position: { top: -14, left: -6 }, html });
    }
  }

  function highlight(path) {
    marked.filter((id) => registry.get(id)).forEach((id) => canvas.removeMarker(id, "longest"));
    marked = path.filter((id) => registry.get(id));
    marked.forEach((id) => canvas.addMarker(id, "longest"));
  }

  const nameOfWay = (one) => [one.variant, CHANNELS[one.channel] ?? one.channel, WHAT[one.what], one.name].filter(Boolean).join(", ");

  function ways(sums) {
    const grouped = new Map(); // what is the same for several channels is told once
    for (const one of sums) {
      const key = JSON.stringify([one.variant, one.what, one.name, one.limit, one.minutes, one.path]);
      if (grouped.has(key)) grouped.get(key).channels.push(one.channel);
      else grouped.set(key, { ...one, channels: [one.channel] });
    }
    if (![...grouped.keys()].includes(way)) way = null;
    const rows = [...grouped].map(([key, one]) => {
      const late = one.minutes > one.given;
      const channels = one.channels.map((name) => CHANNELS[name] ?? name).join(", ");
      const name = nameOfWay({ ...one, channel: channels });
      const toggle = (event) => {
        way = way === key ? null : key;
        highlight(way ? one.path : []);
        find("ways").querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other === event.target && way !== null)));
      };
      const told = _("%(name)s: %(needed)s trong %(given)s (%(limit)s)", { name, needed: time(one.minutes), given: time(one.given), limit: one.limit });
      return make("li", {}, make("span", { class: `tick ${late ? "wait" : "in"}` }, late ? _("vượt") : _("đủ")), " ", button(told, toggle, { class: "plain", "aria-pressed": String(way === key) }));
    });
    highlight(way ? grouped.get(way).path : []);
    find("ways").replaceChildren(...(rows.length ? rows : [make("li", {}, _("Chưa tính được: sơ đồ hoặc thời hạn còn thiếu."))]));
  }

  // The process, its parties and lanes: they have properties, and stand in no sequence.
  function frames() {
    const lanes = registry.filter((one) => one.type === "bpmn:Participant" || one.type === "bpmn:Lane");
    const all = [[canvas.getRootElement(), _("Cả sơ đồ")], ...lanes.map((one) => [one, one.type === "bpmn:Lane" ? _("Làn") : _("Bên tham gia")])];
    return all.map(([element, word]) => {
      const go = () => {
        choose(element.id);
        focusPanel();
      };
      const name = element.businessObject.name ?? "";
      return make("li", {}, button(name ? `${word}: ${name}` : word, go, { class: "plain" }));
    });
  }

  function outline(lines) {
    const rows = lines.map((one) => {
      const go = () => {
        choose(one.element);
        focusPanel();
      };
      const inner = one.ways.length ? make("ul", {}, ...one.ways.map((text) => make("li", {}, text))) : null;
      return make("li", {}, make("span", { class: "number" }, `${one.number}. `), button(one.text, go, { class: "plain" }), inner);
    });
    find("outline").replaceChildren(...frames(), ...rows);
  }

  return {
    put(said, path) {
      markAll(said.findings.filter((one) => one.file === path));
      ways(said.sums);
      outline(said.outline.filter((one) => one.file === path));
    },
  };
}

// What of procedure.toml belongs to an element of the diagram: the role of a lane, and what is not counted. The text is
// changed line by line, so that all the rest of it stays as people wrote it.
const KEY = String.raw`(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)`;
const ROLE = new RegExp(String.raw`^\s*(${KEY})\s*=\s*\{(.*)\}`);
const bare = (key) => (key.startsWith('"') ? JSON.parse(key) : key.replace(/^'|'$/g, ""));
const quoted = (text) => JSON.stringify(text);
const value = (inside, name) => new RegExp(String.raw`\b${name}\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*')`).exec(inside)?.[1];
const heading = (line) => /^\s*(\[\[?[^\]]+\]\]?)\s*(#.*)?$/.exec(line)?.[1] ?? null;

export class Settings {
  constructor(text = "") {
    this.lines = text.split("\n");
  }

  get text() {
    return this.lines.join("\n");
  }

  // [from, to) of every section with that heading, without the heading itself.
  sections(wanted) {
    const found = [];
    this.lines.forEach((line, at) => {
      if (heading(line) !== wanted) return;
      const next = this.lines.findIndex((other, place) => place > at && heading(other) !== null);
      found.push([at + 1, next < 0 ? this.lines.length : next]);
    });
    return found;
  }

  roles() {
    const found = new Map();
    for (const [from, to] of this.sections("[roles]")) {
      for (let at = from; at < to; at += 1) {
        const line = ROLE.exec(this.lines[at]);
        if (!line) continue;
        const [post, unit] = ["post", "unit"].map((name) => value(line[2], name)).map((one) => (one ? bare(one) : ""));
        found.set(bare(line[1]), { at, post, unit: unit || "competent" });
      }
    }
    return found;
  }

  setRole(lane, post, unit) {
    const known = this.roles().get(lane);
    const note = known ? (/\}\s*(#.*)$/.exec(this.lines[known.at])?.[1] ?? "") : "";
    const line = `${quoted(lane)} = { post = ${quoted(post)}, unit = ${quoted(unit)} }${note ? ` ${note}` : ""}`;
    const [section] = this.sections("[roles]");
    if (known) this.lines.splice(known.at, 1, ...(post ? [line] : []));
    else if (post && section) this.lines.splice(section[0], 0, line);
    else if (post) this.add("[roles]", line);
  }

  renameRole(before, after) {
    const known = this.roles().get(before);
    if (known && after && !this.roles().has(after)) {
      this.lines[known.at] = this.lines[known.at].replace(new RegExp(KEY), () => quoted(after));
    }
  }

  uncounted(element) {
    for (const [from, to] of this.sections("[[uncounted]]")) {
      const inside = this.lines.slice(from, to).join("\n");
      if (bare(value(inside, "element") ?? '""') === element) return { from, to, basis: bare(value(inside, "basis") ?? '""') };
    }
    return null;
  }

  setUncounted(element, basis) {
    const known = this.uncounted(element);
    if (known) this.lines.splice(known.from - 1, known.to - known.from + 1, ...(known.to < this.lines.length ? [] : [""]));
    if (basis === null) return;
    this.add("[[uncounted]]", `element = ${quoted(element)}`, `basis = ${quoted(basis)}`);
  }

  // The papers that an applicant hands in, in their order.
  components() {
    return this.sections("[[components]]").map(([from, to]) => {
      const inside = this.lines.slice(from, to).join("\n");
      const text = (name) => bare(value(inside, name) ?? '""');
      return { name: text("name"), way: text("way"), isNeeded: /^\s*needed\s*=\s*true\b/m.test(inside) };
    });
  }

  // `written` as TOML has it; null takes the line out.
  setComponent(at, name, written) {
    const [from, to] = this.sections("[[components]]")[at];
    const line = this.lines.findIndex((one, place) => place >= from && place < to && new RegExp(String.raw`^\s*${name}\s*=`).test(one));
    const said = written === null ? [] : [`${name} = ${written}`];
    if (line >= 0) this.lines.splice(line, 1, ...said);
    else this.lines.splice(from, 0, ...said);
  }

  addComponent(name) {
    const last = this.sections("[[components]]").at(-1);
    const lines = ["[[components]]", `name = ${quoted(name)}`, 'way = "submit"', "original = 1", ""];
    if (last) this.lines.splice(last[1], 0, ...lines);
    else this.add(...lines.slice(0, -1));
  }

  removeComponent(at) {
    const [from, to] = this.sections("[[components]]")[at];
    this.lines.splice(from - 1, to - from + 1);
  }

  // A section at the end; what stands there already ends with one empty line.
  add(...lines) {
    while (this.lines.length && !this.lines.at(-1).trim()) this.lines.pop();
    this.lines.push("", ...lines, "");
  }
}

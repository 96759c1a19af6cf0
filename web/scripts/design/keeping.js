// The files that this page edits: read, saved by themselves a little after a change, and never lost. What is not saved
// also lies in the browser, until it is; whoever comes back after a crash is offered it.
import { panel } from "./blending.js";
import { ask, button, fileAt, find, make, moment, told, wordsOf } from "./page.js";
import { _ } from "../words.js";

const PAUSE = 3000; // ms without a change after which a file is saved by itself
const AGAIN = 15000; // ms after which a save that did not go through is tried again
const TO_BROWSER = 400;
const SIGNED_OUT = new Set(["password-first", "factor-first"]); // beside 401
const files = [];

const say = (text, wrong = false) => {
  find("saving").textContent = text;
  find("saving").classList.toggle("wrong", wrong);
};

// What each file is in trouble with, told one below another until it is over.
const troubles = new Map();

function trouble(path, ...inside) {
  troubles.get(path)?.remove();
  troubles.delete(path);
  if (inside.length) troubles.set(path, make("div", {}, ...inside));
  const shown = find("trouble");
  shown.append(...troubles.values());
  shown.hidden = troubles.size === 0;
  if (inside.length) shown.focus();
}

class Kept {
  // `read` gives the text as it is in the editor, `put` shows another one in it, after which `look` looks at it anew;
  // `empty` is the text of a new file.
  constructor(path, { read, put, look = () => {}, empty = "" }) {
    Object.assign(this, { path, read, put, look, empty, seen: 0, known: null, changes: 0, isDirty: false, isStuck: false, isOffered: false });
    this.shelf = `motcua-draft:${told.who}:${told.slug}/${path}`;
    files.push(this);
  }

  async open() {
    const answer = await ask("GET", fileAt(this.path));
    if (answer.status === 200) this.seen = answer.version;
    else if (answer.said.code === "no-such-file") this.seen = (await ask("GET", "")).version;
    else throw new Error(wordsOf(answer.said) ?? String(answer.status));
    this.known = answer.status === 200 ? answer.said.content : null;
    await this.put(this.known ?? this.empty);
  }

  // `open` for the first time; what the editor cannot read is left to the page of texts.
  async start() {
    try {
      await this.open();
    } catch (error) {
      const link = make("a", { href: `/thiet-ke/${told.slug}/van-ban/${this.path}` }, _("Sửa tệp này bằng văn bản"));
      trouble(this.path, make("p", {}, `${_("Không mở được '%(path)s' ở đây: %(why)s", { path: this.path, why: error.message })} `, link));
    }
    this.offer();
  }

  changed() {
    this.changes += 1;
    this.isDirty = true;
    if (!this.isStuck) say(_("Có thay đổi chưa lưu."));
    clearTimeout(this.copying);
    this.copying = setTimeout(() => this.copy(), TO_BROWSER);
    this.later(PAUSE);
  }

  // What would be saved now. Editors word a file in their own way, so one that nobody changed is told as it lies there.
  async now() {
    return this.isDirty || this.known === null ? this.read() : this.known;
  }

  later(pause) {
    clearTimeout(this.waiting);
    if (!this.isStuck) this.waiting = setTimeout(() => this.save(), pause);
  }

  // What was offered and is not decided on stays where it is.
  async copy() {
    if (!this.isDirty || this.isOffered) return;
    try {
      localStorage.setItem(this.shelf, JSON.stringify({ text: await this.read(), seen: this.seen, at: Date.now() }));
      find("saving").dataset.kept = this.path;
    } catch {
      say(_("Trình duyệt không còn chỗ giữ bản tạm: hãy lưu ngay."), true);
    }
  }

  async save({ seen = this.seen, path = this.path } = {}) {
    clearTimeout(this.waiting);
    if (this.saving) return this.saving;
    this.saving = this.send(seen, path).finally(() => {
      this.saving = null;
    });
    return this.saving;
  }

  async send(seen, path) {
    const { changes } = this;
    const text = await this.read();
    await this.copy();
    say(_("Đang lưu…"));
    let answer;
    try {
      answer = await ask("PUT", fileAt(path), { body: { content: text }, seen });
    } catch {
      say(_("Không gửi được tới máy chủ; bản này vẫn giữ trong trình duyệt, sẽ tự lưu lại."), true);
      this.later(AGAIN);
      return false;
    }
    if (answer.status !== 200) return this.refused(answer);
    this.isStuck = false;
    if (!this.isOffered) trouble(this.path);
    if (path !== this.path) return true;
    Object.assign(this, { seen: answer.version, known: text });
    if (changes === this.changes) {
      this.isDirty = false;
      if (!this.isOffered) localStorage.removeItem(this.shelf);
      delete find("saving").dataset.kept;
    } else this.later(PAUSE);
    say(_("Đã lưu lúc %(when)s (lần lưu %(version)s).", { when: moment(Date.now()), version: answer.version }));
    return true;
  }

  async refused({ status, said }) {
    this.isStuck = true;
    const title = wordsOf(said) ?? _("Máy chủ trả lời %(status)s.", { status });
    say(_("Chưa lưu được; bản này vẫn giữ trong trình duyệt."), true);
    if (status === 401 || SIGNED_OUT.has(said.code)) this.signIn();
    else if (status === 412) await this.meet(title);
    else trouble(this.path, make("p", {}, title), make("p", { class: "acts" }, button(_("Lưu lại"), () => this.save())));
    return false;
  }

  signIn() {
    const link = make("a", { href: "/", target: "_blank", rel: "noopener" }, _("Đăng nhập ở thẻ khác"));
    const words = _("Phiên đăng nhập đã hết. Những gì đang sửa vẫn ở trang này và trong trình duyệt; hãy đăng nhập ở thẻ khác, rồi quay lại đây và lưu lại.");
    trouble(this.path, make("p", {}, `${words} `, link), make("p", { class: "acts" }, button(_("Lưu lại"), () => this.save())));
  }

  // Somebody else saved this file meanwhile: who and when, and what one can do.
  async meet(title) {
    const { said } = await ask("GET", "");
    const theirs = (said.files ?? []).find((one) => one.path === this.path);
    const when = theirs ? _("%(who)s lưu lúc %(when)s.", { who: theirs.saved_by ?? _("Hệ thống"), when: moment(theirs.saved_at) }) : _("Tệp đã bị bỏ khỏi bản dự thảo.");
    const name = make("input", { id: "copy-name", value: `${this.path}.ban-sao`, maxlength: 200, spellcheck: "false" });
    const copy = async () => {
      if (!(await this.save({ seen: said.version, path: name.value.trim() }))) return;
      await this.takeTheirs();
      say(_("Bản của bạn đã lưu thành '%(path)s'.", { path: name.value.trim() }));
    };
    trouble(
      this.path,
      make("p", {}, `${title} ${when}`),
      theirs && make("p", { class: "acts" }, button(_("Trộn bản của tôi với bản của họ"), () => this.blend(title), { class: "main" })),
      make("p", { class: "acts" }, button(_("Lấy bản của họ, bỏ bản của tôi"), () => this.takeTheirs())),
      make("p", { class: "acts" }, make("label", { for: "copy-name" }, _("Giữ bản của tôi thành tệp khác")), name, button(_("Lưu thành tệp khác"), copy)),
      make("p", { class: "acts" }, button(_("Ghi đè lên bản của họ"), () => this.save({ seen: said.version }))),
    );
  }

  // What comes of both: what one alone changed is taken, of the rest one chooses.
  async blend(title) {
    const content = await this.read();
    const done = async ({ said, version }) => {
      Object.assign(this, { seen: version, known: said.content, isDirty: false, isStuck: false });
      localStorage.removeItem(this.shelf);
      delete find("saving").dataset.kept;
      trouble(this.path);
      await this.put(said.content);
      this.look();
      say(_("Đã lưu bản trộn lúc %(when)s (lần lưu %(version)s).", { when: moment(Date.now()), version }));
    };
    const ways = { done, again: () => this.blend(title), meet: (said = title) => this.meet(said), now: () => this.read() };
    trouble(this.path, ...(await panel(this.path, { content, base: this.seen }, ways)));
  }

  async takeTheirs() {
    this.isDirty = false;
    this.isStuck = false;
    localStorage.removeItem(this.shelf);
    trouble(this.path);
    await this.open();
    this.look();
    say(_("Đang xem bản mới nhất."));
  }

  // What lies in the browser since a crash, or a save that was refused.
  offer() {
    const kept = JSON.parse(localStorage.getItem(this.shelf) ?? "null");
    if (!kept || kept.text === this.known) {
      localStorage.removeItem(this.shelf);
      return;
    }
    this.isOffered = true;
    const take = async () => {
      this.isOffered = false;
      trouble(this.path);
      this.seen = kept.seen;
      await this.put(kept.text);
      this.look();
      this.changed();
    };
    const drop = () => {
      this.isOffered = false;
      trouble(this.path);
      localStorage.removeItem(this.shelf);
    };
    trouble(
      this.path,
      make("p", {}, _("Trình duyệt này còn giữ bản chưa lưu của '%(path)s', sửa lúc %(when)s.", { path: this.path, when: moment(kept.at) })),
      make("p", { class: "acts" }, button(_("Mở bản chưa lưu"), take, { class: "main" }), button(_("Bỏ bản chưa lưu"), drop)),
    );
  }
}

// The file of the page is taken out of the draft, once one said so twice; what others made of it meanwhile is not.
async function remove({ target }) {
  if (!confirm(target.dataset.asked)) return;
  const mine = files.find((one) => one.path === told.path);
  const { status, said } = await ask("POST", `${fileAt(mine.path)}:remove`, { seen: mine.seen });
  if (status !== 200) {
    trouble(mine.path, make("p", {}, wordsOf(said) ?? _("Máy chủ trả lời %(status)s.", { status })));
    return;
  }
  mine.isDirty = false;
  localStorage.removeItem(mine.shelf);
  location.assign(target.dataset.then);
}

find("remove")?.addEventListener("click", remove);

export const keep = (path, ways) => new Kept(path, ways);

// What is typed into a field counts once one leaves it, so one leaves it for a moment.
export async function saveAll() {
  const { activeElement } = document;
  if (activeElement?.closest?.("#properties")) activeElement.dispatchEvent(new Event("change", { bubbles: true }));
  document.dispatchEvent(new Event("before-save"));
  const changed = files.filter((one) => one.isDirty || one.known === null);
  if (!changed.length) say(_("Đã lưu hết, không có thay đổi nào mới."));
  for (const one of changed) await one.save();
}

find("save").addEventListener("click", saveAll);
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  saveAll();
});
window.addEventListener("beforeunload", (event) => {
  if (files.some((one) => one.isDirty)) event.preventDefault();
});

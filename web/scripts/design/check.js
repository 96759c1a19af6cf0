// The check while one edits: asked a moment after a change, one at a time, with the files as they are in the page.
import { ask, button, find, make, told, wordsOf } from "./page.js";
import { _, isVietnamese } from "../words.js";

const PAUSE = 350;
const ORDER = ["error", "warning", "notice"]; // and of each, what is said of this file first
const WORDS = { error: [_("lỗi"), "out"], warning: [_("cảnh báo"), "wait"], notice: [_("lưu ý"), "in"] };

// `files` gives the texts by path; `show` is told what was found; `choose` goes to an element of the file `path`, which its
// button calls `go`.
export function checks({ path, files, show = () => {}, choose = null, go = _("Tới phần tử") }) {
  let waiting = null;
  let isAsking = false;
  let isWanted = false;

  async function run() {
    if (isAsking) {
      isWanted = true;
      return;
    }
    [isAsking, isWanted] = [true, false];
    try {
      const answer = await ask("POST", ":check", { body: { files: await files(), lang: isVietnamese ? "vi" : "en" } });
      if (answer.status === 200) tell(answer.said);
      else find("checked").textContent = wordsOf(answer.said) ?? _("Chưa kiểm tra được.");
    } catch {
      find("checked").textContent = _("Chưa kiểm tra được: không gửi được tới máy chủ.");
    }
    isAsking = false;
    if (isWanted) run();
  }

  function tell(said) {
    const count = (severity) => said.findings.filter((one) => one.severity === severity).length;
    const [errors, warnings] = [count("error"), count("warning")];
    const summed = said.findings.length ? _("%(errors)s lỗi, %(warnings)s cảnh báo.", { errors, warnings }) : _("Không có lỗi, không có cảnh báo.");
    const hindered = errors ? _("Chưa công bố được.") : _("Chưa công bố được: có cảnh báo phải xử lý trước.");
    find("checked").textContent = `${summed} ${said.can_publish ? _("Công bố được.") : hindered}`;
    const rank = (one) => ORDER.indexOf(one.severity) * 2 + (one.file === path ? 0 : 1);
    find("findings").replaceChildren(...said.findings.toSorted((one, other) => rank(one) - rank(other)).map(line));
    show(said);
  }

  function line(one) {
    const [word, tick] = WORDS[one.severity];
    const mine = one.file === path && one.element && choose;
    const address = one.file === path ? null : told.addresses[one.file];
    return make(
      "li",
      {},
      make("span", { class: `tick ${tick}` }, word),
      ` ${isVietnamese ? one.vi : one.en} `,
      mine ? button(go, () => choose(one.element), { class: "plain", "aria-label": `${go} ${one.element}` }) : null,
      address ? make("a", { href: address }, one.file) : null,
      " ",
      make("small", {}, one.rule),
    );
  }

  return {
    soon() {
      clearTimeout(waiting);
      waiting = setTimeout(run, PAUSE);
    },
    run,
  };
}

// One file that two changed: what comes of both is told part by part, one chooses where both did, and it is saved.
import { ask, button, fileAt, make, wordsOf } from "./page.js";
import { _, isVietnamese } from "../words.js";

const GONE = _("(đã bỏ)");

function side(key, value, label, text) {
  const id = `blend-${key}-${value}`;
  const radio = make("input", { type: "radio", name: `blend-${key}`, value, id });
  return make("div", {}, make("p", {}, radio, make("label", { for: id }, label)), make("pre", { tabindex: "0" }, text ?? GONE));
}

const choice = ({ key, vi, en, mine, theirs }) =>
  make("fieldset", { "data-key": key }, make("legend", {}, isVietnamese ? vi : en), make("div", { class: "sides" }, side(key, "mine", _("Bản của tôi"), mine), side(key, "theirs", _("Bản của họ"), theirs)));

// `mine` is {content, base}; `done` is handed the answer, `again` begins anew, `meet` offers the other ways,
// `now` gives the text as it is in the editor.
export async function panel(path, mine, { done, again, meet, now }) {
  const { status, said, version } = await ask("POST", `${fileAt(path)}:check`, { body: mine });
  const told = make("p", { role: "status" });
  if (status !== 200) return [make("p", {}, wordsOf(said) ?? _("Máy chủ trả lời %(status)s.", { status })), make("p", { class: "acts" }, button(_("Thử lại"), again), button(_("Cách khác"), () => meet()))];
  const fields = said.clashes.map(choice);
  const save = async () => {
    const chosen = fields.map((one) => [one.dataset.key, one.querySelector("input:checked")?.value]);
    const missing = chosen.findIndex(([, value]) => !value);
    if (missing >= 0) {
      told.textContent = _("Hãy chọn một bản cho mỗi chỗ hai người cùng sửa.");
      fields[missing].querySelector("input").focus();
      return;
    }
    if ((await now()) !== mine.content) {
      await again(); // one went on editing meanwhile
      return;
    }
    const answer = await ask("POST", `${fileAt(path)}:blend`, { body: { ...mine, choices: Object.fromEntries(chosen) }, seen: version });
    if (answer.status === 200) await done(answer);
    else if (answer.status === 412) await meet(wordsOf(answer.said));
    else told.textContent = wordsOf(answer.said) ?? _("Máy chủ trả lời %(status)s.", { status: answer.status });
  };
  const counted = { mine: said.mine, theirs: said.theirs, both: fields.length };
  const alone = _("Chỉ bạn sửa %(mine)s chỗ, chỉ họ sửa %(theirs)s chỗ: lấy cả hai.", counted);
  const both = fields.length ? _("Hai người cùng sửa %(both)s chỗ, hãy chọn:", counted) : _("Không có chỗ nào hai người cùng sửa.");
  return [make("p", {}, `${alone} ${both}`), ...fields, told, make("p", { class: "acts" }, button(_("Lưu bản trộn"), save, { class: "main" }), button(_("Cách khác"), () => meet()))];
}

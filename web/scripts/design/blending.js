// One file that two changed: what comes of both is told part by part, one chooses where both did, and it is saved.
import { ask, button, fileAt, make } from "./page.js";

const GONE = "(đã bỏ)";

function side(key, value, label, text) {
  const id = `blend-${key}-${value}`;
  const radio = make("input", { type: "radio", name: `blend-${key}`, value, id });
  return make("div", {}, make("p", {}, radio, make("label", { for: id }, label)), make("pre", { tabindex: "0" }, text ?? GONE));
}

const choice = ({ key, vi, mine, theirs }) =>
  make("fieldset", { "data-key": key }, make("legend", {}, vi), make("div", { class: "sides" }, side(key, "mine", "Bản của tôi", mine), side(key, "theirs", "Bản của họ", theirs)));

// `mine` is {content, base}; `done` is handed the answer, `again` begins anew, `meet` offers the other ways,
// `now` gives the text as it is in the editor.
export async function panel(path, mine, { done, again, meet, now }) {
  const { status, said, version } = await ask("POST", `${fileAt(path)}:check`, { body: mine });
  const told = make("p", { role: "status" });
  if (status !== 200) return [make("p", {}, said.title ?? `Máy chủ trả lời ${status}.`), make("p", { class: "acts" }, button("Thử lại", again), button("Cách khác", () => meet()))];
  const fields = said.clashes.map(choice);
  const save = async () => {
    const chosen = fields.map((one) => [one.dataset.key, one.querySelector("input:checked")?.value]);
    const missing = chosen.findIndex(([, value]) => !value);
    if (missing >= 0) {
      told.textContent = "Hãy chọn một bản cho mỗi chỗ hai người cùng sửa.";
      fields[missing].querySelector("input").focus();
      return;
    }
    if ((await now()) !== mine.content) {
      await again(); // one went on editing meanwhile
      return;
    }
    const answer = await ask("POST", `${fileAt(path)}:blend`, { body: { ...mine, choices: Object.fromEntries(chosen) }, seen: version });
    if (answer.status === 200) await done(answer);
    else if (answer.status === 412) await meet(answer.said.title);
    else told.textContent = answer.said.title ?? `Máy chủ trả lời ${answer.status}.`;
  };
  const summary = `Chỉ bạn sửa ${said.mine} chỗ, chỉ họ sửa ${said.theirs} chỗ: lấy cả hai. ${fields.length ? `Hai người cùng sửa ${fields.length} chỗ, hãy chọn:` : "Không có chỗ nào hai người cùng sửa."}`;
  return [make("p", {}, summary), ...fields, told, make("p", { class: "acts" }, button("Lưu bản trộn", save, { class: "main" }), button("Cách khác", () => meet()))];
}

// A form as whoever fills it in will see it, beside the sheet on which it is made.
import { find, word } from "./page.js";
import { _ } from "../words.js";

// `button` shows and hides it; `read` gives the form as it is in the editor.
export function preview(button, read) {
  const shown = find("preview");

  async function look() {
    const body = new URLSearchParams({ content: read(), csrf_token: word() });
    try {
      const answer = await fetch(button.dataset.address, { method: "POST", body });
      shown.innerHTML = answer.ok ? await answer.text() : "";
      if (!answer.ok) shown.textContent = _("Chưa xem được: hãy sửa những gì kết quả kiểm tra nêu.");
    } catch {
      shown.textContent = _("Chưa kiểm tra được: không gửi được tới máy chủ.");
    }
  }

  button.addEventListener("click", async () => {
    const isOn = shown.hidden;
    if (isOn) await look();
    shown.hidden = !isOn;
    find("canvas").hidden = isOn;
    button.setAttribute("aria-pressed", String(isOn));
    if (isOn) shown.focus();
  });
}

// Writing scenarios: sentences are looked for, with or without tone marks, and put in where the caret stands. What is
// not saved also lies in the browser, until it is; whoever comes back after a crash is offered it.
const text = document.querySelector("[data-scenarios]");
const asked = document.querySelector("[data-sentences]");
const fold = (words) => words.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");

function seek() {
  const words = fold(asked.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const chapter of document.querySelectorAll("[data-chapter]")) {
    let here = 0;
    for (const one of chapter.querySelectorAll("[data-sentence]")) {
      const said = fold(one.textContent);
      one.hidden = !words.every((word) => said.includes(word));
      here += one.hidden ? 0 : 1;
    }
    chapter.hidden = here === 0;
    found += here;
  }
  document.querySelector("[data-none]").hidden = found > 0;
}

// A new line below that of the caret, as far in as it is; the first … is chosen, to be written over.
function insert(sentence) {
  const before = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const end = text.value.indexOf("\n", text.selectionStart);
  const line = text.value.slice(before, end < 0 ? undefined : end);
  const indent = line.trim().startsWith("|") || !line.trim() ? "    " : line.match(/^\s*/)[0];
  const put = sentence.split("\n").map((one) => indent + one).join("\n");
  const at = line.trim() ? before + line.length : before;
  const said = line.trim() ? `\n${put}` : put;
  text.focus();
  text.setSelectionRange(at, line.trim() ? at : before + line.length);
  if (!document.execCommand("insertText", false, said)) {
    text.setRangeText(said); // which cannot be undone, and says nothing of itself
    text.dispatchEvent(new Event("input"));
  }
  const gap = text.value.indexOf("…", at);
  if (gap >= 0 && gap < at + said.length) text.setSelectionRange(gap, gap + 1);
}

asked.addEventListener("input", seek);
for (const one of document.querySelectorAll("[data-insert]")) one.addEventListener("click", () => insert(one.dataset.insert));

const form = text.form;
const { shelf } = text.dataset;
const offer = document.querySelector("[data-unsaved]");
const kept = JSON.parse(localStorage.getItem(shelf) ?? "null");
const copy = () => localStorage.setItem(shelf, JSON.stringify({ text: text.value, seen: Number(form.version.value), at: Date.now() }));
const decided = () => {
  offer.hidden = true;
  text.readOnly = false;
  text.focus();
};
let isDirty = "refused" in text.dataset;

if (isDirty) copy();
else if (kept && kept.text !== text.value) {
  offer.hidden = false;
  text.readOnly = true; // what was not decided on is not written over
} else localStorage.removeItem(shelf);

offer.querySelector("[data-take]").addEventListener("click", () => {
  text.value = kept.text;
  form.version.value = kept.seen; // so that who saved meanwhile is not written over unseen
  isDirty = true;
  decided();
});
offer.querySelector("[data-drop]").addEventListener("click", () => {
  localStorage.removeItem(shelf);
  decided();
});
text.addEventListener("input", () => {
  isDirty = true;
  copy();
});
form.addEventListener("submit", () => {
  isDirty = false;
});
window.addEventListener("beforeunload", (event) => {
  if (isDirty) event.preventDefault();
});
document.body.dataset.ready = "1";

// J and K walk along a list, C claims, S saves, / goes to the search box, ? shows the keys. Not while somebody is writing.
const WRITING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

const rows = () => [...document.querySelectorAll("[data-row] a[data-main]")];

function walk(step) {
  const all = rows();
  if (!all.length) {
    document.querySelector(step > 0 ? "a[rel=next]" : "a[rel=prev]")?.click();
    return;
  }
  const at = all.indexOf(document.activeElement);
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))].focus();
}

function claim() {
  const row = document.activeElement?.closest("[data-row]");
  (row ?? document).querySelector("button[data-key=c]")?.click();
}

function help() {
  const panel = document.querySelector("dialog#keys");
  if (panel?.open) panel.close();
  else panel?.showModal();
}

const KEYS = {
  j: () => walk(1),
  k: () => walk(-1),
  c: claim,
  s: () => document.querySelector("button[data-key=s]")?.click(),
  "/": () => document.querySelector("input#q")?.focus(),
  "?": help,
};

// Whoever speaks to the machine, or shakes, presses single letters unawares: they can be turned off (WCAG 2.1.4).
const OFF = "motcua-keys-off";
const isOff = () => localStorage.getItem(OFF) === "1";
const said = () => document.querySelector("[data-keys-off]")?.setAttribute("aria-pressed", String(isOff()));
said();

document.addEventListener("keydown", (event) => {
  if (isOff()) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.(WRITING)) return;
  if (document.querySelector("dialog[open]") && event.key !== "?") return;
  const act = KEYS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) help();
  if (event.target.closest("[data-keys-off]")) {
    localStorage.setItem(OFF, isOff() ? "0" : "1");
    said();
  }
});

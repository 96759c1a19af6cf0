// J and K walk along a list, C claims, S saves, / goes to the search box, ? shows the keys; a scanner opens the case of its code.
// Not while somebody is writing.
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

// A scanner writes a whole code and Enter faster than anybody does: what it read is looked for, wherever one is. The letters
// of a code are no keys, but those of a list that is walked fast are.
const FAST = 50; // milliseconds between letters
const SHORTEST = 6; // letters of a code
let read = "";
let isCode = false;
let at = 0;

function isScanned(event) {
  const isFast = event.timeStamp - at < FAST;
  if (event.key === "Enter") {
    const box = document.querySelector("input#q");
    const code = isFast && isCode && read.length >= SHORTEST ? read : "";
    read = "";
    if (!code || !box) return false;
    event.preventDefault();
    box.value = code;
    box.form.requestSubmit();
    return true;
  }
  if (event.key.length !== 1) return false; // Shift, for a capital
  const isIn = isFast && isCode;
  read = isFast ? read + event.key : event.key;
  isCode = isIn || !KEYS[event.key.toLowerCase()];
  at = event.timeStamp;
  return isIn;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.(WRITING)) return;
  if (!event.repeat && isScanned(event)) return;
  if (isOff()) return;
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

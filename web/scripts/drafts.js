// A draft is saved while somebody writes. What was not saved yet is not left without being asked.
const form = () => document.querySelector("form[data-draft]");
let unsaved = false;

document.addEventListener("input", (event) => {
  if (event.target.closest?.("form[data-draft]")) unsaved = true;
});

document.addEventListener("submit", (event) => {
  if (event.target === form()) unsaved = false;
});

document.addEventListener("htmx:after:request", () => {
  const state = document.querySelector("#draft-state");
  if (state && state.dataset.state === "saved") unsaved = false;
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved && form()) event.preventDefault();
});

// The first thing that is wrong is where one goes on.
document.querySelector("[data-focus]")?.focus();

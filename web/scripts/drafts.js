// A draft is saved while somebody writes. What was not saved yet is not left without being asked, and is sent again until
// it is: whatever was answered instead of the state of the draft, its place and its version stay.
const AGAIN_MS = 5000; // beside the pause after which a draft is saved
const form = () => document.querySelector("form[data-draft]");
const state = () => document.querySelector("#draft-state");
let typed = 0; // how often something was typed
let saved = 0; // as it was when the newest draft was sent
let waiting;

document.addEventListener("input", (event) => {
  if (event.target.closest?.("form[data-draft]")) typed += 1;
});

document.addEventListener("submit", (event) => {
  if (event.target === form()) saved = typed;
});

const isDraft = (context) => context?.target?.id === "draft-state";

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (isDraft(ctx)) ctx.typed = typed;
});

document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  if (!isDraft(ctx)) return;
  const told = new DOMParser().parseFromString(ctx.text, "text/html");
  const answer = told.querySelector("#draft-state");
  if (answer?.dataset.state === "saved") saved = ctx.typed;
  if (answer) return;
  event.preventDefault();
  tell(told.querySelector("[role=alert]")?.textContent ?? "", ctx.response.status >= 500);
});

document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (isDraft(ctx)) tell("", true);
});

function tell(why, isShort) {
  const place = state();
  const version = place.querySelector("[name=draft_version]");
  place.dataset.state = "unsaved";
  place.classList.add("wrong");
  place.replaceChildren(version, `${why} ${form().dataset.unsaved}`.trim());
  if (!isShort) return;
  place.append(" ", form().dataset.again);
  clearTimeout(waiting);
  waiting = setTimeout(() => form()?.dispatchEvent(new Event("input", { bubbles: true })), AGAIN_MS);
}

window.addEventListener("beforeunload", (event) => {
  if (typed > saved && form()) event.preventDefault();
});

// The first thing that is wrong is where one goes on.
document.querySelector("[data-focus]")?.focus();

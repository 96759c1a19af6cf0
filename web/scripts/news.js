// An inbox that is open asks every few seconds whether it is still what it was. It is not changed under the hands of
// whoever works in it: a line tells that there is something else to see.
const PAUSE_MS = 2500;
const AWAY_MS = 15000; // the server could not be reached
const line = document.querySelector("[data-mark]");
let tag = "";

async function look() {
  const answer = await fetch("/api/v1/inbox", { cache: "no-store", headers: tag ? { "If-None-Match": tag } : {} });
  if (answer.status === 304) return true;
  if (!answer.ok) return false; // signed out: the next click tells
  tag = answer.headers.get("ETag");
  line.hidden = (await answer.json()).tasks === line.dataset.mark;
  return line.hidden;
}

async function watch() {
  let pause = PAUSE_MS;
  try {
    if (document.visibilityState === "visible" && !(await look())) return;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    pause = AWAY_MS;
  }
  setTimeout(watch, pause);
}

if (line) watch();

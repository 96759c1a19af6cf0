// What all editors of a draft share: what the page was told, questions to the API, and elements of the page.
import { isVietnamese } from "../words.js";

export const place = document.querySelector("[data-told]");
export const told = JSON.parse(place.dataset.told);
export const find = (id) => document.getElementById(id);

let csrf = document.querySelector("meta[name=csrf-token]").content;

// Whoever signed in again in another tab has another cookie, and so another word of the page.
async function renew() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  csrf = page.querySelector("meta[name=csrf-token]")?.content ?? csrf;
}

export const word = () => csrf;

const quoted = (path) => path.split("/").map(encodeURIComponent).join("/");
export const fileAt = (path) => `/files/${quoted(path)}`;

// Answers are {status, said, version}; rejects only when nothing was answered at all.
export async function ask(method, path, { body, seen } = {}, again = true) {
  const headers = { "X-CSRF-Token": csrf };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (seen !== undefined) headers["If-Match"] = `"${seen}"`;
  const sent = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) };
  const answer = await fetch(`/api/v1/revisions/${told.slug}${path}`, sent);
  const said = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : {};
  if (said.code === "not-from-our-page" && again) {
    await renew();
    return ask(method, path, { body, seen }, false);
  }
  return { status: answer.status, said, version: Number(/\d+/.exec(answer.headers.get("ETag") ?? "")?.[0]) };
}

// An element with attributes (functions listen, true and false are there or not) and what stands in it.
export function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...inside.filter((one) => one !== null && one !== undefined && one !== false));
  return made;
}

export const button = (label, act, more = {}) => make("button", { type: "button", click: act, ...more }, label);

// What a refusal says, in the language of the page.
export const wordsOf = ({ title, detail }) => (isVietnamese ? title : (detail ?? title));

const TIME = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit" });
export const moment = (value) => TIME.format(new Date(value));

find("other")?.addEventListener("change", (event) => {
  if (event.target.value) location.assign(event.target.value);
});

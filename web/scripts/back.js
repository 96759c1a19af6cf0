// The crumb of a case or a task leads back to the list that one came from in this window. Without a script, or after a
// list that was sent and so has no address, it leads to the usual one.
const KEY = "motcua-list";
const spoken = document.documentElement.lang;

if (document.querySelector("main[data-list]")) {
  const words = document.title.slice(0, document.title.lastIndexOf(" – "));
  sessionStorage.setItem(KEY, JSON.stringify({ at: location.pathname + location.search, words, spoken }));
}

// On a phone each navigation is one line that is pushed sideways: where one is, is in sight.
for (const here of document.querySelectorAll(".bar nav [aria-current], .tabs.parts [aria-current]")) {
  here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 16;
}

const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
for (const link of kept ? document.querySelectorAll("a[data-back]") : []) {
  link.setAttribute("href", kept.at);
  if (link.closest(".crumb") && kept.spoken === spoken) link.textContent = kept.words;
}

// One box chooses all rows of a page. Without a script it is not there, and each row has its own.
for (const all of document.querySelectorAll("input[data-all]")) {
  all.closest("[hidden]")?.removeAttribute("hidden");
  all.addEventListener("change", () => {
    for (const one of document.querySelectorAll(`input.choose[form="${all.dataset.all}"]`)) one.checked = all.checked;
  });
}

// A page that is a paper is printed by a press. Without a script the button is not there.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Diagrams side by side: as wide as their frames at first, then nearer and farther, both alike, about what is in the middle.
const STEP = 1.5, LEAST = 0.1, MOST = 4;
const tools = document.querySelector("[data-zoom]");
const frames = [...document.querySelectorAll(".beside .diagram")];
const natural = (svg) => svg.viewBox.baseVal.width;
const scaleOf = (frame) => frame.firstElementChild.getBoundingClientRect().width / natural(frame.firstElementChild);

// Null: as wide as the frame, which the style does.
function zoom(frame, scale) {
  const svg = frame.firstElementChild;
  const before = scaleOf(frame);
  const middle = { x: (frame.scrollLeft + frame.clientWidth / 2) / before, y: (frame.scrollTop + frame.clientHeight / 2) / before };
  svg.style.maxWidth = scale ? "none" : "";
  svg.style.width = scale ? `${natural(svg) * scale}px` : "";
  const now = scaleOf(frame);
  frame.scrollTo(middle.x * now - frame.clientWidth / 2, middle.y * now - frame.clientHeight / 2);
}

// Whoever goes from a sentence to its element wants to read it.
function meet() {
  const met = document.querySelector(".beside g:target");
  const frame = met?.closest(".diagram");
  if (!frame) return;
  if (scaleOf(frame) < 1) zoom(frame, 1);
  met.scrollIntoView({ block: "center", inline: "center" });
}

const acts = {
  fit: () => frames.forEach((one) => zoom(one, null)),
  nearer: () => frames.forEach((one) => zoom(one, Math.min(scaleOf(one) * STEP, MOST))),
  farther: () => frames.forEach((one) => zoom(one, Math.max(scaleOf(one) / STEP, LEAST))),
};
for (const button of tools.querySelectorAll("button")) button.addEventListener("click", acts[button.dataset.act]);
addEventListener("hashchange", meet);
tools.hidden = false;
meet();

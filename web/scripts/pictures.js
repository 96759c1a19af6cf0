// A page of a paper that was not drawn because too many were being drawn at once is asked for again in a moment.
const TRIES = 5, WAIT_MS = 2000;
const again = (picture) => {
  const tries = Number(picture.dataset.tries ?? 0);
  if (tries >= TRIES) return;
  picture.dataset.tries = tries + 1;
  setTimeout(() => { picture.src = picture.getAttribute("src"); }, WAIT_MS);
};
document.addEventListener("error", (event) => { if (event.target instanceof HTMLImageElement) again(event.target); }, true);
for (const picture of document.images) if (picture.complete && !picture.naturalWidth && picture.src) again(picture);

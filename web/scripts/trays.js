// Files that were chosen are taken in at once, so that they can be seen and put in order. Without a script a button does.
// Nothing else hears of the choice: a draft that is saved at the same moment would be of another version.
for (const kind of ["input", "change"]) {
  const heard = (event) => {
    const look = event.target.dataset?.tray;
    if (!look) return;
    event.stopPropagation();
    if (kind === "change" && event.target.files.length) document.getElementById(look)?.click();
  };
  document.addEventListener(kind, heard, true);
}

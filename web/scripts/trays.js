// Files that were chosen are taken in at once, so that they can be seen and put in order. Without a script a button does.
document.addEventListener("change", (event) => {
  const look = event.target.dataset?.tray;
  if (look && event.target.files.length) document.getElementById(look)?.click();
});

// Search: [data-search-open] links, "/" and Ctrl-K open <dialog id="search">; without scripts, or where the script that fills the
// dialog was not loaded, the links lead to the search page.
import { all } from "./page.mjs";

export function searchDialog(dialog) {
  const field = dialog.querySelector("input");
  if (!field) return;
  whenTurnedToSearch(() => {
    if (!dialog.open) dialog.showModal();
    field.select();
  });
  for (const door of all("[data-search-open]")) door.setAttribute("aria-haspopup", "dialog");
  let isOutside = false;                            // whoever marks words in the field may let go outside of it
  dialog.addEventListener("pointerdown", event => { isOutside = event.target === dialog; });
  dialog.addEventListener("click", event => { if (isOutside && event.target === dialog) dialog.close(); });
  for (const button of all("[data-search-close]", dialog)) button.addEventListener("click", () => dialog.close());
}
// Calls a function when a link or a key turns to the search; a link that is to open elsewhere does so.
export function whenTurnedToSearch(open) {
  const turn = event => { event.preventDefault(); open(); };
  for (const door of all("[data-search-open]")) {
    door.addEventListener("click", event => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) turn(event); });
  }
  document.addEventListener("keydown", event => {
    if (opensSearch(event, event.target.closest?.("input, textarea, select, [contenteditable]"))) turn(event);
  });
}
// Ctrl-Shift-K and the like are the browser's.
export function opensSearch({ key, ctrlKey, metaKey, altKey, shiftKey }, isTyping) {
  const isSlash = key === "/" && !isTyping && !ctrlKey && !metaKey && !altKey;
  return isSlash || (key?.toLowerCase() === "k" && Boolean(ctrlKey || metaKey) && !altKey && !shiftKey);
}

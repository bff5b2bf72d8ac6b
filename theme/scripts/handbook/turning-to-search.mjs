// What turns to the search: [data-search-open] links, "/" and Ctrl-K.
import { all } from "./page.mjs";

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

// Search: [data-search-open] links, "/" and Ctrl-K open <dialog id="search">; without scripts the links lead to the search page.
import { all } from "./page.mjs";

export function searchDialog(dialog) {
  const open = event => {
    event.preventDefault();
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("input").select();
  };
  for (const door of all("[data-search-open]")) {
    door.setAttribute("aria-haspopup", "dialog");
    door.addEventListener("click", event => { if (!event.ctrlKey && !event.metaKey) open(event); });
  }
  document.addEventListener("keydown", event => {
    if (opensSearch(event, event.target.closest?.("input, textarea, select, [contenteditable]"))) open(event);
  });
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  for (const button of all("[data-search-close]", dialog)) button.addEventListener("click", () => dialog.close());
}
export function opensSearch({ key, ctrlKey, metaKey, altKey }, isTyping) {
  const isSlash = key === "/" && !isTyping && !ctrlKey && !metaKey && !altKey;
  return isSlash || (key?.toLowerCase() === "k" && Boolean(ctrlKey || metaKey));
}

// Search: [data-search-open] links, "/" and Ctrl-K open <dialog id="search">; without scripts, or where the script that fills the
// dialog was not loaded, the links lead to the search page.
import { all } from "./page.mjs";
import { whenTurnedToSearch } from "./turning-to-search.mjs";

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

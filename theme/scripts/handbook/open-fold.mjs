// Folded sections open when the address leads to an anchor inside them.
import { idInAddress, whileShown } from "./page.mjs";

export function openFoldsByAddress(part = document.documentElement) {
  whileShown(part, window, "hashchange", openFoldAround);
  if (document.querySelector("details :target")) openFoldAround();
}
function openFoldAround() {
  const id = idInAddress(), target = id && document.getElementById(id);
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
}

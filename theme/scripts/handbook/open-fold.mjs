// Folded sections open when the address leads to an anchor inside them.
import { idInAddress } from "./page.mjs";

export function openFoldsByAddress() {
  addEventListener("hashchange", openFoldAround);
  if (document.querySelector("details :target")) openFoldAround();
}
function openFoldAround() {
  const id = idInAddress(), target = id && document.getElementById(id);
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
}

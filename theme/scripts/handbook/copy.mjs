// Copy: <button data-copy="id of the element whose text is copied">.
import { announce } from "./page.mjs";

export function copyWords(button) {
  const label = [...button.childNodes];
  let turningBack = 0;
  button.addEventListener("click", async () => {
    const words = document.getElementById(button.dataset.copy);
    button.textContent = outcome(await isCopied(words));
    announce(button.textContent);
    clearTimeout(turningBack);
    turningBack = setTimeout(() => { button.replaceChildren(...label); announce(""); }, 2500);
  });
}
// Dates stay whole on pages by spaces that no keyboard types; in a text message, one would halve the letters that fit. Long words
// have soft hyphens, with which no other program would find them.
export const typed = words => words.replaceAll("\u00a0", " ").replaceAll("\u00ad", "").trim();
export function copyWithoutHyphens(event) {
  const words = String(getSelection());
  if (!words.includes("\u00ad")) return;
  event.clipboardData.setData("text/plain", words.replaceAll("\u00ad", ""));
  event.preventDefault();
}
export const outcome = isDone => (isDone ? "Copied" : "Press Ctrl-C to copy");

async function isCopied(element) {
  try {
    await navigator.clipboard.writeText(typed(element.innerText));
    return true;
  } catch { /* no clipboard on file:// in some browsers, and none over http */ }
  getSelection().selectAllChildren(element);
  addEventListener("copy", copyTyped, true);
  const isDone = document.execCommand("copy");
  removeEventListener("copy", copyTyped, true);
  if (isDone) getSelection().removeAllRanges();
  return isDone;

  function copyTyped(event) {
    event.clipboardData.setData("text/plain", typed(element.innerText));
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

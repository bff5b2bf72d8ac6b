// Opens a folded section when the address leads to an anchor inside it.
export function openFoldAround(id) {
  const target = id && document.getElementById(id);
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
}

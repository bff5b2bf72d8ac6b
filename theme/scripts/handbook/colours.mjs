// Colour scheme: <select data-scheme-choice> with the values "", "light", "dark".
import { kept, whenStoredElsewhere } from "./storage.mjs";

export function showColours(scheme) {
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
}
export function chooseColours(select) {
  const show = () => { select.value = kept.get("scheme") ?? ""; };
  select.addEventListener("change", () => { kept.set("scheme", select.value); showColours(select.value); });
  whenStoredElsewhere(select, () => { show(); showColours(select.value); });
  show();
}

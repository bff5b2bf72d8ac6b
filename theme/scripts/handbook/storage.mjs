// Stored values: on this device ("localStorage") or in this tab ("sessionStorage").
import { whileShown } from "./page.mjs";

export const kept = {                               // storage may throw (file://, private windows)
  get(name, store = "localStorage") {
    try { return window[store].getItem(`handbook:${name}`); } catch { return null; }
  },
  set(name, value, store = "localStorage") {
    const key = `handbook:${name}`;
    try { value ? window[store].setItem(key, value) : window[store].removeItem(key); } catch { /* not kept */ }
  },
};

// A stored JSON value, if it has the right shape: other sites on the same host may use the same key.
export const keptAs = (name, isShape, store) => parsedAs(kept.get(name, store), isShape);
export function parsedAs(text, isShape) {
  try { const value = JSON.parse(text); return value && isShape(value) ? value : null; } catch { return null; }
}
// Calls a function when stored values may have changed: in another tab, or while this page waited behind the back button.
export function whenStoredElsewhere(element, run) {
  whileShown(element, window, "storage", run);
  whileShown(element, window, "pageshow", event => { if (event.persisted) run(); });
}
export const isText = value => typeof value === "string";

// What features read from the page.

export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// The organisation's time zone; undefined where none is set, which means the device's.
export const zoneOfPage = () => document.documentElement.dataset.zone;

// Announces a text to screen readers.
export function announce(words) { document.getElementById("said")?.replaceChildren(words); }

// The id in the fragment of the page's address.
export const idInAddress = () => idIn(location.hash);
export function idIn(hash) {
  try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }                  // `#%` cannot be decoded
}

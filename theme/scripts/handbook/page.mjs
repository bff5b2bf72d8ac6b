// What features ask of the page they are on.

export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// The time zone of the organisation; undefined where none is set, and then the device's clock counts.
export const zoneOfPage = () => document.documentElement.dataset.zone;

// What a person who cannot see the page is told of.
export function announce(words) { document.getElementById("said")?.replaceChildren(words); }

// The id that the page's own address leads to.
export const idInAddress = () => idIn(location.hash);
export function idIn(hash) {
  try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }                  // `#%` is no address
}

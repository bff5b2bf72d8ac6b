// What features read from the page.

export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// What the site says of itself: on <html>, or where its pages stand in those of another site, on the element around our part.
const ofSite = () => document.querySelector("[data-root]")?.dataset ?? {};

const rootOfSite = () => ofSite().root ?? "";
const assetsOfSite = () => ofSite().assets ?? `${rootOfSite()}assets/`;

// The address of a page of the site. Under file://, and where a host says so, it needs index.html.
export const address = path => addressFrom(rootOfSite(), path, location.protocol === "file:" || "files" in ofSite());
export function addressFrom(root, path, isFile) {
  return root + (isFile ? path.replace(/(?<=\/|^)(?=#|$)/, "index.html") : path) || "./";
}

// Runs a script of the site's assets once it is loaded; several run in the order in which they were asked for.
export const fetched = file => new Promise((done, fail) => {
  const src = `${assetsOfSite()}${file}`;
  document.head.append(Object.assign(document.createElement("script"), { src, async: false, onload: done, onerror: fail }));
});

// The organisation's time zone; undefined where none is set, which means the device's.
export const zoneOfPage = () => ofSite().zone;

// Calls a function once the document is read.
export function whenRead(run) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run); else run();
}

// Announces a text to screen readers.
export function announce(words) { document.getElementById("said")?.replaceChildren(words); }

// The id in the fragment of the page's address.
export const idInAddress = () => idIn(location.hash);
export function idIn(hash) {
  try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }                  // `#%` cannot be decoded
}

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

// The organisation's time zone; undefined, which means the device's, where none is set or the browser is older than its name.
export const zoneOfPage = () => knownZone(ofSite().zone);
export function knownZone(zone) {
  try { Intl.DateTimeFormat("en-GB", { timeZone: zone }); return zone; } catch { return undefined; }
}

// Calls a function once the document is read.
export function whenRead(run) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run); else run();
}

// Calls the feature of each selector with every element that it finds. One that breaks takes no other with it.
export function enhanceBy(features, within) {
  for (const [selector, feature] of Object.entries(features)) {
    for (const element of all(selector, within)) try { feature(element); } catch (error) { reportError(error); }
  }
}

// Listen, or do something every half a minute, until an element is gone: a theme that shows the next page without leaving the one
// before would keep all of it.
export function whileShown(element, target, type, listen) {
  const listener = event => (element.isConnected ? listen(event) : target.removeEventListener(type, listener));
  target.addEventListener(type, listener);
}
export function againWhileShown(element, run) {
  const timer = setInterval(() => (element.isConnected ? run() : clearInterval(timer)), 30000);
  whileShown(element, document, "visibilitychange", run);           // at once when somebody comes back to a page
}

// Announces a text to screen readers.
export function announce(words) { document.getElementById("said")?.replaceChildren(words); }

// The id in the fragment of the page's address.
export const idInAddress = () => idIn(location.hash);
export function idIn(hash) {
  try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }                  // `#%` cannot be decoded
}

// Elements and addresses for the search.

export const rootOfSite = () => document.documentElement.dataset.root ?? "";

// The address of a page of the site. Under file:// it needs index.html.
export const address = path => addressFrom(rootOfSite(), path, location.protocol);
export const addressFrom = (root, path, protocol) => root + (protocol === "file:" ? `${path}index.html` : path) || "./";

export function give(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
export function element(tag, attributes = {}, ...children) {
  const made = give(document.createElement(tag), attributes);
  made.append(...children);
  return made;
}
export function button(words, does) {
  const made = element("button", { type: "button" }, words);
  made.addEventListener("click", does);
  return made;
}

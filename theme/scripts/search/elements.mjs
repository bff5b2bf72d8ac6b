// Elements for the search.

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

// Filter: <form data-filter="id of the list">. Rows are [data-row]; a field named "text" searches the row's text, any other
// field compares with the row's data-is-<name> (values separated by spaces). ?name=value presets a field, and the address follows
// the fields, so that what is filtered can be shared and reloaded. On a list of several pages, the links to the others take the
// filter along.
import { address, all, whileShown } from "./page.mjs";

export function filterList(form) {
  const list = document.getElementById(form.dataset.filter), rows = all("[data-row]", list);
  const isPart = form.hasAttribute("data-part"), otherParts = isPart ? all("[data-parts] a") : [];
  const wanted = new URLSearchParams(location.search), output = form.querySelector("output");
  for (const field of form.elements) if (field.name && wanted.has(field.name)) field.value = wanted.get(field.name);
  for (const more of all("details", form)) more.open = !!more.querySelector("option:checked:not([value=''])");
  const filled = () => [...new FormData(form)].filter(([, value]) => value.trim());
  const apply = () => {
    const fields = filled();
    for (const row of rows) row.hidden = !fields.every(([name, value]) => matches(row, name, value));
    for (const part of otherParts) part.search = new URLSearchParams(fields);
    for (const group of all("[data-group]", list)) group.hidden = !group.querySelector("[data-row]:not([hidden])");
    const parts = all("[data-counted]", list).map(part => [part.dataset.counted, ...countOf(all("[data-row]", part))]);
    output.textContent = parts.length > 1 ? shownInParts(parts) : shownWords(...countOf(rows), isPart);
    const [, typed] = fields.find(([name]) => name === "text") ?? [];
    const hasNone = typed && rows.every(row => row.hidden);
    if (hasNone && document.querySelector("[data-search-open]")) output.append(" ", toSearch(typed));
    if (fields.length) output.dataset.by = fields.map(([name]) => asPrinted(form.elements[name])).join(", ");
    else delete output.dataset.by;
  };
  const keep = () => {
    const names = [...form.elements].map(({ name }) => name), search = searchWith(location.search, names, filled());
    try { history.replaceState(history.state, "", location.pathname + search + location.hash); } catch { /* not from a folder */ }
  };
  form.addEventListener("input", () => { apply(); keep(); });
  form.addEventListener("submit", event => event.preventDefault());
  whileShown(form, window, "pageshow", apply);      // some browsers fill fields again, when somebody comes back, after all else
  apply();
}
// A link to the search for what this list does not have: it knows other forms and names of a word, and all pages.
function toSearch(text) {
  const link = document.createElement("a");
  link.href = `${address("search/")}?${new URLSearchParams({ q: text.trim() })}`;
  link.textContent = `Search for “${text.trim()}”`;
  return link;
}
// What a field is set to, for paper, on which the form is left out: `Service: Housing`, and a word in quotation marks.
function asPrinted(field) {
  if (!field.selectedOptions) return `“${field.value.trim()}”`;
  return `${field.labels[0].firstChild.textContent.trim()}: ${field.selectedOptions[0].text}`;
}
// The query of an address with these fields in place of all that have one of the names.
export function searchWith(search, names, fields) {
  const kept = [...new URLSearchParams(search)].filter(([name]) => !names.includes(name));
  const query = String(new URLSearchParams([...kept, ...fields]));
  return query && `?${query}`;
}
function matches(row, name, value) {
  if (name === "text") return hasWords(`${row.textContent} ${row.dataset.words ?? ""}`, value);
  return hasValue(row.getAttribute(`data-is-${name}`), value);
}
// A word in the plural is also looked for in the singular, which stands in both.
export function hasWords(text, wanted) {
  const words = plain(text);
  return plain(wanted).trim().split(/\s+/).every(word => words.includes(word.replace(/(?<=\p{L}{2}[^s\P{L}])s$/u, "")));
}
// Small letters without accents, and straight apostrophes: as people type who look for something.
const plain = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'");
export const hasValue = (values, wanted) => (values ?? "").split(" ").includes(wanted);

const countOf = rows => [rows.filter(row => !row.hidden).length, rows.length];

// A list may show the same things in several tables, so each has a count of its own: [["By sum", 3, 40], ["By team", 5, 48]].
export function shownInParts(parts) {
  if (parts.every(([, shown]) => !shown)) return shownWords(0, 2);
  const counted = (shown, rows) => (shown === rows ? "all " : shown ? `${shown} of ` : "none of ");
  return parts.map(([name, shown, rows]) => `${name}: ${counted(shown, rows)}${rows} shown.`).join(" ");
}

// `isPart`: whether the list has further pages, on which a word may stand too.
export function shownWords(shown, rows, isPart = false) {
  const here = isPart ? " on this page" : "";
  if (shown === rows) return rows === 1 && !isPart ? "The only one there is." : `All ${rows}${here} shown.`;
  if (shown) return `${shown} of ${rows}${here} shown.`;
  return `Nothing${here} matches. ${isPart ? "Look into the other parts of this list" : "Take a word away"}, or use the search.`;
}

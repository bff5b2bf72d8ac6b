// What stands in the search: a field, what narrows the search, and the results. Pages hold only the empty dialog.
import { element } from "./elements.mjs";

// `action` is the address of the search page, `example` what the field says while it is empty.
export function dialogContent(action, example) {
  const label = element("label", { class: "visually-hidden", id: "search-label", for: "search-text" }, "Search the handbook");
  const field = element("input", {
    id: "search-text", name: "q", type: "search", autocomplete: "off", spellcheck: "false", placeholder: example,
  });
  const close = element("button", { type: "button", "data-search-close": "" }, "Close");
  return [
    element("form", { class: "search-bar", action, role: "search", "aria-labelledby": "search-label" }, label, field, close),
    element("div", { class: "search-narrow", role: "group", "aria-label": "Show only" }),
    element("p", { class: "search-count", role: "status" }, "Type two letters or more."),
    element("ol", { class: "search-results", id: "search-results", "aria-label": "Results" }),
  ];
}

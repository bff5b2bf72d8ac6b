// Filters for results: kind, team, service. Offered where there is a choice and more than a screenful of results.
import { element } from "./elements.mjs";

const screenful = 8;

// `change` is called when a filter changes. `names` maps a record's fields to their labels.
export function narrowing(place, names, change) {
  const choosers = Object.entries(names).map(([field, name]) => [field, chooser(name)]);
  place.append(...choosers.map(([, select]) => select));

  function chooser(name) {
    const select = element("select", { "aria-label": name[0].toUpperCase() + name.slice(1), "data-name": name, hidden: "" });
    select.addEventListener("change", change);
    return select;
  }
  function offer(select, values) {
    const counts = counted(values), before = select.value, isThere = counts.some(([value]) => value === before);
    const options = counts.map(([value, times]) => element("option", { value }, `${value} (${times})`));
    select.replaceChildren(element("option", { value: "" }, `Any ${select.dataset.name}`), ...options);
    select.value = isThere ? before : "";
    select.hidden = !isChoice(values, counts) && !select.value && select !== document.activeElement;   // who chose stays in it
  }
  return {
    offer(records) { for (const [field, select] of choosers) offer(select, records.map(record => record[field])); },
    keeps: record => choosers.every(([field, { value }]) => !value || record[field] === value),
    clear() { for (const [, select] of choosers) select.value = ""; },
    hide() { for (const [, select] of choosers) select.hidden = true; },
  };
}

// Each value with its number of results, sorted by name; results without a value are left out.
export function counted(values) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => one.localeCompare(other));
}
export const isChoice = (values, counts) => values.length > screenful && counts.length > 1;

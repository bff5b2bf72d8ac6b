// Recent searches on this device, the latest first.
import { isText, kept, keptAs } from "../handbook/storage.mjs";

const mostKept = 6, longestKept = 80;              // a letter that was pasted is nobody's to keep

export const recent = {
  all: () => keptAs("recent", isTexts) ?? [],
  add: query => { if (query.length <= longestKept) kept.set("recent", JSON.stringify(withFirst(recent.all(), query))); },
  forget: () => kept.set("recent", ""),
};
export const isTexts = list => Array.isArray(list) && list.every(isText);
export const withFirst = (queries, query) => [query, ...queries.filter(other => other !== query)].slice(0, mostKept);

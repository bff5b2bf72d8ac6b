// The definitions of terms, where pages do not carry them: some scripts hold them, and one is loaded when it is asked for.
import { fetched } from "./page.mjs";

const parts = 16, loading = {};

// The definition of the term that a link leads to; empty where it has none, undefined where it cannot be loaded.
export const definitionAt = async href => {
  const name = decodeURIComponent(new URL(href).pathname.split("/").at(-2)), part = partOf(name);
  try { await (loading[part] ??= fetched(`definitions-${part}.js`)); } catch { delete loading[part]; return undefined; }
  const known = window.handbookDefinitions ?? {};
  return Object.hasOwn(known, name) ? known[name] : "";         // not what every object has, such as `constructor`
};
export const partOf = name => [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % parts;

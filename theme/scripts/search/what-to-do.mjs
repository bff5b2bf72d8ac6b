// What to do comes before what a word means and what is promised about it: who types "missed bin" with a customer on the phone
// looks for the procedure "Report a missed bin", and rarely for the definition.
import { sumOf } from "./asked.mjs";
import { exactly } from "./word-index.mjs";
import { phraseOf, stemOf, wordsOf } from "./words.mjs";

// The tier of what to do, before that of every exact name.
export const toDoTier = 20;

// From which likeness on a query is a page's name, and a procedure's title says little else than that name.
const isName = 0.8, isLabel = 0.77, isLittleElse = 0.4;

// Kinds of pages that say about what one does something, not who does it or where.
const isSubject = ({ record }) => ["term", "service", "promise"].includes(record.kind);
const isProcedure = ({ record }) => record.kind === "procedure", isNoTerm = ({ record }) => record.kind !== "term";
const titleOf = ({ record }) => record.folded;

// `heft` is the weight of a stem.
export function whatToDo({ namesWith }, heft) {
  const weighOf = stems => sumOf(stems, heft);

  // The procedures for what a folded query names, be it mistyped.
  return (text, { places }, matches, kinds) => {
    const isWhole = ({ record, titleLike }) => titleLike > isName && places.length <= wordsOf(record.title).length;
    const isNamed = match => match.record.kind === "term" && (match.tier >= exactly.label || isWhole(match));
    const terms = matches.filter(isNamed);
    return new Set([...proceduresForTerms(text, terms, matches), ...proceduresByName(matches, places.length < 2, kinds)]);
  };
  // None for the title of another page, unless it is a service of the same words ("blue badges"); nor for a term that shares its
  // title with one: "council tax" is a service too, with several procedures.
  function proceduresForTerms(text, terms, matches) {
    const others = new Map(terms.length ? matches.filter(isNoTerm).map(match => [titleOf(match), match.record.kind]) : []);
    const isSame = ({ record }) => others.get(text) === "service" && phraseOf(record.title) === phraseOf(text);
    const named = others.has(text) && !terms.some(isSame) ? [] : terms.filter(match => !others.has(titleOf(match)));
    return named.flatMap(({ record }) => proceduresFor(record));
  }
  function proceduresFor({ title }) {
    const stems = [...new Set(wordsOf(title).map(stemOf))].sort((one, other) => heft(other) - heft(one));
    const isFor = name => name.sort === "title" && name.record.kind === "procedure"
      && stems.every(stem => name.stems.includes(stem))
      && 2 * weighOf(stems) > isLittleElse * (weighOf(stems) + weighOf(name.stems));
    return namesWith(stems[0]).filter(isFor).map(({ record }) => record);
  }
}
// The procedures that have the typed name themselves; or those that are more like several typed words than every page that has
// them as a label. Only where terms, services and promises have the name, and none of a kind that is asked for (`kinds`).
function proceduresByName(matches, isOneWord, kinds = {}) {
  const exact = matches.filter(({ tier }) => tier >= exactly.label), isAsked = kind => kinds[kind] >= kinds.procedure;
  const isBehind = match => isProcedure(match) || isSubject(match) && !isAsked(match.record.kind);
  if (!exact.some(isSubject) || !exact.every(isBehind)) return [];
  const [tier, best] = ["tier", "score"].map(rank => Math.max(...exact.map(match => match[rank])));
  const own = exact.filter(match => isProcedure(match) && match.tier >= tier - exactly.title + exactly.label);
  if (own.length || isOneWord || !exact.every(isNoTerm)) return own.map(({ record }) => record);
  const isLiker = match => isProcedure(match) && match.score > best && match.like > isLabel;
  return matches.filter(isLiker).map(({ record }) => record);
}

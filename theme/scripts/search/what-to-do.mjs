// What to do comes before what a word means: who types "missed bin" with a customer on the phone looks for the procedure
// "Report a missed bin", and rarely for the definition.
import { sumOf } from "./asked.mjs";
import { fold } from "./letters.mjs";
import { exactly } from "./word-index.mjs";
import { stemOf, wordsOf } from "./words.mjs";

// The tier of what to do, before that of every exact name.
export const toDoTier = 20;

// From which likeness on a query is a term's name, and a procedure's title says little else than that name.
const isName = 0.8, isLittleElse = 0.4;

const isNoTerm = ({ record }) => record.kind !== "term", titleOf = ({ record }) => fold(record.title);

// `heft` is the weight of a stem.
export function whatToDo({ namesWith }, heft) {
  const weighOf = stems => sumOf(stems, heft);

  // The procedures for the terms that a folded query names, be it mistyped. None for the title of another page, nor for a term
  // that shares its title with one: "council tax" is a service too, with several procedures.
  return (text, { places }, matches) => {
    const isWhole = ({ record, titleLike }) => titleLike > isName && places.length <= wordsOf(record.title).length;
    const isNamed = match => match.record.kind === "term" && (match.tier >= exactly.label || isWhole(match));
    const terms = matches.filter(isNamed);
    const others = new Set(terms.length ? matches.filter(isNoTerm).map(titleOf) : []);
    const named = others.has(text) ? [] : terms.filter(match => !others.has(titleOf(match)));
    return new Set(named.flatMap(({ record }) => proceduresFor(record)));
  };
  function proceduresFor({ title }) {
    const stems = [...new Set(wordsOf(title).map(stemOf))].sort((one, other) => heft(other) - heft(one));
    const isFor = name => name.sort === "title" && name.record.kind === "procedure"
      && stems.every(stem => name.stems.includes(stem))
      && 2 * weighOf(stems) > isLittleElse * (weighOf(stems) + weighOf(name.stems));
    return namesWith(stems[0]).filter(isFor).map(({ record }) => record);
  }
}

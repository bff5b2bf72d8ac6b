// Judges what was found: whether the best page answers, what it says nothing about, and which words were taken for others.
import { sumOf } from "./asked.mjs";
import { fold } from "./letters.mjs";
import { kindsAskedIn } from "./questions.mjs";
import { sortOf, stemOf, wordsOf } from "./words.mjs";

// Below it, the best match of 20 queries about what Larkfield does not do mostly stays, and of hardly any about what it does.
const leastScore = 0.36;

// A sentence tells more than any page answers; a word too many in a few words is what is asked for.
const mostNamed = 3;

// What a pasted letter is about fits into a few words; all others tell how it came to that.
const mostAbout = 4;
const heaviest = worths => sumOf(worths.sort((one, other) => other - one).slice(0, mostAbout), worth => worth);

// A word of a text with the accents that it has there.
const asWritten = (text, word) => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu)?.find(one => fold(one) === word) ?? word;

// `asked` parses a query, `known` says whether the handbook has a stem, `weights` are those of the search.
export function foundJudge(asked, known, weights) {
  const exactInSummary = Math.fround(weights.summary);       // a cover is kept as a number of 32 bits

  // Whether the best match answers the query, and does not only share a stray word with it: that it is of the kind that is asked
  // for proves little. A single word is answered by any name that contains it, and by any summary with exactly this word;
  // several, by a page that says them one after the other.
  function isAnswered(query, [best]) {
    if (!best || best.tier || isSaidIn(best.record, query)) return Boolean(best);
    const { places, total } = asked(query), likelier = Math.sqrt(kindsAskedIn(query)?.[best.record.kind] ?? 1);
    const without = sumOf(missingIn(best, places), ({ worth, worthAlone }) => worthAlone - worth);
    const all = Math.min(total + without, heaviest(places.map(({ worth, worthAlone }) => Math.max(worth, worthAlone))));
    if (best.score * (total / all) ** weights.cover / likelier > leastScore) return true;
    return places.length === 1 && (best.atOnce > 0.2 || best.cover[0] >= exactInSummary);
  }
  const missingIn = ({ cover }, places) => places.filter((_, place) => !cover[place]);
  // The words of a few, typed without a question around them, that the best match lacks: "grant" of "solar panels grant".
  function unsaid(query, [best]) {
    const { places } = asked(query);
    if (!best || best.tier || places.length > mostNamed || kindsAskedIn(query)) return [];
    const isSubject = ({ word, isUnfinished }) => !sortOf(stemOf(word)) && (!isUnfinished || known(stemOf(word)));
    const missing = missingIn(best, places).filter(isSubject).map(({ word, typed }) => asWritten(query, typed ?? word));
    return [...new Set(missing)];
  }
  function isSaidIn({ title, answer, summary, text }, query) {
    const typed = wordsOf(query), spaced = words => ` ${words.join(" ")} `;
    return typed.length > 1 && spaced(wordsOf([title, answer, summary, text].join(" "))).includes(spaced(typed));
  }
  // The words of the query that no page has, and of which words of the best match they may be a misspelling.
  function corrected(query, [best]) {
    if (!best || best.tier) return [];
    const { title, labels, answer, summary, text } = best.record, said = [title, ...labels, answer, summary, text].join(" ");
    return asked(query).places.flatMap(({ word, corrections }) => {
      const instead = corrections.find(other => best.terms.has(stemOf(other)));
      return instead ? [{ missing: asWritten(query, word), instead: asWritten(said, instead) }] : [];
    });
  }
  return { isAnswered, unsaid, corrected };
}

// Parses a query with the words of the handbook.
import { amounts, spelledInTwo } from "./letters.mjs";
import { alikeOf, capitalsIn, isShouted, lastNounIn, nounsIn, sense, sortOf, stemOf, wordsOf } from "./words.mjs";

// Of a letter pasted as a whole, what it is about mostly stands at the beginning.
const mostPlaces = 40;

// How well another stem matches in place of the one that was typed.
const fits = {
  near: 0.85, far: 0.7, alike: 0.75, instead: 0.7, kin: 0.6, inflected: 0.9, longer: 0.9, initial: 0.9, within: 0.65, inside: 0.3,
};
const slight = { light: 0.4, around: 0.3 };

// That a query is after a number or a time, which is not its subject. Nor is how much money it is about.
const askedFor = new RegExp("\\b((tele)?phone|tel) (number|no)\\b|\\btel\\b|^(ext|extension|contact) (?=for\\b)"
  + "|\\b(i am|i'm) writing to (ask|complain|enquire|inform you|inquire|let you know|request|tell you)\\b"
  + "|\\b(combien de|quanto|cu[aá]nto) t(emps|empo|iempo)( pour)?\\b"
  + "|(営業|開庁|受付|何)時間|(どれ|どの)くらい|多长时间|多久|营业时间", "gi");

export const sumOf = (items, value) => items.reduce((sum, item, place) => sum + value(item, place), 0);

// `asked` parses a query, `heft` is the weight of a stem.
export function queryParser({ spelling, initials, preferred, subjects, rarity, known }) {
  // A parsed query: its places, and the stems of the words around them. A place is a word of the query (or a part of one that was
  // `typed`: of initials, of a compound), the stems that match it with how well each does (0 to 1), the handbook's words that an
  // unknown one may be a misspelling of, and the place's weight: `worth`, and for a page that has none of its stems `worthAlone`,
  // because "theatre" may be no misspelling of "there".
  function asked(query) {
    const typed = wordsOf(query), about = wordsOf(query.replace(askedFor, " ").replace(amounts, " "));
    const unfinished = /[\p{L}\p{N}]$/u.test(query) ? typed.at(-1) : "";
    const kept = subjectsOf(query), inTwo = spelledInTwo(query);
    const places = [...new Set(sense(about.length ? about : typed, kept))].slice(0, mostPlaces).flatMap(word => {
      const longer = word === unfinished ? spelling.completions(word) : [];
      const isCapital = !isShouted(query) && query.includes(word.toUpperCase());
      if (!known(stemOf(word)) && (isCapital || !longer.length)) {
        const spelled = initials.meant(word, isCapital), parts = spelled.length || longer.length ? [] : spelling.parts(word);
        if (spelled.length) return spelled.map(words => ({ ...placeOfInitial(words), typed: word }));
        if (parts.length) return parts.map(part => ({ ...placeOf(part, []), typed: word }));
      }
      return [placeOf(word, longer, inTwo.get(word), kept.includes(word))];
    });
    for (const { stems, others } of phrasesIn(typed)) {
      const meant = places.filter(place => stems.includes(stemOf(place.word)));
      for (const place of meant) for (const [stem, fit] of others) look(place.stems, stem, fit);
    }
    const around = new Set(typed.map(stemOf).filter(stem => sortOf(stem) === "around"));
    return { places, around, total: sumOf(places, ({ worth }) => worth) };
  }
  // The stop words that are what a query is about: in capitals, at its end as a noun ("make a will"), or names of pages that
  // stand there as nouns.
  function subjectsOf(query) {
    const isSubject = word => subjects.has(stemOf(word)), capitals = capitalsIn(query), nouns = nounsIn(query).filter(isSubject);
    return [...isShouted(query) ? capitals.filter(isSubject) : capitals, ...lastNounIn(query), ...nouns];
  }
  const look = (stems, stem, fit) => { if (!(stems.get(stem) >= fit)) stems.set(stem, fit); };
  function placeOf(word, longer, inTwo = word, isSubject = false) {
    const own = stemOf(word), stems = new Map([[own, 1], [stemOf(inTwo), 1]]);
    for (const stem of spelling.kinOf(own)) look(stems, stem, fits.kin);
    const everyday = alikeOf(own), inflections = spelling.inflectionsOf(own).filter(known);
    for (const stem of everyday) look(stems, stem, fits.alike);
    for (const stem of inflections) look(stems, stem, fits.inflected);
    const meant = longer.map(other => [other, fits.longer * word.length / other.length]);
    const isKnown = known(own) || known(stemOf(inTwo)), isUnfinished = longer.length > 0;
    const within = [...new Set([word, inTwo, spelling.withoutEnding(word)])].flatMap(part => spelling.compounds(part));
    meant.push(...within.map(other => [other, isKnown && !spelling.hasLongWords() ? fits.inside : fits.within]));
    const corrections = isKnown || isUnfinished || inflections.length || everyday.some(known) ? [] : spelling.meant(word);
    if (corrections.length) {
      const fitOf = far => (far <= 0.5 || !within.length && far <= 1 ? fits.near : within.length ? fits.inside : fits.far);
      meant.push(...corrections.map(({ other, far }) => [other, fitOf(far)]));
    }
    for (const [other, fit] of meant) look(stems, stemOf(other), fit);
    const others = known(own) ? [] : [...inflections, ...meant.map(([other]) => stemOf(other))];
    const worth = isSubject ? rarity(own) : Math.min(...(others.length ? others : [own]).map(heft));
    const isSlip = corrections.some(({ other, far }) => far <= 1 && sortOf(stemOf(other)));
    const worthAlone = isKnown || inflections.length || isUnfinished || isSlip ? worth : rarity(own);
    const instead = within.length ? [] : corrections.map(({ other }) => other);
    return { word, stems, corrections: instead, worth, worthAlone, isUnfinished };
  }
  // The place of a letter that stands for any of these words.
  function placeOfInitial(words) {
    const stems = words.map(stemOf), worth = Math.min(...stems.map(heft));
    return { word: words[0], stems: new Map(stems.map(stem => [stem, fits.initial])), corrections: [], worth, worthAlone: worth };
  }
  // Adjacent words that mean another: a phrase to avoid and its replacement, one word written as two ("pot hole"), "not happy".
  function* phrasesIn(typed) {
    for (let first = 0; first < typed.length; first++) {
      for (let last = first; last < Math.min(first + 3, typed.length); last++) {
        const words = typed.slice(first, last + 1), said = preferred.of(words.join(" "));
        const others = said.flatMap(({ instead }) => sense(wordsOf(instead)).map(word => [stemOf(word), fits.instead]));
        if (last === first + 1) others.push(...asOne(words));
        if (others.length) yield { stems: words.map(stemOf), others };
      }
    }
  }
  function asOne([first, second]) {
    const whole = first + second, wholes = first === "not" ? ["un", "dis", "in"].map(not => not + second) : [whole];
    const written = wholes.filter(word => spelling.often.has(word)).map(word => [stemOf(word), 1]);
    if (written.length || whole.length < 7 || known(stemOf(first)) && known(stemOf(second))) return written;
    return spelling.meant(whole).filter(({ far }) => far <= 1).map(({ other }) => [stemOf(other), fits.near]);
  }
  function heft(stem) {
    const sort = sortOf(stem);
    return sort === "around" ? slight.around : rarity(stem) * (sort === "light" ? slight.light : 1);
  }
  return { asked, heft };
}

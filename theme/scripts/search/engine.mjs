// Parses a query, finds matching pages and ranks them: by how much of the query a page covers, how similar one of its names is
// to the query, and whether it is of the kind that such a query asks for. The weights were tuned with bench/search.
import { fold, isUnspaced, spelledInTwo } from "./letters.mjs";
import { asksForRules, kindsAsked } from "./questions.mjs";
import { wordIndex } from "./word-index.mjs";
import { alikeOf, capitalsIn, isShouted, nounsIn, sense, sortOf, spelledWords, stemOf, wordsOf } from "./words.mjs";

// How well another stem matches in place of the one that was typed.
const fits = { near: 0.85, far: 0.7, alike: 0.75, instead: 0.7, kin: 0.6, longer: 0.9, within: 0.65, inside: 0.3 };
const weights = {
  names: { title: 1, label: 0.9, avoided: 0.8, hidden: 0.8 }, summary: 0.7, text: 0.4, light: 0.4, around: 0.3,
  atOnce: 0.5, cover: 2.5, like: 2.5, likePower: 3.2, title: 3, titlePower: 8, same: 1.7,
};

// Below it, the best match of 20 queries about what Larkfield does not do stays, and of none about what it does.
const leastScore = 0.33;

// Pages about the handbook itself, which its readers do not look for.
const isAside = ({ kind }) => kind === "rule" || kind === "field";

export function searchEngine(catalogue) {
  const index = wordIndex(catalogue);
  const { records, spelling, preferred, exactOf, subjects, inNames, inSummaries, inTexts, lengths, rarity, known } = index;

  // A parsed query: its places, and the stems of the words around them. A place is a word of the query, the stems that match it
  // with how well each does (0 to 1), and the place's weight.
  function asked(query) {
    const typed = wordsOf(query), about = wordsOf(query.replace(/\b(tele)?phone number\b/i, " "));
    const unfinished = /[\p{L}\p{N}]$/u.test(query) ? typed.at(-1) : "";
    const kept = subjectsOf(query), inTwo = spelledInTwo(query);
    const places = [...new Set(sense(about.length ? about : typed, kept))].flatMap(word => {
      const longer = word === unfinished ? spelling.completions(word) : [];
      const parts = known(stemOf(word)) || longer.length ? [] : spelling.parts(word);
      if (parts.length) return parts.map(part => placeOf(part, []));
      return [placeOf(word, longer, inTwo.get(word), kept.includes(word))];
    });
    for (const { stems, others } of phrasesIn(typed)) {
      const meant = places.filter(place => stems.includes(stemOf(place.word)));
      for (const place of meant) for (const [stem, fit] of others) look(place.stems, stem, fit);
    }
    const around = new Set(typed.map(stemOf).filter(stem => sortOf(stem) === "around"));
    return { places, around, total: sumOf(places, ({ worth }) => worth) };
  }
  // The stop words that are what a query is about: in capitals, or names of pages that stand there as nouns.
  function subjectsOf(query) {
    const isSubject = word => subjects.has(stemOf(word)), capitals = capitalsIn(query);
    return [...isShouted(query) ? capitals.filter(isSubject) : capitals, ...nounsIn(query).filter(isSubject)];
  }
  const sumOf = (items, value) => items.reduce((sum, item, place) => sum + value(item, place), 0);
  const look = (stems, stem, fit) => { if (!(stems.get(stem) >= fit)) stems.set(stem, fit); };
  function placeOf(word, longer, inTwo = word, isSubject = false) {
    const own = stemOf(word), stems = new Map([[own, 1], [stemOf(inTwo), 1]]);
    for (const stem of spelling.kinOf(own)) look(stems, stem, fits.kin);
    for (const stem of alikeOf(own)) look(stems, stem, fits.alike);
    const meant = longer.map(other => [other, fits.longer * word.length / other.length]);
    const isKnown = known(own) || known(stemOf(inTwo)), isUnfinished = longer.length > 0;
    const within = [...new Set([word, inTwo])].flatMap(part => spelling.compounds(part));
    meant.push(...within.map(other => [other, isKnown ? fits.inside : fits.within]));
    if (!isKnown && !isUnfinished) {
      const fitOf = far => (far <= 0.5 || !within.length && far <= 1 ? fits.near : within.length ? fits.inside : fits.far);
      meant.push(...spelling.meant(word).map(({ other, far }) => [other, fitOf(far)]));
    }
    for (const [other, fit] of meant) look(stems, stemOf(other), fit);
    const weighed = known(own) || !meant.length ? [own] : meant.map(([other]) => stemOf(other));
    return { word, stems, worth: isSubject ? rarity(own) : Math.min(...weighed.map(heft)) };
  }
  // Adjacent words that mean another: a phrase to avoid and its replacement, one word written as two ("pot hole"), "not happy".
  function* phrasesIn(typed) {
    for (let first = 0; first < typed.length; first++) {
      for (let last = first; last < Math.min(first + 3, typed.length); last++) {
        const words = typed.slice(first, last + 1), said = preferred(words.join(" "));
        const others = said ? sense(wordsOf(said.instead)).map(word => [stemOf(word), fits.instead]) : [];
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
    return sort === "around" ? weights.around : rarity(stem) * (sort === "light" ? weights.light : 1);
  }

  // Pages with any of the stems: { record, terms: the stems found, cover and prose: how well each place is matched by all of the
  // page and by its texts, atOnce: the largest share of the query that one name covers, like and titleLike: the similarity of the
  // most similar name and of the title, name: that name if it is a label }.
  function matches(question) {
    const { places } = question, found = new Map(), names = new Map();
    const matchOf = id => {
      let match = found.get(id);
      if (match) return match;
      const [cover, prose] = [new Float32Array(places.length), new Float32Array(places.length)];
      match = { record: records[id], terms: new Set(), cover, prose, atOnce: 0, like: 0, titleLike: 0, name: "" };
      found.set(id, match);
      return match;
    };
    const put = (match, cover, place, stem, fit) => { match.terms.add(stem); if (cover[place] < fit) cover[place] = fit; };
    const putProse = (match, place, stem, fit) => {
      put(match, match.prose, place, stem, fit);
      put(match, match.cover, place, stem, fit);
    };
    places.forEach(({ stems }, place) => {
      for (const [stem, fit] of stems) {
        for (const name of inNames.get(stem) ?? []) {
          let said = names.get(name);
          if (!said) names.set(name, said = []);
          if (!(said[place]?.fit >= fit)) said[place] = { stem, fit };
        }
        const summaries = inSummaries.get(stem) ?? [], texts = inTexts.get(stem) ?? [];
        for (let at = 0; at < summaries.length; at += 2) putProse(matchOf(summaries[at]), place, stem, fit * weights.summary);
        for (let at = 0; at < texts.length; at += 2) {
          const [id, times] = [texts[at], texts[at + 1]];
          putProse(matchOf(id), place, stem, fit * weights.text * 2 * times / (times + 0.5 + lengths[id] / 1600));
        }
      }
    });
    for (const [name, said] of names) {
      const match = matchOf(name.record.id), weight = weights.names[name.sort];
      said.forEach(({ stem, fit }, place) => put(match, match.cover, place, stem, fit * weight));
      const covered = said.reduce((sum, { fit }, place) => sum + fit * places[place].worth, 0);
      const like = weight * likeness(name, said, covered, question);
      match.atOnce = Math.max(match.atOnce, weight * covered / question.total);
      if (name.sort === "title") match.titleLike = like;
      if (like > match.like) Object.assign(match, { like, name: name.sort === "label" ? name.text : "" });
    }
    return [...found.values()];
  }
  // Dice's coefficient, weighted by rarity: what both share, divided by all of both.
  function likeness({ stems }, said, covered, { around, total }) {
    const hits = new Map(said.filter(Boolean).map(({ stem, fit }) => [stem, fit]));
    const all = sumOf(stems, heft), same = sumOf(stems, stem => heft(stem) * (hits.get(stem) ?? around.has(stem)));
    return (covered + same) / (total + all);
  }

  // Matches, best first, those with exactly the typed name or number before all others: { record, terms: the stems found, name: the most similar label, unless the title is }; for a word to
  // avoid or a misspelling also { word, instead, misspelt }.
  function find(query) {
    const question = asked(query), text = fold(query).trim(), found = matches(question), exact = exactOf(query);
    const kinds = kindsAsked(capitalsIn(query).length && !isShouted(query) ? "" : text), said = preferred(query);
    const isWanted = ({ record }) => !isAside(record) || asksForRules(text) || exact.has(record);
    for (const match of found) match.score = scoreOf(match, question, text, kinds);
    for (const record of new Set([...exact.keys(), ...said ? [said.record] : []])) {
      if (!found.some(match => match.record === record)) found.push({ record, terms: new Set(), score: 0 });
    }
    const wanted = found.filter(isWanted), best = Math.max(...wanted.map(({ score }) => score));
    const tierOf = record => exact.get(record) ?? (record === said?.record ? 2.5 : 0);
    for (const match of wanted) Object.assign(match, { tier: tierOf(match.record) }, match.record === said?.record && { ...said, name: "" });
    return wanted.filter(({ tier, score }) => tier || score > 0.03 * best)
      .sort((one, other) => other.tier - one.tier || other.score - one.score || one.record.id - other.record.id);
  }
  function scoreOf({ record, cover, prose, atOnce, like, titleLike }, { places, total }, text, kinds) {
    const covers = fits => sumOf(places, ({ worth }, place) => worth * fits[place]) / total;
    const together = covers(cover), isAsked = !kinds || record.kind in kinds;
    const said = 1 + weights.like * like ** weights.likePower + (isAsked ? weights.title * titleLike ** weights.titlePower : 0);
    const covered = (weights.atOnce * Math.max(atOnce, covers(prose)) + (1 - weights.atOnce) * together) ** weights.cover;
    const same = fold(record.title) === text ? weights.same : 1;
    return covered * said * (record.weight ?? 1) * (kinds?.[record.kind] ?? 1) * same;
  }
  // Whether the best match answers the query, and does not only share a stray word with it. A single word is answered by any name
  // that contains it.
  function isAnswered(query, [best]) {
    const isOneWord = asked(query).places.length === 1;
    return Boolean(best && (best.tier || best.score > leastScore || isOneWord && best.atOnce > 0.2));
  }
  const hasPage = path => records.some(record => record.path === path);

  // The handbook's words that are spelt most like the query.
  function nearest(query) {
    const words = sense(wordsOf(query)).filter(word => !isUnspaced(word));
    const near = words.flatMap(word => spelling.nearest(word, Math.ceil(word.length / 2)).slice(0, 3));
    return [...new Set(near.map(({ other }) => other))].slice(0, 5);
  }
  const isFound = (word, terms) => spelledWords(word).some(spelt => terms.has(stemOf(spelt)));
  return { find, isAnswered, hasPage, nearest, isFound, addTexts: index.addTexts, ready: index.ready };
}

// Parses a query, finds matching pages and ranks them: by how much of the query a page covers, how similar one of its names is
// to the query, and whether it is of the kind that such a query asks for. The weights were tuned with bench/search.
import { queryParser, sumOf } from "./asked.mjs";
import { foundJudge } from "./found-judge.mjs";
import { fold, isUnspaced } from "./letters.mjs";
import { asksForRules, kindsAskedIn } from "./questions.mjs";
import { toDoTier, whatToDo } from "./what-to-do.mjs";
import { wordIndex } from "./word-index.mjs";
import { sense, spelledWords, stemOf, wordsOf } from "./words.mjs";

const weights = {
  names: { title: 1, label: 0.9, avoided: 0.8, hidden: 0.8 }, summary: 0.7, text: 0.4,
  atOnce: 0.5, cover: 2.5, like: 2.5, likePower: 3.2, title: 3, titlePower: 8, same: 1.7,
};

// Pages about the handbook itself, which its readers do not look for.
const isAside = ({ kind }) => kind === "rule" || kind === "field";

export function searchEngine(catalogue) {
  const index = wordIndex(catalogue);
  const { records, spelling, preferred, exactOf, namesWith, inSummaries, inTexts, lengths } = index;
  const { asked, heft } = queryParser(index), toDoFor = whatToDo(index, heft);

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
        for (const name of namesWith(stem)) {
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
    const hasAll = ({ avoided, stems }) => avoided && places.every(({ word, typed }) => !typed && stems.includes(stemOf(word)));
    for (const [name, said] of names) {
      const match = matchOf(name.record.id), weight = weights.names[name.sort];
      said.forEach(({ stem, fit }, place) => put(match, match.cover, place, stem, fit * weight));
      const covered = said.reduce((sum, { fit }, place) => sum + fit * places[place].worth, 0);
      const like = weight * likeness(name, said, covered, question);
      match.atOnce = Math.max(match.atOnce, weight * covered / question.total);
      if (name.sort === "title") match.titleLike = like;
      if (like > match.like) {
        Object.assign(match, { like, name: name.sort === "label" ? name.text : "", avoided: hasAll(name) && name.avoided });
      }
    }
    return [...found.values()];
  }
  // Dice's coefficient, weighted by rarity: what both share, divided by all of both.
  function likeness({ stems }, said, covered, { around, total }) {
    const hits = new Map(said.filter(Boolean).map(({ stem, fit }) => [stem, fit]));
    const all = sumOf(stems, heft), same = sumOf(stems, stem => heft(stem) * (hits.get(stem) ?? around.has(stem)));
    return (covered + same) / (total + all);
  }

  // Matches, best first, those with exactly the typed name, id or number before all others, and before these the procedures for a
  // typed term, unless the query is after something else: { record, terms: the stems found, name: the most similar label, unless
  // the title is }; for a word to avoid or a misspelling also { word, instead, misspelt }. A word to avoid may be mistyped, stand
  // among other words, or be the name of the page that is most like the query.
  function find(query) {
    const question = asked(query), text = fold(query).trim(), found = matches(question), exact = exactOf(query);
    const kinds = kindsAskedIn(query);
    const typed = preferred.of(query), said = typed.length || exact.size ? typed : mistypedAvoided(query, question);
    const saidOf = record => said.find(each => each.record === record);
    const isWanted = ({ record }) => !isAside(record) || asksForRules(text) || exact.has(record);
    for (const match of found) match.score = scoreOf(match, question, text, kinds);
    const there = new Set(found.map(({ record }) => record));
    for (const record of new Set([...exact.keys(), ...said.map(({ record }) => record)])) {
      if (!there.has(record)) found.push({ record, terms: new Set(), score: 0 });
    }
    const wanted = found.filter(isWanted), best = Math.max(...wanted.map(({ score }) => score));
    const tierOf = record => exact.get(record) ?? (saidOf(record) ? 2.5 : 0);
    for (const match of wanted) match.tier = tierOf(match.record);
    const isAvoided = said.some(({ misspelt }) => !misspelt);
    const isOther = kinds && kinds.procedure !== Math.max(...Object.values(kinds));
    const toDo = isAvoided || isOther ? new Set() : toDoFor(text, question, wanted, kinds);
    for (const match of wanted) if (toDo.has(match.record)) match.tier = Math.max(toDoTier, match.tier);
    const within = new Map(preferred.within(query).map(each => [each.record, each]));
    for (const match of wanted) {
      const told = saidOf(match.record) ?? within.get(match.record) ?? match.avoided;
      if (told) Object.assign(match, told, { name: "" });
    }
    return wanted.filter(({ tier, score }) => tier || score > 0.03 * best)
      .sort((one, other) => other.tier - one.tier || other.score - one.score || one.record.id - other.record.id);
  }
  // The replacements of a word to avoid that was mistyped.
  function mistypedAvoided(query, { places }) {
    const corrections = new Map(places.map(place => [place.word, place.corrections]).filter(([, others]) => others.length));
    const words = wordsOf(query), spelt = at => words.map(word => corrections.get(word)?.[at] ?? word).join(" ");
    return corrections.size ? [0, 1, 2].map(at => preferred.of(spelt(at))).find(found => found.length) ?? [] : [];
  }
  function scoreOf({ record, cover, prose, atOnce, like, titleLike }, { places, total }, text, kinds) {
    const covers = fits => sumOf(places, ({ worth }, place) => worth * fits[place]) / total;
    const together = covers(cover), isAsked = !kinds || record.kind in kinds;
    const said = 1 + weights.like * like ** weights.likePower + (isAsked ? weights.title * titleLike ** weights.titlePower : 0);
    const covered = (weights.atOnce * Math.max(atOnce, covers(prose)) + (1 - weights.atOnce) * together) ** weights.cover;
    const same = record.folded === text ? weights.same : 1;
    return covered * said * (record.weight ?? 1) * (kinds?.[record.kind] ?? 1) * same;
  }
  const hasPage = path => records.some(record => record.path === path);

  // The words that are spelt most like the query, of those that lead to a page.
  function nearest(query) {
    const words = sense(wordsOf(query)).filter(word => !isUnspaced(word));
    const near = words.flatMap(word => spelling.nearest(word, Math.ceil(word.length / 2)).slice(0, 3));
    const others = [...new Set(near.map(({ other }) => other))].filter(other => other.length > 1);
    return others.filter(other => find(other).some(({ record }) => !isAside(record))).slice(0, 5);
  }
  const isFound = (word, terms) => spelledWords(word).some(spelt => terms.has(stemOf(spelt)));
  const { addTexts, ready } = index;
  return { find, ...foundJudge(asked, index.known, weights), hasPage, nearest, isFound, addTexts, ready };
}

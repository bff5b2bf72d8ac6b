// The catalogue as records, and an index from stems to names and texts. hooks/interlock/pages/site_files/search_index.py
// describes the catalogue.
import { amounts, amountsIn, codesIn, fold, isSameNumber, mailAddressesIn, squeezed } from "./letters.mjs";
import { idTier, Ids } from "./ids.mjs";
import { Initials } from "./initials.mjs";
import { Preferred } from "./preferred.mjs";
import { Spelling } from "./spelling.mjs";
import { capitalsIn, isShouted, keyOf, nounsIn, sortOf, spelledWords, stemOf, wordsOf } from "./words.mjs";

// How exactly a page has a name that was typed as a whole; a word to avoid comes with what to say instead.
export const exactly = { title: 5, avoided: 4, hidden: 4, label: 3 };
const letterByLetter = 10;

export function wordIndex(catalogue) {
  const records = recordsOf(catalogue), spelling = new Spelling(), preferred = new Preferred(), counts = new Map();
  // A name: { record, text, sort: title, label, hidden or avoided, avoided: what to say instead,
  // stems }. For each stem the names that contain it, and the ids of records whose summary or text does, each followed by the
  // number of occurrences.
  // A stop word that is no subject counts only where it stands in a title, and only if it is a subject in no name.
  const inNames = new Map(), inPassing = new Map(), inSummaries = new Map(), inTexts = new Map();
  const exact = new Map(), codes = new Map(), subjects = new Set(), lengths = new Float32Array(records.length).fill(1);
  const initials = new Initials(), ids = new Ids();

  function put(places, stem, ...values) {
    const there = places.get(stem);
    if (there) there.push(...values); else places.set(stem, values);
  }
  const stemsIn = text => spelledWords(text).map(word => { spelling.add(word); return stemOf(word); });
  const count = stems => { for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1); };
  // The stop words that are a subject in a text, as stems.
  const subjectsOf = text => (isShouted(text) ? [] : [...capitalsIn(text), ...nounsIn(text)]).map(stemOf);

  function addNames(record) {
    const { title, labels, hidden, summary, answer } = record, all = new Set();
    record.folded = fold(title);                    // once, for it is compared with every query
    const own = title.slice(1) === title.slice(1).toLowerCase() ? title.toLowerCase() : title;
    const addName = (text, sort, stems, avoided) => {
      const words = wordsOf(text), name = { record, text, sort, avoided, stems: [...new Set(words.map(stemOf))] };
      const own = sort === "title" ? subjectsOf(text) : capitalsIn(text).map(stemOf);
      if (name.stems.length === 1 || !isShouted(text)) for (const stem of own) subjects.add(stem);
      if (sort === "title" && name.stems.length === 1) subjects.add(name.stems[0]);
      for (const stem of new Set(stems)) {
        if (sortOf(stem) !== "around" || name.stems.length === 1 || own.includes(stem)) put(inNames, stem, name);
        else if (sort === "title") put(inPassing, stem, name);
      }
      initials.add(words, sort);
      put(exact, words.join("") || text.trim(), { record, tier: exactly[sort], written: letterForLetter(text) });
    };
    const spelt = (text, sort, told) => {
      const stems = stemsIn(text);
      addName(text, sort, stems, told);
      for (const stem of stems) all.add(stem);
    };
    spelt(title, "title");
    for (const label of labels) spelt(label, "label");
    for (const [word, instead = own] of record.avoided) {
      const told = { record, word, instead };
      spelt(word, "avoided", told);
      preferred.avoid(told);
    }
    for (const word of hidden) {
      addName(word, "hidden", spelledWords(word).map(stemOf));
      preferred.misspelt(record, word, own);
    }
    ids.add(record);
    addCodes(record, [title, ...labels, answer, summary].join(" · "), 2);
    count(new Set([...all, ...addProse(inSummaries, record, `${summary} ${answer}`)]));
  }
  function addCodes(record, text, tier) {
    const written = [...codesIn(text), ...amountsIn(text), ...addressesIn(text)];
    for (const code of written) put(codes, code, { record, tier });
  }
  // Adds the stems of a text to an index, and returns them.
  function addProse(places, record, text) {
    const often = new Map(), stems = stemsIn(text), kept = new Set(subjectsOf(text));
    for (const stem of stems) if (sortOf(stem) !== "around" || kept.has(stem)) often.set(stem, (often.get(stem) ?? 0) + 1);
    for (const [stem, times] of often) put(places, stem, record.id, times);
    if (places === inTexts) lengths[record.id] = stems.length;
    return often.keys();
  }
  function addTexts(first, lines) {
    const told = lines.split("\n").map((line, place) => [records[first + place], ...line.split("\t")]);
    return inSlices(told, ([record, summary, text]) => {
      record.summary ||= summary;
      record.text = text;
      addProse(inTexts, record, `${summary} ${text}`);
      addCodes(record, text, 1);
    });
  }

  // The pages with exactly this name, id or number, each with its tier, by record: the higher, the earlier in the results. An
  // amount of money counts if nothing else is asked for: a customer may have been sent a bill for any.
  function exactOf(query) {
    const tiers = new Map(), typed = [squeezed(query), ...codesIn(query.toUpperCase()), ...addressesIn(query)];
    const isAmount = !wordsOf(query.replace(amounts, " ")).some(word => !sortOf(stemOf(word)));
    if (isAmount) typed.push(...amountsIn(query));
    const numbers = typed.filter(number => /^\d{6,}$/.test(number)), same = new Set(typed.filter(number => codes.has(number)));
    if (numbers.length) for (const code of codes.keys()) if (numbers.some(number => isSameNumber(number, code))) same.add(code);
    const named = [query, fold(query).trim().replace(whose, "")].map(text => exact.get(keyOf(text).replaceAll(" ", "")));
    const found = [...named.find(Boolean) ?? [], ...[...same].flatMap(code => codes.get(code))];
    for (const { record, tier, written } of found) {
      tiers.set(record, Math.max(tier + (written === letterForLetter(query) ? letterByLetter : 0), tiers.get(record) ?? 0));
    }
    for (const record of ids.named(query)) tiers.set(record, idTier);
    return tiers;
  }
  // The weight of a stem: high if few records contain it.
  const often = stem => Math.max(counts.get(stem) ?? 0, (inTexts.get(stem)?.length ?? 0) / 2);
  const rarity = stem => Math.log(1 + records.length / (0.5 + often(stem))) ** 0.8;
  const known = stem => often(stem) > 0;
  const ready = inSlices(records, addNames);
  const namesWith = stem => inNames.get(stem) ?? inPassing.get(stem) ?? [];
  const places = { namesWith, inSummaries, inTexts, lengths };
  return { records, spelling, initials, preferred, exactOf, subjects, ...places, rarity, known, addTexts, ready };
}
const addressesIn = text => mailAddressesIn(text).map(squeezed);
// What stands before a name that somebody asks for: "what's my bin day".
const whose = /^((what|when|where)s? )?((is|are) )?(my|your|our|their|his|her) (?=\S+ \S)/;
const letterForLetter = text => text.trim().normalize("NFC").toLowerCase().replaceAll("’", "'");

export function recordsOf(catalogue) {
  const lines = column => (catalogue[column] ?? "").split("\n");
  const cells = column => lines(column).map(line => (line ? line.split("\t") : []));
  const [titles, slugs, answers, summaries] = ["titles", "slugs", "answers", "summaries"].map(lines);
  const [owners, services] = ["owners", "services"].map(lines);
  const [labels, hidden, avoided] = ["labels", "hidden", "avoided"].map(cells);
  const kinds = catalogue.groups.flatMap(
    ([kind, label, folder, count, weight]) => Array(count).fill({ kind, label, folder, weight }));
  return kinds.map(({ kind, label, folder, weight }, id) => ({
    id, kind, label, folder, weight, title: titles[id], path: pathOf(folder, slugs[id], titles[id]), hasOwnId: Boolean(slugs[id]),
    answer: answers[id], summary: summaries[id] ?? "",
    labels: labels[id], hidden: hidden[id], avoided: avoided[id].map(word => word.split(" → ")),
    owner: owners[catalogue.owner[id]], service: services[catalogue.service[id]], text: "",
    team: kind === "link" ? titles[id] : owners[catalogue.owner[id]],
  }));
}
export function pathOf(folder, slug, title) {
  return slug === "." ? folder : `${folder}${slug || title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}/`;
}

// Works in time slices, so that typing is never blocked; resolves at the end.
async function inSlices(items, work) {
  let until = performance.now() + 12;
  for (const item of items) {
    work(item);
    if (performance.now() < until) continue;
    await new Promise(goOn => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { port1.close(); goOn(); };
      port2.postMessage("");
    });
    until = performance.now() + 12;
  }
}

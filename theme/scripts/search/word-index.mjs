// The catalogue as records, and an index from stems to names and texts. hooks/interlock/pages/site_files/search_index.py
// describes the catalogue.
import { Spelling } from "./spelling.mjs";
import { phraseOf, sortOf, stemOf, wordsAndJoined, wordsOf } from "./words.mjs";

export function wordIndex(catalogue) {
  const records = recordsOf(catalogue), spelling = new Spelling(), avoided = new Map(), misspelt = new Map(), counts = new Map();
  // A name: { record, text, sort: title, label, hidden or avoided, stems }. For each stem the names that contain it, and the ids
  // of records whose summary or text does, each followed by the number of occurrences.
  const inNames = new Map(), inSummaries = new Map(), inTexts = new Map(), lengths = new Float32Array(records.length).fill(1);

  function put(places, stem, ...values) {
    const there = places.get(stem);
    if (there) there.push(...values); else places.set(stem, values);
  }
  const stemsIn = text => wordsAndJoined(text).map(word => { spelling.add(word); return stemOf(word); });
  const count = stems => { for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1); };

  function addNames(record) {
    const { title, labels, hidden, summary, answer } = record, all = new Set();
    const own = title.slice(1) === title.slice(1).toLowerCase() ? title.toLowerCase() : title;
    const addName = (text, sort, stems) => {
      const name = { record, text, sort, stems: [...new Set(wordsOf(text).map(stemOf))] };
      for (const stem of new Set(stems)) if (sortOf(stem) !== "around" || name.stems.length === 1) put(inNames, stem, name);
    };
    const spelt = (text, sort) => {
      const stems = stemsIn(text);
      addName(text, sort, stems);
      for (const stem of stems) all.add(stem);
    };
    spelt(title, "title");
    for (const label of labels) spelt(label, "label");
    for (const [word, instead = own] of record.avoided) {
      spelt(word, "avoided");
      avoided.set(phraseOf(word), { record, word, instead });
    }
    for (const word of hidden) {
      addName(word, "hidden", wordsAndJoined(word).map(stemOf));
      misspelt.set(wordsOf(word).join(" "), { record, word, instead: own, misspelt: true });
    }
    count(new Set([...all, ...addProse(inSummaries, record, `${summary} ${answer}`)]));
  }
  // Adds the stems of a text to an index, and returns them.
  function addProse(places, record, text) {
    const often = new Map(), stems = stemsIn(text);
    for (const stem of stems) if (sortOf(stem) !== "around") often.set(stem, (often.get(stem) ?? 0) + 1);
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
    });
  }

  // The replacement of a phrase: for words to avoid in any form, for misspellings only in that exact spelling.
  const preferred = text => misspelt.get(wordsOf(text).join(" ")) ?? avoided.get(phraseOf(text));
  // The weight of a stem: high if few records contain it.
  const often = stem => Math.max(counts.get(stem) ?? 0, (inTexts.get(stem)?.length ?? 0) / 2);
  const rarity = stem => Math.log(1 + records.length / (0.5 + often(stem))) ** 0.8;
  const known = stem => often(stem) > 0;
  const ready = inSlices(records, addNames);
  return { records, spelling, preferred, inNames, inSummaries, inTexts, lengths, rarity, known, addTexts, ready };
}

export function recordsOf(catalogue) {
  const lines = column => (catalogue[column] ?? "").split("\n");
  const cells = column => lines(column).map(line => (line ? line.split("\t") : []));
  const [titles, slugs, answers, summaries] = ["titles", "slugs", "answers", "summaries"].map(lines);
  const [owners, services] = ["owners", "services"].map(lines);
  const [labels, hidden, avoided] = ["labels", "hidden", "avoided"].map(cells);
  const kinds = catalogue.groups.flatMap(
    ([kind, label, folder, count, weight]) => Array(count).fill({ kind, label, folder, weight }));
  return kinds.map(({ kind, label, folder, weight }, id) => ({
    id, kind, label, weight, title: titles[id], path: pathOf(folder, slugs[id], titles[id]),
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

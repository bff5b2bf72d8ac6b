// What the search knows and how it ranks. Fetched when a person turns to the search; hooks/interlock/pages/search.py
// describes the catalogue. MiniSearch gives a first score, to which is added how much of a question a page answers.
"use strict";

handbookSearch.engine = catalogue => {
  const { fold, wordsOf, wordsAndJoined, stemOf, sense, phraseOf, Vocabulary } = handbookSearch.words;
  const fieldWeights = { title: 4, names: 3, hidden: 3, about: 1 }, textWeight = 0.3;
  const kindWeights = {
    procedure: 1.4, "contact-point": 1.1, promise: 1.05, term: 0.9, framework: 0.9, customer: 0.8, lesson: 0.8, session: 0.8, page: 0.8, rule: 0.6,
  };
  // The kind of page that a question is after, and how much more it then counts.
  const asksFor = [
    [/^(how (long|soon|quickly|fast|many)|when)\b|\bhow long\b/, "promise"], [/^who(m|se)?\b|^which team\b/, "link"],
    [/\b(phone|telephone) number\b|^(where|what number)\b|^when .*\bopen\b/, "contact-point"],
    [/^what (is|are|does|do we)\b|\bmeans?$/, "term"], [/^(how (do|can|should)|what (if|happens|now))\b/, "procedure"],
    [/\b(i|im|ive|my|me|you|your)\b/, "procedure"],
  ], askedFor = 2.5;

  const records = recordsOf(catalogue), vocabulary = new Vocabulary(), preferred = new Map();
  const names = index(["title", "names", "hidden", "about"]), texts = index(["text"]);

  function recordsOf(catalogue) {
    const lines = column => (catalogue[column] ?? "").split("\n");
    const cells = column => lines(column).map(line => (line ? line.split("\t") : []));
    const [titles, slugs, answers, summaries, owners, services] = ["titles", "slugs", "answers", "summaries", "owners", "services"].map(lines);
    const [labels, hidden, avoided] = ["labels", "hidden", "avoided"].map(cells);
    const kinds = catalogue.groups.flatMap(([kind, label, folder, count]) => Array(count).fill({ kind, label, folder }));
    return kinds.map(({ kind, label, folder }, id) => ({
      id, kind, label, title: titles[id], path: pathOf(folder, slugs[id], titles[id]), answer: answers[id], summary: summaries[id] ?? "",
      labels: labels[id], hidden: hidden[id], avoided: avoided[id].map(word => word.split(" → ")),
      owner: owners[catalogue.owner[id]], service: services[catalogue.service[id]],
    }));
  }
  function pathOf(folder, slug, title) {
    return slug === "." ? folder : `${folder}${slug || title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}/`;
  }

  function index(fields) {
    return new MiniSearch({
      fields, tokenize: wordsAndJoined,
      processTerm: (word, field) => { if (field !== "hidden") vocabulary.add(word); return stemOf(word); },
    });
  }
  // Works in slices, so that typing never waits; resolves when all is done.
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
  function addNames(record) {
    const { id, title, labels, hidden, avoided, summary, answer } = record;
    const named = [...labels, ...avoided.map(([word]) => word)].join(" ; "), own = title.slice(1) === title.slice(1).toLowerCase() ? title.toLowerCase() : title;
    names.add({ id, title, names: named, hidden: hidden.join(" ; "), about: `${summary} ${answer}` });
    for (const word of hidden) preferred.set(phraseOf(word), { record, word, instead: own, misspelt: true });
    for (const [word, instead = own] of avoided) preferred.set(phraseOf(word), { record, word, instead });
  }
  function addTexts(first, lines) {
    return inSlices(lines.split("\n").map((line, place) => [records[first + place], ...line.split("\t")]), ([record, summary, text]) => {
      record.summary ||= summary;
      texts.add({ id: record.id, text: `${summary} ${text}` });
    });
  }

  // A question: its words, the stems to look for with the place of the word they stand for and their boost, and what each place is worth.
  const rarity = word => Math.log(1 + records.length / (1 + vocabulary.count(word)));
  function asked(query) {
    const typed = wordsOf(query), words = [...new Set(senseOf(query))], unfinished = /[\p{L}\p{N}]$/u.test(query) ? typed.at(-1) : "";
    const question = { words: [...words], stems: new Map(), worth: [] };
    const look = (word, place, boost = 1) => { if (!question.stems.has(stemOf(word))) question.stems.set(stemOf(word), { place, boost }); };
    words.forEach((word, place) => {
      const others = otherWords(word, word === unfinished);
      for (const one of [word, ...others.same]) look(one, place);
      for (const longer of others.longer) look(longer, place, 0.5 * word.length / longer.length);
      question.words.push(...others.same);
      question.worth.push(Math.min(...[word, ...others.same].map(rarity)));
    });
    typed.slice(1).forEach((word, place) => {     // "pot hole" for pothole
      const whole = typed[place] + word;
      if (vocabulary.count(whole)) look(whole, Math.max(0, words.indexOf(word)));
    });
    question.total = question.worth.reduce((sum, one) => sum + one, 0);
    return question;
  }
  // What a question is about: not the number that it asks for.
  function senseOf(query) {
    const about = wordsOf(query.replace(/\b(tele)?phone number\b/i, " "));
    return sense(about.length ? about : wordsOf(query));
  }
  // What else to look for: the rest of an unfinished word, else what an unknown one was meant to be; and the word we say instead.
  function otherWords(word, isUnfinished) {
    const longer = isUnfinished ? vocabulary.completions(word) : [], said = preferred.get(stemOf(word));
    const meant = longer.length || vocabulary.count(word) ? [] : vocabulary.meant(word);
    return { longer, same: [...meant, ...(said ? wordsOf(said.instead) : [])] };
  }

  function matches(query, question) {
    const found = new Map(), { stems } = question;
    const options = { tokenize: () => [...stems.keys()], processTerm: stem => stem, boost: fieldWeights, boostTerm: stem => stems.get(stem).boost };
    for (const [from, weight] of [[names, 1], [texts, textWeight]]) {
      for (const hit of from.search(query, options)) {
        let match = found.get(hit.id);
        if (!match) found.set(hit.id, match = { record: records[hit.id], score: 0, places: new Set(), terms: new Set() });
        match.score += hit.score * weight;
        for (const stem of hit.queryTerms) { match.places.add(stems.get(stem).place); match.terms.add(stem); }
      }
    }
    return [...found.values()];
  }

  // How much of a question a page covers, and how well one of its names says the same (Dice's measure, rare words weighing more).
  const covered = (match, { worth, total }) => [...match.places].reduce((sum, place) => sum + worth[place], 0) / total;
  function likeness(name, terms, { words, total }) {
    let same = 0, all = 0;
    for (const word of new Set(sense(wordsOf(name)))) {
      all += rarity(word);
      same += rarity(word) * (words.includes(word) ? 1 : terms.has(stemOf(word)) ? 0.9 : 0);
    }
    return 2 * same / (all + total);
  }
  function likestName({ record, terms }, question) {
    let best = { like: likeness(record.title, terms, question), name: "" };
    for (const name of record.labels) {
      const like = 0.95 * likeness(name, terms, question);
      if (like > best.like + 0.01) best = { like, name };
    }
    return best;
  }

  // Matches, best first: { record, terms: the stems it was found by, name: the label that says it best, if not the title }; of a
  // word to avoid or a misspelling also { word, instead, misspelt }.
  function find(query) {
    const question = asked(query), kind = asksFor.find(([pattern]) => pattern.test(fold(query).trim()))?.[1], found = matches(query, question);
    for (const match of found) {
      match.score *= covered(match, question) ** 2 * (kindWeights[match.record.kind] ?? 1) * (match.record.kind === kind ? askedFor : 1);
    }
    const best = byScore(found).slice(0, 100);
    for (const match of best) {
      Object.assign(match, likestName(match, question));
      match.score *= (1 + 2 * match.like ** 2) * (match.like > 0.99 ? 2 : 1);
    }
    return preferredFirst(query, byScore(best).filter(match => match.score > 0.03 * best[0].score));
  }
  const byScore = found => found.sort((one, other) => other.score - one.score || one.record.id - other.record.id);
  function preferredFirst(query, found) {
    const said = preferred.get(phraseOf(query));
    if (!said) return found;
    const match = found.find(match => match.record === said.record) ?? { terms: new Set() };
    return [{ ...match, ...said, name: "" }, ...found.filter(other => other !== match)];
  }

  // Words of the handbook that look most like what was typed.
  function nearest(query) {
    const near = sense(wordsOf(query)).flatMap(word => vocabulary.nearest(word, Math.ceil(word.length / 2)).slice(0, 3));
    return [...new Set(near.map(({ other }) => other))].slice(0, 5);
  }
  const known = (word, terms) => terms.has(stemOf(fold(word)));
  return { find, nearest, known, addTexts, ready: inSlices(records, addNames) };
};

// What the search knows and how it ranks. Fetched when a person turns to the search, run by search.js in a page and by
// bench/search without one. hooks/interlock/pages/search.py describes the catalogue.
"use strict";

handbookSearch.engine = (() => {
  const unasked = new Set(("a about again all also am an and any are as ask at be because been but by can could did do does for from get gets give had has have " +
    "he her his how i if in instead into is it its just me mean means much my of on one or our please said say says she should so some tell that the their them " +
    "there they this those to until us was we what when where whether which who whom whose why will with would you your").split(" "));
  // What a question is after: the kind of page that answers it.
  const asks = [
    [/^(how (long|soon|quickly|fast|many)|when)\b|\bhow long\b/, "promise"], [/^who(m|se)?\b|^which team\b/, "link"],
    [/\b(phone|telephone) number\b|^(where|what number)\b|^when .*\bopen\b/, "contact-point"],
    [/^what (is|are|does|do we)\b|\bmeans?$/, "term"], [/^(how (do|can|should)|what (if|happens|now))\b/, "procedure"],
  ];
  const weights = { title: 4, names: 3, about: 1 };
  const kindWeights = { procedure: 1.15, "contact-point": 1.05, promise: 1.05, lesson: 0.8, session: 0.8, framework: 0.9, customer: 0.8, page: 0.8, rule: 0.6 };

  // Words: accents and apostrophes gone, parts of a hyphenated word and the whole; forms: a word and its stem.
  const fold = text => (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFD").replace(/\p{M}|’/gu, "")).replaceAll("'", "").toLowerCase();
  const wordsOf = text => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = text => (fold(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? []).map(word => word.replaceAll("-", ""));
  const stems = new Map();
  function stemOf(word) {
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, stem = porterStemmer(word));
    return stem;
  }
  const formsOf = word => { const stem = stemOf(word); return stem === word ? word : [word, stem]; };
  const lowered = title => (title.slice(1) === title.slice(1).toLowerCase() ? title.toLowerCase() : title);
  const sense = words => { const asked = words.filter(word => !unasked.has(word)); return asked.length ? asked : words; };
  const phraseOf = text => sense(wordsOf(text)).map(stemOf).join(" ");

  function recordsOf(catalogue) {
    const lines = column => (catalogue[column] ?? "").split("\n"), cells = column => lines(column).map(line => line ? line.split("\t") : []);
    const columns = { titles: lines("titles"), slugs: lines("slugs"), answers: lines("answers"), summaries: lines("summaries"), labels: cells("labels"), hidden: cells("hidden"), avoided: cells("avoided") };
    const owners = lines("owners"), services = lines("services");
    let id = 0;
    return catalogue.groups.flatMap(([kind, label, folder, count]) => Array.from({ length: count }, () => {
      const title = columns.titles[id], slug = columns.slugs[id] || title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
      return {
        id, kind, label, title, path: slug === "." ? folder : `${folder}${slug}/`, answer: columns.answers[id], summary: columns.summaries[id] ?? "",
        labels: columns.labels[id], hidden: columns.hidden[id], avoided: columns.avoided[id].map(word => word.split(" → ")),
        owner: owners[catalogue.owner[id]], service: services[catalogue.service[id++]],
      };
    }));
  }

  // Works in slices, so that typing never waits; resolves when all is done.
  async function inSlices(items, work) {
    let until = performance.now() + 12;
    for (const item of items) {
      work(item);
      if (performance.now() < until) continue;
      await new Promise(go => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port1.close(); go(); }; port2.postMessage(0); });
      until = performance.now() + 12;
    }
  }

  function engineOf(catalogue) {
    const records = recordsOf(catalogue), often = new Map();
    const index = fields => new MiniSearch({
      fields,
      tokenize: text => text.includes("-") ? [...wordsOf(text), ...joined(text)] : wordsOf(text),
      processTerm: word => { often.set(stemOf(word), (often.get(stemOf(word)) ?? 0) + 1); return formsOf(word); },
    });
    const names = index(["title", "names", "about"]), texts = index(["text"]), preferred = new Map();
    const rarity = word => Math.log(1 + records.length / (1 + (often.get(stemOf(word)) ?? 0)));

    function addNames(record) {
      names.add({ id: record.id, title: record.title, names: [...record.labels, ...record.hidden, ...record.avoided.map(([word]) => word)].join(" ; "), about: `${record.summary} ${record.answer}` });
      for (const word of record.hidden) preferred.set(phraseOf(word), { record, word, instead: lowered(record.title), misspelt: true });
      for (const [word, instead = lowered(record.title)] of record.avoided) preferred.set(phraseOf(word), { record, word, instead });
    }
    function addTexts(first, lines) {
      return inSlices(lines.split("\n").map((line, place) => [records[first + place], ...line.split("\t")]), ([record, summary, text]) => {
        record.summary ||= summary;
        texts.add({ id: record.id, text: `${summary} ${text}` });
      });
    }

    // A question as words, each with the forms to look for. Only a word that nobody has written may be a typing error.
    function asked(query) {
      const typed = wordsOf(query), words = [...new Set(sense(typed))], forms = new Map();
      words.forEach((word, place) => { for (const form of [formsOf(word)].flat()) forms.set(form, place); });
      typed.slice(1).forEach((word, place) => { const whole = typed[place] + word; if (often.has(stemOf(whole))) forms.set(whole, Math.max(0, words.indexOf(word))); });
      return { words, forms, unfinished: /[\p{L}\p{N}]$/u.test(query) ? words.at(-1) : "", total: words.reduce((sum, word) => sum + rarity(word), 0) };
    }
    function options({ words, forms, unfinished }) {
      const unknown = word => words.includes(word) && !often.has(stemOf(word));
      return {
        tokenize: () => [...forms.keys()], processTerm: form => form, boost: weights, weights: { prefix: 0.5, fuzzy: 0.4 },
        prefix: form => form === unfinished && form.length > 1, fuzzy: form => unknown(form) && form.length > 3 && (form.length > 4 ? 2 : 1),
      };
    }
    function matches(query, question) {
      const found = new Map();
      for (const [from, weight] of [[names, 1], [texts, 0.3]]) {
        for (const hit of from.search(query, options(question))) {
          let match = found.get(hit.id);
          if (!match) found.set(hit.id, match = { record: records[hit.id], score: 0, places: new Set(), terms: new Set() });
          match.score += hit.score * weight;
          for (const form of hit.queryTerms) match.places.add(question.forms.get(form));
          for (const term of hit.terms) match.terms.add(term);
        }
      }
      return [...found.values()];
    }

    // How much of a question a page covers, and how well one of its names says the same.
    const covered = (match, { words, total }) => [...match.places].reduce((sum, place) => sum + rarity(words[place]), 0) / total;
    function likeness(name, terms, total) {
      let same = 0, all = 0;
      for (const word of new Set(sense(wordsOf(name)))) {
        all += rarity(word);
        if (terms.has(word) || terms.has(stemOf(word))) same += rarity(word);
      }
      return 2 * same / (all + total);
    }
    function nearestName(match, question) {
      let best = { like: likeness(match.record.title, match.terms, question.total), name: "" };
      for (const name of match.record.labels) {
        const like = likeness(name, match.terms, question.total);
        if (like > best.like + 0.01) best = { like, name };
      }
      return best;
    }

    function find(query) {
      const question = asked(query), after = asks.find(([pattern]) => pattern.test(fold(query).trim()))?.[1];
      const found = matches(query, question);
      for (const match of found) match.score *= covered(match, question) ** 2 * (kindWeights[match.record.kind] ?? 1) * (match.record.kind === after ? 1.5 : 1);
      const best = found.sort((one, other) => other.score - one.score).slice(0, 100);
      for (const match of best) {
        Object.assign(match, nearestName(match, question));
        match.score *= 1 + 2 * match.like ** 2;
      }
      best.sort((one, other) => other.score - one.score || one.record.id - other.record.id);
      return preferredFirst(query, best.filter(match => match.score > 0.03 * best[0].score));
    }
    function preferredFirst(query, found) {
      const said = preferred.get(phraseOf(query));
      if (!said) return found;
      const match = found.find(match => match.record === said.record) ?? { terms: new Set(), name: "" };
      return [{ ...match, ...said, name: "" }, ...found.filter(other => other !== match)];
    }

    // Words of the handbook that look most like what was typed.
    function nearest(query) {
      const near = sense(wordsOf(query)).flatMap(word => names.search(word, { fuzzy: 0.45, prefix: true, fields: ["title", "names"] }).slice(0, 3).flatMap(hit => hit.terms));
      return [...new Set(near)].filter(word => stems.has(word) && word.length > 2).slice(0, 4);
    }
    return { records, find, nearest, addTexts, ready: inSlices(records, addNames), known: (word, terms) => terms.has(fold(word)) || terms.has(stemOf(fold(word))) };
  }
  return engineOf;
})();

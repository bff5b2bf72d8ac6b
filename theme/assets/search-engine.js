// What the search knows and how it ranks. Fetched when a person turns to the search, run by search.js in a page and by
// bench/search without one. hooks/interlock/pages/search.py describes the catalogue.
"use strict";

handbookSearch.engine = (() => {
  const unasked = new Set(("a about all again also am an and any anyone are as ask at be because been but by can cant could did didnt do does doesnt dont for " +
    "from get gets give had has hasnt have havent he her his how i if im in instead into is isnt it its ive just me mean means much my no not of on one or our " +
    "please said say says she should so some somebody someone tell than that the their them there they this those to until us very was wasnt we what when where " +
    "whether which who whom whose why will with wont would you your").split(" "));
  // Forms that no stemmer knows.
  const irregular = Object.fromEntries(["pay paid", "overpay overpaid", "break broke broken", "steal stole stolen", "write wrote written", "send sent", "lose lost", "take took taken",
    "leave left", "tell told", "death die died dies dead dying", "buy bought", "speak spoke spoken", "fall fell fallen", "find found", "drive drove driven", "freeze froze frozen", "hear heard",
    "throw threw thrown", "build built", "grow grew grown", "child children", "person people"].flatMap(line => line.split(" ").map(form => [form, line.split(" ")[0]])));
  // What a question is after: the kind of page that answers it.
  const asks = [
    [/^(how (long|soon|quickly|fast|many)|when)\b|\bhow long\b/, "promise"], [/^who(m|se)?\b|^which team\b/, "link"],
    [/\b(phone|telephone) number\b|^(where|what number)\b|^when .*\bopen\b/, "contact-point"],
    [/^what (is|are|does|do we)\b|\bmeans?$/, "term"], [/^(how (do|can|should)|what (if|happens|now))\b/, "procedure"],
    [/\b(i|im|ive|my|me|you|your)\b/, "procedure"],
  ];
  const weights = { title: 4, names: 3, hidden: 3, about: 1 };
  const kindWeights = { procedure: 1.4, term: 0.9, "contact-point": 1.1, promise: 1.05, lesson: 0.8, session: 0.8, framework: 0.9, customer: 0.8, page: 0.8, rule: 0.6 };

  // Words: accents and apostrophes gone, parts of a hyphenated word and the whole. The index holds their stems.
  const fold = text => (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFD").replace(/\p{M}|’/gu, "")).replaceAll("'", "").toLowerCase();
  const wordsOf = text => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = text => (fold(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? []).map(word => word.replaceAll("-", ""));
  const stems = new Map();
  function stemOf(word) {
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, stem = porterStemmer(irregular[word] ?? word));
    return stem;
  }
  const lowered = title => (title.slice(1) === title.slice(1).toLowerCase() ? title.toLowerCase() : title);
  const sense = words => { const asked = words.filter(word => !unasked.has(word)); return asked.length ? asked : words; };
  const phraseOf = text => wordsOf(text).filter(word => !/^(the|an?)$/.test(word)).map(stemOf).join(" ");

  // Letters that must be put in, taken out, changed or swapped to make one word of another; more than `most` is one number.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before, row = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[other.length];
  }

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
    const records = recordsOf(catalogue), often = new Map(), spelt = {};
    const index = fields => new MiniSearch({
      fields,
      tokenize: text => text.includes("-") ? [...wordsOf(text), ...joined(text)] : wordsOf(text),
      processTerm: (word, field) => { if (field !== "hidden") count(word); return stemOf(word); },
    });
    // How often each stem is used, and all words as they are spelt, by their first letters; not from the misspellings.
    function count(word) {
      often.set(stemOf(word), (often.get(stemOf(word)) ?? 0) + 1);
      (spelt[word[0]] ??= new Set()).add(word);
    }
    const names = index(["title", "names", "hidden", "about"]), texts = index(["text"]), preferred = new Map();
    const rarity = word => Math.log(1 + records.length / (1 + (often.get(stemOf(word)) ?? 0)));

    function addNames(record) {
      names.add({ id: record.id, title: record.title, names: [...record.labels, ...record.avoided.map(([word]) => word)].join(" ; "), hidden: record.hidden.join(" ; "), about: `${record.summary} ${record.answer}` });
      for (const word of record.hidden) preferred.set(phraseOf(word), { record, word, instead: lowered(record.title), misspelt: true });
      for (const [word, instead = lowered(record.title)] of record.avoided) preferred.set(phraseOf(word), { record, word, instead });
    }
    function addTexts(first, lines) {
      return inSlices(lines.split("\n").map((line, place) => [records[first + place], ...line.split("\t")]), ([record, summary, text]) => {
        record.summary ||= summary;
        texts.add({ id: record.id, text: `${summary} ${text}` });
      });
    }

    // The words written nearest to one that nobody has written, at most so many letters away.
    function nearestWords(word, most) {
      const near = [...new Set(word.slice(0, 2))].flatMap(letter => [...spelt[letter] ?? []]);
      const ranked = near.map(other => ({ other, far: distance(word, other, most) + (other[0] === word[0] ? 0 : 0.5) })).filter(({ far }) => far <= most);
      return ranked.sort((one, other) => one.far - other.far || often.get(stemOf(other.other)) - often.get(stemOf(one.other)));
    }
    function meant(word) {
      const near = word.length < 4 ? [] : nearestWords(word, word.length < 5 ? 1 : 2);
      return near.filter(({ far }) => far === near[0].far).slice(0, 3).map(({ other }) => other);
    }
    // What a word that is still being typed may become: the shortest first.
    const completions = start => (start.length < 2 ? [] : [...spelt[start[0]] ?? []].filter(word => word.startsWith(start) && word !== start).sort((one, other) => one.length - other.length).slice(0, 24));

    // A question as words, each with the stems to look for and what these are worth.
    function asked(query) {
      const typed = wordsOf(query), words = [...new Set(sense(typed))], unfinished = /[\p{L}\p{N}]$/u.test(query) ? typed.at(-1) : "";
      const question = { words, stems: new Map(), boosts: {}, worth: [] };
      const look = (word, place, boost = 1) => { if (!question.stems.has(stemOf(word))) question.stems.set(stemOf(word), place); question.boosts[stemOf(word)] ??= boost; };
      words.forEach((word, place) => {
        look(word, place);
        const more = word === unfinished ? completions(word) : [], mended = more.length || often.has(stemOf(word)) ? [] : meant(word);
        if (preferred.has(stemOf(word))) mended.push(...wordsOf(preferred.get(stemOf(word)).instead));
        for (const other of mended) look(other, place);
        for (const other of more) look(other, place, 0.5 * word.length / other.length);
        question.words = [...question.words, ...mended];
        question.worth[place] = Math.min(...[word, ...mended].map(rarity));
      });
      typed.slice(1).forEach((word, place) => { const whole = typed[place] + word; if (often.has(stemOf(whole))) look(whole, Math.max(0, words.indexOf(word))); });
      question.total = question.worth.reduce((sum, one) => sum + one, 0);
      return question;
    }
    const options = ({ stems, boosts }) => ({ tokenize: () => [...stems.keys()], processTerm: stem => stem, boost: weights, boostTerm: stem => boosts[stem] });
    function matches(query, question) {
      const found = new Map();
      for (const [from, weight] of [[names, 1], [texts, 0.3]]) {
        for (const hit of from.search(query, options(question))) {
          let match = found.get(hit.id);
          if (!match) found.set(hit.id, match = { record: records[hit.id], score: 0, places: new Set(), terms: new Set() });
          match.score += hit.score * weight;
          for (const stem of hit.queryTerms) match.places.add(question.stems.get(stem));
          for (const term of hit.terms) match.terms.add(term);
        }
      }
      return [...found.values()];
    }

    // How much of a question a page covers, and how well one of its names says the same.
    const covered = (match, { worth, total }) => [...match.places].reduce((sum, place) => sum + worth[place], 0) / total;
    function likeness(name, terms, { words, total }) {
      let same = 0, all = 0;
      for (const word of new Set(sense(wordsOf(name)))) {
        all += rarity(word);
        same += rarity(word) * (words.includes(word) ? 1 : terms.has(stemOf(word)) ? 0.9 : 0);
      }
      return 2 * same / (all + total);
    }
    function nearestName(match, question) {
      let best = { like: likeness(match.record.title, match.terms, question), name: "" };
      for (const name of match.record.labels) {
        const like = 0.95 * likeness(name, match.terms, question);
        if (like > best.like + 0.01) best = { like, name };
      }
      return best;
    }

    function find(query) {
      const question = asked(query), after = asks.find(([pattern]) => pattern.test(fold(query).trim()))?.[1];
      const found = matches(query, question);
      for (const match of found) match.score *= covered(match, question) ** 2 * (kindWeights[match.record.kind] ?? 1) * (match.record.kind === after ? 2.5 : 1);
      const best = found.sort((one, other) => other.score - one.score).slice(0, 100);
      for (const match of best) {
        Object.assign(match, nearestName(match, question));
        match.score *= (1 + 2 * match.like ** 2) * (match.like > 0.99 ? 2 : 1);
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
    const nearest = query => [...new Set(sense(wordsOf(query)).flatMap(word => nearestWords(word, Math.ceil(word.length / 2)).slice(0, 3).map(({ other }) => other)))].slice(0, 5);
    return { records, find, nearest, addTexts, ready: inSlices(records, addNames), known: (word, terms) => terms.has(stemOf(fold(word))) };
  }
  return engineOf;
})();

// What a result looks like. Fetched when a person turns to the search.
"use strict";

handbookSearch.rows = engine => {
  const { element, address } = handbookSearch, longest = 180;
  const isWord = place => place % 2 === 1;
  const pieces = text => text.split(/([\p{L}\p{N}]+(?:['’]\p{L}+)?)/u);
  const marked = (text, terms) => pieces(text).map((piece, place) => (isWord(place) && engine.isFound(piece, terms) ? element("mark", {}, piece) : piece));
  const foundIn = (text, terms) => new Set(pieces(text).filter((piece, place) => isWord(place) && engine.isFound(piece, terms)).map(piece => piece.toLowerCase())).size;

  // The sentence of a page's text in which most of the words stand.
  function excerpt(text, terms) {
    let best = "", most = 0;
    for (const sentence of text.split(/ · |(?<=[.?!]) /)) {
      const found = foundIn(sentence, terms);
      if (found > most) [best, most] = [sentence, found];
    }
    const whole = best && best[0].toUpperCase() + best.slice(1);
    return whole.length > longest ? `${whole.slice(0, longest).trimEnd()} …` : whole;
  }

  // What it is and whose, its title, what we say instead, the answer where it is short, and why it was found.
  function row({ record, terms, name, instead, word, misspelt }) {
    const kind = element("small", {}, [record.label, record.owner].filter(Boolean).join(" · "));
    const link = element("a", { href: address(record.path) }, kind, element("strong", {}, ...marked(record.title, terms)));
    if (instead) link.append(element("span", {}, misspelt ? "We write " : "We say ", element("b", {}, instead), ", not ", element("s", {}, word), "."));
    if (record.answer) link.append(element("span", {}, ...marked(record.answer, terms)));
    if (name) link.append(element("small", {}, "Also: ", ...marked(name, terms)));
    if (record.summary) link.append(element("small", {}, ...marked(record.summary, terms)));
    if (!instead && !link.querySelector("mark")) link.append(element("small", {}, ...marked(excerpt(record.text, terms), terms)));
    return link;
  }
  return { row };
};

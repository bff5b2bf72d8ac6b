// Renders a result. Loaded when somebody opens the search.
import { address } from "../handbook/page.mjs";
import { element } from "./elements.mjs";
import { isUnspaced } from "./letters.mjs";

const longest = 180;

export function resultRows(engine) {
  const foundBy = terms => piece => engine.isFound(piece, terms);
  const shown = ({ piece, isMarked }) => (isMarked ? element("mark", {}, piece) : piece);
  const marked = (text, terms) => markedPieces(text, foundBy(terms)).map(shown);

  // Kind and owner, title, replacement, a short answer, and the label or sentence that matched.
  function row({ record, terms, name, instead, word, misspelt }) {
    const kind = element("small", {}, [record.label, record.owner].filter(Boolean).join(" · "));
    const link = element("a", { href: address(record.path) }, kind, element("strong", {}, ...marked(record.title, terms)));
    if (instead) {
      const says = misspelt ? "We write " : "We say ";
      link.append(element("span", {}, says, element("b", {}, instead), ", not ", element("s", {}, word), "."));
    }
    if (record.answer) link.append(element("span", {}, ...marked(record.answer, terms)));
    if (name) link.append(element("small", {}, "Also: ", ...marked(name, terms)));
    if (record.summary) link.append(element("small", {}, ...marked(record.summary, terms)));
    if (!instead && !link.querySelector("mark")) {
      link.append(element("small", {}, ...marked(excerpt(record.text, foundBy(terms)), terms)));
    }
    return link;
  }
  return { row };
}

// A text in pieces, each with whether it is a matching word.
export function markedPieces(text, isFound) {
  const pieces = text.split(/([\p{L}\p{N}\p{M}\u00ad]+(?:['’][\p{L}\p{M}]+)?)/u);    // every second one is a word
  return pieces.flatMap((piece, place) => (
    isUnspaced(piece) ? markedLetters([...piece], isFound) : { piece, isMarked: place % 2 === 1 && isFound(piece) }));
}
// In a script without blanks the letters of the matching pairs, or alone where the run is one letter.
function markedLetters(letters, isFound) {
  const pairs = letters.slice(1).map((letter, place) => isFound(letters[place] + letter));
  const isMarked = (letter, place) => (letters.length > 1 ? Boolean(pairs[place - 1] || pairs[place]) : isFound(letter));
  return letters.map((piece, place) => ({ piece, isMarked: isMarked(piece, place) }));
}

// The sentence of a page's text with the most matching words.
export function excerpt(text, isFound) {
  let best = "", most = 0;
  for (const sentence of text.split(/ · |(?<=[.?!]) /)) {
    const marked = markedPieces(sentence, isFound).filter(({ isMarked }) => isMarked);
    const found = new Set(marked.map(({ piece }) => piece.toLowerCase())).size;
    if (found > most) [best, most] = [sentence, found];
  }
  const whole = best && best[0].toUpperCase() + best.slice(1);
  return whole.length > longest ? `${whole.slice(0, longest).trimEnd()} …` : whole;
}

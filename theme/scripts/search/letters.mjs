// Letters as the search compares them: small, without accents, ligatures and invisible characters. The program's ids are made
// of the same letters (hooks/interlock/definitions/ids.py): an id's words are found in the title that it was made from.

import { isArabic, withoutArticle } from "./arabic.mjs";

// Letters that Unicode does not take apart, and those that many keyboards write with two letters instead of an accent.
const plainLetters = new Map(Object.entries({
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ŧ: "t", ŋ: "n", ς: "σ",
  "\u0629": "\u0647", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643",    // Arabic endings and Persian letters
}));
const inTwo = new Map(Object.entries({ ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe", ǿ: "oe" }));
const plainLetter = new RegExp(`[${[...plainLetters.keys()].join("")}]`, "g");
const letterInTwo = new RegExp(`[${[...inTwo.keys()].join("")}]`, "g");
const wordInTwo = new RegExp(`[\\p{L}\\p{M}\\p{N}'-]*[${[...inTwo.keys()].join("")}][\\p{L}\\p{M}\\p{N}'-]*`, "gu");

// Accents of Latin, Greek, Cyrillic, Hebrew and Arabic letters; the marks of other scripts are letters to their readers.
const accents = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
const invisible = /[\p{Cf}\u034f\u0640\ufe00-\ufe0f]/gu;      // soft hyphens, joiners, marks of direction, stretched Arabic
const apostrophes = /[\u2018\u2019\u02bc\u02b9\u2032\uff07\u0060\u00b4]/g;
// Articles and little words of French, Italian and Catalan that are written together with the next word: d'identité, dell'acqua.
const elided = new RegExp(
  "(?<![\\p{L}\\p{N}'])(?:[cdjlmnst]|(?:jus|lors|puis|quoi|pres)?qu|dell|all|nell|sull|dall|coll|un|quest|quell|bell|sant)'"
  + "(?=\\p{L}{2})", "giu");
// Scripts without blanks between words, and Korean, which hangs its small words on the large ones.
const unspaced = "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}";
const runs = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, "gu");
const hasRun = new RegExp(`[${unspaced}]`, "u"), isRun = new RegExp(`^[${unspaced}]`, "u");

const isAscii = text => /^[\x00-\x7f]*$/.test(text);
// Initials with full stops: F.O.I., o.o.h.
const initials = /(?<![\p{L}\p{N}.])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu;
// A text as typed on another keyboard, or pasted from elsewhere: in one form of each character, apostrophes straight, initials
// without full stops.
const composed = text => (isAscii(text) ? text.replaceAll("`", "'")
  : text.replace(apostrophes, "'").normalize("NFKC").replace(invisible, "")).replace(initials, word => word.replaceAll(".", ""));
const withoutAccents = text => (isAscii(text) ? text.toLowerCase()
  : text.toLowerCase().normalize("NFD").replace(accents, "").normalize("NFC").replace(plainLetter, one => plainLetters.get(one)));

// Lower case, without accents, apostrophes and possessive s.
export function fold(text) {
  const plain = withoutAccents(composed(text));
  return plain.includes("'") ? plain.replace(/'s\b|'/g, "") : plain;
}

// The words of a text, Arabic ones without their article; of a text in a script without blanks the pairs of characters: 許可証
// gives 許可 and 可証.
export function tokensOf(text) {
  const plain = composed(text), apart = plain.includes("'") ? plain.replace(elided, " ") : plain;
  const all = fold(apart).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  if (isAscii(plain)) return all;
  const words = isArabic(plain) ? all.map(withoutArticle) : all;
  return hasRun.test(plain) ? words.flatMap(piecesOf) : words;
}
const piecesOf = word => word.match(runs).flatMap(run => (isUnspaced(run) ? pairsOf(run) : run));
function pairsOf(run) {
  const letters = [...run];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, place) => letters[place] + letter);
}
export const isUnspaced = word => isRun.test(word);

// Words as somebody writes them who has no ä on the keyboard, by the folded word: { gorlitz → goerlitz }.
export function spelledInTwo(text) {
  const plain = isAscii(text) ? "" : composed(text).toLowerCase();
  if (plain.search(letterInTwo) < 0) return new Map();
  const words = plain.match(wordInTwo) ?? [];
  return new Map(words.flatMap(word => {
    const others = tokensOf(word.replace(letterInTwo, one => inTwo.get(one)));
    return tokensOf(word).map((plain, place) => [plain, others[place]]);
  }).filter(([plain, other]) => plain !== other));
}

// Words that are also written in one: "flytip" for "fly-tip", "darcy" for "D'Arcy", "ct12" for "CT 12".
export function joinedWords(text) {
  if (!/[-'’‐‑/.\d]/.test(text)) return [];
  const plain = composed(text);
  const hyphenated = withoutAccents(plain).match(/[\p{L}\p{N}']+(?:[-‐‑][\p{L}\p{N}']+)+/gu) ?? [];
  const elisions = plain.match(new RegExp(`${elided.source}\\p{L}+`, "giu")) ?? [];
  return [...hyphenated.map(word => fold(word).replace(/[-‐‑]/g, "")), ...elisions.map(fold), ...codesIn(plain)];
}

const groupsOfCode =
  /(?<![\p{L}\p{N}])\(?\+?[\p{Lu}\d]{1,12}(?:(?:[ ./()-]|\) |\(0\) ?)[\p{Lu}\d]{1,6})*(?:(?<=\d)[/-]?\p{Ll})?(?![\p{L}\p{N}])/gu;
// Numbers of telephones, forms and cases in a text, without what separates their groups: "01632 960150", "CT/12", "HB 7-a".
export function codesIn(text) {
  if (!/\d/.test(text)) return [];
  const groups = composed(text).match(groupsOfCode) ?? [];
  return groups.map(squeezed).filter(code => /\d/.test(code) && (code.length > 4 || /\p{L}/u.test(code)));
}
const mailAddress = /(?<![\p{L}\p{N}_.+'-])[\p{L}\p{N}_.+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
export const mailAddressesIn = text => (text.includes("@") ? text.match(mailAddress) ?? [] : []);
// Only the letters and digits; a telephone number without the (0) that nobody dials after a country's code.
export const squeezed = text => fold(text.replace(/(\+[\d ]+)\(0\)/g, "$1")).replace(/[^\p{L}\p{N}]/gu, "");

// Amounts of money, as signs or words: "£42", "1,500 pounds", "12,50 €".
export const amounts = /([£€$]) ?(\d[\d.,]*)|(?<![\p{L}\d.,])(\d[\d.,]*) ?([£€$]|(?:pounds?|quid|euros?|dollars?)\b)/giu;
const signs = { p: "£", q: "£", e: "€", d: "$" };
// The amounts in a text in one form: "£1,500" and "1500 pounds" give "£1500".
export function amountsIn(text) {
  const found = /\d/.test(text) ? [...text.matchAll(amounts)] : [];
  return found.map(([, sign, after, before, unit]) =>
    (sign ?? signs[unit[0].toLowerCase()] ?? unit) + plainNumber(after ?? before));
}
const plainNumber = text => text.replace(/[.,]+$/, "").replace(/[.,](?=\d{3}(?!\d))|[.,]00$/g, "").replace(",", ".");

// Whether two numbers are the same telephone number, one of them perhaps with the code of its country.
export function isSameNumber(one, other) {
  const [short, long] = [one, other].map(number => number.replace(/^0+/, "")).sort((a, b) => a.length - b.length);
  return /^\d{6,}$/.test(short) && /^\d+$/.test(long) && long.endsWith(short) && long.length - short.length < 4;
}

// What initials stand for: "DD" for "Direct debit", "spd" for "single person discount". Few handbooks write down those that
// everybody in an office says.
import { sense, sortOf, stemOf } from "./words.mjs";

const mostLetters = 4, mostLeftOut = 2;
// Small letters that are no word, and no mistyped one: "spd", but not "fox".
const areSmall = /^[bcdfghj-np-tv-xz]{2,3}$/;

const isAround = word => sortOf(stemOf(word)) === "around";

export class Initials {
  names = new Map();                                // the words of each name, by its sort and their first letters

  // Adds the words of a name, with and without its stop words: "Freedom of information" is FOI, and FI. A label that begins with
  // a stop word is what somebody says, such as "how soon is planning decided".
  add(all, sort) {
    if (all.length < 2 || all.length > mostLetters + mostLeftOut || sort === "label" && isAround(all[0])) return;
    const carrying = sense(all);
    for (const words of carrying.length < all.length ? [all, carrying] : [all]) {
      if (words.length < 2 || words.length > mostLetters) continue;
      const key = `${sort} ${words.map(([letter]) => letter).join("")}`, same = this.names.get(key);
      if (same) same.push(words); else this.names.set(key, [words]);
    }
  }
  // For each letter the words that it may stand for, of titles if there are any, else of labels.
  meant(letters, isCapital) {
    if (letters.length > mostLetters || !isCapital && !areSmall.test(letters)) return [];
    const names = this.names.get(`title ${letters}`) ?? this.names.get(`label ${letters}`) ?? [];
    return names.length ? [...letters].map((_, place) => [...new Set(names.map(words => words[place]))]) : [];
  }
}

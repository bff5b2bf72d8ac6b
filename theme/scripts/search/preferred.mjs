// What we say instead of words to avoid and of misspellings.
import { keyOf, phraseOf } from "./words.mjs";

// Words of a phrase to avoid that is looked for among others, and of the others.
const longestAvoided = 4, mostRead = 100;

export class Preferred {
  avoided = new Map();                              // lists of { record, word, instead } by the stems of the word
  spelledWrong = new Map();                         // the same by the word

  avoid(told) {
    this.add(this.avoided, phraseOf(told.word), told);
  }
  misspelt(record, word, instead) {
    this.add(this.spelledWrong, keyOf(word), { record, word, instead, misspelt: true });
  }
  add(places, key, told) {
    const there = places.get(key);
    if (there) there.push(told); else places.set(key, [told]);
  }
  // The replacements of a phrase, one for each term that avoids it or is misspelt so: for words to avoid in any form, for
  // misspellings only in that exact spelling.
  of(text) {
    return [...this.spelledWrong.get(keyOf(text)) ?? [], ...this.avoided.get(phraseOf(text)) ?? []];
  }
  // The replacements of the words to avoid among the words of a query.
  within(query) {
    const stems = phraseOf(query).split(" ", mostRead), counts = [...Array(longestAvoided).keys()].map(count => count + 1);
    return stems.flatMap((_, at) => counts.flatMap(count => this.avoided.get(stems.slice(at, at + count).join(" ")) ?? []));
  }
}

// Spelling by the handbook's own words: completes unfinished words and corrects mistyped ones.
import { isUnspaced } from "./letters.mjs";
import { sortOf, stemOf } from "./words.mjs";

export class Spelling {
  often = new Map();                                // word: number of occurrences in the handbook
  starting = new Map();                             // stems by their first five letters
  sounding = new Map();                             // { word, sound } by the first sound
  within = new Map();                               // a cache: the compounds of the words that were asked for
  long = 0;                                         // how many words are long

  add(word) {
    const before = this.often.get(word);
    this.often.set(word, (before ?? 0) + 1);
    if (before) return;
    this.within.clear();
    if (word.length > 12) this.long++;
    const sound = Spelling.soundOf(word), alike = this.sounding.get(sound[0]);
    if (alike) alike.push({ word, sound }); else this.sounding.set(sound[0], [{ word, sound }]);
    const stem = stemOf(word), start = stem.slice(0, 5), kin = this.starting.get(start);
    if (stem.length < 5 || kin?.has(stem)) return;
    if (kin) kin.add(stem); else this.starting.set(start, new Set([stem]));
  }

  // A key of a word's consonants: "vehical" and "vehicle" sound the same, and so do "fone" and "phone".
  static soundOf(word) {
    const alike = word.replaceAll("ph", "f").replace(/[ckq]+/g, "k").replaceAll("z", "s");
    return alike.replace(/^[aeiou]/, "a").replace(/(?<!^)[aeiouhwy]+/g, "").replace(/(.)\1+/g, "$1");
  }

  // The edit distance of two words: insertions, deletions, substitutions and swaps (optimal string alignment). Stops as soon as
  // it exceeds `most`.
  static distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before, row = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwapped) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[other.length];
  }

  // The words nearest to an unknown one, as { other, far }. Words of the same sound may be one letter further and count as
  // nearer; a wrong first letter is rare.
  nearest(word, most) {
    const { soundOf, distance } = Spelling, sound = soundOf(word), near = [];
    const swapped = (word[1] ?? "") + word[0] + word.slice(2);
    for (const first of new Set([sound[0], soundOf(swapped)[0]])) {
      for (const { word: other, sound: its } of this.sounding.get(first) ?? []) {
        const same = its === sound, far = distance(word, other, most + same);
        if (far <= most + same) near.push({ other, far: far - (same ? 0.5 : 0) + (other[0] === word[0] ? 0 : 0.25) });
      }
    }
    return near.sort((one, other) => one.far - other.far || this.often.get(other.other) - this.often.get(one.other));
  }
  // Corrections of a mistyped word: short ones may differ by one letter, long ones by two, the longest by three. Words slightly
  // further than the nearest are included, because texts contain typing errors too.
  meant(word) {
    const whole = word.length < 4 ? [] : this.nearest(word, word.length < 8 ? 1 : word.length < 11 ? 2 : 3);
    const near = whole.length || word.length < 7 ? whole : this.begunLike(word);
    return near.filter(({ far }) => far <= near[0].far + 0.5).slice(0, 3);
  }
  // The words that begin like a long mistyped one that is not typed to its end: "safegard" is "safeguarding", but for a letter.
  begunLike(word) {
    const { soundOf, distance } = Spelling, alike = this.sounding.get(soundOf(word)[0]) ?? [];
    const isAlike = ({ word: other }) => other.startsWith(word.slice(0, 3)) && other.length > word.length
      && [0, 1].some(more => distance(word, other.slice(0, word.length + more), 1) <= 1);
    return alike.filter(isAlike).map(({ word: other }) => ({ other, far: 1 }));
  }
  // Completions of a word that is still being typed, the shortest first.
  completions(start) {
    if (isUnspaced(start)) return start.length > 1 ? [] : [...this.often.keys()].filter(word => word.includes(start));
    if (start.length < 2) return [];
    const alike = this.sounding.get(Spelling.soundOf(start)[0]) ?? [];
    const longer = alike.map(({ word }) => word).filter(word => word.startsWith(start) && word !== start);
    return longer.sort((one, other) => one.length - other.length).slice(0, 24);
  }
  // Stems with the same beginning, except for the last letter: "therapy" for "therapist".
  kinOf(stem) {
    const kin = [...this.starting.get(stem.slice(0, 5)) ?? []];
    return kin.filter(other => other !== stem && (other.startsWith(stem.slice(0, -1)) || stem.startsWith(other.slice(0, -1))));
  }
  // Stems of the same word with another ending, in a language of long words: "Tonne" and "Tonnen".
  inflectionsOf(stem) {
    const base = this.withoutEnding(stem);
    if (!this.hasLongWords() || base.length < 4) return [];
    return [base, ...["e", "n", "en", "er", "es", "s"].map(ending => base + ending)].filter(other => other !== stem);
  }
  // The words of a compound that the handbook writes apart: "streetlight", "Wohnungsschlüssel"; "homeless" is about no home, and
  // "massive" no mass.
  parts(word) {
    for (let cut = 3; cut <= word.length - 3; cut++) {
      const first = this.wordIn(word.slice(0, cut)), second = word.slice(cut), isEnding = sortOf(stemOf(second)) === "around";
      if (first && !isEnding && second !== "less" && this.often.has(second)) return [first, second];
    }
    return [];
  }
  // A word of the handbook, perhaps without the letters that join it to the next one in a compound.
  wordIn(part) {
    return [part, part.replace(/(?<=.{3})(?:e?s|e?n|er)$/, "")].find(word => this.often.has(word));
  }
  // Longer words that have this one behind their beginning: "Sperrmüllabholung" for "Müll". A word that the handbook also has
  // alone counts only before or behind another word of the handbook ("streetlight" has "light", "report" has no "port"), unless
  // it is written in a language of long words.
  compounds(part) {
    let found = this.within.get(part);
    if (!found) this.within.set(part, found = this.compoundsIn(part));
    return found;
  }
  compoundsIn(part) {
    if (part.length < 3 || isUnspaced(part)) return [];
    const hasLongWords = this.hasLongWords(), isFree = hasLongWords || !this.often.has(part);
    return [...this.often.keys()].filter(word => {
      const at = word.lastIndexOf(part), rest = word.length - at - part.length;
      if (at < 3 || part.length < 4 && rest) return false;
      return isFree && (at > 3 || hasLongWords && part.length > 5) || !rest && this.wordIn(word.slice(0, at));
    }).sort((one, other) => one.length - other.length).slice(0, 24);
  }
  // In a language of long words, a word without its ending: "latern" for "Laternen", of which "Straßenlaterne" is a compound.
  withoutEnding(word) {
    return this.hasLongWords() ? word.replace(/(?<=.{4})(?:e[nrms]?|n|s)$/, "") : word;
  }
  hasLongWords() {
    return this.long > this.often.size / 25;
  }
}

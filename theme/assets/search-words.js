// Words as the search reads them: what counts as one, what it is at heart, and which other it was meant to be.
"use strict";

handbookSearch.words = (() => {
  // What people say around what they look for.
  const around = new Set((
    "a about all again also am an and any anyone are as ask at be because been but by can cant could did didnt do does doesnt dont for from get gets give had " +
    "has hasnt have havent he her his how i if im in instead into is isnt it its ive just me mean means much my no not of on one or our please said say says " +
    "she should so some somebody someone tell than that the their them there they this those to until us very was wasnt we what when where whether which who " +
    "whom whose why will with wont would you your").split(" "));
  // Forms that no stemmer knows, each line beginning with the word they are forms of.
  const irregular = new Map([
    "pay paid", "overpay overpaid", "break broke broken", "steal stole stolen", "write wrote written", "send sent", "lose lost",
    "take took taken", "leave left", "tell told", "death die died dies dead dying", "buy bought", "speak spoke spoken",
    "fall fell fallen", "find found", "drive drove driven", "freeze froze frozen", "hear heard", "throw threw thrown",
    "build built", "grow grew grown", "child children", "person people",
  ].flatMap(line => line.split(" ").map(form => [form, line.split(" ")[0]])));

  // Accents and apostrophes gone, in small letters; most texts need only the last.
  function fold(text) {
    const plain = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFD").replace(/\p{M}|’/gu, "");
    return plain.replaceAll("'", "").toLowerCase();
  }
  const wordsOf = text => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  // Of a hyphenated word the parts and the whole: "fly-tip" is found as "tip" and as "flytip".
  function wordsAndJoined(text) {
    if (!text.includes("-")) return wordsOf(text);
    const hyphenated = fold(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? [];
    return [...wordsOf(text), ...hyphenated.map(word => word.replaceAll("-", ""))];
  }

  const stems = new Map();                          // a vocabulary is small beside the texts made of it
  function stemOf(word) {
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, stem = porterStemmer(irregular.get(word) ?? word));
    return stem;
  }

  // The words that carry the sense; all of them when there is no other ("IT").
  function sense(words) {
    const carrying = words.filter(word => !around.has(word));
    return carrying.length ? carrying : words;
  }
  // A phrase so that "the clients" and "client" are the same.
  const phraseOf = text => wordsOf(text).filter(word => !/^(the|an?)$/.test(word)).map(stemOf).join(" ");

  // Letters to put in, take out, change or swap to make one word of another (Damerau's distance, each letter touched once).
  // Stops as soon as it must be more than `most`.
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

  // All words in use: how often each, so that the rare ones weigh more, and how they are spelt.
  class Vocabulary {
    often = new Map();
    spelt = new Map();                              // by their first letter

    add(word) {
      this.often.set(stemOf(word), this.count(word) + 1);
      const alike = this.spelt.get(word[0]);
      if (alike) alike.add(word); else this.spelt.set(word[0], new Set([word]));
    }
    count(word) { return this.often.get(stemOf(word)) ?? 0; }
    startingWith(letter) { return [...this.spelt.get(letter) ?? []]; }

    // The words nearest to one that nobody has written. A wrong first letter is rare, save for a swap with the second.
    nearest(word, most) {
      const far = other => distance(word, other, most) + (other[0] === word[0] ? 0 : 0.5);
      return [...new Set(word.slice(0, 2))].flatMap(letter => this.startingWith(letter))
        .map(other => ({ other, far: far(other) })).filter(near => near.far <= most)
        .sort((one, other) => one.far - other.far || this.count(other.other) - this.count(one.other));
    }
    // What a mistyped word was meant to be: short ones may be wrong by one letter, others by two.
    meant(word) {
      const near = word.length < 4 ? [] : this.nearest(word, word.length < 5 ? 1 : 2);
      return near.filter(({ far }) => far === near[0].far).slice(0, 3).map(({ other }) => other);
    }
    // What a word that is still being typed may become, the shortest first.
    completions(start) {
      if (start.length < 2) return [];
      const longer = this.startingWith(start[0]).filter(word => word.startsWith(start) && word !== start);
      return longer.sort((one, other) => one.length - other.length).slice(0, 24);
    }
  }
  return { fold, wordsOf, wordsAndJoined, stemOf, sense, phraseOf, Vocabulary };
})();

// What the search reads in a question: words, amounts, spelling, and the kind of page that is asked for.
import assert from "node:assert/strict";
import test from "node:test";
import "../../theme/assets/vendor/stemmer.js";

// The search's modules expect the stemmer to be loaded first.
const { kindsAsked, kindsAskedIn } = await import("../../theme/scripts/search/questions.mjs");
const { Spelling } = await import("../../theme/scripts/search/spelling.mjs");
const { amountsIn, codesIn, fold } = await import("../../theme/scripts/search/letters.mjs");
const { phraseOf, sense, sortOf, spelledWords, stemOf, wordsOf } = await import("../../theme/scripts/search/words.mjs");

test("folding removes accents, capitals and possessive s", () => {
  assert.deepEqual(wordsOf("The Mayor’s café"), ["the", "mayor", "cafe"]);
  assert.equal(fold("don't"), "dont");
  assert.deepEqual(wordsOf("It isn't"), ["it", "not"]);
});
test("a hyphenated word is found in parts and whole", () => {
  assert.deepEqual(spelledWords("fly-tip"), ["fly", "tip", "flytip"]);
});
test("forms of one word have one stem", () => {
  assert.equal(stemOf("refunds"), stemOf("refund"));
  assert.equal(stemOf("stolen"), stemOf("steal"));
  assert.equal(stemOf("noisy"), stemOf("noise"));
  for (const [one, more] of [["person", "people"], ["bus", "buses"], ["crisis", "crises"]]) assert.equal(stemOf(one), stemOf(more));
  assert.equal(phraseOf("the clients"), phraseOf("client"));
});
test("initials are found with full stops and without", () => {
  assert.deepEqual(wordsOf("F.O.I. request, o.o.h"), ["foi", "request", "ooh"]);
  assert.deepEqual(wordsOf("www.larkfield.example"), ["www", "larkfield", "example"]);
});
test("amounts are one however they are written", () => {
  assert.deepEqual(amountsIn("£1,500.00, 1500 pounds and 1.500 £."), ["£1500", "£1500", "£1500"]);
  assert.deepEqual(amountsIn("£12.50 or 12,50 €, not section 42"), ["£12.50", "€12.50"]);
});
test("a number that ends in a small letter is one number", () => {
  assert.deepEqual(codesIn("form A-17/b or HB7a, 5 days, 5th"), ["a17b", "hb7a"]);
});
test("stop words are ignored unless alone", () => {
  assert.deepEqual(sense(["who", "mends", "it"]), ["mends"]);
  assert.deepEqual(sense(["it"]), ["it"]);
  assert.equal(sortOf(stemOf("with")), "around");
});

test("distance counts insertions, deletions, substitutions and swaps", () => {
  const distances = ["bin", "bins", "in", "bun", "bni", "lamp"].map(other => Spelling.distance("bin", other, 9));
  assert.deepEqual(distances, [0, 1, 1, 1, 1, 4]);
  assert.equal(Spelling.distance("bin", "lamppost", 2), 3);
});
test("distance agrees with brute force", () => {
  const words = ["", "a", "ab", "ba", "abc", "acb", "cab", "bca", "abca", "cabb", "bacab"];
  const pairs = words.flatMap(one => words.map(other => [one, other]));
  for (const [one, other] of pairs) assert.equal(Spelling.distance(one, other, 9), triedWays(one, other), `${one} ${other}`);
});
function triedWays(one, other) {
  if (!one || !other) return one.length + other.length;
  const [rest, others] = [one.slice(1), other.slice(1)];
  const ways = [triedWays(rest, other) + 1, triedWays(one, others) + 1, triedWays(rest, others) + (one[0] !== other[0])];
  if (rest && others && one[0] === other[1] && one[1] === other[0]) ways.push(triedWays(rest.slice(1), others.slice(1)) + 1);
  return Math.min(...ways);
}
test("words that sound the same are near", () => {
  assert.equal(Spelling.soundOf("vehical"), Spelling.soundOf("vehicle"));
  assert.equal(Spelling.soundOf("fone"), Spelling.soundOf("phone"));
});
test("words are completed, corrected and split", () => {
  const spelling = new Spelling();
  for (const word of ["register", "vehicle", "street", "light"]) spelling.add(word);
  assert.deepEqual(spelling.completions("reg"), ["register"]);
  assert.deepEqual(spelling.meant("vehical").map(({ other }) => other), ["vehicle"]);
  assert.deepEqual(spelling.parts("streetlight"), ["street", "light"]);
});

test("what is promised, whom to ring and where something stays are asked for", () => {
  for (const [kind, ...questions] of [
    ["promise", "can I promise a new bin in 5 days", "promise pothole", "street light promise", "target for answering calls",
      "is the missed bin promise being kept"],
    ["link", "ring legal", "extension for finance", "contact for benefits", "person to ask about data protection"],
    ["contact-point", "ict phone"],
    ["procedure", "where is my refund", "benefit claim form"],
  ]) {
    const isFirst = asked => asked?.[kind] === Math.max(...Object.values(asked ?? {}));
    for (const question of questions) assert.ok(isFirst(kindsAskedIn(question)), `${kind}: ${question}`);
  }
  for (const plain of ["answer the phone", "contact centre", "phone fault on line two", "promise"]) assert.ok(!kindsAskedIn(plain), plain);
  assert.ok("contact-point" in kindsAskedIn("where is my nearest library"));
});
test("questions in other languages ask for the same kinds", () => {
  for (const [kind, ...questions] of [
    ["promise", "wie lange dauert ein Ausweis", "combien de temps pour une carte", "cuánto tiempo tarda", "hoe lang duurt het",
      "quanto tempo ci vuole", "jak długo czekam", "كم يستغرق الرد", "回答は何日かかりますか", "投诉多久回复"],
    ["contact-point", "Öffnungszeiten Rathaus", "wo kann ich zahlen", "où payer", "dónde pago", "waar is het loket", "gdzie jest okienko",
      "ساعات العمل", "窓口はどこですか", "窗口在哪"],
    ["link", "wer leert die Tonnen", "qui vide les bacs", "quién vacía", "chi svuota i bidoni", "wie leegt de bakken", "kto odbiera odpady",
      "谁负责垃圾"],
    ["term", "was ist eine Beschwerde", "qu’est-ce que la réclamation", "qué es una queja", "wat is een klacht", "co to jest skarga",
      "ما هي الشكوى", "苦情とは", "什么是投诉"],
    ["procedure", "wie melde ich eine volle Tonne", "comment signaler un bac plein", "cómo presento una queja", "hoe meld ik een klacht",
      "come si presenta un reclamo", "jak zgłosić skargę", "كيف أقدم شكوى", "苦情はどうやって記録する", "怎么投诉"],
    ["decision", "darf ich selbst erstatten", "puis-je décider seul", "mag ik zelf beslissen"],
  ]) {
    for (const question of questions) assert.ok(kind in (kindsAskedIn(question) ?? {}), `${kind}: ${question}`);
  }
  for (const plain of ["hoe", "come", "comment", "comment on a plan", "mon collections", "Beschwerde", "苦情"]) {
    assert.ok(!kindsAskedIn(plain), plain);
  }
});
test("a question prefers a kind of page", () => {
  assert.ok("promise" in kindsAsked("how long for a new bin"));
  assert.ok("link" in kindsAsked("who mends street lights"));
  assert.ok("contact-point" in kindsAsked("when does the library open"));
  assert.ok("contact-point" in kindsAsked("are we open on boxing day"));
  assert.ok("contact-point" in kindsAsked("christmas opening"));
  assert.ok("service" in kindsAsked("how much is a garden bin"));
  assert.ok("link" in kindsAsked("without payroll"));
  assert.equal(kindsAsked("without an appointment"), undefined);
  assert.ok("page" in kindsAsked("what do we owe this month"));
  assert.ok("page" in kindsAsked("what is owed"));
  assert.ok("page" in kindsAsked("who has not signed"));
  assert.ok(!("page" in kindsAsked("who signs in at the desk")), "of visitors, not of promises");
  assert.equal(kindsAsked("missed bin"), undefined);
});

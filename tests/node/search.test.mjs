// The engine of the search: which pages a question finds, and in which order.
import assert from "node:assert/strict";
import test from "node:test";
import "../../theme/assets/vendor/stemmer.js";
import { lackingWords, readAs } from "../../theme/scripts/search/found-words.mjs";

// The search's modules expect the stemmer to be loaded first.
const { searchEngine } = await import("../../theme/scripts/search/engine.mjs");
const { pathOf } = await import("../../theme/scripts/search/word-index.mjs");

// Two procedures, a team and a term; a column is a text with a line for each record, and tabs between values.
const CATALOGUE = {
  groups: [["procedure", "Procedure", "procedures/", 2], ["link", "Team", "chain/", 1], ["term", "Word", "glossary/", 1]],
  titles: "Report a missed bin\nOrder a new bin\nWaste crews\nCustomer", slugs: "\n\n\n", answers: "\n\n\n",
  summaries: "When a bin was not emptied.\nWhen a bin is stolen or broken.\nThe crews that empty bins.\nWho we are here for.",
  labels: "\n\n\n", hidden: "\n\n\n", avoided: "\n\n\nclient → customer",
  owners: "\nWaste crews", owner: [1, 1, 0, 0], services: "", service: [0, 0, 0, 0], texts: [],
};
// Services of these titles, about which nothing else is said.
const asCatalogue = titles => ({
  groups: [["service", "Service", "services/", titles.length, 1]], titles: titles.join("\n"),
  slugs: titles.map((_, place) => `page-${place}`).join("\n"), ...Object.fromEntries(
    ["answers", "summaries", "labels", "hidden", "avoided"].map(column => [column, titles.map(() => "").join("\n")])),
  owners: "", owner: titles.map(() => 0), services: "", service: titles.map(() => 0), texts: [],
});
const engine = searchEngine(CATALOGUE);
const titles = async query => { await engine.ready; return engine.find(query).map(({ record }) => record.title); };

test("paths default to slugs of titles", () => {
  assert.equal(pathOf("procedures/", "", "Report a missed bin!"), "procedures/report-a-missed-bin/");
  assert.equal(pathOf("chain/", "ict", "Computers"), "chain/ict/");
  assert.equal(pathOf("reports/", ".", "Reports"), "reports/");
});
test("the page with the word in any form is first", async () => {
  assert.equal((await titles("bins missed"))[0], "Report a missed bin");
  assert.equal((await titles("my bin was nicked"))[0], "Order a new bin");
  assert.equal((await titles("who empties bins"))[0], "Waste crews");
});
test("a word to avoid finds its replacement", async () => {
  await engine.ready;
  const [first] = engine.find("clients");
  assert.deepEqual([first.record.title, first.instead, first.word], ["Customer", "customer", "client"]);
});
test("a word to avoid is told among others, and in part", async () => {
  const cards = searchEngine({ ...asCatalogue(["Permit", "Car"]), avoided: "parking licence → parking permit\nold banger" });
  await cards.ready;
  for (const [query, instead] of [
    ["what is a parking licence", "parking permit"], ["his parking licences ran out", "parking permit"], ["licence", "parking permit"],
    ["banger", "car"], ["permit", undefined], ["parking permit", undefined]]) {
    assert.equal(cards.find(query)[0].instead, instead, query);
  }
});
test("every term that a misspelling may mean is shown", async () => {
  const cards = searchEngine({ ...asCatalogue(["Permit", "Permission", "Card"]), hidden: "permis\npermis\n", avoided: "\n\npermis" });
  await cards.ready;
  assert.deepEqual(cards.find("permis").map(({ instead }) => instead).sort(), ["card", "permission", "permit"]);
});
test("a mistyped word to avoid finds its replacement", async () => {
  await engine.ready;
  const [first] = engine.find("the clinet");
  assert.deepEqual([first.record.title, first.instead, first.word], ["Customer", "customer", "client"]);
});
test("an id finds what has it, before what to do", async () => {
  const groups = [["promise", "Promise", "promises/", 1, 1], ["procedure", "Procedure", "procedures/", 1, 1],
    ["term", "Word", "glossary/", 1, 1]];
  const titles = ["Calls answered within 20 seconds", "Answer a call", "Depot"];
  const desk = searchEngine({ ...asCatalogue(titles), groups, slugs: "answer-calls\n\n" });
  await desk.ready;
  const first = query => desk.find(query)[0]?.record.title;
  for (const typed of ["answer-calls", "promise/answer-calls", "[[promise/answer-calls|our calls]]",
    "standards/promises/public/answer-calls.yml", "standards\\promises\\answer-calls.yml:12:3",
    "https://handbook.example/promises/answer-calls/#results"]) {
    assert.equal(first(typed), "Calls answered within 20 seconds", typed);
  }
  assert.equal(first("procedure/answer-a-call"), "Answer a call");
  for (const typed of ["answer-a-call.yml", "depot.yml", "Depot.yaml:3:1"]) {
    assert.equal(desk.find(typed)[0].tier, 25, `${typed}: a file by its name alone`);
  }
  assert.equal(first("answer calls"), "Answer a call", "words, and no id");
  assert.equal(desk.find("bins/depot")[0].tier, 0, "something else before the stroke");
});
test("an e-mail address finds whose it is", async () => {
  const teams = searchEngine({ ...asCatalogue(["Benefits advice at Larkfield", "Benefits team", "Payroll"]), texts: [3] });
  await teams.ready;
  await teams.addTexts(0, "\tNot benefits@.\n\tbenefits@larkfield.example\n\tpay@larkfield.example");
  assert.equal(teams.find("Benefits@larkfield.example")[0].record.title, "Benefits team");
  assert.equal(teams.find("benefits question to pay@larkfield.example")[0].record.title, "Payroll");
});
test("who calls is no part of the question", async () => {
  await engine.ready;
  const found = engine.find("Lady says bin was not emptied");
  assert.equal(found[0].record.title, "Report a missed bin");
  assert.ok(engine.isAnswered("Lady says bin was not emptied", found));
});
test("what is written together with a pronoun carries nothing", async () => {
  await engine.ready;
  const typed = ["theyve missed a bin", "They’ve missed a bin", "theyre missing a bin", "pls report a missed bin"];
  const [score] = engine.find("missed a bin").map(({ score }) => score);
  for (const query of typed) assert.ok(engine.find(query)[0].score >= score, query);
});
test("a word's ending is no word of a compound", async () => {
  const holes = searchEngine({ ...asCatalogue(["Holes", "The mass"]), summaries: "I've seen a crater.\n" });
  await holes.ready;
  assert.deepEqual(holes.find("massive"), []);
});
test("it is the subject before what a team is called", async () => {
  const teams = searchEngine({ ...asCatalogue(["Team", "Computers", "Broken lamp"]), labels: "\nIT\n" });
  await teams.ready;
  const first = query => teams.find(query)[0].record.title;
  assert.deepEqual(["it team", "It teams", "it is broken"].map(first), ["Computers", "Computers", "Broken lamp"]);
});
test("short forms of everyday words are understood", async () => {
  const offices = searchEngine(asCatalogue(["Clear the path", "Councillor enquiry", "Register a death", "Finance department"]));
  await offices.ready;
  for (const [query, title] of [["cllr enquiry", "Councillor enquiry"], ["reg death", "Register a death"],
    ["dept of finance", "Finance department"], ["tel for finance", "Finance department"]]) {
    const found = offices.find(query);
    assert.deepEqual([found[0].record.title, offices.corrected(query, found)], [title, []]);
    assert.ok(offices.isAnswered(query, found), query);
  }
});
test("when we close stands with when we open", async () => {
  const hours = searchEngine(asCatalogue(["Opening times", "Time sheets", "Close friends of the museum"]));
  await hours.ready;
  assert.equal(hours.find("what time do we shut")[0].record.title, "Opening times");
});
test("a flood is no dripping tap", async () => {
  const repairs = searchEngine(asCatalogue(["Dripping kitchen tap", "Flood at home"]));
  await repairs.ready;
  assert.equal(repairs.find("kitchen flooded")[0].record.title, "Flood at home");
});
test("an amount finds its page, unless a subject stands beside it", async () => {
  const catalogue = asCatalogue(["Section 42", "Garden bin", "Bins"]);
  const prices = searchEngine({ ...catalogue, summaries: "Section 42 enquiries.\nIt costs £42.\n" });
  await prices.ready;
  const first = query => prices.find(query)[0].record.title;
  for (const amount of ["£42", "42 pounds", "up to £42.00"]) assert.equal(first(amount), "Garden bin");
  assert.equal(first("section 42, £42"), "Section 42");
});
test("an unknown word gets suggestions", async () => {
  await engine.ready;
  assert.deepEqual(engine.find("zebra"), []);
  assert.ok(engine.nearest("custmer").includes("customer"));
});

// Other languages and numbers: a title, and what is typed to find it.
const everyLanguage = [
  ["駐車許可証", ["許可", "駐車", "許可証", "証"]], ["주차장 이용", ["주차", "주차장을"]], ["ใบอนุญาตจอดรถ", ["จอดรถ"]],
  ["الإبلاغ عن حاوية لم تفرغ", ["الحاوية", "حاوية", "للحاوية", "وحاوية", "الحاويه", "حاويات", "حاويتي", "الحاو"]],
  ["جمع الأثاث القديم", ["أثاث", "الاثاث", "وبالأثاث"]],
  ["Sperrmüllabholung", ["Müll", "Abholung", "Sperrmüll", "muellabholung", "sperrmu\u0308ll"]],
  ["Standesamt", ["amt", "Amt"]], ["Grofvuil ophalen", ["vuil"]], ["Wohnung und Schlüssel", ["Wohnungsschlüssel"]],
  ["Perte de la carte d’identité", ["identité", "identite", "d'identité"]], ["Il prezzo dell'acqua", ["acqua", "dell’acqua"]],
  ["Office of Jeanne D'Arcy", ["darcy", "d'arcy", "Arcy"]], ["O’Brien Hall", ["obrien", "o'brien"]],
  ["Straßensperrung in Görlitz und Łódź", ["strasse", "straße", "goerlitz", "gorlitz", "Go\u0308rlitz", "lodz"]],
  ["Goethe am Platz", ["Göthe"]], ["Søren-Platz", ["Sorensen", "soeren"]], ["Ærø", ["aero", "aeroe"]],
  ["Lost property o\ufb03ce", ["property office"]], ["Member\u00adship desk", ["membership"]],
  ["Make a will", ["will", "make a will", "where is my will", "wills"]], ["IT help", ["IT", "IT help", "it help"]],
  ["Visits of the WHO", ["WHO"]], ["The hotline 01632 960150", ["01632960150", "+44 1632 960150", "0044 1632 960150", "01632/960150"]],
  ["Form CT/12", ["CT12", "ct 12", "CT-12", "form ct12"]],
];
const inEveryLanguage = searchEngine(asCatalogue(everyLanguage.map(([title]) => title)));
for (const [title, queries] of everyLanguage) {
  test(`${title} is found as people type it`, async () => {
    await inEveryLanguage.ready;
    for (const query of queries) {
      const found = inEveryLanguage.find(query);
      assert.equal(found[0]?.record.title, title, query);
    }
  });
}
test("small words of German, French and Arabic carry nothing", async () => {
  const cards = searchEngine(asCatalogue(["Ausweis verloren", "Carte perdue", "فقدت البطاقة", "Planning comment", "A son"]));
  await cards.ready;
  const asked = { "ich habe meinen Ausweis nicht": "Ausweis verloren", "elles est la carte": "Carte perdue",
    "أُريدُ هذه البطاقة": "فقدت البطاقة", comment: "Planning comment", "my son": "A son" };
  for (const [query, title] of Object.entries(asked)) {
    const found = cards.find(query);
    assert.deepEqual(found.map(({ record }) => record.title), [title], query);
    assert.ok(cards.isAnswered(query, found), query);
  }
});
test("German endings and what a compound is of make no difference", async () => {
  const titles = ["Straßenlaterne reparieren", "Wege", "Eine nicht geleerte Tonne melden", "Abfallwirtschaft", "Gebühr"];
  const summaries = "\nSchlaglöcher und Laternen\n\nLeert Tonnen\n";
  const town = searchEngine({ ...asCatalogue(titles), summaries, labels: "Straßenlaterne aus\n\n\n\n" });
  await town.ready;
  for (const [query, title] of [["Laternen", titles[0]], ["Tonnen", titles[2]], ["Gebühren", "Gebühr"]]) {
    const found = town.find(query);
    assert.deepEqual([found[0].record.title, town.corrected(query, found)], [title, []], query);
  }
});
test("a word in the middle of another is no compound", async () => {
  const places = searchEngine(asCatalogue(["Report a fault", "Port of Larkfield", "Parental leave", "Rent"]));
  await places.ready;
  assert.deepEqual(places.find("port").map(({ record }) => record.title), ["Port of Larkfield"]);
  assert.deepEqual(places.find("rent ").map(({ record }) => record.title), ["Rent"]);
});
test("an exact name is first, whatever else matches", async () => {
  const catalogue = asCatalogue(["Trade fair", "Trade fairs of the trade", "Fairs"]);
  const fairs = searchEngine({ ...catalogue, labels: "\n\ntrade fairs", hidden: "\ntrade fare\n" });
  await fairs.ready;
  assert.equal(fairs.find("Trade Fairs")[0].record.title, "Fairs");
  assert.deepEqual(fairs.find("trade fare").slice(0, 1).map(({ record, instead }) => [record.title, instead]),
    [["Trade fairs of the trade", "trade fairs of the trade"]]);
});
test("what to do comes before the word for it", async () => {
  const titles = ["Missed bin", "Customer", "Council tax", "Council tax", "Report a missed bin", "Refund council tax",
    "Welcome a customer to the town hall desk", "Bin lorries"];
  const groups = [["term", "Term", "", 3, 1], ["service", "Service", "", 1, 1], ["procedure", "Procedure", "", 4, 1]];
  const labels = "missed collection\n\n\n\n\n\n\n", avoided = "failed collection\n\n\n\n\n\n\n";
  const phone = searchEngine({ ...asCatalogue(titles), groups, labels, avoided });
  await phone.ready;
  const first = query => phone.find(query)[0].record.title;
  for (const typed of ["missed bin", "Missed bins", "mised bin", "missed collection", "my missed bin"]) {
    assert.equal(first(typed), "Report a missed bin", typed);
  }
  for (const asked of ["what is a missed bin", "failed collection"]) assert.equal(first(asked), "Missed bin", asked);
  assert.equal(first("customer"), "Customer");
  assert.equal(first("council tax"), "Council tax");
});
test("what to do comes before what is said and promised of it", async () => {
  const pages = [
    ["term", "Bulky item", ""], ["term", "Cut-off time", "cut-off"], ["service", "Bins", "my bin was not emptied\twindows"],
    ["promise", "New bins in ten days", "stolen bin"], ["link", "Waste crews", "bins left full"],
    ["procedure", "Report a missed bin", "bin not emptied\tbin was left full"],
    ["procedure", "Order a new bin", "bin stolen\twindows of bins"],
    ["procedure", "Book a collection", "bulky item"], ["procedure", "Answer a call", "cut off"],
  ];
  const groups = ["term", "service", "promise", "link", "procedure"].map(
    kind => [kind, kind, "", pages.filter(([its]) => its === kind).length, 1]);
  const labels = pages.map(([, , label]) => label).join("\n");
  const phone = searchEngine({ ...asCatalogue(pages.map(([, title]) => title)), groups, labels });
  await phone.ready;
  const first = query => phone.find(query)[0].record.title;
  assert.equal(first("bulky item"), "Book a collection", "a procedure of that name, before the term");
  assert.equal(first("my bin was not emptied"), "Report a missed bin", "more like it than the service's label");
  assert.equal(first("stolen bin"), "Order a new bin", "more like it than the promise's label");
  assert.equal(first("bins left full"), "Waste crews", "a team's own name");
  assert.equal(first("windows"), "Bins", "one word says too little");
  assert.equal(first("cut-off"), "Cut-off time", "letter by letter");
  assert.equal(first("what is a bulky item"), "Bulky item");
});
test("a term in the plural is what to do, though a service is called so", async () => {
  const groups = [["term", "Term", "", 1, 1], ["service", "Service", "", 2, 1], ["procedure", "Procedure", "", 2, 1]];
  const titles = ["Blue badge", "Blue badges", "Bins and blue badges", "Decide a blue badge", "Pay the staff"];
  const desk = searchEngine({ ...asCatalogue(titles), groups });
  await desk.ready;
  assert.equal(desk.find("blue badges")[0].record.title, "Decide a blue badge");
  assert.equal(desk.find("bins and blue badges")[0].record.title, "Bins and blue badges");
});
test("a name is exact with its blanks and without", async () => {
  const names = searchEngine(asCatalogue(["Badges, blue and other blue badges", "Blue badge", "Pothole"]));
  await names.ready;
  for (const typed of ["bluebadge", "blue-badge", "pot hole"]) assert.ok(names.find(typed)[0].tier > 0, typed);
});
test("a name is exact behind whose it is", async () => {
  const bins = searchEngine({ ...asCatalogue(["Bin out a day late", "Collection day"]), labels: "\nbin day" });
  await bins.ready;
  for (const typed of ["my bin day", "What's my bin day", "whats our bin day", "when is my bin day"]) {
    assert.deepEqual([bins.find(typed)[0].record.title, bins.find(typed)[0].tier], ["Collection day", 3], typed);
  }
});
test("an everyday word is no misspelling", async () => {
  const titles = searchEngine(asCatalogue(["Tell us once", "Old television sets"]));
  await titles.ready;
  const found = titles.find("telly");
  assert.deepEqual([found[0].record.title, titles.corrected("telly", found)], ["Old television sets", []]);
});
test("initials find the names that they stand for", async () => {
  const titles = ["Direct debit", "Tell us once", "Council tax", "Parking"];
  const office = searchEngine({ ...asCatalogue(titles), labels: "\n\nsingle person discount\tso people die\n" });
  await office.ready;
  const first = query => office.find(query)[0]?.record.title;
  const found = { dd: "Direct debit", "DD form": "Direct debit", spd: "Council tax", TUO: "Tell us once", "ct bill": "Council tax" };
  for (const [typed, title] of Object.entries(found)) assert.equal(first(typed), title, typed);
  assert.equal(first("pa"), "Parking", "an unfinished word");
  for (const typed of ["sdp", "tuo"]) assert.equal(first(typed), undefined, typed);
});
test("every term that avoids a word says what to say, mistyped too", async () => {
  const cards = searchEngine({ ...asCatalogue(["Permit", "Car", "Badge"]), avoided: "licence → parking permit\n\nlicence" });
  await cards.ready;
  for (const query of ["licence", "licences", "licensce"]) {
    const said = cards.find(query).map(({ record, word, instead }) => [record.title, word, instead]);
    assert.deepEqual(said, [["Permit", "licence", "parking permit"], ["Badge", "licence", "badge"]], query);
  }
});
test("rules are found only by those who ask", async () => {
  const rules = searchEngine({ ...asCatalogue(["wrong-type", "wrong-target"]), groups: [["rule", "Rule", "rules/", 2, 0.5]] });
  await rules.ready;
  assert.deepEqual(rules.find("target"), []);
  assert.equal(rules.find("wrong type")[0].record.title, "wrong-type");
  assert.equal(rules.find("rule target")[0].record.title, "wrong-target");
});
test("a letter pasted as a whole is read from its beginning", async () => {
  await engine.ready;
  const letter = `A stolen bin, ${Array.from({ length: 60 }, (_, place) => `word${place}`).join(" ")}, customers`;
  const found = engine.find(letter).map(({ record }) => record.title);
  assert.deepEqual([found[0], found.includes("Customer")], ["Order a new bin", false]);
});
test("a stray word is no answer", async () => {
  await engine.ready;
  const isAnswered = query => engine.isAnswered(query, engine.find(query));
  assert.ok(isAnswered("stolen bin"));
  assert.ok(isAnswered("bins"));
  for (const sum of ["40 pounds", "£40", "1,250.50 euros"]) assert.ok(isAnswered(`a stolen bin for ${sum}`), sum);
  assert.ok(!isAnswered("school admissions when moving"));
  assert.ok(!isAnswered("broken passport zebra"));
});
test("an unknown word is no stop word that is spelt like it", async () => {
  const desk = searchEngine(asCatalogue(["There and then", "Ticket number", "When to call"]));
  await desk.ready;
  const isAnswered = query => desk.isAnswered(query, desk.find(query));
  assert.deepEqual(["theatre tickets", "the tickets", "wehn to call"].map(isAnswered), [false, true, true]);
});
test("that a page is of the kind asked for is no answer", async () => {
  const groups = [["term", "Word", "glossary/", 2, 1], ["link", "Team", "chain/", 1, 1]];
  const desk = searchEngine({ ...asCatalogue(["Round", "Shift", "Roof crew"]), groups });
  await desk.ready;
  const isAnswered = query => desk.isAnswered(query, desk.find(query).filter(({ record }) => record.kind === "link"));
  assert.ok(isAnswered("who is the roof crew"));
  assert.ok(!isAnswered("who is the tent crew"));
});
test("a word that the first page lacks is told, but none of a sentence", async () => {
  const roofs = searchEngine(asCatalogue(["Solar panels", "Grant for heating", "Roofs", "Fly-tip", "Pay per visit"]));
  await roofs.ready;
  const unsaid = query => roofs.unsaid(query, roofs.find(query));
  assert.deepEqual(unsaid("solar panels Grant"), ["grant"]);
  assert.deepEqual(unsaid("solar panels café"), ["café"]);
  assert.deepEqual(unsaid("fly tipper"), ["tipper"]);                         // it was read as "tip" and "per"
  const told = ["solar panels", "solar panels gra", "where are grants for solar panels", "solar panels on roofs need grants"];
  for (const query of told) {
    assert.deepEqual(unsaid(query), [], query);
  }
  assert.equal(lackingWords(["grant"]), "The first says nothing about “grant”. ");
  assert.equal(lackingWords([]), "");
});
test("a corrected word keeps its accents", async () => {
  const fees = searchEngine(asCatalogue(["Eine Gebühr"]));
  await fees.ready;
  assert.deepEqual(fees.corrected("Gebühren", fees.find("Gebühren")), [{ missing: "gebühren", instead: "gebühr" }]);
});
test("one word of a summary is an answer", async () => {
  const water = searchEngine({ ...asCatalogue(["Carte", "Permis"]), summaries: "Que faire en cas de coupure de l’eau.\n" });
  await water.ready;
  assert.ok(water.isAnswered("l'eau", water.find("l'eau")));
});
test("several words that a summary says one after the other are an answer", async () => {
  const titles = ["Cards", "Cards to send", "A card lost", "Cards in use", "Old cards", "New cards", "Vouchers"];
  const desk = searchEngine({
    ...asCatalogue(titles), summaries: `${"\n".repeat(6)}We tick the list of cards.`,
    groups: [["service", "Service", "services/", 7, 0.3]],
  });
  await desk.ready;
  const isAnswered = query => desk.isAnswered(query, desk.find(query).filter(({ record }) => record.title === "Vouchers"));
  assert.ok(isAnswered("list of cards"));
  assert.ok(!isAnswered("list of other cards for visitors"));
});
test("only words that lead to a page are suggested", async () => {
  const rules = searchEngine({ ...asCatalogue(["school-type"]), groups: [["rule", "Rule", "rules/", 1, 0.5]] });
  await rules.ready;
  assert.deepEqual([rules.find("school"), rules.nearest("schools")], [[], []]);
});
test("a word of titles is found though it is a stop word", async () => {
  const titles = searchEngine(asCatalogue(["Can collection", "Who to call about noise", "Make a will", "Where will it go"]));
  await titles.ready;
  const found = query => titles.find(query).map(({ record }) => record.title);
  assert.deepEqual(["can", "WHO", "will"].map(found), [["Can collection"], ["Who to call about noise"], ["Make a will"]]);
});
test("a noun that no page has is not passed over", async () => {
  const titles = searchEngine(asCatalogue(["Make safe", "Make a home safe"]));
  await titles.ready;
  assert.ok(titles.isAnswered("make one", titles.find("make one")));
  assert.ok(!titles.isAnswered("make a will", titles.find("make a will")));
});
test("words taken for misspellings are told", async () => {
  const titles = searchEngine(asCatalogue(["Parking permit", "Person who died", "Home", "Less waste"]));
  await titles.ready;
  const corrected = query => titles.corrected(query, titles.find(query));
  assert.deepEqual(corrected("parking permmit"), [{ missing: "permmit", instead: "permit" }]);
  assert.deepEqual(corrected("parking permit"), []);
  assert.equal(readAs(corrected("prison")), "No page has “prison”; we looked for “person”. ");
  assert.deepEqual(titles.find("homeless"), []);
});
test("a long word mistyped and left unfinished is found", async () => {
  const titles = searchEngine(asCatalogue(["Safeguarding", "Safe steps", "Safety guard"]));
  await titles.ready;
  assert.equal(titles.find("safegard")[0].record.title, "Safeguarding");
  assert.deepEqual(titles.find("safegrub"), []);
});

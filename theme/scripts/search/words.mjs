// Words for the search: tokens, stems and synonyms.
import { arabicStem, isArabic } from "./arabic.mjs";
import { fold, joinedWords, spelledInTwo, tokensOf } from "./letters.mjs";
import { around, isSmallWord, light, listed } from "./stop-words.mjs";

// Irregular forms, each line beginning with the base word.
const irregular = new Map([
  "pay paid", "overpay overpaid", "break broke broken", "steal stole stolen", "write wrote written", "send sent", "lose lost",
  "take took taken", "leave left", "tell told", "death die died dies dead dying", "buy bought", "speak spoke spoken",
  "fall fell fallen", "find found", "drive drove driven", "freeze froze frozen", "hear heard", "throw threw thrown",
  "build built", "grow grew grown", "ring rang rung", "blow blown", "bring brought", "catch caught", "choose chose chosen",
  "forget forgot forgotten", "stick stuck", "tear tore torn", "bite bitten", "burn burnt", "spill spilt", "learn learnt",
  "hang hung", "smell smelt", "noise noisy", "leak leaky", "dirt dirty", "ice icy", "mud muddy", "rust rusty",
  "child children", "meet met", "hide hidden hid", "teach taught", "sell sold", "wife wives",
  "swear swore sworn", "person people persons", "foot feet", "tooth teeth", "mouse mice", "calf calves", "half halves",
  "knife knives", "scarf scarves", "shelf shelves", "thief thieves", "wolf wolves", "bus buses", "minibus minibuses",
  "campus campuses", "bonus bonuses", "census censuses", "virus viruses", "gas gases", "lens lenses", "quiz quizzes",
  "canvas canvases", "analysis analyses", "crisis crises", "diagnosis diagnoses", "criterion criteria", "curriculum curricula",
  "syllabus syllabi", "memorandum memoranda", "referendum referenda", "appendix appendices", "index indices", "matrix matrices",
  "hour hrs", "minute mins", "week wks", "year yrs",
].flatMap(line => line.split(" ").map(form => [form, line.split(" ")[0]])));
// Everyday synonyms in questions to a public office. The handbook's own terms have their synonyms in their definitions.
const alike = `
  mend fix repair|break damage crack smash snap split|rubbish waste refuse trash garbage|bin wheelie dustbin|lorry truck wagon|
  car vehicle van motor|phone telephone ring|phone telephone call|post mail letter|email message|website web internet online|
  quick quickly fast soon|buy purchase order|cost price charge fee|cash money coin|mother mum mam mom nan parent|
  father dad grandad parent|husband wife partner spouse|son daughter child kid|baby newborn|old elderly older|doctor gp surgery|
  ill sick unwell poorly|death deceased|funeral burial cremation undertaker|wedding marriage marry married|job work employment|
  boss manager supervisor|staff employee colleague worker|team department|computer pc laptop|home house flat property|
  street road lane|pavement footpath path|light lamp|dark unlit|hole pothole crater|rude abusive aggressive swear shout|
  angry upset furious unhappy dissatisfied|worry concern|hurt harm injure abuse|help support assist|
  proof evidence document paper|lose steal nick vanish disappear|new replacement replace|late delay overdue|cancel stop|
  change alter update|complain complaint|thank praise grateful compliment|decide decision|wait queue|close shut open|toilet loo|
  sofa settee couch|fridge freezer|heating radiator boiler|leak drip|leak flood|electric electricity power|tell inform notify|
  check inspect|train course|meeting session workshop|wage salary pay|disable disability|refund repay reimburse|child young|
  talk speak|reply answer respond response|collect pick fetch|dump tip|interpret translate|copy duplicate|
  picture photo photograph|customer caller resident|empty collect|remove take|rent landlord tenant|afford pay|
  struggle cope manage|visit visitor|supplier contractor|report tell|school student pupil|clean sweep|
  councillor cllr|department dept|telephone tel|appointment appt|register reg|certificate cert|address addr|
  court legal lawyer solicitor|handle deal|question query enquiry ask|lift carry|rob steal|neighbour next|tv telly television`;

const not = new Map([
  ["cant", "cannot"],
  ...listed(`dont doesnt didnt isnt arent wasnt wont havent hasnt hadnt couldnt wouldnt no never`).map(word => [word, "not"]),
]);
export const wordsOf = text => tokensOf(text).map(word => not.get(word) ?? word);
// The words of a text in every spelling: "fly-tip" gives "fly", "tip" and "flytip", "Görlitz" "gorlitz" and "goerlitz".
export const spelledWords = text => [...wordsOf(text), ...joinedWords(text), ...spelledInTwo(text).values()];

const stems = new Map();                          // a cache: there are few different words
const englishStem = word => globalThis.porterStemmer(irregular.get(word) ?? word.replace(/men$/, "man"));
export function stemOf(word) {
  let stem = stems.get(word);
  if (stem === undefined) stems.set(word, stem = isArabic(word) ? arabicStem(word) : englishStem(word));
  return stem;
}
const stemsOf = words => new Set([...words].map(stemOf));
const aroundStems = stemsOf(around), lightStems = stemsOf(light);
// The sort of a stem: "around" (a stop word), "light" (little weight) or "".
export const sortOf = stem => (aroundStems.has(stem) || isSmallWord(stem) ? "around" : lightStems.has(stem) ? "light" : "");
const same = new Map();
for (const group of alike.split("|")) {
  const found = [...stemsOf(listed(group))];
  for (const stem of found) same.set(stem, [...same.get(stem) ?? [], ...found.filter(other => other !== stem)]);
}
export const alikeOf = stem => same.get(stem) ?? [];

// Stop words that are the subject where they stand: in capitals ("IT help"), or as a noun ("make a will", "it help").
const before = "[Aa]n?|[Tt]he|[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir";
const inCapitals = new RegExp(
  `(?<![\\p{L}'’-])(?:${[...around].filter(word => word.length > 1).join("|").toUpperCase()})(?![\\p{L}'’-])`, "gu");
const behindIt = "department|desk|equipment|fault|help|helpdesk|issue|office|problem|service|staff|support|system|team|training";
const asNoun = new RegExp(
  `(?<![\\p{L}'’])(?:(?:${before}) (${[...around].join("|")})|([Ii]t)(?= (?:${behindIt})s?))(?![\\p{L}'’-])`, "gu");
export const capitalsIn = text => (/[A-Z]{2}/.test(text) ? text.match(inCapitals) ?? [] : []).map(fold);
export const nounsIn = text => [...text.matchAll(asNoun)].map(([, noun, it]) => noun ?? fold(it));
// The noun at the end of a query, as in "make a will"; "the one" is none.
export const lastNounIn = text => nounsIn(text).slice(-1).filter(noun => noun !== "one" && lastWord.exec(text)[1] === noun);
const lastWord = /(\p{L}+)\P{L}*$/u;
export const isShouted = text => text === text.toUpperCase() && wordsOf(text).length > 2;

// The words that are no stop words, or are subjects; all words if there are only stop words.
export function sense(words, subjects = []) {
  const carrying = words.filter(word => !isSmallWord(word) || subjects.includes(word));
  return carrying.length ? carrying : words;
}
// A phrase in normal form: "the clients" and "client" are the same.
export const phraseOf = text => wordsOf(text).filter(word => !/^(the|an?)$/.test(word)).map(stemOf).join(" ");
// A name as it is compared as a whole: neither capitals, accents nor punctuation make a difference.
export const keyOf = text => wordsOf(text).join(" ") || text.trim();

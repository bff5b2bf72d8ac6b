// The search of a built site. `names SITE STEP` prints, as JSON, every name that does not find its page first, or right behind
// what to do about it, when it is typed as it is, of one name in STEP; `words` reads texts as JSON and prints the words under
// which the search finds each; `paths SITE` reads queries as JSON and prints the paths of the first three pages of each.
import fs from "node:fs";
import "../../theme/assets/vendor/stemmer.js";

const { searchEngine } = await import("../../theme/scripts/search/engine.mjs");
const { toDoTier } = await import("../../theme/scripts/search/what-to-do.mjs");
const { recordsOf } = await import("../../theme/scripts/search/word-index.mjs");
const { spelledWords } = await import("../../theme/scripts/search/words.mjs");

const [task, site, step] = process.argv.slice(2);
const print = found => console.log(JSON.stringify(found)), given = () => JSON.parse(fs.readFileSync(0, "utf8"));
if (task === "words") print(given().map(text => [...new Set(spelledWords(text))]));
else if (task === "paths") print(await firstPaths(given()));
else print(await misplaced());

// The values that a script of the site hands to the search.
function handedOver(file) {
  const script = fs.readFileSync(`${site}/assets/${file}`, "utf8");
  const begins = script.search(/[({]/), ends = script.lastIndexOf(";"), isCall = script[begins] === "(";
  return JSON.parse(isCall ? `[${script.slice(begins + 1, ends - 1)}]` : script.slice(begins, ends));
}
async function engineOf(catalogue) {
  const engine = searchEngine(catalogue);
  await engine.ready;
  return engine;
}
async function firstPaths(queries) {
  const catalogue = handedOver("search-catalogue.js"), engine = await engineOf(catalogue);
  for (const file of catalogue.texts.keys()) await engine.addTexts(...handedOver(`search-text-${file + 1}.js`));
  return queries.map(query => engine.find(query).slice(0, 3).map(({ record }) => record.path));
}
async function misplaced() {
  const catalogue = handedOver("search-catalogue.js"), engine = await engineOf(catalogue), owners = new Map();
  for (const { id, title, labels, hidden, avoided } of recordsOf(catalogue)) {
    for (const name of [title, ...labels, ...hidden, ...avoided.map(([word]) => word)]) {
      owners.set(name.toLowerCase(), [...owners.get(name.toLowerCase()) ?? [], id]);
    }
  }
  const chosen = [...owners].filter((name, number) => number % step === 0);
  const isFirst = ([name, ids]) => {
    const found = engine.find(name), behind = found.findIndex(({ tier }) => tier < toDoTier);
    return found.slice(0, behind + 1).some(({ record }) => ids.includes(record.id));
  };
  return chosen.filter(owned => !isFirst(owned)).map(([name]) => name);
}

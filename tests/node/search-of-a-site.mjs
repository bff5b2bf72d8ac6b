// The search of a built site. `names SITE STEP` prints, as JSON, every name that does not find its page first when it is typed as
// it is, of one name in STEP; `words` reads texts as JSON and prints the words under which the search finds each.
import fs from "node:fs";
import "../../theme/assets/vendor/stemmer.js";

const { searchEngine } = await import("../../theme/scripts/search/engine.mjs");
const { recordsOf } = await import("../../theme/scripts/search/word-index.mjs");
const { spelledWords } = await import("../../theme/scripts/search/words.mjs");

const [task, site, step] = process.argv.slice(2);
const print = found => console.log(JSON.stringify(found));
if (task === "words") print(JSON.parse(fs.readFileSync(0, "utf8")).map(text => [...new Set(spelledWords(text))]));
else print(await misplaced());

async function misplaced() {
  const script = fs.readFileSync(`${site}/assets/search-catalogue.js`, "utf8");
  const catalogue = JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1));
  const engine = searchEngine(catalogue), owners = new Map();
  await engine.ready;
  for (const { id, title, labels, hidden, avoided } of recordsOf(catalogue)) {
    for (const name of [title, ...labels, ...hidden, ...avoided.map(([word]) => word)]) {
      owners.set(name.toLowerCase(), [...owners.get(name.toLowerCase()) ?? [], id]);
    }
  }
  return [...owners].filter((name, number) => number % step === 0).filter(([name, ids]) => !ids.includes(engine.find(name)[0]?.record.id)).map(([name]) => name);
}

// The search: <dialog id="search"> on every page; on /search/ its content moves into #search-page. Nothing is loaded before
// somebody uses it; then scripts, not JSON, because file:// allows only these. <html data-root="../../"> is the path to the
// site's root, data-ask on the dialog the address of a form to ask for a missing page.
import { address, fetched } from "./handbook/page.mjs";
import { searchBox } from "./search/box.mjs";
import { dialogContent } from "./search/dialog.mjs";

// Loaded in parallel, run in this order.
const scripts = ["vendor/stemmer.js", "search-engine.js", "search-catalogue.js"];
const arrived = [];
const search = { texts: (...lines) => arrived.push(lines) };        // the loaded scripts add to this object
let loading = null, reading = null, textsRead = 0;
window.handbookSearch = search;

async function load() {                                             // what failed is loaded when somebody comes back
  const engine = await (loading ??= start().catch(() => { loading = null; box.failed(); }));
  if (engine) await (reading ??= refine(engine).catch(() => { reading = null; box.refresh("failed"); }));
}
async function start() {
  await Promise.all(scripts.map(fetched));
  const engine = search.engine(search.catalogue);
  await engine.ready;
  box.answerWith(engine, search.rows(engine), search.words);
  return engine;
}
async function refine(engine) {                                     // the full text, after the first results
  if (navigator.connection?.saveData) return box.refresh("saved");
  while (textsRead < search.catalogue.texts.length) {
    await fetched(`search-text-${textsRead + 1}.js`);
    await engine.addTexts(...arrived.pop());
    textsRead++;
  }
  box.refresh();
}

const dialog = document.querySelector("dialog#search"), page = document.getElementById("search-page");
dialog.append(...dialogContent(address("search/"), dialog.dataset.example ?? "A reason, a team, a word"));
if (page) {
  page.replaceChildren(...dialog.childNodes);
  page.querySelector("[data-search-close]").remove();
  dialog.remove();
}
const box = searchBox(page ?? dialog, dialog.dataset.ask, load);

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
let loading = null;
window.handbookSearch = search;

const load = () => loading ??= start().catch(() => { loading = null; box.failed(); });
async function start() {
  await Promise.all(scripts.map(fetched));
  const engine = search.engine(search.catalogue);
  await engine.ready;
  box.answerWith(engine, search.rows(engine));
  refine(engine);
}
async function refine(engine) {                                     // the full text, after the first results
  if (navigator.connection?.saveData) return;
  for (let file = 1; file <= search.catalogue.texts.length; file++) {
    await fetched(`search-text-${file}.js`);
    await engine.addTexts(...arrived.pop());
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

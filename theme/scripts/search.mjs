// The search: <dialog id="search"> on every page; on /search/ its content moves into #search-page. Nothing is fetched before a
// person turns to it; then scripts are, so that a folder will do as well as a server. <html data-root="../../"> leads to the
// site's root, data-ask on the dialog to the form that asks for what is missing.
import { searchBox } from "./search/box.mjs";
import { rootOfSite } from "./search/elements.mjs";

// In this order: they are fetched side by side and run one after the other.
const scripts = ["vendor/stemmer.js", "search-engine.js", "search-catalogue.js"];
const arrived = [];
const search = { texts: (...lines) => arrived.push(lines) };        // what the fetched scripts speak to
let loading = null;
window.handbookSearch = search;

const fetched = file => new Promise((done, fail) => {
  const src = `${rootOfSite()}assets/${file}`;
  document.head.append(Object.assign(document.createElement("script"), { src, async: false, onload: done, onerror: fail }));
});
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
if (page) {
  page.replaceChildren(...dialog.childNodes);
  page.querySelector("[data-search-close]").remove();
  dialog.remove();
}
const box = searchBox(page ?? dialog, dialog.dataset.ask, load);

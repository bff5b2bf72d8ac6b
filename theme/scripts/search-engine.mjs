// The search engine and the rendering of results: loaded after vendor/stemmer.js, when somebody opens the search.
import { searchEngine } from "./search/engine.mjs";
import { resultRows } from "./search/rows.mjs";

Object.assign(window.handbookSearch, { engine: searchEngine, rows: resultRows });

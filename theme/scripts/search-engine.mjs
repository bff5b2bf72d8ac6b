// What finds and shows results: fetched after vendor/stemmer.js, when a person turns to the search.
import { searchEngine } from "./search/engine.mjs";
import { resultRows } from "./search/rows.mjs";

Object.assign(window.handbookSearch, { engine: searchEngine, rows: resultRows });

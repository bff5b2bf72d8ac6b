// The search engine and the rendering of results: loaded after vendor/stemmer.js, when somebody opens the search.
import { searchEngine } from "./search/engine.mjs";
import { foundWords, lackingWords, mostShown, nothingWords, quoted, readAs, strayWords } from "./search/found-words.mjs";
import { resultRows } from "./search/rows.mjs";
import { waysOn } from "./search/ways-on.mjs";

const words = { foundWords, lackingWords, mostShown, nothingWords, quoted, readAs, strayWords, waysOn };
Object.assign(window.handbookSearch, { engine: searchEngine, rows: resultRows, words });

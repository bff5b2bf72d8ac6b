// What the search shows of its results, and which keys move in them.
import assert from "node:assert/strict";
import test from "node:test";
import { addressFrom } from "../../theme/scripts/handbook/page.mjs";
import { foundWords, nothingWords, quoted, strayWords } from "../../theme/scripts/search/found-words.mjs";
import { nextPlace } from "../../theme/scripts/search/keys.mjs";
import { counted, isChoice } from "../../theme/scripts/search/narrowing.mjs";
import { isTexts, withFirst } from "../../theme/scripts/search/recent.mjs";
import { excerpt, markedPieces } from "../../theme/scripts/search/rows.mjs";

test("an excerpt is the sentence with most matches", () => {
  const isFound = piece => ["bin", "stolen"].includes(piece.toLowerCase());
  const text = "Bins are green. a bin that was stolen is replaced. Call us.";
  assert.equal(excerpt(text, isFound), "A bin that was stolen is replaced.");
  assert.equal(excerpt(`bin ${"and more ".repeat(40)}`, isFound).length, 182);
  assert.equal(excerpt("Nothing.", isFound), "");
});
test("only whole words are marked", () => {
  const marked = markedPieces("A bin, bins", piece => piece === "bin").filter(({ isMarked }) => isMarked);
  assert.deepEqual(marked.map(({ piece }) => piece), ["bin"]);
});
test("filters appear for many results with a choice", () => {
  assert.deepEqual(counted(["Word", "Team", "", "Team"]), [["Team", 2], ["Word", 1]]);
  assert.ok(isChoice(Array(9).fill("Team"), [["Team", 8], ["Word", 1]]));
  assert.ok(!isChoice(Array(8).fill("Team"), [["Team", 7], ["Word", 1]]));
  assert.ok(!isChoice(Array(9).fill("Team"), [["Team", 9]]));
});
test("arrow keys wrap around the results", () => {
  assert.deepEqual([nextPlace(-1, 1, 3), nextPlace(2, 1, 3), nextPlace(-1, -1, 3), nextPlace(0, -1, 3)], [0, 0, 2, 2]);
});
test("six different recent searches are kept", () => {
  assert.deepEqual(withFirst(["a", "b"], "b"), ["b", "a"]);
  assert.equal(withFirst(["a", "b", "c", "d", "e", "f"], "g").length, 6);
  assert.ok(!isTexts(["a", 7]));
});
test("the number of results is announced", () => {
  assert.equal(foundWords(1), "1 found.");
  assert.equal(foundWords(31), "31 found, the best 30 shown.");
  assert.equal(strayWords("zebra", 2, ""), "We have no page for “zebra”. 2 found that share a word with it.");
  assert.equal(nothingWords("zebra", ""), "Nothing found for “zebra”: we have no page for this.");
});
test("no page is denied while the full text is not read", () => {
  assert.equal(nothingWords("zebra", "yet"), "No name or summary has “zebra”; the full text is still being read.");
  assert.equal(strayWords("zebra", 1, "failed"),
    "No name or summary answers “zebra”; the full text could not be loaded. 1 found that shares a word with it.");
});
test("a pasted letter is quoted by its beginning", () => {
  assert.equal(quoted("zebra ".repeat(900)), `“${"zebra ".repeat(13)}ze …”`);
});
test("addresses start at the root; under file:// they name files", () => {
  assert.equal(addressFrom("../", "a-z/", false), "../a-z/");
  assert.equal(addressFrom("", "", false), "./");
  assert.equal(addressFrom("../", "a-z/", true), "../a-z/index.html");
  assert.equal(addressFrom("../", "rules/#field", true), "../rules/index.html#field");
});

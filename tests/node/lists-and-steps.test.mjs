// Filters of lists, ticks of steps, notices by date.
import assert from "node:assert/strict";
import test from "node:test";
import { hasValue, hasWords, searchWith, shownInParts, shownWords } from "../../theme/scripts/handbook/filter-list.mjs";
import { isWithin } from "../../theme/scripts/handbook/notices-by-date.mjs";
import { isForgotten, isTicks, stillTicked } from "../../theme/scripts/handbook/tick-steps.mjs";

test("a row matches all words in any order", () => {
  assert.ok(hasWords("Report a missed bin", " BIN  miss "));
  assert.ok(!hasWords("Report a missed bin", "bin lamp"));
  assert.ok(hasWords("Café Zoë, the residents’ café", "cafe zoe"));
  assert.ok(hasWords("Café Zoë, the residents’ café", "CAFÉ residents'"));
});
test("a plural finds the singular", () => {
  assert.ok(hasWords("Report a missed bin", "missed bins"));
  assert.ok(hasWords("All bins", "bins"));
  assert.ok(!hasWords("An addres", "address"));
  assert.ok(!hasWords("Bulky waste", "bus"));
});
test("a row may have several values", () => {
  assert.ok(hasValue("kept near", "near"));
  assert.ok(!hasValue("kept near", "nea"));
  assert.ok(!hasValue(undefined, "near"));
});
test("the number of matching rows is announced", () => {
  assert.equal(shownWords(7, 7), "All 7 shown.");
  assert.equal(shownWords(1, 1), "The only one there is.");
  assert.equal(shownWords(1, 7), "1 of 7 shown.");
  assert.equal(shownWords(2, 7), "2 of 7 shown.");
  assert.match(shownWords(0, 7), /^Nothing matches/);
  assert.equal(shownWords(7, 7, true), "All 7 on this page shown.");
  assert.match(shownWords(0, 7, true), /^Nothing on this page matches. Look into the other parts/);
});

test("tables that show the same things are counted one by one", () => {
  assert.equal(shownInParts([["By sum", 40, 40], ["By team", 5, 48]]), "By sum: all 40 shown. By team: 5 of 48 shown.");
  assert.equal(shownInParts([["By sum", 0, 40], ["By team", 5, 48]]), "By sum: none of 40 shown. By team: 5 of 48 shown.");
  assert.match(shownInParts([["By sum", 0, 40], ["By team", 0, 48]]), /^Nothing matches/);
});
test("a filter's address keeps what is not the filter's", () => {
  assert.equal(searchWith("?find=a&text=bin&team=x", ["text", "team"], [["text", "a b&c"]]), "?find=a&text=a+b%26c");
  assert.equal(searchWith("?text=bin", ["text", "team"], []), "");
});

const HOUR = 3600000;
test("ticks are forgotten after two hours", () => {
  assert.deepEqual(stillTicked({ at: 0, done: ["a"] }, 2 * HOUR - 1), ["a"]);
  assert.deepEqual(stillTicked({ at: 0, done: ["a"] }, 2 * HOUR), []);
});
test("ticks without a valid time are forgotten", () => {
  assert.ok(isForgotten(undefined, HOUR));
  assert.deepEqual(stillTicked({ done: ["a"] }, HOUR), []);
  assert.deepEqual(stillTicked(null, HOUR), []);
});
test("stored ticks that are no list are ignored", () => {
  assert.ok(isTicks({ done: [] }));
  assert.ok(!isTicks({ done: "step" }));
});

test("a notice shows from its first day to its last", () => {
  const notice = { from: "2026-12-14", until: "2027-01-03" };
  const days = ["2026-12-13", "2026-12-14", "2027-01-03", "2027-01-04"];
  assert.deepEqual(days.map(day => isWithin(day, notice)), [false, true, true, false]);
});
test("a notice may be open at either end", () => {
  assert.ok(isWithin("2026-12-14", { until: "2026-12-14" }));
  assert.ok(isWithin("2026-12-14", { from: "2026-12-14" }));
});

// Due dates in words. tests/browser/test_due_date.py compares the counting with Python's, on random calendars.
import assert from "node:assert/strict";
import test from "node:test";
import { due } from "../../theme/scripts/due-date/counting.mjs";
import { answerTo } from "../../theme/scripts/due-date/words.mjs";

const calendar = {
  working_days: [0, 1, 2, 3, 4], opens: 540, closes: 1020, counts_from: "next day", first: "2026-01-01", last: "2027-12-31",
  closed: {
    "2026-12-25": "Christmas Day", "2026-12-28": "", "2026-12-29": "Closed", "2026-12-30": "Closed", "2026-12-31": "Closed",
  },
};
const days = amount => JSON.stringify({ amount, unit: "working days", same_day: false });
const answer = (date, limit, late) => answerTo(calendar, { date, time: "16:40", limit, late }).map(withoutComma);

// Some versions of ICU write a comma between weekday and date, others do not.
function withoutComma(piece) {
  if (typeof piece === "string") return piece.replaceAll(/day, (?=\d)/g, "day ");
  return { ...piece, text: withoutComma(piece.text) };
}

test("no answer without a date or a limit", () => {
  assert.deepEqual([answer("", days(2)), answer("2026-12-21", "")], [[], []]);
});
test("the due date, and days that were not counted", () => {
  assert.deepEqual(answer("2026-12-22", days(2)), ["By Thursday 24 December 2026, 17:00."]);
  assert.deepEqual(answer("2026-12-23", days(2)), [
    "By Friday 1 January 2027, 17:00. Not counted: Friday 25 December (Christmas Day), Monday 28 December (closed), "
    + "Tuesday 29 December (Closed), Wednesday 30 December (Closed) and others.",
  ]);
});
test("elapsed time includes closed days", () => {
  assert.deepEqual(answer("2026-12-24", JSON.stringify({ amount: 2, unit: "days" })), ["By Saturday 26 December 2026, 16:40."]);
});
test("no due date after the calendar's end", () => {
  assert.deepEqual(answer("2027-12-30", days(9)), ["The calendar of this handbook ends on Friday 31 December 2027."]);
});
test("a month without that day uses its last day", () => {
  const start = [Date.parse("2026-01-31") / 864e5, 600], end = due(calendar, start, { amount: 1, unit: "months" });
  assert.deepEqual(end, [Date.parse("2026-02-28") / 864e5, 600]);
});

const threeDays = { amount: 3, unit: "working days", words: "The steps take 3 days", tone: "bad", ask: "the crews" };
const late = more => JSON.stringify({ ...threeDays, ...more });
test("where steps take longer, whom to ask comes first", () => {
  assert.deepEqual(answer("2026-11-23", days(2), late()), [
    "Ask the crews before you name a day.",
    " ",
    { tag: "span", className: "tag", tone: "bad", text: "The steps take 3 days" },
    " ",
    { tag: "small", text: "Until Thursday 26 November 2026, 17:00. Promised: by Wednesday 25 November 2026, 17:00." },
  ]);
});
test("the warning names the cases that take longer", () => {
  const told = answer("2026-11-23", days(2), late({ if: "it snows", ask: "" }));
  assert.equal(told[0], "By Wednesday 25 November 2026, 17:00.");
  assert.equal(told.at(-1).text, "Until Thursday 26 November 2026, 17:00, if it snows.");
});
test("steps that fit the limit add no warning", () => assert.equal(answer("2026-11-23", days(3), late()).length, 1));

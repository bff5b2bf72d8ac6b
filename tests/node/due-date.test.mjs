// Due dates in words. That they are counted as Python does is seen in tests/browser/test_due_date.py, on random calendars.
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

// Between a weekday and its date some versions of the library that writes dates set a comma, others do not.
function withoutComma(piece) {
  if (typeof piece === "string") return piece.replaceAll(/day, (?=\d)/g, "day ");
  return { ...piece, text: withoutComma(piece.text) };
}

test("nothing is told without a date or a limit", () => {
  assert.deepEqual([answer("", days(2)), answer("2026-12-21", "")], [[], []]);
});
test("the day, and what was not counted", () => {
  assert.deepEqual(answer("2026-12-22", days(2)), ["By Thursday 24 December 2026, 17:00."]);
  assert.deepEqual(answer("2026-12-23", days(2)), [
    "By Friday 1 January 2027, 17:00. Not counted: Friday 25 December (Christmas Day), Monday 28 December (closed), "
    + "Tuesday 29 December (Closed), Wednesday 30 December (Closed) and others.",
  ]);
});
test("elapsed time counts closed days, too", () => {
  assert.deepEqual(answer("2026-12-24", JSON.stringify({ amount: 2, unit: "days" })), ["By Saturday 26 December 2026, 16:40."]);
});
test("past the end of the calendar nothing is promised", () => {
  assert.deepEqual(answer("2027-12-30", days(9)), ["The calendar of this handbook ends on Friday 31 December 2027."]);
});
test("the last day of a month stands for those that it lacks", () => {
  const start = [Date.parse("2026-01-31") / 864e5, 600], end = due(calendar, start, { amount: 1, unit: "months" });
  assert.deepEqual(end, [Date.parse("2026-02-28") / 864e5, 600]);
});

const threeDays = { amount: 3, unit: "working days", words: "The steps take 3 days", tone: "bad", ask: "the crews" };
const late = more => JSON.stringify({ ...threeDays, ...more });
test("where steps take longer, whom to ask comes before the day", () => {
  assert.deepEqual(answer("2026-11-23", days(2), late()), [
    "Ask the crews before you name a day.",
    " ",
    { tag: "span", className: "tag", tone: "bad", text: "The steps take 3 days" },
    " ",
    { tag: "small", text: "Until Thursday 26 November 2026, 17:00. Promised: by Wednesday 25 November 2026, 17:00." },
  ]);
});
test("steps that take longer in some cases say in which", () => {
  const told = answer("2026-11-23", days(2), late({ if: "it snows", ask: "" }));
  assert.equal(told[0], "By Wednesday 25 November 2026, 17:00.");
  assert.equal(told.at(-1).text, "Until Thursday 26 November 2026, 17:00, if it snows.");
});
test("steps that are done in time are not mentioned", () => assert.equal(answer("2026-11-23", days(3), late()).length, 1));

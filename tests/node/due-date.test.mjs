// Due dates in words. tests/browser/test_due_date.py compares the counting with Python's, on random calendars.
import assert from "node:assert/strict";
import test from "node:test";
import { due } from "../../theme/scripts/due-date/counting.mjs";
import { answerTo, countedInWords } from "../../theme/scripts/due-date/words.mjs";
import { instantOf, minuteOf, wallAt } from "../../theme/scripts/handbook/wall-clock.mjs";

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
test("no answer while half of a year is typed", () => {
  const years = ["0002-12-22", "0202-12-22", "12026-12-22", "+012026-12-22"];
  assert.deepEqual(years.flatMap(date => answer(date, JSON.stringify({ amount: 3, unit: "days" }))), []);
});
test("the due date, and days that were not counted", () => {
  assert.deepEqual(answer("2026-12-22", days(2)), ["By Thursday 24 December 2026, 17:00."]);
  assert.deepEqual(answer("2026-12-23", days(2)), [
    "By Friday 1 January 2027, 17:00. Not counted: Friday 25 December (Christmas Day), Monday 28 December (closed), "
    + "Tuesday 29 December (Closed), Wednesday 30 December (Closed) and others.",
  ]);
});
test("four days that were not counted are all there are", () => {
  const four = { ...calendar, closed: { "2026-11-24": "A", "2026-11-25": "B", "2026-11-26": "C", "2026-11-27": "D" } };
  const told = answerTo(four, { date: "2026-11-23", time: "10:00", limit: days(1) }).map(withoutComma);
  assert.match(told[0], /Not counted: Tuesday 24 November \(A\), .*, Friday 27 November \(D\)\.$/);
});
test("elapsed time includes closed days", () => {
  assert.deepEqual(answer("2026-12-24", JSON.stringify({ amount: 2, unit: "days" })), ["By Saturday 26 December 2026, 16:40."]);
});
test("no due date after the calendar's end", () => {
  assert.deepEqual(answer("2027-12-30", days(9)), ["The calendar of this handbook ends on Friday 31 December 2027."]);
});
test("no due date before the calendar's beginning", () => {
  assert.deepEqual(answer("2025-12-30", days(9)), ["The calendar of this handbook begins on Thursday 1 January 2026."]);
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
test("what comes in too late for its day is told with the day on which the steps end", () => {
  const sameDay = JSON.stringify({ amount: 1, unit: "working days", same_day: true });
  const takes = hours => JSON.stringify({ amount: hours, unit: "working hours", words: `The steps take ${hours} hours`, tone: "watch" });
  const told = answer("2026-11-23", sameDay, takes(2));
  assert.equal(told[0], "By Monday 23 November 2026, 17:00.");
  assert.equal(told.at(-1).text, "Until Tuesday 24 November 2026, 10:40.");
  assert.equal(answer("2026-11-23", sameDay, takes(1 / 3)).length, 1);
});
test("steps that fit the limit add no warning", () => assert.equal(answer("2026-11-23", days(3), late()).length, 1));

const lines = (date, amount, time = "16:40", whole = calendar) =>
  countedInWords(whole, { date, time, limit: JSON.stringify(amount) }).map(withoutComma);
test("working days are told one by one", () => {
  assert.deepEqual(lines("2026-12-24", { amount: 2, unit: "working days" }), [
    "Thursday 24 December 2026: counting starts on the next working day",
    "Friday 25 December 2026: Christmas Day, not counted",
    "Saturday 26 December 2026 to Sunday 27 December 2026: no working day, not counted",
    "Monday 28 December 2026: closed, not counted",
    "Tuesday 29 December 2026 to Thursday 31 December 2026: Closed, not counted",
    "Friday 1 January 2027: day 1",
    "Saturday 2 January 2027 to Sunday 3 January 2027: no working day, not counted",
    "Monday 4 January 2027: day 2",
  ]);
});
test("working hours are told with the hours of each day", () => {
  assert.deepEqual(lines("2026-11-26", { amount: 4, unit: "working hours" }), [
    "Thursday 26 November 2026: 20 minutes",
    "Friday 27 November 2026: 3 hours 40 minutes",
  ]);
});
test("a month that ends on a closed day moves to the next working day", () => {
  assert.deepEqual(lines("2026-11-25", { amount: 1, unit: "months", next_open: true }).slice(1), [
    "Friday 25 December 2026, 16:40: 1 month later",
    "Friday 25 December 2026: Christmas Day, so it moves on",
    "Saturday 26 December 2026: no working day, so it moves on",
    "Sunday 27 December 2026: no working day, so it moves on",
    "Monday 28 December 2026: closed, so it moves on",
    "Tuesday 29 December 2026: Closed, so it moves on",
    "Wednesday 30 December 2026: Closed, so it moves on",
    "Thursday 31 December 2026: Closed, so it moves on",
    "Friday 1 January 2027, 17:00: the next working day ends",
  ]);
});
test("parts of a unit are told in smaller ones", () => {
  const later = (amount, unit) => lines("2026-11-25", { amount, unit })[1].replace(/^.*: /, "");
  const amounts = [[0.5, "days"], [299, "seconds"], [30, "seconds"], [1.5, "weeks"], [0.5, "years"], [90, "minutes"], [1, "hours"]];
  assert.deepEqual(amounts.map(each => later(...each)), [
    "12 hours later", "4 minutes 59 seconds later", "30 seconds later", "10 days 12 hours later", "6 months later",
    "90 minutes later", "1 hour later",
  ]);
});
test("the days of a count agree with its due date", () => {
  for (let amount = 1; amount < 60; amount++) {
    for (const same_day of [true, false]) {
      const told = lines("2026-11-25", { amount, unit: "working days", same_day });
      assert.equal(told.filter(line => /: day \d+$/.test(line)).length, amount);
      assert.match(told.at(-1), new RegExp(`: day ${amount}$`));
    }
  }
});
test("nights are told by the day on which they begin", () => {
  const nights = { ...calendar, opens: 1320, closes: 1800 };
  assert.deepEqual(lines("2026-11-24", { amount: 5, unit: "working hours" }, "02:00", nights), [
    "Monday 23 November 2026: 4 hours",
    "Tuesday 24 November 2026: 1 hour",
  ]);
});
test("a night that ends at six is told without the day after it", () => {
  const nights = { ...calendar, opens: 1320, closes: 1800 };
  const asked = { date: "2026-12-23", time: "23:00", limit: days(1) };
  assert.deepEqual(answerTo(nights, asked).map(withoutComma), ["By Friday 25 December 2026, 06:00."]);
  assert.deepEqual(countedInWords(nights, asked).map(withoutComma), [
    "Wednesday 23 December 2026: counting starts on the next working day",
    "Thursday 24 December 2026: day 1",
  ]);
});
test("the hours of all days add up to the amount", () => {
  for (const [opens, closes] of [[540, 1020], [1320, 1800], [480, 1440]]) {
    for (let amount = 1; amount < 60; amount++) {
      const told = lines("2026-11-25", { amount, unit: "working hours" }, "02:15", { ...calendar, opens, closes });
      const lengths = told.map(line => (+/(\d+) hour/.exec(line)?.[1] || 0) + (+/(\d+) minute/.exec(line)?.[1] || 0) / 60);
      assert.equal(lengths.reduce((sum, length) => sum + length), amount, told.join("\n"));
      assert.doesNotMatch(told.at(-1), /not counted/);
    }
  }
});
test("a count near an estimated holiday says so", () => {
  const estimates = { ...calendar, closed: { "2027-03-10": "Eid al-Fitr" }, estimates: ["2027-03-10"] };
  const told = date => answerTo(estimates, { date, time: "10:00", limit: days(2) })[0];
  assert.match(told("2027-03-05"), /The date of Eid al-Fitr is an estimate/);
  assert.doesNotMatch(told("2027-03-01"), /estimate/);
  const inDays = amount => answerTo(estimates, {
    date: "2027-03-05", time: "10:00", limit: JSON.stringify({ amount, unit: "days", next_open: true }),
  })[0];
  assert.match(inDays(5), /estimate/);
  assert.doesNotMatch(inDays(9), /estimate/);
  estimates.closed["2027-03-09"] = "Eve of Eid al-Fitr";
  estimates.estimates.push("2027-03-09");
  assert.match(told("2027-03-05"), /The dates of Eve of Eid al-Fitr and Eid al-Fitr are estimates/);
});
test("a promise counts by its own calendar", () => {
  const whole = { ...calendar, others: { early: { ...calendar, closes: 900 } } };
  const limit = JSON.stringify({ amount: 1, unit: "working days", calendar: "early" });
  assert.deepEqual(answerTo(whole, { date: "2026-11-23", time: "10:00", limit }).map(withoutComma), ["By Tuesday 24 November 2026, 15:00."]);
});
const london = { ...calendar, zone: "Europe/London" };
const later = (date, time, amount, unit, where = london) => {
  const [told] = answerTo(where, { date, time, limit: JSON.stringify({ amount, unit }) });
  return withoutComma(told);
};
test("hours are counted as they pass when the clocks change", () => {
  assert.equal(later("2026-03-28", "22:30", 4, "hours"), "By Sunday 29 March 2026, 03:30.");
  assert.equal(later("2026-10-24", "12:00", 24, "hours"), "By Sunday 25 October 2026, 11:00.");
  assert.equal(later("2026-10-24", "23:30", 90, "minutes"), "By Sunday 25 October 2026, 01:00.");
  assert.equal(later("2026-10-25", "03:30", 1, "hours"), "By Sunday 25 October 2026, 04:30.");
  assert.equal(later("2026-03-29", "01:30", 1, "hours"), "By Sunday 29 March 2026, 03:30.");
  assert.equal(later("2026-10-24", "12:00", 1, "days"), "By Sunday 25 October 2026, 12:00.");
  assert.equal(later("2026-10-24", "12:00", 24, "hours", calendar), "By Sunday 25 October 2026, 12:00.");
});
test("a calendar of its own is in the same time zone", () => {
  const own = { ...london, others: { night: { ...calendar, opens: 0 } } };
  const limit = JSON.stringify({ amount: 24, unit: "hours", calendar: "night" });
  const asked = { date: "2026-10-24", time: "12:00", limit };
  assert.equal(withoutComma(answerTo(own, asked)[0]), "By Sunday 25 October 2026, 11:00.");
  assert.match(countedInWords(own, asked)[1], /24 hours later, as the clocks change meanwhile$/);
});
test("a clock that shows a moment twice, or never", () => {
  const minutes = (date, clock) => [Date.parse(date) / 864e5, minuteOf(clock)];
  const shownAt = (date, clock) => new Date(instantOf("Europe/London", minutes(date, clock))).toISOString();
  assert.equal(shownAt("2026-10-25", "01:30"), "2026-10-25T00:30:00.000Z");
  assert.equal(shownAt("2026-03-29", "01:30"), "2026-03-29T01:30:00.000Z");
  for (let hour = 0; hour < 72; hour++) {
    const at = Date.parse("2026-03-28T00:15:00Z") + hour * 36e5;
    assert.equal(instantOf("Australia/Lord_Howe", wallAt("Australia/Lord_Howe", at)), at);
  }
});

test("the limit of the day on which it was received counts", () => {
  const of = (amount, text) => ({ amount, unit: "working days", text });
  const forms = [
    { from: "2026-01-01" }, { from: "2026-02-01", ...of(3, "3 working days") }, { from: "2026-11-01", ...of(2) },
    { from: "2026-11-28", ...of(1, "1 working day") },
  ];
  const told = (date, late) => answer(date, JSON.stringify({ ...of(2), forms }), late).at(-1);
  assert.equal(told("2026-01-31"), "No time is promised for that day.");
  assert.equal(told("2026-10-30"), "By Wednesday 4 November 2026, 17:00. Promised for that day: 3 working days.");
  assert.equal(told("2026-11-27"), "By Tuesday 1 December 2026, 17:00.");
  assert.equal(told("2026-11-28"), "By Monday 30 November 2026, 17:00. Promised for that day: 1 working day.");
  assert.equal(told("2026-11-27", late({ from: "2026-11-28" })), told("2026-11-27"));
  assert.equal(told("2026-11-28", late({ from: "2026-11-28" })).tag, "small");
  const both = JSON.stringify([{ ...threeDays, until: "2026-11-28" }, { ...threeDays, amount: 9, from: "2026-11-28" }]);
  assert.match(told("2026-11-27", both).text, /^Until Wednesday 2 December 2026, 17:00/);
  assert.match(told("2026-11-28", both).text, /^Until Thursday 10 December 2026, 17:00/);
  assert.equal(told("2026-11-28", late({ until: "2026-11-28" })), told("2026-11-28"));
});

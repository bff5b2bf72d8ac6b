// Whether it is open now, and in words until when or when next.
import assert from "node:assert/strict";
import test from "node:test";
import { openAt, openSpans } from "../../theme/scripts/handbook/open-now.mjs";
import { addDays, dayWords, minuteOf, nowIn, weekdayOf } from "../../theme/scripts/handbook/wall-clock.mjs";

const office = { rows: [{ days: [0, 1, 2, 3, 4], opens: "09:00", closes: "17:00" }], closed: ["2026-12-25", "2026-12-28"] };
const MONDAY = "2026-11-23";
const said = (hours, date, clock) => openAt(hours, { date, minute: minuteOf(clock) }).words;

for (const [date, clock, words] of [
  [MONDAY, "08:59", "closed, opens today 09:00"],
  [MONDAY, "09:00", "open now until 17:00"],
  [MONDAY, "16:59", "open now until 17:00"],
  [MONDAY, "17:00", "closed, opens tomorrow 09:00"],
  ["2026-11-27", "17:30", "closed, opens Monday 09:00"],
  ["2026-12-24", "18:00", "closed, opens Tuesday 09:00"],
]) test(`an office on ${date} at ${clock}: ${words}`, () => assert.equal(said(office, date, clock), words));

test("hours until midnight are described so", () => {
  const late = { rows: [{ days: [0], opens: "18:00", closes: "24:00" }], closed: [] };
  assert.equal(said(late, MONDAY, "22:00"), "open now until midnight");
});
test("hours past midnight are one span", () => {
  const night = { rows: [{ days: [0], opens: "22:00", closes: "02:00" }], closed: [] };
  assert.equal(said(night, MONDAY, "23:00"), "open now until tomorrow 02:00");
  assert.equal(said(night, addDays(MONDAY, 1), "01:00"), "open now until 02:00");
});
test("a night that begins on the eve of a holiday lasts until morning", () => {
  const night = { rows: [{ days: [0, 1, 2, 3], opens: "22:00", closes: "06:00" }], closed: [], publicHolidays: [addDays(MONDAY, 1)] };
  assert.equal(said(night, addDays(MONDAY, 1), "02:00"), "open now until 06:00");
  assert.equal(said(night, addDays(MONDAY, 1), "22:30"), "closed, opens tomorrow 22:00");
});
test("holidays can have hours of their own", () => {
  const hours = { ...office, closed: [], publicHolidays: [MONDAY], holidays: [{ opens: "10:00", closes: "12:00" }] };
  assert.equal(said(hours, MONDAY, "11:00"), "open now until 12:00");
  assert.equal(said({ ...hours, closed: [MONDAY] }, MONDAY, "11:00"), "closed, opens tomorrow 09:00");
});
test("a Saturday that makes up for a holiday is open", () => {
  const saturday = "2026-11-28", hours = { ...office, made_up: { on: [saturday], rows: [{ opens: "09:00", closes: "17:00" }] } };
  assert.equal(said(hours, saturday, "11:00"), "open now until 17:00");
  assert.equal(said(hours, "2026-11-27", "18:00"), "closed, opens tomorrow 09:00");
  assert.equal(said({ ...hours, closed: [saturday] }, saturday, "11:00"), "closed, opens Monday 09:00");
});
test("open all week is open day and night", () => {
  const always = { rows: [{ days: [0, 1, 2, 3, 4, 5, 6], opens: "00:00", closes: "24:00" }], closed: [] };
  assert.equal(said(always, MONDAY, "03:00"), "open day and night");
});
test("closed for weeks says on which day it opens", () => {
  const closed = Array.from({ length: 42 }, (_, ahead) => addDays(MONDAY, ahead));
  assert.equal(said({ ...office, closed }, MONDAY, "12:00"), "closed, opens Monday 4 January 09:00");
  const onHolidays = { rows: [], closed: [], publicHolidays: ["2027-05-03"], holidays: [{ opens: "10:00", closes: "12:00" }] };
  assert.equal(said(onHolidays, MONDAY, "12:00"), "closed, opens Monday 3 May 10:00");
});
test("closed for a year is only \"closed\"", () => {
  assert.equal(said({ rows: [], closed: [] }, MONDAY, "12:00"), "closed");
});
test("days more than a week ahead show their date", () => {
  assert.equal(dayWords(MONDAY, 6), "Sunday ");
  assert.equal(dayWords(MONDAY, 7), "Monday 30 November ");
});

test("spans agree with brute force over every minute", () => {
  const random = seeded(20261123);
  for (let round = 0; round < 40; round++) {
    const hours = randomHours(random), spans = openSpans(hours, MONDAY);
    for (let minute = 0; minute < 3 * 1440; minute += 7) {
      const isOpen = spans.some(([from, to]) => from <= minute && minute < to);
      assert.equal(isOpen, isOpenAt(hours, minute), JSON.stringify({ hours, minute }));
    }
  }
});
function isOpenAt({ rows, closed }, minute) {
  return [0, 1].some(before => {                    // a row of the day before may reach into this one
    const date = addDays(MONDAY, Math.floor(minute / 1440) - before), at = minute % 1440 + before * 1440;
    return !closed.includes(date) && rows.some(({ days, opens, closes }) => {
      const [from, to] = [minuteOf(opens), minuteOf(closes)];
      return days.includes(weekdayOf(date)) && from <= at && at < (to > from ? to : to + 1440);
    });
  });
}
function randomHours(random) {
  const hour = () => `${String(Math.floor(random() * 25)).padStart(2, "0")}:00`;
  const row = () => ({ days: [0, 1, 2, 6].filter(() => random() < 0.5), opens: hour().replace("24", "00"), closes: hour() });
  return { rows: [row(), row()], closed: random() < 0.3 ? [addDays(MONDAY, 1)] : [] };
}
function seeded(seed) {                             // a linear congruential generator: the same numbers in every run
  return () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
}

test("the organisation's time zone counts on every device", () => {
  const at = new Date("2026-12-31T23:30:00Z");
  assert.deepEqual(nowIn("Europe/London", at), { date: "2026-12-31", minute: 1410 });
  assert.deepEqual(nowIn("Pacific/Auckland", at), { date: "2027-01-01", minute: 750 });
});

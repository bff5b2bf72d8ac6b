// Opening hours: data-opening='{"rows":[{"days":[0,1,2,3,4],"opens":"09:00","closes":"17:00"}],"closed":["2026-12-24"]}', inside
// an element with the organisation's data-closed="2026-12-25 …", in the time zone of <html data-zone>. Day 0 is Monday; a closing
// time at or before the opening time is on the next day. "holidays": rows for holidays; "always": ignore holidays;
// "made_up":{"on":["2026-05-09"],"rows":[…]}: rows for working days on a weekend; "partial": never say "closed".
// The result is written into [data-open-now] inside.
import { againWhileShown, zoneOfPage } from "./page.mjs";
import { addDays, clockOf, dayWords, minuteOf, nowIn, weekdayOf } from "./wall-clock.mjs";

const aDay = 1440, daysAhead = 21, daysOfAYear = 366;

export function tellWhetherOpen(element) {
  const place = element.querySelector("[data-open-now]"), hours = JSON.parse(element.dataset.opening);
  hours.closed ??= [];
  hours.publicHolidays = hours.always ? [] : element.closest("[data-closed]").dataset.closed.split(" ");
  const show = () => {
    const { open, words } = openAt(hours, nowIn(zoneOfPage()));
    place.hidden = !open && hours.partial;
    place.textContent = words[0].toUpperCase() + words.slice(1);
    place.dataset.tone = open ? "good" : "watch";
  };
  show();
  againWhileShown(element, show);
}

// Whether it is open at a date and minute, and in words until when or when next.
export function openAt(hours, { date, minute }) {
  const spans = openSpans(hours, date), opensLater = ([from]) => from > minute;
  const day = at => dayWords(date, Math.floor(at / aDay));
  const open = spans.find(([from, to]) => from <= minute && minute < to);
  if (open && open[1] > 13 * aDay) return { open: true, words: "open day and night" };
  if (open) return { open: true, words: `open now until ${day(open[1] - 1).replace("today ", "")}${end(open[1] % aDay)}` };
  const next = spans.find(opensLater) ?? openSpans(hours, date, daysOfAYear).find(opensLater);
  return { open: false, words: next ? `closed, opens ${day(next[0])}${clockOf(next[0] % aDay)}` : "closed" };
}

const end = minute => (minute ? clockOf(minute) : "midnight");

// Opening times of the days to come as [from, to] in minutes from today's midnight, merged where they touch.
export function openSpans(hours, today, days = daysAhead) {
  const spans = [];
  for (let ahead = -1; ahead < days; ahead++) {
    const date = addDays(today, ahead);
    for (const row of rowsOn(hours, date)) {
      const from = minuteOf(row.opens), to = minuteOf(row.closes);
      spans.push([ahead * aDay + from, ahead * aDay + to + (to <= from ? aDay : 0)]);
    }
  }
  return joined(spans.sort((one, other) => one[0] - other[0]));
}
// The rows of a date: none while it is closed, on holidays those for holidays, and on a weekend that is worked those of
// working days, too.
function rowsOn({ rows, closed, publicHolidays = [], holidays = [], made_up: madeUp }, date) {
  if (closed.includes(date)) return [];
  if (publicHolidays.includes(date)) return holidays;
  const usual = rows.filter(row => row.days.includes(weekdayOf(date)));
  return madeUp?.on.includes(date) ? [...usual, ...madeUp.rows] : usual;
}
function joined(spans) {
  return spans.reduce((whole, span) => {
    const last = whole.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]); else whole.push(span);
    return whole;
  }, []);
}

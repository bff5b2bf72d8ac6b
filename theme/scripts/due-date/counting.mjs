// Counts exactly as hooks/interlock/questions/calendar/working_time.py does. A day is the number of days since 1970-01-01, a
// moment is [day, minutes after midnight], both in the organisation's time zone. Where the calendar closes after 24 hours,
// a working day lasts into the next day. Where `calendar.zone` names the time zone (undefined: the device's), hours and less
// are counted as they pass, in the night in which the clocks change too.
import { instantOf, wallAt } from "../handbook/wall-clock.mjs";

const aDay = 1440;
const exact = { seconds: 1 / 60, minutes: 1, hours: 60 };
const elapsed = { ...exact, days: aDay, weeks: 7 * aDay };
const inMonths = { months: 1, years: 12 };

export const isoOf = day => new Date(day * 864e5).toISOString().slice(0, 10);
const weekday = day => (((day + 3) % 7) + 7) % 7;
export const isWorking = (calendar, day) => calendar.made_up?.includes(isoOf(day))
  || (calendar.working_days.includes(weekday(day)) && !(isoOf(day) in calendar.closed));
const isKnown = (calendar, day) => isoOf(day) >= calendar.first && isoOf(day) <= calendar.last;

const momentAt = (day, minute) => [day + Math.floor(minute / aDay), minute - Math.floor(minute / aDay) * aDay];
// The working day that a moment belongs to, and the minutes since its midnight.
const inItsDay = (calendar, [day, minute]) => (minute < calendar.closes - aDay ? [day - 1, minute + aDay] : [day, minute]);
// The working days in which a count begins and ends: one that is used up when a day closes ends in that day.
export const firstWorked = (calendar, start) => inItsDay(calendar, start)[0];
export const lastWorked = (calendar, [day, minute]) => (minute <= calendar.closes - aDay ? day - 1 : day);

// The moment at which an amount, {amount, unit, same_day, next_open}, ends. Null where the calendar does not reach that far.
export function due(calendar, start, { amount, unit, same_day, next_open }) {
  if (!amount) return start;
  if (unit === "working days") {
    const whole = Math.floor(amount);
    const last = addWorkingDays(calendar, start, whole, same_day || calendar.counts_from === "same day");
    return last && addWorkingTime(calendar, last, (amount - whole) * (calendar.closes - calendar.opens));
  }
  if (unit === "working hours") return addWorkingTime(calendar, start, amount * 60);
  if (unit === "working minutes") return addWorkingTime(calendar, start, amount);
  const end = unit in inMonths ? addMonths(start, amount * inMonths[unit])
    : unit in exact && "zone" in calendar ? wallAt(calendar.zone, instantOf(calendar.zone, start) + amount * exact[unit] * 6e4)
    : momentAt(start[0], start[1] + amount * elapsed[unit]);
  if (!next_open || (isKnown(calendar, end[0]) && isWorking(calendar, end[0]))) return end;
  const open = nextWorking(calendar, end[0]);
  return open === null ? null : momentAt(open, calendar.closes);
}
// How working time runs from a start to an end: for each day, { day, minutes } with the working time that counts.
export function workedDays(calendar, start, end) {
  const [first, from] = inItsDay(calendar, start), found = [], last = end[0] * aDay + end[1];
  for (let day = first; day <= lastWorked(calendar, end); day++) {
    const opens = Math.max(calendar.opens, day === first ? from : 0), closes = Math.min(calendar.closes, last - day * aDay);
    found.push({ day, minutes: isWorking(calendar, day) ? Math.max(closes - opens, 0) : 0 });
  }
  return found;
}

function nextWorking(calendar, day) {
  while (isKnown(calendar, day) && !isWorking(calendar, day)) day++;
  return isKnown(calendar, day) ? day : null;
}
function addWorkingDays(calendar, start, number, sameDay) {
  if (!number) return start;
  let [day, minute] = inItsDay(calendar, start);
  if (!sameDay || minute >= calendar.closes) day++;
  day = nextWorking(calendar, day);
  for (let left = number - 1; left && day !== null; left--) day = nextWorking(calendar, day + 1);
  return day === null ? null : momentAt(day, calendar.closes);
}
function addWorkingTime(calendar, start, left) {
  if (!left) return start;
  const [day, minute] = inItsDay(calendar, start);
  for (let at = nextWorking(calendar, day); at !== null; at = nextWorking(calendar, at + 1)) {
    const here = Math.max(calendar.opens, at === day ? minute : 0);
    if (here >= calendar.closes) continue;
    if (left <= calendar.closes - here) return momentAt(at, here + left);
    left -= calendar.closes - here;
  }
  return null;
}
function addMonths([day, minute], months) {
  const date = new Date(day * 864e5);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  last.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()));
  return [last.getTime() / 864e5, minute];
}

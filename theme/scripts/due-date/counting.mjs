// Counts exactly as hooks/interlock/questions/calendar/working_time.py does. A day is the number of days since 1970-01-01, a
// moment is [day, minutes after midnight], both in the organisation's time zone.
const aDay = 1440;
const elapsed = { seconds: 1 / 60, minutes: 1, hours: 60, days: aDay, weeks: 7 * aDay };
const inMonths = { months: 1, years: 12 };

export const isoOf = day => new Date(day * 864e5).toISOString().slice(0, 10);
const weekday = day => (((day + 3) % 7) + 7) % 7;
const isWorking = (calendar, day) => calendar.working_days.includes(weekday(day)) && !(isoOf(day) in calendar.closed);
const isKnown = (calendar, day) => isoOf(day) >= calendar.first && isoOf(day) <= calendar.last;

// The moment at which an amount, {amount, unit, same_day}, ends. Null where the calendar does not reach that far.
export function due(calendar, start, { amount, unit, same_day }) {
  if (!amount) return start;
  if (unit === "working days") {
    const whole = Math.floor(amount);
    const last = addWorkingDays(calendar, start, whole, same_day || calendar.counts_from === "same day");
    return last && addWorkingTime(calendar, last, (amount - whole) * (calendar.closes - calendar.opens));
  }
  if (unit === "working hours") return addWorkingTime(calendar, start, amount * 60);
  if (unit in inMonths) return addMonths(start, amount * inMonths[unit]);
  const end = start[0] * aDay + start[1] + amount * elapsed[unit];
  return [Math.floor(end / aDay), end - Math.floor(end / aDay) * aDay];
}

function nextWorking(calendar, day) {
  while (isKnown(calendar, day) && !isWorking(calendar, day)) day++;
  return isKnown(calendar, day) ? day : null;
}
function addWorkingDays(calendar, [day, minute], number, sameDay) {
  if (!number) return [day, minute];
  if (!sameDay || minute >= calendar.closes) day++;
  day = nextWorking(calendar, day);
  for (let left = number - 1; left && day !== null; left--) day = nextWorking(calendar, day + 1);
  return day === null ? null : [day, calendar.closes];
}
function addWorkingTime(calendar, [day, minute], left) {
  if (!left) return [day, minute];
  for (let at = nextWorking(calendar, day); at !== null; at = nextWorking(calendar, at + 1)) {
    const here = Math.max(calendar.opens, at === day ? minute : 0);
    if (here >= calendar.closes) continue;
    if (left <= calendar.closes - here) return [at, here + left];
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

// Time in the organisation's time zone. A date is "2026-12-24", a minute counts from midnight, and weekday 0 is Monday.
const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];
const twoDigits = number => String(number).padStart(2, "0");

export const minuteOf = clock => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
export const clockOf = minute => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(Math.floor(minute % 60))}`;

// Today's date and minute in a time zone; without one, the device's.
export function nowIn(zone, at = new Date()) {
  const shape = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...shape }).formatToParts(at);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { date: `${part.year}-${part.month}-${part.day}`, minute: part.hour * 60 + Number(part.minute) };
}
// What a clock shows in a time zone at an instant (milliseconds since 1970), as [day since 1970-01-01, minutes after midnight].
export function wallAt(zone, instant) {
  const { date, minute } = nowIn(zone, new Date(Math.floor(instant / 6e4) * 6e4));
  return [Date.parse(`${date}T00:00Z`) / 864e5, minute + (instant / 6e4 % 1)];
}
// The instant at which a clock shows a moment: the first one where it comes twice, as clocks go back; where it is passed over, as
// they go forward, the one at which it would have come.
export function instantOf(zone, [day, minute]) {
  const shown = day * 864e5 + minute * 6e4;
  const ahead = instant => { const [on, at] = wallAt(zone, instant); return on * 864e5 + at * 6e4 - instant; };
  const before = shown - ahead(shown - 864e5), after = shown - ahead(before);
  return ahead(after) === ahead(before) ? after : before;
}
export function addDays(date, days) {
  const day = new Date(`${date}T12:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
export const weekdayOf = date => (new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7;

// The day that is `days` ahead in words: "today ", "Monday ", "Monday 4 January ".
export function dayWords(today, ahead) {
  if (ahead < 2) return ahead ? "tomorrow " : "today ";
  const date = addDays(today, ahead), [, month, day] = date.split("-").map(Number);
  return `${dayNames[weekdayOf(date)]} ${ahead < 7 ? "" : `${day} ${monthNames[month - 1]} `}`;
}

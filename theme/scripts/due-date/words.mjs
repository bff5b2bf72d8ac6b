// A due date in words: the day and, where the steps take longer, a warning with the day on which they end.
import { clockOf, minuteOf } from "../handbook/wall-clock.mjs";
import { due, isoOf } from "./counting.mjs";

const dayOf = date => Date.parse(`${date}T00:00Z`) / 864e5;
const longDay = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const dayInWords = day => new Date(day * 864e5).toLocaleDateString("en-GB", longDay);
const momentInWords = ([day, minute]) => `${dayInWords(day)}, ${clockOf(minute + 1e-6)}`;

// The answer in pieces: texts, and { tag, className, tone, text } for elements. `limit` and `late` are amounts as JSON; empty
// while the date or the limit is missing.
export function answerTo(calendar, { date, time, limit, late }) {
  if (!date || !limit) return [];
  const start = [dayOf(date), minuteOf(time || "00:00")], amount = JSON.parse(limit);
  const end = due(calendar, start, amount);
  if (!end) return [`The calendar of this handbook ends on ${dayInWords(dayOf(calendar.last))}.`];
  const passed = amount.unit.startsWith("working") ? passedOver(calendar, start[0], end[0]) : "";
  const promised = `By ${momentInWords(end)}.${passed}`;
  return late ? doubted(calendar, start, end, JSON.parse(late), promised) : [promised];
}

function passedOver(calendar, from, to) {
  const found = [];
  for (let day = from + 1; day <= to && found.length < 4; day++) {
    const why = isoOf(day) in calendar.closed && (calendar.closed[isoOf(day)] || "closed");
    if (why) found.push(`${dayInWords(day).replace(/ \d{4}$/, "")} (${why})`);
  }
  return found.length ? ` Not counted: ${found.join(", ")}${found.length > 3 ? " and others" : ""}.` : "";
}

// Where the steps take longer in every case, nobody should name the promised day: whom to ask comes before it.
function doubted(calendar, start, end, { words, tone, ask, if: needed, ...amount }, promised) {
  const last = due(calendar, start, amount);
  if (last && (last[0] < end[0] || (last[0] === end[0] && last[1] <= end[1]))) return [promised];
  const until = `${last ? `Until ${momentInWords(last)}` : "Longer"}${needed ? `, if ${needed}` : ""}.`;
  const [first, text] = ask ? [`Ask ${ask} before you name a day.`, `${until} Promised: ${lowered(promised)}`] : [promised, until];
  return [first, " ", { tag: "span", className: "tag", tone, text: words }, " ", { tag: "small", text }];
}
const lowered = text => text[0].toLowerCase() + text.slice(1);

// A due date in words: the day and, where the steps take longer, a warning with the day on which they end.
import { clockOf, minuteOf } from "../handbook/wall-clock.mjs";
import { due, firstWorked, isoOf, isWorking, lastWorked, workedDays } from "./counting.mjs";

const dayOf = date => Date.parse(`${date}T00:00Z`) / 864e5;
const longDay = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const dayInWords = day => new Date(day * 864e5).toLocaleDateString("en-GB", longDay);
const momentInWords = ([day, minute]) => `${dayInWords(day)}, ${clockOf(minute + 1e-6)}`;

// The answer in pieces: texts, and { tag, className, tone, text } for elements. `limit` and `late` are amounts as JSON; empty
// while the date or the limit is missing, or half of the year typed.
export function answerTo(whole, { date, time, limit, late }) {
  if (!isWhole(date) || !limit) return [];
  const { calendar, start, amount, end } = counted(whole, date, time, limit);
  if (!("amount" in amount)) return ["No time is promised for that day."];
  if (!end) {
    const [turns, day] = date < calendar.first ? ["begins", calendar.first] : ["ends", calendar.last];
    return [`The calendar of this handbook ${turns} on ${dayInWords(dayOf(day))}.`];
  }
  const works = amount.unit.startsWith("working");
  const mayMove = works ? start[0] : beforeItMoves(calendar, start, amount)[0];
  const passed = (works ? passedOver(calendar, firstWorked(calendar, start), lastWorked(calendar, end)) : "")
    + (works || amount.next_open ? estimated(calendar, mayMove, end[0]) : "");
  const then = amount.text ? ` Promised for that day: ${amount.text}.` : "";
  const promised = `By ${momentInWords(end)}.${then}${passed}`, steps = late && tooLongOn(date, JSON.parse(late));
  return steps ? doubted(calendar, start, end, steps, promised) : [promised];
}
// Who types 2026 has been in the years 2, 20 and 202.
const isWhole = date => /^\d{4}-/.test(date) && date >= "1900";

// By which calendar a limit counts (a promise may have its own), from when, and to when.
function counted(whole, date, time, limit) {
  const start = [dayOf(date), minuteOf(time || "00:00")], amount = promisedOn(JSON.parse(limit), date);
  const calendar = amount.calendar in (whole.others ?? {}) ? { ...whole.others[amount.calendar], ...inZoneOf(whole) } : whole;
  return { calendar, start, amount, end: "amount" in amount ? due(calendar, start, amount) : null };
}
// Of steps that take longer than promised, those that do on a day: one, or where the limit changes several.
const tooLongOn = (date, late) => [late].flat().find(({ from = date, until = "" }) => date >= from && (!until || date < until));
// A limit that changes has `forms`, the earliest first, of which the last that has begun on a day holds.
const promisedOn = ({ forms = [], ...today }, date) => forms.filter(({ from }) => from <= date).at(-1) ?? today;

const inZoneOf = whole => ("zone" in whole ? { zone: whole.zone } : {});

// How it was counted, day by day, a line for each; days in a row that do not count for the same reason share one.
export function countedInWords(whole, { date, time, limit }) {
  if (!isWhole(date) || !limit) return [];
  const { calendar, start, amount, end } = counted(whole, date, time, limit);
  if (!end) return [];
  const inWords = amount.unit.startsWith("working") ? workInWords : elapsedInWords;
  return inWords(calendar, start, end, amount);
}
function workInWords(calendar, start, end, amount) {
  const lines = [];
  let number = 0;
  const sameDay = amount.same_day || calendar.counts_from === "same day";
  const inDays = amount.unit === "working days" && amount.amount >= 1;
  for (const [index, { day, minutes }] of workedDays(calendar, start, end).entries()) {
    const reason = notWorked(calendar, day);
    if (reason) lines.push([day, `${reason}, not counted`]);
    else if (inDays && !index && !sameDay) lines.push([day, "counting starts on the next working day"]);
    else if (!minutes) lines.push([day, "not counted, the working day is over"]);
    else lines.push([day, inDays ? dayNumber(++number, amount.amount, minutes) : lengthInWords(minutes)]);
  }
  return inRuns(lines);
}
const dayNumber = (number, amount, minutes) => (number <= amount ? `day ${number}` : `${lengthInWords(minutes)} more`);
// When elapsed time is over, also on a closed day.
const beforeItMoves = (calendar, start, amount) => due(calendar, start, { ...amount, next_open: false });
function elapsedInWords(calendar, start, end, amount) {
  const plain = beforeItMoves(calendar, start, amount);
  const { zone: _, ...anywhere } = calendar, byTheClock = due(anywhere, start, { ...amount, next_open: false });
  const change = momentInWords(byTheClock) === momentInWords(plain) ? "" : ", as the clocks change meanwhile";
  const lines = [
    `${momentInWords(start)}: counting starts, day and night`, `${momentInWords(plain)}: ${amountInWords(amount)} later${change}`,
  ];
  if (amount.next_open && plain[0] !== end[0]) {
    for (let day = plain[0]; day < end[0] && !isWorking(calendar, day); day++) {
      lines.push(`${dayInWords(day)}: ${notWorked(calendar, day)}, so it moves on`);
    }
    lines.push(`${momentInWords(end)}: the next working day ends`);
  }
  return lines;
}
function notWorked(calendar, day) {
  if (isWorking(calendar, day)) return "";
  return calendar.closed[isoOf(day)] || (isoOf(day) in calendar.closed ? "closed" : "no working day");
}
// Lengths stay apart, because two days with eight hours each are no eight hours.
function inRuns(lines) {
  const runs = [];
  for (const [day, words] of lines) {
    const last = runs.at(-1);
    if (last?.words === words && words.endsWith("not counted")) last.to = day; else runs.push({ from: day, to: day, words });
  }
  return runs.map(({ from, to, words }) => `${dayInWords(from)}${to === from ? "" : ` to ${dayInWords(to)}`}: ${words}`);
}
const lengths = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const severalOf = (number, unit) => `${number} ${unit}${number === 1 ? "" : "s"}`;
function inParts(seconds, parts) {
  let left = Math.round(seconds);
  return parts.flatMap(([unit, size]) => {
    const number = Math.floor(left / size);
    left -= number * size;
    return number ? [severalOf(number, unit)] : [];
  }).join(" ");
}
const lengthInWords = minutes => inParts(Math.round(minutes) * 60, lengths.slice(1)) || "less than a minute";
// Whole numbers of a unit as they are, others in smaller units: half a day is 12 hours, half a year 6 months.
function amountInWords({ amount, unit }) {
  const one = unit.replace(/s$/, ""), size = one === "week" ? 7 * 86400 : new Map(lengths).get(one);
  if (one === "year" && amount % 1) return severalOf(12 * amount, "month");
  return size && (amount % 1 || size === 1 && amount > 60) ? inParts(amount * size, lengths) : severalOf(amount, one);
}
// A holiday that is set by the sight of the moon may fall a day earlier or later, so the days beside the count matter too.
function estimated(calendar, from, to) {
  const names = new Set();
  for (let day = from - 1; day <= to + 1; day++) {
    const name = calendar.closed[isoOf(day)];
    if (name && calendar.estimates?.includes(isoOf(day))) names.add(name);
  }
  if (!names.size) return "";
  const told = new Intl.ListFormat("en-GB").format(names);
  return names.size === 1
    ? ` The date of ${told} is an estimate until it is announced: check it before you name a day.`
    : ` The dates of ${told} are estimates until they are announced: check them before you name a day.`;
}

const mostNamed = 4;
function passedOver(calendar, from, to) {
  const found = [];
  for (let day = from + 1; day <= to && found.length <= mostNamed; day++) {
    const why = isoOf(day) in calendar.closed && (calendar.closed[isoOf(day)] || "closed");
    if (why) found.push(`${dayInWords(day).replace(/ \d{4}$/, "")} (${why})`);
  }
  if (!found.length) return "";
  return ` Not counted: ${found.slice(0, mostNamed).join(", ")}${found.length > mostNamed ? " and others" : ""}.`;
}

// Where the steps take longer in every case, nobody should name the promised day: whom to ask comes before it.
function doubted(calendar, start, end, { words, tone, ask, if: needed, ...amount }, promised) {
  const last = due(calendar, start, amount);
  if (last && (last[0] < end[0] || (last[0] === end[0] && last[1] <= end[1]))) return [promised];
  const until = `${last ? `Until ${momentInWords(last)}` : "Longer"}${needed ? `, if ${needed}` : ""}.`;
  const warned = [`Ask ${ask} before you name a day.`, `${until} Promised: ${lowered(promised)}`];
  const [first, text] = ask ? warned : [promised, until];
  return [first, " ", { tag: "span", className: "tag", tone, text: words }, " ", { tag: "small", text }];
}
const lowered = text => text[0].toLowerCase() + text.slice(1);
